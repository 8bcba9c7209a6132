// The text within a block: a scan from one special character to the next.

extension Parser {
  mutating func parseInlines() {
    // What is added from here on are inlines.
    for index in 0..<nodes.count where nodes[index].kind.holdsInlines {
      parseInlines(of: Int32(truncatingIfNeeded: index))
    }
  }

  private mutating func parseInlines(of index: Int32) {
    block = index
    lastInline = -1
    let content = nodes[Int(index)].content
    textStart = content.lowerBound
    inlineEnd = content.upperBound
    delimiters.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    inactiveBrackets = 0
    lastBackticks.removeAll(keepingCapacity: true)
    backticksScanned = false
    missingEndings = []
    hasLiteralMarks = false
    let firstInline = nodes.count

    var index = content.lowerBound
    while true {
      index = endOfPlainText(from: index)
      guard index < inlineEnd else { break }
      index = parseSpecial(at: index)
    }
    flushText(to: inlineEnd)
    if !delimiters.isEmpty { pairDelimiters(from: 0) }
    nodes[Int(block)].lastChild = lastInline
    if hasLiteralMarks || !brackets.isEmpty { joinText(from: firstInline) }
  }

  /// Joins text that marks without a meaning have cut, where it's contiguous in the source.
  private mutating func joinText(from first: Int) {
    for index in first..<nodes.count where nodes[index].kind == .text {
      while nodes[index].next >= 0 {
        let follower = Int(nodes[index].next)
        let next = nodes[follower]
        guard next.kind == .text, next.start == nodes[index].end,
          next.contentStart == nodes[index].contentEnd
        else { break }
        nodes[index].end = next.end
        nodes[index].contentEnd = next.contentEnd
        nodes[index].next = next.next
        // Cut off, so that it's not followed again when its own turn comes.
        nodes[follower].next = -1
        if next.next < 0 {
          nodes[Int(nodes[index].parent)].lastChild = Int32(truncatingIfNeeded: index)
        }
      }
    }
  }

  /// Reads what starts at a special byte; what turns out to be text stays part of the text.
  ///
  /// - Returns: Where to read on.
  private mutating func parseSpecial(at index: Int) -> Int {
    switch text[index] {
    case .lineFeed, .carriageReturn: return parseLineEnding(at: index)
    case .star, .underscore, .tilde: return parseDelimiters(at: index)
    case .openBracket: return openBracket(at: index, length: 1)
    case .exclamation:
      guard index + 1 < inlineEnd, text[index + 1] == .openBracket else { return index + 1 }
      return openBracket(at: index, length: 2)
    case .closeBracket: return closeBracket(at: index)
    case .backtick: return parseCode(at: index)
    case .backslash: return parseBackslash(at: index)
    case .less:
      return parseAutolink(at: index) ?? parseHTML(at: index) ?? index + 1
    case .ampersand: return parseReference(at: index)
    case .openBrace: return parsePlaceholder(at: index)
    default: return index + 1
    }
  }

  // MARK: - Adding nodes

