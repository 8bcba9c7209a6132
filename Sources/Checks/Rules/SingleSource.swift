import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A judgement that rests on one kind of evidence.
  static let singleSource = Self(
    "single-source", .warning,
    why: "Evidence of one kind alone may share one fault; guidance 5 asks for several sources."
  ) { subject in
    subject.answers.filter(\.isJudged).compactMap { answer in
      let items = subject.evidenceReliedOn(by: answer.judgement)
      let kinds = Set(items.map(\.kind))
      guard kinds.count == 1, let kind = kinds.first else { return nil }
      let what =
        items.count == 1
        ? "one item, \(items[0].id)" : "one kind of evidence, \(kind?.name ?? "of no stated kind")"
      return Fault(
        "the judgement on question \(answer.judgement.question) rests on \(what)",
        at: answer.judgement.position,
        hint: "cite evidence of another kind that agrees or disagrees, such as feedback beside data"
      )
    }
  }
}
