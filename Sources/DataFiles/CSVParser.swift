public import Diagnostics

/// Reads a CSV file piece by piece, in memory that doesn't grow with the file.
///
/// The format is that of RFC 4180, with what real files have besides: semicolons or tabs for commas,
/// a line `sep=;`, any line ends, a byte order mark, UTF-16 with one, Windows-1252. Rows without any
/// text are left out. The first row is the header: the others are measured by it.
public struct CSVParser: ~Copyable {
  /// The longest row that is read, in bytes, and with it the longest cell.
  public static let longestRow = 32 << 20
  /// The most cells that a row may have, four times what spreadsheets allow.
  public static let widestRow = 65_536

  /// The faults found so far, in the order of the file.
  ///
  /// Of one rule the first thousand are kept, and the rest counted in the last one's message.
  public var findings: [Finding] { log.findings }
  /// The byte between the cells, once it's found from the header: a comma, a semicolon or a tab.
  public private(set) var separator: UInt8?

  private let firstLine: Int
  private var row: CSVRow
  private var log = FindingLog()
  private var scanner = CSVScanner()
  private var probe = SeparatorProbe()
  private var decoder: UTF16Decoder?
  private var hasSeenStart = false
  private var hasStopped = false
  private var hasWrongEncoding = false
  /// The columns that must have something in them, and those that the header has at all.
  private var columnCounts = (named: 0, all: 0)
  /// The places of header cells without a name under which nothing has been found yet.
  private var unnamedColumns: [(column: Int, position: FilePosition)] = []

  /// Starts on a file.
  ///
  /// - Parameters:
  ///   - file: The path to show in findings. It's not opened.
  ///   - firstLine: The line of the header; what stands above it is passed over.
  public init(file: String, from firstLine: Int = 1) {
    row = CSVRow(file: file)
    self.firstLine = firstLine
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - bytes: The next bytes of the file, as many as there are at hand.
  ///   - body: Is shown each row that ends within them, the header first.
  /// - Throws: What the closure throws.
  public mutating func feed<Failure: Error>(
    _ bytes: Span<UInt8>, _ body: (borrowing CSVRow) throws(Failure) -> Void
  ) throws(Failure) {
    // Whatever size the pieces have, the window stays small.
    let step = 64 << 10
    var start = 0
    while start < bytes.count, !hasStopped {
      let end = min(start + step, bytes.count)
      take(bytes, start..<end)
      try showRows(isLast: false, body)
      start = end
    }
  }

  /// Ends the file: the last row needs no line end.
  ///
  /// - Parameter body: Is shown what rows are left.
  /// - Throws: What the closure throws.
  public mutating func finish<Failure: Error>(
    _ body: (borrowing CSVRow) throws(Failure) -> Void
  ) throws(Failure) {
    if !hasStopped {
      decoder?.finish(into: &row.window)
      try showRows(isLast: true, body)
    }
    // After a NUL, what comes behind it may or may not have been looked at.
    if !hasStopped, decoder?.isWellFormed == false { log.add(.damagedUTF16(file: row.file)) }
    hasStopped = true
    log.finish()
  }

  private mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if decoder != nil {
      decoder?.decode(bytes, range, into: &row.window)
    } else {
      row.window.append(bytes, range)
    }
  }

  private mutating func showRows<Failure: Error>(
    isLast: Bool, _ body: (borrowing CSVRow) throws(Failure) -> Void
  ) throws(Failure) {
    guard readStart(isLast: isLast), let separator else { return }
    row.separator = separator
    scanning: while true {
      switch scanner.scan(&row, separator: separator, isLast: isLast) {
      case .row where row.lineNumber < firstLine: break
      case .row:
        if prepareRow() { try body(row) }
        row.isHeader = row.isHeader && columnCounts.all == 0
      case .tooLong:
        log.add(.rowTooLong(at: FilePosition(file: row.file, line: row.lineNumber)))
      case .nul(let raw):
        report([CSVFault(kind: .nul, raw: raw)])
        hasStopped = true
        break scanning
      case .endOfBytes:
        break scanning
      }
    }
    scanner.discardRead(&row)
  }

