// Brackets: links, images and mentions.

/// A bracket that may become the start of a link or an image.
struct Bracket {
  var node: Int32
  /// The first byte after the bracket.
  var end: Int
  var isImage: Bool
  /// Whether another bracket follows, so that its text is no label.
  var hasBracketAfter = false
  /// The delimiters and mentions that came before it.
  var delimiters: Int
  var mentions: Int
}

extension Parser {
  mutating func openBracket(at start: Int, length: Int) -> Int {
    flushText(to: start)
    let end = start + length
    let node = addInline(.text, start, end, content: start..<end)
    textStart = end
    if !brackets.isEmpty { brackets[brackets.count - 1].hasBracketAfter = true }
    brackets.append(
      Bracket(
        node: node, end: end, isImage: length == 2, delimiters: delimiters.count,
        mentions: mentions.count))
    return end
  }

  mutating func closeBracket(at index: Int) -> Int {
    guard let opener = brackets.popLast() else { return index + 1 }
    let isActive = opener.isImage || brackets.count >= inactiveBrackets
    inactiveBrackets = min(inactiveBrackets, brackets.count)
    guard isActive, let end = makeNode(opener, at: index) else {
      hasLiteralMarks = true
      return index + 1
    }
    return end
  }

  /// Makes a link, an image or a mention of a pair of brackets, if it's one, and returns its end.
  private mutating func makeNode(_ opener: Bracket, at index: Int) -> Int? {
    let label = opener.end..<index
    let after = index + 1

    if after < inlineEnd, text[after] == .openParenthesis,
      let (target, end) = scanInlineTarget(at: after)
    {
      let destination = unescaped(target.destination)
      links.append(LinkTarget(destination: destination, title: target.title.map { unescaped($0) }))
      return makeLink(
        opener, from: index, to: end, target: Int32(truncatingIfNeeded: links.count - 1))
    }

    var isShortcut = true
    if after < inlineEnd, text[after] == .openBracket,
      let labelEnd = scanLabel(at: after, end: inlineEnd)
    {
      if labelEnd > after + 2 {
        isShortcut = false
        if let target = reference(after + 1..<labelEnd - 1) {
          return makeLink(opener, from: index, to: labelEnd, target: target)
        }
      } else if !opener.hasBracketAfter, let target = reference(label) {
        return makeLink(opener, from: index, to: labelEnd, target: target)
      }
    }
    guard !opener.hasBracketAfter, !label.isEmpty, label.count <= 4000 else { return nil }
    if let target = reference(label) {
      return isShortcut ? makeLink(opener, from: index, to: after, target: target) : nil
    }
    return makeMention(opener, label: label)
  }

  /// Reads the destination and the title in parentheses.
  private func scanInlineTarget(
    at start: Int
  ) -> (target: (destination: Range<Int>, title: Range<Int>?), end: Int)? {
    var index = skipWhitespace(from: start + 1, end: inlineEnd)
    guard index < inlineEnd else { return nil }
    var destination = index..<index
    if text[index] != .closeParenthesis {
      guard let found = scanDestination(at: index, end: inlineEnd) else { return nil }
      destination = found.content
      index = found.end
    }
    var title: Range<Int>?
    let next = skipWhitespace(from: index, end: inlineEnd)
    if next > index, let found = scanTitle(at: next, end: inlineEnd) {
      title = found
      index = skipWhitespace(from: found.upperBound + 1, end: inlineEnd)
    } else {
      index = next
    }
    guard index < inlineEnd, text[index] == .closeParenthesis else { return nil }
    return ((destination, title), index + 1)
  }

  /// Makes a link or an image of the bracket and all that came after it.
  private mutating func makeLink(
    _ opener: Bracket, from labelEnd: Int, to end: Int, target: Int32
  ) -> Int {
    flushText(to: labelEnd)
    undoMentions(from: opener.mentions)
    pairDelimiters(from: opener.delimiters)
    let node = opener.node
    let first = nodes[Int(node)].next
    let start = Int(nodes[Int(node)].start)
    nodes[Int(node)] = Node(opener.isImage ? .image : .link, start, end, parent: block)
    nodes[Int(node)].extra = target
    adopt(from: first, upTo: -1, into: node)
    lastInline = node
    textStart = end
    // A link may not hold another: the brackets before it are text now.
    if !opener.isImage { inactiveBrackets = brackets.count }
    return end
  }

  // MARK: - Mentions

  private mutating func makeMention(_ opener: Bracket, label: Range<Int>) -> Int? {
    guard let isMention = options.isMention,
      isMention(String(decoding: text[label], as: UTF8.self)[...])
    else { return nil }
    delimiters.removeLast(delimiters.count - opener.delimiters)
    let node = opener.node
    let end = label.upperBound + 1
    lastInline = node
    nodes[Int(node)].next = -1
    if opener.isImage {
      nodes[Int(node)].end -= 1
      nodes[Int(node)].contentEnd -= 1
      addInline(.mention, label.lowerBound - 1, end, content: label)
    } else {
      nodes[Int(node)].kind = .mention
      nodes[Int(node)].end = Int32(truncatingIfNeeded: end)
      nodes[Int(node)].content = label
    }
    mentions.append(lastInline)
    textStart = end
    return end
  }

  /// Makes text again of the mentions within a link, which may not lead to two places.
  private mutating func undoMentions(from count: Int) {
    for index in mentions[count...] {
      let start = nodes[Int(index)].start
      let end = nodes[Int(index)].end
      nodes[Int(index)].kind = .text
      nodes[Int(index)].contentStart = start
      nodes[Int(index)].contentEnd = end
    }
    mentions.removeLast(mentions.count - count)
  }
}
