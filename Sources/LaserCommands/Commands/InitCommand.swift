import DataFiles
import Diagnostics
import Drafting
import Intake
import Reports
import SelfEvaluation

extension Command {
  /// `laser init`.
  static let initialise = Command(
    name: "init",
    summary: "Make a new workspace, or add a team to one.",
    operands: "DIR", operandCount: 1...1,
    options: [
      Option(name: "--authority", value: "NAME", help: "The name of the local authority."),
      Option(name: "--year", value: "Y", help: "The report year, such as 2014/15."),
      Option(
        name: "--team", value: "ID=NAME", help: "A team; may be given again.", isRepeatable: true),
      Option(
        name: "--force",
        help: "Add what is missing to a folder without laser.json. What is there always stays as "
          + "it is."),
    ],
    examples: [
      (
        "laser init Evidence --authority Lancashire --year 2014/15 --team primary=Primary",
        "makes the folder Evidence for one team"
      ),
      (
        "laser init Evidence --authority Lancashire --year 2014/15 --team early=Early",
        "adds another team to the workspace made above"
      ),
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
    if Disk.kind(of: "\(folder)/laser.json") != .absent {
      return try add(teams, to: folder, of: authority, in: year, terminal)
    }
    let bank = try bank(named: nil)
    let files = NewWorkspace(
      authority: authority, year: Period.academicYear(year).description, teams: teams, bank: bank
    ).files
    let missing = files.filter { Disk.kind(of: "\(folder)/\($0.name)") == .absent }
    if missing.count < files.count, !invocation.has("--force"),
      let file = files.first(where: { Disk.kind(of: "\(folder)/\($0.name)") != .absent })
    {
      throw RequestError(
        "'\(folder)/\(file.name)' exists already, and there is no laser.json",
        hint: "name a new folder, or add what is missing with --force: what is there stays as it is"
      )
    }
    try Output.write(
      missing.map { OutputFile(name: $0.name, bytes: $0.bytes) }, into: folder, force: false)
    terminal.say(
      "Made \(folder) with a file for each of \(bank.questions.count) questions and "
        + "\(teams.count) team\(teams.count == 1 ? "" : "s").\n"
        + "documents/Questions.md has the form; '\("laser check".on([folder]))' tells what is still to do."
    )
    return .clean
  }

  /// Adds teams to a workspace; whatever anybody wrote there stays as it is.
  private static func add(
    _ teams: [Team], to folder: String, of authority: String, in year: Int, _ terminal: Terminal
  ) throws -> ExitStatus {
    let workspace = try Workspace(opening: folder)
    let result = Intake.read(workspace)
    guard let evaluation = result.evaluation else {
      terminal.say(result.findings.filter { $0.severity == .error })
      terminal.say("Nothing was added to \(folder), because of the errors above.")
      return .found
    }
    let settings = evaluation.settings
    guard settings.year == year,
      settings.authority.withSingleSpaces.lowercased() == authority.withSingleSpaces.lowercased()
    else {
      throw RequestError(
        "'\(folder)' is the workspace of \(settings.authority) for \(settings.yearText)",
        hint: "name a new folder; 'laser roll-forward' makes the workspace of a next year")
    }
    let new = teams.filter { settings.team($0.id) == nil }
    let settingsPath = workspace.shownPath("laser.json")
    var files: [(path: String, bytes: [UInt8])] = []
    var originals: [String: [UInt8]] = [:]
    if !new.isEmpty {
      let original = try Disk.contents(of: settingsPath)
      let file = InputFile(path: "laser.json", bytes: SettingsText.adding(new, to: original) ?? [])
      let read = Intake.read(workspace.with([file])).evaluation?.settings
      guard new.allSatisfy({ read?.team($0.id)?.name == $0.name }) else {
        throw RequestError(
          "'\(settingsPath)' has no list of teams to which one could be added",
          hint: "write it as \"teams\": [{\"id\": \"primary\", \"name\": \"Primary\"}], and "
            + "try again")
      }
      originals[settingsPath] = original
      files.append((settingsPath, try file.bytes()))
    }
    // A team that has files may keep all its answers in one.
    let withoutFiles = teams.filter { team in
      let own = "judgements/\(team.id)/".lowercased()
      return !workspace.files.contains { $0.path.lowercased().hasPrefix(own) }
    }
    let forms = NewWorkspace(
      authority: authority, year: settings.yearText, teams: withoutFiles, bank: evaluation.bank
    ).answers
    files += forms.map { (workspace.shownPath($0.name), $0.bytes) }
    do throws(Disk.Failure) {
      for team in withoutFiles {
        _ = try Disk.makeFolder(workspace.shownPath("judgements/\(team.id)"))
      }
    } catch {
      throw RequestError("\(error)")
    }
    do {
      try Disk.write(files, replacing: originals)
    } catch let failure as Disk.Failure {
      throw RequestError("\(failure)", hint: "what stood there is unchanged")
    }
    tell(teams, new, withoutFiles, settings, evaluation.bank, folder, terminal)
    return .clean
  }

  private static func tell(
    _ teams: [Team], _ new: [Team], _ withoutFiles: [Team], _ settings: Settings,
    _ bank: QuestionBank, _ folder: String, _ terminal: Terminal
  ) {
    for team in teams {
      let isNew = new.contains { $0.id == team.id }
      let hasForms = withoutFiles.contains { $0.id == team.id }
      let forms = "a file for each of \(bank.questions.count) questions"
      if isNew {
        terminal.say(
          "Added the team \(team.name) to \(folder)\(hasForms ? ", with \(forms)" : "").")
      } else if hasForms {
        terminal.say("Made \(forms) for the team \(team.id), which laser.json had.")
      } else {
        let name = settings.team(team.id)?.name ?? ""
        terminal.say(
          "The team \(team.id) was there\(name == team.name ? "" : " as '\(name)'"), and stays as it "
            + "is.")
      }
    }
    terminal.say(
      "Nothing else was changed; '\("laser check".on([folder]))' tells what is still "
        + "to do.")
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
    [("documents/Questions.md", Array(bank.markdown.utf8))] + answers
  }

  /// An answer without a word in it for each team and question.
  var answers: [(name: String, bytes: [UInt8])] {
    teams.flatMap { team in
      bank.questions.map { question in
        let number = question.number < 10 ? "0\(question.number)" : "\(question.number)"
        return ("judgements/\(team.id)/Q\(number).md", Array(answer(to: question).utf8))
      }
    }
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
