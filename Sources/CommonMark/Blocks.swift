// The block structure, line by line: which open blocks a line continues, which it starts, and
// to which of them its text belongs.

extension Parser {
  mutating func parseBlocks() {
    nodes.append(Node(.document, 0, sourceEnd, parent: -1))
    open.append(OpenBlock(kind: .document, node: 0))
    // A byte order mark is no text.
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { nextLine = 3 }
    while nextLine < sourceEnd {
      findLine()
      parseLine()
    }
    closeBlocks(downTo: 1)
    closeLeaf()
  }

  // MARK: - One line

  private mutating func parseLine() {
    position = lineStart
    column = 0
    noBreakBefore = 0
    scanIndent()
    let matched = matchContainers()
    let allMatched = matched == open.count
    if allMatched {
      if leaf.kind != .none, leaf.kind != .paragraph, continueLeaf() { return }
    } else if leaf.kind != .paragraph {
      closeBlocks(downTo: matched)
    }
    if isBlank {
      endAtBlankLine(matched)
      return
    }
    startBlocks(matched)
    afterBlank = false
    lastEnd = lineEnd
  }

  /// Takes the markers of the open containers, and returns how many of them the line continues.
  private mutating func matchContainers() -> Int {
    var matched = 1
    var quotes = 0
    while matched < open.count {
      switch open[matched].kind {
      case .blockQuote:
        guard indent < 4, text[nonspace] == .greater else { return matched }
        advance(pastMarker: 1)
        if indent > 0 { advance(columns: 1) }
        quotes += 1
      case .item:
        // An item may begin with one blank line, not with two.
        if isBlank, !open[matched].hasChildren { return matched }
        if indent >= open[matched].contentIndent {
          advance(columns: open[matched].contentIndent)
        } else if isBlank {
          // Whatever is open goes on, up to the next quote: there may be thousands of items.
          advance(columns: indent)
          matched = quotes < openQuotes.count ? openQuotes[quotes] : open.count
          if matched == open.count, open[matched - 1].kind == .item, !open[matched - 1].hasChildren
          {
            matched -= 1
          }
          return matched
        } else {
          return matched
        }
      default:
        break
      }
      matched += 1
    }
    return matched
  }

  private mutating func endAtBlankLine(_ matched: Int) {
    // A paragraph is closed here, which a lazy line would have continued.
    closeBlocks(downTo: matched)
    closeLeaf()
    noteBlankLine()
  }

  /// Notes a blank line, which makes a list loose once something follows.
  mutating func noteBlankLine() {
    let quote = openQuotes.last ?? 0
    blankQuote = afterBlank ? min(blankQuote, quote) : quote
    afterBlank = true
  }

  /// Starts the blocks whose markers stand at the position, and puts the rest of the line in.
  private mutating func startBlocks(_ matched: Int) {
    var matched = matched
    var started = false
    while true {
      if isBlank { return }
      let inParagraph = leaf.kind == .paragraph
      if indent >= 4 {
        // Indented code can't interrupt a paragraph.
        if inParagraph { return addText(matched) }
        closeBlocks(downTo: matched)
        beginLeaf(.indentedCode, at: nonspace)
        advance(columns: 4)
        addLine()
        return
      }
      // A paragraph that this line may be part of by its containers, too.
      let continuesParagraph = inParagraph && !started && matched == open.count
      switch text[nonspace] {
      case .greater:
        closeBlocks(downTo: matched)
        closeLeaf()
        let start = nonspace
        beginContainer(.blockQuote, at: start)
        openQuotes.append(open.count - 1)
        advance(pastMarker: 1)
        if indent > 0 { advance(columns: 1) }
      case .hash:
        guard parseHeading(matched) else { return addText(matched) }
        return
      case .backtick, .tilde:
        guard beginFence(matched) else { return addText(matched) }
        return
      case .less:
        guard beginHTML(matched, inParagraph: inParagraph) else { return addText(matched) }
        return
      case .equals:
        if continuesParagraph, endAsHeading(level: 1) { return }
        return addText(matched)
      case .pipe, .colon:
        if continuesParagraph, options.tables, beginTable() { return }
        return addText(matched)
      case .hyphen:
        if continuesParagraph {
          if endAsHeading(level: 2) { return }
          if options.tables, leaf.kind == .paragraph, beginTable() { return }
        }
        if parseThematicBreak(matched) { return }
        guard beginItem(&matched, continuesParagraph: continuesParagraph) else {
          return addText(matched)
        }
      case .star:
        if parseThematicBreak(matched) { return }
        guard beginItem(&matched, continuesParagraph: continuesParagraph) else {
          return addText(matched)
        }
      case .underscore:
        guard parseThematicBreak(matched) else { return addText(matched) }
        return
      case .plus, 0x30...0x39:
        guard beginItem(&matched, continuesParagraph: continuesParagraph) else {
          return addText(matched)
        }
      default:
        return addText(matched)
      }
      started = true
      matched = open.count
    }
  }

