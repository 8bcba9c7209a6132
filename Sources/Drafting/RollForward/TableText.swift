import DataFiles
import Diagnostics
import Intake

/// A table as text, of which cells and rows can be changed one by one, every other byte as it was.
struct TableText {
  private let bytes: [UInt8]
  private let layout: TableLayout
  private let separator: UInt8
  private var records: [Record] = []
  /// The row that each line is of: a cell with line ends in it goes over several.
  private var recordsByLine: [Int: Int] = [:]
  private var edits: [(range: Range<Int>, new: [UInt8])] = []
  /// The names of the columns, as they're compared.
  private(set) var columns: [String] = []

  private struct Record {
    /// Its bytes with the end of its line.
    var range: Range<Int>
    var cells: [Range<Int>]
  }

  /// Takes a table that was read without errors; its first row is the one with the columns' names,
  /// whatever stands above that.
  init(_ bytes: [UInt8], _ layout: TableLayout) {
    self.bytes = bytes
    self.layout = layout
    var parser = CSVParser(file: "")
    var table = (columns: [String](), records: [Record](), byLine: [Int: Int]())
    func take(_ row: borrowing CSVRow) {
      if table.records.isEmpty {
        let header = CSVHeader(row)
        guard layout.required.first.map({ header.column($0) != nil }) ?? true else { return }
        table.columns = header.names.map { FieldName.folded($0) }
      }
      let cells = (0..<row.count).map { row.byteRange(at: $0) }
      let end = cells.last?.upperBound ?? row.byteOffset
      let isPair = bytes[end...].starts(with: [0x0D, 0x0A])
      let range = row.byteOffset..<min(end + (isPair ? 2 : 1), bytes.count)
      for line in row.lineNumber...row.position(at: row.count).line {
        table.byLine[line] = table.records.count
      }
      table.records.append(Record(range: range, cells: cells))
    }
    parser.feed(bytes.span) { take($0) }
    parser.finish { take($0) }
    separator = parser.separator ?? UInt8(ascii: ",")
    (columns, records, recordsByLine) = table
  }

  /// The text of a cell; empty when the row has none there.
  func text(line: Int, _ column: String) -> String {
    guard let record = record(line), let place = columns.firstIndex(of: column),
      record.cells.indices.contains(place)
    else { return "" }
    return text(of: record.cells[place])
  }

  /// Takes a row out.
  mutating func remove(line: Int) {
    if let record = record(line) { edits.append((record.range, [])) }
  }

  /// Puts a text into a cell of a column that the table has.
  mutating func set(line: Int, _ column: String, to text: String) {
    guard let record = record(line), let place = columns.firstIndex(of: column) else { return }
    if record.cells.indices.contains(place) {
      edits.append((record.cells[place], quoted(text)))
    } else if let last = record.cells.last {
      let missing = Array(repeating: separator, count: place - record.cells.count + 1)
      edits.append((last.upperBound..<last.upperBound, missing + quoted(text)))
    }
  }

  /// The table with what was changed, and rows below it.
  ///
  /// - Parameter rows: The cells of each new row by column.
  /// - Returns: The bytes of the new table.
  func finished(adding rows: [[String: String]] = []) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var done = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[done..<edit.range.lowerBound] + edit.new
      done = edit.range.upperBound
    }
    result += bytes[done...]
    let end = lineEnd
    if rows.isEmpty { return result }
    if let last = result.last, last != 0x0A, last != 0x0D { result += end }
    let names = columns.isEmpty ? layout.names : columns
    let header = columns.isEmpty ? [names] : []
    for row in header + rows.map({ row in names.map { row[$0] ?? "" } }) {
      result += Array(row.map(quoted).joined(separator: [separator])) + end
    }
    return result
  }

  private var lineEnd: [UInt8] {
    guard let first = records.first else { return [0x0A] }
    let end = (first.cells.last?.upperBound ?? 0)..<first.range.upperBound
    return end.isEmpty ? [0x0A] : Array(bytes[end])
  }

  private func record(_ line: Int) -> Record? {
    recordsByLine[line].map { records[$0] }
  }

  private func text(of cell: Range<Int>) -> String {
    let text = String(decoding: bytes[cell], as: UTF8.self)
    guard text.first == "\"", text.last == "\"", text.count > 1 else { return text }
    return String(text.dropFirst().dropLast()).replacingEach("\"\"", with: "\"")
  }

  private func quoted(_ text: String) -> [UInt8] {
    let special: Set<UInt8> = [separator, 0x22, 0x0A, 0x0D]
    guard text.utf8.contains(where: special.contains) || text.first == " " || text.last == " "
    else { return Array(text.utf8) }
    return Array("\"\(text.replacingEach("\"", with: "\"\""))\"".utf8)
  }
}