  /// Learns from the file's first bytes what it is and what separates its cells.
  ///
  /// - Returns: Whether the bytes were enough.
  private mutating func readStart(isLast: Bool) -> Bool {
    if !hasSeenStart {
      guard isLast || row.window.count >= FileSignature.length else { return false }
      hasSeenStart = true
      if let kind = FileSignature.kind(of: row.window.span) {
        log.add(.notText(kind, at: FilePosition(file: row.file)))
        hasStopped = true
        return false
      }
      let bytes = row.window
      decoder = UTF16Decoder(startOf: bytes.span)
      row.window.removeAll(keepingCapacity: true)
      if decoder != nil {
        decoder?.decode(bytes.span, 2..<bytes.count, into: &row.window)
        if isLast { decoder?.finish(into: &row.window) }
      } else {
        row.window.append(bytes.span, FileSignature.markLength(of: bytes.span)..<bytes.count)
      }
    }
    guard probe.isOpen else { return true }
    let window = row.window
    guard let found = probe.search(window.span, isLast: isLast) else { return false }
    separator = found
    scanner.skip(probe.introductionLength)
    return true
  }

  /// Measures a row by the header and reports its faults.
  ///
  /// - Returns: Whether there is anything in the row to show.
  private mutating func prepareRow() -> Bool {
    row.ownSeparator = nil
    // As nearly all rows are.
    if !row.isHeader, scanner.faults.isEmpty, unnamedColumns.isEmpty, !row.isEmpty(at: 0),
      row.count >= columnCounts.named, row.count <= columnCounts.all,
      !scanner.hasHighBytes || row.window.span.firstFlaw(in: row.extent) == nil
    {
      return true
    }
    var faults = scanner.faults
    if row.isBlank, faults.isEmpty { return false }
    if scanner.hasHighBytes, let flaw = row.window.span.firstFlaw(in: row.extent) {
      row.mendEncoding()
      if !hasWrongEncoding {
        faults.append(CSVFault(kind: .wrongEncoding(row.window[flaw]), raw: flaw))
      }
      hasWrongEncoding = true
    }
    if row.isHeader {
      faults += headerFaults()
    } else {
      if !scanner.hasUnclosedQuote, let fault = raggedness() { faults.append(fault) }
      reportUnnamedColumns()
    }
    report(faults)
    return true
  }

  private mutating func headerFaults() -> [CSVFault] {
    let header = CSVHeader(row)
    columnCounts = (header.namedCount, header.count)
    var place = PlaceCounter(offset: row.extent.lowerBound, line: row.lineNumber)
    var faults: [CSVFault] = []
    for (column, name) in header.names.enumerated() {
      let raw = row.start(of: column)
      if name.isEmpty {
        place.advance(to: raw, in: row.window.span)
        let position = FilePosition(file: row.file, line: place.line, column: place.column)
        unnamedColumns.append((column, position))
      } else if let first = header.column(name), first != column {
        faults.append(CSVFault(kind: .repeatedColumn(name, first: first), raw: raw))
      }
    }
    return faults
  }

  private mutating func raggedness() -> CSVFault? {
    if row.count < columnCounts.named {
      row.ownSeparator = SeparatorProbe.separator(of: row, otherThan: separator)
      return CSVFault(
        kind: .missingCells(
          found: row.count, expected: columnCounts.named, separators: (row.ownSeparator, separator)),
        raw: row.extent.upperBound)
    }
    guard row.count > columnCounts.all else { return nil }
    for column in columnCounts.all..<row.count where !row.isEmpty(at: column) {
      let text = String(row.trimmed(at: column).prefix(40))
      return CSVFault(
        kind: .surplusCell(text, found: row.count, expected: columnCounts.all),
        raw: row.start(of: column))
    }
    return nil
  }

  private mutating func reportUnnamedColumns() {
    var found = 0
    // The columns stand in order: a short row ends the search, however wide the header is.
    for (column, position) in unnamedColumns {
      if column >= row.count { break }
      guard !row.isEmpty(at: column) else { continue }
      log.add(.unnamedColumn(column, contentLine: row.lineNumber, at: position))
      found += 1
    }
    if found > 0 { unnamedColumns.removeAll { !row.isEmpty(at: $0.column) } }
  }

  private mutating func report(_ faults: [CSVFault]) {
    guard !faults.isEmpty else { return }
    // In one sweep, so that a long line full of faults is not counted out again for each.
    var place = PlaceCounter(offset: row.extent.lowerBound, line: row.lineNumber)
    for fault in faults.sorted(by: { $0.raw < $1.raw }) {
      place.advance(to: fault.raw, in: row.window.span)
      log.add(
        fault.finding(
          at: FilePosition(file: row.file, line: place.line, column: place.column)))
    }
  }
}