  /// Puts the rest of the line into the open paragraph or table, or into a new paragraph.
  private mutating func addText(_ matched: Int) {
    if leaf.kind == .paragraph {
      // Where not all containers were matched, the line is a lazy one.
      position = nonspace
      column = nonspaceColumn
      addLine()
      return
    }
    if leaf.kind == .table, matched == open.count {
      addRow(nonspace..<lineEnd, isHeader: false)
      return
    }
    closeBlocks(downTo: matched)
    beginLeaf(.paragraph, at: nonspace)
    position = nonspace
    column = nonspaceColumn
    addLine()
  }

  // MARK: - Opening and closing

  /// Closes the containers from a position on, and with any the leaf.
  mutating func closeBlocks(downTo count: Int) {
    guard open.count > count else { return }
    closeLeaf()
    while open.count > count {
      let closed = open.removeLast()
      nodes[Int(closed.node)].end = Int32(truncatingIfNeeded: lastEnd)
      if openQuotes.last == open.count { openQuotes.removeLast() }
    }
  }

  /// Makes the innermost container ready for a child that is no item, and returns its node.
  mutating func parentForBlock() -> Int32 {
    if open[open.count - 1].kind == .list { closeBlocks(downTo: open.count - 1) }
    let last = open.count - 1
    if open[last].kind == .item, open[last].hasChildren, afterBlank, blankQuote < last {
      nodes[Int(open[last - 1].node)].isLoose = true
    }
    open[last].hasChildren = true
    return open[last].node
  }

  mutating func beginContainer(_ kind: NodeKind, at start: Int) {
    let parent = parentForBlock()
    let node = addChild(Node(kind, start, lineEnd, parent: parent))
    open.append(OpenBlock(kind: kind, node: node))
  }

  /// Starts a block without block children in the innermost container.
  mutating func beginLeaf(_ kind: Leaf.Kind, at start: Int) {
    closeLeaf()
    _ = parentForBlock()
    leaf = Leaf()
    leaf.kind = kind
    leaf.start = start
    leaf.contentStart = position
    leaf.contentEnd = position
  }

  /// Adds the line from the position on, with its ending, to the open leaf.
  mutating func addLine() {
    // A tab that is partly taken leaves the spaces that it stands for.
    let rest = text[position] == .tab ? (4 - column % 4) % 4 : 0
    let partial = rest > 0 && !tabIsWhole
    let plainEnd = nextLine == lineEnd + 1 && text[lineEnd] == .lineFeed
    if !leaf.isCopied, !partial, plainEnd,
      leaf.contentEnd == position || leaf.contentEnd == leaf.contentStart
    {
      if leaf.contentEnd == leaf.contentStart { leaf.contentStart = position }
      leaf.contentEnd = nextLine
      return
    }
    if !leaf.isCopied {
      let range = leaf.contentStart..<leaf.contentEnd
      leaf.contentStart = text.count
      copyText(range)
      leaf.isCopied = true
    }
    if partial {
      segments.append(Segment(copy: text.count, original: position))
      text.append(contentsOf: repeatElement(.space, count: rest))
      copyText(position + 1..<lineEnd)
    } else {
      copyText(position..<lineEnd)
    }
    text.append(.lineFeed)
    leaf.contentEnd = text.count
  }
}
