/// The characters that no HTML document may hold: control characters and what Unicode has set aside
/// as no characters.
///
/// Source: WHATWG, *HTML*, section 13.2.3.5 "Preprocessing the input stream".
public enum HTMLCharacters {
  /// Puts something else in the place of each forbidden character.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - substitute: What takes a character's place, such as `\u{FFFD}`.
  public static func replaceForbidden(
    in bytes: inout [UInt8], by substitute: (Unicode.Scalar) -> String
  ) {
    var copied = 0
    var result: [UInt8] = []
    var index = 0
    while let place = bytes.withUnsafeBytes({ nextSuspect(in: $0, from: index) }) {
      let (scalar, length) = scalar(in: bytes.span, at: place)
      index = place + length
      guard let scalar, isForbidden(scalar) else { continue }
      result += bytes[copied..<place]
      result += substitute(scalar).utf8
      copied = index
    }
    guard copied > 0 else { return }
    bytes = result + bytes[copied...]
  }

  /// Whether HTML forbids a character.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// The next byte with which a forbidden character may begin.
  private static func nextSuspect(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      // Nearly all of a page is printable ASCII; such bytes are passed over many at once, which
      // takes a third of the instructions that bounds checked for every eight do.
      while index &+ 32 <= bytes.count,
        unprintable(bytes, at: index) | unprintable(bytes, at: index &+ 8)
          | unprintable(bytes, at: index &+ 16) | unprintable(bytes, at: index &+ 24) == 0
      {
        index &+= 32
      }
      // Where one isn't, the eight that hold it are found first.
      let next = min(index &+ 32, bytes.count)
      while index &+ 8 <= next, !mayHoldSuspect(bytes, at: index) { index &+= 8 }
      let end = min(index &+ 8, next)
      while index < end {
        let byte = bytes[index]
        if byte < 0x20 ? byte != 0x0A : byte == 0x7F || byte == 0xC2 || byte >= 0xEF {
          return index
        }
        index &+= 1
      }
    }
    return nil
  }

  /// Zero if eight bytes are all from 0x20 to 0x7E.
  @inline(__always)
  private static func unprintable(_ bytes: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
    unprintable(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  @inline(__always)
  private static func unprintable(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte below 0x20 borrows, 0x7F carries, and one above has the top bit already.
    return (word | (word &- ones &* 0x20) | (word &+ ones)) & (ones &* 0x80)
  }

  /// Whether eight bytes hold any that isn't from 0x20 to 0x7E, nor a line feed.
  @inline(__always)
  private static func mayHoldSuspect(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if unprintable(word) == 0 { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    // 0x80 in the place of each line feed, which bit 5 makes a star.
    let other = word ^ (ones &* 0x0A)
    let lineFeeds = ~((other & (ones &* 0x7F)) &+ (ones &* 0x7F) | other | (ones &* 0x7F))
    return unprintable(word | lineFeeds >> 2) != 0
  }

  private static func scalar(in bytes: Span<UInt8>, at index: Int) -> (Unicode.Scalar?, Int) {
    let first = bytes[index]
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return (nil, 1) }
    if length == 1 { return (Unicode.Scalar(first), 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in index + 1..<index + length { value = value << 6 | UInt32(bytes[next] & 0x3F) }
    return (Unicode.Scalar(value), length)
  }
}
