/// Writes blocks as Markdown; what stands within them is written in MarkdownInlines.swift.
struct MarkdownRenderer {
  let document: Document
  let options: MarkdownOptions
  var output: [UInt8] = []
  /// What stands at the start of each line: the marks of the open quotes and items.
  var prefix: [UInt8] = []
  /// The lengths that the prefix had before each open container.
  var prefixLengths: [Int] = []
  /// Where the text of the line starts in the output, after the prefix.
  var lineStart = 0
  /// Of the open lists: the marker as written, and the number of the next item.
  var lists: [(marker: UInt8, number: Int)] = []
  /// Of the list that was closed last: what follows it, and its marker as written.
  var closedList: (next: Int32, marker: UInt8) = (-1, 0)
  /// Whether the next block stands on a line that has been started already, as after a bullet.
  var isLineStarted = true
  var isInCell = false
  var isInHeading = false
  /// The link that the walk is within, if there may be no other in it: an image may be one too.
  var openLink: Int32 = -1

  init(document: Document, options: MarkdownOptions) {
    self.document = document
    self.options = options
  }

  /// Forgets what stands before the next node.
  mutating func beginAnew() {
    lineStart = output.count
    closedList = (-1, 0)
    isLineStarted = true
  }

  mutating func render(_ root: NodeID) {
    var index = root.index
    while true {
      let node = document.nodes[Int(index)]
      let entersChildren = enter(node, index, isRoot: index == root.index)
      if entersChildren, node.firstChild >= 0 {
        index = node.firstChild
        continue
      }
      if entersChildren { leave(node, index) }
      while index != root.index {
        let current = document.nodes[Int(index)]
        if current.next >= 0 {
          index = current.next
          break
        }
        index = current.parent
        leave(document.nodes[Int(index)], index)
      }
      if index == root.index { break }
    }
    if document.nodes[Int(root.index)].kind.isBlock, let last = output.last, last != .lineFeed {
      output.append(.lineFeed)
    }
  }

  // MARK: - Blocks

  private mutating func enter(_ node: Node, _ index: Int32, isRoot: Bool) -> Bool {
    guard node.kind.isBlock else { return enterInline(node, index) }
    if !isRoot { separate(node) }
    switch node.kind {
    case .document: return true
    case .paragraph:
      return true
    case .heading:
      if isUnderlined(index) { return true }
      output.append(contentsOf: repeatElement(.hash, count: level(of: node)))
      if node.firstChild >= 0 { output.append(.space) }
      isInHeading = true
      return true
    case .blockQuote:
      pushPrefix("> ")
      output.append(node.firstChild >= 0 ? "> " : ">")
      lineStart = output.count
      isLineStarted = true
      return true
    case .list:
      lists.append((marker(of: node, index), max(Int(node.contentStart), 0)))
      isLineStarted = true
      return true
    case .item:
      startItem(node)
      return true
    case .thematicBreak:
      output.append("***")
    case .codeBlock: appendCodeBlock(node)
    case .htmlBlock: appendHTMLBlock(node)
    case .table:
      isLineStarted = true
      return true
    case .tableRow:
      output.append(.pipe)
      return true
    case .tableCell:
      output.append(.space)
      isInCell = true
      return true
    default: break
    }
    return false
  }

  private mutating func leave(_ node: Node, _ index: Int32) {
    guard node.kind.isBlock else { return leaveInline(node, index) }
    switch node.kind {
    case .heading:
      isInHeading = false
      if isUnderlined(index) {
        newLine()
        output.append(level(of: node) == 1 ? "===" : "---")
      }
    case .blockQuote, .item:
      if let length = prefixLengths.popLast() { prefix.removeLast(prefix.count - length) }
    case .list:
      if let list = lists.popLast() { closedList = (node.next, list.marker) }
    case .tableCell:
      isInCell = false
      output.append(" |")
    case .tableRow: if node.detail == 1 { appendDelimiterRow(node) }
    default: break
    }
    isLineStarted = false
  }

  private func level(of heading: Node) -> Int {
    min(max(Int(heading.detail) + min(max(options.headingShift, -6), 6), 1), 6)
  }

  /// Whether a heading holds a line break, which only one that is underlined can.
  private func isUnderlined(_ heading: Int32) -> Bool {
    level(of: document.nodes[Int(heading)]) <= 2
      && document.descendants(of: NodeID(heading)).contains { document.kind(of: $0) == .hardBreak }
  }

