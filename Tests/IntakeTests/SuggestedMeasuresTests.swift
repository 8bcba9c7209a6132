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
      rows[0][7...] == ["1", "data.csv", "pass_percent", "passed", "pupils", "sex=*;phase=Primary"])
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

  @Test func `another table is refused with a reason`() {
    let suggested = SuggestedMeasures(
      for: InputFile(path: "las.csv", text: "code,name\n1,A\n"), description: nil)
    #expect(suggested.count == 0)
    #expect(suggested.findings.map(\.rule.name) == ["missing-column"])
  }
}
