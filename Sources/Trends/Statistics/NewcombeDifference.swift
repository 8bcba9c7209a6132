/// The 95 % interval of the difference of two proportions, later minus earlier.
///
/// Newcombe's hybrid score method without continuity correction, built from the two Wilson
/// intervals. Defined for every pair of proportions.
///
/// Source: R. G. Newcombe, "Interval estimation for the difference between independent
/// proportions: comparison of eleven methods", *Stat. Med.* 17 (1998), 873–890, method 10.
public struct NewcombeDifference: Hashable, Sendable {
  /// The difference of the proportions, from −1 to 1.
  public let estimate: Double
  /// The lower limit, from −1 to the estimate.
  public let lower: Double
  /// The upper limit, from the estimate to 1.
  public let upper: Double

  /// Finds the interval of a change.
  public init(from first: Proportion, to last: Proportion) {
    let before = WilsonInterval(first)
    let after = WilsonInterval(last)
    let difference = Proportion.difference(from: first, to: last)
    let down = hypotenuse(last.value - after.lower, before.upper - first.value)
    let up = hypotenuse(after.upper - last.value, first.value - before.lower)
    estimate = difference
    lower = max(-1, difference - down)
    upper = min(1, difference + up)
  }
}

/// The square root of the sum of two squares, each from 0 to 1.
private func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
