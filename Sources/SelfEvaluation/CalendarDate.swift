/// A day of the Gregorian calendar, without a time or a zone.
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// The year, four bits of the month and five of the day: there are thousands of days.
  @usableFromInline let bits: Int32

  /// The year, 1 to 9999.
  @inlinable public var year: Int { Int(bits >> 9) }
  /// The month, 1 to 12.
  @inlinable public var month: Int { Int(bits >> 5 & 0xF) }
  /// The day of the month, from 1.
  @inlinable public var day: Int { Int(bits & 0x1F) }

  /// Creates a day.
  ///
  /// - Returns: `nil` when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    bits = Int32(year << 9 | month << 5 | day)
  }

  /// Reads a day in the form of ISO 8601, `2015-06-14`.
  ///
  /// - Returns: `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    // As a plain string, since other modules' kinds of text are read through a detour.
    var text = String(text)
    guard let day = text.withUTF8({ Self(utf8: $0.span) }) else { return nil }
    self = day
  }

  /// Reads such a day from the bytes of a text.
  public init?(utf8 text: Span<UInt8>) {
    let hyphen = UInt8(ascii: "-")
    guard text.count == 10, text[4] == hyphen, text[7] == hyphen,
      let year = Int(digits: text, 0..<4), let month = Int(digits: text, 5..<7),
      let day = Int(digits: text, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The last day of a month.
  ///
  /// - Returns: `nil` when there is no such month.
  public static func end(ofMonth month: Int, of year: Int) -> Self? {
    guard (1...12).contains(month) else { return nil }
    return Self(year: year, month: month, day: days(inMonth: month, of: year))
  }

  /// The days since 1 March of the year 0, for differences between two days.
  ///
  /// Source: E. G. Richards, "Calendars", in *Explanatory Supplement to the Astronomical Almanac*
  /// (2013), section 15.11: years that begin in March make the leap day the last of its year.
  public var dayNumber: Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400
      + (153 * monthFromMarch + 2) / 5 + day - 1
  }

  /// The first year of the academic year, which runs from 1 September, that the day lies in.
  public var academicYear: Int { month >= 9 ? year : year - 1 }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }

  /// The names of the months.
  public static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The day as people write it, such as `14 June 2015`.
  public var inWords: String {
    let name = Self.monthNames[month - 1].utf8
    let widths = (day < 10 ? 1 : 2, year < 1_000 ? String(year).utf8.count : 4)
    return String(unsafeUninitializedCapacity: widths.0 + name.count + widths.1 + 2) { bytes in
      var text = NewText(bytes)
      text.add(day, width: widths.0)
      text.add(UInt8(ascii: " "))
      for byte in name { text.add(byte) }
      text.add(UInt8(ascii: " "))
      text.add(year, width: widths.1)
      return text.count
    }
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The day in the form of ISO 8601, `2015-06-14`.
  public var description: String {
    joined(year, "-", month, day)
  }
}

/// A year and one or two numbers below 100, each with zeros before it, and a sign between two.
func joined(_ year: Int, _ sign: Unicode.Scalar, _ second: Int, _ third: Int? = nil) -> String {
  guard 0..<10_000 ~= year, 0..<100 ~= second, 0..<100 ~= third ?? 0, sign.isASCII else {
    let rest = [second, third].compactMap { $0 }.map { "\(sign)\(padded($0, to: 2))" }
    return padded(year, to: 4) + rest.joined()
  }
  return String(unsafeUninitializedCapacity: 10) { bytes in
    var text = NewText(bytes)
    let sign = UInt8(truncatingIfNeeded: sign.value)
    text.add(year, width: 4)
    text.add(sign)
    text.add(second, width: 2)
    if let third {
      text.add(sign)
      text.add(third, width: 2)
    }
    return text.count
  }
}

/// The bytes of a text that is being made.
///
/// A report has tens of thousands of dates and periods: measured, to write them so takes a tenth of
/// the time of putting texts together.
private struct NewText {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func add(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  mutating func add(_ number: Int, width: Int) {
    var rest = number
    for place in (count..<count + width).reversed() {
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += width
  }
}

/// A number with zeros before it.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  let missing = width - digits.utf8.count
  return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
}

extension Int {
  /// Reads a number of ASCII digits alone, at most nine: no sign, no space.
  ///
  /// - Returns: `nil` for anything else.
  public init?(digits text: some StringProtocol) {
    var text = String(text)
    guard let number = text.withUTF8({ Int(digits: $0.span, 0..<$0.count) }) else { return nil }
    self = number
  }

  /// Reads such a number from a part of a text's bytes.
  public init?(digits bytes: Span<UInt8>, _ range: Range<Int>) {
    guard range.count &- 1 < 9, range.count > 0 else { return nil }
    var number = 0
    for index in range {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    self = number
  }
}
