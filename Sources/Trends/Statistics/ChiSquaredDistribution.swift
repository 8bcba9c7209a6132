/// The chi-squared distribution.
public enum ChiSquaredDistribution {
  /// The probability of a value at least as large as this one.
  ///
  /// Summed in its finite form, in which every term is positive, so that the relative accuracy
  /// holds far into the tail.
  ///
  /// Source: M. Abramowitz and I. A. Stegun, *Handbook of Mathematical Functions* (1964), eq.
  /// 26.4.4 (odd degrees of freedom) and 26.4.5 (even).
  ///
  /// - Parameters:
  ///   - value: The statistic; at or below 0, or not a number, the result is 1.
  ///   - degreesOfFreedom: From 1 to 1,000.
  /// - Returns: From 0 to 1; `nil` for other degrees of freedom.
  public static func upperTail(_ value: Double, degreesOfFreedom: Int = 1) -> Double? {
    guard (1...1000).contains(degreesOfFreedom) else { return nil }
    guard value > 0 else { return 1 }
    // Far below the smallest Double for every degree of freedom here, and the terms would overflow.
    guard value < 1e5 else { return 0 }
    let half = value / 2
    let isOdd = degreesOfFreedom % 2 == 1
    // Γ(3/2) = √π / 2 starts the odd series, 0! = 1 the even one.
    var term = isOdd ? 2 * (half / .pi).squareRoot() : 1
    var exponent = isOdd ? 1.5 : 1
    var sum = 0.0
    // The sum may be huge where e^(−half) is tiny, so it's kept below a power of ten.
    var lnScale = 0.0
    for _ in 0..<(degreesOfFreedom / 2) {
      sum += term
      term *= half / exponent
      exponent += 1
      if sum > 1e200 {
        sum *= 1e-200
        term *= 1e-200
        lnScale += ln(1e200)
      }
    }
    let head = isOdd ? complementaryError(half.squareRoot()) : 0
    let rest = sum > 0 ? exponential(ln(sum) + (lnScale - half)) : 0
    return min(1, head + rest)
  }
}
