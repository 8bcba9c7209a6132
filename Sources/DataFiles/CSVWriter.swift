/// Writes CSV as RFC 4180 has it, quoting what needs it and nothing else.
public struct CSVWriter: Sendable {
  /// What ends each row.
  public enum LineEnd: String, Sendable {
    /// A line feed.
    case lineFeed = "\n"
    /// A carriage return and a line feed, which RFC 4180 asks for.
    case carriageReturnLineFeed = "\r\n"
  }

  /// The rows written so far, in UTF-8.
  public private(set) var bytes: [UInt8]

  private let lineEnd: LineEnd
  private let guardsFormulas: Bool
  private var cellCount = 0

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - bytes: What stands before the first row.
  ///   - lineEnd: What ends each row.
  ///   - guardsFormulas: Whether a text that a spreadsheet would run as a formula gets an apostrophe
  ///     before it, as OWASP's "CSV Injection" page advises. Such a file isn't read back the same.
  public init(
    appendingTo bytes: [UInt8] = [], lineEnd: LineEnd = .lineFeed, guardsFormulas: Bool = false
  ) {
    self.bytes = bytes
    self.lineEnd = lineEnd
    self.guardsFormulas = guardsFormulas
  }

  /// Writes a cell of text.
  public mutating func text(_ text: String) {
    startCell()
    if text.isEmpty { return }
    var text = text
    text.withUTF8 { write($0) }
  }

  private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    let isFormula = guardsFormulas && Self.opensFormula(text[0])
    let isQuoted = needsQuotes(text)
    if isQuoted { bytes.append(ASCII.quote) }
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    guard isQuoted else { return bytes.append(contentsOf: text) }
    for byte in text {
      if byte == ASCII.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(ASCII.quote)
  }

  /// Writes the cells of another writer's one row again, for what is the same in many rows.
  public mutating func cells(of other: Self) {
    startCell()
    other.bytes.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    cellCount += other.cellCount - 1
  }

  /// Writes a cell with a number in its shortest form, or an empty one; one that isn't finite is
  /// empty too.
  public mutating func double(_ number: Double?) {
    startCell()
    if let number, number.isFinite { bytes.append(shortest: number) }
  }

  /// Ends the row.
  public mutating func endRow() {
    // A row of one empty cell would be a blank line, which readers skip.
    if cellCount == 1, bytes.isEmpty || bytes.last.map(ASCII.isLineEnd) == true {
      bytes += [ASCII.quote, ASCII.quote]
    }
    if lineEnd == .carriageReturnLineFeed { bytes.append(ASCII.carriageReturn) }
    bytes.append(ASCII.lineFeed)
    cellCount = 0
  }

  /// Writes a whole row of text cells.
  public mutating func row(_ cells: some Sequence<String>) {
    for cell in cells { text(cell) }
    endRow()
  }

  private mutating func startCell() {
    if cellCount > 0 { bytes.append(ASCII.comma) }
    cellCount += 1
  }

  private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Some programs drop spaces at either end of a cell that isn't quoted.
    if text[0] <= ASCII.space || text[text.count - 1] <= ASCII.space { return true }
    for byte in text where byte == ASCII.comma || byte == ASCII.quote || ASCII.isLineEnd(byte) {
      return true
    }
    return false
  }

  private static func opensFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), ASCII.tab,
      ASCII.carriageReturn:
      true
    default: false
    }
  }
}
