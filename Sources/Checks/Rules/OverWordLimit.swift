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
      // Most answers are so short that counting words exactly can be left out.
      guard answer.judgement.body.wordEnds >= limit else { return nil }
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

extension Prose {
  /// How many places a word may end at, so that there can't be more words than these and one.
  ///
  /// Words end at white space, some of which lies beyond ASCII or may be written as an entity, and
  /// in tables at bars.
  fileprivate var wordEnds: Int {
    var text = text
    return text.withUTF8 { bytes in
      bytes.count { byte in
        byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "|")
      }
    }
  }
}
