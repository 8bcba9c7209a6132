import CommonMark
import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// An answer that is longer than the form allows.
  static let overWordLimit = Self(
    "over-word-limit", .warning,
    why: "A limit keeps the report readable for councillors and fair between teams."
  ) { subject in
    subject.answers.compactMap { answer in
      let question = subject.evaluation.bank.question(answer.judgement.question)
      let limit = question?.wordLimit ?? subject.evaluation.settings.wordLimit
      // Many answers are so short that counting can be left out: a word has at least one byte, and
      // so has what parts it from the next.
      guard answer.judgement.body.range.count / 2 >= limit else { return nil }
      let words = answer.document.wordCount(of: answer.document.root)
      guard words > limit else { return nil }
      return Fault(
        "the answer to question \(answer.judgement.question) has \(words) words; the limit is "
          + "\(limit)",
        at: answer.judgement.position,
        hint: "take out \(words - limit) words: what is done can go, how well it works should stay")
    }
  }
}
