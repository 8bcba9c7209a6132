extension Document {
  /// Writes nodes and what they hold, one after another, as HTML.
  public func appendHTML(
    of nodes: [NodeID], to output: inout [UInt8], options: HTMLOptions
  ) {
    var renderer = HTMLRenderer(document: self, options: options)
    swap(&renderer.output, &output)
    for node in nodes { renderer.render(node) }
    swap(&renderer.output, &output)
  }

  /// Returns the document as HTML.
  public func html(options: HTMLOptions = HTMLOptions()) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(sourceEnd + sourceEnd / 4 + 64)
    appendHTML(of: [root], to: &output, options: options)
    return String(decoding: output, as: UTF8.self)
  }
}

/// Walks the tree along its links, so that nesting needs no stack.
struct HTMLRenderer {
  let document: Document
  let options: HTMLOptions
  var output: [UInt8] = []
  /// The images that the walk is within: there only text is written, as alternate text.
  var imageDepth = 0
  /// The link that the walk is within, if there may be no other in it.
  private var openLink: Int32 = -1

  init(document: Document, options: HTMLOptions) {
    self.document = document
    self.options = options
  }

  mutating func render(_ root: NodeID) {
    var index = root.index
    while true {
      let node = document.nodes[Int(index)]
      let entersChildren = enter(node, index)
      if entersChildren, node.firstChild >= 0 {
        index = node.firstChild
        continue
      }
      if entersChildren { leave(node, index) }
      // Up to the next node that has a sibling.
      while index != root.index {
        let current = document.nodes[Int(index)]
        if current.next >= 0 {
          index = current.next
          break
        }
        index = current.parent
        leave(document.nodes[Int(index)], index)
      }
      if index == root.index { return }
    }
  }

  // MARK: - Nodes

  /// Writes the start of a node, and returns whether what it holds is to be written too.
  private mutating func enter(_ node: Node, _ index: Int32) -> Bool {
    if imageDepth > 0 { return enterInImage(node, index) }
    switch node.kind {
    case .text: appendEscaped(node.content)
    case .softBreak: output.append(.lineFeed)
    case .paragraph:
      if !isInTightList(node) {
        startLine()
        output.append("<p>")
      }
      return true
    case .link: return enterLink(node, index)
    case .emphasis:
      output.append("<em>")
      return true
    case .strong:
      output.append("<strong>")
      return true
    case .strikethrough:
      output.append("<del>")
      return true
    case .hardBreak: output.append("<br />\n")
    case .code:
      output.append("<code>")
      appendEscaped(node.content)
      output.append("</code>")
    case .html: appendRaw(node)
    case .placeholder, .mention: appendInline(node, index)
    case .image: return enterImage(node, index)
    case .document: return true
    case .heading:
      startLine()
      output.append("<h")
      output.append(headingDigit(node))
      output.append(.greater)
      return true
    case .blockQuote:
      startLine()
      output.append("<blockquote>\n")
      return true
    case .list:
      startLine()
      if node.contentStart < 0 {
        output.append("<ul>\n")
      } else if node.contentStart == 1 {
        output.append("<ol>\n")
      } else {
        output.append("<ol start=\"")
        output.append(decimal: Int(node.contentStart))
        output.append("\">\n")
      }
      return true
    case .item:
      startLine()
      output.append("<li>")
      return true
    case .thematicBreak:
      startLine()
      output.append("<hr />\n")
    case .codeBlock: appendCodeBlock(node)
    case .htmlBlock:
      startLine()
      if options.rawHTML == .escaped { output.append("<p>") }
      appendRaw(node)
      if options.rawHTML == .escaped { output.append("</p>") }
      startLine()
    case .table:
      startLine()
      if options.scrollingTables {
        output.append("<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n")
      }
      output.append("<table>\n")
      return true
    case .tableRow:
      startLine()
      if node.detail == 1 {
        output.append("<thead>\n")
      } else if isFirstBodyRow(index, of: node) {
        output.append("<tbody>\n")
      }
      output.append("<tr>\n")
      return true
    case .tableCell:
      appendCellStart(node)
      return true
    }
    return false
  }

  private mutating func leave(_ node: Node, _ index: Int32) {
    if imageDepth > 0 {
      if node.kind == .image { leaveImage(node) }
      return
    }
    switch node.kind {
    case .paragraph: if !isInTightList(node) { output.append("</p>\n") }
    case .link:
      if target(of: node, index) != nil { output.append("</a>") }
      if openLink == index { openLink = -1 }
    case .emphasis: output.append("</em>")
    case .strong: output.append("</strong>")
    case .strikethrough: output.append("</del>")
    case .heading:
      output.append("</h")
      output.append(headingDigit(node))
      output.append(">\n")
    case .blockQuote:
      startLine()
      output.append("</blockquote>\n")
    case .list:
      startLine()
      output.append(node.contentStart < 0 ? "</ul>\n" : "</ol>\n")
    case .item: output.append("</li>\n")
    case .table:
      let header = node.firstChild
      let hasBody = header >= 0 && document.nodes[Int(header)].next >= 0
      output.append(hasBody ? "</tbody>\n</table>\n" : "</table>\n")
      if options.scrollingTables { output.append("</div>\n") }
    case .tableRow: output.append(node.detail == 1 ? "</tr>\n</thead>\n" : "</tr>\n")
    case .tableCell: output.append(isHeader(node) ? "</th>\n" : "</td>\n")
    default: break
    }
  }

  /// Starts a new line, unless one has just been started.
  private mutating func startLine() {
    if let last = output.last, last != .lineFeed { output.append(.lineFeed) }
  }

  private func isInTightList(_ node: Node) -> Bool {
    let parent = document.nodes[Int(max(node.parent, 0))]
    guard parent.kind == .item else { return false }
    return !document.nodes[Int(parent.parent)].isLoose
  }

