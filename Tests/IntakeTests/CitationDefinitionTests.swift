import Diagnostics
import Intake
import TestSupport
import Testing

/// A line such as `[E1]: plan` vanishes from the page, since Markdown takes it for the address of a
/// link: its writer has to be told.
struct CitationDefinitionTests {
  private func findings(_ body: String) -> [Finding] {
    let files = [
      InputFile(
        path: "laser.json",
        text: #"{"authority":"A","year":"2014/15","teams":[{"id":"p","name":"P"}]}"#),
      InputFile(path: "register.csv", text: "id,title\nE1,Plan\n"),
      InputFile(path: "judgements/p/a.md", text: "# Question 1\n\n\(body)\n"),
    ]
    let bank = #"""
      {"id":"b","title":"B","scale":[{"id":"good","name":"Good"},{"id":"poor","name":"Poor"}],
      "parts":[{"name":"P","questions":[{"number":1,"text":"Q"}]}]}
      """#
    return Intake.read(Workspace(files: files, builtInBanks: ["lancashire-laser-2013": bank]))
      .findings
  }

  @Test(arguments: ["↓[E1]: plan", "Text.\n\n  ↓[e1]: https://example.org", "↓[E1]: <a b>"])
  func `a citation that would vanish is reported where it stands`(marked: String) throws {
    let input = MarkedText(marked)
    let finding = try #require(
      findings(input.text).first { $0.rule.name == "citation-as-definition" })
    #expect(finding.severity == .error)
    #expect(finding.position.line == input.line + 2)
    #expect(finding.position.column == input.column)
  }

  @Test(arguments: [
    "[E1] says so.", "[E1]: says so, and more than that.", "[note-1]: https://example.org",
    "See [the plan][p1].\n\n[p1]: https://example.org", "    [E1]: code",
  ])
  func `other lines are left alone`(body: String) {
    #expect(!findings(body).contains { $0.rule.name == "citation-as-definition" })
  }
}
