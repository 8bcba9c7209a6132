import Diagnostics
import Intake
import SelfEvaluation
import Versions

extension Command {
  /// `laser version save`.
  static let saveVersion = Command(
    name: "version save",
    summary: "Keep the state of a workspace in its folder 'versions'.",
    operands: "[WORKSPACE]", operandCount: 0...1,
    options: [
      Option(
        name: "--label", value: "TEXT",
        help: "What to call it; the date of laser.json if left out."),
      Option(name: "--force", help: "Write over a version that has this name."),
    ],
    examples: [
      ("laser version save --label \"Summer 2015\"", "writes Evidence/versions/summer-2015.json")
    ],
    run: save)

  /// `laser version list`.
  static let listVersions = Command(
    name: "version list",
    summary: "List the saved versions of a workspace.",
    operands: "[WORKSPACE]", operandCount: 0...1, options: [],
    examples: [("laser version list", "lists the files in Evidence/versions")],
    run: list)

  private static func save(_ invocation: Invocation, _ terminal: Terminal) throws -> ExitStatus {
    let workspace = invocation.workspace()
    let result = Intake.read(try Workspace(opening: workspace))
    let errors = result.findings.filter { $0.severity == .error }
    guard let evaluation = result.evaluation, errors.isEmpty else {
      terminal.say(errors)
      terminal.say("No version was saved, because of the errors above.")
      return .found
    }
    let label = invocation.value("--label")
    let name = label.map(\.slug) ?? evaluation.settings.date?.description ?? ""
    guard !name.isEmpty else {
      throw RequestError(
        label == nil
          ? "the version needs a name, and laser.json has no date"
          : "'\(label ?? "")' has no letter or digit to name a file by",
        hint: "give it one: \("laser version save".on([workspace])) --label \"Summer 2015\"")
    }
    // Beside it the name needs room for an ending while the file is being written.
    guard name.utf8.count <= longestName else {
      throw RequestError(
        "the label is too long: the version's file is named by it",
        hint: "give it a shorter one with --label")
    }
    let path = "\(workspace)/versions/\(name).json"
    guard invocation.has("--force") || Disk.kind(of: path) == .absent else {
      throw RequestError(
        "there is a version '\(path)' already",
        hint: "give this one another name with --label; --force writes over the one that is there")
    }
    let text = VersionText(of: evaluation, edition: "internal", label: label)
    do {
      try Disk.makeFolder("\(workspace)/versions")
      try Disk.write([(path, text.lines())])
    } catch {
      throw RequestError("\(error)", hint: "see that files can be written to '\(workspace)'")
    }
    terminal.say("Saved \(path).")
    return .clean
  }

  /// The longest name of a version's file, in bytes, without its ending.
  private static let longestName = 200

  private static func list(_ invocation: Invocation, _ terminal: Terminal) throws -> ExitStatus {
    let workspace = invocation.workspace()
    let files = EarlierYears.files(in: try Workspace(opening: workspace)).map(\.path)
    guard !files.isEmpty else {
      terminal.say(
        "'\(workspace)' has no saved versions; '\("laser version save".on([workspace]))' saves one."
      )
      return .clean
    }
    let width = (files.map(\.count).max() ?? 0) + 2
    var status = ExitStatus.clean
    for file in files {
      do {
        let version = try VersionReader.read(
          try Disk.contents(of: "\(workspace)/\(file)"), file: file)
        let words = [
          version.evaluation.settings.yearText, String(version.fingerprint.prefix(12)),
          version.label ?? "",
        ]
        terminal.print(
          (file.padded(to: width) + words.filter { !$0.isEmpty }.joined(separator: "  "))
            .withoutControls + "\n")
      } catch {
        terminal.say("\(workspace)/\(file): \(error)")
        status = .found
      }
    }
    return status
  }
}
