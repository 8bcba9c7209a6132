public import Diagnostics

/// A whole CSV file in memory, for files of a size that a person keeps by hand.
///
/// All cells share one buffer of bytes; a `String` is made of a cell when it's asked for. Rows are
/// numbered from 0, below the header. A cell that a row doesn't have is an empty one.
public struct CSVTable: Sendable {
  /// The text that the table was read from.
  public let source: SourceText
  /// The column names; none when the file is empty.
  public private(set) var header = CSVHeader(names: [])
  /// The faults found while reading, in the order of the file.
  public private(set) var findings: [Finding]

  /// The texts of the cells, one after another.
  private var bytes: [UInt8] = []
  /// Where each cell's text ends in `bytes`, after a 0.
  private var textEnds: [UInt32] = [0]
  /// The offset in the source of the character to point at for each cell.
  private var marks: [UInt32] = []
  /// The offset in the source of each cell's first byte.
  private var starts: [UInt32] = []
  /// Where each row ends in `starts`, after the header's.
  private var rowEnds: [Int] = []
  /// Where each row ends in the source, after the header's.
  private var sourceEnds: [UInt32] = []
  private var lines: [Int] = []

  /// Reads a table from text.
  ///
  /// - Parameters:
  ///   - source: The content of the file.
  ///   - separator: The byte between the cells; without one it's found from the header.
  public init(_ source: SourceText, separator: UInt8? = nil) {
    self.source = source
    findings = []
    guard source.text.utf8.count < UInt32.max else {
      findings = [.tableTooLarge(file: source.file)]
      return
    }
    var parser = CSVParser(file: source.file, separator: separator)
    var text = source.text
    text.withUTF8 { parser.feed($0.span) { add($0) } }
    parser.finish { add($0) }
    findings = parser.findings
  }

  /// Reads a table from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, decoded as ``TextDecoding`` has it.
  ///   - file: The path to show in findings. It's not opened.
  ///   - separator: The byte between the cells; without one it's found from the header.
  public init(_ bytes: [UInt8], file: String, separator: UInt8? = nil) {
    let (text, findings) = TextDecoding.decode(bytes, file: file)
    self.init(text, separator: separator)
    self.findings = (findings + self.findings).inFileOrder
  }

  private mutating func add(_ row: borrowing CSVRow) {
    if row.isHeader { header = CSVHeader(row) }
    for column in 0..<(row.isHeader ? 0 : row.count) {
      row.withBytes(at: column) { bytes.append($0, 0..<$0.count) }
      textEnds.append(UInt32(clamping: bytes.count))
      marks.append(UInt32(clamping: row.sourceOffset(row.start(of: column))))
      starts.append(UInt32(clamping: row.sourceOffset(row.cells[column].raw)))
    }
    rowEnds.append(starts.count)
    sourceEnds.append(UInt32(clamping: row.sourceOffset(row.extent.upperBound)))
    lines.append(row.lineNumber)
  }

  /// The rows' numbers, from 0.
  public var rows: Range<Int> { 0..<max(rowEnds.count - 1, 0) }

  /// The line that a row starts on, from 1.
  public func lineNumber(ofRow row: Int) -> Int { lines[row + 1] }

  /// The number of cells in a row, which may differ from the header's.
  public func cellCount(inRow row: Int) -> Int { rowEnds[row + 1] - rowEnds[row] }

  /// A cell's text without the white space around it.
  public subscript(row: Int, column: Int) -> String {
    withBytes(row: row, column: column) { $0.string($0.trimmed(0..<$0.count)) }
  }

  /// A cell's text without the white space around it, by its column's name in any form; `nil` when
  /// there is no such column.
  public subscript(row: Int, name: String) -> String? {
    header.column(name).map { self[row, $0] }
  }

  /// A cell's text as it's written, unquoted.
  public func string(row: Int, column: Int) -> String {
    withBytes(row: row, column: column) { $0.string(0..<$0.count) }
  }

  /// Whether a cell has nothing in it but white space.
  public func isEmpty(row: Int, column: Int) -> Bool {
    withBytes(row: row, column: column) { $0.trimmed(0..<$0.count).isEmpty }
  }

  /// Gives access to a cell's text: its UTF-8, unquoted, as it's written.
  ///
  /// - Parameters:
  ///   - row: The row's number.
  ///   - column: The column's index, from 0.
  ///   - body: What to do with the bytes, which last as long as its call.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  public func withBytes<Result, Failure: Error>(
    row: Int, column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let cell = index(row, column) else { return try body([UInt8]().span) }
    return try body(bytes.span.extracting(Int(textEnds[cell])..<Int(textEnds[cell + 1])))
  }

  /// Finds the place of a cell: of its first character that isn't a space, or of the quotation mark
  /// that opens it.
  ///
  /// - Parameters:
  ///   - row: The row's number.
  ///   - column: The column's index; a cell that is missing would stand at the row's end.
  /// - Returns: The place, which is counted out when it's asked for.
  public func position(row: Int, column: Int) -> FilePosition {
    source.position(atByte: Int(index(row, column).map { marks[$0] } ?? sourceEnds[row + 1]))
  }

  /// Finds the place of a byte of a cell's text.
  ///
  /// - Parameters:
  ///   - row: The row's number.
  ///   - column: The column's index, from 0.
  ///   - offset: The byte's offset in ``withBytes(row:column:_:)``.
  /// - Returns: The place in the file, where a quotation mark may stand doubled.
  public func position(row: Int, column: Int, byteOffset offset: Int) -> FilePosition {
    guard let cell = index(row, column) else { return position(row: row, column: column) }
    let start = Int(starts[cell])
    let end = Int(sourceEnds[row + 1])
    var text = source.text
    let raw = text.withUTF8 { $0.span.rawOffset(ofTextByte: offset, inCellAt: start, before: end) }
    return source.position(atByte: raw)
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    let index = rowEnds[row] + column
    return column >= 0 && index < rowEnds[row + 1] ? index : nil
  }
}

extension CSVRow {
  fileprivate func sourceOffset(_ windowIndex: Int) -> Int { windowOffset + windowIndex }
}

extension Finding {
  fileprivate static func tableTooLarge(file: String) -> Self {
    Self(
      .tooLarge, "a table of more than 4 GB isn't read", at: FilePosition(file: file),
      hint: "split it into several files")
  }
}
