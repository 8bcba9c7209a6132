public import Diagnostics

/// Where one cell's bytes lie: 16 bytes, since a row may have a great many.
struct CSVCell {
  /// The cell's first byte in the file's window; a quoted cell's is its opening quotation mark.
  var raw: Int { Int(rawStart) }
  /// The cell's text in the window or, for a mended cell, in the row's side buffer.
  var text: Range<Int> { Int(textStart)..<Int(textEnd) }
  /// Whether the text is in the side buffer: its bytes differ from those of the file.
  let isMended: Bool

  // The window is bounded by the longest row that is read.
  private let rawStart: UInt32
  private let textStart: UInt32
  private let textEnd: UInt32

  init(raw: Int, text: Range<Int>, isMended: Bool = false) {
    rawStart = UInt32(truncatingIfNeeded: raw)
    textStart = UInt32(truncatingIfNeeded: text.lowerBound)
    textEnd = UInt32(truncatingIfNeeded: text.upperBound)
    self.isMended = isMended
  }

  /// The same cell after bytes before it have been taken out of the window.
  func moved(down count: Int) -> Self {
    Self(
      raw: raw - count,
      text: isMended ? text : text.lowerBound - count..<text.upperBound - count,
      isMended: isMended)
  }
}

/// One row of a CSV file, to be looked at while the parser shows it.
///
/// A row is a view on the parser's own buffers, so that a file of any size is read without a piece
/// of memory for each cell. It can't be kept; what is needed of it is copied out. A cell that the
/// row doesn't have is an empty one.
public struct CSVRow: ~Copyable {
  /// The path of the file, for findings.
  public let file: String
  /// Whether this is the row of column names, the first of the file.
  public internal(set) var isHeader = true
  /// The line that the row starts on, from 1.
  public internal(set) var lineNumber = 1
  /// The byte that separates the file's cells: where it's a semicolon, a comma may be a decimal one.
  public internal(set) var separator = ASCII.comma

  /// What separates the cells of a row that has too few of them, where that isn't what separates the
  /// header's: then the cells can't be told apart.
  public internal(set) var ownSeparator: UInt8?

  /// The part of the file that is in memory.
  @usableFromInline var window: [UInt8] = []
  /// The texts that differ from the bytes of the file: doubled quotation marks, Windows-1252.
  @usableFromInline var side: [UInt8] = []
  var cells: [CSVCell] = []
  /// The row's bytes within the window, without its line end.
  var extent = 0..<0
  /// The offset in the file's text of the window's first byte.
  var windowOffset = 0

  init(file: String) { self.file = file }

  /// The number of cells, at least 1.
  public var count: Int { cells.count }

