import Diagnostics
import Testing

/// If this fails, 46.7% is published as half of one per cent, or real small percentages are called
/// wrong.
struct FractionTests {
  private func findings(_ values: [String], target: String = "") -> [Finding] {
    let rows = values.enumerated().map { "gld,\(2010 + $0)/\(11 + $0),\($1)\n" }
    return TestWorkspace([
      "measures.csv": "id,title,unit,target\ngld,Good level,percent,\(target)\n",
      "measures/gld.csv": "measure,period,value,numerator,denominator\n" + rows.joined(),
    ]).findings("fraction-for-percentage")
  }

  @Test(arguments: [
    (["0.467,,", "0.592,,", "0.61,,"], "measures/gld.csv", 2),
    (["46.7,,", "0.592,,", "61,,"], "measures/gld.csv", 3),
    (["0.05,,", "0.592,,"], "measures/gld.csv", 3),
    (["7.3,,", "7.1,,", "0.069,,"], "measures/gld.csv", 4),
  ])
  func `a part of one among percentages is told where it stands`(
    values: [String], file: String, line: Int
  ) {
    let found = findings(values)
    #expect(found.map(\.position) == [FilePosition(file: file, line: line)])
    #expect(found.allSatisfy { $0.hint.contains("write ") })
  }

  @Test func `a target that is a part of one is told`() {
    #expect(findings(["46.7,,", "61,,"], target: "0.7").map(\.position.file) == ["measures.csv"])
    #expect(findings(["46.7,,", "61,,"], target: "70").isEmpty)
  }

  @Test func `less than one per cent are absent without leave`() {
    let found = TestWorkspace([
      "measures.csv": "id,title,unit,polarity\nu,Unauthorised absence,percent,lower\n",
      "measures/u.csv": "measure,period,value\nu,2013/14,0.87\nu,2014/15,0.91\n",
    ]).findings("fraction-for-percentage")
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ["0.05,,", "0.07,,", "0.2,,"], ["0.5,3,600", "0.7,4,600"], ["46.7,,", "0.21,,"],
    ["0,,", "1,,"], ["7.3,,", "7.1,,", "0.5,,"], ["1.4,,", "1.2,,", "0.3,,"],
    ["7.3,,", "7.1,,", "0.069,4,5797"], ["0.08,,", "0.1,,", "1.2,,", "0.001,,"], ["7.3,,", "0,,"],
  ])
  func `small percentages are left alone`(values: [String]) {
    #expect(findings(values).isEmpty)
  }
}
