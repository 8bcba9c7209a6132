import SelfEvaluation

extension SeriesTrend.Point {
  /// Takes an observation.
  init(_ observation: Observation) {
    self.init(
      period: observation.period, value: observation.value, numerator: observation.numerator,
      denominator: observation.denominator, symbol: observation.symbol, status: observation.status)
  }

  /// Adds up the shares of several categories of one whole in one period.
  ///
  /// - Returns: A point without a value when one of them has none, or when they are of different
  ///   cohorts; `nil` when one is absent.
  static func sum(_ parts: [Self?], of measure: Measure) -> Self? {
    let all = parts.compactMap(\.self)
    guard all.count == parts.count, var sum = all.first else { return nil }
    sum.symbol = all.reduce(nil) { Observation.Symbol.telling($0, $1.symbol) }
    if all.contains(where: { $0.status != sum.status }) {
      sum.status = all.contains(where: \.isProvisional) ? .provisional : nil
    }
    if measure.unit != .count, Set(all.compactMap(\.denominator)).count > 1 {
      sum.symbol = sum.symbol ?? .notAvailable
    }
    let counts = all.compactMap(\.numerator)
    if counts.count == all.count, all.allSatisfy({ $0.denominator == sum.denominator }) {
      sum.numerator = counts.reduce(0, +)
    } else {
      sum.numerator = nil
      sum.denominator = nil
    }
    if sum.symbol != nil {
      sum.value = nil
    } else if measure.unit == .percent, let count = sum.numerator, let whole = sum.denominator,
      whole > 0
    {
      sum.value = 100 * count / whole
    } else {
      sum.value = all.dropFirst().reduce(sum.value) { total, part in
        guard let total, let value = part.value else { return nil }
        return DecimalArithmetic.difference(total, minus: -value)
      }
    }
    return sum
  }

  /// The counts as a proportion; `nil` unless both are whole numbers that make one.
  var proportion: Proportion? {
    guard let numerator, let denominator, let count = Int(exactly: numerator),
      let cohort = Int(exactly: denominator)
    else { return nil }
    return try? Proportion(count: count, cohort: cohort)
  }

  /// The point on the time axis of a test for trend.
  var trendPoint: TrendPoint? {
    value == nil ? nil : proportion.map { TrendPoint(score: period.score, proportion: $0) }
  }

  /// Whether the figure may still move; a figure without a status is taken for final.
  var isProvisional: Bool { status == .provisional }

  /// The 95 % interval of the value, in the unit; only with counts.
  ///
  /// It's worked out when it's asked for, which is for the few points that are drawn.
  public var interval: ClosedRange<Double>? {
    guard isSampled, value != nil, let proportion else { return nil }
    let found = WilsonInterval(proportion)
    return 100 * found.lower...100 * found.upper
  }
}
