import DataFiles
import Diagnostics
import Intake
import Reports
import SelfEvaluation

extension Command {
  /// `laser init`.
  static let initialise = Command(
    name: "init",
    summary: "Make a new workspace with a file for every answer.",
    operands: "DIR", operandCount: 1...1,
    options: [
      Option(name: "--authority", value: "NAME", help: "The name of the local authority."),
      Option(name: "--year", value: "Y", help: "The report year, such as 2014/15."),
      Option(
        name: "--team", value: "ID=NAME", help: "A team; may be given again.", isRepeatable: true),
      .force,
    ],
    examples: [
      (
        "laser init Evidence --authority Lancashire --year 2014/15 --team primary=Primary",
        "makes the folder Evidence for one team"
      )
    ],
    run: makeWorkspace)

  private static func makeWorkspace(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    func needed(_ option: String, _ example: String) throws -> String {
      guard let value = invocation.value(option), !value.allSatisfy(\.isWhitespace) else {
        throw UsageError("'\(option)' is missing, such as \(option) \(example)", command: "init")
      }
      return value
    }
    let authority = try needed("--authority", "Lancashire")
    let yearText = try needed("--year", "2014/15")
    _ = try needed("--team", "primary=Primary")
    guard let year = Period.firstYear(ofAcademicYear: yearText) else {
      let slashed = String(yearText.map { "-–".contains($0) ? "/" : $0 })
      throw UsageError(
        "'\(yearText)' isn't a report year such as 2014/15",
        meant: Period.firstYear(ofAcademicYear: slashed).map { _ in slashed }, command: "init")
    }
    let folder = invocation.workspace()
    let teams = try teams(invocation.all("--team"))
    let bank = try bank(named: nil)
    let files = NewWorkspace(
      authority: authority, year: Period.academicYear(year).description, teams: teams, bank: bank
    ).files
    if !invocation.has("--force") {
      for file in files where Disk.kind(of: "\(folder)/\(file.name)") != .absent {
        throw RequestError(
          "'\(folder)/\(file.name)' exists already",
          hint: "name a new folder, or write over what is there with --force")
      }
    }
    try Output.write(
      files.map { OutputFile(name: $0.name, bytes: $0.bytes) }, into: folder, force: true)
    terminal.say(
      "Made \(folder) with a file for each of \(bank.questions.count) questions and "
        + "\(teams.count) team\(teams.count == 1 ? "" : "s").\n"
        + "documents/Questions.md has the form; '\("laser check".on([folder]))' tells what is still to do."
    )
    return .clean
  }

  private static func teams(_ words: [String]) throws -> [Team] {
    var teams: [Team] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let id = Identifier(validating: parts[0]), !parts[1].isEmpty else {
        throw UsageError(
          "'\(word)' isn't a team such as primary=Primary: letters, digits, '.', '_' and '-', then "
            + "'=' and the team's name", command: "init")
      }
      guard !teams.contains(where: { $0.id == id }) else {
        throw UsageError("the team '\(id)' is given twice", command: "init")
      }
      teams.append(Team(id: id, name: String(parts[1])))
    }
    return teams
  }
}

/// The files of a workspace in which nothing has been judged yet.
struct NewWorkspace {
  var authority: String
  var year: String
  var teams: [Team]
  var bank: QuestionBank

  /// The files by their path in the workspace.
  var files: [(name: String, bytes: [UInt8])] {
    [("laser.json", settings)] + TableLayout.all.map { ($0.path, Array($0.header.utf8)) } + forms
  }

  /// The form to print, and an answer without a word in it for each team and question.
  var forms: [(name: String, bytes: [UInt8])] {
    var files = [("documents/Questions.md", Array(bank.markdown.utf8))]
    for team in teams {
      for question in bank.questions {
        let number = question.number < 10 ? "0\(question.number)" : "\(question.number)"
        files.append(("judgements/\(team.id)/Q\(number).md", Array(answer(to: question).utf8)))
      }
    }
    return files
  }

  private var settings: [UInt8] {
    var writer = JSONWriter(layout: .lines)
    writer.object {
      $0.member("authority", authority)
      $0.member("year", year)
      $0.member("teams", of: teams) { writer, team in
        writer.member("id", team.id.text)
        writer.member("name", team.name)
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private func answer(to question: Question) -> String {
    """
    # Question \(question.number): \(question.text)
    Grade:
    Status: draft
    Evidence:
    Measures:

    ## Strengths

    ## Areas for development

    ## Next steps

    """
  }
}
