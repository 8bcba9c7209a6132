import SelfEvaluation

/// The observations of one measure, sorted into series.
struct SeriesCollection {
  /// The measure.
  let measure: Measure
  /// The series in any order, those of single neighbours among them.
  private(set) var series: [Series] = []
  /// The places of all but those in reading order: overall, groups, districts; categories in the
  /// order of the file.
  private(set) var order: [Int] = []
  /// The places by key.
  private var places: [SeriesKey: Int] = [:]
  /// The areas that others are compared with, as far as there are figures for them.
  private(set) var comparators: [String] = []
  /// The places of the authority's groups, by their slugs.
  private(set) var groups: [SeriesKey: Int] = [:]
  /// The category that tells the headline share of a distribution.
  private var headline: String?

  /// Which neighbours the medians are of, by the place of a median and its period, as places.
  private var members: [Int: [Period: [Int]]] = [:]
  /// How many statistical neighbours the authority has.
  private var neighbours = 0

  /// One series, before anything is worked out.
  struct Series {
    let key: SeriesKey
    /// The slugs of its names.
    var slugs = SeriesKey()
    /// Which of the categories with one slug it's of, counted from 1, as `A*` and `A` have one.
    var numberAmongSlugs = 1
    /// Its points in the order of time, those after the report year left out.
    var points: [SeriesTrend.Point] = []
    /// Its points for the periods of the window, an empty one where there is none.
    var window: [SeriesTrend.Point] = []
    var isHeadline = false
    var isComparator = false
  }

  /// Sorts the observations of a measure.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - observations: The observations of all measures.
  ///   - rows: The places of this measure's.
  ///   - settings: The settings.
  ///   - slugs: The slugs that are known.
  init(
    _ measure: Measure, _ observations: [Observation], at rows: [Int], settings: Settings,
    _ slugs: inout Slugs
  ) {
    self.measure = measure
    take(observations, at: rows, upTo: Window.end(ofReportYear: settings.year))
    let window = Window.periods(
      among: dates, reportYear: settings.year, length: settings.trendYears)
    order = Array(series.indices)
    addHeadlines()
    addNeighboursMedian(codes: settings.statisticalNeighbours)
    sortForReading()
    let areas = [SeriesKey.england, settings.region, SeriesKey.neighbours]
    comparators = areas.filter { area in
      !area.isEmpty && series.contains { $0.key.area == area }
    }
    var categories: [String: Int] = [:]
    var countOfSlug: [String: Int] = [:]
    for place in series.indices {
      series[place].slugs = slugs[series[place].key]
      let category = series[place].key.category
      if !category.isEmpty {
        series[place].isHeadline = category == headline
        if categories[category] == nil {
          countOfSlug[series[place].slugs.category, default: 0] += 1
          categories[category] = countOfSlug[series[place].slugs.category]
        }
        series[place].numberAmongSlugs = categories[category] ?? 1
      }
      series[place].isComparator = comparators.contains(series[place].key.area)
      series[place].finish(window, of: measure)
      if series[place].key.area.isEmpty, !series[place].key.group.isEmpty {
        groups[series[place].slugs] = place
      }
    }
  }

  /// Finds a series by its place; to hand it over would copy it.
  func place(of key: SeriesKey) -> Int? { places[key] }

  /// Puts each observation into its series.
  private mutating func take(_ observations: [Observation], at rows: [Int], upTo end: Period) {
    var placeOfRow: [Int] = []
    placeOfRow.reserveCapacity(rows.count)
    places.reserveCapacity(rows.count / 4)
    var counts: [Int] = []
    var place = -1
    for row in rows {
      guard observations[row].period <= end else {
        placeOfRow.append(-1)
        continue
      }
      // Most files have the series of each period in the same order, and no name need be looked up.
      let next = place + 1 < series.count ? place + 1 : 0
      if next < series.count, series[next].key == observations[row].series {
        place = next
      } else {
        place = makePlace(for: observations[row].series)
        if place == counts.count { counts.append(0) }
      }
      counts[place] += 1
      placeOfRow.append(place)
    }
    for (place, count) in counts.enumerated() { series[place].points.reserveCapacity(count) }
    for (row, place) in zip(rows, placeOfRow) where place >= 0 {
      series[place].points.append(SeriesTrend.Point(observations[row]))
    }
    for place in series.indices { series[place].sort() }
  }

  /// The place of a series, which is made when there is none.
  private mutating func makePlace(for key: SeriesKey) -> Int {
    // Found or kept at once, so that the names are hashed once.
    func kept(_ place: inout Int) -> Int { place }
    let next = series.count
    let place = kept(&places[key, default: next])
    if place == next { series.append(Series(key: key)) }
    return place
  }

