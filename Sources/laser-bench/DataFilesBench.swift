import DataFiles
import Diagnostics

/// Reads a CSV file in pieces and looks at its first column, and prints the median speed in millions
/// of bytes a second.
func benchCSV(file: String) throws {
  let bytes = try readFile(file)
  let piece = 256 << 10
  var rows = 0
  var filled = 0
  var findings = 0
  let seconds = medianSeconds(rounds: 5) {
    rows = 0
    filled = 0
    func look(_ row: borrowing CSVRow) {
      rows += 1
      if !row.isEmpty(at: 0) { filled += 1 }
    }
    var parser = CSVParser(file: file)
    var start = 0
    while start < bytes.count {
      let end = min(start + piece, bytes.count)
      parser.feed(bytes[start..<end].span, look)
      start = end
    }
    parser.finish(look)
    findings = parser.findings.count
  }
  let speed = fixed(Double(bytes.count) / seconds / 1e6, digits: 1)
  print("\(file) \(speed) MB/s \(rows) rows, \(filled) with a first cell, \(findings) findings")
}

/// Reads a JSON file and prints the median milliseconds.
func benchJSON(file: String) throws {
  let source = SourceText(String(decoding: try readFile(file), as: UTF8.self), file: file)
  var findings = 0
  let seconds = medianSeconds(rounds: 5) {
    findings = JSONDocument(parsing: source).findings.count
  }
  print("\(file) \(fixed(seconds * 1e3, digits: 2)) ms \(findings) findings")
}
