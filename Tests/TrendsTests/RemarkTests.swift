import SelfEvaluation
import Testing
import Trends

/// If these fail, a reader looks for what differs in page after page of the same words.
struct RemarkTests {
  private func remarks(_ lines: [String]) throws -> [Remark] {
    let series = try Series(lines.joined(separator: "\n"))
    return series.report.remarks(on: series.measure)
  }

  @Test func `what is missing everywhere is said once`() throws {
    let remarks = try remarks([
      "2014/15: 5000/10000", "2014/15 EAL: 300/1000", "2014/15 CLA: 200/1000",
      "2013/14 CLA: c",
    ])
    #expect(remarks.count == 3)
    #expect(remarks[0].text.contains("There are no figures for 2012/13 and 2013/14."))
    #expect(!remarks[1].text.contains("There are no figures"), "\(remarks[1].text)")
    #expect(remarks[2].text.contains("There is no figure for 2012/13."), "\(remarks[2].text)")
  }

  @Test func `of two groups that make up all, the one that does worse is told`() throws {
    let remarks = try remarks([
      "2014/15: 5000/10000", "2014/15 Meals_claimed: 300/1000", "2014/15 None: 4700/9000",
      "2014/15 CLA: 200/1000",
    ])
    #expect(remarks.map(\.anchor) == ["m", "m--meals-claimed", "m--cla"])
  }

  @Test(arguments: [(6, 7), (7, 2)])
  func `many groups that differ are named in one sentence`(groups: Int, remarks: Int) throws {
    let lines = (1...groups).map { "2014/15 G\($0): \(100 + $0)/1000" }
    let all = try self.remarks(["2014/15: 50000/100000"] + lines)
    #expect(all.count == remarks)
    #expect(
      all.last?.text.hasPrefix(
        "Reading, groups that differ from all others by more than chance alone would explain, "
          + "below: G1 (10.1%), G2 (10.2%)") == (groups > 6), "\(all)")
  }
}
