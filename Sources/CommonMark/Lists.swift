// Lists and their items.

extension Parser {
  /// What an item starts with.
  private struct Marker {
    var length: Int
    /// `-`, `+` or `*`, or what stands behind the number.
    var delimiter: UInt8
    var number: Int?
  }

  /// Starts an item at the position, and a list where none of its kind is open.
  ///
  /// - Parameters:
  ///   - matched: How many of the open containers the line continues.
  ///   - continuesParagraph: Whether the line could be part of a paragraph; few items interrupt one.
  /// - Returns: Whether there is an item here.
  mutating func beginItem(_ matched: inout Int, continuesParagraph: Bool) -> Bool {
    guard let marker = marker() else { return false }
    let after = nonspace + marker.length
    guard after == lineEnd || text[after].isSpaceOrTab else { return false }
    if continuesParagraph {
      var rest = after
      while text[rest].isSpaceOrTab { rest += 1 }
      if rest == lineEnd || marker.number ?? 1 != 1 { return false }
    }
    closeBlocks(downTo: matched)
    closeLeaf()

    let start = nonspace
    let markerIndent = indent
    advance(pastMarker: marker.length)
    var spaces = 1
    if isBlank {
      if indent > 0 { advance(columns: 1) }
    } else if indent > 4 {
      // What follows the first space is indented code.
      advance(columns: 1)
    } else {
      spaces = indent
      advance(columns: indent)
    }

    let last = open.count - 1
    if open[last].kind == .list, isContinued(by: marker, list: nodes[Int(open[last].node)]) {
      if afterBlank, blankQuote < last { nodes[Int(open[last].node)].isLoose = true }
    } else {
      beginContainer(.list, at: start)
      let list = Int(open[open.count - 1].node)
      nodes[list].detail = marker.delimiter
      nodes[list].contentStart = Int32(truncatingIfNeeded: marker.number ?? -1)
    }
    let list = open[open.count - 1].node
    let item = addChild(Node(.item, start, lineEnd, parent: list))
    open.append(
      OpenBlock(kind: .item, node: item, contentIndent: markerIndent + marker.length + spaces))
    matched = open.count
    return true
  }

  private func isContinued(by marker: Marker, list: Node) -> Bool {
    list.detail == marker.delimiter && (list.contentStart >= 0) == (marker.number != nil)
  }

  private mutating func marker() -> Marker? {
    let first = text[nonspace]
    guard first.isDigit else { return Marker(length: 1, delimiter: first, number: nil) }
    var index = nonspace
    var number = 0
    while text[index].isDigit, index - nonspace < 10 {
      number = number * 10 + Int(text[index] - .zero)
      index += 1
    }
    // More than nine digits are too many for some browsers.
    guard index - nonspace <= 9, text[index] == .dot || text[index] == .closeParenthesis else {
      return nil
    }
    return Marker(length: index + 1 - nonspace, delimiter: text[index], number: number)
  }
}
