public import SelfEvaluation

/// Everything that the data say, worked out once for checks, reports and comparison.
public struct TrendReport: Sendable {
  /// The years of the report's window.
  public var window: [Period] = []
  /// All series of the authority: in the order of the measures, overall before groups, groups
  /// before districts, and categories in the order of the file.
  public private(set) var series: [SeriesTrend] = []
  /// The series of England, the region and the neighbours, in the order of the measures.
  public private(set) var comparators: [SeriesTrend] = []
  private var measures: [Identifier: OfMeasure] = [:]
  /// The places of the observations, those of one measure together.
  private var rows: [Int32] = []

  /// Where what belongs to one measure stands.
  private struct OfMeasure {
    var series = 0..<0
    var comparators = 0..<0
    var rows = 0..<0
    /// The series that tells it as a whole.
    var overall: Int?
  }

  /// Creates a report that says nothing.
  public init() {}

  /// How many comparisons were tested.
  public private(set) var tested = 0

  /// The series of a measure.
  public func series(of measure: Identifier) -> ArraySlice<SeriesTrend> {
    series[measures[measure]?.series ?? 0..<0]
  }

  /// The places of a measure's observations among those of the evaluation, in their order.
  public func rows(of measure: Identifier) -> [Int] {
    rows[measures[measure]?.rows ?? 0..<0].map(Int.init)
  }

  /// The comparators' series of a measure.
  public func comparators(of measure: Identifier) -> ArraySlice<SeriesTrend> {
    comparators[measures[measure]?.comparators ?? 0..<0]
  }

  /// The series that tells a measure as a whole: all pupils of the authority, and of a
  /// distribution its headline share.
  public func overall(_ measure: Identifier) -> SeriesTrend? {
    measures[measure]?.overall.map { series[$0] }
  }

  /// Finds the series that prose names by slugs in any order; the slug of a headline share may be
  /// left out.
  ///
  /// - Returns: More than one when names can't be told apart by their slugs.
  func series(of measure: Identifier, named slugs: [String]) -> [SeriesTrend] {
    // Of a measure without series of the authority's own nothing can be asked.
    let own = series(of: measure)
    if own.isEmpty { return [] }
    func all(where isNamed: (SeriesTrend) -> Bool) -> [SeriesTrend] {
      let found = own.filter(isNamed)
      return found.isEmpty ? comparators(of: measure).filter(isNamed) : found
    }
    let found = all { $0.hasName(of: slugs) }
    return found.isEmpty
      ? all { $0.isHeadline && $0.hasName(of: slugs, withoutCategory: true) } : found
  }

  /// Takes the series, those of one measure together, and the rows that they're from.
  mutating func set(
    _ series: [SeriesTrend], comparators: [SeriesTrend], from rows: RowsOfMeasures
  ) {
    self = Self()
    self.series = series
    self.comparators = comparators
    tested = series.reduce(0) { $0 + $1.tested }
    for (measure, own) in rows.byMeasure {
      measures[measure] = OfMeasure(rows: self.rows.count..<self.rows.count + own.count)
      self.rows += own
    }
    for (measure, range) in Self.ranges(of: series) {
      measures[measure, default: OfMeasure()].series = range
    }
    for (measure, range) in Self.ranges(of: comparators) {
      measures[measure, default: OfMeasure()].comparators = range
    }
    for (place, one) in series.enumerated() where one.isOverall {
      let known = measures[one.measure.id]?.overall
      if known.map({ one.isHeadline && !series[$0].isHeadline }) ?? true {
        measures[one.measure.id]?.overall = place
      }
    }
  }

  /// Where the series of each measure stand.
  private static func ranges(
    of series: [SeriesTrend]
  ) -> [(measure: Identifier, range: Range<Int>)] {
    var ranges: [(measure: Identifier, range: Range<Int>)] = []
    var start = 0
    for place in series.indices {
      let id = series[place].measure.id
      if place + 1 < series.count, series[place + 1].measure.id == id { continue }
      ranges.append((id, start..<place + 1))
      start = place + 1
    }
    return ranges
  }
}