  /// Ends the line before a block, with a blank line behind it unless a tight list forbids one.
  private mutating func separate(_ node: Node) {
    if node.kind == .tableCell { return }
    if isLineStarted {
      isLineStarted = false
      return
    }
    let parent = document.nodes[Int(node.parent)]
    var isTight = parent.kind == .table
    if parent.kind == .list { isTight = !parent.isLoose }
    if parent.kind == .item { isTight = !document.nodes[Int(parent.parent)].isLoose }
    newLine()
    if !isTight {
      while let last = output.last, last == .space { output.removeLast() }
      newLine()
    }
  }

  /// Ends the line and writes the prefix of the next.
  mutating func newLine() {
    while let last = output.last, last == .space, output.count > lineStart { output.removeLast() }
    output.append(.lineFeed)
    output.append(contentsOf: prefix)
    lineStart = output.count
  }

  private mutating func pushPrefix(_ addition: StaticString) {
    prefixLengths.append(prefix.count)
    prefix.append(addition)
  }

  // MARK: - Lists

  /// The marker for a list; another than that of a list right before it, which it would continue.
  private func marker(of list: Node, _ index: Int32) -> UInt8 {
    let isOrdered = list.contentStart >= 0
    let wanted: UInt8 = isOrdered ? list.detail : .hyphen
    // Three hyphens on a line would be a line across the page.
    let isFirst = document.nodes[Int(list.parent)].firstChild == index
    if !isOrdered, isFirst, let outer = lists.last, outer.marker == .hyphen,
      document.nodes[Int(list.parent)].kind == .item
    {
      return .plus
    }
    guard closedList.next == index, closedList.marker == wanted else { return wanted }
    return isOrdered ? (wanted == .dot ? .closeParenthesis : .dot) : .plus
  }

  private mutating func startItem(_ item: Node) {
    guard let list = lists.last else { return }
    prefixLengths.append(prefix.count)
    let start = output.count
    if list.marker == .hyphen || list.marker == .plus {
      output.append(list.marker)
    } else {
      output.append(decimal: list.number)
      output.append(list.marker)
      lists[lists.count - 1].number = min(list.number + 1, 999_999_999)
    }
    if item.firstChild >= 0 { output.append(.space) }
    prefix.append(contentsOf: repeatElement(.space, count: output.count - start))
    lineStart = output.count
    isLineStarted = true
  }

  // MARK: - Code, HTML, tables

  private mutating func appendCodeBlock(_ node: Node) {
    let info = node.extra >= 0 ? document.links[Int(node.extra)].destination.wide : 0..<0
    let content = document.text[node.content]
    let mark: UInt8 = document.text[info].contains(.backtick) ? .tilde : .backtick
    var longest = 2
    var run = 0
    for byte in content {
      run = byte == mark ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = repeatElement(mark, count: longest + 1)
    output.append(contentsOf: fence)
    if document.text[info].first == mark { output.append(.space) }
    for byte in document.text[info] {
      if byte == .backslash || byte == .ampersand { output.append(.backslash) }
      if byte == .lineFeed { output.append("&#10;") } else { output.append(byte) }
    }
    appendLines(content)
    newLine()
    output.append(contentsOf: fence)
  }

  private mutating func appendLines(_ content: ArraySlice<UInt8>) {
    var rest = content
    while !rest.isEmpty {
      let line = rest.prefix { $0 != .lineFeed }
      newLine()
      output.append(contentsOf: line)
      // Nothing of a line of code is cut off, not even spaces at its end.
      lineStart = output.count
      rest = rest.dropFirst(line.count + 1)
    }
  }

  private mutating func appendHTMLBlock(_ node: Node) {
    let content = document.text[document.trimmedEnd(node.content)]
    if options.rawHTML == .passedThrough {
      let first = content.prefix { $0 != .lineFeed }
      output.append(contentsOf: first)
      lineStart = output.count
      appendLines(content.dropFirst(first.count + 1))
      return
    }
    var isFirst = true
    for line in content.split(separator: .lineFeed) {
      let line = line.drop { $0.isWhitespace }
      if line.isEmpty { continue }
      if !isFirst { newLine() }
      isFirst = false
      appendText(line, atLineEnd: true)
    }
  }

  private mutating func appendDelimiterRow(_ header: Node) {
    newLine()
    output.append(.pipe)
    var cell = header.firstChild
    while cell >= 0 {
      let node = document.nodes[Int(cell)]
      switch TableAlignment(rawValue: node.detail) {
      case .left: output.append(" :-- |")
      case .center: output.append(" :-: |")
      case .right: output.append(" --: |")
      default: output.append(" --- |")
      }
      cell = node.next
    }
  }
}
