import Diagnostics
import SelfEvaluation

/// Of which academic year a typed percentage is said to be.
enum FigureYear {
  /// Of none that is named: at most it's measured from one, as in `risen since 2012/13 to 67%`.
  case unnamed
  /// Years are named, and of which it is can't be told.
  case unclear
  /// Of the one that starts in a calendar year. Where it isn't beside the number, something may stand
  /// between that tells of another year.
  case named(Int, isBeside: Bool)
}

extension TypedAmount {
  /// Of which academic year a percentage is said to be: the one right behind it, or the one before it
  /// that is no other percentage's.
  func year(in clause: Range<Int>) -> FigureYear {
    let years = sentence.academicYears(in: yearScope(of: clause))
    var before: SentenceYear?
    var isUnclear = false
    for (number, year) in years.enumerated() where !sentence.measures(from: year) {
      // `In 2012/13 and 2013/14`
      let next = number + 1 < years.count ? years[number + 1].places.lowerBound : .max
      let last = number > 0 ? years[number - 1].places.upperBound : -2
      let isPaired = next - year.places.upperBound < 2 || year.places.lowerBound - last < 2
      if isPaired || sentence.isOfThing(year) {
        isUnclear = true
      } else if let end = sentence.endOfPercentage(before: year) {
        if end == places.upperBound { return .named(year.first, isBeside: true) }
        // `58% and 67% in 2014/15`
        let isShared =
          end > places.upperBound
          && sentence[places.upperBound..<end].contains { $0.word == "and" || $0.word == "or" }
        if isShared { isUnclear = true }
      } else if year.places.lowerBound > places.lowerBound {
        // `58% and in 2014/15 67%`
        if !hasPercentage(year.places.upperBound..<clause.upperBound) { isUnclear = true }
      } else if before == nil, !hasPercentage(year.places.upperBound..<places.lowerBound) {
        before = year
      } else {
        isUnclear = true
      }
    }
    if isUnclear { return .unclear }
    guard let before else { return .unnamed }
    // `In 2012/13 we began, and it has risen to 67%`
    let isBeside = !sentence[before.places.upperBound..<places.lowerBound].contains {
      !$0.marks.isDisjoint(with: .movement) || Self.later.contains($0.word)
    }
    return .named(before.first, isBeside: isBeside)
  }

  /// When the one academic year starts that a number is said to be of, where nothing stands between
  /// them that may tell of another, as in `in 2012/13 only 67%` and `67% in 2012/13`.
  var yearBeside: Int? {
    // In a thousand words without an end nobody could tell.
    let all = sentence.places
    guard all.count < 1_000, case .named(let first, isBeside: true) = year(in: all),
      let year = sentence.academicYears(in: all).first(where: { $0.first == first })
    else { return nil }
    let end = year.places.upperBound
    let between = sentence[end..<max(places.lowerBound, end)]
    let isBeside =
      between.count < 6
      && between.allSatisfy {
        !$0.endsClause && $0.marks.isDisjoint(with: .endsInEd) && !Self.doers.contains($0.word)
      }
    return isBeside ? first : nil
  }

  private static let doers: WordSet = "we our they"
  private static let later: WordSet = "and has have since then today now latest currently"

  private func hasPercentage(_ places: Range<Int>) -> Bool {
    places.contains { sentence[$0].isPercentSign || sentence[$0].word == "cent" }
  }

  /// The clause, with the year in `67% (2014/15)` and in `2014/15: 67%`.
  private func yearScope(of clause: Range<Int>) -> Range<Int> {
    var (start, end) = (clause.lowerBound, clause.upperBound)
    if sentence[start - 1].word == ":" {
      let year = [start - 2, start - 4].lazy.compactMap { sentence.academicYear(at: $0) }.first
      if let year, year.places.upperBound == start - 1 { start = year.places.lowerBound }
    }
    if sentence[end].word == "(", let year = sentence.academicYear(at: end + 1) {
      end = year.places.upperBound
    }
    return start..<end
  }
}

/// An academic year that a sentence names.
struct SentenceYear {
  var places: Range<Int>
  /// The calendar year that it starts in.
  var first: Int
}

extension Sentence {
  /// The academic years that are named at some places.
  func academicYears(in places: Range<Int>) -> [SentenceYear] {
    places.compactMap { academicYear(at: $0) }
  }

  /// The academic year that is named at a place: `2014/15`, `2014-15` or `2014–15`.
  func academicYear(at place: Int) -> SentenceYear? {
    guard self[place].isNumber, self[place].length >= 4 else { return nil }
    var end = place + 1
    var text = text(place)
    if text.utf8.count == 4, self[end].word == "–", self[end + 1].isNumber,
      isJoined(place, end), isJoined(end, end + 1)
    {
      text += "/" + self.text(end + 1)
      end += 2
    }
    let first = Period.firstYear(ofAcademicYear: text.replacingEach("-", with: "/"))
    return first.map { SentenceYear(places: place..<end, first: $0) }
  }

  private func isJoined(_ first: Int, _ second: Int) -> Bool {
    self[first].offset + self[first].length == self[second].offset
  }

  /// Whether something is measured from a year, as in `since 2012/13` and `higher than in 2012/13`.
  fileprivate func measures(from year: SentenceYear) -> Bool {
    let start = year.places.lowerBound
    for place in (max(start - 4, 0)..<max(start, 0)).reversed() {
      let token = self[place]
      if token.isComma || token.endsClause || token.isPercentSign || token.isNumber { return false }
      switch token.word {
      case "with": if Self.comparing.contains(self[place - 1].word) { return true }
      case "on", "from": if start - place <= 2 { return true }
      default: if Self.starting.contains(token.word) { return true }
      }
    }
    return false
  }

  private static let starting: WordSet = "since than after following against until before between"
  private static let comparing: WordSet = "compared comparison contrast"

  /// Whether a year is part of what something is called, as in `the 2013/14 review`.
  fileprivate func isOfThing(_ year: SentenceYear) -> Bool {
    let next = self[year.places.upperBound]
    return Self.articles.contains(self[year.places.lowerBound - 1].word) && next.isWord
      && next.marks.isDisjoint(with: [.function, .copula, .endsInEd])
      && !Self.figures.contains(next.word)
  }

  private static let articles: WordSet = "a the our this that"
  private static let figures: WordSet = """
    academic cohort data figure figures outcome outcomes percentage rate result results school share
    value year
    """

  /// Where the percentage ends that a year stands right behind, as in `67% of children in 2014/15`;
  /// `nil` where it stands behind none.
  fileprivate func endOfPercentage(before year: SentenceYear) -> Int? {
    for place in (0..<year.places.lowerBound).reversed() {
      let token = self[place]
      if token.isPercentSign || token.word == "cent" { return place + 1 }
      let isBracket = token.word == "(" && place == year.places.lowerBound - 1
      if token.isComma || token.endsClause && !isBracket || Self.joining.contains(token.word)
        || Self.starting.contains(token.word)
      {
        return nil
      }
    }
    return nil
  }

  private static let joining: WordSet = "and but or while whereas though although"
}
