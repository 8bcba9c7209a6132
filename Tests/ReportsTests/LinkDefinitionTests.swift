import Editions
import Intake
import ReportTemplates
import Reports
import SelfEvaluation
import Testing
import Trends

/// A link whose address stands below another answer of the same file must still lead there.
struct LinkDefinitionTests {
  @Test func `an address at the end of a file serves every answer in it`() throws {
    let text = """
      # Question 1

      See [the plan][plan].

      # Question 2

      And [the plan][plan] again.

      [note]: https://example.org/note
      [plan]: https://example.org/plan
      """
    let result = Intake.read(
      Workspace(
        files: [
          InputFile(
            path: "laser.json",
            text: #"{"authority":"A","year":"2014/15","teams":[{"id":"p","name":"P"}]}"#),
          InputFile(path: "judgements/p/all.md", text: text),
        ],
        builtInBanks: ReportTemplates.banks))
    let evaluation = try #require(result.evaluation)
    let report = try Reports.write(
      ReportRequest(
        evaluation: evaluation, trends: TrendReport(evaluation), findings: [],
        edition: .internalEdition, teams: [], isDraft: false, templates: [:], generator: "LASER"))
    for name in ["report.html", "report.md"] {
      let file = try #require(report.files.first { $0.name == name })
      let page = String(decoding: file.bytes, as: UTF8.self)
      let pattern =
        name.hasSuffix("html") ? "href=\"https://example.org/plan\"" : "](https://example.org/plan)"
      #expect(page.split(separator: pattern).count == 3, "\(name)")
    }
  }
}
