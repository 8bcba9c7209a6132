import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// An answer that says what is done, not how well.
  static let descriptive = Self(
    "descriptive", .warning,
    why: "Guidance 1 asks for a judgement: not what is done, but how well, and how that is known."
  ) { subject in
    subject.answers.filter(\.isJudged).compactMap { answer in
      let account = Account(of: answer)
      guard account.isDescriptive else { return nil }
      let question = answer.judgement.question
      let judging =
        account.signs.isEmpty
        ? "no word says how well it's done"
        : "only \(quoted(account.signs)) say\(account.signs.count == 1 ? "s" : "") how well"
      return Fault(
        "the answer to question \(question) describes: it says what happens "
          + "(\(quoted(account.activities))), and \(judging)",
        at: answer.judgement.position,
        hint: "say how well it works and how you know: what changed, for whom, compared with what, "
          + "and who says so")
    }
  }

  private static func quoted(_ words: [String]) -> String {
    words.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
  }
}

/// What the sentences of an answer add up to; plans for what comes next are left out.
struct Account {
  /// How many sentences there are.
  private var sentences = 0
  /// How many words they have.
  private var words = 0
  /// The sum of what the sentences weigh as verdicts.
  private var weight = 0.0
  /// The words that judge, each once; looked for only where there are too few to judge by.
  private(set) var signs: [String] = []
  /// The words that say what is done, each once; likewise.
  private(set) var activities: [String] = []

  init(of answer: Subject.Answer) {
    let prose = answer.sentences.lazy.filter { $0.isProse && $0.section != .nextSteps }
    for sentence in prose {
      sentences += 1
      words += sentence.tokens.count { $0.isWord || $0.isNumber }
      weight += min(Verdict(on: sentence).weight + Self.bonus(of: sentence.section), 1)
    }
    guard isThin else { return }
    for sentence in prose {
      for sign in Verdict(on: sentence, keepsSigns: true).signsInWords where !signs.contains(sign) {
        signs.append(sign)
      }
      for activity in sentence.activities where !activities.contains(activity) {
        activities.append(activity)
      }
    }
  }

  /// A heading that asks for a judgement makes half of one of what stands below it.
  private static func bonus(of section: Judgement.Section.Kind) -> Double {
    switch section {
    case .strengths, .areasForDevelopment, .drillDown: 0.5
    case .text, .drillDownIntroduction, .nextSteps, .other: 0
    }
  }

  /// Whether the answer describes: enough words to tell, things being done, and less than one
  /// verdict in five sentences.
  var isDescriptive: Bool { isThin && activities.count >= 2 }

  /// Whether there are enough words to tell, and too few that judge.
  ///
  /// The answers in `DescriptiveTests` hold the numbers; they come from no study. Twelve words lie
  /// between the longest answer there that isn't weighed, of 9, and the shortest that describes, of
  /// 16. Any share of 0.2 to 0.5 tells the answers apart, and 0.2 accuses the fewest. A few
  /// sentences need most of one verdict, 0.8: a fifth of so few is less than one word that judges.
  private var isThin: Bool { words >= 12 && weight < max(0.8, 0.2 * Double(sentences)) }
}