  /// Gives access to a cell's text: its UTF-8, unquoted, as it's written.
  ///
  /// - Parameters:
  ///   - column: The cell's index, from 0.
  ///   - body: What to do with the bytes, which last as long as its call.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    at column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (text, isMended) = text(of: column)
    return isMended
      ? try body(side.span.extracting(text)) : try body(window.span.extracting(text))
  }

  /// Where a cell's text lies: in the side buffer or in the window.
  @usableFromInline
  func text(of column: Int) -> (text: Range<Int>, isMended: Bool) {
    guard column >= 0, column < cells.count else { return (0..<0, false) }
    let cell = cells[column]
    return (cell.text, cell.isMended)
  }

  /// Gives access to a cell's text without the white space around it.
  ///
  /// - Parameters:
  ///   - column: The cell's index, from 0.
  ///   - body: What to do with the bytes, which last as long as its call.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  @inlinable
  public func withTrimmedBytes<Result, Failure: Error>(
    at column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Inlinable, since a hundred thousand cells are looked at in this way.
    let (text, isMended) = trimmedText(of: column)
    return isMended
      ? try body(side.span.extracting(text)) : try body(window.span.extracting(text))
  }

  /// Where a cell's text without the white space around it lies: in the side buffer or in the window.
  @usableFromInline
  func trimmedText(of column: Int) -> (text: Range<Int>, isMended: Bool) {
    let (text, isMended) = text(of: column)
    if text.isEmpty { return (text, isMended) }
    return (isMended ? side.span.trimmed(text) : window.span.trimmed(text), isMended)
  }

  /// A cell's text as it's written, unquoted.
  public func string(at column: Int) -> String {
    withBytes(at: column) { $0.string(0..<$0.count) }
  }

  /// A cell's text on one line, without the white space around it.
  ///
  /// Spreadsheets let a cell be broken into lines; a heading, the name of a link or the line of a
  /// table can't be.
  public func trimmed(at column: Int) -> String {
    paragraphs(at: column).onOneLine
  }

  /// A cell's text with the lines that it was broken into, without the white space around it.
  public func paragraphs(at column: Int) -> String {
    let (text, isMended) = trimmedText(of: column)
    return isMended ? side.span.string(text) : window.span.string(text)
  }

  /// Whether a cell has nothing in it but white space.
  public func isEmpty(at column: Int) -> Bool {
    trimmedText(of: column).text.isEmpty
  }

  /// Whether a cell's text, without the white space around it, is a given one; nothing is copied.
  public func equals(_ text: String, at column: Int) -> Bool {
    var text = text
    return withTrimmedBytes(at: column) { cell in
      text.withUTF8 { cell.holdsSame(as: $0.span) }
    }
  }

  /// Finds the place of a cell: of its first character that isn't a space, or of the quotation mark
  /// that opens it.
  ///
  /// - Parameter column: The cell's index, from 0; a cell that is missing would stand at the row's
  ///   end.
  /// - Returns: The place, which is counted out when it's asked for.
  public func position(at column: Int) -> FilePosition {
    guard column >= 0, column < cells.count else { return position(ofRaw: extent.upperBound) }
    return position(ofRaw: start(of: column))
  }

  /// Finds the place of a byte of a cell's text.
  ///
  /// - Parameters:
  ///   - column: The cell's index, from 0.
  ///   - offset: The byte's offset in ``withBytes(at:_:)``.
  /// - Returns: The place in the file, where a quotation mark may stand doubled.
  public func position(at column: Int, byteOffset offset: Int) -> FilePosition {
    guard column >= 0, column < cells.count else { return position(ofRaw: extent.upperBound) }
    let raw = window.span.rawOffset(
      ofTextByte: offset, inCellAt: cells[column].raw, before: extent.upperBound)
    return position(ofRaw: raw)
  }

  /// The offset in the file's text of the row's first byte, from 0, a byte order mark not counted.
  public var byteOffset: Int { windowOffset + extent.lowerBound }

  /// The bytes of a cell in the file's text, from 0, its quotation marks and the space around them
  /// included.
  public func byteRange(at column: Int) -> Range<Int> {
    let end = column + 1 < cells.count ? cells[column + 1].raw - 1 : extent.upperBound
    return windowOffset + cells[column].raw..<windowOffset + end
  }

  /// The window's byte that a cell is pointed at by.
  func start(of column: Int) -> Int {
    let raw = cells[column].raw
    guard raw < extent.upperBound, window[raw] != ASCII.quote else { return raw }
    // Without a quotation mark, a cell ends right before the separator.
    let text = window.span.trimmed(raw..<byteRange(at: column).upperBound - windowOffset)
    return text.isEmpty ? raw : text.lowerBound
  }

  private func position(ofRaw offset: Int) -> FilePosition {
    var place = PlaceCounter(offset: extent.lowerBound, line: lineNumber)
    place.advance(to: offset, in: window.span)
    return FilePosition(file: file, line: place.line, column: place.column)
  }

  /// Whether no cell has anything in it.
  var isBlank: Bool {
    for column in cells.indices where !isEmpty(at: column) { return false }
    return true
  }
}

/// Counts lines and columns forwards through bytes.
struct PlaceCounter {
  private(set) var offset: Int
  private(set) var line: Int
  private(set) var column = 1

  init(offset: Int, line: Int) {
    self.offset = offset
    self.line = line
  }

  /// Goes on to a byte; one that has been passed already is not gone back to.
  mutating func advance(to target: Int, in bytes: Span<UInt8>) {
    var lineStart = offset
    var index = offset
    while index < target {
      let byte = bytes[index]
      index += 1
      guard ASCII.isLineEnd(byte) else { continue }
      if byte == ASCII.carriageReturn, index < target, bytes[index] == ASCII.lineFeed { index += 1 }
      line += 1
      column = 1
      lineStart = index
    }
    guard target > offset else { return }
    column += bytes.characterCount(lineStart..<target)
    offset = target
  }
}

extension Span<UInt8> {
  /// Finds where in a file a byte of a cell's text stands.
  ///
  /// - Parameters:
  ///   - offset: The byte's offset in the cell's text.
  ///   - raw: The cell's first byte in these bytes.
  ///   - end: Where the row ends.
  /// - Returns: Its offset in these bytes.
  func rawOffset(ofTextByte offset: Int, inCellAt raw: Int, before end: Int) -> Int {
    var index = raw
    var remaining = offset
    var isQuoted = index < end && self[index] == ASCII.quote
    if isQuoted { index += 1 }
    while remaining > 0, index < end {
      if isQuoted, self[index] == ASCII.quote {
        index += 1
        // What follows the closing mark, a fault, was taken into the text.
        guard index < end, self[index] == ASCII.quote else {
          isQuoted = false
          continue
        }
      }
      if self[index] < 0x80 {
        index += 1
        remaining -= 1
      } else if let length = utf8Length(at: index, before: end) {
        if remaining < length { return index }
        index += length
        remaining -= length
      } else {
        remaining -= UTF8.width(Windows1252.scalar(of: self[index]))
        if remaining < 0 { return index }
        index += 1
      }
    }
    return index
  }
}
