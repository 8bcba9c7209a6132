/// A number rounded half away from zero to a fixed count of decimals.
///
/// Rounded is what a reader with paper would get: from counts as the exact fraction rounds, from a
/// value as its shortest decimal text does. So 2.675 gives 2.68, although the binary fraction
/// behind it lies just below.
///
/// It's whole units of the last decimal, so it compares and adds exactly, and there's no −0.0.
public struct RoundedNumber: Hashable, Sendable {
  /// The decimals that can be asked for.
  public static let decimalsAllowed = 0...6

  /// The number in units of the last decimal: 126 for 12.6 with one decimal.
  public let units: Int
  /// How many decimals it has, from 0 to 6.
  public let decimals: Int

  /// Rounds a value.
  ///
  /// - Returns: `nil` for infinities, not-a-number, values with more than 18 digits before and
  ///   after the point together, and decimals not allowed.
  public init?(_ value: Double, decimals: Int) {
    guard Self.decimalsAllowed.contains(decimals) else { return nil }
    if let units = Self.units(farFromHalf: value, decimals: decimals) {
      self.units = units
      self.decimals = decimals
      return
    }
    guard let decimal = DecimalNumber(value) else { return nil }
    let shift = decimal.exponent + decimals
    if shift >= 0 {
      guard let units = decimal.units(at: -decimals) else { return nil }
      self.units = units
    } else if shift < -18 {
      // At most 17 digits, so less than half a unit.
      units = 0
    } else {
      let divisor = powerOfTen(-shift)
      let (quotient, rest) = decimal.units.quotientAndRemainder(dividingBy: divisor)
      let isHalf = rest.magnitude >= divisor.magnitude - rest.magnitude
      units = isHalf ? quotient + decimal.units.signum() : quotient
    }
    self.decimals = decimals
  }

  /// Rounds a value that lies so far from the middle of two units that the error of a product, at
  /// most a ten-millionth of a unit, can't decide.
  private static func units(farFromHalf value: Double, decimals: Int) -> Int? {
    let scaled = value.magnitude * Double(powerOfTen(decimals))
    guard scaled < 1e9 else { return nil }
    let whole = Int(scaled)
    let fromHalf = scaled - Double(whole) - 0.5
    guard fromHalf.magnitude > 1e-6 else { return nil }
    let units = fromHalf > 0 ? whole + 1 : whole
    return value < 0 ? -units : units
  }

  /// Rounds 100 × numerator ÷ denominator, exactly; `nil` for a denominator or decimals not allowed,
  /// or a result too large for `Int`.
  ///
  /// - Parameters:
  ///   - numerator: Any number; below 0 or above the denominator too.
  ///   - denominator: Above 0.
  ///   - decimals: From 0 to 6.
  public init?(percentage numerator: Int, of denominator: Int, decimals: Int) {
    guard denominator > 0, Self.decimalsAllowed.contains(decimals) else { return nil }
    let parts = denominator.magnitude
    let scaled = numerator.magnitude.multipliedFullWidth(by: powerOfTen(decimals + 2).magnitude)
    guard scaled.high < parts else { return nil }
    let (quotient, rest) = parts.dividingFullWidth(scaled)
    let isHalf = rest >= parts - rest
    guard let units = Int(exactly: quotient), units < Int.max else { return nil }
    let rounded = isHalf ? units + 1 : units
    self.units = numerator < 0 ? -rounded : rounded
    self.decimals = decimals
  }

  /// The nearest `Double`.
  public var value: Double { DecimalNumber(units: units, exponent: -decimals).value }

  /// Whether it prints as `1`.
  var isOne: Bool { units == 1 && decimals == 0 }

  /// Writes the number with all its decimals.
  ///
  /// - Parameters:
  ///   - minusSign: Whether a negative number starts with − (U+2212), as print wants it, instead of
  ///     the hyphen that programs read.
  ///   - plusSign: Whether a positive number starts with +.
  ///   - thousands: Whether a comma stands after every third digit from the point.
  ///   - before: What stands before the number; put together at once, a text takes half the time.
  ///   - after: What stands behind it.
  /// - Returns: Such as `−1,234.50`; zero has no sign.
  public func text(
    minusSign: Bool = false, plusSign: Bool = false, thousands: Bool = false,
    before: StaticString = "", after: StaticString = ""
  ) -> String {
    // Straight into the text: through an array of bytes, printing a number took five times as long.
    let layout = layout(minusSign, plusSign, thousands, before: before, after: after)
    return String(unsafeUninitializedCapacity: layout.length) { write(layout, into: $0) }
  }

  /// Adds the number as print has it, with − for a negative one and commas between thousands.
  func append(to text: inout [UInt8]) {
    let layout = layout(true, false, true)
    text.append(addingCapacity: layout.length) { text in
      text.withUnsafeMutableBufferPointer { room, count in
        count += write(layout, into: .init(rebasing: room[count...]))
      }
    }
  }

  /// How many bytes a number takes, and which.
  private struct Layout {
    var before, sign, after: StaticString
    var digits: Int
    var commas: Int
    /// Where the number ends.
    var end: Int

    var length: Int { end + after.utf8CodeUnitCount }
  }

  private func layout(
    _ minusSign: Bool, _ plusSign: Bool, _ thousands: Bool, before: StaticString = "",
    after: StaticString = ""
  ) -> Layout {
    var digits = 1
    var power: UInt = 10
    while digits < 19, units.magnitude >= power {
      digits += 1
      power *= 10
    }
    digits = max(digits, decimals + 1)
    let commas = thousands ? (digits - decimals - 1) / 3 : 0
    let sign: StaticString =
      units < 0 ? (minusSign ? "\u{2212}" : "-") : plusSign && units > 0 ? "+" : ""
    let start = before.utf8CodeUnitCount + sign.utf8CodeUnitCount
    return Layout(
      before: before, sign: sign, after: after, digits: digits, commas: commas,
      end: start + digits + commas + (decimals > 0 ? 1 : 0))
  }

  /// Writes the number from its end.
  ///
  /// - Returns: How many bytes it took.
  private func write(_ layout: Layout, into text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var rest = units.magnitude
    var end = layout.end
    func put(_ byte: UInt8) {
      end &-= 1
      text[end] = byte
    }
    func putDigit() {
      put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    if decimals > 0 {
      for _ in 0..<decimals { putDigit() }
      put(UInt8(ascii: "."))
    }
    var untilComma = layout.commas > 0 ? 3 : Int.max
    for _ in decimals..<layout.digits {
      if untilComma == 0 {
        put(UInt8(ascii: ","))
        untilComma = 3
      }
      putDigit()
      untilComma &-= 1
    }
    func copy(_ words: StaticString, to start: Int) {
      words.withUTF8Buffer { for place in $0.indices { text[start + place] = $0[place] } }
    }
    copy(layout.before, to: 0)
    copy(layout.sign, to: layout.before.utf8CodeUnitCount)
    copy(layout.after, to: layout.end)
    return layout.length
  }
}

extension RoundedNumber: CustomStringConvertible {
  /// The number with all its decimals, as programs read it.
  public var description: String { text() }
}
