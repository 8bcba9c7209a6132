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
      let changes = agreements.changes(in: judgement)
      guard !changes.isEmpty else { return nil }
      return Fault(
        "since the answer to question \(judgement.question) was agreed, "
          + Wording.list(changes.map(\.inWords)) + " changed",
        at: answer.position(of: "fingerprint"),
        hint: "agree it again with '\(judgement.agreeCommand)', or set 'Status: in review'")
    }
  }
}

extension Agreement.Part {
  fileprivate var inWords: String {
    switch self {
    case .text: "its text"
    case .grade: "its grade"
    case .question: "the question's wording"
    case .evidence(let id): "evidence \(id)"
    case .measure(let id): "the figures of \(id)"
    case .unknown: "something"
    }
  }
}
