// Searches for the next byte of some kind, which take most of the time that a document takes, and
// what they are made of.
//
// They look at eight bytes at a time, as one number: byte by byte, the same three searches took a
// third of all instructions on 2,619 documents of 2 KB. The load is called unsafe since it could
// be asked for a type that not every pattern of bits is good for; its bounds are checked.

extension Span<UInt8> {
  /// Finds the first byte that a test is true of.
  ///
  /// - Parameters:
  ///   - mayHold: Whether the test may be true of one of eight bytes.
  ///   - test: The test.
  /// - Returns: The place of the byte; the count if there's none.
  @inlinable @inline(__always)
  package func firstIndex(mayHold: (EightBytes) -> Bool, where test: (UInt8) -> Bool) -> Int {
    let count = count
    let raw = bytes
    var index = 0
    while index < count {
      if index + 8 <= count,
        !mayHold(EightBytes(raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)))
      {
        index += 8
        continue
      }
      let end = Swift.min(index + 8, count)
      while index < end {
        if test(self[index]) { return index }
        index += 1
      }
    }
    return count
  }
}

/// Eight bytes side by side in one number.
@usableFromInline
package struct EightBytes {
  @usableFromInline let word: UInt64

  @inlinable @inline(__always)
  package init(_ word: UInt64) { self.word = word }

  /// Whether a byte is among the eight, as bit 7 of some byte of the result.
  @inlinable @inline(__always)
  package func holds(_ byte: UInt8) -> UInt64 {
    marksZero(word ^ 0x0101_0101_0101_0101 &* UInt64(byte))
  }

  /// Whether a byte is among the eight that is equal to another but for some bits.
  @inlinable @inline(__always)
  package func holds(_ byte: UInt8, ignoring bits: UInt8) -> UInt64 {
    let repeated = 0x0101_0101_0101_0101 as UInt64
    return marksZero((word | repeated &* UInt64(bits)) ^ repeated &* UInt64(byte | bits))
  }

  /// Marks each byte from one to another, both of ASCII, by its bit 7; of eight bytes that are not
  /// all of ASCII it tells nothing.
  @inlinable @inline(__always)
  package func holds(from low: UInt8, to high: UInt8) -> UInt64 {
    let repeated = 0x0101_0101_0101_0101 as UInt64
    let isHigher = word &+ repeated &* UInt64(0x7F - high)
    return (word &+ repeated &* UInt64(0x80 - low)) & ~isHigher & 0x8080_8080_8080_8080
  }

  /// Whether all eight bytes are of ASCII.
  @inlinable @inline(__always)
  package var areASCII: Bool { word & 0x8080_8080_8080_8080 == 0 }

  /// Whether a byte is among the eight that Markdown may take for markup, or one beyond `z`.
  @inlinable @inline(__always)
  package var mayHoldMarkup: Bool {
    // All up to * but the space; < to >; [ to `; and { to the end.
    let low = holds(from: 0, to: 0x2A) & ~holds(from: 0x20, to: 0x20)
    let fromBrace = (word | word &+ 0x0505_0505_0505_0505) & 0x8080_8080_8080_8080
    return low | holds(from: 0x3C, to: 0x3E) | holds(from: 0x5B, to: 0x60) | fromBrace != 0
  }

  /// Not zero if a byte of a number is zero.
  @inlinable @inline(__always)
  func marksZero(_ number: UInt64) -> UInt64 {
    (number &- 0x0101_0101_0101_0101) & ~number & 0x8080_8080_8080_8080
  }
}

/// A set of ASCII characters, a bit for each: faster to ask than a table, which has to be loaded.
struct ByteSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: StaticString) {
    characters.withUTF8Buffer { for byte in $0 { insert(byte) } }
  }

  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? low : high
    return byte < 128 && bits & (1 &<< UInt64(byte & 63)) != 0
  }

  /// What may end a stretch of plain text.
  static func special(_ options: ParseOptions) -> Self {
    var set = Self("\n\r`*_[]!<&\\")
    if options.strikethrough { set.insert(.tilde) }
    if options.placeholders { set.insert(.openBrace) }
    return set
  }
}

extension Parser {
  /// The place of the next line ending.
  mutating func endOfLine(from start: Int) -> Int {
    let line = text.span.extracting(start..<sourceEnd)
    let length = line.firstIndex {
      $0.holds(.lineFeed) | $0.holds(.carriageReturn) != 0
    } where: {
      $0 == .lineFeed || $0 == .carriageReturn
    }
    return start + length
  }

  /// The place of the next byte that may be markup, or the end of the block.
  mutating func endOfPlainText(from start: Int) -> Int {
    let rest = text.span.extracting(start..<max(start, inlineEnd))
    let special = special
    let length = rest.firstIndex {
      // The line endings; [ \ ] _ ; and the others one by one.
      let common = $0.holds(.lineFeed, ignoring: 7) | $0.holds(.openBracket, ignoring: 7)
      let marks = $0.holds(.star) | $0.holds(.backtick) | $0.holds(.less) | $0.holds(.ampersand)
      let rare = $0.holds(.exclamation) | $0.holds(.openBrace) | $0.holds(.tilde)
      return common | marks | rare != 0
    } where: {
      special.contains($0)
    }
    return start + length
  }
}

extension Document {
  /// The place of the next byte that HTML has to have escaped, or the end.
  func nextEscape(in range: Range<Int>) -> Int {
    let text = text
    let rest = text.span.extracting(range)
    let length = rest.firstIndex {
      // NUL; " and &; < and >.
      $0.holds(0) | $0.holds(.quote, ignoring: 4) | $0.holds(.less, ignoring: 2) != 0
    } where: {
      $0 < 64 && (0x5000_0044_0000_0001 &>> UInt64($0)) & 1 != 0
    }
    return range.lowerBound + length
  }
}
