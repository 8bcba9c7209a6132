// What stands in angle brackets within a line: addresses and raw HTML.

extension Parser {
  mutating func parseAutolink(at start: Int) -> Int? {
    guard start + 1 < inlineEnd, let isMail = isAutolink(at: start + 1) else { return nil }
    var end = start + 1
    while text[end] != .greater { end += 1 }
    let content = start + 1..<end
    flushText(to: start)
    let link = addInline(.link, start, end + 1, content: 0..<0)
    let shown = unescaped(content, backslashes: false)
    var destination = shown
    if isMail {
      destination = text.count..<text.count + 7 + shown.count
      text.append("mailto:")
      appendBytes(shown)
    }
    links.append(LinkTarget(destination: destination, title: nil))
    nodes[Int(link)].extra = Int32(truncatingIfNeeded: links.count - 1)
    nodes[Int(link)].detail = 1
    var child = Node(.text, content.lowerBound, content.upperBound, parent: link)
    child.content = shown
    addChild(child)
    textStart = end + 1
    return end + 1
  }

  /// Whether an address ends with `>` here: `true` for mail, `false` for any scheme.
  private func isAutolink(at start: Int) -> Bool? {
    var index = start
    while index < inlineEnd, text[index].isAlphanumeric || isSchemeMark(text[index]) { index += 1 }
    guard index < inlineEnd else { return nil }
    if text[index] == .colon, text[start].isLetter, (2...32).contains(index - start) {
      while index < inlineEnd, text[index] > .space, text[index] != 0x7F, text[index] != .less {
        if text[index] == .greater { return false }
        index += 1
      }
      return nil
    }
    while index < inlineEnd, isMailByte(text[index]) { index += 1 }
    guard index > start, index < inlineEnd, text[index] == .at else { return nil }
    while true {
      // A label of the domain: up to 63 letters, digits and hyphens, no hyphen at its ends.
      let label = index + 1
      index = label
      while index < inlineEnd, text[index].isAlphanumeric || text[index] == .hyphen { index += 1 }
      guard index < inlineEnd, (1...63).contains(index - label), text[label] != .hyphen,
        text[index - 1] != .hyphen
      else { return nil }
      if text[index] == .greater { return true }
      guard text[index] == .dot else { return nil }
    }
  }

  private func isSchemeMark(_ byte: UInt8) -> Bool {
    byte == .plus || byte == .dot || byte == .hyphen
  }

  private func isMailByte(_ byte: UInt8) -> Bool {
    if byte.isAlphanumeric { return true }
    switch byte {
    case .quote, .openParenthesis, .closeParenthesis, 0x2C, .colon, .semicolon, .less, .greater,
      .at, .openBracket, .backslash, .closeBracket:
      return false
    default: return byte.isPunctuation
    }
  }

  mutating func parseHTML(at start: Int) -> Int? {
    guard let end = scanHTML(at: start) else { return nil }
    return addLiteral(.html, start, end, content: start..<end)
  }

  private mutating func scanHTML(at start: Int) -> Int? {
    guard start + 1 < inlineEnd else { return nil }
    switch text[start + 1] {
    case .question: return find("?>", from: start + 2, noting: .instruction)
    case .exclamation:
      if hasPrefix("<!--", at: start) {
        if hasPrefix("<!-->", at: start), start + 5 <= inlineEnd { return start + 5 }
        if hasPrefix("<!--->", at: start), start + 6 <= inlineEnd { return start + 6 }
        return find("-->", from: start + 4, noting: .comment)
      }
      if hasPrefix("<![CDATA[", at: start) {
        return find("]]>", from: start + 9, noting: .characterData)
      }
      guard start + 2 < inlineEnd, text[start + 2].isLetter else { return nil }
      return find(">", from: start + 3, noting: .declaration)
    default: return scanTag(at: start, end: inlineEnd)
    }
  }

  /// Finds the end of an ending, which is searched for only once if it's missing.
  private mutating func find(
    _ ending: StaticString, from start: Int, noting: MissingEndings
  ) -> Int? {
    guard !missingEndings.contains(noting) else { return nil }
    let length = ending.utf8CodeUnitCount
    var index = start
    while index + length <= inlineEnd {
      if hasPrefix(ending, at: index) { return index + length }
      index += 1
    }
    missingEndings.insert(noting)
    return nil
  }
}
