import Diagnostics
import Drafting
import Intake
import SelfEvaluation

extension Command {
  /// `laser import`.
  static let importDrafts = Command(
    name: "import",
    summary: "Bring what was drafted in a workbook into the workspace.",
    operands: "FILE… [WORKSPACE]", operandCount: 1...1000, options: [],
    examples: [
      ("laser import primary.laser.json", "writes a team's answers into Evidence/judgements"),
      ("laser import early.laser.json primary.laser.json Evidence", "those of two teams at once"),
    ],
    run: bringIn)

  private static func bringIn(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    var paths = invocation.operands
    var folder = "Evidence"
    // A misspelt folder is no draft: these have a name that ends in .json.
    if let last = paths.last,
      Disk.kind(of: last) == .folder
        || paths.count > 1 && Disk.kind(of: last) == .absent
          && !last.lowercased().hasSuffix(".json")
    {
      folder = paths.removeLast().withoutSlashes
    }
    guard !paths.isEmpty else {
      throw UsageError("something is missing: FILE…", command: "import")
    }
    let workspace = try Workspace(opening: folder).holdingAnswers
    let result = Intake.read(workspace)
    guard let evaluation = result.evaluation else {
      terminal.say(result.findings)
      return .found
    }
    do {
      let drafts = try paths.map { path in
        try Draft(reading: try Disk.contents(of: path), file: path, for: evaluation)
      }
      let outcome = try DraftImport(
        drafts, into: workspace, readAs: evaluation, findings: result.findings)
      return try outcome.conflicts.isEmpty
        ? write(outcome, into: folder, evaluation, terminal)
        : keepAside(outcome.conflicts, in: folder, evaluation, terminal)
    } catch let refusal as DraftRefusal {
      throw RequestError(
        "nothing was imported: \(refusal)", hint: refusal.hint)
    } catch let failure as Disk.Failure {
      throw RequestError(
        "nothing was imported: \(failure)",
        hint: "name the file that a workbook saved, .laser.json: a browser puts it among its "
          + "downloads")
    }
  }

  private static func write(
    _ outcome: DraftImport, into folder: String, _ evaluation: Evaluation, _ terminal: Terminal
  ) throws -> ExitStatus {
    guard !outcome.changes.isEmpty else {
      terminal.say("Nothing was imported: the files say already what the draft says.")
      return .clean
    }
    try write(outcome.files, replacing: outcome.originals, into: folder)
    let check = "laser check".on([folder])
    for team in evaluation.settings.teams {
      let changes = outcome.changes.filter { $0.team == team.id }
      guard !changes.isEmpty else { continue }
      terminal.say(
        "Imported \(questions(changes.map(\.question))) of \(team.name).")
      let merged = changes.filter(\.isMerged).map(\.question)
      if !merged.isEmpty {
        terminal.say(
          "In \(questions(merged)) the files had changed too; both changes are kept.")
      }
      let agreed = changes.filter(\.wasAgreed).map(\.question)
      if !agreed.isEmpty {
        terminal.say(
          "Of these, \(questions(agreed)) had been agreed before: '\(check)' tells what changed "
            + "since.")
      }
      let quoted = changes.filter(\.isQuoted).map(\.question)
      if !quoted.isEmpty {
        terminal.say(
          "In \(questions(quoted)), a line such as '# Question 5', or a block of code or a comment "
            + "that is never closed, would have ended the answer or swallowed the next: it has a "
            + "backslash before it now, and is printed as it was typed.")
      }
      for change in changes where !change.unknown.isEmpty {
        let ids = change.unknown.map { "'\($0)'" }.joined(separator: ", ")
        terminal.say(
          "In \(questions([change.question])), \(ids) \(change.unknown.count == 1 ? "is" : "are") "
            + "not in the workspace, and kept as written: '\(check)' says where.")
      }
    }
    return .clean
  }

  private static func keepAside(
    _ conflicts: [DraftImport.Conflict], in folder: String, _ evaluation: Evaluation,
    _ terminal: Terminal
  ) throws -> ExitStatus {
    try write(conflicts.map { ($0.path, $0.bytes) }, into: folder)
    for conflict in conflicts {
      let place = conflict.position.map { "\($0): " } ?? ""
      let name = evaluation.settings.team(conflict.team)?.name ?? conflict.team.text
      terminal.say(
        "\(place)question \(conflict.question) (\(name)): \(conflict.reason)")
      terminal.say("  the answer of '\(conflict.draft)' is kept in \(folder)/\(conflict.path)")
    }
    let isBetweenDrafts = conflicts.contains { $0.otherDraft != nil }
    terminal.say(
      "Nothing was imported. "
        + (isBetweenDrafts
          ? "Import the drafts one after the other. For one that then doesn't go in, make a new "
            + "workbook and open it there" : "Make a new workbook and open the draft in it")
        + ": it shows both, and what is saved from it can be imported. Then delete the text beside "
        + "the file.")
    return .found
  }

  private static func write(
    _ files: [(path: String, bytes: [UInt8])], replacing originals: [String: [UInt8]] = [:],
    into folder: String
  ) throws {
    do {
      for file in files { try Disk.makeFolder("\(folder)/\(file.path)".parentFolder) }
      try Disk.write(
        files.map { ("\(folder)/\($0.path)", $0.bytes) },
        replacing: Dictionary(
          originals.map { ("\(folder)/\($0.key)", $0.value) }, uniquingKeysWith: { one, _ in one }))
    } catch {
      throw RequestError("\(error)", hint: "what stood there is unchanged")
    }
  }

  private static func questions(_ numbers: [Int]) -> String {
    let numbers = Set(numbers).sorted().map(String.init)
    let list =
      numbers.count == 1
      ? numbers[0]
      : numbers.dropLast().joined(separator: ", ") + " and " + numbers[numbers.count - 1]
    return "question\(numbers.count == 1 ? "" : "s") \(list)"
  }
}