  private func headingDigit(_ node: Node) -> UInt8 {
    let level = Int(node.detail) + min(max(options.headingShift, -6), 6)
    return UInt8(min(max(level, 1), 6)) + .zero
  }

  private mutating func appendCodeBlock(_ node: Node) {
    startLine()
    output.append("<pre><code")
    if node.extra >= 0 {
      let info = document.links[Int(node.extra)].destination.wide
      let language = document.text[info].prefix { !$0.isWhitespace }
      if !language.isEmpty {
        output.append(" class=\"language-")
        appendEscaped(language.indices)
        output.append(.quote)
      }
    }
    output.append(.greater)
    appendEscaped(node.content)
    if !node.content.isEmpty { startLine() }
    output.append("</code></pre>\n")
  }

  private mutating func appendRaw(_ node: Node) {
    switch options.rawHTML {
    case .escaped: appendEscaped(document.trimmedEnd(node.content))
    case .passedThrough: output.append(contentsOf: document.text[node.content])
    }
  }

  private mutating func appendInline(_ node: Node, _ index: Int32) {
    if let inline = options.inline {
      inline(document, NodeID(index), &output)
      return
    }
    output.append(node.kind == .mention ? "[" : "{{")
    appendEscaped(node.content)
    output.append(node.kind == .mention ? "]" : "}}")
  }

  // MARK: - Tables

  private func isHeader(_ cell: Node) -> Bool { document.nodes[Int(cell.parent)].detail == 1 }

  private func isFirstBodyRow(_ index: Int32, of row: Node) -> Bool {
    let header = document.nodes[Int(row.parent)].firstChild
    return document.nodes[Int(header)].next == index
  }

  private mutating func appendCellStart(_ cell: Node) {
    let isHeader = isHeader(cell)
    output.append(isHeader ? "<th" : "<td")
    if isHeader, options.columnScopes { output.append(" scope=\"col\"") }
    let alignment =
      switch TableAlignment(rawValue: cell.detail) {
      case .left: "left"
      case .center: "center"
      case .right: "right"
      default: ""
      }
    if !alignment.isEmpty {
      let attribute = options.alignmentClasses ? "class" : "align"
      output.append(contentsOf: " \(attribute)=\"\(alignment)\"".utf8)
    }
    output.append(.greater)
  }

  // MARK: - Links and images

  /// Where a link leads, if it may lead there.
  private func allowedTarget(_ node: Node) -> LinkTarget? {
    guard node.extra >= 0 else { return nil }
    let target = document.links[Int(node.extra)]
    return options.links.allows(document.text[target.destination.wide]) ? target : nil
  }

  /// Where a link or an image leads, unless it stands among the words of a link.
  private func target(of node: Node, _ index: Int32) -> LinkTarget? {
    let isAmongWords = openLink >= 0 && openLink != index
    return isAmongWords && (node.kind == .link || options.images == .linked)
      ? nil : allowedTarget(node)
  }

  private mutating func enterLink(_ node: Node, _ index: Int32) -> Bool {
    guard let target = target(of: node, index) else { return true }
    if options.usableLinks {
      guard document.hasWords(NodeID(index)) else {
        appendAddress(target)
        return false
      }
      openLink = index
    }
    appendLinkStart(target)
    return true
  }

  /// Writes a link without words; without an address either, there is nothing to be read.
  private mutating func appendAddress(_ target: LinkTarget) {
    if target.destination.wide.isEmpty { return }
    appendLinkStart(target)
    appendEscaped(target.destination.wide)
    output.append(contentsOf: "</a>".utf8)
  }

  private mutating func appendLinkStart(_ target: LinkTarget) {
    output.append("<a href=\"")
    appendURL(target.destination.wide)
    appendTitle(target)
    output.append("\">")
  }

  private mutating func appendTitle(_ target: LinkTarget) {
    guard let title = target.title else { return }
    output.append("\" title=\"")
    appendEscaped(title.wide)
  }

  private mutating func enterImage(_ node: Node, _ index: Int32) -> Bool {
    // Without the image, what stands for it is written like any other text.
    guard let target = target(of: node, index) else {
      if openLink >= 0 { appendName(ofImage: index) }
      return true
    }
    if options.images == .shown {
      output.append("<img src=\"")
      appendURL(target.destination.wide)
      output.append("\" alt=\"")
    } else {
      appendLinkStart(target)
      // A link without words can't be followed by who doesn't see it.
      appendName(ofImage: index)
    }
    imageDepth = 1
    return true
  }

  private mutating func appendName(ofImage index: Int32) {
    if document.hasWords(NodeID(index)) { return }
    output.append(contentsOf: options.nameOfImages.utf8)
  }

  private mutating func leaveImage(_ node: Node) {
    imageDepth -= 1
    guard imageDepth == 0, let target = allowedTarget(node) else { return }
    if options.images == .shown {
      appendTitle(target)
      output.append("\" />")
    } else {
      output.append("</a>")
    }
  }

  private mutating func enterInImage(_ node: Node, _ index: Int32) -> Bool {
    switch node.kind {
    case .text, .code: appendEscaped(node.content)
    case .html: if options.rawHTML == .escaped { appendEscaped(node.content) }
    case .softBreak, .hardBreak: output.append(.space)
    case .placeholder where options.images == .linked: appendInline(node, index)
    case .placeholder, .mention:
      // A closure writes elements, which have no place in an attribute.
      appendEscaped(node.content)
    case .image: imageDepth += 1
    default: break
    }
    return true
  }
}

extension Document {
  func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1] == .lineFeed { end -= 1 }
    return range.lowerBound..<end
  }
}
