import Editions
import Intake
import ReportTemplates
import Reports
import SelfEvaluation
import Testing
import Trends

/// A link whose address stands below another answer of the same file must still lead there.
struct LinkDefinitionTests {
  private func pages(_ text: String) throws -> [(name: String, text: String)] {
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
    return try ["report.html", "report.md"].map { name in
      let file = try #require(report.files.first { $0.name == name })
      return (name, String(decoding: file.bytes, as: UTF8.self))
    }
  }

  @Test func `an address at the end of a file serves every answer in it`() throws {
    let text = """
      # Question 1

      See [the plan][plan].

      # Question 2

      And [the plan][plan] again.

      [note]: https://example.org/note
      [plan]: https://example.org/plan
      """
    for (name, page) in try pages(text) {
      let pattern =
        name.hasSuffix("html") ? "href=\"https://example.org/plan\"" : "](https://example.org/plan)"
      #expect(page.split(separator: pattern).count == 3, "\(name)")
    }
  }

  /// If this fails, a picture that leads somewhere, or a link without words, can't be followed.
  @Test func `a link has words whatever stands in its brackets`() throws {
    let text = "# Question 1\n\n[![Map](m.png)](https://a.org) and [](https://b.org).\n"
    let found = try pages(text).map { page in
      [
        "<p><a href=\"https://a.org\">Map</a> and <a href=\"https://b.org\">https://b.org</a>.</p>",
        "[Map](https://a.org) and [https://b.org](https://b.org).",
      ].filter(page.text.contains)
    }
    #expect(found.map(\.count) == [1, 1])
  }
}
