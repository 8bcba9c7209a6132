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
  /// - Returns: A point without a value when one of them has none; `nil` when one is absent.
  static func sum(_ parts: [Self?], of measure: Measure) -> Self? {
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
      if measure.unit == .percent, let count = total.numerator, let whole = total.denominator,
        whole > 0
      {
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