  @discardableResult
  mutating func addInline(
    _ kind: NodeKind, _ start: Int, _ end: Int, content: Range<Int>
  ) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    var node = Node(kind, start, end, parent: block)
    node.content = content
    nodes.append(node)
    if lastInline >= 0 {
      nodes[Int(lastInline)].next = index
    } else {
      nodes[Int(block)].firstChild = index
    }
    lastInline = index
    return index
  }

  /// Makes a node of the text that has been passed.
  mutating func flushText(to end: Int) {
    guard end > textStart else { return }
    addInline(.text, textStart, end, content: textStart..<end)
    textStart = end
  }

  /// Adds a node with a literal in place of the source from `start` to `end`.
  @discardableResult
  mutating func addLiteral(
    _ kind: NodeKind, _ start: Int, _ end: Int, content: Range<Int>
  ) -> Int {
    flushText(to: start)
    addInline(kind, start, end, content: content)
    textStart = end
    return end
  }

  // MARK: - Line endings and escapes

  private mutating func parseLineEnding(at index: Int) -> Int {
    var end = index
    while end > textStart, text[end - 1].isSpaceOrTab { end -= 1 }
    let isHard =
      index - end >= 2 && text[index - 1] == .space && text[index - 2] == .space
    flushText(to: end)
    var next = index + 1
    if text[index] == .carriageReturn, next < inlineEnd, text[next] == .lineFeed { next += 1 }
    addInline(isHard ? .hardBreak : .softBreak, end, next, content: 0..<0)
    while next < inlineEnd, text[next].isSpaceOrTab { next += 1 }
    textStart = next
    return next
  }

  private mutating func parseBackslash(at index: Int) -> Int {
    guard index + 1 < inlineEnd else { return index + 1 }
    let next = text[index + 1]
    if next.isPunctuation {
      flushText(to: index)
      textStart = index + 1
      return index + 2
    }
    guard next == .lineFeed else { return index + 1 }
    flushText(to: index)
    addInline(.hardBreak, index, index + 2, content: 0..<0)
    var after = index + 2
    while after < inlineEnd, text[after].isSpaceOrTab { after += 1 }
    textStart = after
    return after
  }

  private mutating func parseReference(at index: Int) -> Int {
    let start = text.count
    guard let end = resolveReference(at: index, end: inlineEnd) else { return index + 1 }
    return addLiteral(.text, index, end, content: start..<text.count)
  }

  // MARK: - Code and placeholders

  private mutating func parseCode(at start: Int) -> Int {
    var index = start
    while index < inlineEnd, text[index] == .backtick { index += 1 }
    let length = index - start
    guard let close = findBackticks(length, from: index) else { return index }
    var content = index..<close
    if content.count >= 2, isBlankEnd(text[content.lowerBound]),
      isBlankEnd(text[content.upperBound - 1]),
      text[content].contains(where: { !isBlankEnd($0) })
    {
      content = content.lowerBound + 1..<content.upperBound - 1
    }
    return addLiteral(.code, start, close + length, content: withoutLineEndings(content))
  }

  private func isBlankEnd(_ byte: UInt8) -> Bool { byte == .space || byte == .lineFeed }

  /// Finds the next run of exactly so many backticks; no text is searched twice.
  private mutating func findBackticks(_ length: Int, from start: Int) -> Int? {
    if backticksScanned, length >= lastBackticks.count || lastBackticks[length] < start {
      return nil
    }
    var index = start
    while index < inlineEnd {
      guard text[index] == .backtick else {
        index += 1
        continue
      }
      let run = index
      while index < inlineEnd, text[index] == .backtick { index += 1 }
      if index - run == length { return run }
      if !backticksScanned {
        while lastBackticks.count <= index - run { lastBackticks.append(-1) }
        lastBackticks[index - run] = run
      }
    }
    backticksScanned = true
    return nil
  }

  /// The text with each line ending made a space; a copy if need be.
  private mutating func withoutLineEndings(_ range: Range<Int>) -> Range<Int> {
    guard text[range].contains(.lineFeed) else { return range }
    let start = text.count
    for index in range {
      let byte = text[index]
      text.append(byte == .lineFeed ? .space : byte)
    }
    return start..<text.count
  }

  private mutating func parsePlaceholder(at index: Int) -> Int {
    var start = index
    while start + 1 < inlineEnd, text[start + 1] == .openBrace { start += 1 }
    // Of more than two braces the innermost two count.
    guard start > index, !missingEndings.contains(.placeholder) else { return start + 1 }
    start -= 1
    var end = start + 2
    while end + 1 < inlineEnd, text[end] != .closeBrace || text[end + 1] != .closeBrace {
      // What ends behind another beginning ends that one.
      if text[end] == .openBrace, text[end + 1] == .openBrace { return start + 2 }
      end += 1
    }
    guard end + 1 < inlineEnd else {
      missingEndings.insert(.placeholder)
      return start + 2
    }
    let content = withoutLineEndings(trimmed(start + 2..<end))
    return addLiteral(.placeholder, start, end + 2, content: content)
  }
}
