/// The standard normal distribution.
public enum NormalDistribution {
  /// The value that 97.5 % of the distribution stay below: the half-width of a 95 % interval in
  /// standard errors.
  public static let critical95 = 1.959963984540054

  /// The level below which a p-value is called larger than chance alone would explain.
  public static let significanceLevel = 0.05

  /// The probability of a value at least as far from zero as z, on either side.
  ///
  /// Source: M. Abramowitz and I. A. Stegun, *Handbook of Mathematical Functions* (1964), section
  /// 26.2.
  ///
  /// - Parameter z: Any number; not-a-number gives 1, since nothing was measured.
  /// - Returns: From 0 to 1. Relative accuracy holds to about 1e-300 (z = 37); beyond z = 38.6 it's 0.
  public static func twoSidedP(_ z: Double) -> Double {
    z.isNaN ? 1 : complementaryError(z.magnitude * 0.5.squareRoot())
  }
}
