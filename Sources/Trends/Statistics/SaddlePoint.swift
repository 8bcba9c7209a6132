/// Probabilities of single counts, exact at any size.
///
/// Differences of log-gamma values lose all their digits at cohorts of millions. Here the large
/// parts cancel on paper, and only small parts are computed.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
enum SaddlePoint {
  /// The logarithm of a binomial probability.
  ///
  /// - Parameters:
  ///   - count: From 0 to cohort.
  ///   - cohort: Up to 2⁵³.
  ///   - rate: The probability of being counted, between 0 and 1, both excluded.
  ///   - complement: 1 − rate, passed in since subtracting here could lose digits.
  /// - Returns: At most 0 but for rounding.
  static func lnBinomial(count: Int, cohort: Int, rate: Double, complement: Double) -> Double {
    let size = Double(cohort)
    if count == 0 { return size * (rate < 0.5 ? lnOnePlus(-rate) : ln(complement)) }
    if count == cohort { return size * (complement < 0.5 ? lnOnePlus(-complement) : ln(rate)) }
    let inside = Double(count)
    let outside = Double(cohort - count)
    return stirlingError(cohort) - stirlingError(count) - stirlingError(cohort - count)
      - deviance(inside, size * rate) - deviance(outside, size * complement)
      - 0.5 * (lnTwoPi + ln(inside) + ln(outside / size))
  }

  /// The logarithm of a hypergeometric probability.
  ///
  /// Two binomial probabilities at the pooled rate, given their sum. None of the three is smaller
  /// than the result, so nothing cancels.
  ///
  /// - Parameters:
  ///   - count: How many of the first cohort are counted.
  ///   - first: The first cohort.
  ///   - second: The second cohort.
  ///   - counted: How many of both are counted, neither none nor all.
  /// - Returns: At most 0 but for rounding.
  static func lnHypergeometric(count: Int, first: Int, second: Int, counted: Int) -> Double {
    let all = first + second
    let rate = Double(counted) / Double(all)
    let complement = Double(all - counted) / Double(all)
    func part(_ count: Int, _ cohort: Int) -> Double {
      lnBinomial(count: count, cohort: cohort, rate: rate, complement: complement)
    }
    return part(count, first) + part(counted - count, second) - part(counted, all)
  }

  /// ln n! less Stirling's approximation ln(√(2πn) (n/e)ⁿ); 0 by agreement for n = 0.
  static func stirlingError(_ n: Int) -> Double {
    if n < smallErrors.count { return smallErrors[max(0, n)] }
    let inverse = 1 / Double(n)
    let square = inverse * inverse
    // With 16 and above, the first term left out is at most 1.1e-16.
    var series = 1.0 / 1680 - square / 1188
    series = 1.0 / 1260 - square * series
    series = 1.0 / 360 - square * series
    return inverse * (1.0 / 12 - square * series)
  }

  /// x ln(x / m) + m − x, also where x and m nearly agree.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    let distance = x - m
    guard distance.magnitude < 0.1 * (x + m) else { return x * ln(x / m) - distance }
    // ln(x/m) = 2 artanh v; expanded, the terms that would cancel are gone.
    let v = distance / (x + m)
    let square = v * v
    var sum = distance * v
    var power = 2 * x * v
    var divisor = 3.0
    // Each step gains two digits, so ten of them reach the last; the bound only makes that plain.
    for _ in 0..<30 {
      power *= square
      let next = sum + power / divisor
      if next == sum { break }
      sum = next
      divisor += 2
    }
    return sum
  }

  private static let lnTwoPi = 1.8378770664093454836

  /// The errors up to 15!, to 20 digits.
  private static let smallErrors = [
    0, 0.08106146679532725822, 0.041340695955409294094, 0.027677925684998339149,
    0.020790672103765093112, 0.016644691189821192163, 0.013876128823070747999,
    0.011896709945891770095, 0.010411265261972096497, 0.0092554621827127329177,
    0.0083305634333628712565, 0.007573675487951840795, 0.0069428401072095298657,
    0.0064089941880042070684, 0.0059513701127588477356, 0.005554733551962801371,
  ]
}
