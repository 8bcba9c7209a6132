import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A judgement that rests on nothing.
  static let noEvidence = Self(
    "no-evidence", .warning,
    why: "A judgement without evidence is an opinion, and an inspector will say so."
  ) { subject in
    subject.answers.filter {
      $0.isJudged && $0.judgement.evidence.isEmpty && $0.judgement.citations.isEmpty
        && !$0.citesUnknownEvidence
    }.map { answer in
      let number = answer.judgement.question
      let linked = subject.evaluation.register.filter { $0.questions.contains(number) }.map(
        \.id.text)
      return Fault(
        "the judgement on question \(number) cites no evidence", at: answer.judgement.position,
        hint: linked.isEmpty
          ? "name items of the register in the line 'Evidence:', or cite them in the text as [E004]"
          : "the register links \(linked.joined(separator: ", ")) to this question: cite what it "
            + "rests on")
    }
  }
}
