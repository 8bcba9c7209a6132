public import Diagnostics
public import SelfEvaluation

extension TrendReport {
  /// Works out what the data say.
  ///
  /// - Parameters:
  ///   - evaluation: What the workspace holds.
  ///   - workers: Who works out the measures, none of which needs another.
  public init(_ evaluation: Evaluation, by workers: Workers = .alone) {
    self.init()
    let settings = evaluation.settings
    let rows = RowsOfMeasures(evaluation.observations)
    // More parts than there are workers, as some take longer.
    let trends = workers.map(evaluation.measures.parts(8)) { measures in
      var slugs = Slugs()
      return measures.flatMap { measure -> [SeriesTrend] in
        let rows = rows[measure.id]
        if rows.isEmpty { return [] }
        return SeriesCollection(
          measure, evaluation.observations, at: rows, settings: settings, &slugs
        ).trends()
      }
    }
    var all: [SeriesTrend] = []
    var comparators: [SeriesTrend] = []
    for trend in trends.joined() {
      if trend.isComparator { comparators.append(trend) } else { all.append(trend) }
    }
    set(all, comparators: comparators, from: rows)
    window = Window.periods(among: [], reportYear: settings.year, length: settings.trendYears)
  }
}

extension SeriesCollection {
  /// Works out every series, in reading order.
  func trends() -> [SeriesTrend] {
    let slug = measure.id.key.slug
    return order.map { place in
      let one = series[place]
      if one.isComparator { return SeriesTrend(one, of: measure, slug) }
      let isPart = one.key.area.isEmpty != one.key.group.isEmpty
      let rest = isPart ? rest(of: one) : Rest()
      return SeriesTrend(
        one, of: measure, slug, gaps: gaps(of: one, rest.points), groupOfRest: rest.group)
    }
  }

  private func gaps(of one: Series, _ rest: [SeriesTrend.Point]?) -> [SeriesTrend.Gap] {
    let isDated = one.window.first?.period.isDate == true
    let isTested = measure.kind == .flow && measure.countsIndependently && !isDated
    var gaps: [SeriesTrend.Gap] = []
    for comparator in comparators where one.key.area.isEmpty || comparator == SeriesKey.england {
      var key = one.key
      key.area = comparator
      guard let place = place(of: key) else { continue }
      var gap = SeriesTrend.Gap(
        one.window, to: comparator, series[place].window, of: measure,
        isTested: isTested && comparator == SeriesKey.england)
      if let neighbours = neighbours(of: place) { gap.take(neighbours) }
      gaps.append(gap)
    }
    if let rest { gaps.append(.init(one.window, toRest: rest, of: measure, isTested: isTested)) }
    return gaps
  }
}

/// How the last value of a window stands to the first.
struct Ends {
  /// The last less the first, unrounded.
  let change: Double
  let direction: Direction

  /// Compares the two; `nil` when one of them is missing.
  init?(of window: [SeriesTrend.Point], _ measure: Measure) {
    guard window.count > 1, let first = window.first, let last = window.last,
      let change = SeriesTrend.Gap.difference(last, first, of: measure)
    else { return nil }
    self.change = change
    direction = Direction(from: first, to: last, of: measure)
  }
}

/// The tests of a window that may be tested.
struct Tests {
  /// The last value against the first.
  let ends: SeriesTrend.SignificanceTest
  /// The interval of the change.
  let interval: ClosedRange<Double>
  /// All values in a row.
  let trend: SeriesTrend.TrendTest?

  /// Tests a window; `nil` when one of its ends has no counts.
  init?(of window: [SeriesTrend.Point]) {
    guard let first = window.first?.proportion, let last = window.last?.proportion else {
      return nil
    }
    ends = .init(TwoProportionTest(from: first, to: last))
    let difference = NewcombeDifference(from: first, to: last)
    interval = 100 * difference.lower...100 * difference.upper
    var points: [TrendPoint] = []
    points.reserveCapacity(window.count)
    for point in window {
      if let point = point.trendPoint { points.append(point) }
    }
    let isOneStatus = window.allSatisfy { $0.isProvisional == window[0].isProvisional }
    let outcome = points.count > 2 && isOneStatus ? try? CochranArmitage(points) : nil
    trend = outcome.map { .init(chiSquared: $0.chiSquared, p: $0.p) }
  }
}

extension SeriesTrend.Marker {
  /// The marker of the five periods up to the latest of the window, when they are independent and of
  /// one definition.
  init(of published: [SeriesTrend.Point], upTo end: Period?, _ measure: Measure) {
    let latest = published.suffix(FingertipsMarker.pointsUsed)
    guard measure.kind == .flow, measure.countsIndependently,
      latest.count == FingertipsMarker.pointsUsed, let first = latest.first,
      let last = latest.last, last.period == end, !first.period.isDate,
      !measure.hasBreak(after: first.period, upTo: last.period),
      latest.allSatisfy({ $0.isProvisional == first.isProvisional })
    else {
      self = .cannotBeCalculated
      return
    }
    var points: [TrendPoint] = []
    points.reserveCapacity(latest.count)
    for point in latest {
      if let point = point.trendPoint { points.append(point) }
    }
    // Where one has no counts there are fewer, and then no marker either.
    switch FingertipsMarker(points).direction {
    case .increasing: self = .increasing
    case .decreasing: self = .decreasing
    case .noSignificantChange: self = .noSignificantChange
    case .cannotBeCalculated: self = .cannotBeCalculated
    }
  }
}

extension SeriesTrend {
  /// Whether the series is of states on dates rather than of years.
  var isOfDates: Bool { window.first?.period.isDate == true }
}
