import CommonMark
import Diagnostics
import SelfEvaluation

// Tables that lose cells, and lines that were to make one.

extension WorkspaceReader {
  /// Says of each row with more cells than its table's header what isn't printed.
  mutating func reportLongRows(in prose: Prose) {
    var text = prose.source.text
    let hasBars = text.withUTF8 { bytes in
      UnsafeBufferPointer(rebasing: bytes[prose.range])
        .firstIndex(of: UInt8(ascii: "|"), from: 0) != nil
    }
    guard hasBars else { return }
    let document = prose.document
    var columns = 0
    var table = ""
    for node in document.descendants(of: document.root) where document.kind(of: node) == .tableRow {
      let range = document.sourceRange(of: node)
      let cells = tableCells(prose.part(range).text)
      if document.isHeader(node) {
        columns = cells.count
        table = String(range.lowerBound)
      } else if cells.count > columns, let lost = cells[columns...].first(where: { !$0.isEmpty }) {
        log.addOnce(
          .pastedTable, table, at: prose.position(atByte: range.lowerBound),
          "this row has \(cells.count) cells and its table \(columns) columns: "
            + "'\(lost.prefix(60))' isn't printed",
          hint: { _ in
            "give the table's first line \(cells.count) cells as well, where the first is empty as "
              + "'||' at its start, and write '\(tableDelimiters(cells.count))' below it"
          })
      }
    }
  }

  mutating func reportDelimiters(_ line: MarkedLine, _ prose: Prose) {
    let header = tableCells(prose.part(line.above).text)
    let count = tableCells(line.text(prose)).count
    log.add(
      .pastedTable,
      header.isEmpty
        ? "this line makes no table: no line with the columns' names stands right above it"
        : "this line makes no table: it's for \(count) columns, and the line above it has "
          + "\(header.count)",
      at: prose.position(atByte: line.start),
      hint: header.isEmpty
        ? "put it right below the line with the names of the columns"
        : "write '\(tableDelimiters(header.count))' instead")
  }

  /// Says of rows without a line of dashes below the first that they make no table.
  mutating func reportRows(_ lines: [MarkedLine], _ prose: Prose) {
    let delimiters = Set(lines.filter { $0.mark == .delimiters }.map(\.number))
    for run in MarkedLine.runs(of: lines.filter { $0.mark == .row }) {
      let first = run[0].text(prose)
      // Two lines of a signature may have bars as well, but not at their start.
      guard run.count >= (first.first == "|" ? 2 : 3), !delimiters.contains(run[0].number - 1),
        !delimiters.contains(run[0].number + run.count)
      else { continue }
      log.add(
        .pastedTable,
        "\(run.count) lines from here on have '|' between words, which makes no table without a "
          + "line of dashes: they run together",
        at: prose.position(atByte: run[0].start),
        hint: "write '\(tableDelimiters(tableCells(first).count))' below the first, and leave no "
          + "empty lines between them")
    }
  }
}

/// The cells of a table's row, as Markdown divides it.
private func tableCells(_ row: Substring) -> [Substring] {
  var rest = row.trimmed
  if rest.first == "|" { rest.removeFirst() }
  var cells: [Substring] = []
  var isEscaped = false
  var start = rest.startIndex
  for index in rest.utf8.indices {
    let byte = rest.utf8[index]
    if byte == UInt8(ascii: "|"), !isEscaped {
      cells.append(rest[start..<index].trimmed)
      start = rest.utf8.index(after: index)
    }
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
  }
  if start < rest.endIndex { cells.append(rest[start...].trimmed) }
  return cells
}

/// The line below the names of a table's columns.
func tableDelimiters(_ count: Int) -> String {
  "|" + String(repeating: "---|", count: max(count, 1))
}
