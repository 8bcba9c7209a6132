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
  private var ranges: [Identifier: Range<Int>] = [:]
  private var comparatorRanges: [Identifier: Range<Int>] = [:]
  private var overallPlaces: [Identifier: Int] = [:]
  var rowsOfMeasures = RowsOfMeasures([])

  /// Creates a report that says nothing.
  public init() {}

  /// How many comparisons were tested.
  public private(set) var tested = 0

  /// The series of a measure.
  public func series(of measure: Identifier) -> ArraySlice<SeriesTrend> {
    series[ranges[measure] ?? 0..<0]
  }

  /// The places of a measure's observations among those of the evaluation, in their order.
  public func rows(of measure: Identifier) -> [Int] { rowsOfMeasures[measure] }

  /// The comparators' series of a measure.
  public func comparators(of measure: Identifier) -> ArraySlice<SeriesTrend> {
    comparators[comparatorRanges[measure] ?? 0..<0]
  }

  /// The series that tells a measure as a whole: all pupils of the authority, and of a
  /// distribution its headline share.
  public func overall(_ measure: Identifier) -> SeriesTrend? {
    overallPlaces[measure].map { series[$0] }
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

  /// Takes the series, those of one measure together.
  mutating func setSeries(_ series: [SeriesTrend], comparators: [SeriesTrend]) {
    self = Self()
    self.series = series
    self.comparators = comparators
    tested = series.reduce(0) { $0 + $1.tested }
    ranges = Self.ranges(of: series)
    comparatorRanges = Self.ranges(of: comparators)
    for (place, one) in series.enumerated() where one.isOverall {
      let known = overallPlaces[one.measure.id]
      if known.map({ one.isHeadline && !series[$0].isHeadline }) ?? true {
        overallPlaces[one.measure.id] = place
      }
    }
  }

  /// Where the series of each measure stand.
  private static func ranges(of series: [SeriesTrend]) -> [Identifier: Range<Int>] {
    var ranges: [Identifier: Range<Int>] = [:]
    var start = 0
    for place in series.indices {
      let id = series[place].measure.id
      if place + 1 < series.count, series[place + 1].measure.id == id { continue }
      ranges[id] = (ranges[id]?.lowerBound ?? start)..<place + 1
      start = place + 1
    }
    return ranges
  }
}
