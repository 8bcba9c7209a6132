/// The Cochran–Armitage test for a linear trend in proportions, two-sided.
///
/// Scores are the real years, so unequal distances between periods count as what they are.
///
/// Source: P. Armitage, "Tests for linear trends in proportions and frequencies", *Biometrics* 11
/// (1955), 375–386 (χ² for trend, without continuity correction); W. G. Cochran, "Some methods for
/// strengthening the common χ² tests", *Biometrics* 10 (1954), 417–451.
public struct CochranArmitage: Hashable, Sendable {
  /// The statistic, with 1 degree of freedom.
  public let chiSquared: Double
  /// The two-sided p-value, from 0 to 1.
  public let p: Double
  /// The change of the proportion a score unit, weighted by cohort; its sign is the direction.
  public let slope: Double

  /// Tests whether proportions rise or fall steadily.
  ///
  /// - Parameter points: At least three, in any order.
  /// - Throws: ``UndefinedStatistic/tooFewPeriods(found:needed:)``;
  ///   ``UndefinedStatistic/noVariation`` when everyone or no one is counted throughout;
  ///   ``UndefinedStatistic/repeatedScore`` when all scores are one;
  ///   ``UndefinedStatistic/notFinite`` for scores too extreme to compute with.
  public init(_ points: [TrendPoint]) throws(UndefinedStatistic) {
    guard points.count >= 3 else { throw .tooFewPeriods(found: points.count, needed: 3) }
    var (first, last) = (points[0].score, points[0].score)
    for point in points {
      guard point.score.isFinite else { throw .notFinite }
      first = min(first, point.score)
      last = max(last, point.score)
    }
    guard first < last else { throw .repeatedScore }
    // Squares of anything wider or narrower would leave the range of Double.
    guard (1e-100...1e100).contains(last - first) else { throw .notFinite }
    // Whole pairs instead of sums about the mean: each pair is exact, and no trend gives exactly 0.
    var covariation = 0.0
    var variation = 0.0
    for (index, early) in points.enumerated() {
      for late in points[(index + 1)...] {
        let distance = late.score - early.score
        covariation +=
          Proportion.crossDifference(from: early.proportion, to: late.proportion) * distance
        variation +=
          Double(early.proportion.cohort) * Double(late.proportion.cohort) * (distance * distance)
      }
    }
    let counted = points.reduce(0.0) { $0 + Double($1.proportion.count) }
    let rest = points.reduce(0.0) { $0 + Double($1.proportion.remainder) }
    guard counted > 0, rest > 0 else { throw .noVariation }
    slope = covariation / variation
    chiSquared = slope * covariation * ((counted + rest) / (counted * rest))
    p = NormalDistribution.twoSidedP(chiSquared.squareRoot())
  }
}
