// Blocks of raw HTML; the numbers are those of the seven conditions in the specification.

extension Parser {
  mutating func beginHTML(_ matched: Int, inParagraph: Bool) -> Bool {
    guard let rule = htmlRule(inParagraph: inParagraph) else { return false }
    closeBlocks(downTo: matched)
    beginLeaf(.html, at: nonspace)
    leaf.rule = rule
    addHTMLLine()
    return true
  }

  /// Adds a line of HTML, and closes the block where the line has the ending that it needs.
  mutating func addHTMLLine() {
    addLine()
    lastEnd = lineEnd
    if leaf.rule < 6, hasHTMLEnding() { closeLeaf() }
  }

  private func htmlRule(inParagraph: Bool) -> Int? {
    let second = text[nonspace + 1]
    if second == .question { return 3 }
    if second == .exclamation {
      if hasPrefix("<!--", at: nonspace) { return 2 }
      if hasPrefix("<![CDATA[", at: nonspace) { return 5 }
      return text[nonspace + 2].isLetter ? 4 : nil
    }
    let isClosing = second == .slash
    let start = nonspace + (isClosing ? 2 : 1)
    var end = start
    while text[end].isAlphanumeric, end - start < 12 { end += 1 }
    guard end > start else { return nil }
    let name = String(decoding: text[start..<end], as: UTF8.self).lowercased()
    let next = text[end]
    let isEnded = end == lineEnd || next.isSpaceOrTab || next == .greater
    // A name may go on with a hyphen, and is another one then.
    let isVerbatim = next != .hyphen && verbatimTags.contains(name)
    if isVerbatim, !isClosing, isEnded { return 1 }
    if isEnded || (next == .slash && text[end + 1] == .greater), blockTags.contains(name) {
      return 6
    }
    guard !inParagraph, !isVerbatim, var index = scanTag(at: nonspace, end: lineEnd) else {
      return nil
    }
    while text[index].isSpaceOrTab { index += 1 }
    return index == lineEnd ? 7 : nil
  }

  private func hasHTMLEnding() -> Bool {
    var index = position
    while index < lineEnd {
      let byte = text[index]
      switch leaf.rule {
      case 1:
        if byte == .less, text[index + 1] == .slash {
          var end = index + 2
          while text[end].isLetter, end - index < 12 { end += 1 }
          let name = String(decoding: text[index + 2..<end], as: UTF8.self).lowercased()
          if text[end] == .greater, verbatimTags.contains(name) { return true }
        }
      case 2: if byte == .hyphen, hasPrefix("-->", at: index) { return true }
      case 3: if byte == .question, hasPrefix("?>", at: index) { return true }
      case 4: if byte == .greater { return true }
      default: if byte == .closeBracket, hasPrefix("]]>", at: index) { return true }
      }
      index += 1
    }
    return false
  }

  /// Whether these ASCII characters stand here; an end of line is none of them.
  func hasPrefix(_ prefix: StaticString, at start: Int) -> Bool {
    prefix.withUTF8Buffer { prefix in
      guard start + prefix.count <= text.count else { return false }
      for index in 0..<prefix.count where text[start + index] != prefix[index] { return false }
      return true
    }
  }

  /// Finds the end of the open or closing tag that starts here.
  func scanTag(at start: Int, end: Int) -> Int? {
    var index = start + 1
    let isClosing = index < end && text[index] == .slash
    if isClosing { index += 1 }
    guard index < end, text[index].isLetter else { return nil }
    while index < end, text[index].isAlphanumeric || text[index] == .hyphen { index += 1 }
    if isClosing {
      index = skipWhitespace(from: index, end: end)
      return index < end && text[index] == .greater ? index + 1 : nil
    }
    while true {
      let before = index
      index = skipWhitespace(from: index, end: end)
      guard index < end else { return nil }
      if text[index] == .greater { return index + 1 }
      if text[index] == .slash {
        return index + 1 < end && text[index + 1] == .greater ? index + 2 : nil
      }
      guard index > before, let next = scanAttribute(at: index, end: end) else { return nil }
      index = next
    }
  }

  private func scanAttribute(at start: Int, end: Int) -> Int? {
    let first = text[start]
    guard first.isLetter || first == .underscore || first == .colon else { return nil }
    var index = start + 1
    while index < end {
      let byte = text[index]
      guard
        byte.isAlphanumeric || byte == .underscore || byte == .colon || byte == .dot
          || byte == .hyphen
      else { break }
      index += 1
    }
    let equals = skipWhitespace(from: index, end: end)
    guard equals < end, text[equals] == .equals else { return index }
    index = skipWhitespace(from: equals + 1, end: end)
    guard index < end else { return nil }
    let mark = text[index]
    if mark == .quote || mark == .apostrophe {
      index += 1
      while index < end, text[index] != mark { index += 1 }
      return index < end ? index + 1 : nil
    }
    let valueStart = index
    while index < end {
      let byte = text[index]
      if byte.isWhitespace || byte == .quote || byte == .apostrophe || byte == .equals
        || byte == .less || byte == .greater || byte == .backtick
      {
        break
      }
      index += 1
    }
    return index > valueStart ? index : nil
  }

  func skipWhitespace(from start: Int, end: Int) -> Int {
    var index = start
    while index < end, text[index].isWhitespace { index += 1 }
    return index
  }
}

private let verbatimTags: Set<String> = ["script", "pre", "style", "textarea"]

private let blockTags: Set<String> = [
  "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
  "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
  "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head",
  "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav",
  "noframes", "ol", "optgroup", "option", "p", "param", "search", "section", "summary", "table",
  "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
]
