import Checks
import Diagnostics
import Drafting
import Intake
import SelfEvaluation
import Trends
import Versions

extension Command {
  /// `laser agree`.
  static let agree = Command(
    name: "agree",
    summary: "Note in a team's answers that they have been agreed.",
    operands: "TEAM QUESTION… [WORKSPACE]", operandCount: 2...1000,
    options: [
      Option(name: "--date", value: "DATE", help: "When; the date of laser.json if left out.")
    ],
    examples: [
      ("laser agree primary 10 11 --date 2015-06-20", "questions 10 and 11 of team primary")
    ],
    run: agree)

  private static func agree(_ invocation: Invocation, _ terminal: Terminal) throws -> ExitStatus {
    var words = invocation.operands
    let teamName = words.removeFirst()
    var folder = "Evidence"
    // What begins with a digit may be a folder, but is more likely a mistyped question.
    if let last = words.last, Int(digits: last) == nil,
      Disk.kind(of: last) == .folder || words.count > 1 && last.first?.isNumber == false
    {
      folder = words.removeLast().withoutSlashes
    }
    var questions: [Int] = []
    for word in words {
      guard let number = Int(digits: word) else {
        throw UsageError(
          "'\(word)' isn't the number of a question; give each, such as 10 11 12", command: "agree")
      }
      if !questions.contains(number) { questions.append(number) }
    }
    guard !questions.isEmpty else {
      throw UsageError("something is missing: TEAM QUESTION…", command: "agree")
    }
    let workspace = try Workspace(opening: folder).holdingAnswers
    let result = Intake.read(workspace)
    guard let evaluation = result.evaluation else { return refuse(result.findings, terminal) }
    let team = try evaluation.settings.team(named: teamName)
    // What was agreed rests on all files but the answers of others.
    let findings = result.findings.withoutAnswers(ofOthersThan: [team.id], in: evaluation, [folder])
    guard !findings.containErrors else { return refuse(findings, terminal) }
    let date = try date(invocation.value("--date"), evaluation.settings)
    let agreements = Agreements(evaluation)
    var answers: [Judgement] = []
    for question in questions {
      _ = try evaluation.bank.number(ofQuestion: String(question))
      let answer = evaluation.judgement(team: team.id, question: question)
      guard let answer, answer.grade != nil else {
        throw RequestError(
          "\(team.name) has not judged question \(question), so nothing was agreed",
          hint: "an answer needs a grade before it can be agreed")
      }
      guard answer.hasOwnWords || answer.grade?.rank == nil || team.moderates else {
        throw RequestError(
          "\(team.name) has written nothing on question \(question), so nothing was agreed",
          hint: "write below the headings what the grade rests on")
      }
      guard answer.status != .carriedForward else {
        throw RequestError(
          "\(team.name)'s answer to question \(question) is last year's, carried forward, so "
            + "nothing was agreed",
          hint: "bring it up to date, and set its status to draft")
      }
      answers.append(answer)
    }
    // What contradicts the data would be agreed as it stands.
    let checked = Checks.findings(in: evaluation, trends: TrendReport(evaluation, by: .all))
    let errors = checked.errors(concerning: answers, in: evaluation)
    guard errors.isEmpty else { return refuse(errors.inFileOrder, terminal) }
    for place in answers.indices {
      answers[place].fingerprint = agreements.agreement(on: answers[place]).fingerprint
      answers[place].status = .agreed
      answers[place].agreed = date
    }
    let (files, originals) = try files(noting: answers, in: workspace, evaluation)
    do {
      try Disk.write(files, replacing: originals)
    } catch {
      throw RequestError("\(error)", hint: "what stood there is unchanged")
    }
    let numbers = answers.map { String($0.question) }.joined(separator: ", ")
    terminal.say(
      "Agreed on \(date): \(team.name), question\(answers.count == 1 ? "" : "s") \(numbers).")
    return .clean
  }

  /// The files that change, as they will be and as they are.
  private static func files(
    noting agreed: [Judgement], in workspace: Workspace, _ evaluation: Evaluation
  ) throws -> (files: [(path: String, bytes: [UInt8])], originals: [String: [UInt8]]) {
    var files: [InputFile] = []
    var originals: [String: [UInt8]] = [:]
    for file in workspace.files {
      let path = workspace.shownPath(file.path)
      let own = agreed.filter { $0.position.file == path }
      if own.isEmpty { continue }
      var keys = AnswerKeys(try file.bytes())
      originals[path] = keys.bytes
      guard keys.isOneByteACharacter else {
        throw RequestError("'\(path)' isn't in UTF-8", hint: "save it as UTF-8")
      }
      // From the last answer to the first, so that the lines above stay where they are.
      for answer in own.sorted(by: { $0.position > $1.position }) {
        keys.set("Status", to: "agreed", below: answer.lastLineOfHeading)
        keys.set("Agreed", to: answer.agreed?.description ?? "", below: answer.lastLineOfHeading)
        keys.set("Fingerprint", to: answer.fingerprint, below: answer.lastLineOfHeading)
      }
      files.append(InputFile(path: file.path, bytes: keys.bytes))
    }
    // What is written has to be read as it was meant, and the other answers as they were.
    let wanted = evaluation.judgements.map { old in
      agreed.first { $0.position == old.position } ?? old
    }
    let found = Intake.read(workspace.with(files)).evaluation?.judgements ?? []
    guard found.count == wanted.count, zip(found, wanted).allSatisfy({ $0.saysTheSame(as: $1) })
    else {
      let places = agreed.map(\.position.description).joined(separator: ", ")
      throw RequestError(
        "the agreement could not be written so that it's read as it should, so nothing was agreed",
        hint: "in the answer at \(places), write the key lines right below the heading "
          + "'# Question N', and a blank line below them")
    }
    return (try files.map { (workspace.shownPath($0.path), try $0.bytes()) }, originals)
  }

  private static func refuse(_ findings: [Finding], _ terminal: Terminal) -> ExitStatus {
    terminal.say(findings.filter { $0.severity == .error })
    terminal.say("Nothing was agreed, because of the errors above.")
    return .found
  }

  private static func date(_ word: String?, _ settings: Settings) throws -> CalendarDate {
    if let word {
      guard let date = CalendarDate(word) else {
        throw UsageError("'\(word)' isn't a date of the form 2015-06-20", command: "agree")
      }
      return date
    }
    guard let date = settings.date else {
      throw RequestError(
        "there is no date to agree on: laser.json has none", hint: "give it with --date 2015-06-20")
    }
    return date
  }
}

extension [Finding] {
  /// The errors in some answers, and those in files that all answers rest on: neither those in the
  /// other answers, even of the same file, nor those in what was written about the priorities.
  fileprivate func errors(concerning answers: [Judgement], in evaluation: Evaluation) -> Self {
    let starts = Dictionary(grouping: evaluation.judgements.map(\.position), by: \.file)
    let others = Set(evaluation.priorities.compactMap { $0.evaluation?.source.file })
    let wanted = Set(answers.map(\.position))
    return filter { finding in
      guard finding.severity == .error else { return false }
      let position = finding.position
      guard let starts = starts[position.file] else { return !others.contains(position.file) }
      let start = starts.filter { $0.line <= position.line }.max { $0.line < $1.line }
      return start.map(wanted.contains) ?? true
    }
  }
}

extension AnswerKeys {
  /// Whether the file is of a coding in which a line end is one byte: not UTF-16.
  fileprivate var isOneByteACharacter: Bool { !bytes.contains(0) }
}
