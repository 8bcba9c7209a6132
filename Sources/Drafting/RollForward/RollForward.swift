import DataFiles
import Diagnostics
public import Intake
public import SelfEvaluation
import Versions

/// The workspace of a next year, made from the one of this year.
///
/// Files are carried as they are, but for the cells and lines that belong to the year that ends:
/// grades go into the history, agreements end, what was achieved or done is left behind.
public struct RollForward {
  /// The files of the new workspace.
  public private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// How many answers were carried.
  public private(set) var carried = 0
  /// How many grades went into the history.
  public private(set) var grades = 0
  /// What somebody has to look at, by heading.
  public private(set) var toDo: [(heading: String, items: [String])] = []

  private let evaluation: Evaluation
  private let year: Int
  private let bank: QuestionBank
  private var droppedPriorities: Set<Identifier> = []

  /// Another question bank for the new year.
  public struct NewBank {
    /// How laser.json names it.
    public var name: String
    /// The bank.
    public var bank: QuestionBank
    /// Its file; `nil` for one that is built in.
    public var file: [UInt8]?

    /// Takes a bank.
    public init(name: String, bank: QuestionBank, file: [UInt8]?) {
      self.name = name
      self.bank = bank
      self.file = file
    }
  }

  /// Makes the files of the new workspace.
  ///
  /// - Parameters:
  ///   - workspace: The workspace of the year that ends.
  ///   - evaluation: What it holds; it was read without errors.
  ///   - year: The first calendar year of the new year.
  ///   - newBank: The bank of the new year; `nil` for the same.
  /// - Throws: What reading a file throws.
  public init(
    _ workspace: Workspace, readAs evaluation: Evaluation, to year: Int, newBank: NewBank? = nil
  ) throws {
    self.evaluation = evaluation
    self.year = year
    bank = newBank?.bank ?? evaluation.bank
    for priority in evaluation.priorities where priority.progress == .achieved {
      droppedPriorities.insert(priority.id)
    }
    var hasHistory = false
    for file in workspace.files.sorted(by: { $0.path < $1.path }) {
      let parts = file.path.split(separator: "/")
      if parts.contains(where: { $0.hasPrefix(".") }) { continue }
      let path = file.path.lowercased()
      // What was achieved last year stands in its report and its saved version.
      if parts.count == 2, path.hasPrefix("priorities/"), path.hasSuffix(".md") { continue }
      if path == "documents/carried-forward.md" { continue }
      var bytes: [UInt8] = []
      try file.readChunks { bytes += $0 }
      switch path {
      case "laser.json": Self.edit(&bytes) { Self.settings($0, year: year, bank: newBank?.name) }
      case "register.csv": Self.edit(&bytes) { register($0) }
      case "measures.csv": Self.edit(&bytes) { measures($0) }
      case "priorities.csv": Self.edit(&bytes) { priorities($0) }
      case "actions.csv": Self.edit(&bytes) { actions($0) }
      case "history.csv":
        hasHistory = true
        Self.edit(&bytes) { TableText($0).finished(adding: gradeRows()) }
      case _ where path.hasPrefix("judgements/") && path.hasSuffix(".md"):
        let shown = workspace.shownPath(file.path)
        Self.edit(&bytes) { answers($0, in: shown) }
        if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
      default: break
      }
      files.append((file.path, bytes))
    }
    if !hasHistory {
      let table = TableText(Array(TableLayout.history.header.utf8))
      files.append((TableLayout.history.path, table.finished(adding: gradeRows())))
    }
    grades = gradeRows().count
    if let newBank, let file = newBank.file { put(newBank.name, file) }
    saveVersion()
    describe()
  }

  private mutating func put(_ path: String, _ bytes: [UInt8]) {
    files.removeAll { $0.path == path }
    files.append((path, bytes))
  }

  /// Changes a text in its own encoding, or as UTF-8 where that can't hold it.
  private static func edit(_ bytes: inout [UInt8], _ change: ([UInt8]) -> [UInt8]) {
    guard var text = TextFile(bytes, file: "") else {
      let (source, _) = TextDecoding.decode(bytes, file: "")
      bytes = change(Array(source.text.utf8))
      return
    }
    text.utf8 = change(text.utf8)
    bytes = text.encoded ?? text.utf8
  }

  private static func settings(_ utf8: [UInt8], year: Int, bank: String?) -> [UInt8] {
    var text = SettingsText(utf8)
    text.set("year", to: Period.academicYear(year).description, behind: "authority")
    // The date was last year's report's.
    text.remove("date")
    if let bank { text.set("bank", to: bank, behind: "year") }
    return text.utf8
  }

  // MARK: - Tables

