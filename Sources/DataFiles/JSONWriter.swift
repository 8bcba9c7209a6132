/// Writes JSON (RFC 8259) piece by piece.
///
/// The caller sees to it that every name has a value and every begin an end: the writer only knows
/// where commas and line ends go.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Layout: Sendable {
    /// Without any space.
    case compact
    /// Every member and every element on a line of its own, indented by two spaces a level.
    case lines
  }

  /// The text written so far, in UTF-8, without what has been passed on.
  public private(set) var bytes: [UInt8]

  private let layout: Layout
  private let isForHTML: Bool
  /// How many objects and arrays are open.
  private var depth = 0
  /// Whether something stands in the innermost of them yet.
  private var hasItem = false
  private var isAfterKey = false

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - bytes: What stands before the text.
  ///   - expectedCount: How many bytes may come; for a long text that saves moving it as it grows.
  ///   - layout: How the text is laid out.
  ///   - isForHTML: Whether the text may stand inside an HTML script element: `<`, `>`, `&` and the
  ///     line ends of JavaScript are written as escapes, which read back the same.
  public init(
    appendingTo bytes: [UInt8] = [], expectedCount: Int = 0, layout: Layout = .compact,
    isForHTML: Bool = false
  ) {
    self.bytes = bytes
    if expectedCount > 0 { self.bytes.reserveCapacity(bytes.count + expectedCount) }
    self.layout = layout
    self.isForHTML = isForHTML
  }

  /// Opens an object.
  public mutating func beginObject() { begin(UInt8(ascii: "{")) }

  /// Closes the innermost object.
  public mutating func endObject() { end(UInt8(ascii: "}")) }

  /// Opens an array.
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }

  /// Closes the innermost array.
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes a member's name; its value has to follow.
  public mutating func key(_ name: String) {
    startItem()
    quote(name)
    bytes.append(ASCII.colon)
    if layout == .lines { bytes.append(ASCII.space) }
    isAfterKey = true
  }

  /// Writes a member's name of plain ASCII in one go; its value has to follow.
  public mutating func key(literal name: StaticString) {
    startItem()
    name.withUTF8Buffer { appendPlain($0, isKey: true) }
    if layout == .lines { bytes.append(ASCII.space) }
    isAfterKey = true
  }

  /// Writes a member that is text, its name of plain ASCII, in one go where nothing in it is escaped.
  public mutating func member(literal name: StaticString, _ text: String) {
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      guard layout == .compact, nextToEscape(in: utf8, from: 0) == utf8.count else { return false }
      appendMember(name, valueCount: utf8.count + 2) { $0.append(quoted: utf8) }
      return true
    }
    if !isWritten {
      key(literal: name)
      string(text)
    }
  }

  /// Writes a member that is a whole number, its name of plain ASCII, in one go.
  public mutating func member(literal name: StaticString, _ number: Int) {
    guard layout == .compact else {
      key(literal: name)
      return int(number)
    }
    appendMember(name, valueCount: OutputSpan<UInt8>.decimalCount) { $0.append(decimal: number) }
  }

  /// Writes a member that is a number, its name of plain ASCII, in one go where it's a usual one.
  public mutating func member(literal name: StaticString, _ number: Double) {
    guard layout == .compact, number.isFinite else {
      key(literal: name)
      return double(number)
    }
    var isWritten = false
    appendMember(name, valueCount: OutputSpan<UInt8>.decimalCount) {
      isWritten = $0.append(usual: number)
    }
    if !isWritten { bytes.append(unusual: number) }
  }

  /// Writes members of an object as they were written in another before.
  ///
  /// - Parameter members: Their bytes, without a comma at either end; not empty.
  public mutating func members(_ members: [UInt8]) {
    if hasItem { bytes.append(ASCII.comma) }
    bytes += members
    hasItem = true
  }

  /// Writes a text, or `null`.
  public mutating func string(_ text: String?) {
    guard let text else { return null() }
    startItem()
    quote(text)
  }

  /// Writes a whole number, or `null`.
  public mutating func int(_ number: Int?) {
    guard let number else { return null() }
    startItem()
    bytes.append(decimal: number)
  }

  /// Writes a number in the shortest form that reads back the same; `null` for none and for one
  /// that isn't finite.
  public mutating func double(_ number: Double?) {
    guard let number, number.isFinite else { return null() }
    startItem()
    bytes.append(shortest: number)
  }

  /// Writes `true`, `false` or `null`.
  public mutating func bool(_ value: Bool?) {
    guard let value else { return null() }
    startItem()
    bytes += (value ? "true" : "false").utf8
  }

  /// Writes `null`.
  public mutating func null() {
    startItem()
    bytes += "null".utf8
  }

  /// Passes the text written so far on and begins with an empty one, so that a long text never
  /// stands in memory.
  public mutating func passOn(_ take: ([UInt8]) throws -> Void) rethrows {
    try take(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Ends the text with a line end, as a file has it.
  public mutating func endLine() { bytes.append(ASCII.lineFeed) }

  private mutating func begin(_ bracket: UInt8) {
    startItem()
    bytes.append(bracket)
    depth += 1
    hasItem = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if hasItem { startLine() }
    bytes.append(bracket)
    hasItem = true
  }

  private mutating func startItem() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard depth > 0 else { return }
    if hasItem { bytes.append(ASCII.comma) }
    hasItem = true
    startLine()
  }

  private mutating func startLine() {
    guard layout == .lines else { return }
    bytes.append(ASCII.lineFeed)
    bytes.append(contentsOf: repeatElement(ASCII.space, count: 2 * depth))
  }

  /// Appends a member to a compact object.
  private mutating func appendMember(
    _ name: StaticString, valueCount: Int, _ value: (inout OutputSpan<UInt8>) -> Void
  ) {
    name.withUTF8Buffer { name in
      bytes.append(addingCapacity: name.count + valueCount + 4) { output in
        if hasItem { output.append(ASCII.comma) }
        output.append(quoted: name)
        output.append(ASCII.colon)
        value(&output)
      }
    }
    hasItem = true
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Runs of plain text are copied in one go: a report has megabytes of it.
      var start = 0
      var index = nextToEscape(in: utf8, from: 0)
      if index == utf8.count {
        appendPlain(utf8)
        return
      }
      bytes.append(ASCII.quote)
      while index < utf8.count {
        let escape = escape(utf8.span, at: index)
        if let escape {
          bytes.append(addingCapacity: index - start + 6) { output in
            output.append(UnsafeBufferPointer(rebasing: utf8[start..<index]))
            escape.text.withUTF8Buffer { output.append($0) }
          }
          start = index + escape.length
        }
        index = nextToEscape(in: utf8, from: index + (escape?.length ?? 1))
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
      bytes.append(ASCII.quote)
    }
  }

  /// Appends a text that needs no escape, between quotes.
  private mutating func appendPlain(_ utf8: UnsafeBufferPointer<UInt8>, isKey: Bool = false) {
    bytes.append(addingCapacity: utf8.count + 3) { output in
      output.append(quoted: utf8)
      if isKey { output.append(ASCII.colon) }
    }
  }

  /// Finds the next byte that may need an escape; the end if there is none.
  // Eight bytes are looked at together, which needs a pointer to their memory: measured, the writing
  // of a version takes two thirds of the time that it takes byte by byte.
  private func nextToEscape(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(utf8)
    var index = start
    while index &+ 8 <= raw.count {
      let hits = toEscape(
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
      index &+= 8
    }
    let rest = raw.count &- index
    if rest == 0 { return index }
    // The bytes that are left, and zeros behind them, at the first of which the search ends.
    var word: UInt64 = 0
    if raw.count >= 8 {
      let last = raw.loadUnaligned(fromByteOffset: raw.count &- 8, as: UInt64.self)
      word = UInt64(littleEndian: last) >> UInt64(64 &- 8 &* rest)
    } else {
      for place in (index..<raw.count).reversed() { word = word << 8 | UInt64(raw[place]) }
    }
    return index &+ toEscape(word).trailingZeroBitCount / 8
  }

  /// Marks the lowest of eight bytes that may need an escape by its top bit; bytes above that one
  /// may be marked wrongly.
  private func toEscape(_ word: UInt64) -> UInt64 {
    let control = (word &- ones &* 0x20) & ~word
    let backslash = zeros(word ^ ones &* 0x5C)
    guard isForHTML else {
      return (control | backslash | zeros(word ^ ones &* 0x22)) & (ones &* 0x80)
    }
    // `"` and `&` differ in one bit only, and so do `<` and `>`.
    let quote = zeros(word & (ones &* 0xFB) ^ ones &* 0x22)
    let angle = zeros(word & (ones &* 0xFD) ^ ones &* 0x3C)
    let separator = zeros(word ^ ones &* 0xE2)
    return (control | backslash | quote | angle | separator) & (ones &* 0x80)
  }

  private func escape(_ utf8: Span<UInt8>, at index: Int) -> (text: StaticString, length: Int)? {
    switch utf8[index] {
    case ASCII.quote: ("\\\"", 1)
    case UInt8(ascii: "\\"): ("\\\\", 1)
    case ASCII.lineFeed: ("\\n", 1)
    case ASCII.carriageReturn: ("\\r", 1)
    case ASCII.tab: ("\\t", 1)
    case UInt8(ascii: "<"): ("\\u003C", 1)
    case UInt8(ascii: ">"): ("\\u003E", 1)
    case UInt8(ascii: "&"): ("\\u0026", 1)
    case 0xE2:
      switch (utf8[index + 1], utf8[index + 2]) {
      case (0x80, 0xA8): ("\\u2028", 3)
      case (0x80, 0xA9): ("\\u2029", 3)
      default: nil
      }
    case let byte: (Self.controls[Int(byte)], 1)
    }
  }

  /// The escapes of the control characters.
  private static let controls: [StaticString] = [
    "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
    "\\u0008", "\\u0009", "\\u000A", "\\u000B", "\\u000C", "\\u000D", "\\u000E", "\\u000F",
    "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
    "\\u0018", "\\u0019", "\\u001A", "\\u001B", "\\u001C", "\\u001D", "\\u001E", "\\u001F",
  ]
}

extension OutputSpan<UInt8> {
  /// Appends a text between quotes.
  fileprivate mutating func append(quoted utf8: UnsafeBufferPointer<UInt8>) {
    append(ASCII.quote)
    append(utf8)
    append(ASCII.quote)
  }
}
