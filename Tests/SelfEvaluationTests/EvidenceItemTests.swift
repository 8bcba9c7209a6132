import Diagnostics
import Testing

@testable import SelfEvaluation

@Suite struct EvidenceItemTests {
  private static let changes: [FieldChange<EvidenceItem>] = [
    ("id", { $0.id = Identifier("E2") }), ("title", { $0.title = "Other" }),
    ("kind", { $0.kind = .policy }),
    ("date", { $0.date = CalendarDate("2026-01-02") }), ("period", { $0.period = "2025" }),
    ("source", { $0.source = "DfE" }), ("owner", { $0.owner = "QCI" }),
    ("questions", { $0.questions = [2] }),
    ("prompts", { $0.prompts = [PromptReference(question: 2, prompt: 1)] }),
    ("reportedTo", { $0.reportedTo = ["Cabinet"] }), ("location", { $0.location = "a.pdf" }),
    ("expires", { $0.expires = CalendarDate("2027-01-02") }),
    ("marking", { $0.marking = "Secret" }),
    ("stance", { $0.stance = .challenges }), ("formerly", { $0.formerly = [Identifier("E0")] }),
    ("notes", { $0.notes = "Seen." }),
  ]

  @Test("a change of any field of an evidence item is seen when versions are compared")
  func seesEveryField() {
    let item = EvidenceItem(
      id: Identifier("E1"), title: "Report", at: FilePosition(file: "register.csv"))
    expectEveryFieldTells(item, Self.changes, butFor: ["position"]) { $0.saysTheSame(as: $1) }
    var moved = item
    moved.position = FilePosition(file: "register.csv", line: 7)
    #expect(item.saysTheSame(as: moved))
  }

  @Test("an earlier id that is written otherwise is a change")
  func formerIDsAsWritten() {
    var one = EvidenceItem(
      id: Identifier("E1"), title: "Report", at: FilePosition(file: "register.csv"))
    var other = one
    one.formerly = [Identifier("E0")]
    other.formerly = [Identifier("e0")]
    #expect(!one.saysTheSame(as: other))
  }
}
