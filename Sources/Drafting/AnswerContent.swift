public import SelfEvaluation
import Versions

/// What one answer says: its key lines and its text.
public struct AnswerContent: Sendable {
  /// The grade; `nil` while not yet judged.
  public var grade: Grade?
  /// Why the question is not applicable, or why a moderated grade differs.
  public var reason = ""
  /// How far the answer has come.
  public var status: Judgement.Status?
  /// When it was last worked on.
  public var updated: CalendarDate?
  /// The evidence named in the line `Evidence:`.
  public var evidence: [Identifier] = []
  /// The measures named in the line `Measures:`.
  public var measures: [Identifier] = []
  /// The key priorities named in the line `Priorities:`.
  public var priorities: [Identifier] = []
  /// Everything after the key lines, its lines ended by `\n`, without white space around it.
  public var text = ""

  /// One of the things that an answer consists of; the raw value is its key in a draft.
  public enum Field: String, Sendable, CaseIterable {
    case grade, reason, status, updated, evidence, measures, priorities, text
  }

  /// Creates an answer that says nothing.
  public init() {}

  /// Takes an answer as it stands in its file.
  public init(_ judgement: Judgement) {
    grade = judgement.grade
    reason = judgement.reason
    status = judgement.status
    updated = judgement.updated
    evidence = judgement.evidence.map(\.target)
    measures = judgement.measures.map(\.target)
    priorities = judgement.priorities.map(\.target)
    text = AnswerText.normalised(judgement.body.text)
  }

  /// A digest of everything, by which a changed answer is told from an unchanged one.
  public func fingerprint(_ bank: QuestionBank) -> String {
    let lines = Field.allCases.map { "\($0.rawValue) \(words(of: $0, bank))\n" }
    return SHA256(of: lines.joined()).hexadecimal
  }

  /// A field as one text.
  func words(of field: Field, _ bank: QuestionBank) -> String {
    switch field {
    case .grade: grade.map { bank.id(of: $0) } ?? ""
    case .reason: reason
    case .status: status?.rawValue ?? ""
    case .updated: updated?.description ?? ""
    case .evidence: evidence.map(\.key).joined(separator: "; ")
    case .measures: measures.map(\.key).joined(separator: "; ")
    case .priorities: priorities.map(\.key).joined(separator: "; ")
    case .text: text
    }
  }

  /// Whether a field says the same in two answers.
  func agrees(with other: Self, on field: Field, _ bank: QuestionBank) -> Bool {
    words(of: field, bank).isIdentical(to: other.words(of: field, bank))
  }

  /// Takes a field from another answer.
  mutating func take(_ field: Field, from other: Self) {
    switch field {
    case .grade: grade = other.grade
    case .reason: reason = other.reason
    case .status: status = other.status
    case .updated: updated = other.updated
    case .evidence: evidence = other.evidence
    case .measures: measures = other.measures
    case .priorities: priorities = other.priorities
    case .text: text = other.text
    }
  }
}
