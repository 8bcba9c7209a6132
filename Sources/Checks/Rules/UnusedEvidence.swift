import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// An item of the register that nothing rests on.
  static let unusedEvidence = Self(
    "unused-evidence", .note,
    why: "Evidence that nobody cites is either missing from a judgement or not needed."
  ) { subject in
    var used: Set<Identifier> = []
    for answer in subject.answers { used.formUnion(answer.judgement.evidenceReliedOn) }
    for priority in subject.evaluation.priorities {
      used.formUnion(priority.citations.map(\.target))
    }
    for action in subject.evaluation.actions { used.formUnion(action.evidence) }
    for measure in subject.evaluation.measures {
      if let source = Identifier(validating: measure.source) { used.insert(source) }
    }
    return subject.evaluation.register.filter { !used.contains($0.id) }.map { item in
      Fault(
        "nothing cites \(item.id) '\(item.title)'", at: item.position,
        hint: "cite it where it supports or challenges a judgement, or leave it for the record")
    }
  }
}
