/// Lays out what a compact ``JSONWriter`` for HTML wrote as one with a member or an element a line
/// would have written it, in a fraction of the time of writing the values once more.
///
/// The escapes that JSON needs in a page only become the characters they stand for.
public struct JSONLines: Sendable {
  /// How much text is put together before it's passed on.
  private static let pieceSize = 1 << 16

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
        let sign = 2 * depth + 3
        guard output.freeCapacity >= sign else { return sign }
        switch byte {
        case ASCII.quote:
          let (end, hasPageEscapes) = compact.endOfString(from: index)
          guard output.freeCapacity >= sign + end - index else { return sign + end - index }
          startFirstLine(&output)
          if hasPageEscapes {
            output.append(unescaping: compact, index..<end)
          } else {
            output.append(compact, index..<end)
          }
          index = end
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
          let end = compact.endOfNumber(from: index)
          guard output.freeCapacity >= sign + end - index else { return sign + end - index }
          startFirstLine(&output)
          output.append(compact, index..<end)
          index = end
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
    while index < range.upperBound - 1 {
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
  /// The index behind the string that begins at one, and whether an escape in it is for pages.
  fileprivate func endOfString(from start: Int) -> (end: Int, hasPageEscapes: Bool) {
    var hasPageEscapes = false
    var index = nextQuoteOrBackslash(from: start + 1)
    while self[index] != ASCII.quote {
      if !hasPageEscapes { hasPageEscapes = pageEscape(at: index) != nil }
      index = nextQuoteOrBackslash(from: index + 2)
    }
    return (index + 1, hasPageEscapes)
  }

  /// The index behind the number or the word that begins at one.
  fileprivate func endOfNumber(from start: Int) -> Int {
    var index = start + 1
    while index < count {
      switch self[index] {
      case ASCII.comma, UInt8(ascii: "]"), UInt8(ascii: "}"): return index
      default: index += 1
      }
    }
    return index
  }

  /// The index of the next quotation mark or backslash, one of which there is.
  // Eight bytes are looked at together, which the plain way of loading takes eight times as long for.
  fileprivate func nextQuoteOrBackslash(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    var index = start
    while index &+ 8 <= count {
      let word = UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let hits = (zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)) & (ones &* 0x80)
      if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while self[index] != ASCII.quote, self[index] != UInt8(ascii: "\\") { index += 1 }
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
