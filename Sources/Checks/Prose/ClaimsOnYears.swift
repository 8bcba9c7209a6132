import SelfEvaluation
import Trends

// Of which year a quoted value is said to be, or since when a quoted change, where that stands
// right behind it.

extension DirectionClaims {
  /// Holds `{{….latest}} in 2012/13` against the figure of that year, and `{{….change}} since last
  /// year` against the change since then.
  func otherYear(behind place: Int, _ value: QuotedValue) -> Contradiction? {
    let trend = value.series
    guard Self.beforeYears.contains(word(place + 1)),
      !sentence.places.contains(where: {
        sentence[$0].marks.contains(.negation) || sentence.supposes($0)
      })
    else { return nil }
    switch value.field {
    case .latest, .first:
      guard let own = value.point, own.value != nil,
        word(place + 1) == "in" || word(place + 1) == "(" && word(place + 3) == ")",
        let named = point(ofYearAt: place + 2, of: trend),
        Wording.value(own, of: trend.measure) != Wording.value(named, of: trend.measure)
      else { return nil }
      return Contradiction(
        word: place + 2,
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
    let year = place + (isSince ? 3 : 4)
    guard isSince || isOver, word(year) == "year", !sentence[year + 1].isWord,
      // The window has every year, so that this is the year before.
      let point = trend.window.dropLast().last, !point.period.isDate, point.value != nil
    else { return nil }
    return (point, year - 1)
  }

  private static let beforeYears: WordSet = "in ( since over during"
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
    return trend.published.first { point in
      guard point.value != nil, own?.isOfSameKind(as: point.period) == true else { return false }
      switch point.period {
      case .academicYear(year.first), .financialYear(year.first): return true
      case .academicYear, .financialYear, .calendarYear, .month, .day: return false
      }
    }
  }
}
