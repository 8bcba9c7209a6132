/// The test of a proportion against a fixed one that suits its size.
///
/// Exact binomial when an expected count is below 5, otherwise the z test.
public struct OneProportionTest: Hashable, Sendable {
  /// How the p-value was found.
  public enum Method: Hashable, Sendable {
    /// Normal approximation, with its statistic.
    case z(Double)
    /// Exact binomial test.
    case binomial
  }

  /// The method chosen.
  public let method: Method
  /// The two-sided p-value, from 0 to 1.
  public let p: Double

  /// Compares a proportion with a fixed one.
  ///
  /// - Parameters:
  ///   - observed: The count and its cohort.
  ///   - comparator: The fixed proportion, from 0 to 1, both included.
  /// - Throws: ``UndefinedStatistic/comparatorOutOfRange``.
  public init(_ observed: Proportion, comparator: Double) throws(UndefinedStatistic) {
    let cohort = Double(observed.cohort)
    if cohort * comparator >= 5, cohort * (1 - comparator) >= 5 {
      let test = try OneProportionZ(observed, comparator: comparator)
      method = .z(test.z)
      p = test.p
    } else {
      method = .binomial
      p = try ExactBinomial(observed, comparator: comparator).p
    }
  }
}
