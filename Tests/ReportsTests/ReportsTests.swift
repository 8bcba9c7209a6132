import Diagnostics
import Reports
import SelfEvaluation
import Testing
import Trends

/// If these fail, a council can't start: a workspace without answers gives no report.
struct EmptyReportTests {
  private let bank = QuestionBank(
    id: "small", title: "A small form",
    scale: [.init(id: "yes", name: "Yes"), .init(id: "no", name: "No")],
    parts: [.init(name: "Only part", questions: [Question(number: 1, text: "Is it so?")])])

  private var request: ReportRequest {
    let settings = Settings(
      authority: "Anyshire", year: 2014, at: FilePosition(file: "laser.json"))
    let evaluation = Evaluation(settings: settings, bank: bank)
    return ReportRequest(
      evaluation: evaluation, trends: TrendReport(evaluation), generator: "LASER test")
  }

  @Test func `an empty workspace gives five files and no finding`() throws {
    let result = try Reports.write(request)
    #expect(result.findings.isEmpty)
    #expect(
      result.files.map(\.name)
        == ["report.html", "report.md", "digest.html", "digest.md", "report.json"])
    for file in result.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(text.contains("Anyshire"), "\(file.name)")
      #expect(text.ranges(of: Reports.mark).count == 1, "\(file.name)")
    }
  }

  @Test func `the same request gives the same bytes`() throws {
    #expect(
      try Reports.write(request).files.map(\.bytes) == Reports.write(request).files.map(\.bytes))
  }
}
