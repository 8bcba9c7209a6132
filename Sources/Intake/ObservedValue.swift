import Diagnostics
import SelfEvaluation

/// What has to be known of a measure to judge one row of it.
struct MeasureFacts {
  var id: Identifier
  var unit: Measure.Unit
  var counts: Measure.Counts
  var decimals: Int
  /// What its values tell of their decimals; `nil` where these are stated.
  var usualDecimals: UsualDecimals?
}

/// The value, count and cohort of one row, brought to agree with one another.
struct ObservedValue {
  var value: Double?
  var numerator: Double?
  var denominator: Double?
  var symbol: Observation.Symbol?
  /// What is wrong with the row, the first fault only: the others would follow from it.
  var fault: Fault?

  /// A column that a fault is found in.
  enum Column { case value, numerator, denominator }

  /// What is wrong, before it has a place; a class, since hardly any row has one.
  final class Fault: Sendable {
    let rule: Rule
    let column: Column
    let message: String
    let hint: String

    init(rule: Rule, column: Column, message: String, hint: String) {
      self.rule = rule
      self.column = column
      self.message = message
      self.hint = hint
    }
  }

  /// Works out the value from the counts where there are both, and checks a printed one against it.
  init(
    value: NumberText, numerator: NumberText, denominator: NumberText,
    of measure: borrowing MeasureFacts
  ) {
    self.value = value.number
    self.numerator = numerator.number
    self.denominator = denominator.number
    if let fault = Self.countFault(self, unit: measure.unit) {
      self.fault = fault
      return
    }
    // Where a cell is withheld, that is the reason, whatever the others say.
    symbol = .telling(.telling(value.symbol, numerator.symbol), denominator.symbol)
    if value.symbol != nil { return }

    let exact = exactValue(of: measure)
    if let printed = self.value {
      symbol = nil
      check(printed, against: exact, of: measure)
    } else if self.denominator == 0, symbol == nil {
      symbol = .notApplicable
    } else if let exact, measure.unit != .rate {
      self.value = exact
      symbol = nil
    } else if symbol == nil {
      symbol = .notAvailable
      if measure.unit == .rate, self.numerator != nil, self.denominator != nil {
        fault = .rateWithoutValue
      } else if self.numerator != nil || self.denominator != nil {
        fault = .valueMissing(unit: measure.unit)
      }
    }
  }

  /// What the counts give; for a rate the share, whose base isn't known.
  private func exactValue(of measure: MeasureFacts) -> Double? {
    guard let numerator else { return nil }
    if measure.unit == .count { return numerator }
    guard let denominator, denominator > 0 else { return nil }
    return (measure.unit == .percent ? 100 * numerator : numerator) / denominator
  }

  /// The decimals of a printed value that tell something, at most two or those of its measure: a
  /// program's arithmetic leaves others, such as 62.400000000000006.
  fileprivate static func tellingDecimals(of printed: Double, _ measure: MeasureFacts) -> Int {
    let most = max(measure.decimals, 2)
    let telling = (0..<most).first { decimals in
      let scaled = printed * powerOfTen(decimals)
      return abs(scaled - scaled.rounded()) < 1e-6
    }
    return telling ?? most
  }

  /// Compares a printed value with the counts, at the decimals that it was printed with.
  private mutating func check(
    _ printed: Double, against exact: Double?, of measure: MeasureFacts
  ) {
    guard let exact else {
      guard denominator == 0, measure.unit != .count else { return }
      if printed != 0 { fault = .valueOfNobody(printed) }
      if printed == 0 { (value, symbol) = (nil, .notApplicable) }
      return
    }
    let decimals = Self.tellingDecimals(of: printed, measure)
    let half = 0.5 / powerOfTen(decimals)
    // A rate is printed per 1, 10, 100 and so on up to 100,000, and the nearest is meant: a small
    // one prints like several.
    let candidates = (0..<(measure.unit == .rate ? 6 : 1)).map { exact * powerOfTen($0) }
      // Counts as large as they come leave an error of a few units in the sixteenth digit.
      .filter { abs(printed - $0) <= half + 1e-9 * max(1, abs($0)) }
    if let nearest = candidates.min(by: { abs(printed - $0) < abs(printed - $1) }) {
      // Of a rate that prints as 0 the base can't be told.
      let hasBase = printed != 0 || candidates.count == 1
      // 57.5 was published as 57, and mustn't print as 58.
      let isRoundedDown =
        decimals <= measure.decimals && printed < nearest
        && abs(nearest - printed - 0.5 / powerOfTen(measure.decimals)) <= 1e-9 * max(1, nearest)
      if hasBase, !isRoundedDown { value = nearest }
      return
    }
    fault = .valueAgainstCounts(
      self, printed: printed, decimals: decimals, exact: exact, measure: measure)
    // A draft tells of both, and its sentences go by one of them.
    if measure.unit != .rate { value = exact }
  }

  private static func countFault(_ row: Self, unit: Measure.Unit) -> Fault? {
    if let value = row.value, value < 0, unit == .count { return .negativeCount(value, .value) }
    if let denominator = row.denominator, denominator < 0 {
      return .negativeCount(denominator, .denominator)
    }
    guard let numerator = row.numerator, unit == .percent || unit == .count || unit == .rate else {
      return nil
    }
    if numerator < 0 { return .negativeCount(numerator, .numerator) }
    guard let denominator = row.denominator, unit == .percent, numerator > denominator else {
      return nil
    }
    return .countAboveCohort(numerator, denominator)
  }
}

