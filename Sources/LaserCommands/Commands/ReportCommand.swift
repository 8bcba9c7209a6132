import Diagnostics
import Reports
import SelfEvaluation

extension Command {
  /// `laser report`.
  static let report = Command(
    name: "report",
    summary: "Make the report and its data digest from a workspace.",
    operands: "[WORKSPACE]", operandCount: 0...1,
    options: [
      Option(name: "--output", value: "DIR", help: "Where to write; Report if left out."),
      Option(
        name: "--team", value: "ID", help: "Only this team's answers; may be given again.",
        isRepeatable: true),
      Option(
        name: "--edition", value: "internal|public", help: "For whom; internal if left out.",
        choices: ["internal", "public"]),
      Option(name: "--templates", value: "DIR", help: "Templates of your own."),
      Option(name: "--draft", help: "Write in spite of errors, and say so on the first page."),
      .watch, .force,
    ],
    examples: [
      ("laser report", "reads the folder Evidence and writes the folder Report"),
      ("laser report Evidence --output Draft --draft", "writes what can be written"),
      ("laser report --watch", "writes it anew whenever a file is saved"),
    ],
    run: makeReport)

  private static func makeReport(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    guard invocation.has("--watch") else { return try writeReport(invocation, terminal) }
    let folders = [invocation.workspace()] + invocation.all("--templates")
    let watch = Watch(folders: folders, besides: invocation.value("--output"))
    return try watch.run(terminal) { changed in
      if !changed.isEmpty { terminal.say("Changed: \(changed.joined(separator: ", ")).") }
      _ = try writeReport(invocation, terminal)
      if changed.isEmpty { terminal.say("Watching '\(folders[0])'; Ctrl-C ends it.") }
    }
  }

  private static func writeReport(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    guard invocation.value("--edition") != Edition.publicEdition.rawValue else {
      throw RequestError(
        "the public edition can't be made yet: small numbers would not be suppressed in it",
        hint: "make the internal edition, and publish nothing of it that nobody has looked through")
    }
    let pipeline = try Pipeline(workspace: invocation.workspace())
    var output = invocation.value("--output") ?? "Report"
    while output.count > 1, output.hasSuffix("/") { output.removeLast() }
    let isDraft = invocation.has("--draft")
    if pipeline.findings.containErrors, !isDraft || pipeline.evaluation == nil {
      terminal.say(pipeline.findings.filter { $0.severity == .error })
      terminal.say(
        "No report was written, because of the errors above."
          + (pipeline.evaluation == nil ? "" : " With --draft it's written in spite of them."))
      return .found
    }
    let options = ReportOptions(
      edition: Edition(rawValue: invocation.value("--edition") ?? "") ?? .internalEdition,
      teams: try teams(invocation.all("--team"), of: pipeline.evaluation), isDraft: isDraft,
      templates: try invocation.value("--templates").map(templates(in:)) ?? [:])
    guard let result = pipeline.report(options) else { return .found }
    guard !result.findings.containErrors else {
      terminal.say(result.findings)
      terminal.say("No report was written, because of the errors above.")
      return .found
    }
    terminal.say(result.findings)
    try Output.write(
      result.files.map { ($0.name, $0.bytes) }, into: output, force: invocation.has("--force"))
    terminal.say("Wrote \(result.files.map(\.name).joined(separator: ", ")) to \(output).")
    let others = FindingCount(pipeline.findings)
    if !others.isZero { terminal.say("\(others): 'laser check' lists them.") }
    return .clean
  }

  /// Reads the ids of teams.
  private static func teams(
    _ names: [String], of evaluation: Evaluation?
  ) throws -> [Identifier] {
    let known = evaluation?.settings.teams ?? []
    return try names.map { name in
      guard let team = known.first(where: { $0.id == Identifier(name) }) else {
        let ids = known.map(\.id.text)
        let meant = name.nearest(among: ids).map { "did you mean '\($0)'? " } ?? ""
        throw RequestError(
          "'\(name)' isn't a team of this workspace",
          hint: meant + "its teams are \(ids.joined(separator: ", "))")
      }
      return team.id
    }
  }

  /// Reads templates of the user's own.
  private static func templates(in folder: String) throws -> [String: String] {
    guard Disk.kind(of: folder) == .folder else {
      throw RequestError(
        "there is no folder '\(folder)'",
        hint: "'laser templates copy \(folder)' makes one to change")
    }
    var templates: [String: String] = [:]
    for path in try Disk.files(below: folder).files where !path.hasPrefix(".") {
      let bytes = try Disk.contents(of: "\(folder)/\(path)")
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw RequestError("'\(folder)/\(path)' isn't UTF-8 text", hint: "save it as UTF-8")
      }
      templates[path] = text
    }
    return templates
  }
}
