/// Lays out what a compact ``JSONWriter`` for HTML wrote as one with a member or an element a line
/// would have written it, in a fraction of the time of writing the values once more.
///
/// The escapes that JSON needs in a page only become the characters they stand for.
public struct JSONLines: Sendable {
  /// How much text is put together before it's passed on.
  private static let pieceSize = 1 << 16

  private var bytes: [UInt8] = []
  /// How many objects and arrays are open.
  private var depth = 0
  private var isAfterOpening = false

  /// Creates a layout.
  public init() { bytes.reserveCapacity(Self.pieceSize + Self.pieceSize / 4) }

  /// Goes on with a text that begins and ends between two signs, strings or numbers of JSON.
  ///
  /// - Parameters:
  ///   - compact: The text.
  ///   - passOn: Takes the next piece of the result whenever enough of it is together.
  public mutating func add(_ compact: Span<UInt8>, passOn: ([UInt8]) throws -> Void) rethrows {
    var index = 0
    while index < compact.count {
      let byte = compact[index]
      let isClosing = byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      if isClosing { depth -= 1 }
      if isAfterOpening != isClosing { startLine() }
      isAfterOpening = false
      switch byte {
      case ASCII.quote:
        index = addString(compact, from: index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        isAfterOpening = true
        bytes.append(byte)
      case ASCII.comma:
        bytes.append(byte)
        if bytes.count > Self.pieceSize { try empty(passOn) }
        startLine()
      case ASCII.colon:
        bytes.append(byte)
        bytes.append(ASCII.space)
      default: bytes.append(byte)
      }
      index += 1
    }
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

  private mutating func startLine() {
    bytes.append(addingCapacity: 1 + 2 * depth) { output in
      output.append(ASCII.lineFeed)
      output.append(repeating: ASCII.space, count: 2 * depth)
    }
  }

  /// Adds the string that begins at an index.
  ///
  /// - Returns: Where it ends.
  private mutating func addString(_ compact: Span<UInt8>, from start: Int) -> Int {
    var copied = start
    var index = compact.nextQuoteOrBackslash(from: start + 1)
    while compact[index] != ASCII.quote {
      if let character = compact.pageEscape(at: index) {
        bytes.append(compact, copied..<index)
        bytes += character.utf8
        index += 6
        copied = index
      } else {
        index += 2
      }
      index = compact.nextQuoteOrBackslash(from: index)
    }
    bytes.append(compact, copied..<index + 1)
    return index + 1
  }
}

extension Span<UInt8> {
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
