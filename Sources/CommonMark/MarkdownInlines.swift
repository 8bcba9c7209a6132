// Text, emphasis, links and what else stands within a line, as Markdown.

extension MarkdownRenderer {
  mutating func enterInline(_ node: Node, _ index: Int32) -> Bool {
    switch node.kind {
    case .text: appendTextNode(node)
    case .softBreak: appendSoftBreak()
    case .hardBreak:
      if isInHeading || isInCell {
        output.append(.space)
      } else {
        output.append(.backslash)
        continueParagraph()
      }
    case .code: appendCode(document.text[node.content])
    case .html:
      if options.rawHTML == .passedThrough {
        if isAtLineStart, isContinuation(node) { output.append("    ") }
        appendRaw(document.text[node.content])
      } else {
        appendText(document.text[node.content], atLineEnd: false)
      }
    case .placeholder, .mention: appendInline(node, index)
    case .emphasis: output.append(node.detail)
    case .strong:
      output.append(node.detail)
      output.append(node.detail)
    case .strikethrough: output.append("~~")
    case .link: return enterLink(node, index)
    case .image: enterImage(node, index)
    default: break
    }
    return !document.hasLiteral(node.kind) && node.kind != .softBreak && node.kind != .hardBreak
  }

  mutating func leaveInline(_ node: Node, _ index: Int32) {
    switch node.kind {
    case .emphasis: output.append(node.detail)
    case .strong:
      output.append(node.detail)
      output.append(node.detail)
    case .strikethrough: output.append("~~")
    case .link, .image:
      if let target = target(of: node, index) { appendTarget(target) }
      if openLink == index { openLink = -1 }
    default: break
    }
  }

  // MARK: - Text

  private var isAtLineStart: Bool { output.count == lineStart && !isInCell && !isInHeading }

  private func isContinuation(_ node: Node) -> Bool {
    let parent = document.nodes[Int(node.parent)]
    return !parent.kind.isBlock || document.nodes[Int(parent.firstChild)].start != node.start
  }

  private mutating func appendTextNode(_ node: Node) {
    let text = document.text[node.content]
    let follows = node.next >= 0 ? document.nodes[Int(node.next)].kind : nil
    let atLineEnd = node.next < 0 || follows == .softBreak || follows == .hardBreak
    let parent = document.nodes[Int(node.parent)]
    let afterMark =
      !parent.kind.isBlock && document.nodes[Int(parent.firstChild)].start == node.start
    guard options.sentencePerLine, canBreakLines else {
      appendText(text, afterMark: afterMark, atLineEnd: atLineEnd)
      return
    }
    var rest = text
    var isAfterMark = afterMark
    while let end = sentenceEnd(in: rest, before: follows) {
      appendText(rest[..<end], afterMark: isAfterMark, atLineEnd: true)
      continueParagraph()
      isAfterMark = false
      rest = rest[end...].drop { $0 == .space }
    }
    if !rest.isEmpty { appendText(rest, afterMark: isAfterMark, atLineEnd: atLineEnd) }
  }

  mutating func appendText(
    _ text: ArraySlice<UInt8>, afterMark: Bool = false, atLineEnd: Bool
  ) {
    var text = text
    if let first = text.first, extendsMarkup(first) {
      output.append(.backslash)
      output.append(first)
      text = text.dropFirst()
    }
    let atLineStart = output.count == lineStart
    var escaper = MarkdownEscaper()
    swap(&escaper.output, &output)
    escaper.append(
      text, atLineStart: atLineStart, afterMark: afterMark, atLineEnd: atLineEnd || isInHeading,
      inCell: isInCell)
    swap(&escaper.output, &output)
  }

