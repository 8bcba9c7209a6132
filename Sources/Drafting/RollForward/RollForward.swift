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
  public internal(set) var files: [(path: String, bytes: [UInt8])] = []
  /// How many answers were carried.
  public internal(set) var carried = 0
  /// How many grades went into the history.
  public internal(set) var grades = 0
  /// What somebody has to look at, by heading.
  public private(set) var toDo: [(heading: String, items: [String])] = []

  let evaluation: Evaluation
  let year: Int
  let bank: QuestionBank
  /// The numbers of this year's questions in the bank of the next.
  let numbers: LaterNumbers
  var droppedPriorities: Set<Identifier> = []
  /// This year's grades as rows of history.csv, but for those that it has.
  var gradeRows: [[String: String]] = []

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

  mutating func put(_ path: String, _ bytes: [UInt8]) {
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

  func name(of team: Identifier) -> String {
    evaluation.settings.team(team)?.name ?? team.text
  }

  mutating func note(_ heading: String, _ item: String) {
    if let place = toDo.firstIndex(where: { $0.heading == heading }) {
      toDo[place].items.append(item)
    } else {
      toDo.append((heading, [item]))
    }
  }

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
}
