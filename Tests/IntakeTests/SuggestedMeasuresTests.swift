import Diagnostics
import Intake
import SelfEvaluation
import Testing

/// Nobody should have to write down by hand which column is whose count.
struct SuggestedMeasuresTests {
  private static let table = """
    time_period,time_identifier,geographic_level,new_la_code,la_name,sex,phase,pupils,passed,pass_percent,average_score
    202223,Academic year,Local authority,E10000017,Lancashire,Total,Primary,200,120,60.0,34.5
    202223,Academic year,Local authority,E10000017,Lancashire,Girls,Primary,100,70,70.0,35.5
    202223,Academic year,Local authority,E10000017,Lancashire,Boys,Primary,100,50,50.0,33.5
    202324,Academic year,Local authority,E10000017,Lancashire,Total,Primary,210,c,c,33.9
    202324,Academic year,Local authority,E10000017,Lancashire,Total,Secondary,300,100,33.3,z
    """

  private func rows(_ text: String, description: String? = nil) -> [[Substring]] {
    let suggested = SuggestedMeasures(
      for: InputFile(path: "Evidence/measures/data.csv", text: text),
      description: description.map { InputFile(path: "data.meta.csv", text: $0) })
    #expect(suggested.findings.isEmpty)
    return String(decoding: suggested.csv, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func `the counts behind a percentage are found by what they give`() throws {
    let rows = rows(Self.table)
    #expect(rows.map { $0[0] } == ["pass-percent", "average-score"])
    #expect(rows[0][2] == "percent")
    #expect(
      rows[0][13...] == [
        "1", "data.csv", "pass_percent", "passed", "pupils", "sex=*;phase=Primary",
      ])
    #expect(rows[1][2] == "score")
  }

  @Test func `titles come from the description where there is one`() throws {
    let description = """
      col_name,col_type,label,indicator_unit
      sex,Filter,Sex,
      phase,Filter,Phase,
      pass_percent,Indicator,Pupils who passed,%
      """
    #expect(rows(Self.table, description: description).first?[1] == "Pupils who passed")
  }

  /// With the wrong decimals -2.21 prints as -2, and two years that differ are told to be the same.
  ///
  /// The newest years come first in a published file, and may have no figure yet.
  @Test(arguments: [
    (["-2.21", "7.5"], "2"), (["7", "8.0"], "0"), (["x"], "0"), (["65.96053775"], "1"),
    (["0.30000000000000004", "0.25"], "2"),
    (["65.96053775", "40.23455432", "60.5", "44.95453"], "5"),
    (["65.96053775", "40.23455432", "44.95453"], "1"),
  ])
  func `decimals are those of the figures wherever in the file they stand`(
    figures: [String], decimals: String
  ) {
    let cells = Array(repeating: "x", count: 3_000) + figures
    let text =
      "time_period,time_identifier,geographic_level,score\n"
      + cells.map { "202223,Academic year,National,\($0)\n" }.joined()
    #expect(rows(text).map { $0[13] } == [Substring(decimals)])
  }

  @Test func `the counts behind a percentage are found below rows that have none`() {
    let text =
      "time_period,time_identifier,geographic_level,pupils,passed,pass_percent\n"
      + String(repeating: "202223,Academic year,National,x,x,x\n", count: 300)
      + String(repeating: "202122,Academic year,National,200,120,60.0\n", count: 3)
    #expect(rows(text).map { $0[15...17] } == [["pass_percent", "passed", "pupils"]])
  }

  /// Numbers of pupils that are taken for schools or sessions would be published however small;
  /// schools taken for pupils are withheld for nothing.
  @Test(arguments: [
    ("num_schools", "schools"), ("schools_good_percent", "schools"), ("sess_overall", "other"),
    ("sess_overall_percent", "other"), ("funded_places", "other"), ("days_lost", "other"),
    ("total_expenditure", "other"), ("passed", "pupils"), ("pupils_in_good_schools", "pupils"),
    ("good_schools_pupils", "pupils"), ("attainment_in_schools", "pupils"),
    ("school_leavers", "pupils"), ("exclusions_lasting_5_days", "pupils"),
    ("plans_within_20_days", "pupils"), ("persistent_10_sessions", "pupils"),
    ("secondary_school_attainment", "pupils"), ("sessions_missed_by_pupils", "other"),
    ("average_score", "pupils"),
  ])
  func `what is counted is told by the column's own words, in doubt pupils`(
    name: String, counts: Substring
  ) {
    let text =
      "time_period,time_identifier,geographic_level,\(name)\n202223,Academic year,National,7\n"
    #expect(rows(text).map { $0[5] } == [counts])
  }

  @Test func `a percentage counts what is behind it, in the words of the description`() {
    let text = """
      time_period,time_identifier,geographic_level,possible,missed,rate_percent,absentees
      202122,Academic year,National,200,120,60.0,3
      202122,Academic year,Regional,100,50,50.0,2
      202122,Academic year,Local authority,100,70,70.0,1
      """
    let description = """
      col_name,col_type,label,indicator_unit
      possible,Indicator,Number of sessions possible,
      missed,Indicator,Number of overall absence sessions,
      rate_percent,Indicator,Overall absence rate,%
      absentees,Indicator,Number of persistent absentees (10% or more sessions missed),
      """
    #expect(rows(text, description: description).map { $0[5] } == ["other", "pupils"])
  }

  @Test func `what was proposed is read`() throws {
    let suggested = SuggestedMeasures(
      for: InputFile(path: "data.csv", text: Self.table), description: nil)
    let settings = #"{"authority": "Lancashire", "code": "E10000017", "year": "2023/24"}"#
    let result = Intake.read(
      Workspace(
        files: [
          InputFile(path: "laser.json", text: settings),
          InputFile(path: "measures.csv", bytes: suggested.csv),
          InputFile(path: "measures/data.csv", text: Self.table),
        ],
        builtInBanks: [
          "lancashire-laser-2013":
            #"{"id":"b","title":"B","scale":[{"id":"good","name":"Good"},{"id":"poor","name":"Poor"}],"parts":[{"name":"P","questions":[{"number":1,"text":"Q"}]}]}"#
        ]))
    #expect(result.findings.filter { $0.severity == .error }.isEmpty)
    #expect(result.evaluation?.observations.isEmpty == false)
  }

  /// Nobody notices that the groups of a whole file are left out.
  @Test func `filters that have their totals together are proposed together`() {
    let rows = rows(
      """
      time_period,time_identifier,geographic_level,kind,type,sex,passed
      202223,Academic year,National,Total,Total,Total,100
      202223,Academic year,National,Total,Total,Girls,50
      202223,Academic year,National,Meals,Free,Total,20
      202223,Academic year,National,Meals,Not free,Girls,40
      202223,Academic year,National,Language,English,Total,80
      """)
    #expect(rows.map { $0.last } == ["kind=*;type=*;sex=*"])
  }

  /// A row with fewer cells than the catalogue has columns would land in the wrong ones.
  @Test func `a row is one of the catalogue`() {
    #expect(rows(Self.table).map(\.count) == [19, 19])
  }

  @Test func `another table is refused with a reason`() {
    let suggested = SuggestedMeasures(
      for: InputFile(path: "las.csv", text: "code,name\n1,A\n1,2,3\n x\"y,3\n"), description: nil)
    #expect(suggested.count == 0)
    #expect(suggested.findings.map(\.rule.name) == ["missing-column"])
  }
}
