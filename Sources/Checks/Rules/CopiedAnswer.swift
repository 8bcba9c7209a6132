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
      guard text.count >= WordSequence.boilerplate else { return nil }
      let answer = subject.answers[place].judgement
      defer {
        if firstWithText[text.fingerprint] == nil { firstWithText[text.fingerprint] = place }
        firstOfQuestion[answer.question, default: []].append(place)
      }
      let candidates =
        (firstOfQuestion[answer.question] ?? [])
        + [firstWithText[text.fingerprint]].compactMap(\.self)
      guard
        let original = candidates.first(where: {
          subject.answers[$0].judgement.team != answer.team && texts[$0].isNearlyEqual(to: text)
        })
      else { return nil }
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
private struct WordSequence {
  /// Texts with fewer words say what many would say alike.
  static let boilerplate = 20

  /// How many words there are.
  let count: Int
  /// A number that is the same for the same words.
  let fingerprint: UInt64
  /// A number for each two words that follow each other, in the order of size.
  private let pairs: [UInt64]

  init(_ answer: Subject.Answer) {
    var words: [UInt64] = []
    for sentence in answer.sentences {
      for token in sentence.tokens where token.kind != .mark && token.kind != .citation {
        words.append(token.hash)
      }
    }
    count = words.count
    fingerprint = words.reduce(0) { Self.joined($0, $1) }
    pairs = zip(words, words.dropFirst()).map { Self.joined($0, $1) }.sorted()
  }

  /// A number for one thing and another after it.
  private static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = (first ^ second &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// Whether at least 17 of 20 pairs of neighbours are the same: a name changed, a word added.
  func isNearlyEqual(to other: Self) -> Bool {
    if fingerprint == other.fingerprint { return true }
    let total = pairs.count + other.pairs.count
    guard min(pairs.count, other.pairs.count) * 40 >= total * 17 else { return false }
    var common = 0
    var (left, right) = (0, 0)
    while left < pairs.count, right < other.pairs.count {
      if pairs[left] == other.pairs[right] {
        common += 1
        left += 1
        right += 1
      } else if pairs[left] < other.pairs[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return 40 * common >= 17 * total
  }
}
