import DataFiles
import Diagnostics
import SelfEvaluation

/// What one file refers to in another: ids and questions.
extension WorkspaceReader {
  /// Looks an id up; what is not there becomes a finding.
  mutating func reference(
    _ text: some StringProtocol, among known: KnownIDs, _ rule: Rule, _ noun: String,
    advice: String, isInList: Bool, titles: (Evaluation) -> [(Identifier, String)],
    at place: () -> FilePosition
  ) -> Identifier? {
    let id = Identifier(String(text))
    if let found = known[id] { return found }
    guard known.areComplete else { return nil }
    // Not all of the reader, or its log would be copied to be added to.
    let evaluation = result
    log.addOnce(
      rule, id.text, at: place(), "there is no \(noun) '\(id)'",
      hint: { isInFull in
        // Many write what is shown to readers in the place of the id.
        if isInFull,
          let (meant, _) = titles(evaluation).first(where: { folded($1) == folded(id.text) })
        {
          return "did you mean '\(meant)', which has this \(noun == "team" ? "name" : "title")?"
        }
        return (isInList ? known.hint(onItem: id.text) : nil)
          ?? known.hint(for: id.text, orElse: advice, isInFull: isInFull)
      })
    return nil
  }

  mutating func evidenceReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: evidence, .unknownEvidence, "evidence item",
      advice: "add it to register.csv, or correct the id", isInList: true,
      titles: { $0.register.map { ($0.id, $0.title) } }, at: place)
  }

  mutating func measureReference(
    _ text: some StringProtocol, isInList: Bool = true, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: measures, .unknownMeasure, "measure",
      advice: "add it to measures.csv, or correct the id", isInList: isInList,
      titles: { $0.measures.map { ($0.id, $0.title) } }, at: place)
  }

  mutating func priorityReference(
    _ text: some StringProtocol, isInList: Bool = true, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: priorities, .unknownPriority, "key priority",
      advice: "add it to priorities.csv, or correct the id", isInList: isInList,
      titles: { $0.priorities.map { ($0.id, $0.title) } }, at: place)
  }

  mutating func teamReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: teams, .unknownTeam, "team",
      advice: "add it to 'teams' in laser.json, or correct the id", isInList: false,
      titles: { $0.settings.teams.map { ($0.id, $0.name) } }, at: place)
  }

  /// Checks that the bank has a question.
  mutating func questionExists(
    _ number: Int, as text: some StringProtocol, at place: () -> FilePosition
  ) -> Bool {
    guard hasBank, !questions.contains(number) else { return true }
    let hint = questionHint
    log.addOnce(
      .unknownQuestion, String(number), at: place(), "there is no question \(text)",
      hint: { _ in hint })
    return false
  }

  /// Which questions there are.
  var questionHint: String {
    guard let first = questions.numbers.min(), let last = questions.numbers.max() else {
      return "the question bank has no questions"
    }
    let isWhole = last - first + 1 == questions.numbers.count
    return isWhole
      ? "the questions of this bank are \(first) to \(last)"
      : "the bank has \(questions.numbers.count) questions between \(first) and \(last); "
        + "'\(questionsCommand())' lists them"
  }

  /// The command that prints the questions of this workspace's bank, or one of them.
  func questionsCommand(_ question: Int? = nil) -> String {
    "laser questions" + (question.map { " \($0)" } ?? "")
      + (bankPath.map { " --bank \(workspace.shownPath($0).asArgument)" } ?? "")
  }
}
