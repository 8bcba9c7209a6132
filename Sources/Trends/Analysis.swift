public import SelfEvaluation

extension TrendReport {
  /// Works out what the data say.
  public init(_ evaluation: Evaluation) {
    self.init()
    let settings = evaluation.settings
    let observations = evaluation.observations
    var placesOfMeasure: [Identifier: [Int]] = [:]
    for (place, observation) in observations.enumerated() {
      placesOfMeasure[observation.measure, default: []].append(place)
    }
    var all: [SeriesTrend] = []
    var comparators: [SeriesTrend] = []
    for measure in evaluation.measures {
      guard let places = placesOfMeasure[measure.id] else { continue }
      let collection = SeriesCollection(
        measure, places.lazy.map { observations[$0] }, settings: settings)
      all += collection.trends(settings: settings)
      comparators += collection.comparators(settings: settings)
    }
    setSeries(all, comparators: comparators)
    window = Window.periods(among: [], reportYear: settings.year, length: settings.trendYears)
    for question in evaluation.bank.questions {
      let measures = evaluation.measures(for: question.number).map(\.id)
      if !measures.isEmpty {
        commentary[question.number] = QuestionCommentary(on: measures, in: self)
      }
    }
  }
}

extension SeriesCollection {
  /// Works out every series of the authority and its parts.
  func trends(settings: Settings) -> [SeriesTrend] {
    let areas = Self.comparatorAreas(settings)
    return keys.filter { !areas.contains($0.area) }.map { trend(of: $0, comparators: areas) }
  }

  /// Works out the series that those are compared with.
  func comparators(settings: Settings) -> [SeriesTrend] {
    let areas = Self.comparatorAreas(settings)
    return keys.filter { areas.contains($0.area) }.map { key in
      var trend = trend(of: key, comparators: [])
      trend.isComparator = true
      return trend
    }
  }

  private static func comparatorAreas(_ settings: Settings) -> [String] {
    [SeriesKey.england, settings.region, SeriesKey.neighbours].filter { !$0.isEmpty }
  }

  private func trend(of key: SeriesKey, comparators: [String]) -> SeriesTrend {
    var trend = SeriesTrend(
      measure: measure, key: key, window: window(of: key).map(withInterval),
      published: (points[key] ?? []).map(withInterval))
    let comparability = Comparability(trend.window, of: measure)
    trend.notTested = comparability.notTested
    trend.pattern = .init(trend.window, of: measure, isBroken: comparability.isBroken)
    if !comparability.isBroken { compareEnds(&trend) }
    if comparability.notTested == nil { test(&trend) }
    trend.marker = marker(of: trend.published)
    let isTested = measure.kind == .flow && measure.countsIndependently && !trend.isOfDates
    for comparator in comparators {
      var other = key
      other.area = comparator
      guard points[other] != nil, key.area.isEmpty || comparator == SeriesKey.england else {
        continue
      }
      trend.gaps.append(
        .init(
          trend.window, to: comparator, window(of: other), of: measure,
          isTested: isTested && comparator == SeriesKey.england))
    }
    let isWhole = key.area.isEmpty && key.group.isEmpty
    if !isWhole, !comparators.isEmpty, key.area.isEmpty || key.group.isEmpty,
      let rest = rest(of: key)
    {
      trend.gaps.append(.init(trend.window, toRest: rest, of: measure, isTested: isTested))
    }
    trend.sentence = Sentence.about(trend, rest: nameOfRest(of: key))
    return trend
  }

  private func nameOfRest(of key: SeriesKey) -> String {
    if !key.area.isEmpty { return "the rest of the authority" }
    return otherOfTwo(key)?.group ?? "all other \(measure.counts == .pupils ? "pupils" : "groups")"
  }

  private func compareEnds(_ trend: inout SeriesTrend) {
    guard trend.window.count > 1, let first = trend.window.first, let last = trend.window.last,
      let from = first.value, let to = last.value
    else { return }
    if measure.unit == .percent, let one = first.proportion, let other = last.proportion {
      trend.change = Proportion.percentagePoints(from: one, to: other)
    } else {
      trend.change = DecimalArithmetic.difference(to, minus: from)
    }
    // More schools with one grade are good or bad by what that grade is; only the headline share,
    // or a measure without categories, has a direction that is better.
    guard trend.key.category.isEmpty || trend.isHeadline else { return }
    trend.verdict = .init(
      Direction(from: first, to: last, of: measure), polarity: measure.polarity)
  }

  private func test(_ trend: inout SeriesTrend) {
    guard let first = trend.window.first?.proportion, let last = trend.window.last?.proportion
    else { return }
    trend.test = .init(TwoProportionTest(from: first, to: last))
    let difference = NewcombeDifference(from: first, to: last)
    trend.interval = 100 * difference.lower...100 * difference.upper
    let points = trend.window.compactMap(\.trendPoint)
    if points.count > 2,
      !trend.window.contains(where: { $0.isProvisional != trend.window[0].isProvisional }),
      let outcome = try? CochranArmitage(points)
    {
      trend.trend = .init(chiSquared: outcome.chiSquared, p: outcome.p)
    }
  }

  /// The marker of the latest five periods, when they are independent and of one definition.
  private func marker(of published: [SeriesTrend.Point]) -> SeriesTrend.Marker {
    let latest = published.suffix(FingertipsMarker.pointsUsed)
    let points = latest.compactMap(\.trendPoint)
    guard measure.kind == .flow, measure.countsIndependently, let first = latest.first,
      let last = latest.last, !first.period.isDate, points.count == FingertipsMarker.pointsUsed,
      !measure.hasBreak(after: first.period, upTo: last.period),
      !latest.contains(where: { $0.isProvisional != first.isProvisional })
    else { return .cannotBeCalculated }
    switch FingertipsMarker(points).direction {
    case .increasing: return .increasing
    case .decreasing: return .decreasing
    case .noSignificantChange: return .noSignificantChange
    case .cannotBeCalculated: return .cannotBeCalculated
    }
  }

  private func withInterval(_ point: SeriesTrend.Point) -> SeriesTrend.Point {
    guard measure.kind == .flow, measure.countsIndependently, point.value != nil,
      let proportion = point.proportion
    else { return point }
    var point = point
    let interval = WilsonInterval(proportion)
    point.interval = 100 * interval.lower...100 * interval.upper
    return point
  }
}

extension SeriesTrend.Point {
  /// The point on the time axis of a test for trend.
  var trendPoint: TrendPoint? {
    value == nil ? nil : proportion.map { TrendPoint(score: period.score, proportion: $0) }
  }
}

extension SeriesTrend {
  /// Whether the series is of states on dates rather than of years.
  var isOfDates: Bool { window.first?.period.isDate == true }
}
