import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// An item of the register that nothing rests on.
  static let unusedEvidence = Self(
    "unused-evidence", .note,
    why: "Evidence that nobody cites is either missing from a judgement or not needed."
  ) { subject in
    var used: Set<Int> = []
    for answer in subject.answers { used.formUnion(answer.evidence.map(\.item)) }
    func use(_ id: Identifier) {
      if let item = subject.item(id) { used.insert(item) }
    }
    for priority in subject.evaluation.priorities { priority.citations.forEach { use($0.target) } }
    for action in subject.evaluation.actions { action.evidence.forEach(use) }
    for measure in subject.evaluation.measures {
      if let source = Identifier(validating: measure.source) { use(source) }
    }
    let register = subject.evaluation.register
    let unused = register.indices.filter { place in
      !used.contains(place) && !used.contains(subject.item(register[place].id) ?? place)
    }
    return unused.map { place in
      let item = register[place]
      return Fault(
        "nothing cites \(item.id) '\(item.title)'", at: item.position,
        hint: "cite it where it supports or challenges a judgement, or leave it for the record")
    }
  }
}
