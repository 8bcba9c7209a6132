public import SelfEvaluation

/// One difference between two versions.
public struct Change: Hashable, Sendable {
  /// What happened.
  public var kind: Kind
  /// What it happened to.
  public var subject: Subject
  /// Which one, such as `primary/Q10` or `E004`; after a renaming, the new name.
  public var key: String
  /// The field, as a saved version names it; `nil` when a whole record came or went.
  public var field: String?
  /// What it was; `nil` for nothing.
  public var old: Content?
  /// What it is; `nil` for nothing.
  public var new: Content?
  /// The question that it bears on, by its number; `nil` for none or several.
  public var question: Int?
  /// The team whose it is; `nil` for nobody's.
  public var team: Identifier?
  /// Whether the number of its question has been given to another one since.
  public var hasFormerNumber = false
  /// What an observation was and is, since its value needs no field where it follows from counts;
  /// empty for other subjects.
  var figures: [Figure?] = []

  /// What can happen.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case added, removed, renamed, changed
    /// Paragraphs stand in another order, and nothing else is different.
    case moved
  }

  /// What it can happen to, in the order in which changes are listed.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case settings, question, judgement, evidence, measure, observation, priority, action
  }

  /// What a field or a record holds.
  public enum Content: Hashable, Sendable {
    /// The content of a field.
    case field(FieldValue)
    /// All fields of a record that came or went.
    case record([Field])
  }
}
