import DataFiles
import Diagnostics
import SelfEvaluation

/// What is known so far of the workspace that is being read; each file's reader adds to it.
///
/// The readers are extensions, one a kind of file. They run in the order in which one file's ids
/// are needed by the next: settings, bank, register, priorities, measures, data, answers.
struct WorkspaceReader {
  let workspace: Workspace
  let files: FileIndex
  var log = FindingLog()
  var settings: Settings?
  var bank = QuestionBank(id: "", title: "", scale: [], parts: [])

  var evidence = KnownIDs()
  var measures = KnownIDs()
  var priorities = KnownIDs()
  var actions = KnownIDs()
  /// The teams; not complete when laser.json could not tell them.
  var teams = KnownIDs()
  var questionNumbers: Set<Int> = []
  /// Whether questions and grades may be checked: not when the bank could not be read.
  var hasBank = false
  /// How many prompts each question has.
  var promptCounts: [Int: Int] = [:]

  var result = Evaluation(
    settings: Settings(authority: "", year: 0, at: FilePosition(file: "")),
    bank: QuestionBank(id: "", title: "", scale: [], parts: []))

  init(_ workspace: Workspace) {
    self.workspace = workspace
    files = FileIndex(workspace.files.map(\.path))
  }

  /// The measures that priorities name, until they can be looked up.
  var namedByPriorities: [Identifier: [(String, FilePosition)]] = [:]
  /// Grades by the spellings met so far.
  var grades: [String: Grade] = [:]
  /// Tells what is a citation, once the register is read.
  var citations = CitationGrammar(ids: [])

  // Observations.
  var measureSlots: [Identifier: Int] = [:]
  /// By slot; a whole measure would be copied for every row.
  var measureFacts: [MeasureFacts] = []
  var observationSlots: [ObservationKey: Int] = [:]
  var placesOfDataFiles: [Identifier: DataFilePlaces] = [:]
  var names = NameTable(
    areas: AreaNames(Settings(authority: "", year: 0, at: FilePosition(file: ""))))
  // What cells mean by their spelling, and the last row's: most rows have the one or the other.
  var slotOfSpelling: [String: Int] = [:]
  var periodOfSpelling: [String: Period] = [:]
  var lastMeasure: (text: String, slot: Int)?
  var lastPeriod: (text: String, period: Period)?
  /// Whether a comma stands before decimals in the file that is being read.
  var decimalComma = false

  /// The path of the workspace's own bank, if it has one.
  var bankPath: String?
  /// The paths that the register points at, in lower case.
  var locations: Set<String> = []

  func file(at path: String) -> InputFile? { files[path].map { workspace.files[$0] } }

  /// The place where a row starts, which costs no counting.
  func place(of row: borrowing CSVRow) -> FilePosition {
    FilePosition(file: row.file, line: row.lineNumber)
  }

  /// The place of a file as a whole.
  func place(_ path: String) -> FilePosition {
    FilePosition(file: workspace.shownPath(path))
  }
}

/// The ids of one kind that can be referred to.
struct KnownIDs {
  private(set) var ids: [String: Identifier] = [:]
  /// What an id was called earlier, by the earlier one.
  var renamed: [String: Identifier] = [:]
  /// Whether these are all there are: not when their file could not be read whole, so that a
  /// reference to another is not held against its writer.
  var areComplete = true

  /// Adds an id.
  ///
  /// - Returns: Whether it's new.
  mutating func insert(_ id: Identifier) -> Bool {
    guard ids[id.key] == nil else { return false }
    ids[id.key] = id
    return true
  }

  /// The id as its own file writes it; `nil` when it's not known.
  subscript(_ id: Identifier) -> Identifier? { ids[id.key] }

  /// The hint for a reference that leads nowhere; not in full, without a search for what was meant.
  func hint(for text: String, orElse advice: String, isInFull: Bool = true) -> String {
    guard isInFull else { return advice }
    if let current = renamed[Identifier(text).key] { return "it's now called '\(current)'" }
    // In the order of the ids, so that the same file always gives the same hint.
    let candidates = ids.values.sorted().map(\.text)
    if let near = text.nearest(among: candidates) { return "did you mean '\(near)'?" }
    return advice
  }
}

/// A question, prompt, grade or id that a file refers to, and the wording when it's not there.
extension WorkspaceReader {
  /// Looks an id up; what is not there becomes a finding.
  mutating func reference(
    _ text: some StringProtocol, among known: KnownIDs, _ rule: Rule, _ noun: String,
    advice: String, at place: () -> FilePosition
  ) -> Identifier? {
    let id = Identifier(String(text))
    if let found = known[id] { return found }
    guard known.areComplete else { return nil }
    log.addOnce(
      rule, id.text, at: place(), "there is no \(noun) '\(id)'",
      hint: { known.hint(for: id.text, orElse: advice, isInFull: $0) })
    return nil
  }