  /// The register with a note on what has expired by the end of the new year's first day.
  private func register(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8)
    for item in expired {
      let note = "Expired \(item.expires?.inWords ?? "")"
      let notes = table.text(line: item.position.line, "notes")
      guard !notes.holds(note) else { continue }
      table.set(
        line: item.position.line, "notes", to: notes.isEmpty ? note : "\(notes) \(note)")
    }
    return table.finished()
  }

  /// What may no longer be relied on when the new year begins.
  private var expired: [EvidenceItem] {
    guard let start = CalendarDate(year: year, month: 9, day: 1) else { return [] }
    return evaluation.register.filter { $0.expires.map { $0 < start } ?? false }
  }

  private func measures(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8)
    for measure in evaluation.measures {
      let kept = measure.priorities.filter { !droppedPriorities.contains($0) }
      guard kept.count < measure.priorities.count else { continue }
      table.set(
        line: measure.position.line, "priorities", to: kept.map(\.text).joined(separator: ";"))
    }
    return table.finished()
  }

  private func priorities(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8)
    for priority in evaluation.priorities where droppedPriorities.contains(priority.id) {
      table.remove(line: priority.position.line)
    }
    return table.finished()
  }

  private func isLeft(_ action: Action) -> Bool {
    action.status == .done || droppedPriorities.contains(action.priority)
  }

  private func actions(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8)
    for action in evaluation.actions where isLeft(action) {
      table.remove(line: action.position.line)
    }
    return table.finished()
  }

  /// This year's grades as rows of history.csv, but for those that it has.
  private func gradeRows() -> [[String: String]] {
    let settings = evaluation.settings
    let known = Set(
      evaluation.history.filter { $0.year == settings.year }.map { "\($0.team.key) \($0.question)" }
    )
    return evaluation.judgements.compactMap { answer in
      // A grade that was itself carried forward was never this year's.
      guard let grade = answer.grade, answer.status != .carriedForward,
        !known.contains("\(answer.team.key) \(answer.question)")
      else { return nil }
      return [
        "year": settings.yearText, "team": answer.team.text,
        "question": String(answer.question.magnitude), "grade": evaluation.bank.id(of: grade),
      ]
    }
  }

  // MARK: - Answers

  /// Whether a question is asked in the same words in the new year.
  private func isAsked(_ number: Int) -> Bool {
    func words(_ question: Question?) -> [Substring]? {
      question?.text.split(whereSeparator: \.isWhitespace)
    }
    return words(bank.question(number)) == words(evaluation.bank.question(number))
  }

  private mutating func answers(_ utf8: [UInt8], in path: String) -> [UInt8] {
    let own = evaluation.judgements.filter { $0.position.file == path }
      .sorted { $0.position.line > $1.position.line }
    var utf8 = utf8
    var end = utf8.count
    // From the last to the first, so that the lines above stay where they are.
    for answer in own {
      let lines = TextLine.all(of: utf8[...]).dropFirst(answer.position.line - 1)
      let start = lines.first?.content.startIndex ?? utf8.count
      if !isAsked(answer.question) {
        if !answer.isUnanswered {
          leave("Questions asked in other words, whose answers were not carried", of: answer)
        }
        utf8.removeSubrange(start..<min(end, utf8.count))
      } else if !answer.isUnanswered {
        var keys = AnswerKeys(utf8)
        if answer.keyPositions["grade"] != nil {
          keys.set("Grade", to: "", below: answer.position.line)
        }
        keys.set(
          "Status", to: Judgement.Status.carriedForward.rawValue, below: answer.position.line)
        for key in ["Agreed", "Fingerprint"] where answer.keyPositions[key.lowercased()] != nil {
          keys.remove(key, below: answer.position.line)
        }
        let kept = answer.priorities.map(\.target).filter { !droppedPriorities.contains($0) }
        if kept.count < answer.priorities.count {
          keys.set(
            "Priorities", to: kept.map(\.text).joined(separator: "; "), below: answer.position.line)
        }
        utf8 = keys.bytes
        carried += 1
      }
      end = start
    }
    return utf8
  }

  private mutating func leave(_ heading: String, of answer: Judgement) {
    let team = evaluation.settings.team(answer.team)?.name ?? answer.team.text
    note(heading, "Question \(answer.question), \(team)")
  }

  private mutating func note(_ heading: String, _ item: String) {
    if let place = toDo.firstIndex(where: { $0.heading == heading }) {
      toDo[place].items.append(item)
    } else {
      toDo.append((heading, [item]))
    }
  }

  // MARK: - What is left to look at

  /// Keeps the year that ends as a saved version, with which the new one will be compared.
  private mutating func saveVersion() {
    let label = evaluation.settings.yearText
    var name = label.slug
    let taken = Set(files.map { $0.path.lowercased() })
    while taken.contains("versions/\(name).json") { name += "-end" }
    files.append(
      (
        "versions/\(name).json",
        VersionText(of: evaluation, edition: "internal", label: label).lines()
      ))
  }

  private mutating func describe() {
    let expired = expired
    for item in expired {
      note(
        "Evidence that has expired: renew it, or take it out",
        "\(item.id) \(item.title), expired \(item.expires?.inWords ?? "")")
    }
    if let end = CalendarDate(year: year + 1, month: 8, day: 31) {
      for item in evaluation.register {
        guard let date = item.expires, date < end, !expired.contains(where: { $0.id == item.id })
        else { continue }
        note(
          "Evidence that expires within the year: renew it in time",
          "\(item.id) \(item.title), expires \(date.inWords)")
      }
    }
    for priority in evaluation.priorities where droppedPriorities.contains(priority.id) {
      note("Key priorities that were achieved and not carried", "\(priority.id) \(priority.title)")
    }
    for priority in evaluation.priorities
    where !droppedPriorities.contains(priority.id) && priority.evaluation != nil {
      note(
        "Key priorities whose text is last year's and not carried: write this year's",
        "\(priority.id) \(priority.title)")
    }
    for action in evaluation.actions where isLeft(action) {
      note(
        "Actions that were not carried: done, or their priority achieved",
        "\(action.id) \(action.action)")
    }
    let settings = evaluation.settings
    var lines = [
      "# Carried forward from \(settings.yearText)", "",
      "\(carried) answers have last year's text, the status *carried forward* and no grade yet.",
      "Last year's grades are in history.csv, and all of last year in the folder versions.",
      "The check takes none of these answers for this year's judgement until somebody has brought",
      "it up to date, graded it and set its status to draft.",
    ]
    for (heading, items) in toDo {
      lines += ["", "## \(heading)", ""] + items.map { "- \($0.replacingEach("\n", with: " "))" }
    }
    put("documents/Carried-forward.md", Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}
