/// A mean against a national mean whose deviation is known: the z test of one mean, two-sided.
///
/// Source: G. W. Snedecor and W. G. Cochran, *Statistical Methods* (8th ed., 1989).
public struct MeanAgainstNationalDeviation: Hashable, Sendable {
  /// The standard error of the mean: the deviation over the square root of the count.
  public let standardError: Double
  /// The distance in standard errors; positive when the mean is above the national one.
  public let z: Double
  /// The two-sided p-value, from 0 to 1.
  public let p: Double

  /// Compares a mean with the national one.
  ///
  /// - Parameters:
  ///   - mean: The mean of the cohort.
  ///   - cohort: How many the mean is of.
  ///   - nationalMean: The mean of the whole population.
  ///   - nationalDeviation: The standard deviation of the whole population, above 0.
  /// - Throws: ``UndefinedStatistic/emptyCohort``, ``UndefinedStatistic/negativeCount``,
  ///   ``UndefinedStatistic/notFinite``; ``UndefinedStatistic/comparatorOutOfRange`` for a negative
  ///   deviation; ``UndefinedStatistic/noVariation`` for a deviation of 0.
  public init(
    mean: Double, cohort: Int, nationalMean: Double, nationalDeviation: Double
  ) throws(UndefinedStatistic) {
    guard cohort >= 0 else { throw .negativeCount }
    guard cohort > 0 else { throw .emptyCohort }
    guard nationalDeviation.isFinite else { throw .notFinite }
    guard nationalDeviation >= 0 else { throw .comparatorOutOfRange }
    guard nationalDeviation > 0 else { throw .noVariation }
    let error = nationalDeviation / Double(cohort).squareRoot()
    let deviations = (mean - nationalMean) / error
    guard deviations.isFinite else { throw .notFinite }
    standardError = error
    z = deviations
    p = NormalDistribution.twoSidedP(deviations)
  }
}
