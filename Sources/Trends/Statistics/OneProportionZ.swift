/// The z test of a proportion against a fixed one, two-sided.
///
/// The variance is that of the fixed proportion, so the test asks how the count would fall if the
/// comparator were true.
///
/// Source: J. L. Fleiss, B. Levin and M. C. Paik, *Statistical Methods for Rates and Proportions*
/// (3rd ed., 2003), chapter 2, without continuity correction.
public struct OneProportionZ: Hashable, Sendable {
  /// The distance in standard errors; positive when the observed proportion is higher.
  public let z: Double
  /// The two-sided p-value, from 0 to 1.
  public let p: Double

  /// Compares a proportion with a fixed one.
  ///
  /// - Parameters:
  ///   - observed: The count and its cohort.
  ///   - comparator: The fixed proportion, from 0 to 1.
  /// - Throws: ``UndefinedStatistic/comparatorOutOfRange``; ``UndefinedStatistic/noVariation`` for
  ///   a comparator of 0 or 1; ``UndefinedStatistic/notFinite`` for one so near them that z
  ///   overflows.
  public init(_ observed: Proportion, comparator: Double) throws(UndefinedStatistic) {
    guard (0...1).contains(comparator) else { throw .comparatorOutOfRange }
    let complement = 1 - comparator
    guard comparator > 0, complement > 0 else { throw .noVariation }
    let cohort = Double(observed.cohort)
    // One rounding for the whole difference.
    let excess = Double(observed.count).addingProduct(-cohort, comparator)
    let deviations = excess / (cohort * comparator * complement).squareRoot()
    guard deviations.isFinite else { throw .notFinite }
    z = deviations
    p = NormalDistribution.twoSidedP(deviations)
  }
}
