import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// Two teams with one text.
  static let copiedAnswer = Self(
    "copied-answer", .warning,
    why: "Each team answers from its own perspective; one text for two says nothing of either."
  ) { subject in
    let texts = subject.answers.map { WordSequence($0) }
    var firstWithText: [Int: Int] = [:]
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
  let fingerprint: Int
  /// A number for each two words that follow each other, in the order of size.
  private let pairs: [Int]

  init(_ answer: Subject.Answer) {
    let words = answer.sentences.flatMap(\.tokens)
      .filter { [.word, .number, .value].contains($0.kind) }.map(\.text)
    count = words.count
    fingerprint = words.hashValue
    pairs = zip(words, words.dropFirst())
      .map { first, second in
        var hasher = Hasher()
        hasher.combine(first)
        hasher.combine(second)
        return hasher.finalize()
      }
      .sorted()
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
