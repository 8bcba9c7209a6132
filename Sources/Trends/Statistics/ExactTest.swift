/// A two-sided exact test over a distribution of counts with a single peak.
///
/// The p-value is the sum of the probabilities of all counts that are at most as likely as the
/// observed one. Probabilities that agree to 1e-7 count as equal, as they do in R and SciPy, since
/// ties are common and rounding must not decide them.
struct ExactTest {
  /// The counts that are possible.
  var support: ClosedRange<Int>
  /// The most likely count; of two, either.
  var mode: Int
  /// The logarithm of a count's probability.
  var lnProbability: (Int) -> Double
  /// The probability of the count above this one, as a multiple of this one's.
  var ratioUp: (Int) -> Double

  /// The p-value of an observed count inside the support.
  ///
  /// The work is a few standard deviations of the count, whatever the cohorts.
  ///
  /// - Returns: From 0 to 1.
  func p(observed: Int) -> Double {
    let limit = lnProbability(observed) + lnOnePlus(1e-7)
    guard lnProbability(mode) > limit else { return 1 }
    let below = boundary(from: mode, to: support.lowerBound, limit: limit)
    let above = boundary(from: mode, to: support.upperBound, limit: limit)
    return min(1, tail(from: below, step: -1) + tail(from: above, step: 1))
  }

  /// Finds the count nearest the mode, on the side of an end, that is no likelier than the limit.
  private func boundary(from mode: Int, to end: Int, limit: Double) -> Int? {
    guard lnProbability(end) <= limit else { return nil }
    var likelier = mode
    var found = end
    while (likelier - found).magnitude > 1 {
      let middle = found + (likelier - found) / 2
      if lnProbability(middle) <= limit { found = middle } else { likelier = middle }
    }
    return found
  }

  /// Sums the probabilities from a count outwards, until what is left can't change the sum.
  private func tail(from start: Int?, step: Int) -> Double {
    guard let start else { return 0 }
    // Relative to the first term, so that nothing underflows on the way.
    var sum = 1.0
    var term = 1.0
    var count = start
    while count != (step > 0 ? support.upperBound : support.lowerBound) {
      let ratio = step > 0 ? ratioUp(count) : 1 / ratioUp(count - 1)
      term *= ratio
      sum += term
      count += step
      // Outwards the ratio only falls, so a geometric series bounds the rest.
      if term * ratio <= sum * 1e-17 * (1 - ratio) { break }
    }
    return exponential(lnProbability(start)) * sum
  }
}
