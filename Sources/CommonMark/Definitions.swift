// Link reference definitions, and the parts that they share with links.

/// Where the links of one text lead, for another text that may refer to them.
public struct LinkDefinitions: Sendable {
  struct Link: Sendable {
    var destination: [UInt8]
    var title: [UInt8]?
  }

  let links: [String: Link]

  init(_ links: [String: Link]) { self.links = links }
}

extension Parser {
  /// Takes the definitions off the start of the open paragraph; nothing else may be left of it.
  mutating func takeDefinitions() {
    guard text[leaf.contentStart] == .openBracket else { return }
    var start = leaf.contentStart
    let end = trimmed(leaf.contentStart..<leaf.contentEnd).upperBound
    while start < end, text[start] == .openBracket, let next = takeDefinition(at: start, end: end) {
      start = next
    }
    leaf.contentStart = start
    if start >= end { leaf = Leaf() }
  }

  /// Reads one definition and returns where the next line starts.
  private mutating func takeDefinition(at start: Int, end: Int) -> Int? {
    guard let labelEnd = scanLabel(at: start, end: end), labelEnd < end,
      text[labelEnd] == .colon
    else { return nil }
    let label = start + 1..<labelEnd - 1
    var index = skipWhitespace(from: labelEnd + 1, end: end)
    guard index < end, let destination = scanDestination(at: index, end: end) else { return nil }
    index = destination.end

    var title: Range<Int>?
    let titleStart = skipWhitespace(from: index, end: end)
    if titleStart > index, let found = scanTitle(at: titleStart, end: end),
      let next = restOfLine(from: found.upperBound + 1, end: end)
    {
      title = found
      index = next
    } else if let next = restOfLine(from: index, end: end) {
      index = next
    } else {
      return nil
    }
    let name = normalizedLabel(label)
    guard !name.isEmpty else { return nil }
    // Of two definitions the first counts.
    if references[name] == nil {
      references[name] = Int32(truncatingIfNeeded: links.count)
      referenceFilter |= filterBit(label)
      links.append(
        LinkTarget(
          destination: unescaped(destination.content), title: title.map { unescaped($0) }))
    }
    return index
  }

  /// The start of the next line, if nothing but white space is left on this one.
  private func restOfLine(from start: Int, end: Int) -> Int? {
    var index = start
    while index < end, text[index].isSpaceOrTab { index += 1 }
    if index >= end { return end }
    return text[index] == .lineFeed ? index + 1 : nil
  }

  // MARK: - Parts of links

  /// Finds the end of a label in brackets, which may hold 999 characters but no bracket.
  func scanLabel(at start: Int, end: Int) -> Int? {
    var index = start + 1
    var characters = 0
    while index < end {
      let byte = text[index]
      if byte == .closeBracket { return index + 1 }
      if byte == .openBracket || characters > 999 { return nil }
      if byte == .backslash, index + 1 < end, text[index + 1].isPunctuation {
        index += 1
        characters += 1
      }
      if byte & 0xC0 != 0x80 { characters += 1 }
      index += 1
    }
    return nil
  }

  /// Finds the end of a destination, and what it is without its angle brackets.
  func scanDestination(at start: Int, end: Int) -> (content: Range<Int>, end: Int)? {
    var index = start
    if text[start] == .less {
      index += 1
      while index < end {
        switch text[index] {
        case .greater: return (start + 1..<index, index + 1)
        case .less, .lineFeed, .carriageReturn: return nil
        case .backslash where index + 1 < end && text[index + 1].isPunctuation: index += 2
        default: index += 1
        }
      }
      return nil
    }
    var depth = 0
    scan: while index < end {
      let byte = text[index]
      switch byte {
      case .backslash where index + 1 < end && text[index + 1].isPunctuation: index += 1
      case .openParenthesis:
        depth += 1
        // A limit that the specification allows; without one, hostile input takes long.
        if depth > 32 { return nil }
      case .closeParenthesis:
        if depth == 0 { break scan }
        depth -= 1
      default:
        if byte <= .space || byte == 0x7F { break scan }
      }
      index += 1
    }
    guard depth == 0, index > start else { return nil }
    return (start..<index, index)
  }

  /// Finds a title and returns it without its marks, each of which is one byte.
  func scanTitle(at start: Int, end: Int) -> Range<Int>? {
    guard start < end else { return nil }
    let opening = text[start]
    guard opening == .quote || opening == .apostrophe || opening == .openParenthesis else {
      return nil
    }
    let closing = opening == .openParenthesis ? UInt8.closeParenthesis : opening
    var index = start + 1
    while index < end {
      let byte = text[index]
      if byte == closing { return start + 1..<index }
      if byte == .openParenthesis, opening == .openParenthesis { return nil }
      if byte == .backslash, index + 1 < end, text[index + 1].isPunctuation { index += 1 }
      index += 1
    }
    return nil
  }

  /// The text without backslash escapes and with character references resolved; a copy if need be.
  mutating func unescaped(_ range: Range<Int>, backslashes: Bool = true) -> Range<Int> {
    let isPlain = !text[range].contains { $0 == .ampersand || ($0 == .backslash && backslashes) }
    guard !isPlain else { return range }
    let start = text.count
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte == .backslash, backslashes, index + 1 < range.upperBound,
        text[index + 1].isPunctuation
      {
        text.append(text[index + 1])
        index += 2
      } else if byte == .ampersand,
        let next = resolveReference(at: index, end: range.upperBound)
      {
        index = next
      } else {
        text.append(byte)
        index += 1
      }
    }
    return start..<text.count
  }

  // MARK: - Labels

  /// Finds the definition of a label, which is given without its brackets.
  mutating func reference(_ label: Range<Int>) -> Int32? {
    if referenceFilter != 0, referenceFilter & filterBit(label) != 0,
      let own = references[normalizedLabel(label)]
    {
      return own
    }
    guard let others = options.definitions?.links, !others.isEmpty else { return nil }
    let name = normalizedLabel(label)
    guard let link = others[name] else { return nil }
    let target = Int32(truncatingIfNeeded: links.count)
    links.append(
      LinkTarget(destination: appended(link.destination), title: link.title.map { appended($0) }))
    references[name] = target
    referenceFilter |= filterBit(label)
    return target
  }

  private mutating func appended(_ bytes: [UInt8]) -> Range<Int> {
    let start = text.count
    text += bytes
    return start..<text.count
  }

  /// The label with case folded and each stretch of white space made one space.
  private func normalizedLabel(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var isASCII = true
    for byte in text[range] {
      if byte.isWhitespace {
        if let last = bytes.last, last != .space { bytes.append(.space) }
      } else {
        if byte >= 0x80 { isASCII = false }
        bytes.append(byte.lowercased)
      }
    }
    if bytes.last == .space { bytes.removeLast() }
    let label = String(decoding: bytes, as: UTF8.self)
    // Folds what has no single lower-case form, as ẞ and SS, too.
    return isASCII ? label : label.lowercased().uppercased().lowercased()
  }

  /// One of 64 bits, the same for all spellings of a label.
  private func filterBit(_ label: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0
    for byte in text[label] where !byte.isWhitespace {
      // Beyond ASCII, letters fold in ways that bytes don't show.
      if byte >= 0x80 { return .max }
      hash = (hash ^ UInt64(byte.lowercased)) &* 0x100_0000_01B3
    }
    return 1 << (hash >> 58)
  }
}
