import SelfEvaluation

/// The observations of one measure, sorted into series.
struct SeriesCollection {
  /// The measure.
  let measure: Measure
  /// The keys in reading order: overall, groups, districts; categories in the order of the file.
  private(set) var keys: [SeriesKey] = []
  /// The points of each series in the order of time, those after the report year left out.
  private(set) var points: [SeriesKey: [SeriesTrend.Point]] = [:]
  /// The periods of the window.
  private(set) var window: [Period] = []

  /// Sorts the observations of a measure.
  init(_ measure: Measure, _ observations: some Sequence<Observation>, settings: Settings) {
    self.measure = measure
    let end = Window.end(ofReportYear: settings.year)
    var order: [SeriesKey] = []
    var places: [SeriesKey: Int] = [:]
    var series: [[SeriesTrend.Point]] = []
    for observation in observations where observation.period <= end {
      if let place = places[observation.series] {
        series[place].append(SeriesTrend.Point(observation))
      } else {
        places[observation.series] = order.count
        order.append(observation.series)
        series.append([SeriesTrend.Point(observation)])
      }
    }
    for (key, points) in zip(order, series) {
      self.points[key] = points.sorted { $0.period < $1.period }
    }
    var dates = order.filter(\.area.isEmpty).flatMap { points[$0] ?? [] }.map(\.period)
    if dates.isEmpty { dates = order.flatMap { points[$0] ?? [] }.map(\.period) }
    window = Window.periods(
      among: dates, reportYear: settings.year, length: settings.trendYears)
    keys = order
    addHeadlines()
    addNeighboursMedian(codes: settings.statisticalNeighbours)
    let headline = measure.headlineCategory
    let ranked = keys.enumerated().map { place, key in
      (
        rank: (
          key.area.isEmpty ? 0 : 1, key.group.isEmpty ? 0 : 1,
          key.category == headline ? -1 : place
        ), key: key
      )
    }
    keys = ranked.sorted { $0.rank < $1.rank }.map(\.key)
  }

  /// The values of a series for the periods of the window, an empty point where there is none.
  func window(of key: SeriesKey) -> [SeriesTrend.Point] {
    let known = points[key] ?? []
    return window.map { period in
      known.first { $0.period == period } ?? SeriesTrend.Point(period: period)
    }
  }

  /// Adds to each distribution the share of its headline categories.
  private mutating func addHeadlines() {
    guard let headline = measure.headlineCategory, measure.headline.count > 1 else { return }
    let names = measure.headline.map { wanted in
      keys.first { $0.category.slug == wanted.slug }?.category ?? wanted
    }
    var seen: Set<SeriesKey> = []
    for key in keys where !key.category.isEmpty {
      var sum = key
      sum.category = headline
      guard seen.insert(sum).inserted, points[sum] == nil else { continue }
      let parts = names.map { name in
        points[SeriesKey(area: key.area, group: key.group, category: name)] ?? []
      }
      guard let first = parts.first else { continue }
      let sums = first.compactMap { point in
        SeriesTrend.Point.sum(parts.map { $0.first { $0.period == point.period } })
      }
      guard !sums.isEmpty else { continue }
      points[sum] = sums
      keys.append(sum)
    }
  }

  /// Adds the median of the statistical neighbours where each was given by its code.
  private mutating func addNeighboursMedian(codes: [String]) {
    let codes = Set(codes.map { $0.lowercased() })
    guard !codes.isEmpty else { return }
    var members: [SeriesKey: [SeriesKey]] = [:]
    for key in keys where codes.contains(key.area.lowercased()) {
      var median = key
      median.area = SeriesKey.neighbours
      members[median, default: []].append(key)
      points[median] = points[median] ?? []
    }
    keys.removeAll { codes.contains($0.area.lowercased()) }
    for (median, keys) in members where points[median]?.isEmpty != false {
      let all = keys.flatMap { points[$0] ?? [] }
      points[median] = Set(all.map(\.period)).sorted().compactMap { period in
        let values = all.filter { $0.period == period }.compactMap(\.value)
        return (try? Median.of(values)).map { SeriesTrend.Point(period: period, value: $0) }
      }
      self.keys.append(median)
    }
  }
}

extension SeriesTrend.Point {
  /// Takes an observation.
  init(_ observation: Observation) {
    self.init(
      period: observation.period, value: observation.value, numerator: observation.numerator,
      denominator: observation.denominator, symbol: observation.symbol, status: observation.status)
  }

  /// Adds up the shares of several categories of one whole in one period.
  ///
  /// - Returns: A point without a value when one of them has none; `nil` when one is absent.
  static func sum(_ parts: [Self?]) -> Self? {
    var sum: Self?
    for part in parts {
      guard let part else { return nil }
      guard var total = sum else {
        sum = part
        continue
      }
      total.symbol = total.symbol ?? part.symbol
      if total.status != part.status { total.status = nil }
      let counts = (total.numerator, part.numerator)
      if let one = counts.0, let other = counts.1, total.denominator == part.denominator {
        total.numerator = one + other
      } else {
        total.numerator = nil
        total.denominator = nil
      }
      if let count = total.numerator, let whole = total.denominator, whole > 0 {
        total.value = 100 * count / whole
      } else if let one = total.value, let other = part.value {
        total.value = DecimalArithmetic.difference(one, minus: -other)
      } else {
        total.value = nil
      }
      sum = total
    }
    if sum?.symbol != nil { sum?.value = nil }
    return sum
  }

  /// The counts as a proportion; `nil` unless both are whole numbers that make one.
  var proportion: Proportion? {
    guard let numerator, let denominator, let count = Int(exactly: numerator),
      let cohort = Int(exactly: denominator)
    else { return nil }
    return try? Proportion(count: count, cohort: cohort)
  }
}