  /// Whether a byte would make markup of what was written before it, whoever wrote that: a number
  /// at the start of a line becomes an item's, a label in brackets a definition's or a link's.
  private func extendsMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case .dot, .closeParenthesis: isNumber(lineStart...)
    case .colon, .openParenthesis: output.last == .closeBracket
    default: false
    }
  }

  private func isNumber(_ range: PartialRangeFrom<Int>) -> Bool {
    let written = output[min(range.lowerBound, output.count)...]
    return (1...9).contains(written.count) && written.allSatisfy(\.isDigit)
  }

  private var canBreakLines: Bool { !isInHeading && !isInCell }

  /// Ends a line within a paragraph.
  ///
  /// Deep within containers the next one goes without their marks,
  /// as a lazy line may: a prefix for each would make the text as long as its square.
  private mutating func continueParagraph() {
    if prefix.count < 200 {
      newLine()
    } else {
      output.append(.lineFeed)
      lineStart = output.count
    }
  }

  private mutating func appendSoftBreak() {
    if options.sentencePerLine || !canBreakLines {
      if output.count > lineStart { output.append(.space) }
    } else {
      continueParagraph()
    }
  }

  // MARK: - Code, HTML, placeholders

  private mutating func appendCode(_ content: ArraySlice<UInt8>) {
    var runs: Set<Int> = []
    var run = 0
    for byte in content {
      if byte == .backtick {
        run += 1
      } else if run > 0 {
        runs.insert(run)
        run = 0
      }
    }
    if run > 0 { runs.insert(run) }
    var length = 1
    while runs.contains(length) { length += 1 }
    let fence = repeatElement(UInt8.backtick, count: length)
    let isBlank = content.allSatisfy { $0 == .space }
    let isPadded =
      !isBlank
      && (content.first == .backtick || content.last == .backtick
        || (content.first == .space && content.last == .space))
    output.append(contentsOf: fence)
    if isPadded { output.append(.space) }
    appendRaw(content)
    if isPadded { output.append(.space) }
    output.append(contentsOf: fence)
  }

  /// Appends what is no text but markup, line by line.
  private mutating func appendRaw(_ content: ArraySlice<UInt8>) {
    for byte in content {
      if byte == .lineFeed, isInHeading {
        output.append(.space)
      } else if byte == .lineFeed {
        // Spaces are part of it, and four columns keep the next line from starting a block.
        lineStart = output.count
        continueParagraph()
        output.append("    ")
      } else {
        if byte == .pipe, isInCell { output.append(.backslash) }
        if byte == 0 { output.append("\u{FFFD}") } else { output.append(byte) }
      }
    }
  }

  private mutating func appendInline(_ node: Node, _ index: Int32) {
    if let inline = options.inline {
      inline(document, NodeID(index), &output)
      return
    }
    output.append(node.kind == .mention ? "[" : "{{")
    appendRaw(document.text[node.content])
    output.append(node.kind == .mention ? "]" : "}}")
  }

  // MARK: - Links and images

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
    let child = document.nodes[Int(max(node.firstChild, 0))]
    let text = document.text[child.content]
    if node.detail == 1, !text.contains(.ampersand), !text.contains(0), !isInCell {
      output.append(.less)
      output.append(contentsOf: text)
      output.append(.greater)
      return false
    }
    if options.usableLinks {
      guard document.hasWords(NodeID(index)) else {
        appendAddress(target)
        return false
      }
      openLink = index
    }
    output.append(.openBracket)
    return true
  }

  /// Writes a link without words; without an address either, there is nothing to be read.
  private mutating func appendAddress(_ target: LinkTarget) {
    let address = document.text[target.destination.wide]
    if address.isEmpty { return }
    output.append(.openBracket)
    appendText(address, atLineEnd: false)
    appendTarget(target)
  }

  private mutating func enterImage(_ node: Node, _ index: Int32) {
    let isLink = target(of: node, index) != nil
    if isLink {
      if options.images == .shown { output.append(.exclamation) }
      output.append(.openBracket)
    }
    if options.images == .linked {
      if isLink || openLink >= 0, !document.hasWords(NodeID(index)) {
        output.append(contentsOf: options.nameOfImages.utf8)
      }
      if options.usableLinks, isLink { openLink = index }
    }
  }

  private mutating func appendTarget(_ target: LinkTarget) {
    output.append("](")
    let destination = document.text[target.destination.wide]
    let needsBrackets =
      destination.contains { $0 <= .space || $0 == 0x7F }
      || (destination.isEmpty && target.title != nil)
    if needsBrackets { output.append(.less) }
    appendPart(destination, escaping: needsBrackets ? "<>" : "()<>")
    if needsBrackets { output.append(.greater) }
    if let title = target.title {
      output.append(" \"")
      appendPart(document.text[title.wide], escaping: "\"")
      output.append(.quote)
    }
    output.append(.closeParenthesis)
  }

  /// Appends a destination or a title with its escapes.
  private mutating func appendPart(_ part: ArraySlice<UInt8>, escaping marks: StaticString) {
    for byte in part {
      let isMark = marks.withUTF8Buffer { $0.contains(byte) }
      if isMark || byte == .backslash || byte == .ampersand || (byte == .pipe && isInCell) {
        output.append(.backslash)
      }
      switch byte {
      case 0: output.append("\u{FFFD}")
      case .lineFeed: output.append("&#10;")
      case .carriageReturn: output.append("&#13;")
      default: output.append(byte)
      }
    }
  }
}
