import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A claim about a trend that leans on years before the window.
  static let beyondThreeYears = Self(
    "beyond-three-years", .warning,
    why: "Guidance 2 looks at trends over the past three years; older ones hide what is so now."
  ) { subject in
    guard let first = subject.trends.window.first, let last = subject.trends.window.last else {
      return []
    }
    return subject.answers.flatMap { answer in
      answer.sentences.compactMap { sentence in
        guard
          let claim = LongTrend(
            in: sentence, windowStart: first.firstYear, length: subject.trends.window.count)
        else { return nil }
        return Fault(
          "'\(claim.words)' speaks of a trend ('\(claim.movement)') from before the window, "
            + "\(first) to \(last)",
          at: answer.position(of: claim.place, in: sentence),
          hint: "start from \(first), or say what has changed since then; "
            + "{{measure.change}} gives the change in the window")
      }
    }
  }
}

extension Period {
  /// The calendar year that the period starts in.
  fileprivate var firstYear: Int {
    switch self {
    case .academicYear(let year), .financialYear(let year), .calendarYear(let year): year
    case .month(let year, _): year
    case .day(let date): date.year
    }
  }
}

/// A trend over more years than the window has.
private struct LongTrend {
  /// The words that name the time.
  var words: String
  /// The word that makes a trend of it.
  var movement: String
  /// The first of the words of time.
  var place: Int

  init?(in sentence: Sentence, windowStart: Int, length: Int) {
    let tokens = sentence.tokens
    for place in tokens.indices where !tokens[place].isQuoted {
      guard
        let span = Self.earlyYear(at: place, of: tokens, windowStart: windowStart)
          ?? Self.longSpan(at: place, of: tokens, length: length)
      else { continue }
      let isAim = AimClauses(tokens).isWithin
      guard
        let movement = Self.scope(of: span, in: tokens).first(where: { candidate in
          !isAim[candidate] && !span.contains(candidate) && Self.isMovement(candidate, tokens)
        })
      else { continue }
      words = tokens[span].map(\.text).joined(separator: " ")
      self.movement = tokens[movement].text
      self.place = span.lowerBound
      return
    }
    return nil
  }

  /// A year before the window that the sentence measures from, such as `since 2009`.
  ///
  /// `The strategy of 2010` names a document, `(2010)` cites one.
  private static func earlyYear(at place: Int, of tokens: [Token], windowStart: Int) -> Range<Int>?
  {
    guard tokens[place].kind == .number, let year = Int(tokens[place].text.prefix(4)),
      (1980..<windowStart).contains(year), isYear(tokens[place].text),
      // A number with a unit is no year.
      !(place + 1 < tokens.count && tokens[place + 1].isPercentSign)
    else { return nil }
    var start = place - 1
    while start >= 0, seasons.contains(tokens[start].text) { start -= 1 }
    guard start >= 0, starting.contains(tokens[start].text) else { return nil }
    let before = start > 0 ? tokens[start - 1].text : ""
    switch tokens[start].text {
    case "than" where ["more", "less", "fewer"].contains(before): return nil
    case "with" where before != "compared": return nil
    default: return start..<place + 1
    }
  }

  private static func isYear(_ text: String) -> Bool {
    let parts = text.split(whereSeparator: { "/-".contains($0) })
    return parts.count <= 2 && parts[0].utf8.count == 4 && parts[0].allSatisfy(\.isNumber)
      && (parts.count == 1 || [2, 4].contains(parts[1].utf8.count))
  }

  /// A stretch of more years than the window has, such as `over the last five years`.
  private static func longSpan(at place: Int, of tokens: [Token], length: Int) -> Range<Int>? {
    guard tokens[place].marks.contains(.years) else { return nil }
    let word = tokens[place].text
    if word.hasSuffix("-year"), let count = number(word.dropLast(5)), count > length {
      return place..<place + 1
    }
    let isDecade = word == "decade" || word == "decades"
    let isYears = word == "years" && place > 0 && (number(tokens[place - 1].text) ?? 0) > length
    guard isDecade || isYears else { return nil }
    var start = place - 1
    while start >= 0, spanWords.contains(tokens[start].text) || number(tokens[start].text) != nil {
      start -= 1
    }
    start += 1
    // `Within five years` and `the next five years` look ahead; `five years old` is an age.
    let before = tokens[start..<place].map(\.text)
    guard before.contains(where: { looksBack.contains($0) }), place - start < 8,
      !(place + 1 < tokens.count && ["old", "ahead", "ago"].contains(tokens[place + 1].text))
    else { return nil }
    return start..<place + 1
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    Int(text) ?? numbers.firstIndex(of: String(text)).map { $0 + 4 }
  }

  /// The words that may say what the trend is: those of the clause; of the whole sentence, where
  /// the time stands at its start.
  private static func scope(of span: Range<Int>, in tokens: [Token]) -> Range<Int> {
    func ends(_ place: Int) -> Bool { tokens[place].endsClause || tokens[place].isComma }
    var start = span.lowerBound
    while start > 0, !ends(start - 1) { start -= 1 }
    var end = span.upperBound
    if start == span.lowerBound, start == 0 { return start..<tokens.count }
    while end < tokens.count, !ends(end) { end += 1 }
    // `Results have risen every year, from 2008/09 on`: a clause without a verb belongs to the last.
    if start == span.lowerBound, start > 0, tokens[start - 1].isComma {
      start -= 1
      while start > 0, !ends(start - 1) { start -= 1 }
    }
    return start..<end
  }

  private static func isMovement(_ place: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[place]
    if token.isCapitalised, place > 0 { return false }
    if token.text == "lead"
      || ["more", "less", "over", "under", "up", "short", "close", "closed"]
        .contains(token.text)
    {
      return false
    }
    // `An increased budget` is no trend; `increased` after its subject is.
    return !token.marks.isDisjoint(with: WordMarks.movement.union(.course).union(.side))
  }

  private static let starting: Set<String> = [
    "since", "from", "between", "after", "than", "in", "before", "until", "with",
  ]
  private static let seasons: Set<String> = [
    "autumn", "spring", "summer", "september", "january", "the", "year", "school", "academic", "in",
    "term", "early", "late", "about", "around", "august", "july",
  ]
  private static let spanWords: Set<String> = [
    "the", "last", "past", "previous", "over", "for", "in", "during", "throughout", "a", "more",
    "than", "at", "least", "about", "nearly", "almost", "some", "period", "of", "each", "every",
    "across", "these", "those", "whole",
  ]
  private static let looksBack: Set<String> = [
    "last", "past", "previous", "over", "for", "throughout", "during", "each", "every", "across",
  ]
  private static let numbers = [
    "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
}
