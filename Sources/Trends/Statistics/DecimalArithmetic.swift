import DataFiles

/// Arithmetic on the decimals that people wrote, not on the binary fractions nearest to them.
///
/// 75.3 − 72.1 is 3.2 on paper, but 3.2000000000000028 in `Double`, and 1.05 printed to one decimal
/// would depend on which side such an error falls.
public enum DecimalArithmetic {
  /// The difference of two values as a reader would work it out from their decimals.
  ///
  /// - Returns: The `Double` nearest to the decimal difference; the ordinary difference where the
  ///   decimals are too far apart in size to align (more than 18 digits together).
  public static func difference(_ value: Double, minus other: Double) -> Double {
    combine(value, -other)?.value ?? value - other
  }

  /// The mean of two values as a reader would work it out from their decimals.
  static func mean(_ one: Double, _ other: Double) -> Double {
    guard let sum = combine(one, other) else { return one / 2 + other / 2 }
    let (half, overflow) = sum.units.multipliedReportingOverflow(by: 5)
    return overflow ? sum.value / 2 : DecimalNumber(units: half, exponent: sum.exponent - 1).value
  }

  /// Adds two values, aligned at their last decimals.
  private static func combine(_ one: Double, _ other: Double) -> DecimalNumber? {
    guard let left = DecimalNumber(one), let right = DecimalNumber(other) else { return nil }
    let exponent = min(left.exponent, right.exponent)
    guard let first = left.units(at: exponent), let second = right.units(at: exponent) else {
      return nil
    }
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? nil : DecimalNumber(units: sum, exponent: exponent)
  }
}

/// A whole number times a power of ten.
struct DecimalNumber: Hashable, Sendable {
  /// The whole number, signed.
  var units: Int
  /// The power of ten.
  var exponent: Int

  init(units: Int, exponent: Int) {
    self.units = units
    self.exponent = exponent
  }

  /// The shortest decimal that reads as this value; `nil` for infinities and not-a-number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if value.magnitude < 1e15, let whole = Int(exactly: value) {
      self.init(units: whole, exponent: 0)
      reduce()
      return
    }
    if let (units, places) = value.magnitude.shortestFraction {
      self.init(units: value < 0 ? -Int(units) : Int(units), exponent: -places)
      return
    }
    var units = 0
    var exponent = 0
    var power: Int? = 0
    // The text is "12.5", "12.0" or "1.25e-07", with at most 17 digits that matter.
    var text = value.magnitude.description
    text.withUTF8 { text in
      var isFraction = false
      for (place, byte) in text.enumerated() {
        switch byte {
        case UInt8(ascii: "."): isFraction = true
        case UInt8(ascii: "e"):
          power = Int(String(decoding: text[(place + 1)...], as: UTF8.self))
          return
        default:
          units = units * 10 + Int(byte - UInt8(ascii: "0"))
          if isFraction { exponent -= 1 }
        }
      }
    }
    guard let power else { return nil }
    self.init(units: value < 0 ? -units : units, exponent: exponent + power)
    reduce()
  }

  /// Drops zeros at the end.
  private mutating func reduce() {
    if units == 0 { exponent = 0 }
    while units != 0, units % 10 == 0 {
      units /= 10
      exponent += 1
    }
  }

  /// The nearest `Double`.
  var value: Double {
    // Both are exact, so that dividing one by the other rounds once, and correctly.
    if units.magnitude < 1 << 53, (-18...0).contains(exponent) {
      return Double(units) / Double(powerOfTen(-exponent))
    }
    if (-18...0).contains(exponent) { return quotient }
    // Reading decimal text is the one conversion that rounds correctly at every exponent.
    return Double("\(units)e\(exponent)") ?? 0
  }

  /// The units over the power of ten below, rounded once; for exponents from -18 to 0.
  private var quotient: Double {
    let divisor = powerOfTen(-exponent).magnitude
    let shifts = (units.magnitude.leadingZeroBitCount, divisor.leadingZeroBitCount)
    // Both with their highest bit set, and the units halved, so that the quotient has 64 bits.
    let dividend = units.magnitude << shifts.0
    let (bits, rest) = (divisor << shifts.1).dividingFullWidth((dividend >> 1, dividend << 63))
    // What is left over only matters where the other bits lie in the middle of two numbers.
    let significand = Double(bits | (rest == 0 ? 0 : 1))
    let value =
      significand * Double(sign: .plus, exponent: shifts.1 - shifts.0 - 63, significand: 1)
    return units < 0 ? -value : value
  }

  /// How many units of 10 to a lower power this is; `nil` when they overflow.
  func units(at power: Int) -> Int? {
    guard units != 0 else { return 0 }
    guard exponent - power <= 18 else { return nil }
    let (result, overflow) = units.multipliedReportingOverflow(by: powerOfTen(exponent - power))
    return overflow ? nil : result
  }
}

/// 10 to a power from 0 to 18.
func powerOfTen(_ power: Int) -> Int { powersOfTen[power] }

private let powersOfTen = [
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
  1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
  1_000_000_000_000_000_000,
]
