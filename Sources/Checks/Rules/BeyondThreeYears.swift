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
    guard !sentence.marks.isDisjoint(with: [.years, .number]),
      !sentence.marks.isDisjoint(with: Self.moving)
    else { return nil }
    for place in sentence.places where !sentence[place].isQuoted {
      guard
        let span = Self.earlyYear(at: place, of: sentence, windowStart: windowStart)
          ?? Self.longSpan(at: place, of: sentence, length: length)
      else { continue }
      var aims = AimClauses(sentence)
      let isAim = sentence.places.map { aims.isWithin(sentence[$0], at: $0) }
      guard
        let movement = Self.scope(of: span, in: sentence).first(where: { candidate in
          !isAim[candidate] && !span.contains(candidate) && Self.isMovement(candidate, sentence)
        })
      else { continue }
      words = sentence.text(span)
      self.movement = sentence.text(movement)
      self.place = span.lowerBound
      return
    }
    return nil
  }

  /// What the word has in it that makes a trend of a stretch of time.
  private static let moving = WordMarks.movement.union(.course).union(.side)

  /// A year before the window that the sentence measures from, such as `since 2009`.
  ///
  /// `The strategy of 2010` and `the 2010 White Paper` name a document, `(2010)` cites one.
  private static func earlyYear(
    at place: Int, of sentence: Sentence, windowStart: Int
  ) -> Range<Int>? {
    // A number with a unit is no year.
    guard sentence[place].isNumber, !sentence[place + 1].isPercentSign,
      isEarly(sentence.text(place), windowStart: windowStart),
      sentence[place - 1].word != "the" || !sentence[place + 1].isCapitalised
    else { return nil }
    var start = place - 1
    while start >= 0, seasons.contains(sentence[start].word) { start -= 1 }
    guard starting.contains(sentence[start].word) else { return nil }
    let before = sentence[start - 1].word
    switch sentence[start].word {
    case "than" where before == "more" || before == "less" || before == "fewer": return nil
    case "with" where before != "compared": return nil
    default: return start..<place + 1
    }
  }

  private static func isEarly(_ text: String, windowStart: Int) -> Bool {
    guard let year = Int(text.prefix(4)), (1980..<windowStart).contains(year) else { return false }
    let parts = text.split(whereSeparator: { "/-".contains($0) })
    return parts.count <= 2 && parts[0].utf8.count == 4 && parts[0].allSatisfy(\.isNumber)
      && (parts.count == 1 || [2, 4].contains(parts[1].utf8.count))
  }

  /// A stretch of more years than the window has, such as `over the last five years`.
  private static func longSpan(
    at place: Int, of sentence: Sentence, length: Int
  ) -> Range<Int>? {
    guard sentence[place].marks.contains(.years) else { return nil }
    let text = sentence.text(place)
    if text.hasSuffix("-year"), let count = number(text.dropLast(5)), count > length {
      return place..<place + 1
    }
    let word = sentence[place].word
    if word == "year" { return longRun(endingAt: place, of: sentence, length: length) }
    let isDecade = word == "decade" || word == "decades"
    let isYears = word == "years" && (number(sentence.text(place - 1)) ?? 0) > length
    guard isDecade || isYears else { return nil }
    var start = place - 1
    while start >= 0,
      spanWords.contains(sentence[start].word) || number(sentence.text(start)) != nil
    {
      start -= 1
    }
    start += 1
    // `Within five years` and `the next five years` look ahead; `five years old` is an age.
    guard sentence[start..<place].contains(where: { looksBack.contains($0.word) }),
      place - start < 8, !looksAhead.contains(sentence[place + 1].word)
    else { return nil }
    return start..<place + 1
  }

  /// One more year than the window has, or that many as one: `the fifth consecutive year`, `the fifth
  /// year running`, `a ten year trend`.
  private static func longRun(
    endingAt year: Int, of sentence: Sentence, length: Int
  ) -> Range<Int>? {
    let (next, afterNext) = (sentence[year + 1], sentence[year + 2].word)
    if next.marks.contains(.course) || next.word == "period" {
      return (number(sentence.text(year - 1)) ?? 0) > length ? year - 1..<year + 1 : nil
    }
    let isInRow = consecutive.contains(sentence[year - 1].word)
    let first = isInRow ? year - 2 : year - 1
    let isRunning =
      isInRow || next.word == "running"
      || next.word == "in" && (afterNext == "a" || afterNext == "succession")
    guard isRunning, (ordinal(sentence.text(first)) ?? 0) > length else { return nil }
    return first..<year + 1
  }

  private static func ordinal(_ text: String) -> Int? {
    ordinals.firstIndex(of: text).map { $0 + 4 }
      ?? (text.hasSuffix("th") ? Int(text.dropLast(2)) : nil)
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    Int(text) ?? numbers.firstIndex(of: String(text)).map { $0 + 4 }
  }

  /// The words that may say what the trend is: those of the clause; of the whole sentence, where
  /// the time stands at its start.
  private static func scope(of span: Range<Int>, in sentence: Sentence) -> Range<Int> {
    func ends(_ place: Int) -> Bool { sentence[place].endsClause || sentence[place].isComma }
    var start = span.lowerBound
    while start > 0, !ends(start - 1) { start -= 1 }
    var end = span.upperBound
    if start == span.lowerBound, start == 0 {
      return 0..<(sentence.places.first { sentence[$0].word == ";" } ?? sentence.count)
    }
    while end < sentence.count, !ends(end) { end += 1 }
    // `Results have risen every year, from 2008/09 on`: a clause without a verb belongs to the last.
    if start == span.lowerBound, start > 0, sentence[start - 1].isComma {
      start -= 1
      while start > 0, !ends(start - 1) { start -= 1 }
    }
    return start..<end
  }

  private static func isMovement(_ place: Int, _ sentence: Sentence) -> Bool {
    let token = sentence[place]
    if token.isCapitalised, place > 0 { return false }
    // `An increased budget` is no trend; `increased` after its subject is.
    return !token.marks.isDisjoint(with: moving) && !places.contains(token.word)
  }

  /// Words of movement that mostly say something else.
  private static let places: WordSet = "lead more less over under up short close closed"
  private static let starting: WordSet = "since from between after than in before until with"
  private static let seasons: WordSet = """
    autumn spring summer september january the year school academic in term early late about around
    august july
    """
  private static let spanWords: WordSet = """
    the last past previous over for in during throughout a more than at least about nearly almost
    some period of each every across these those whole half
    """
  private static let looksBack: WordSet = """
    last past previous over for throughout during each every across
    """
  private static let looksAhead: WordSet = "old ahead ago"
  private static let consecutive: WordSet = "consecutive successive straight"
  private static let ordinals = [
    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
  ]
  private static let numbers = [
    "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
  ]
}
