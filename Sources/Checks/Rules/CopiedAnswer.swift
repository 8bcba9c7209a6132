import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// Two teams with one text.
  static let copiedAnswer = Self(
    "copied-answer", .warning,
    why: "Each team answers from its own perspective; one text for two says nothing of either."
  ) { subject in
    let texts = subject.answers.map { WordSequence($0) }
    var firstWithText: [UInt64: Int] = [:]
    var firstOfQuestion: [Int: [Int]] = [:]
    return texts.indices.compactMap { place in
      let text = texts[place]
      guard text.count >= WordSequence.fewestCopied else { return nil }
      let question = subject.answers[place].judgement.question
      let team = subject.answers[place].judgement.team
      defer {
        if firstWithText[text.fingerprint] == nil { firstWithText[text.fingerprint] = place }
        firstOfQuestion[question, default: []].append(place)
      }
      let candidates =
        (firstOfQuestion[question] ?? []) + [firstWithText[text.fingerprint]].compactMap(\.self)
      guard
        let original = candidates.first(where: {
          subject.answers[$0].judgement.team != team
            && (text.count >= WordSequence.boilerplate
              ? texts[$0].isNearlyEqual(to: text) : texts[$0].fingerprint == text.fingerprint)
        })
      else { return nil }
      let answer = subject.answers[place].judgement
      let other = subject.answers[original].judgement
      let isSame = texts[original].fingerprint == text.fingerprint
      return Fault(
        "the answer of \(subject.name(of: answer.team)) to question \(answer.question) is "
          + "\(isSame ? "the same text" : "almost the same text") as that of "
          + "\(subject.name(of: other.team))"
          + (other.question == answer.question ? "" : " to question \(other.question)")
          + " (\(other.position))",
        at: answer.position,
        hint: "write what this team's own evidence shows, or leave the question to the other team")
    }
  }
}

/// The words of an answer without regard to case, spacing, punctuation and citations.
private final class WordSequence {
  /// Texts with fewer words say nearly what many would say.
  static let boilerplate = 20
  /// Texts with fewer words say just what many would say.
  static let fewestCopied = 14

  /// How many words there are.
  let count: Int
  /// A number that is the same for the same words.
  let fingerprint: UInt64
  private let answer: Subject.Answer
  /// A bit for each pair of neighbours, which is the same for the same pair.
  private let sketch: InlineArray<32, UInt64>

  init(_ answer: Subject.Answer) {
    var sketch = InlineArray<32, UInt64>(repeating: 0)
    var fingerprint: UInt64 = 0
    var last: UInt64 = 0
    var count = 0
    Self.forEachWord(of: answer) { word in
      fingerprint = Word.joined(fingerprint, word)
      if count > 0 {
        let pair = Word.joined(last, word)
        sketch[Int(pair & 31)] |= 1 << (pair >> 58)
      }
      last = word
      count += 1
    }
    self.answer = answer
    self.count = count
    self.fingerprint = fingerprint
    self.sketch = sketch
  }

  @inline(__always)
  private static func forEachWord(of answer: Subject.Answer, _ body: (UInt64) -> Void) {
    for sentence in answer.sentences {
      for token in sentence.tokens where !token.isMark && !token.isCitation {
        body(token.word.number)
      }
    }
  }

  /// A number for each two words that follow each other, in the order of size.
  private var pairs: [UInt64] {
    var words: [UInt64] = []
    Self.forEachWord(of: answer) { words.append($0) }
    return zip(words, words.dropFirst()).map { Word.joined($0, $1) }.sorted()
  }

  /// Whether at least 17 of 20 pairs of neighbours are the same: a name changed, a word added.
  func isNearlyEqual(to other: WordSequence) -> Bool {
    if fingerprint == other.fingerprint { return true }
    let total = count + other.count - 2
    guard (min(count, other.count) - 1) * 40 >= total * 17,
      (total - differences(from: other)) * 40 >= 2 * total * 17
    else { return false }
    return 40 * commonPairs(with: other) >= 17 * total
  }

  /// How many pairs there are at least that only one of the texts has.
  private func differences(from other: WordSequence) -> Int {
    var count = 0
    for place in sketch.indices { count += (sketch[place] ^ other.sketch[place]).nonzeroBitCount }
    return count
  }

  private func commonPairs(with other: WordSequence) -> Int {
    let (own, others) = (pairs, other.pairs)
    var common = 0
    var (left, right) = (0, 0)
    while left < own.count, right < others.count {
      if own[left] == others[right] {
        common += 1
        left += 1
        right += 1
      } else if own[left] < others[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return common
  }
}
