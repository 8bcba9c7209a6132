import Diagnostics
import Drafting
import Intake
import Reports
import SelfEvaluation

extension Command {
  /// `laser roll-forward`.
  static let rollForward = Command(
    name: "roll-forward",
    summary: "Make the workspace of the next year from this year's.",
    operands: "DIR [WORKSPACE]", operandCount: 1...2,
    options: [
      Option(name: "--year", value: "Y", help: "The new report year, such as 2015/16."),
      Option(
        name: "--bank", value: "BANK",
        help: "Another question bank: a built-in one's name, or a file. Answers to "
          + "questions asked in other words are not carried."),
      Option(
        name: "--force",
        help:
          "Complete a folder in which some of the files stand. One that was written in since is "
          + "never written over."),
    ],
    examples: [
      (
        "laser roll-forward Evidence-2016 --year 2015/16",
        "carries the folder Evidence into the next year"
      )
    ],
    run: makeNextYear)

  private static func makeNextYear(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    guard let word = invocation.value("--year") else {
      throw UsageError(
        "'--year' is missing, such as --year 2015/16", command: "roll-forward")
    }
    guard let year = Period.firstYear(ofAcademicYear: word) else {
      throw UsageError("'\(word)' isn't a report year such as 2015/16", command: "roll-forward")
    }
    let folder = invocation.operands[0].withoutSlashes
    let old = invocation.workspace(1)
    let workspace = try Workspace(opening: old)
    let result = Intake.read(workspace)
    let errors = result.findings.filter { $0.severity == .error }
    guard let evaluation = result.evaluation, errors.isEmpty else {
      terminal.say(errors)
      terminal.say("Nothing was carried forward, because of the errors above.")
      return .found
    }
    guard year > evaluation.settings.year else {
      throw RequestError(
        "'\(old)' is of \(evaluation.settings.yearText), so it can't be carried into \(word)",
        hint: "name a later year, such as "
          + "\(Period.academicYear(evaluation.settings.year + 1))")
    }
    let next: RollForward
    do {
      next = try RollForward(
        workspace, readAs: evaluation, to: year,
        newBank: invocation.value("--bank").map { try newBank($0, for: workspace, evaluation) })
    } catch let failure as Disk.Failure {
      throw RequestError("nothing was carried forward: \(failure)")
    }
    guard Disk.kind(of: folder) == .absent || !Disk.isSame(folder, old) else {
      throw RequestError(
        "'\(folder)' is the workspace that is to be carried forward", hint: "name a new folder")
    }
    let instead = "name a new folder, or move '\(folder)' away if nothing in it is needed"
    for file in next.files {
      let path = "\(folder)/\(file.path)"
      if Disk.kind(of: path) == .absent { continue }
      guard invocation.has("--force") else {
        throw RequestError("'\(path)' exists already", hint: instead)
      }
      // A new year that somebody has begun to write is nobody's to empty.
      guard (try? Disk.contents(of: path)) == file.bytes else {
        throw RequestError(
          "'\(path)' isn't what is carried from '\(old)': somebody has written in it, or the old year "
            + "has changed since", hint: instead)
      }
    }
    try Output.write(
      next.files.map { OutputFile(name: $0.path, bytes: $0.bytes) }, into: folder, force: true,
      isWorkspace: true)
    tell(next, evaluation, folder: folder, year: year, terminal)
    return .clean
  }

  private static func tell(
    _ next: RollForward, _ evaluation: Evaluation, folder: String, year: Int, _ terminal: Terminal
  ) {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    terminal.say(
      "Made \(folder) for \(Period.academicYear(year)): \(count(next.carried, "answer")) carried "
        + "forward, \(count(next.grades, "grade")) of \(evaluation.settings.yearText) added to "
        + "history.csv.")
    for (heading, items) in next.toDo { terminal.say("\(heading): \(items.count).") }
    terminal.say(
      "documents/Carried-forward.md lists them; '\("laser check".on([folder]))' tells what is to do."
    )
  }

  /// Reads the bank of the new year.
  private static func newBank(
    _ word: String, for workspace: Workspace, _ evaluation: Evaluation
  ) throws -> RollForward.NewBank {
    let bank = try bank(named: word)
    let (bytes, isBuiltIn) = try bankFile(word)
    func forms(_ bank: QuestionBank) -> [String: [UInt8]] {
      let teams = evaluation.settings.teams.filter { !$0.moderates }
      return Dictionary(
        NewWorkspace(authority: "", year: "", teams: teams, bank: bank).forms
      ) { first, _ in first }
    }
    let (new, old) = (forms(bank), forms(evaluation.bank))
    if isBuiltIn { return .init(name: word, bank: bank, file: nil, forms: new, insteadOf: old) }
    let name = word.split(separator: "/").last.map(String.init) ?? word
    let path = name.lowercased()
    if path != evaluation.settings.bank.lowercased(),
      let file = workspace.files.first(where: { $0.path.lowercased() == path }),
      try file.bytes() != bytes
    {
      throw RequestError(
        "'\(word)' can't be carried into the new workspace: this one has another file with the "
          + "name '\(file.path)'",
        hint: "give the bank's file a name of its own, such as bank-2016.json")
    }
    return .init(name: name, bank: bank, file: bytes, forms: new, insteadOf: old)
  }
}
