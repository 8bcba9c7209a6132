import DataFiles
import Diagnostics

/// A table as text, of which cells and rows can be changed one by one, every other byte as it was.
struct TableText {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var records: [Record] = []
  private var recordsByLine: [Int: Int] = [:]
  private var edits: [(range: Range<Int>, new: [UInt8])] = []
  /// The names of the columns, as they're compared.
  private(set) var columns: [String] = []

  private struct Record {
    /// The line that it starts on, from 1.
    var line: Int
    /// Its bytes with the end of its line.
    var range: Range<Int>
    var cells: [Range<Int>]
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    separator =
      [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
      .max { left, right in header.count { $0 == left } < header.count { $0 == right } }
      ?? UInt8(ascii: ",")
    records = Self.records(of: bytes, separator: separator)
    recordsByLine = Dictionary(records.indices.map { (records[$0].line, $0) }) { first, _ in first }
    columns = records.first?.cells.map { FieldName.folded(text(of: $0)) } ?? []
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
    if !rows.isEmpty, let last = result.last, last != 0x0A, last != 0x0D { result += end }
    for row in rows {
      let cells = columns.map { quoted(row[$0] ?? "") }
      result += Array(cells.joined(separator: [separator])) + end
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

  private static func records(of bytes: [UInt8], separator: UInt8) -> [Record] {
    var records: [Record] = []
    var (place, line) = (0, 1)
    while place < bytes.count {
      var record = Record(line: line, range: place..<place, cells: [])
      var start = place
      var isQuoted = false
      while place < bytes.count {
        let byte = bytes[place]
        if byte == 0x22, isQuoted || place == start {
          isQuoted.toggle()
        } else if byte == 0x22, !isQuoted, bytes[start] == 0x22 {
          // A doubled quotation mark goes on with the quoted text.
          isQuoted = true
        } else if !isQuoted, byte == separator {
          record.cells.append(start..<place)
          start = place + 1
        } else if byte == 0x0A || byte == 0x0D {
          if byte == 0x0A || place + 1 == bytes.count || bytes[place + 1] != 0x0A { line += 1 }
          if !isQuoted { break }
        }
        place += 1
      }
      record.cells.append(start..<place)
      if place < bytes.count {
        if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A {
          place += 1
          line += 1
        }
        place += 1
      }
      record.range = record.range.lowerBound..<place
      records.append(record)
    }
    return records
  }
}
