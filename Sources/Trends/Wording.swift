public import SelfEvaluation

/// How numbers print: one way, wherever they stand.
public enum Wording {
  /// A value with its unit, such as `59.1%`, `1,310`, `12.5 days`; its reason when there is none.
  ///
  /// Values worked out from counts round as the exact fraction does.
  public static func value(_ point: SeriesTrend.Point, of measure: Measure) -> String {
    if measure.unit == .percent, let rounded = rounded(point, of: measure) {
      return rounded.text(minusSign: true, thousands: true, after: "%")
    }
    guard let number = number(point, of: measure) else {
      return point.symbol?.inWords ?? "no figure"
    }
    return withUnit(number, of: measure)
  }

  /// A value without its unit, such as `59.1`; `nil` when there is none.
  public static func number(_ point: SeriesTrend.Point, of measure: Measure) -> String? {
    guard let value = point.value else { return nil }
    return rounded(point, of: measure)?.text(minusSign: true, thousands: true) ?? String(value)
  }

  /// A value as it's rounded for print; `nil` when there is none, or none that can be.
  static func rounded(_ point: SeriesTrend.Point, of measure: Measure) -> RoundedNumber? {
    guard let value = point.value else { return nil }
    // A published value stays as it is where its counts, just in the middle, round otherwise.
    if measure.unit == .percent, let proportion = point.proportion, proportion.percentage == value,
      let rounded = RoundedNumber(
        percentage: proportion.count, of: proportion.cohort, decimals: measure.decimals)
    {
      return rounded
    }
    return RoundedNumber(value, decimals: measure.decimals)
  }

  /// A value with its unit.
  public static func value(_ value: Double, of measure: Measure) -> String {
    withUnit(number(value, decimals: measure.decimals), of: measure)
  }

  /// A difference with its unit and without a sign, such as `8.6 percentage points`.
  public static func difference(_ difference: Double, of measure: Measure) -> String {
    let text = number(difference.magnitude, decimals: measure.decimals)
    return text + unit(ofDifferenceOfOne: text == "1", of: measure)
  }

  /// How far one value lies from another that prints otherwise, such as `8.6 percentage points` or
  /// `less than 0.1 percentage points`.
  public static func distance(_ difference: Double, of measure: Measure) -> String {
    isZero(difference, of: measure)
      ? "less than " + Self.difference(smallestDifference(of: measure), of: measure)
      : Self.difference(difference, of: measure)
  }

  /// The smallest difference that prints as one.
  static func smallestDifference(of measure: Measure) -> Double {
    (0..<measure.decimals).reduce(1) { unit, _ in unit / 10 }
  }

  /// A target as people set it: with the decimals that it has, whatever those of the measure.
  public static func target(_ target: Double, of measure: Measure) -> String {
    var plain = measure
    plain.decimals =
      RoundedNumber.decimalsAllowed.first {
        RoundedNumber(target, decimals: $0)?.value == target
      } ?? measure.decimals
    return value(target, of: plain)
  }

  /// What follows a difference, such as ` percentage points`.
  static func unit(ofDifferenceOfOne isOne: Bool, of measure: Measure) -> String {
    switch measure.unit {
    case .percent: isOne ? " percentage point" : " percentage points"
    case .days: isOne ? " day" : " days"
    case .score: isOne ? " point" : " points"
    case .count, .rate: ""
    }
  }

  /// What follows a value, such as `%`.
  static func unit(ofOne isOne: Bool, of measure: Measure) -> String {
    switch measure.unit {
    case .percent: "%"
    case .days: isOne ? " day" : " days"
    case .count, .score, .rate: ""
    }
  }

  /// A difference with its sign and unit, such as `+8.6 percentage points`.
  public static func signedDifference(_ difference: Double, of measure: Measure) -> String {
    let sign = isZero(difference, of: measure) ? "" : difference > 0 ? "+" : "\u{2212}"
    return sign + Self.difference(difference, of: measure)
  }

  /// Whether a difference prints as zero.
  public static func isZero(_ difference: Double, of measure: Measure) -> Bool {
    RoundedNumber(difference, decimals: measure.decimals)?.units == 0
  }

  /// Whether a value and another one print alike, and their difference as zero.
  static func areLevel(
    _ point: SeriesTrend.Point?, _ other: Double, difference: Double, of measure: Measure
  ) -> Bool {
    guard let point, let own = rounded(point, of: measure) else { return difference == 0 }
    return isZero(difference, of: measure)
      && own == RoundedNumber(other, decimals: measure.decimals)
  }

  /// A value with its unit, and the counts behind a small percentage, such as `62.5%, 35 of 56`.
  static func valueAndCounts(_ point: SeriesTrend.Point, of measure: Measure) -> String {
    let counts = smallCounts(point, of: measure).map { ", \($0.count) of \($0.cohort)" } ?? ""
    return value(point, of: measure) + counts
  }

  /// The counts behind a small percentage, such as 35 of 56; `nil` for cohorts of 100 and more, and
  /// for other units.
  static func smallCounts(_ point: SeriesTrend.Point, of measure: Measure) -> Proportion? {
    guard measure.unit == .percent, point.value != nil, let proportion = point.proportion,
      proportion.cohort < 100
    else { return nil }
    return proportion
  }

  /// A number with all its decimals and commas between thousands, and what stands around it.
  public static func number(
    _ value: Double, decimals: Int, plusSign: Bool = false, before: StaticString = "",
    after: StaticString = ""
  ) -> String {
    RoundedNumber(value, decimals: decimals)?.text(
      minusSign: true, plusSign: plusSign, thousands: true, before: before, after: after)
      ?? "\(before)\(plusSign && value > 0 ? "+" : "")\(value)\(after)"
  }

  /// The words of a list, such as `A, B and C`.
  public static func list(_ words: [String]) -> String {
    var list = words.first ?? ""
    for (place, word) in words.enumerated().dropFirst() {
      list += place == words.count - 1 ? " and " : ", "
      list += word
    }
    return list
  }

  private static func withUnit(_ number: String, of measure: Measure) -> String {
    number + unit(ofOne: number == "1", of: measure)
  }
}
