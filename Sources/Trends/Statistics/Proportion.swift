/// A count within a cohort, known to be possible.
public struct Proportion: Hashable, Sendable {
  /// How many of the cohort were counted, from 0 to ``cohort``.
  public let count: Int
  /// How many there are, from 1 to 2⁵³.
  public let cohort: Int

  /// Checks a count and its cohort.
  ///
  /// - Throws: ``UndefinedStatistic/negativeCount``, ``UndefinedStatistic/emptyCohort``,
  ///   ``UndefinedStatistic/countAboveCohort`` or ``UndefinedStatistic/cohortTooLarge``.
  public init(count: Int, cohort: Int) throws(UndefinedStatistic) {
    guard count >= 0, cohort >= 0 else { throw .negativeCount }
    guard cohort > 0 else { throw .emptyCohort }
    guard count <= cohort else { throw .countAboveCohort }
    guard cohort <= 1 << 53 else { throw .cohortTooLarge }
    self.count = count
    self.cohort = cohort
  }

  /// The count divided by the cohort, from 0 to 1.
  public var value: Double { Double(count) / Double(cohort) }

  /// The percentage, from 0 to 100.
  ///
  /// It's one division, so that a percentage which is a short decimal is exactly the `Double` of
  /// that decimal and rounds as the decimal does; `100 * value` would often be a digit off.
  public var percentage: Double { 100 * Double(count) / Double(cohort) }

  /// How many of the cohort were not counted.
  public var remainder: Int { cohort - count }

  /// The difference of two proportions in percentage points, later minus earlier.
  ///
  /// Like ``percentage`` it's one division, so that where the cohorts' product is below 10¹³ a
  /// difference which is a short decimal is exactly the `Double` of that decimal.
  ///
  /// - Returns: From −100 to 100.
  public static func percentagePoints(from first: Self, to last: Self) -> Double {
    100 * crossDifference(from: first, to: last) / (Double(first.cohort) * Double(last.cohort))
  }

  /// The difference of two proportions, from −1 to 1, later minus earlier.
  public static func difference(from first: Self, to last: Self) -> Double {
    crossDifference(from: first, to: last) / (Double(first.cohort) * Double(last.cohort))
  }

  /// The difference times both cohorts, rounded only once.
  static func crossDifference(from first: Self, to last: Self) -> Double {
    // Subtracting nearly equal products in Double would leave rounding error where a small
    // difference should be; 128 bits hold both products exactly.
    let plus = last.count.magnitude.multipliedFullWidth(by: first.cohort.magnitude)
    let minus = first.count.magnitude.multipliedFullWidth(by: last.cohort.magnitude)
    if (plus.high, plus.low) < (minus.high, minus.low) {
      return -distance(from: plus, to: minus)
    }
    return distance(from: minus, to: plus)
  }

  private static func distance(
    from less: (high: UInt, low: UInt), to more: (high: UInt, low: UInt)
  ) -> Double {
    let (low, borrowed) = more.low.subtractingReportingOverflow(less.low)
    let high = more.high - less.high - (borrowed ? 1 : 0)
    return Double(high) * 0x1p64 + Double(low)
  }
}

/// A proportion at a point of time.
public struct TrendPoint: Hashable, Sendable {
  /// The time, in years; the distance between points is what counts.
  public var score: Double
  /// What was counted then.
  public var proportion: Proportion

  /// Puts a proportion at a point of time.
  public init(score: Double, proportion: Proportion) {
    self.score = score
    self.proportion = proportion
  }
}