  mutating func evidenceReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: evidence, .unknownEvidence, "evidence item",
      advice: "add it to register.csv, or correct the id", at: place)
  }

  mutating func measureReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: measures, .unknownMeasure, "measure",
      advice: "add it to measures.csv, or correct the id", at: place)
  }

  mutating func priorityReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: priorities, .unknownPriority, "key priority",
      advice: "add it to priorities.csv, or correct the id", at: place)
  }

  mutating func teamReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: teams, .unknownTeam, "team",
      advice: "add it to 'teams' in laser.json, or correct the id", at: place)
  }

  /// Checks that the bank has a question.
  mutating func questionExists(
    _ number: Int, as text: some StringProtocol, at place: () -> FilePosition
  ) -> Bool {
    guard hasBank, !questionNumbers.contains(number) else { return true }
    let hint = questionHint
    log.addOnce(
      .unknownQuestion, String(number), at: place(), "there is no question \(text)",
      hint: { _ in hint })
    return false
  }

  /// Which questions there are.
  var questionHint: String {
    guard let first = questionNumbers.min(), let last = questionNumbers.max() else {
      return "the question bank has no questions"
    }
    let isWhole = last - first + 1 == questionNumbers.count
    return isWhole
      ? "the questions of this bank are \(first) to \(last)"
      : "the bank has \(questionNumbers.count) questions between \(first) and \(last); "
        + "'laser questions' lists them"
  }

  /// Reads a date; anything but a day of the calendar becomes a finding.
  mutating func date(_ text: Substring, at place: () -> FilePosition) -> CalendarDate? {
    if text.isEmpty { return nil }
    if let date = plainDate(text) ?? CalendarDate(text) { return date }
    log.add(
      .badDate, "'\(text)' isn't a date of the form 2015-06-14", at: place(),
      hint: dateHint(text))
    return nil
  }

  /// Reads one of a few words in any case, spaces and hyphens alike.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: Substring, _ rule: Rule, as field: String, at place: () -> FilePosition
  ) -> Word? {
    if text.isEmpty { return nil }
    if let word = Word(rawValue: String(text)) { return word }
    let wanted = folded(text)
    if let word = Word.allCases.first(where: { folded($0.rawValue) == wanted }) { return word }
    let names = Word.allCases.map(\.rawValue)
    let near = String(text).nearest(among: names)
    log.add(
      rule, "'\(text)' isn't a \(field) that is known", at: place(),
      hint: near.map { "did you mean '\($0)'?" } ?? "write one of: \(names.joined(separator: ", "))"
    )
    return nil
  }

  /// Reads a grade of the bank's scale.
  mutating func grade(_ text: Substring, at place: () -> FilePosition) -> Grade? {
    guard !text.isEmpty else { return nil }
    let spelling = String(text)
    let known = grades[spelling] ?? bank.grade(named: text)
    grades[spelling] = known
    guard let grade = known else {
      guard hasBank else { return nil }
      log.add(
        .unknownGrade, "'\(text)' isn't a grade of this scale", at: place(),
        hint: gradeHint(text))
      return nil
    }
    if spelling.utf8.count == 12, folded(text) == "satisfactory",
      folded(bank.name(of: grade)) != "satisfactory"
    {
      let current = bank.name(of: grade).lowercased()
      log.add(
        .preReformGrade, "'\(text)' is the name that '\(current)' had before September 2012",
        at: place(), hint: "write '\(current)'")
    }
    return grade
  }

  /// The names of a scale that a word may have meant, or all of them.
  func gradeHint(_ text: Substring) -> String {
    let names = bank.scale.map { $0.name.lowercased() } + ["not applicable"]
    let near = String(text).nearest(among: names + bank.scale.flatMap(\.aliases))
    guard let near, let grade = bank.grade(named: near) else {
      return "write one of: \(names.joined(separator: ", ")); leave it empty while not yet judged"
    }
    return "did you mean '\(bank.name(of: grade).lowercased())'?"
  }
}

/// What a date in another form was probably meant to be.
private func dateHint(_ text: Substring) -> String {
  let general = "write year, month and day with two digits each, such as 2015-06-14"
  let parts = text.split { "/.- ".contains($0) }
  guard parts.count == 3 else { return general }
  let numbers = parts.map { part in
    // The day may be an ordinal, such as 1st.
    Int(digits: part)
      ?? (["st", "nd", "rd", "th"].contains(part.suffix(2)) ? Int(digits: part.dropLast(2)) : nil)
  }
  let month =
    numbers[1]
    ?? CalendarDate.monthNames.firstIndex {
      parts[1].count >= 3 && $0.lowercased().hasPrefix(parts[1].lowercased())
    }.map { $0 + 1 }
  guard let month, let first = numbers[0], let last = numbers[2] else { return general }
  // British order, unless the year comes first.
  let day =
    first > 31
    ? CalendarDate(year: first, month: month, day: last)
    : CalendarDate(year: last < 100 ? 2000 + last : last, month: month, day: first)
  guard let day else { return general }
  return "write \(day) if \(day.inWords) is meant"
}

/// A date in the form of nearly all, read from its bytes.
private func plainDate(_ text: Substring) -> CalendarDate? {
  let bytes = text.utf8
  guard bytes.count == 10 else { return nil }
  var numbers = [0, 0, 0]
  var part = 0
  for (index, byte) in bytes.enumerated() {
    if index == 4 || index == 7 {
      guard byte == 0x2D else { return nil }
      part += 1
    } else {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      numbers[part] = numbers[part] * 10 + Int(byte - 0x30)
    }
  }
  return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
}

/// Words in their form for comparison: lower case, spaces, hyphens and underscores alike.
func folded(_ text: some StringProtocol) -> String {
  // One word of ASCII in small letters is its own form.
  if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) {
    return String(text)
  }
  return text.split { $0.isWhitespace || $0 == "-" || $0 == "_" }.joined(separator: " ")
    .lowercased()
}

/// A span of whole numbers as lists of questions have it: `7` or `10-12`.
///
/// - Returns: The numbers; `nil` when the text is none, or ends before it begins.
func numberRange(_ text: Substring) -> ClosedRange<Int>? {
  if let number = Int(digits: text) { return number...number }
  let dashes: [Character] = ["-", "\u{2013}", "\u{2014}"]
  let ends = text.split(omittingEmptySubsequences: false, whereSeparator: dashes.contains)
  guard ends.count <= 2, let first = Int(digits: ends[0].trimmed) else { return nil }
  guard ends.count == 2 else { return first...first }
  guard let last = Int(digits: ends[1].trimmed), last >= first else { return nil }
  return first...last
}
