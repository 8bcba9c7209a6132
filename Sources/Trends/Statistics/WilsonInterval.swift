/// The 95 % score interval of a proportion, without continuity correction.
///
/// Defined for every proportion, none and all included, and never leaves 0 to 1.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// *J. Am. Stat. Assoc.* 22 (1927), 209–212.
public struct WilsonInterval: Hashable, Sendable {
  /// The lower limit, from 0 to the proportion.
  public let lower: Double
  /// The upper limit, from the proportion to 1.
  public let upper: Double

  /// Finds the interval around a proportion.
  public init(_ proportion: Proportion) {
    let count = Double(proportion.count)
    let cohort = Double(proportion.cohort)
    let z = NormalDistribution.critical95
    let square = z * z
    let centre = 2 * count + square
    let width = z * (square + 4 * count * (Double(proportion.remainder) / cohort)).squareRoot()
    // The smaller root by the product of the two: subtracting would lose it at small counts.
    lower = min(proportion.value, 2 * count * (count / cohort) / (centre + width))
    upper = max(proportion.value, min(1, (centre + width) / (2 * (cohort + square))))
  }
}
