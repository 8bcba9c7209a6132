import SelfEvaluation
import Trends

// Of which year a quoted value is said to be, or since when a quoted change, where a sentence says
// it outright.

extension DirectionClaims {
  /// Holds `{{….latest}} in 2012/13` and `in 2012/13 {{….latest}}` against the figure of that year,
  /// and `{{….change}} since last year` against the change since then.
  func otherYear(beside place: Int, _ value: QuotedValue, isOnly: Bool) -> Contradiction? {
    let trend = value.series
    guard isOnly || Self.beforeYears.contains(word(place + 1)),
      !sentence.isDoubted(in: sentence.places)
    else { return nil }
    switch value.field {
    case .latest, .first:
      let isLast = isOfLastYear(place)
      guard let own = value.point, own.value != nil,
        let year = isLast
          ? place + 1
          : yearBehind(place) ?? (isOnly ? onlyYear(beside: place, trend.measure) : nil),
        let named = isLast ? yearBefore(trend) : point(ofYearAt: year, of: trend),
        Wording.value(own, of: trend.measure) != Wording.value(named, of: trend.measure)
      else { return nil }
      return Contradiction(
        word: year,
        fact: "\(trend.name) is \(inWords(own, trend)), and \(inWords(named, trend))"
      )
    case .change, .signedChange:
      guard let change = trend.change, let last = trend.window.last,
        let start = start(behind: place, of: trend), start.point.period < last.period,
        !trend.measure.hasBreak(after: start.point.period, upTo: last.period),
        let since = SeriesTrend.Gap.difference(last, start.point, of: trend.measure),
        Wording.signedDifference(since, of: trend.measure)
          != Wording.signedDifference(change, of: trend.measure)
      else { return nil }
      return Contradiction(
        word: start.word, fact: "\(trend.changeInWords), after \(inWords(start.point, trend))")
    case .gap, .gapChange, .sentence, .latestPeriod, .firstPeriod: return nil
    }
  }

  /// Whether it's told as `from {{….first}} last year to {{….latest}} this year`.
  private func isOfLastYear(_ value: Int) -> Bool {
    sentence.text(value).hasSuffix(".first") && sentence.text(value + 4).hasSuffix(".latest")
      && sentence.text(value + 1..<value + 4) == "last year to"
      && sentence.text(value + 5..<value + 7) == "this year"
  }

  private func yearBehind(_ value: Int) -> Int? {
    let isBehind = word(value + 1) == "in" || word(value + 1) == "(" && word(value + 3) == ")"
    return isBehind ? value + 2 : nil
  }

  /// The year with which a sentence begins or ends that has no other, nor any other value, with only
  /// what the measure is called between the two.
  private func onlyYear(beside value: Int, _ measure: Measure) -> Int? {
    let years = sentence.academicYears(in: sentence.places)
    guard years.count == 1, let year = years.first?.places, word(year.lowerBound - 1) == "in" else {
      return nil
    }
    let isFirst = year.lowerBound == 1
    guard isFirst || sentence[year.upperBound...].allSatisfy({ $0.isCitation || $0.word == "." })
    else { return nil }
    let title = Word.all(in: measure.title, isSingular: true)
    let between =
      isFirst ? year.upperBound..<value : value + 1..<max(year.lowerBound - 1, value + 1)
    return between.allSatisfy {
      let name = sentence.singular($0)
      return sentence[$0].isComma || title.contains(name) || NamesInText.emptyWords.contains(name)
        || Self.results.contains(word($0)) || TypedPercentage.attaining.contains(word($0))
        || Self.ofYear.contains(word($0))
    } ? year.lowerBound : nil
  }

  private static let ofYear: WordSet = "a it is was are were stood only at"

  private func inWords(_ point: SeriesTrend.Point, _ trend: SeriesTrend) -> String {
    "\(Wording.value(point, of: trend.measure)) (\(point.period.inWords))"
  }

  /// Since when a change is said to be, and the word that says it.
  private func start(
    behind place: Int, of trend: SeriesTrend
  ) -> (point: SeriesTrend.Point, word: Int)? {
    if word(place + 1) == "since", let point = point(ofYearAt: place + 2, of: trend) {
      return (point, place + 2)
    }
    let isSince = word(place + 1) == "since" && word(place + 2) == "last"
    let isOver =
      Self.within.contains(word(place + 1)) && word(place + 2) == "the"
      && Self.last.contains(word(place + 3))
    // `This year`, `in a year`: not where it's told since when.
    let isThis = word(place + 1) == "this" && !namesStart
    let isOne =
      Self.within.contains(word(place + 1)) && Self.one.contains(word(place + 2)) && !namesStart
    let year = place + (isThis ? 2 : isSince || isOne ? 3 : 4)
    guard isSince || isOver || isThis || isOne, word(year) == "year", !sentence[year + 1].isWord,
      let point = yearBefore(trend)
    else { return nil }
    return (point, isThis || isOne ? year : year - 1)
  }

  private func yearBefore(_ trend: SeriesTrend) -> SeriesTrend.Point? {
    // The window has every year.
    let point = trend.window.dropLast().last
    return point?.value == nil || point?.period.isDate == true ? nil : point
  }

  /// Whether the sentence has any other time from which a change may be.
  private var namesStart: Bool {
    !sentence.academicYears(in: sentence.places).isEmpty
      || sentence.tokens.contains { $0.word == "since" || $0.word == "from" }
      || sentence.places.contains { sentence[$0].isValue && sentence.text($0).hasSuffix("period") }
  }

  private static let beforeYears: WordSet = "in ( since over during this last"
  private static let one: WordSet = "a one"
  private static let within: WordSet = "over in during"
  private static let last: WordSet = "last past previous"

  /// The figure of the year that is named at a place, as long as no other year follows.
  private func point(ofYearAt place: Int, of trend: SeriesTrend) -> SeriesTrend.Point? {
    guard let year = sentence.academicYear(at: place) else { return nil }
    let next = sentence[year.places.upperBound]
    guard !next.isWord || next.marks.contains(.function), !next.isNumber,
      sentence.academicYears(in: year.places.upperBound..<year.places.upperBound + 3).isEmpty
    else { return nil }
    let own = trend.window.last?.period
    let named = Period.academicYear(year.first)
    let points = trend.published.filter { point in
      guard point.value != nil, own?.isOfSameKind(as: point.period) == true else { return false }
      switch point.period {
      case .academicYear(year.first), .financialYear(year.first): return true
      case .month, .day:
        return point.period <= named && point.period > .academicYear(year.first - 1)
      case .academicYear, .financialYear, .calendarYear: return false
      }
    }
    // Of several dates in a year any may be meant.
    return points.count == 1 ? points[0] : nil
  }
}
