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

  /// The text written so far, in UTF-8.
  public private(set) var bytes: [UInt8]

  private let layout: Layout
  private let isForHTML: Bool
  /// For each open object or array, whether something stands in it yet.
  private var hasItems: [Bool] = []
  private var isAfterKey = false

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - bytes: What stands before the text.
  ///   - layout: How the text is laid out.
  ///   - isForHTML: Whether the text may stand inside an HTML script element: `<`, `>`, `&` and the
  ///     line ends of JavaScript are written as escapes, which read back the same.
  public init(
    appendingTo bytes: [UInt8] = [], layout: Layout = .compact, isForHTML: Bool = false
  ) {
    self.bytes = bytes
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

  /// Ends the text with a line end, as a file has it.
  public mutating func endLine() { bytes.append(ASCII.lineFeed) }

  private mutating func begin(_ bracket: UInt8) {
    startItem()
    bytes.append(bracket)
    hasItems.append(false)
  }

  private mutating func end(_ bracket: UInt8) {
    if hasItems.popLast() == true { startLine() }
    bytes.append(bracket)
  }

  private mutating func startItem() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let last = hasItems.indices.last else { return }
    if hasItems[last] { bytes.append(ASCII.comma) }
    hasItems[last] = true
    startLine()
  }

  private mutating func startLine() {
    guard layout == .lines else { return }
    bytes.append(ASCII.lineFeed)
    for _ in hasItems {
      bytes.append(ASCII.space)
      bytes.append(ASCII.space)
    }
  }

  private mutating func quote(_ text: String) {
    bytes.append(ASCII.quote)
    var text = text
    text.withUTF8 { utf8 in
      // Runs of plain text are copied in one go: a report has megabytes of it.
      var start = 0
      for (index, byte) in utf8.enumerated() where mayNeedEscape(byte) {
        guard let escape = escape(utf8.span, at: index) else { continue }
        bytes.append(contentsOf: utf8[start..<index])
        bytes += escape.text.utf8
        start = index + escape.length
      }
      if start < utf8.count { bytes.append(contentsOf: utf8[start...]) }
    }
    bytes.append(ASCII.quote)
  }

  private func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == ASCII.quote || byte == UInt8(ascii: "\\")
      || isForHTML
        && (byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
          || byte == 0xE2)
  }

  private func escape(_ utf8: Span<UInt8>, at index: Int) -> (text: String, length: Int)? {
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
    case let byte:
      ("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true), 1)
    }
  }
}
