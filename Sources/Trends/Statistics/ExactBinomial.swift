/// The exact binomial test of a proportion against a fixed one, two-sided.
///
/// Source: W. J. Conover, *Practical Nonparametric Statistics* (3rd ed., 1999), section 3.1;
/// two-sided by the sum of all counts at most as likely as the observed one.
///
/// Range: any count whose binomial standard deviation is at most 10⁵ (always so where
/// ``OneProportionTest`` asks for it).
public struct ExactBinomial: Hashable, Sendable {
  /// The two-sided p-value, from 0 to 1.
  public let p: Double

  /// Compares a proportion with a fixed one.
  ///
  /// A comparator of 0 or 1 leaves only one count possible: p is 1 for it and 0 for any other.
  ///
  /// - Parameters:
  ///   - observed: The count and its cohort.
  ///   - comparator: The fixed proportion, from 0 to 1.
  /// - Throws: ``UndefinedStatistic/comparatorOutOfRange`` or
  ///   ``UndefinedStatistic/tooLargeForExactTest``.
  public init(_ observed: Proportion, comparator: Double) throws(UndefinedStatistic) {
    guard (0...1).contains(comparator) else { throw .comparatorOutOfRange }
    let complement = 1 - comparator
    guard comparator > 0, complement > 0 else {
      p = observed.count == (comparator > 0 ? observed.cohort : 0) ? 1 : 0
      return
    }
    let size = Double(observed.cohort)
    guard size * comparator * complement <= 1e10 else { throw .tooLargeForExactTest }
    let odds = comparator / complement
    let test = ExactTest(
      support: 0...observed.cohort,
      mode: min(observed.cohort, Int(((size + 1) * comparator).rounded(.down))),
      lnProbability: { count in
        SaddlePoint.lnBinomial(
          count: count, cohort: observed.cohort, rate: comparator, complement: complement)
      },
      ratioUp: { count in Double(observed.cohort - count) / Double(count + 1) * odds })
    p = test.p(observed: observed.count)
  }
}
