import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A judgement that rests on one kind of evidence.
  static let singleSource = Self(
    "single-source", .warning,
    why: "Evidence of one kind alone may share one fault; guidance 5 asks for several sources."
  ) { subject in
    subject.answers.filter { $0.isJudged && !$0.citesUnknownEvidence }.compactMap { answer in
      let register = subject.evaluation.register
      guard let place = answer.evidence.first?.item,
        answer.evidence.allSatisfy({ register[$0.item].kind == register[place].kind })
      else { return nil }
      let first = register[place]
      let what =
        answer.evidence.count == 1
        ? "one item, \(first.id)"
        : "one kind of evidence, \(first.kind?.name ?? "of no stated kind")"
      return Fault(
        "the judgement on question \(answer.judgement.question) rests on \(what)",
        at: answer.judgement.position,
        hint: "cite evidence of another kind that agrees or disagrees, such as feedback beside data"
      )
    }
  }
}
