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
    key = text.utf8.allSatisfy { !(0x41...0x5A).contains($0) } ? text : text.lowercased()
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
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard let first = text.utf8.first, isAlphanumeric(first) else { return false }
    return text.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
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
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    var (left, right) = (utf8[...], other.utf8[...])
    while let one = left.first, let two = right.first {
      if isDigit(one), isDigit(two) {
        let first = left.prefix(while: isDigit).drop { $0 == 0x30 }
        let second = right.prefix(while: isDigit).drop { $0 == 0x30 }
        if first.count != second.count { return first.count < second.count }
        for (a, b) in zip(first, second) where a != b { return a < b }
        left = left.drop(while: isDigit)
        right = right.drop(while: isDigit)
      } else {
        if one != two { return one < two }
        left = left.dropFirst()
        right = right.dropFirst()
      }
    }
    if left.isEmpty != right.isEmpty { return left.isEmpty }
    return self < other
  }

  /// The text as part of an address: lower case, with a hyphen for each run of anything but
  /// letters and digits.
  public var slug: String { slugOfASCII ?? slugOfUnicode }

  /// The slug by bytes, which takes a twentieth of the time; `nil` for text beyond ASCII.
  private var slugOfASCII: String? {
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
    return bytes.elementsEqual(utf8) ? self : String(decoding: bytes, as: UTF8.self)
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
