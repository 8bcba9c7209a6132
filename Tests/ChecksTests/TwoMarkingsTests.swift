import Checks
import Diagnostics
import SelfEvaluation
import Testing
import Trends

/// If this fails, the title of a source that one team marked so that nobody reads it is published
/// from another team's register; or two teams can't publish since their sources are called alike.
struct TwoMarkingsTests {
  /// What is found where one register has a marked row and another one a second row.
  private func findings(_ row: String, beside marked: String) throws -> [Finding] {
    let members = try [marked, row].enumerated().map { place, row in
      let header = "id,title,kind,date,period,source,questions,location,marking\n"
      let files = ["register.csv": header + row + "\n"]
      return try #require(TestWorkspace(files).evaluation, "\(place)")
    }
    var both = members[0]
    both.register += members[1].register
    both.members = members
    return Checks.findings(in: both, trends: TrendReport(both))
      .filter { $0.rule.name == "two-markings" }
  }

  private static let marked =
    "E1,Serious case review of Child K,report,2015-01-01,,LSCB,1,,OFFICIAL-SENSITIVE"

  @Test(arguments: [
    "X7,Serious case review of Child K,report,2015-01-01,,LSCB,1,,",
    "X7,SERIOUS CASE  REVIEW of Child K,report,2015-01-01,,,2,,OFFICIAL",
    "X7,Serious case review of Child K,,2015-01-01,2014/15,LSCB,1,a.pdf,OFFICIAL",
    "X7,Serious case review - of Child K.,report,2015-01-01,,LSCB,1,,OFFICIAL",
  ])
  func `a source that another team withholds is named with both its rows`(row: String) throws {
    let found = try findings(row, beside: Self.marked)
    try #require(found.count == 1)
    #expect(found[0].severity == .error)
    #expect(found[0].position.line == 2)
    #expect(found[0].message.contains("'X7'") && found[0].message.contains("'E1' in register.csv"))
  }

  @Test(arguments: [
    "X7,Serious case review of Child K,report,2015-01-01,,LSCB,1,,SECRET",
    "X7,Serious case review of Child K,report,2015-02-01,,LSCB,1,,",
    "X7,Serious case review of Child K,minutes,2015-01-01,,LSCB,1,,",
    "X7,Serious case review of Child K,report,2015-01-01,,Ofsted,1,,",
    "X7,Serious case review of Child K,report,,,LSCB,1,,",
    "X7,Serious case review of Child L,report,2015-01-01,,LSCB,1,,",
  ])
  func `another source, or one that nobody reads either, is left alone`(row: String) throws {
    #expect(try findings(row, beside: Self.marked).map(\.message) == [])
  }

  @Test func `what many sources are called tells of none`() throws {
    let note = "E1,Visit note,visit-note,2015-01-01,,Adviser,1,,"
    let found = try findings("X7" + note.dropFirst(2), beside: note + "OFFICIAL-SENSITIVE")
    #expect(found.map(\.message) == [])
  }
}
