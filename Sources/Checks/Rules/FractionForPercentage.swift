import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// Percentages written as parts of one: 0.467 for 46.7.
  static let fractionForPercentage = Self(
    "fraction-for-percentage", .warning,
    why: "A percentage is of 100: 0.467 is printed as half of one per cent."
  ) { subject in
    let observations = subject.evaluation.observations
    return subject.evaluation.measures.filter { $0.unit == .percent }.compactMap { measure in
      Fractions(subject.trends.rows(of: measure.id), of: measure, in: observations)?
        .fault(of: measure, in: observations)
    }
  }
}

/// Values of a measure that look like parts of one.
private struct Fractions {
  /// The places of the rows; none when it's the target that looks so.
  let places: [Int]
  let areAll: Bool

  /// Values above this are too large for the small percentages that there are, of exclusions say.
  private static let largestSmall = 0.2

  /// A value that has its counts was held against them.
  init?(_ all: [Int], of measure: Measure, in observations: [Observation]) {
    func value(_ place: Int) -> Double? {
      observations[place].numerator == nil || observations[place].denominator == nil
        ? observations[place].value : nil
    }
    let values = all.compactMap { observations[$0].value }.filter { $0 > 0 }.sorted()
    guard let greatest = values.last else { return nil }
    func isFraction(_ value: Double) -> Bool { value > Self.largestSmall && value < 1 }
    if greatest <= 1 {
      // Of absence and exclusions less than one per cent is nothing strange.
      if measure.polarity == .lower { return nil }
      let fractions = all.filter { value($0).map(isFraction) ?? false }
      guard !fractions.isEmpty else { return nil }
      (places, areAll) = (fractions, true)
      return
    }
    // Among percentages a few that would lie among the others if they were of one.
    let middle = values[values.count / 2]
    // Of less than one per cent a true value may well be the hundredth part of another.
    guard middle >= 1 else { return nil }
    // Where all are small, of absence say, what is a hundred times smaller still is no percentage.
    func isOdd(_ value: Double) -> Bool {
      (middle < 10 ? value < 1 : isFraction(value)) && 100 * value >= middle / 2
    }
    let odd = all.filter { place in
      value(place).map { isOdd($0) && 100 * $0 <= middle * 2 } ?? false
    }
    // A target for few may well be one for fewer still.
    let isTargetOdd = middle >= 10 && (measure.target.map(isOdd) ?? false)
    guard !odd.isEmpty || isTargetOdd, odd.count < values.count else { return nil }
    (places, areAll) = (odd, false)
  }

  func fault(of measure: Measure, in observations: [Observation]) -> Fault {
    guard let first = places.first, let value = observations[first].value else {
      return Fault(
        "the target of '\(measure.title)' is \(measure.target.map { "\($0)" } ?? ""), less than one "
          + "per cent, and its figures are not", at: measure.position,
        hint: "write the target as a percentage, such as 70 for 0.7")
    }
    let others = places.count - 1
    let more = others == 0 ? "" : others == 1 ? ", and one more row" : ", and \(others) more rows"
    return Fault(
      "\(value) stands where '\(measure.title)' has percentages\(more): less than one per cent"
        + (areAll ? "" : ", unlike the other rows"), at: observations[first].position,
      hint:
        "write \(Wording.number(100 * value, decimals: 1)) if that is meant; a spreadsheet keeps "
        + "percentages as parts of one")
  }
}