extension ObservedCells {
  /// A count of pupils or schools that isn't whole, and its column.
  ///
  /// A count that prints with decimals is meant to have them.
  func fractionalCount(
    of measure: MeasureFacts
  ) -> (count: Double, column: ObservedValue.Column)? {
    let isCount = measure.unit == .count && measure.decimals == 0
    guard measure.counts != .other, measure.unit == .percent || isCount else { return nil }
    if isCount, let count = value.fraction { return (count, .value) }
    if let count = numerator.fraction { return (count, .numerator) }
    if !isCount, let count = denominator.fraction { return (count, .denominator) }
    return nil
  }
}

extension ObservedCells {
  /// The counts, if they don't give the printed percentage and those that they were rounded from may:
  /// a publisher works values out before counts are rounded to tens or fives.
  ///
  /// Of few pupils rounded counts may give anything, and whether few are told can't be known.
  func roundedCounts(of measure: MeasureFacts) -> String? {
    guard measure.unit == .percent, let printed = value.number, let part = numerator.number,
      let whole = denominator.number, part >= 20, whole - part >= 20,
      let unit = [10.0, 5].first(where: { (part / $0).isWhole && (whole / $0).isWhole })
    else { return nil }
    let half = 0.5 / powerOfTen(ObservedValue.tellingDecimals(of: printed, measure))
    guard abs(printed - 100 * part / whole) > half + 1e-9 else { return nil }
    let least = 100 * (part - unit / 2) / (whole + unit / 2) - half
    let most = 100 * (part + unit / 2) / (whole - unit / 2) + half
    return (least...most).contains(printed) ? "\(shown(part)) of \(shown(whole))" : nil
  }
}

extension Double {
  fileprivate var isWhole: Bool { self == rounded() }
}

extension NumberText {
  /// The number, unless it's whole.
  fileprivate var fraction: Double? { number.flatMap { $0.isWhole ? nil : $0 } }
  var number: Double? { if case .number(let value, _) = self { value } else { nil } }
  var symbol: Observation.Symbol? { if case .symbol(let symbol) = self { symbol } else { nil } }
}

/// A power of ten for up to fifteen decimals.
private func powerOfTen(_ exponent: Int) -> Double {
  var power = 1.0
  for _ in 0..<min(max(exponent, 0), 15) { power *= 10 }
  return power
}

/// A number as findings show it: no more decimals than asked for, and none that are zero.
func shown(_ number: Double, decimals: Int = 6) -> String {
  guard abs(number) < 1e15 else { return String(number) }
  let scale = powerOfTen(decimals)
  let scaled = (number * scale).rounded(.toNearestOrAwayFromZero) / scale
  let text = String(scaled)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

// MARK: - The wording of each rule

extension ObservedValue.Fault {
  fileprivate static func negativeCount(_ count: Double, _ column: ObservedValue.Column)
    -> ObservedValue.Fault
  {
    ObservedValue.Fault(
      rule: .negativeCount, column: column,
      message: "\(shown(count)) is below zero, but pupils and schools are counted from 0",
      hint: "correct the count, or write a symbol: 'c' where it's withheld, 'x' where there is none"
    )
  }

  fileprivate static func countAboveCohort(_ count: Double, _ cohort: Double) -> ObservedValue.Fault
  {
    ObservedValue.Fault(
      rule: .countAboveCohort, column: .numerator,
      message: "the numerator \(shown(count)) is greater than the denominator \(shown(cohort))",
      hint: "check whether the two were swapped; the denominator is all who were counted")
  }

  fileprivate static func valueOfNobody(_ value: Double) -> ObservedValue.Fault {
    ObservedValue.Fault(
      rule: .valueAgainstCounts, column: .value,
      message: "the value is \(shown(value)), but its denominator is 0",
      hint: "correct the denominator, or write 'z' as the value where there was nobody to count")
  }

  fileprivate static func valueAgainstCounts(
    _ row: ObservedValue, printed: Double, decimals: Int, exact: Double, measure: MeasureFacts
  ) -> ObservedValue.Fault {
    // As many as tell it from what rounds to the value: 67.498 isn't 67.5.
    let scale = powerOfTen(decimals)
    let enough = (max(measure.decimals, 1) + 1..<15).first { places in
      let unit = powerOfTen(places)
      let near = (exact * unit).rounded(.toNearestOrAwayFromZero) / unit
      return (near * scale).rounded(.toNearestOrAwayFromZero) != (printed * scale).rounded()
    }
    let counts =
      switch (measure.unit, row.numerator, row.denominator) {
      case (.count, let numerator?, _): "the numerator is \(shown(numerator))"
      case (.rate, let numerator?, let denominator?):
        "\(shown(numerator)) of \(shown(denominator)) gives \(shown(exact * 1_000, decimals: 2))"
          + " per 1,000, and no base from 1 to 100,000 gives the value"
      case (_, let numerator?, let denominator?):
        "\(shown(numerator)) of \(shown(denominator)) gives "
          + shown(exact, decimals: enough ?? 15)
      default: "the counts give \(shown(exact))"
      }
    return ObservedValue.Fault(
      rule: .valueAgainstCounts, column: .value,
      message: "the value is \(shown(printed)), but \(counts)",
      hint: "correct the value or the counts; leave the value empty to have it worked out, "
        + "and leave rounded counts out")
  }

  fileprivate static let rateWithoutValue = ObservedValue.Fault(
    rule: .missingValue, column: .value,
    message: "a rate has no value here, and its counts don't say what it's a rate per",
    hint: "write the value, for example the number per 10,000")

  fileprivate static func valueMissing(unit: Measure.Unit) -> ObservedValue.Fault {
    ObservedValue.Fault(
      rule: .missingValue, column: .value,
      message: "there is no value here, and only one of its two counts",
      hint: "write the value, or both numerator and denominator, or a symbol: 'c' where the figure "
        + "is withheld, 'x' where there is none")
  }
}