  /// The periods with anything published: for the authority, or for others when it has none.
  private var dates: [Period] {
    let own = series.flatMap { $0.key.area.isEmpty ? $0.points.map(\.period) : [] }
    return own.isEmpty ? series.flatMap { $0.points.map(\.period) } : own
  }

  private mutating func sortForReading() {
    let ranked = order.enumerated().map { rank, place in
      let key = series[place].key
      let block = (key.area.isEmpty ? 0 : 2) + (key.group.isEmpty ? 0 : 1)
      return (block: block, rank: key.category == headline ? -1 : rank, place: place)
    }
    order = ranked.sorted { ($0.block, $0.rank) < ($1.block, $1.rank) }.map(\.place)
  }

  /// Adds to each distribution the share of its headline categories.
  private mutating func addHeadlines() {
    guard !measure.headline.isEmpty else { return }
    var known: Set<String> = [""]
    let categories = series.map(\.key.category).filter { known.insert($0).inserted }
    headline = measure.categoryOfHeadline(among: categories)
    let names = measure.headlineCategories(among: categories)
    guard let headline, names.count > 1, !names.contains(nil) else { return }
    for key in series.map(\.key) where !key.category.isEmpty {
      var sum = key
      sum.category = headline
      guard places[sum] == nil else { continue }
      let parts = names.compactMap(\.self).map { name in
        self.place(of: SeriesKey(area: key.area, group: key.group, category: name))
          .map { series[$0].points } ?? []
      }
      guard let first = parts.first else { continue }
      let sums = first.compactMap { point in
        SeriesTrend.Point.sum(
          parts.map { $0.first { $0.period == point.period } }, of: measure)
      }
      guard !sums.isEmpty else { continue }
      let place = makePlace(for: sum)
      series[place].points = sums
      order.append(place)
    }
  }

  /// Adds the median of the statistical neighbours where each was given by its code.
  private mutating func addNeighboursMedian(codes: [String]) {
    let codes = Set(codes.map { $0.lowercased() })
    guard !codes.isEmpty else { return }
    let isNeighbour = series.map {
      !$0.key.area.isEmpty && codes.contains($0.key.area.lowercased())
    }
    guard isNeighbour.contains(true) else { return }
    order.removeAll { isNeighbour[$0] }
    neighbours = codes.count
    var medians: [Int] = []
    for place in isNeighbour.indices where isNeighbour[place] {
      var key = series[place].key
      key.area = SeriesKey.neighbours
      let median = makePlace(for: key)
      guard series[median].points.isEmpty else { continue }
      if members[median] == nil {
        medians.append(median)
        members[median] = [:]
      }
      for point in series[place].points where point.value != nil {
        members[median, default: [:]][point.period, default: []].append(place)
      }
    }
    for place in medians {
      let periods = members[place] ?? [:]
      series[place].points = periods.keys.sorted().compactMap { period in
        let values = (periods[period] ?? []).compactMap { neighbour in
          series[neighbour].points.first { $0.period == period }?.value
        }
        return (try? Median.of(values)).map { SeriesTrend.Point(period: period, value: $0) }
      }
      order.append(place)
    }
  }

  /// Of which neighbours the comparator's figures are at the ends of the window.
  func neighbours(of comparator: Int) -> (first: [Int], last: [Int], all: Int)? {
    guard let periods = members[comparator], let first = series[comparator].window.first,
      let last = series[comparator].window.last
    else { return nil }
    return (periods[first.period] ?? [], periods[last.period] ?? [], neighbours)
  }
}

extension SeriesCollection.Series {
  /// Puts the points in the order of time, in which they mostly are.
  fileprivate mutating func sort() {
    let isSorted = zip(points, points.dropFirst()).allSatisfy { $0.period <= $1.period }
    if !isSorted { points.sort { $0.period < $1.period } }
  }

  /// Marks the points that have intervals, and finds those of the window's periods.
  fileprivate mutating func finish(_ periods: [Period], of measure: Measure) {
    if measure.kind == .flow, measure.countsIndependently {
      for place in points.indices { points[place].isSampled = true }
    }
    window.reserveCapacity(periods.count)
    for period in periods {
      window.append(points.first { $0.period == period } ?? SeriesTrend.Point(period: period))
    }
  }
}

/// The slugs of names, of which a report has few, each worked out once.
struct Slugs {
  private var known: [String: String] = [:]

  subscript(key: SeriesKey) -> SeriesKey {
    mutating get {
      SeriesKey(area: self[key.area], group: self[key.group], category: self[key.category])
    }
  }

  private subscript(name: String) -> String {
    mutating get {
      if name.isEmpty { return name }
      if let slug = known[name] { return slug }
      let slug = name.slug
      known[name] = slug
      return slug
    }
  }
}
