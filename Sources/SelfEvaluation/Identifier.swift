/// The name of an evidence item, a measure, a priority, an action or a team.
///
/// Two are equal when they differ in case alone; each prints as it was written.
public struct Identifier: Hashable, Sendable {
  /// The name as it was written.
  public let text: String
  /// The name in lower case, by which names are compared.
  public let key: String

  /// Takes a name that is known to be one.
  public init(_ text: String) {
    self.text = text
    key = text.utf8.contains { $0 &- 0x41 < 26 } ? text.lowercased() : text
  }

  /// Reads a name: letters and digits of ASCII, and after the first of them `.`, `_` and `-` too.
  ///
  /// - Returns: `nil` for anything else.
  public init?(validating text: some StringProtocol) {
    guard Self.isValid(text) else { return nil }
    self.init(String(text))
  }

  /// Whether a text has the form of a name.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    // As a plain string, since other modules' kinds of text are read through a detour.
    var text = String(text)
    return text.withUTF8 { isValid($0.span) }
  }

  /// Whether the bytes of a text have that form.
  public static func isValid(_ text: Span<UInt8>) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }
    guard !text.isEmpty, isAlphanumeric(text[0]) else { return false }
    for index in text.indices {
      let byte = text[index]
      guard isAlphanumeric(byte) || byte == 0x2E || byte == 0x5F || byte == 0x2D else {
        return false
      }
    }
    return true
  }

  /// Whether two names are the same, without regard to case.
  public static func == (left: Self, right: Self) -> Bool { left.key == right.key }

  /// Hashes the name without regard to case.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension Identifier: Comparable {
  /// Orders as people count: `E2` before `E10`.
  public static func < (left: Self, right: Self) -> Bool {
    left.key.precedesNaturally(right.key)
  }
}

extension Identifier: CustomStringConvertible {
  /// The name as it was written.
  public var description: String { text }
}

extension String {
  /// Whether this text comes before another when runs of digits count as numbers.
  public func precedesNaturally(_ other: String) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    // Spans, since walking through the bytes of a string takes several times as long.
    let (leftText, rightText) = (utf8Span, other.utf8Span)
    let (left, right) = (leftText.span, rightText.span)
    func end(ofDigits text: Span<UInt8>, from start: Int) -> Int {
      var end = start
      while end < text.count, isDigit(text[end]) { end += 1 }
      return end
    }
    var (place, otherPlace) = (0, 0)
    while place < left.count, otherPlace < right.count {
      let (one, two) = (left[place], right[otherPlace])
      guard isDigit(one), isDigit(two) else {
        if one != two { return one < two }
        place += 1
        otherPlace += 1
        continue
      }
      let (end, otherEnd) = (
        end(ofDigits: left, from: place), end(ofDigits: right, from: otherPlace)
      )
      while place < end, left[place] == 0x30 { place += 1 }
      while otherPlace < otherEnd, right[otherPlace] == 0x30 { otherPlace += 1 }
      if end - place != otherEnd - otherPlace { return end - place < otherEnd - otherPlace }
      while place < end {
        if left[place] != right[otherPlace] { return left[place] < right[otherPlace] }
        place += 1
        otherPlace += 1
      }
    }
    let isAtEnd = place == left.count
    if isAtEnd != (otherPlace == right.count) { return isAtEnd }
    return self < other
  }

  /// The text as part of an address: lower case, with a hyphen for each run of anything but
  /// letters and digits.
  public var slug: String { slugOfASCII ?? slugOfUnicode }

  /// The slug by bytes, which takes a twentieth of the time; `nil` for text beyond ASCII.
  private var slugOfASCII: String? {
    if isSlug { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      guard byte < 0x80 else { return nil }
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower &- 0x61 < 26 || lower &- 0x30 < 10 {
        bytes.append(lower)
      } else if let last = bytes.last, last != 0x2D {
        bytes.append(0x2D)
      }
    }
    if bytes.last == 0x2D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text is its own slug, as that of most names in prose is.
  private var isSlug: Bool {
    var last: UInt8 = 0x2D
    for byte in utf8 {
      guard byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D && last != 0x2D else {
        return false
      }
      last = byte
    }
    return last != 0x2D || isEmpty
  }

  private var slugOfUnicode: String {
    var result = ""
    for character in lowercased() {
      if character.isLetter || character.isNumber {
        result.append(character)
      } else if !result.isEmpty, result.utf8.last != 0x2D {
        result.append("-")
      }
    }
    if result.utf8.last == 0x2D { result.removeLast() }
    return result
  }
}
