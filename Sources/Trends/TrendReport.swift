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
  /// The commentary on each question, by its number.
  public var commentary: [Int: QuestionCommentary] = [:]
  private var positions: [SeriesName: Int] = [:]
  private var ranges: [Identifier: Range<Int>] = [:]
  private var comparatorRanges: [Identifier: Range<Int>] = [:]
  private var overallPlaces: [Identifier: Int] = [:]
  /// Where the series are by their names in prose: those of comparators after all others.
  private var placesInProse: [ProseName: Int] = [:]

  /// Creates a report that says nothing.
  public init() {}

  /// How many comparisons were tested.
  public var tested: Int {
    series.reduce(0) { total, one in
      total + (one.test == nil ? 0 : 1)
        + one.gaps.reduce(0) { $0 + ($1.test == nil ? 0 : 1) + ($1.changeP == nil ? 0 : 1) }
    }
  }

  /// The series of a measure.
  public func series(of measure: Identifier) -> ArraySlice<SeriesTrend> {
    series[ranges[measure] ?? 0..<0]
  }

  /// Finds a series.
  public func series(of measure: Identifier, _ key: SeriesKey) -> SeriesTrend? {
    positions[SeriesName(measure: measure, key: key)].map { series[$0] }
  }

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
  func series(of measure: Identifier, named slugs: [String]) -> SeriesTrend? {
    placesInProse[ProseName(measure: measure, slugs: slugs.sorted())].map {
      $0 < series.count ? series[$0] : comparators[$0 - series.count]
    }
  }

  /// Takes the series, those of one measure together.
  mutating func setSeries(_ series: [SeriesTrend], comparators: [SeriesTrend]) {
    self = Self()
    self.series = series
    self.comparators = comparators
    for (place, one) in series.enumerated() {
      let id = one.measure.id
      positions[SeriesName(measure: id, key: one.key)] = place
      ranges[id] = (ranges[id]?.lowerBound ?? place)..<place + 1
      if one.isOverall, overallPlaces[id].map({ !series[$0].isHeadline }) ?? true,
        one.isHeadline || overallPlaces[id] == nil
      {
        overallPlaces[id] = place
      }
    }
    for (place, one) in comparators.enumerated() {
      let id = one.measure.id
      comparatorRanges[id] = (comparatorRanges[id]?.lowerBound ?? place)..<place + 1
    }
    var headlines: [(ProseName, Int)] = []
    for (place, one) in (series + comparators).enumerated() {
      var slugs = [one.key.area, one.key.group, one.key.category].filter { !$0.isEmpty }.map(\.slug)
      let name = ProseName(measure: one.measure.id, slugs: slugs.sorted())
      if placesInProse[name] == nil { placesInProse[name] = place }
      guard one.isHeadline else { continue }
      slugs.removeLast()
      headlines.append((ProseName(measure: one.measure.id, slugs: slugs.sorted()), place))
    }
    for (name, place) in headlines where placesInProse[name] == nil { placesInProse[name] = place }
  }

  private struct SeriesName: Hashable {
    var measure: Identifier
    var key: SeriesKey
  }

  private struct ProseName: Hashable {
    var measure: Identifier
    var slugs: [String]
  }
}

/// The commentary on one question: overall first, then what differs from it.
public struct QuestionCommentary: Sendable {
  /// The sentences in reading order.
  public var remarks: [Remark] = []

  /// Creates a commentary.
  public init(remarks: [Remark] = []) {
    self.remarks = remarks
  }

  /// A sentence or two about one series.
  public struct Remark: Sendable {
    /// The words.
    public var text: String
    /// The series' place in the digest.
    public var anchor: String
    /// The measure.
    public var measure: Identifier
    /// Whether it's an exception from the overall picture.
    public var isException: Bool

    /// Creates a remark.
    public init(text: String, anchor: String, measure: Identifier, isException: Bool) {
      self.text = text
      self.anchor = anchor
      self.measure = measure
      self.isException = isException
    }
  }
}
