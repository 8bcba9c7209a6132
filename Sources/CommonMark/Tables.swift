// GitHub's tables.

extension Parser {
  /// Starts a table, if this line is a delimiter row that fits the last line of the paragraph.
  mutating func beginTable() -> Bool {
    guard let columns = delimiterRow(nonspace..<lineEnd) else { return false }
    // The last line of the paragraph is the header; what stands before it stays a paragraph.
    var end = leaf.contentEnd
    while end > leaf.contentStart, text[end - 1].isWhitespace { end -= 1 }
    var start = end
    while start > leaf.contentStart, text[start - 1] != .lineFeed { start -= 1 }
    let header = start..<end
    guard cellRanges(header).count == columns.count else { return false }

    let headerStart = sourceOffset(of: header.lowerBound)
    if start > leaf.contentStart {
      leaf.contentEnd = start
      let end = lastEnd
      lastEnd = sourceOffset(of: trimmed(leaf.contentStart..<start).upperBound)
      closeLeaf()
      lastEnd = end
    }
    leaf = Leaf()
    leaf.kind = .table
    leaf.start = headerStart
    leaf.columns = columns.count
    var table = Node(.table, headerStart, lineEnd, parent: parentForBlock())
    table.extra = Int32(truncatingIfNeeded: alignments.count)
    table.content = 0..<columns.count
    alignments.append(contentsOf: columns)
    leaf.table = addChild(table)
    addRow(header, isHeader: true)
    return true
  }

  mutating func addRow(_ range: Range<Int>, isHeader: Bool) {
    let range = trimmed(range)
    let start = sourceOffset(of: range.lowerBound)
    var node = Node(.tableRow, start, start + range.count, parent: leaf.table)
    node.detail = isHeader ? 1 : 0
    let row = addChild(node)
    let firstAlignment = Int(nodes[Int(leaf.table)].extra)
    var cells = cellRanges(range)
    // Short rows are filled up; within a limit, or a long header with many rows would never end.
    while cells.count < leaf.columns, fillingCells > 0 {
      cells.append(range.upperBound..<range.upperBound)
      fillingCells -= 1
    }
    for (index, cell) in cells.prefix(leaf.columns).enumerated() {
      var node = Node(.tableCell, cell.lowerBound, cell.upperBound, parent: row)
      node.detail = alignments[firstAlignment + index].rawValue
      node.content = withoutPipeEscapes(cell)
      addChild(node)
    }
  }

  /// The cells of a row, without white space around them.
  private mutating func cellRanges(_ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    if start < range.upperBound, text[start] == .pipe { start += 1 }
    var index = start
    while index < range.upperBound {
      if text[index] == .backslash, index + 1 < range.upperBound {
        // Only a pipe is escaped here; what else follows is left to the inlines.
        index += text[index + 1] == .pipe ? 2 : 1
      } else if text[index] == .pipe {
        cells.append(trimmed(start..<index))
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    if start < range.upperBound { cells.append(trimmed(start..<range.upperBound)) }
    return cells
  }

  /// The alignments that a delimiter row gives; `nil` for any other line.
  private mutating func delimiterRow(_ range: Range<Int>) -> [TableAlignment]? {
    let isDelimiter = text[range].allSatisfy {
      $0.isSpaceOrTab || $0 == .pipe || $0 == .colon || $0 == .hyphen
    }
    guard isDelimiter else { return nil }
    var columns: [TableAlignment] = []
    for cell in cellRanges(trimmed(range)) {
      guard let first = text[cell].first, let last = text[cell].last else { return nil }
      let left = first == .colon
      let right = last == .colon
      let dashes = text[cell].dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == .hyphen }) else { return nil }
      columns.append(left ? right ? .center : .left : right ? .right : .none)
    }
    return columns.isEmpty ? nil : columns
  }

  /// The cell with each `\|` made a `|`, as it's read before anything else; a copy if need be.
  private mutating func withoutPipeEscapes(_ cell: Range<Int>) -> Range<Int> {
    var index = cell.lowerBound
    var copied = index
    var start: Int?
    while index + 1 < cell.upperBound {
      if text[index] == .backslash, text[index + 1] == .pipe {
        if start == nil { start = text.count }
        copyText(copied..<index)
        copied = index + 1
        index += 2
      } else {
        index += 1
      }
    }
    guard let start else { return cell }
    copyText(copied..<cell.upperBound)
    let end = text.count
    // What looks at the byte behind the content finds an end of line.
    text.append(.lineFeed)
    return start..<end
  }
}
