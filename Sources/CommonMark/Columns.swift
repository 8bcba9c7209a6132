// Where a line starts and ends, and how far it's indented; a tab reaches to the next fourth column.

extension Parser {
  mutating func findLine() {
    lineStart = nextLine
    let end = endOfLine(from: lineStart)
    lineEnd = end
    nextLine = end + 1
    if text[end] == .carriageReturn, text[end + 1] == .lineFeed, nextLine < sourceEnd {
      nextLine += 1
    }
  }

  /// Finds what follows the white space at the position.
  mutating func scanIndent() {
    var index = position
    var reached = column
    while true {
      if text[index] == .space {
        reached += 1
      } else if text[index] == .tab {
        reached += 4 - reached % 4
      } else {
        break
      }
      index += 1
    }
    nonspace = index
    nonspaceColumn = reached
    indent = reached - column
    isBlank = index >= lineEnd
  }

  /// Takes white space of so many columns, at most to the end of it.
  mutating func advance(columns count: Int) {
    let target = column + count
    while column < target {
      if text[position] == .space {
        column += 1
        position += 1
      } else if text[position] == .tab {
        let stop = column + 4 - column % 4
        if stop > target {
          column = target
        } else {
          column = stop
          position += 1
        }
      } else {
        break
      }
    }
    // The text after the white space stays where it is; to look for it again at each of a thousand
    // levels of nesting would take a thousand times as long.
    indent = max(0, nonspaceColumn - column)
  }

  /// Takes the white space and the marker after it.
  mutating func advance(pastMarker length: Int) {
    position = nonspace + length
    column = nonspaceColumn + length
    scanIndent()
  }

  /// Whether the tab at the position starts at the current column.
  var tabIsWhole: Bool {
    // Columns are only ever lost within a tab, so the one before tells.
    var reached = 0
    var index = lineStart
    while index < position {
      reached += text[index] == .tab ? 4 - reached % 4 : 1
      index += 1
    }
    return reached == column
  }
}
