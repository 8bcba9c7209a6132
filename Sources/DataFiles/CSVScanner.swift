/// Finds the cells of one row after another in the parser's window, which grows under it.
///
/// Running out of bytes anywhere is no loss: the next scan goes on where this one stopped. After a
/// fault no byte is read more than twice more, so that reading stays linear.
struct CSVScanner {
  enum Outcome {
    /// A row is complete.
    case row
    /// The row is longer than is read; it was passed over.
    case tooLong
    /// There is a NUL byte in the window.
    case nul(Int)
    /// More bytes are needed.
    case endOfBytes
  }

  private enum Phase { case rowStart, cellStart, unquoted, quoted, afterQuote, skippingLine }

  /// The faults of the row so far.
  private(set) var faults: [CSVFault] = []
  /// Whether there may be bytes from 0x80 in the row.
  var hasHighBytes: Bool { bits & CSVMarks.highBits != 0 }
  /// Whether the row was cut short at a line end because a quotation mark isn't closed.
  private(set) var hasUnclosedQuote = false

  private var phase = Phase.rowStart
  private var index = 0
  private var rowStart = 0
  private var nextLine = 1
  private var isAfterCarriageReturn = false
  private var bits: UInt64 = 0
  /// The line ends within the row's quoted cells.
  private var lineEnds = 0

  // The cell that is being read.
  private var raw = 0
  private var textStart = 0
  private var textEnd = 0
  private var hasDoubledQuote = false
  private var hasTail = false
  private var hasFault = false
  /// Whether a quoted cell has control characters in it, which line ends are.
  private var hasControls = false

  /// Begins after some bytes that aren't rows.
  mutating func skip(_ count: Int) {
    index += count
    rowStart = index
  }

  mutating func scan(_ row: inout CSVRow, separator: UInt8, isLast: Bool) -> Outcome {
    // A second reference, not a copy: the row's other parts change while these bytes are looked at.
    let window = row.window
    let bytes = window.span
    let marks = CSVMarks(separator: separator)
    while true {
      let limit = rowStart + CSVParser.longestRow
      let end = min(bytes.count, limit)
      switch phase {
      case .rowStart:
        if isAfterCarriageReturn {
          guard index < bytes.count else { return .endOfBytes }
          if bytes[index] == ASCII.lineFeed { index += 1 }
          isAfterCarriageReturn = false
        }
        rowStart = index
        guard index < bytes.count else { return .endOfBytes }
        beginRow(&row.cells, &row.side)
        row.lineNumber = nextLine
        continue

      case .cellStart:
        let plainEnd = takePlainCells(bytes, before: end, marks, &row.cells)
        if row.cells.count >= CSVParser.widestRow { return passOver(bytes) }
        if index >= end { break }
        raw = index
        textStart = index
        hasDoubledQuote = false
        hasTail = false
        hasFault = false
        hasControls = false
        if bytes[index] == ASCII.quote {
          index += 1
          textStart = index
          phase = .quoted
        } else {
          index = plainEnd
          phase = .unquoted
        }
        continue

      case .unquoted:
        index = bytes.firstSpecial(in: index..<end, marks, &bits)
        if index >= end { break }
        let byte = bytes[index]
        if byte == 0 { return stop(&row.extent) }
        if byte == ASCII.quote {
          if !hasFault, faults.count < FindingLog.limit {
            let blank = bytes.trimmed(textStart..<index).isEmpty
            faults.append(CSVFault(kind: .strayQuote(afterSpace: blank), raw: index))
          }
          hasFault = true
          index += 1
          continue
        }
        textEnd = index
        endCell(bytes, &row.cells, &row.side)
        if byte == separator { continue }
        endRow(bytes, &row.extent)
        return .row

      case .quoted:
        index = bytes.firstQuote(in: index..<end, &bits, &hasControls)
        if index >= end { break }
        if bytes[index] == 0 { return stop(&row.extent) }
        if index + 1 >= end, end == limit || !isLast {
          // Whether the mark is doubled is told by the byte after it.
          if end < limit { return .endOfBytes }
          index = end
          continue
        }
        if index + 1 < end, bytes[index + 1] == ASCII.quote {
          hasDoubledQuote = true
          index += 2
          continue
        }
        textEnd = index
        index += 1
        phase = .afterQuote
        continue

      case .afterQuote:
        while index < end, bytes[index] != separator, !ASCII.isLineEnd(bytes[index]) {
          let byte = bytes[index]
          bits |= UInt64(byte)
          if byte == 0 { return stop(&row.extent) }
          if !hasTail, byte != ASCII.space, byte != ASCII.tab {
            if isOpening(bytes, separator: separator) { break }
            faults.append(CSVFault(kind: .textAfterQuote, raw: index))
            hasTail = true
          }
          index += 1
        }
        if index >= end { break }
        let byte = bytes[index]
        if byte != separator, !ASCII.isLineEnd(byte) {
          reopenAsText()
          continue
        }
        endCell(bytes, &row.cells, &row.side)
        if byte == separator { continue }
        endRow(bytes, &row.extent)
        return .row

      case .skippingLine:
        while index < bytes.count, !ASCII.isLineEnd(bytes[index]) { index += 1 }
        rowStart = index
        guard index < bytes.count else { return .endOfBytes }
        isAfterCarriageReturn = bytes[index] == ASCII.carriageReturn
        index += 1
        nextLine += 1
        phase = .rowStart
        continue
      }

      // There is no byte left for the phase.
      if end < limit, !isLast { return .endOfBytes }
      if phase == .quoted {
        reopenAsText()
      } else if end == limit {
        return passOver(bytes)
      } else {
        if phase == .cellStart {
          raw = index
          textStart = index
          hasDoubledQuote = false
          hasTail = false
        }
        if phase != .afterQuote { textEnd = index }
        endCell(bytes, &row.cells, &row.side)
        endRow(bytes, &row.extent)
        return .row
      }
    }
  }

