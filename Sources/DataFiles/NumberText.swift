// Numbers as text that people read and other programs parse.

// Rounding is in the C library's mathematics, which is linked only where its module is imported.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension OutputSpan<UInt8> {
  /// How many bytes a whole number takes at most.
  static var decimalCount: Int { 20 }

  /// Appends a whole number in decimal digits.
  mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var count = 1
    var power: UInt = 10
    while count < 19, number.magnitude >= power {
      count += 1
      power &*= 10
    }
    append(number.magnitude, digits: count)
  }

  /// Appends a number with so many digits.
  fileprivate mutating func append(_ number: UInt, digits length: Int) {
    append(repeating: UInt8(ascii: "0"), count: length)
    var rest = number
    for place in (count - length..<count).reversed() {
      self[place] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}

extension Double {
  /// The same as a whole number, if it's one that is written by its digits alone.
  var shortWhole: Int? {
    guard let whole = Int(exactly: self), whole.magnitude < 1 << 53 else { return nil }
    return whole
  }
}

extension [UInt8] {
  /// Appends a whole number in decimal digits.
  mutating func append(decimal number: Int) {
    append(addingCapacity: OutputSpan<UInt8>.decimalCount) { $0.append(decimal: number) }
  }

  /// Appends a number with so many digits.
  private mutating func append(_ number: UInt, digits count: Int) {
    append(addingCapacity: count) { $0.append(number, digits: count) }
  }

  /// Appends the shortest decimal text that reads back as the same number.
  ///
  /// Numbers from 1e-6 up to 1e21 are written without an exponent, as ECMAScript does; `1.0` is
  /// `1`, and minus zero is `0`.
  ///
  /// - Parameter number: A finite number.
  mutating func append(shortest number: Double) {
    if let whole = number.shortWhole { return append(decimal: whole) }
    if append(fewDecimals: number) || append(manyDigits: number) { return }
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

  /// Appends a number of up to three decimals, as nearly all are, without the general method.
  ///
  /// Dividing a whole number below 2^53 by a power of ten rounds as reading its decimal text does,
  /// so the text reads back as the same number; below 15 digits no shorter text does.
  private mutating func append(fewDecimals number: Double) -> Bool {
    let magnitude = number.magnitude
    guard magnitude < 1e11 else { return false }
    for places in 1...3 {
      let power: UInt = places == 1 ? 10 : places == 2 ? 100 : 1_000
      let scaled = (magnitude * Double(power)).rounded()
      guard scaled / Double(power) == magnitude else { continue }
      if number < 0 { append(UInt8(ascii: "-")) }
      append(decimal: Int(scaled) / Int(power))
      append(UInt8(ascii: "."))
      append(UInt(scaled) % power, digits: places)
      return true
    }
    return false
  }

  /// Appends a number of up to 17 digits, as most that were worked out have, without making a text
  /// of it.
  ///
  /// It's a whole number over a power of two. Times a power of ten, that rounds exactly to as many
  /// digits as are asked for; they read back as the number when they lie nearer to it than half of
  /// the distance to the next one. What lies just between two is left to the general method.
  private mutating func append(manyDigits number: Double) -> Bool {
    let magnitude = number.magnitude
    guard 0.1 <= magnitude, magnitude < 1e9, magnitude.significandBitPattern != 0 else {
      return false
    }
    let significand = UInt128(magnitude.significandBitPattern | 1 << 52)
    let shift = UInt128(52 - magnitude.exponent)
    var digitsBeforePoint = 0
    var bound = 1.0
    while magnitude >= bound {
      digitsBeforePoint += 1
      bound *= 10
    }
    var places = 15 - digitsBeforePoint
    var power = (0..<places).reduce(1 as UInt64) { power, _ in power &* 10 }
    while true {
      let exact = significand &* UInt128(power)
      let half: UInt128 = 1 &<< (shift &- 1)
      let rounded = (exact &+ half) &>> shift
      let back = rounded &<< shift
      let error = back > exact ? back &- exact : exact &- back
      if error == half || 2 &* error == UInt128(power) { return false }
      if 2 &* error < UInt128(power) || places + digitsBeforePoint == 17 {
        return append(number < 0, UInt(truncatingIfNeeded: rounded), places: places)
      }
      places += 1
      power &*= 10
    }
  }

  /// Appends a whole number over a power of ten, which is no whole number, without zeros at its end.
  private mutating func append(_ isNegative: Bool, _ units: UInt, places: Int) -> Bool {
    var (units, places) = (units, places)
    while units % 10 == 0 {
      units /= 10
      places -= 1
    }
    let power = (0..<places).reduce(1 as UInt) { power, _ in power &* 10 }
    if isNegative { append(UInt8(ascii: "-")) }
    append(decimal: Int(units / power))
    append(UInt8(ascii: "."))
    append(units % power, digits: places)
    return true
  }
}
