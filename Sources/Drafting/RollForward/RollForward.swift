import DataFiles
import Diagnostics
public import Intake
public import SelfEvaluation
import Versions

/// The workspace of a next year, made from the one of this year.
///
/// Files are carried as they are, but for the cells and lines that belong to the year that ends:
/// grades go into the history, agreements end, what was achieved or done is left behind, and how far
/// the rest has come is for somebody to say anew. With another bank what names a question names it by
/// its new number, or no longer.
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
  /// The numbers of this year's questions in the bank of the next.
  private let numbers: LaterNumbers
  private var droppedPriorities: Set<Identifier> = []
  /// This year's grades as rows of history.csv, but for those that it has.
  private var gradeRows: [[String: String]] = []

  /// Another question bank for the new year.
  public struct NewBank {
    /// How laser.json names it.
    public var name: String
    /// The bank.
    public var bank: QuestionBank
    /// Its file; `nil` for one that is built in.
    public var file: [UInt8]?
    /// The form to print and the answers without a word in them, by path, as a new workspace has them
    /// with this bank.
    public var forms: [String: [UInt8]]
    /// The same with the bank of the year that ends.
    public var oldForms: [String: [UInt8]]

    /// Takes a bank.
    public init(
      name: String, bank: QuestionBank, file: [UInt8]?, forms: [String: [UInt8]] = [:],
      insteadOf oldForms: [String: [UInt8]] = [:]
    ) {
      self.name = name
      self.bank = bank
      self.file = file
      self.forms = forms
      self.oldForms = oldForms
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
    numbers = LaterNumbers(of: evaluation.bank, in: bank)
    for priority in evaluation.priorities where priority.progress == .achieved {
      droppedPriorities.insert(priority.id)
    }
    takeGrades()
    // The saved version has the old bank.
    let oldBank =
      newBank == nil
      ? "" : evaluation.settings.bank.replacingEach("\\", with: "/").lowercased()
    var hasHistory = false
    var newNames: [Int: String] = [:]
    for file in workspace.files.sorted(by: { $0.path < $1.path }) {
      let parts = file.path.split(separator: "/")
      if parts.contains(where: { $0.hasPrefix(".") }) { continue }
      let path = file.path.lowercased()
      // What was achieved last year stands in its report and its saved version.
      if parts.count == 2, path.hasPrefix("priorities/"), path.hasSuffix(".md") { continue }
      if path == "documents/carried-forward.md" || path == oldBank { continue }
      var bytes = try file.bytes()
      switch path {
      case "laser.json": Self.edit(&bytes) { Self.settings($0, year: year, bank: newBank?.name) }
      case "register.csv": Self.edit(&bytes) { register($0) }
      case "measures.csv": Self.edit(&bytes) { measures($0) }
      case "priorities.csv": Self.edit(&bytes) { priorities($0) }
      case "actions.csv": Self.edit(&bytes) { actions($0) }
      case "history.csv":
        hasHistory = true
        Self.edit(&bytes) { history($0) }
      case _ where path.hasPrefix("judgements/") && path.hasSuffix(".md"):
        let shown = workspace.shownPath(file.path)
        let own = evaluation.judgements.filter { $0.position.file == shown }
        Self.edit(&bytes) { answers(own, in: $0) }
        if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
        newNames[files.count] = nameByNumber(file.path, holding: own)
      default: break
      }
      files.append((file.path, bytes))
    }
    rename(newNames)
    if !hasHistory {
      let table = TableText(Array(TableLayout.history.header.utf8), .history)
      files.append((TableLayout.history.path, table.finished(adding: gradeRows)))
    }
    if let newBank {
      if let file = newBank.file { put(newBank.name, file) }
      putForms(of: newBank)
    }
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
  private mutating func register(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .register)
    for item in evaluation.register {
      let name = "\(item.id) \(item.title)"
      renumber(item.questions, line: item.position.line, of: name, in: &table)
      let prompts = item.prompts.compactMap { numbers.prompt($0) }
      guard prompts != item.prompts else { continue }
      table.set(
        line: item.position.line, "prompts", to: prompts.map(\.description).joined(separator: ";"))
      note(
        lost: item.prompts.filter { numbers.prompt($0) == nil }.map(\.description), "prompt",
        of: name)
    }
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

  private static let lostLinks =
    "Links to questions and prompts that the new question bank doesn't have, taken out"

  /// Puts the new numbers of questions into a row of a table.
  private mutating func renumber(
    _ questions: [Int], line: Int, of name: String, in table: inout TableText
  ) {
    let kept = questions.compactMap { numbers.number(of: $0) }
    guard kept != questions else { return }
    table.set(line: line, "questions", to: kept.map(String.init).joined(separator: ";"))
    note(
      lost: questions.filter { numbers.number(of: $0) == nil }.map(String.init), "question",
      of: name)
  }

  private mutating func note(lost links: [String], _ noun: String, of name: String) {
    guard !links.isEmpty else { return }
    let nouns = links.count == 1 ? noun : "\(noun)s"
    note(Self.lostLinks, "\(name): \(nouns) \(links.joined(separator: ", "))")
  }

  private mutating func measures(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .measures)
    for measure in evaluation.measures {
      renumber(
        measure.questions, line: measure.position.line, of: "\(measure.id) \(measure.title)",
        in: &table)
      let kept = measure.priorities.filter { !droppedPriorities.contains($0) }
      guard kept.count < measure.priorities.count else { continue }
      table.set(
        line: measure.position.line, "priorities", to: kept.map(\.text).joined(separator: ";"))
    }
    return table.finished()
  }

  private mutating func priorities(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .priorities)
    for priority in evaluation.priorities {
      if droppedPriorities.contains(priority.id) {
        table.remove(line: priority.position.line)
      } else {
        renumber(
          priority.questions, line: priority.position.line,
          of: "\(priority.id) \(priority.title)", in: &table)
        // How far it came in one year is no word on the next.
        for column in ["progress", "reviewed"]
        where !table.text(line: priority.position.line, column).isEmpty {
          table.set(line: priority.position.line, column, to: "")
        }
      }
    }
    return table.finished()
  }

  private func isLeft(_ action: Action) -> Bool {
    action.status == .done || droppedPriorities.contains(action.priority)
  }

  private func actions(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .actions)
    for action in evaluation.actions where isLeft(action) {
      table.remove(line: action.position.line)
    }
    return table.finished()
  }

  /// The grades of earlier years with this year's below them.
  private mutating func history(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .history)
    for record in evaluation.history {
      guard let number = numbers.number(of: record.question) else {
        table.remove(line: record.position.line)
        note(
          "Grades of questions that are not asked any more, which only the saved version has",
          "\(Period.academicYear(record.year)), question \(record.question), \(name(of: record.team)): "
            + evaluation.bank.name(of: record.grade))
        continue
      }
      let id = evaluation.bank.id(of: record.grade)
      guard let grade = bank.grade(named: id) else {
        table.remove(line: record.position.line)
        note(unknown: record.grade, year: record.year, record.question, record.team)
        continue
      }
      if number != record.question {
        table.set(line: record.position.line, "question", to: String(number))
      }
      // A word such as '3' may stand for another grade on the new scale.
      if bank.grade(named: table.text(line: record.position.line, "grade")) != grade {
        table.set(line: record.position.line, "grade", to: id)
      }
    }
    return table.finished(adding: gradeRows)
  }

  /// Takes this year's grades, as far as the scale of the next year has them.
  private mutating func takeGrades() {
    let settings = evaluation.settings
    let known = Set(
      evaluation.history.filter { $0.year == settings.year }.map { "\($0.team.key) \($0.question)" }
    )
    for answer in evaluation.judgements {
      // A grade that was itself carried forward was never this year's.
      guard let grade = answer.grade, answer.status != .carriedForward,
        !known.contains("\(answer.team.key) \(answer.question)"),
        let number = numbers.number(of: answer.question)
      else { continue }
      let id = evaluation.bank.id(of: grade)
      guard bank.grade(named: id) != nil else {
        note(unknown: grade, year: settings.year, answer.question, answer.team)
        continue
      }
      gradeRows.append([
        "year": settings.yearText, "team": answer.team.text,
        "question": String(number), "grade": id,
      ])
    }
    grades = gradeRows.count
  }

  private mutating func note(
    unknown grade: Grade, year: Int, _ question: Int, _ team: Identifier
  ) {
    note(
      "Grades that the scale of the new question bank doesn't have, which only the saved version "
        + "has",
      "\(Period.academicYear(year)), question \(question), \(name(of: team)): "
        + evaluation.bank.name(of: grade))
  }

  // MARK: - Answers

  private mutating func answers(_ own: [Judgement], in utf8: [UInt8]) -> [UInt8] {
    var utf8 = utf8
    var end = utf8.count
    // From the last to the first, so that the lines above stay where they are.
    for answer in own.sorted(by: { $0.position.line > $1.position.line }) {
      let lines = TextLine.all(of: utf8[...]).dropFirst(answer.position.line - 1)
      let start = lines.first?.content.startIndex ?? utf8.count
      guard let number = numbers.numberInSameWords(of: answer.question) else {
        if !answer.isUnanswered {
          leave(
            numbers.number(of: answer.question) == nil
              ? "Questions that are not asked any more, whose answers were not carried"
              : "Questions asked in other words, whose answers were not carried",
            of: answer)
        }
        utf8.removeSubrange(start..<min(end, utf8.count))
        end = start
        continue
      }
      if !answer.isUnanswered {
        var keys = AnswerKeys(utf8)
        if answer.keyPositions["grade"] != nil {
          keys.set("Grade", to: "", below: answer.lastLineOfHeading)
        }
        keys.set(
          "Status", to: Judgement.Status.carriedForward.rawValue, below: answer.lastLineOfHeading)
        // A reason is that of the grade which goes.
        for key in ["Reason", "Agreed", "Fingerprint"]
        where answer.keyPositions[key.lowercased()] != nil {
          keys.remove(key, below: answer.lastLineOfHeading)
        }
        let kept = answer.priorities.map(\.target).filter { !droppedPriorities.contains($0) }
        if kept.count < answer.priorities.count {
          keys.set(
            "Priorities", to: kept.map(\.text).joined(separator: "; "),
            below: answer.lastLineOfHeading)
        }
        utf8 = keys.bytes
        carried += 1
      }
      if number != answer.question, let heading = lines.first?.content,
        let first = heading.firstIndex(where: Self.isDigit)
      {
        let digits =
          first..<(heading[first...].firstIndex { !Self.isDigit($0) } ?? heading.endIndex)
        utf8.replaceSubrange(digits, with: String(number).utf8)
      }
      end = start
    }
    return utf8
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The name of a file that is called by the number of its one answer, by the new number; `nil` for
  /// any other file.
  private func nameByNumber(_ path: String, holding answers: [Judgement]) -> String? {
    guard answers.count == 1, let number = numbers.number(of: answers[0].question),
      number != answers[0].question
    else { return nil }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let name = path.dropFirst(folder.count)
    guard let mark = name.first, mark == "Q" || mark == "q",
      Int(name.dropFirst().dropLast(3)) == answers[0].question
    else { return nil }
    return "\(folder)\(mark)\(number < 10 ? "0" : "")\(number)\(name.suffix(3))"
  }

  /// Gives files new names, unless two would then be called the same.
  private mutating func rename(_ names: [Int: String]) {
    let paths = files.indices.map { names[$0] ?? files[$0].path }
    guard Set(paths.map { $0.lowercased() }).count == paths.count else { return }
    for (place, name) in names { files[place].path = name }
  }

  private mutating func leave(_ heading: String, of answer: Judgement) {
    note(heading, "Question \(answer.question), \(name(of: answer.team))")
  }

  private func name(of team: Identifier) -> String {
    evaluation.settings.team(team)?.name ?? team.text
  }

  private mutating func note(_ heading: String, _ item: String) {
    if let place = toDo.firstIndex(where: { $0.heading == heading }) {
      toDo[place].items.append(item)
    } else {
      toDo.append((heading, [item]))
    }
  }

  // MARK: - Forms

  /// Puts the new form to print in the place of the old, and an answer without a word in it where a
  /// question is new or asked in other words.
  private mutating func putForms(of newBank: NewBank) {
    var places: [String: Int] = [:]
    for (place, file) in files.enumerated() { places[file.path.lowercased()] = place }
    let carried = Set(
      evaluation.bank.questions.compactMap { numbers.numberInSameWords(of: $0.number) })
    let asked = bank.questions.map(\.number).filter { !carried.contains($0) }
    for (path, form) in newBank.forms.sorted(by: { $0.key < $1.key }) {
      guard let place = places[path.lowercased()] else {
        if asked.contains(where: { path.hasSuffix(Self.name(ofAnswerTo: $0)) }) {
          files.append((path, form))
        }
        continue
      }
      guard path.hasPrefix("documents/"), files[place].bytes != form else { continue }
      if files[place].bytes == newBank.oldForms[path] {
        files[place].bytes = form
      } else {
        note(
          "Forms of another question bank: make them anew with "
            + "'laser questions --bank \(newBank.name) --format markdown'", files[place].path)
      }
    }
  }

  private static func name(ofAnswerTo question: Int) -> String {
    "/Q\(question < 10 ? "0" : "")\(question).md"
  }

  // MARK: - What is left to look at

  /// Keeps the year that ends as a saved version, with which the new one will be compared.
  private mutating func saveVersion() {
    let label = evaluation.settings.yearText
    var name = label.slug
    let taken = files.map { $0.path.lowercased() }
    // Of two that are called by the year the last by name counts.
    while taken.contains(where: {
      $0.hasPrefix("versions/\(name).") || $0.hasPrefix("versions/\(name)-end")
    }) {
      name += "-end"
    }
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
    for priority in evaluation.priorities where !droppedPriorities.contains(priority.id) {
      let said = [
        priority.progress?.rawValue, priority.reviewed.map { "reviewed \($0.inWords)" },
        priority.evaluation.map { _ in "priorities/\(priority.id).md" },
      ].compactMap(\.self)
      if said.isEmpty { continue }
      note(
        "Key priorities, whose progress, review and text of last year were not carried: "
          + "write this year's",
        "\(priority.id) \(priority.title): \(said.joined(separator: ", "))")
    }
    for answer in evaluation.judgements where !answer.reason.isEmpty {
      guard let number = numbers.numberInSameWords(of: answer.question) else { continue }
      note(
        "Reasons of last year's grades, which went with them: write those anew that still hold",
        "Question \(number), \(name(of: answer.team)): \(answer.reason)")
    }
    for answer in evaluation.judgements {
      guard let number = numbers.numberInSameWords(of: answer.question) else { continue }
      for section in answer.sections {
        guard let grade = section.grade, bank.grade(named: evaluation.bank.id(of: grade)) == nil
        else { continue }
        note(
          "Drill-downs with a grade that the scale of the new question bank doesn't have: give them "
            + "another",
          "Question \(number), \(name(of: answer.team)): \(section.title)")
      }
    }
    for action in evaluation.actions where isLeft(action) {
      note(
        "Actions that were not carried: done, or their priority achieved",
        "\(action.id) \(action.action)")
    }
    let graded = Set((evaluation.history.map(\.question) + evaluation.judgements.map(\.question)))
    for question in evaluation.bank.questions where graded.contains(question.number) {
      guard let number = numbers.number(of: question.number),
        numbers.numberInSameWords(of: question.number) == nil
      else { continue }
      note(
        "Questions asked in other words, whose earlier grades stay in the history: take those out of "
          + "history.csv where something else is asked now", "Question \(number)")
    }
    for number in numbers.newQuestions {
      note("Questions that are new", "Question \(number)")
    }
    let settings = evaluation.settings
    var lines = [
      "# Carried forward from \(settings.yearText)", "",
      "\(carried) \(carried == 1 ? "answer has" : "answers have") last year's text, the status "
        + "*carried forward* and no grade yet.",
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
