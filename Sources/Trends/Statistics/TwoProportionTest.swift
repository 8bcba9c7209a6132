/// The test of two proportions that suits their size.
///
/// Fisher's exact test when an expected cell is below 5, otherwise the pooled z test.
///
/// Source of the bound: W. G. Cochran, "Some methods for strengthening the common χ² tests",
/// *Biometrics* 10 (1954), 417–451.
public struct TwoProportionTest: Hashable, Sendable {
  /// How the p-value was found.
  public enum Method: Hashable, Sendable {
    /// Pooled z test, with its statistic.
    case z(Double)
    /// Fisher's exact test.
    case fisher
  }

  /// The method chosen.
  public let method: Method
  /// The two-sided p-value, from 0 to 1.
  public let p: Double

  /// Tests whether two independent cohorts have the same proportion.
  ///
  /// Defined for every pair of proportions; p is 1 when everyone or no one is counted in both.
  public init(from first: Proportion, to last: Proportion) {
    if !Self.hasSmallExpectedCell(first, last),
      let test = try? TwoProportionZ(from: first, to: last)
    {
      method = .z(test.z)
      p = test.p
    } else {
      method = .fisher
      // A small expected cell means a small deviation, which Fisher's test never refuses.
      p = (try? FisherExact(first, last).p) ?? 1
    }
  }

  /// Whether a cell of the table is expected below 5 when both cohorts have the same proportion.
  ///
  /// The smallest is the smaller cohort times the rarer outcome over all, here without division.
  public static func hasSmallExpectedCell(_ first: Proportion, _ second: Proportion) -> Bool {
    let rarer = min(first.count + second.count, first.remainder + second.remainder)
    let product = min(first.cohort, second.cohort).magnitude.multipliedFullWidth(
      by: rarer.magnitude)
    return product.high == 0 && product.low < 5 * (first.cohort + second.cohort).magnitude
  }
}