  /// Takes what has been read out of the window.
  mutating func discardRead(_ row: inout CSVRow) {
    let count = rowStart
    guard count > 0 else { return }
    row.window.removeSubrange(0..<count)
    row.windowOffset += count
    index -= count
    rowStart = 0
    guard phase != .rowStart, phase != .skippingLine else { return }
    raw -= count
    textStart -= count
    textEnd -= count
    for fault in faults.indices { faults[fault].raw -= count }
    for cell in row.cells.indices { row.cells[cell] = row.cells[cell].moved(down: count) }
  }

  private mutating func beginRow(_ cells: inout [CSVCell], _ side: inout [UInt8]) {
    cells.removeAll(keepingCapacity: true)
    side.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    bits = 0
    lineEnds = 0
    hasUnclosedQuote = false
    phase = .cellStart
  }

  /// Takes the cells from here on that aren't quoted and end at a separator: nearly all there are.
  ///
  /// - Returns: A place in the cell after them, up to which there is plain text in it.
  private mutating func takePlainCells(
    _ bytes: Span<UInt8>, before end: Int, _ marks: CSVMarks, _ cells: inout [CSVCell]
  ) -> Int {
    // Variables of their own: the scanner's memory would be written to for each cell.
    var start = index
    var seen = bits
    var place = index
    defer {
      index = start
      bits = seen
    }
    while place + 8 <= end {
      let word = bytes.word(at: place)
      seen |= word
      var found = marks.places(in: word)
      while found != 0 {
        let next = place + found.trailingZeroBitCount / 8
        guard bytes[next] == marks.separator, cells.count < CSVParser.widestRow else { return next }
        cells.append(CSVCell(raw: start, text: start..<next))
        start = next + 1
        found &= found - 1
      }
      place += 8
    }
    while place < end {
      let byte = bytes[place]
      seen |= UInt64(byte)
      if byte == marks.separator, cells.count < CSVParser.widestRow {
        cells.append(CSVCell(raw: start, text: start..<place))
        start = place + 1
      } else if byte <= ASCII.quote {
        break
      }
      place += 1
    }
    return place
  }

  /// Ends the cell before the byte at `index`, and steps over that byte when it's a separator.
  private mutating func endCell(
    _ bytes: Span<UInt8>, _ cells: inout [CSVCell], _ side: inout [UInt8]
  ) {
    if hasControls { lineEnds += bytes.lineEndCount(textStart..<textEnd) }
    if hasDoubledQuote || hasTail {
      let start = side.count
      side.appendUndoubling(bytes, textStart..<textEnd)
      if hasTail { side.append(bytes, textEnd + 1..<index) }
      cells.append(CSVCell(raw: raw, text: start..<side.count, isMended: true))
    } else {
      cells.append(CSVCell(raw: raw, text: textStart..<textEnd))
    }
    if index < bytes.count, !ASCII.isLineEnd(bytes[index]) { index += 1 }
    phase = .cellStart
  }

  private mutating func endRow(_ bytes: Span<UInt8>, _ extent: inout Range<Int>) {
    extent = rowStart..<index
    nextLine += lineEnds + 1
    if index < bytes.count {
      isAfterCarriageReturn = bytes[index] == ASCII.carriageReturn
      index += 1
    }
    rowStart = index
    phase = .rowStart
  }

  /// Gives up on a row that is too long.
  private mutating func passOver(_ bytes: Span<UInt8>) -> Outcome {
    nextLine += bytes.lineEndCount(rowStart..<index)
    phase = .skippingLine
    return .tooLong
  }

  /// Ends at a NUL, so that its place can be told.
  private func stop(_ extent: inout Range<Int>) -> Outcome {
    extent = rowStart..<index
    return .nul(index)
  }

  /// Whether the mark that seemed to close the cell looks like one that opens another, lines below.
  private func isOpening(_ bytes: Span<UInt8>, separator: UInt8) -> Bool {
    let marks = bytes.markCount(before: textEnd, from: textStart)
    guard textEnd - marks > textStart else { return false }
    let before = bytes[textEnd - marks - 1]
    return (before == separator || ASCII.isLineEnd(before))
      && bytes.lineEndCount(textStart..<textEnd) > 0
  }

  /// Reads the cell again as one that isn't quoted: its quotation mark is never closed.
  private mutating func reopenAsText() {
    faults.removeAll { $0.raw > raw }
    faults.append(CSVFault(kind: .unclosedQuote, raw: raw))
    hasUnclosedQuote = true
    hasFault = true
    hasDoubledQuote = false
    hasTail = false
    hasControls = false
    index = raw + 1
    textStart = index
    phase = .unquoted
  }
}

extension [UInt8] {
  /// Appends the text of a quoted cell, of each two quotation marks one.
  fileprivate mutating func appendUndoubling(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      if bytes[index] == ASCII.quote {
        append(bytes, start..<index + 1)
        index += 1
        start = index + 1
      }
      index += 1
    }
    if start < range.upperBound { append(bytes, start..<range.upperBound) }
  }
}

extension CSVRow {
  /// Reads cells that aren't UTF-8 as Windows-1252.
  mutating func mendEncoding() {
    for column in cells.indices {
      let cell = cells[column]
      let start = side.count
      var mended: [UInt8] = []
      let bytes = (cell.isMended ? side : window).span
      guard bytes.firstFlaw(in: cell.text) != nil else { continue }
      mended.appendMended(bytes, cell.text)
      side += mended
      cells[column] = CSVCell(raw: cell.raw, text: start..<side.count, isMended: true)
    }
  }
}
