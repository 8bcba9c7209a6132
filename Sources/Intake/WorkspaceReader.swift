import DataFiles
import Diagnostics
import SelfEvaluation

/// What is known so far of the workspace that is being read; each file's reader adds to it.
///
/// The readers are extensions, one a kind of file. They run in the order in which one file's ids
/// are needed by the next: settings, bank, priorities, measures, register and data, answers.
struct WorkspaceReader {
  let workspace: Workspace
  var files: FileIndex
  var log = FindingLog()
  var settings: Settings?
  var bank = QuestionBank(id: "", title: "", scale: [], parts: [])

  var evidence = KnownIDs()
  var measures = KnownIDs()
  var priorities = KnownIDs()
  var actions = KnownIDs()
  /// The teams; not complete when laser.json could not tell them.
  var teams = KnownIDs()
  var questions = KnownQuestions()
  /// Whether questions and grades may be checked: not when the bank could not be read.
  var hasBank = false

  var result = Evaluation(
    settings: Settings(authority: "", year: 0, at: FilePosition(file: "")),
    bank: QuestionBank(id: "", title: "", scale: [], parts: []))

  init(_ workspace: Workspace, beside others: [Evaluation] = []) {
    self.workspace = workspace
    files = FileIndex(workspace.files.map(\.path))
    for other in others {
      for team in other.settings.teams { teams.insert(elsewhere: team.id) }
      for item in other.register { evidence.insert(elsewhere: item.id) }
      for measure in other.measures { measures.insert(elsewhere: measure.id) }
      for priority in other.priorities { priorities.insert(elsewhere: priority.id) }
    }
  }

  /// The measures that priorities name, until they can be looked up.
  var namedByPriorities: [Identifier: [(String, FilePosition)]] = [:]
  /// Grades by the spellings met so far, `nil` for what is none.
  var grades: [String: Grade?] = [:]
  /// Tells what is a citation, once the register is read.
  var citations = CitationGrammar(KnownIDs())

  // Observations.
  var measureSlots: [Identifier: Int] = [:]
  /// By slot; a whole measure would be copied for every row.
  var measureFacts: [MeasureFacts] = []
  /// What each observation is about, and the places by that.
  var observationKeys: [NumberedKey] = []
  var observationPlaces = PlaceTable()
  var placesOfDataFiles: [Identifier: DataFilePlaces] = [:]
  var names = NameTable(
    areas: AreaNames(Settings(authority: "", year: 0, at: FilePosition(file: ""))))
  /// Measures by slot, periods by number.
  var measureSpellings = Spellings()
  var periodSpellings = Spellings()
  var statuses = CellMemo<Observation.Status>()
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
