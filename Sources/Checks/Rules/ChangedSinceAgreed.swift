import Diagnostics
import SelfEvaluation
import Trends
import Versions

extension CheckRule {
  /// An agreed answer that isn't what was agreed.
  static let changedSinceAgreed = Self(
    "changed-since-agreed", .warning,
    why: "What was agreed is what stood there then: text, grade, evidence, figures and question."
  ) { subject in
    let agreed = subject.answers.filter {
      $0.judgement.status == .agreed && !$0.judgement.fingerprint.isEmpty
    }
    if agreed.isEmpty { return [] }
    let agreements = Agreements(subject.evaluation)
    return agreed.compactMap { answer in
      let judgement = answer.judgement
      let parts = agreements.changes(in: judgement)
      guard !parts.isEmpty else { return nil }
      let changed = parts.compactMap(\.changedInWords)
      var clauses = changed.isEmpty ? [] : [Wording.list(changed) + " changed"]
      clauses += parts.compactMap { $0.useInWords(subject) }
      return Fault(
        "since the answer to question \(judgement.question) was agreed, "
          + clauses.joined(separator: "; "),
        at: answer.position(of: "fingerprint"),
        hint: "agree it again with '\(judgement.agreeCommand)', or set 'Status: in review'")
    }
  }
}

extension Agreement.Part {
  /// What changed; `nil` for what an answer only began or ceased to rest on.
  fileprivate var changedInWords: String? {
    switch self {
    case .text: "its text"
    case .grade: "its grade"
    case .question: "the question's wording"
    case .evidence(let id, .changed): "evidence \(id)"
    case .measure(let id, .changed): "the figures of \(id)"
    case .unknown: "something"
    case .evidence, .measure: nil
    }
  }

  /// What the answer began or ceased to rest on.
  fileprivate func useInWords(_ subject: Subject) -> String? {
    switch self {
    case .evidence(let id, .added): "\(id) is cited now"
    case .evidence(let id, .removed):
      subject.item(Identifier(id)) == nil
        ? "\(id) is no longer in the register" : "\(id) is no longer cited"
    case .measure(let id, .added): "it rests on \(id) now"
    case .measure(let id, .removed): "it no longer rests on \(id)"
    case .text, .grade, .question, .evidence, .measure, .unknown: nil
    }
  }
}
