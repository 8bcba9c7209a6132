import SelfEvaluation
import Trends

/// What an observation says in numbers.
struct Figure: Hashable {
  var value: Double?
  var numerator: Double?
  var denominator: Double?

  /// The value as the report prints it, with its unit; `nil` where there is none.
  func printed(of measure: Measure) -> String? {
    guard let value else { return nil }
    if measure.unit == .percent, let numerator, let denominator,
      value == 100 * numerator / denominator,
      let count = Int(exactly: numerator), let cohort = Int(exactly: denominator),
      let rounded = RoundedNumber(
        percentage: count, of: cohort, decimals: measure.decimals)
    {
      return rounded.text(minusSign: true, thousands: true, after: "%")
    }
    return Wording.value(value, of: measure)
  }
}
