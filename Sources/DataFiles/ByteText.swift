// What every reader here needs to know about bytes that stand for text.

import Diagnostics

enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}

/// A number with 1 in each of its bytes.
let ones: UInt64 = 0x0101_0101_0101_0101

/// Marks the lowest zero among eight bytes by its top bit, and maybe bytes above it.
func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

extension Span<UInt8> {
  /// The length of the well-formed UTF-8 sequence at an index; `nil` when there is none.
  ///
  /// The bounds of each byte are those of table 3-7 of the Unicode Standard.
  func utf8Length(at index: Int, before end: Int) -> Int? {
    let first = self[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard end - index >= length, second.contains(self[index + 1]) else { return nil }
    for next in index + 2..<max(index + length, index + 2) where self[next] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }

  /// The index of the first byte in a range that isn't UTF-8.
  func firstFlaw(in range: Range<Int>) -> Int? {
    var index = firstHighByte(in: range)
    while index < range.upperBound {
      if self[index] < 0x80 {
        index = firstHighByte(in: index..<range.upperBound)
      } else if let length = utf8Length(at: index, before: range.upperBound) {
        index += length
      } else {
        return index
      }
    }
    return nil
  }

  /// The index of the first byte in a range that isn't ASCII, or the range's end.
  func firstHighByte(in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index + 8 <= range.upperBound,
      bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index += 8
    }
    while index < range.upperBound, self[index] < 0x80 { index += 1 }
    return index
  }

  /// The part of a range that has no white space at either end; empty when there is nothing else.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    if start < end, isPlain(self[start]), isPlain(self[end - 1]) { return range }
    while start < end {
      let length = blankLength(at: start, before: end)
      if length == 0 { break }
      start += length
    }
    while start < end {
      if self[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 2, blankLength(at: end - 2, before: end) == 2 {
        end -= 2
      } else if end - start >= 3, blankLength(at: end - 3, before: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  /// Whether a byte is a character of its own, and no white space.
  private func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 }

  /// The length of the white space character at an index, or 0.
  ///
  /// Spreadsheets and web pages put no-break spaces, and the byte order mark (a space of no width),
  /// where a reader sees nothing.
  private func blankLength(at index: Int, before end: Int) -> Int {
    let byte = self[index]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    if end - index >= 2, byte == 0xC2 { return [0x85, 0xA0].contains(self[index + 1]) ? 2 : 0 }
    guard end - index >= 3 else { return 0 }
    switch (byte, self[index + 1], self[index + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF):
      return 3
    default: return 0
    }
  }

  /// Counts the characters of a range as a reader would.
  func characterCount(_ range: Range<Int>) -> Int {
    var bits: UInt8 = 0
    for index in range { bits |= self[index] }
    if bits < 0x80 { return range.count }
    return string(range).count
  }

  /// The text of a range, whose bytes that aren't UTF-8 are taken for Windows-1252.
  func string(_ range: Range<Int>) -> String {
    let isASCII = firstHighByte(in: range) == range.upperBound
    return string(range, isASCII: isASCII, firstFlaw: isASCII ? nil : firstFlaw(in: range))
  }

  /// The same when it's known where the first byte stands that isn't UTF-8, if any.
  func string(_ range: Range<Int>, isASCII: Bool, firstFlaw: Int?) -> String {
    if firstFlaw == nil {
      // Just looked through: to have it done again takes nine times as long.
      return String(copying: UTF8Span(unchecked: extracting(range), isKnownASCII: isASCII))
    }
    var utf8: [UInt8] = []
    utf8.appendMended(self, range)
    return String(decoding: utf8, as: UTF8.self)
  }
}

extension OutputSpan<UInt8> {
  /// Appends bytes in one go.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    bytes.extracting(range).withUnsafeBufferPointer { append($0) }
  }

  /// Appends bytes in one go.
  // Through a pointer: byte by byte it takes ten times as long.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    withUnsafeMutableBufferPointer { room, count in
      _ = room[count...].initialize(fromContentsOf: bytes)
      count += bytes.count
    }
  }
}

extension [UInt8] {
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    // Copies in one go: appending byte by byte took ten times as long.
    bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Appends bytes as UTF-8, taking each that isn't UTF-8 for a character of Windows-1252.
  ///
  /// Files mended by several hands mix both. Accented letters of Windows-1252 that happen to form a
  /// UTF-8 sequence are all but unknown in real text.
  mutating func appendMended(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var start = range.lowerBound
    while let flaw = bytes.firstFlaw(in: start..<range.upperBound) {
      append(bytes, start..<flaw)
      append(Windows1252.scalar(of: bytes[flaw]))
      start = flaw + 1
    }
    append(bytes, start..<range.upperBound)
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}

/// The character set that spreadsheets on Windows save text in.
package enum Windows1252 {
  /// The characters of 0x80 to 0x9F; the five bytes without one stand for U+FFFD.
  ///
  /// Source: the WHATWG encoding standard, index windows-1252, but for those five.
  private static let upper: [Unicode.Scalar] = [
    "\u{20AC}", "\u{FFFD}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{FFFD}", "\u{017D}", "\u{FFFD}",
    "\u{FFFD}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{FFFD}", "\u{017E}", "\u{0178}",
  ]

  static func scalar(of byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The byte that a character was read from, also where the byte stands for none and was kept.
  package static func byteOrControl(of scalar: Unicode.Scalar) -> UInt8? {
    (0x80...0x9F).contains(scalar.value) ? UInt8(scalar.value) : byte(of: scalar)
  }

  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    return scalar == "\u{FFFD}"
      ? nil : upper.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
  }
}

extension TextDecoding {
  /// Encodes a text in Windows-1252; `nil` when that lacks one of its characters.
  public static func windows1252(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = Windows1252.byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}

extension String {
  /// The text with a space for each end of a line and the white space around it; one without such
  /// an end is left as it is.
  var onOneLine: String { utf8.contains(where: ASCII.isLineEnd) ? withSingleSpaces : self }
}
