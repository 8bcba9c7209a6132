import DataFiles
import Diagnostics

/// What the parser shows of a file that it's fed with in pieces of one size.
struct CSVReading: Equatable {
  var rows: [[String]] = []
  var places: [[FilePosition]] = []
  var lines: [Int] = []
  var findings: [Finding] = []
  var separator: UInt8?
  /// What the rows say of the separator.
  var separators: Set<UInt8?> = []

  init(_ bytes: [UInt8], chunkSize: Int = 4_096) {
    var parser = CSVParser(file: "a.csv")
    var start = 0
    while start < bytes.count {
      let end = min(start + chunkSize, bytes.count)
      parser.feed(bytes[start..<end].span) { add($0) }
      start = end
    }
    parser.finish { add($0) }
    findings = parser.findings
    separator = parser.separator
  }

  init(_ text: String, chunkSize: Int = 4_096) {
    self.init([UInt8](text.utf8), chunkSize: chunkSize)
  }

  private mutating func add(_ row: borrowing CSVRow) {
    rows.append(row.strings)
    places.append(row.places)
    lines.append(row.lineNumber)
    separators.insert(row.separator)
  }
}

extension CSVRow {
  fileprivate var strings: [String] {
    var strings: [String] = []
    for column in 0..<count { strings.append(string(at: column)) }
    return strings
  }

  fileprivate var places: [FilePosition] {
    var places: [FilePosition] = []
    for column in 0...count { places.append(position(at: column)) }
    return places
  }
}
