/// The two-proportion z test with a pooled variance, two-sided.
///
/// Source: J. L. Fleiss, B. Levin and M. C. Paik, *Statistical Methods for Rates and Proportions*
/// (3rd ed., 2003), chapter 3, without continuity correction.
///
/// The approximation is meant for expected cells of 5 and more; ``TwoProportionTest`` chooses.
public struct TwoProportionZ: Hashable, Sendable {
  /// The change in standard errors; positive when the later proportion is higher.
  public let z: Double
  /// The two-sided p-value, from 0 to 1.
  public let p: Double

  /// Tests whether two independent cohorts have the same proportion.
  ///
  /// - Throws: ``UndefinedStatistic/noVariation`` when everyone or no one is counted in both.
  public init(from first: Proportion, to last: Proportion) throws(UndefinedStatistic) {
    let counted = Double(first.count + last.count)
    let rest = Double(first.remainder + last.remainder)
    guard counted > 0, rest > 0 else { throw .noVariation }
    let cohorts = Double(first.cohort) * Double(last.cohort)
    // (p₂ − p₁) / √(p̄ q̄ (1/n₁ + 1/n₂)), cleared of fractions so that only one difference is left.
    z =
      Proportion.crossDifference(from: first, to: last)
      * (Double(first.cohort + last.cohort) / (counted * rest * cohorts)).squareRoot()
    p = NormalDistribution.twoSidedP(z)
  }
}
