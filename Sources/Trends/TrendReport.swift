public import SelfEvaluation

/// Everything that the data say, worked out once for checks, reports and comparison.
public struct TrendReport: Sendable {
  /// The years of the report's window.
  public var window: [Period] = []
  /// All series of the authority: in the order of the measures, overall before groups, groups
  /// before districts, and categories in the order of the file.
  public private(set) var series: [SeriesTrend] = []
  /// The series of England, the region and the neighbours, in the order of the measures.
  public var comparators: [SeriesTrend] = []
  /// The commentary on each question, by its number.
  public var commentary: [Int: QuestionCommentary] = [:]
  private var positions: [SeriesName: Int] = [:]
  private var ranges: [Identifier: Range<Int>] = [:]

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

  /// The series that tells a measure as a whole: all pupils of the authority, and of a
  /// distribution its headline share.
  public func overall(_ measure: Identifier) -> SeriesTrend? {
    let own = series(of: measure)
    return own.first { $0.isOverall && $0.isHeadline } ?? own.first(where: \.isOverall)
  }

  /// Takes the series, those of one measure together.
  public mutating func setSeries(_ series: [SeriesTrend]) {
    self.series = series
    positions.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    for (place, one) in series.enumerated() {
      positions[SeriesName(measure: one.measure.id, key: one.key)] = place
      let start = ranges[one.measure.id]?.lowerBound ?? place
      ranges[one.measure.id] = start..<place + 1
    }
  }

  private struct SeriesName: Hashable {
    var measure: Identifier
    var key: SeriesKey
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
