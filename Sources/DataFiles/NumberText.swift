// Numbers as text that people read and other programs parse.

// Rounding is in the C library's mathematics, which is linked only where its module is imported.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension [UInt8] {
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
  private mutating func append(_ number: UInt, digits count: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    var rest = number
    for place in (self.count - count..<self.count).reversed() {
      self[place] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Appends the shortest decimal text that reads back as the same number.
  ///
  /// Numbers from 1e-6 up to 1e21 are written without an exponent, as ECMAScript does; `1.0` is
  /// `1`, and minus zero is `0`.
  ///
  /// - Parameter number: A finite number.
  mutating func append(shortest number: Double) {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      append(decimal: whole)
      return
    }
    if append(fewDecimals: number) { return }
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
}
