/// Finds the bytes that mean something in a CSV file, eight of them at a time.
struct CSVMarks {
  let separator: UInt8
  private let separators: UInt64

  static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let quotes = ones &* UInt64(ASCII.quote)

  init(separator: UInt8) {
    self.separator = separator
    separators = Self.ones &* UInt64(separator)
  }

  /// The highest bit of each byte that is a separator, a quotation mark or one of the first control
  /// characters, which NUL and line ends are.
  @inline(__always)
  func places(in word: UInt64) -> UInt64 {
    let others =
      Self.notZero(word ^ separators) & Self.notZero(word ^ Self.quotes)
      & Self.notControl(word)
    return ~others & Self.highBits
  }

  /// The same for quotation marks alone.
  @inline(__always)
  static func quotes(in word: UInt64) -> UInt64 { ~notZero(word ^ quotes) & highBits }

  /// The same for the first control characters alone.
  @inline(__always)
  static func controls(in word: UInt64) -> UInt64 { ~notControl(word) & highBits }

  // A carry can't leave its byte, so each byte's highest bit is its own.
  @inline(__always)
  private static func notZero(_ word: UInt64) -> UInt64 {
    ((word & ~highBits) &+ ~highBits) | word
  }

  @inline(__always)
  private static func notControl(_ word: UInt64) -> UInt64 {
    ((word & ~highBits) &+ (ones &* (0x80 - 0x0E))) | word
  }
}

extension Span<UInt8> {
  /// The eight bytes from an index on, the first of them lowest.
  // The plain way of loading them takes eight times as long.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The index of the first byte that ends a run of plain text, or the range's end.
  @inline(__always)
  func firstSpecial(
    in range: Range<Int>, _ marks: CSVMarks, _ bits: inout UInt64
  ) -> Int {
    var index = range.lowerBound
    // A variable of its own: the parameter's memory would be written to for each byte.
    var seen = bits
    defer { bits = seen }
    while index + 8 <= range.upperBound {
      let word = word(at: index)
      seen |= word
      let found = marks.places(in: word)
      if found != 0 {
        index += found.trailingZeroBitCount / 8
        if isSpecial(self[index], marks.separator) { return index }
        index += 1
      } else {
        index += 8
      }
    }
    while index < range.upperBound {
      let byte = self[index]
      seen |= UInt64(byte)
      if isSpecial(byte, marks.separator) { break }
      index += 1
    }
    return index
  }

  private func isSpecial(_ byte: UInt8, _ separator: UInt8) -> Bool {
    byte == separator || byte == ASCII.quote || ASCII.isLineEnd(byte) || byte == 0
  }

  /// The index of the first quotation mark or NUL, or the range's end.
  @inline(__always)
  func firstQuote(
    in range: Range<Int>, _ bits: inout UInt64, _ hasControls: inout Bool
  ) -> Int {
    var index = range.lowerBound
    var seen = bits
    defer { bits = seen }
    while index + 8 <= range.upperBound {
      let word = word(at: index)
      seen |= word
      let controls = CSVMarks.controls(in: word)
      if controls != 0 {
        hasControls = true
        // A NUL among them is looked for byte by byte.
        let end = index + 8
        while index < end, self[index] != ASCII.quote, self[index] != 0 { index += 1 }
        if index < end { return index }
        continue
      }
      let found = CSVMarks.quotes(in: word)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < range.upperBound {
      let byte = self[index]
      seen |= UInt64(byte)
      if byte == ASCII.quote || byte == 0 { break }
      if byte < ASCII.space { hasControls = true }
      index += 1
    }
    return index
  }

  /// Counts the quotation marks right before an index.
  func markCount(before end: Int, from start: Int) -> Int {
    var count = 0
    while end - count > start, self[end - count - 1] == ASCII.quote { count += 1 }
    return count
  }

  /// Counts the line ends in a range, a carriage return with a line feed being one.
  func lineEndCount(_ range: Range<Int>) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for index in range {
      let byte = self[index]
      if byte == ASCII.carriageReturn || byte == ASCII.lineFeed && previous != ASCII.carriageReturn
      {
        count += 1
      }
      previous = byte
    }
    return count
  }
}
