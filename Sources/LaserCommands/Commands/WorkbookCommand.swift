import Checks
import Diagnostics
import Reports
import SelfEvaluation

extension Command {
  /// `laser workbook`.
  static let workbook = Command(
    name: "workbook",
    summary: "Make a page in which a team drafts its answers in a browser.",
    operands: "[WORKSPACE]", operandCount: 0...1,
    options: [
      Option(name: "--team", value: "ID", help: "The team that writes."),
      Option(name: "--output", value: "FILE", help: "Where to write the page."),
      Option(name: "--templates", value: "DIR", help: "Templates of your own."),
      .force,
    ],
    examples: [
      (
        "laser workbook --team primary --output primary.html",
        "one file, to be opened in a browser; 'laser import' takes what it saves"
      )
    ],
    run: makeWorkbook)

  private static func makeWorkbook(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    func needed(_ option: String, _ example: String) throws -> String {
      guard let value = invocation.value(option), !value.isEmpty else {
        throw UsageError(
          "'\(option)' is missing, such as \(option) \(example)", command: "workbook")
      }
      return value
    }
    let name = try needed("--team", "primary")
    let output = try needed("--output", "primary.html")
    let workspace = invocation.workspace()
    let pipeline = try Pipeline(workspaces: [workspace])
    guard let evaluation = pipeline.evaluation else {
      terminal.say(pipeline.findings())
      return .found
    }
    let team = try evaluation.settings.team(named: name)
    let templates = try OwnTemplates(invocation)
    let result = Reports.workbook(
      WorkbookRequest(
        evaluation: evaluation, trends: pipeline.trends, earlier: pipeline.earlier, team: team,
        judgingWords: Checks.judgingWords,
        templates: templates.texts, generator: Laser.generator))
    terminal.say(templates.placed(result.findings))
    guard !result.findings.containErrors else { return .found }
    try Output.write(
      result.page, to: output, such: "\(team.id).html", force: invocation.has("--force"))
    terminal.say("Wrote \(output), in which \(team.name) can draft its answers.")
    let faults = pipeline.findings()
      .withoutAnswers(ofOthersThan: [team.id], in: evaluation, [workspace])
      .filter { $0.severity == .error }
    if !faults.isEmpty {
      terminal.say(
        "The files have \(faults.count == 1 ? "an error" : "\(faults.count) errors"), so "
          + "something may be missing in it:")
      terminal.say(faults)
    }
    return .clean
  }
}

extension Settings {
  /// Finds a team by the id that a person typed.
  ///
  /// - Throws: ``RequestError`` when there is no such team.
  func team(named name: String) throws -> Team {
    if let team = team(Identifier(name)) { return team }
    let ids = teams.map(\.id.text)
    throw RequestError(
      "'\(name)' isn't a team of this workspace",
      hint: name.nearest(among: ids).map { "did you mean '\($0)'?" }
        ?? (ids.isEmpty
          ? "laser.json lists no teams" : "its teams are \(ids.joined(separator: ", "))"))
  }
}
