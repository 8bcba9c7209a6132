public import Diagnostics

/// One source that judgements rest on: a row of the evidence register.
public struct EvidenceItem: Equatable, Sendable {
  /// The id by which it's cited.
  public var id: Identifier
  /// The name of the source.
  public var title: String
  /// What kind of source it is; `nil` when the register doesn't say.
  public var kind: Kind?
  /// The source's own date.
  public var date: CalendarDate?
  /// What the source covers, as written.
  public var period = ""
  /// Where it comes from: an organisation, a publication.
  public var source = ""
  /// Who keeps it.
  public var owner = ""
  /// The questions that it bears on.
  public var questions: [Int] = []
  /// The prompts that it answers.
  public var prompts: [PromptReference] = []
  /// The bodies that it was reported to.
  public var reportedTo: [String] = []
  /// A path inside the workspace or a web address; never opened outside the workspace.
  public var location = ""
  /// The day after which it should no longer be relied on.
  public var expires: CalendarDate?
  /// The protective marking; empty for none.
  public var marking = ""
  /// Whether it supports or challenges the judgements; `nil` when not said.
  public var stance: Stance?
  /// Earlier ids.
  public var formerly: [Identifier] = []
  /// Notes of the keeper.
  public var notes = ""
  /// Where the row starts.
  public var position: FilePosition

  /// Creates an item with nothing but its id and title.
  public init(id: Identifier, title: String, at position: FilePosition) {
    self.id = id
    self.title = title
    self.position = position
  }

  /// Whether two items are alike but for their places, ids without regard to case where items are
  /// found by them; it takes no copy of either.
  public func saysTheSame(as other: Self) -> Bool {
    id == other.id && title == other.title && kind == other.kind && date == other.date
      && period == other.period && source == other.source && owner == other.owner
      && questions == other.questions && prompts == other.prompts
      && reportedTo == other.reportedTo && location == other.location
      && expires == other.expires && marking == other.marking && stance == other.stance
      && formerly.map(\.text) == other.formerly.map(\.text) && notes == other.notes
  }

  /// A kind of source.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case report, minutes, survey, dataset, plan, policy, letter, inspection
    case visitNote = "visit-note"
    case feedback, website, other

    /// The kind for people, such as `visit note`.
    public var name: String { self == .visitNote ? "visit note" : rawValue }
  }

  /// How a source stands to the judgements that cite it.
  public enum Stance: String, Hashable, Sendable, CaseIterable {
    case supports, challenges
  }
}

/// One prompt of a question, such as `3.5`: the fifth prompt of question 3.
public struct PromptReference: Hashable, Sendable, CustomStringConvertible {
  /// The number of the question.
  public var question: Int
  /// The place of the prompt in the question's list, from 1.
  public var prompt: Int

  /// Creates a reference.
  public init(question: Int, prompt: Int) {
    self.question = question
    self.prompt = prompt
  }

  /// The prompt as it's written, such as `3.5`.
  public var description: String { String(question) + "." + String(prompt) }
}
