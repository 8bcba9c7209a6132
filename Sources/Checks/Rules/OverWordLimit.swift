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
      // Nearly all answers have so little that could part words that counting can be left out.
      guard answer.judgement.body.mostWords > limit else { return nil }
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
  /// How many words there are at most: one more than there are bytes that may part two, which are
  /// white space, what parts the cells of tables, and what white space may be written as.
  fileprivate var mostWords: Int {
    let utf8 = source.text.utf8
    let bytes = utf8.span.extracting(range)
    var partings: UInt64 = 0
    var index = 0
    while index + 8 <= bytes.count {
      let eight = EightBytes(
        bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let marks = eight.holds(from: 0, to: 0x20) | eight.holds(0x7C) | eight.holds(0x26)
      partings += eight.areASCII ? (marks >> 7 &* 0x0101_0101_0101_0101) >> 56 : 8
      index += 8
    }
    return Int(partings) + bytes.count - index + 1
  }
}
