/// Lays out what a compact ``JSONWriter`` for HTML wrote as one with a member or an element a line
/// would have written it, in a fraction of the time of writing the values once more.
///
/// The escapes that JSON needs in a page only become the characters they stand for.
public struct JSONLines: Sendable {
  /// How much text is put together before it's passed on.
  private static let pieceSize = 1 << 15

  private var bytes: [UInt8] = []
  private var place = Place()

  /// Creates a layout.
  public init() { bytes.reserveCapacity(Self.pieceSize * 3 / 2) }

  /// Goes on with a text that begins and ends between two signs, strings or numbers of JSON.
  ///
  /// - Parameters:
  ///   - compact: The text.
  ///   - passOn: Takes the next piece of the result whenever enough of it is together.
  public mutating func add(_ compact: Span<UInt8>, passOn: ([UInt8]) throws -> Void) rethrows {
    var place = place
    var (index, room) = (0, Self.pieceSize)
    while index < compact.count {
      if bytes.count > Self.pieceSize / 2 { try empty(passOn) }
      // Into room that is made once for many, which takes half the time of making it for each.
      bytes.append(addingCapacity: room) { output in
        room = max(place.layOut(compact, from: &index, into: &output), Self.pieceSize)
      }
    }
    self.place = place
  }

  /// Ends the text with a line end, as a file has it, and passes on what is left of it.
  public mutating func finish(passOn: ([UInt8]) throws -> Void) rethrows {
    bytes.append(ASCII.lineFeed)
    try empty(passOn)
  }

  private mutating func empty(_ passOn: ([UInt8]) throws -> Void) rethrows {
    try passOn(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// A place in the text, as far as the layout hangs on it.
  private struct Place {
    /// How many objects and arrays are open.
    var depth = 0
    var isAfterOpening = false

    /// Lays out as much as there is room for.
    ///
    /// - Returns: How much room the next sign or string takes at most; 0 at the end.
    mutating func layOut(
      _ compact: Span<UInt8>, from index: inout Int, into output: inout OutputSpan<UInt8>
    ) -> Int {
      while index < compact.count {
        let byte = compact[index]
        let lineStarts = 4 * depth + 6
        guard output.freeCapacity >= lineStarts else { return lineStarts }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          startFirstLine(&output)
          output.append(byte)
          depth += 1
          isAfterOpening = true
          index += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if !isAfterOpening { startLine(&output) }
          isAfterOpening = false
          output.append(byte)
          index += 1
        case ASCII.comma:
          output.append(byte)
          startLine(&output)
          index += 1
        case ASCII.colon:
          output.append(byte)
          output.append(ASCII.space)
          index += 1
        default:
          let (end, hasPageEscapes) = compact.endOfScalar(from: index)
          let room = lineStarts + end - index
          guard output.freeCapacity >= room else { return room }
          startFirstLine(&output)
          // The sign behind it is copied along.
          let sign = end < compact.count ? compact[end] : 0
          let copied = sign == ASCII.colon || sign == ASCII.comma ? end + 1 : end
          if hasPageEscapes {
            output.append(unescaping: compact, index..<copied)
          } else {
            output.append(compact, index..<copied)
          }
          if sign == ASCII.colon { output.append(ASCII.space) }
          if sign == ASCII.comma { startLine(&output) }
          index = copied
        }
      }
      return 0
    }

    private mutating func startFirstLine(_ output: inout OutputSpan<UInt8>) {
      guard isAfterOpening else { return }
      isAfterOpening = false
      startLine(&output)
    }

    private func startLine(_ output: inout OutputSpan<UInt8>) {
      output.append(ASCII.lineFeed)
      output.append(repeating: ASCII.space, count: 2 * depth)
    }
  }
}

extension OutputSpan<UInt8> {
  /// Appends a string with the characters that escapes for pages stand for.
  fileprivate mutating func append(unescaping string: Span<UInt8>, _ range: Range<Int>) {
    var copied = range.lowerBound
    var index = string.nextQuoteOrBackslash(from: copied + 1)
    while string[index] != ASCII.quote {
      guard let character = string.pageEscape(at: index) else {
        index = string.nextQuoteOrBackslash(from: index + 2)
        continue
      }
      append(string, copied..<index)
      for byte in character.utf8 { append(byte) }
      copied = index + 6
      index = string.nextQuoteOrBackslash(from: copied)
    }
    append(string, copied..<range.upperBound)
  }
}

extension Span<UInt8> {
  /// The index behind the string, the number or the word that begins at one, and whether an escape in
  /// it is for pages.
  fileprivate func endOfScalar(from start: Int) -> (end: Int, hasPageEscapes: Bool) {
    guard self[start] == ASCII.quote else { return (nextSignBehindNumber(from: start + 1), false) }
    var hasPageEscapes = false
    var index = nextQuoteOrBackslash(from: start + 1)
    while self[index] != ASCII.quote {
      if !hasPageEscapes { hasPageEscapes = pageEscape(at: index) != nil }
      index = nextQuoteOrBackslash(from: index + 2)
    }
    return (index + 1, hasPageEscapes)
  }

  /// The index of the next quotation mark or backslash, or the end.
  fileprivate func nextQuoteOrBackslash(from start: Int) -> Int {
    nextIndex(from: start) {
      zeros($0 ^ ones &* 0x22) | zeros($0 ^ ones &* 0x5C)
    } where: {
      $0 == ASCII.quote || $0 == UInt8(ascii: "\\")
    }
  }

  /// The index of the next comma or closing bracket, or the end.
  private func nextSignBehindNumber(from start: Int) -> Int {
    nextIndex(from: start) {
      zeros($0 ^ ones &* 0x2C) | zeros(($0 | ones &* 0x20) ^ ones &* 0x7D)
    } where: {
      $0 == ASCII.comma || $0 | 0x20 == UInt8(ascii: "}")
    }
  }

  /// The index of the next byte that a test is true of, or the end.
  ///
  /// - Parameters:
  ///   - start: Where the search begins.
  ///   - hits: Marks the lowest such byte of eight, and maybe others above it, by its top bit.
  ///   - test: The test.
  // Eight bytes are looked at together, which the plain way of loading takes eight times as long for.
  @inline(__always)
  private func nextIndex(
    from start: Int, hits: (UInt64) -> UInt64, where test: (UInt8) -> Bool
  ) -> Int {
    var index = start
    while index &+ 8 <= count {
      let word = UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = hits(word) & (ones &* 0x80)
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count, !test(self[index]) { index += 1 }
    return index
  }

  /// What the escape at an index stands for, if a page alone needs it.
  fileprivate func pageEscape(at index: Int) -> String? {
    guard self[index + 1] == UInt8(ascii: "u") else { return nil }
    switch (self[index + 2], self[index + 3], self[index + 4], self[index + 5]) {
    case (0x30, 0x30, 0x33, 0x43): return "<"
    case (0x30, 0x30, 0x33, 0x45): return ">"
    case (0x30, 0x30, 0x32, 0x36): return "&"
    case (0x32, 0x30, 0x32, 0x38): return "\u{2028}"
    case (0x32, 0x30, 0x32, 0x39): return "\u{2029}"
    default: return nil
    }
  }
}
