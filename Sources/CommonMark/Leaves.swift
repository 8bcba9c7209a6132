// The blocks that hold text: headings, code, HTML, paragraphs and lines across the page.

extension Parser {
  /// Adds the line to the open code, HTML or table, if it's part of it.
  ///
  /// - Returns: Whether all is done for this line. Where it isn't, a leaf that has ended is closed.
  mutating func continueLeaf() -> Bool {
    switch leaf.kind {
    case .fencedCode:
      if !isBlank, indent < 4, isClosingFence() {
        lastEnd = lineEnd
        closeLeaf()
      } else {
        advance(columns: min(indent, leaf.fenceIndent))
        addLine()
        lastEnd = lineEnd
      }
      return true
    case .indentedCode:
      if indent >= 4 {
        advance(columns: 4)
      } else if isBlank {
        advance(columns: indent)
      } else {
        closeLeaf()
        return false
      }
      addLine()
      if isBlank {
        noteBlankLine()
      } else {
        afterBlank = false
        lastEnd = lineEnd
      }
      return true
    case .html:
      if isBlank, leaf.rule >= 6 {
        closeLeaf()
        return false
      }
      addHTMLLine()
      // As in cmark, a blank line that HTML ends with parts it from what follows.
      if isBlank { noteBlankLine() } else { afterBlank = false }
      return true
    default:
      return false
    }
  }

  // MARK: - Headings and lines

  /// Reads a heading that starts with `#`.
  mutating func parseHeading(_ matched: Int) -> Bool {
    var start = nonspace
    while text[start] == .hash, start - nonspace < 7 { start += 1 }
    let level = start - nonspace
    guard level <= 6, start == lineEnd || text[start].isSpaceOrTab else { return false }
    closeBlocks(downTo: matched)
    closeLeaf()
    let content = trimmed(start..<lineEnd)
    var end = content.upperBound
    // A closing run of number signs counts only after white space.
    while end > content.lowerBound, text[end - 1] == .hash { end -= 1 }
    if end > content.lowerBound, !text[end - 1].isSpaceOrTab { end = content.upperBound }
    let title = trimmed(content.lowerBound..<end)
    addHeading(level: level, content: title, from: nonspace, to: lineEnd)
    return true
  }

  /// Makes a heading of the open paragraph, if this line underlines it.
  mutating func endAsHeading(level: Int) -> Bool {
    let mark = text[nonspace]
    var index = nonspace
    while text[index] == mark { index += 1 }
    while text[index].isSpaceOrTab { index += 1 }
    guard index == lineEnd else { return false }
    takeDefinitions()
    // Nothing but definitions stood above the line.
    guard leaf.kind == .paragraph else { return false }
    let paragraph = leaf
    leaf = Leaf()
    addHeading(
      level: level, content: trimmed(paragraph.contentStart..<paragraph.contentEnd),
      from: paragraph.start, to: lineEnd)
    return true
  }

  private mutating func addHeading(level: Int, content: Range<Int>, from start: Int, to end: Int) {
    // The paragraph before a setext underline has its place already.
    let parent = parentForBlock()
    var node = Node(.heading, start, end, parent: parent)
    node.detail = UInt8(level)
    node.content = content
    addChild(node)
  }

  /// Reads three or more `*`, `-` or `_` that are alone on the line.
  mutating func parseThematicBreak(_ matched: Int) -> Bool {
    guard nonspace >= noBreakBefore else { return false }
    let mark = text[nonspace]
    var count = 0
    var index = nonspace
    while index < lineEnd {
      if text[index] == mark {
        count += 1
      } else if !text[index].isSpaceOrTab {
        noBreakBefore = index
        return false
      }
      index += 1
    }
    guard count >= 3 else { return false }
    closeBlocks(downTo: matched)
    closeLeaf()
    let parent = parentForBlock()
    addChild(Node(.thematicBreak, nonspace, lineEnd, parent: parent))
    return true
  }

  // MARK: - Code

  mutating func beginFence(_ matched: Int) -> Bool {
    let mark = text[nonspace]
    var index = nonspace
    while text[index] == mark { index += 1 }
    let length = index - nonspace
    guard length >= 3 else { return false }
    let info = trimmed(index..<lineEnd)
    if mark == .backtick, text[info].contains(.backtick) { return false }
    closeBlocks(downTo: matched)
    beginLeaf(.fencedCode, at: nonspace)
    leaf.fence = mark
    leaf.fenceLength = length
    leaf.fenceIndent = indent
    leaf.info = info
    return true
  }

  private func isClosingFence() -> Bool {
    var index = nonspace
    while text[index] == leaf.fence { index += 1 }
    guard index - nonspace >= leaf.fenceLength else { return false }
    while text[index].isSpaceOrTab { index += 1 }
    return index == lineEnd
  }

  // MARK: - Closing

  /// Makes a node of the open leaf.
  mutating func closeLeaf() {
    switch leaf.kind {
    case .none: return
    case .table:
      nodes[Int(leaf.table)].end = Int32(truncatingIfNeeded: lastEnd)
      leaf = Leaf()
      return
    case .paragraph:
      takeDefinitions()
      guard leaf.kind == .paragraph else { return }
      addParagraph(trimmed(leaf.contentStart..<leaf.contentEnd))
    case .indentedCode:
      // Blank lines behind the code are none of it.
      var end = leaf.contentEnd
      while end > leaf.contentStart, text[end - 1].isWhitespace { end -= 1 }
      while end < leaf.contentEnd, text[end] != .lineFeed { end += 1 }
      addLiteral(.codeBlock, leaf.contentStart..<min(end + 1, leaf.contentEnd))
    case .fencedCode:
      let node = addLiteral(.codeBlock, leaf.contentStart..<leaf.contentEnd)
      links.append(LinkTarget(destination: unescaped(leaf.info), title: nil))
      nodes[Int(node)].extra = Int32(truncatingIfNeeded: links.count - 1)
    case .html:
      addLiteral(.htmlBlock, leaf.contentStart..<leaf.contentEnd)
    }
    leaf = Leaf()
  }

  mutating func addParagraph(_ content: Range<Int>) {
    let start = sourceOffset(of: content.lowerBound)
    var node = Node(.paragraph, start, lastEnd, parent: open[open.count - 1].node)
    node.content = content
    addChild(node)
  }

  @discardableResult
  private mutating func addLiteral(_ kind: NodeKind, _ content: Range<Int>) -> Int32 {
    var node = Node(kind, leaf.start, lastEnd, parent: open[open.count - 1].node)
    node.content = content
    return addChild(node)
  }

  /// The range without white space at its ends.
  mutating func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while end > start, text[end - 1].isWhitespace { end -= 1 }
    while start < end, text[start].isWhitespace { start += 1 }
    return start..<end
  }
}
