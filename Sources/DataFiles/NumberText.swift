// Numbers as text that people read and other programs parse.

extension OutputSpan<UInt8> {
  /// How many bytes a whole number takes at most, and one that is written by its digits alone.
  static var decimalCount: Int { 24 }

  /// Appends a whole number in decimal digits.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(number.magnitude, digits: 1)
  }

  /// Appends a number with at least so many digits.
  // The digits come last one first, and up to eight of them fit into one number.
  private mutating func append(_ number: UInt, digits length: Int) {
    var (rest, least) = (number, length)
    if number > 99_999_999 || length > 8 {
      append(number / 100_000_000, digits: max(length - 8, 1))
      (rest, least) = (number % 100_000_000, 8)
    }
    var (digits, count) = (0 as UInt64, 0)
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0 || count < least
    for _ in 0..<count {
      append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  /// Appends the shortest decimal text that reads back as the same number, if that is one of the
  /// usual ones.
  ///
  /// - Parameter number: A finite number.
  /// - Returns: Whether it could be done.
  mutating func append(usual number: Double) -> Bool {
    if let whole = number.shortWhole {
      append(decimal: whole)
      return true
    }
    guard let (units, places) = number.magnitude.shortestFraction else { return false }
    let (whole, rest) = units.quotientAndRemainder(dividingBy: powersOfTen[places])
    if number < 0 { append(UInt8(ascii: "-")) }
    append(decimal: Int(whole))
    append(UInt8(ascii: "."))
    append(rest, digits: places)
    return true
  }
}

extension Double {
  /// The same as a whole number, if it's one that is written by its digits alone.
  var shortWhole: Int? {
    guard let whole = Int(exactly: self), whole.magnitude < 1 << 53 else { return nil }
    return whole
  }

  /// The shortest decimal that reads back as this number, without making a text of it: a whole
  /// number, which doesn't end in 0, over a power of ten.
  ///
  /// - Returns: `nil` for whole numbers, for negative ones, and for the few that only the general
  ///   method can tell.
  package var shortestFraction: (units: UInt, places: Int)? {
    guard var (units, places) = fewDecimals ?? manyDigits else { return nil }
    while places > 0, units % 10 == 0 {
      units /= 10
      places -= 1
    }
    return places > 0 ? (units, places) : nil
  }

  /// A number of up to four decimals, as nearly all that people write are.
  ///
  /// Dividing a whole number below 2^53 by a power of ten rounds as reading its decimal text does,
  /// and below 16 digits no other decimal reads as the same number.
  private var fewDecimals: (units: UInt, places: Int)? {
    guard self >= 0, self < 1e11 else { return nil }
    let units = UInt(self * 1e4 + 0.5)
    return Double(units) / 1e4 == self ? (units, 4) : nil
  }

  /// A number of up to 17 digits, as most that were worked out have.
  ///
  /// It's a whole number over a power of two. Times a power of ten, that rounds exactly to as many
  /// digits as are asked for; they read back as the number when they lie nearer to it than half of
  /// the distance to the next one. What lies just between two is left to the general method.
  private var manyDigits: (units: UInt, places: Int)? {
    guard self >= 0.1, self < 1e9, significandBitPattern != 0 else { return nil }
    let significand = UInt128(significandBitPattern | 1 << 52)
    let shift = UInt128(52 - exponent)
    var digitsBeforePoint = 0
    var bound = 1.0
    while self >= bound {
      digitsBeforePoint += 1
      bound *= 10
    }
    var places = 15 - digitsBeforePoint
    var power = powersOfTen[places]
    while true {
      let exact = significand &* UInt128(power)
      let half: UInt128 = 1 &<< (shift &- 1)
      let rounded = (exact &+ half) &>> shift
      let back = rounded &<< shift
      let error = back > exact ? back &- exact : exact &- back
      if error == half || 2 &* error == UInt128(power) { return nil }
      if 2 &* error < UInt128(power) || places + digitsBeforePoint == 17 {
        return (UInt(truncatingIfNeeded: rounded), places)
      }
      places += 1
      power &*= 10
    }
  }
}

/// 10 to each power from 0 to 17.
private let powersOfTen: [UInt] = [
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
  1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
]

extension [UInt8] {
  /// Appends a whole number in decimal digits.
  package mutating func append(decimal number: Int) {
    append(addingCapacity: OutputSpan<UInt8>.decimalCount) { $0.append(decimal: number) }
  }

  /// Appends the shortest decimal text that reads back as the same number.
  ///
  /// Numbers from 1e-6 up to 1e21 are written without an exponent, as ECMAScript does; `1.0` is
  /// `1`, and minus zero is `0`.
  ///
  /// - Parameter number: A finite number.
  mutating func append(shortest number: Double) {
    var isWritten = false
    append(addingCapacity: OutputSpan<UInt8>.decimalCount) { isWritten = $0.append(usual: number) }
    if !isWritten { append(unusual: number) }
  }

  /// Appends the same for a number that isn't one of the usual ones.
  mutating func append(unusual number: Double) {
    // The standard library's digits are the shortest; only their layout differs, and from 1e-4 up to
    // 2^53 not even that.
    if 1e-4 <= number.magnitude, number.magnitude < 0x1p53 {
      self += number.description.utf8
      return
    }
    var digits: [UInt8] = []
    var pointPlace: Int?
    var exponent = 0
    let text = number.magnitude.description
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): pointPlace = digits.count
      case UInt8(ascii: "e"):
        exponent = Int(Substring(rest)) ?? 0
        rest = rest[rest.endIndex...]
      default: digits.append(byte)
      }
    }
    var point = (pointPlace ?? digits.count) + exponent
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    if number < 0 { append(UInt8(ascii: "-")) }
    switch point {
    case -5...0:
      self += "0.".utf8
      append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -point))
      self += digits
    case 1...21 where point >= digits.count:
      self += digits
      append(contentsOf: repeatElement(UInt8(ascii: "0"), count: point - digits.count))
    case 1...21:
      self += digits[..<point]
      append(UInt8(ascii: "."))
      self += digits[point...]
    default:
      append(digits[0])
      if digits.count > 1 {
        append(UInt8(ascii: "."))
        self += digits[1...]
      }
      append(UInt8(ascii: "e"))
      append(decimal: point - 1)
    }
  }
}
