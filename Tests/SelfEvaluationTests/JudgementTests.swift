import Diagnostics
import Testing

@testable import SelfEvaluation

@Suite struct JudgementTests {
  private static let place = FilePosition(file: "judgements/primary/Q01.md")

  private static let changes: [FieldChange<Judgement>] = [
    ("team", { $0.team = Identifier("send") }), ("question", { $0.question = 2 }),
    ("grade", { $0.grade = .onScale(2) }), ("reason", { $0.reason = "Moderated." }),
    ("status", { $0.status = .agreed }), ("updated", { $0.updated = CalendarDate("2026-01-02") }),
    ("author", { $0.author = "QCI" }),
    ("evidence", { $0.evidence = [Reference(Identifier("E1"), at: place)] }),
    ("measures", { $0.measures = [Reference(Identifier("gld"), at: place)] }),
    ("priorities", { $0.priorities = [Reference(Identifier("KP1"), at: place)] }),
    ("agreed", { $0.agreed = CalendarDate("2026-01-03") }),
    ("fingerprint", { $0.fingerprint = "f" }),
    ("body", { $0.body = Prose("Other words.") }),
  ]
  /// What stands elsewhere without a change, and what follows from the body.
  private static let otherFields = [
    "sections", "citations", "values", "position", "lastLineOfHeading", "keyPositions",
    // What there isn't is no part of a version.
    "unknownReferences",
  ]

  @Test("a change of any field of an answer is seen when versions are compared")
  func seesEveryField() {
    let answer = Judgement(
      team: Identifier("primary"), question: 1, body: Prose("Words."), at: Self.place)
    expectEveryFieldTells(answer, Self.changes, butFor: Self.otherFields) {
      $0.saysTheSame(as: $1)
    }
    var moved = answer
    moved.position = FilePosition(file: "judgements/primary/all.md", line: 7)
    #expect(answer.saysTheSame(as: moved))
  }

  @Test("an id in a key line that is written otherwise is a change")
  func idsAsWritten() {
    var one = Judgement(
      team: Identifier("primary"), question: 1, body: Prose("Words."), at: Self.place)
    var other = one
    one.evidence = [Reference(Identifier("E1"), at: Self.place)]
    other.evidence = [Reference(Identifier("e1"), at: Self.place)]
    #expect(!one.saysTheSame(as: other))
  }
}
