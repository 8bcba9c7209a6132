public import Diagnostics

/// What a team set out to improve: a row of `priorities.csv`.
public struct KeyPriority: Sendable {
  /// The id by which answers and actions name it.
  public var id: Identifier
  /// The name for people.
  public var title: String
  /// The team whose priority it is; `nil` when the file doesn't say.
  public var team: Identifier?
  /// Who leads it.
  public var lead = ""
  /// When it's to be achieved.
  public var due: CalendarDate?
  /// How its success will be told.
  public var successCriterion = ""
  /// The measures that follow it.
  public var measures: [Identifier] = []
  /// What it names as measures and is none.
  public var unknownMeasures: [Identifier] = []
  /// The questions that it bears on.
  public var questions: [Int] = []
  /// The priorities or shared aims that it serves, as written.
  public var alignedWith: [String] = []
  /// How far it has come; `nil` when not evaluated.
  public var progress: Progress?
  /// When progress was last reviewed.
  public var reviewed: CalendarDate?
  /// Whether it belongs in the Local Improvement Plan; `nil` when not said.
  public var inImprovementPlan: Bool?
  /// Earlier ids.
  public var formerly: [Identifier] = []
  /// What was achieved, in prose; `nil` without a file of its own.
  public var evaluation: Prose?
  /// The evidence cited in the prose.
  public var citations: [Reference<Identifier>] = []
  /// The values that the prose takes from the data.
  public var values: [Reference<String>] = []
  /// Where the row starts.
  public var position: FilePosition

  /// Creates a priority with nothing but its id and title.
  public init(id: Identifier, title: String, at position: FilePosition) {
    self.id = id
    self.title = title
    self.position = position
  }

  /// How far a priority has come.
  public enum Progress: String, Hashable, Sendable, CaseIterable {
    case achieved
    case onTrack = "on track"
    case someProgress = "some progress"
    case behind
    case notStarted = "not started"
  }
}

/// One step of a key priority: a row of `actions.csv`.
public struct Action: Sendable {
  /// The id.
  public var id: Identifier
  /// The priority that it serves.
  public var priority: Identifier
  /// The team that takes it; `nil` when the file doesn't say.
  public var team: Identifier?
  /// What is done.
  public var action: String
  /// Who leads it.
  public var lead = ""
  /// When it begins.
  public var start: CalendarDate?
  /// When it's to be done.
  public var due: CalendarDate?
  /// How its success will be told.
  public var successCriterion = ""
  /// How far it has come; `nil` when not said.
  public var status: Status?
  /// When it was last reviewed.
  public var reviewed: CalendarDate?
  /// The evidence of what was done.
  public var evidence: [Identifier] = []
  /// What it names as evidence and isn't in the register.
  public var unknownEvidence: [Identifier] = []
  /// Notes of the lead.
  public var notes = ""
  /// Where the row starts.
  public var position: FilePosition

  /// Creates an action with nothing but its words.
  public init(id: Identifier, priority: Identifier, action: String, at position: FilePosition) {
    self.id = id
    self.priority = priority
    self.action = action
    self.position = position
  }

  /// How far an action has come.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case notStarted = "not started"
    case inProgress = "in progress"
    case done
    case stopped
  }
}
