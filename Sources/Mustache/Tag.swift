import Diagnostics

/// One tag of a template, found between its delimiters.
struct Tag {
  enum Kind: UInt8 {
    case variable
    case unescaped
    case section
    case inverted
    case close
    case partial
    case parent
    case block
    case comment
    case delimiters
  }

  var kind: Kind
  /// The bytes of the whole tag, delimiters included.
  var range: Range<Int>
  /// The bytes between sigil and closing delimiter, without the white space around them.
  var content: Range<Int>
}

/// Finds the tags of a template, one after the other.
struct TagScanner {
  let bytes: [UInt8]
  var opening = Array("{{".utf8)
  var closing = Array("}}".utf8)
  /// Where to look for the next tag.
  var position = 0
  /// The faults of tags that couldn't be read; their bytes are then text.
  var faults: [Fault] = []

  /// A change of delimiters is short; to look no further for its end keeps reading linear.
  private static let longestDelimiters = 256

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Tag? {
    while let start = bytes.firstIndex(of: opening, from: position) {
      var cursor = skipWhitespace(from: start + opening.count)
      let sigil = cursor < bytes.count ? bytes[cursor] : 0
      let kind = Self.kind(of: sigil)
      if kind != .variable { cursor += 1 }
      let found =
        switch kind {
        case .comment: bytes.firstIndex(of: closing, from: cursor).map { ($0, $0 + closing.count) }
        case .delimiters: endOfDelimiters(from: cursor)
        default: endOfName(from: cursor, closedBy: sigil == UInt8(ascii: "{"))
        }
      guard let (contentEnd, end) = found else {
        // The tag's bytes stay text, and what comes after them is read as usual.
        position = kind == .comment ? bytes.count : cursor
        faults.append(kind == .delimiters ? .badDelimiters(at: start) : unclosedTag(at: start))
        continue
      }
      position = end
      return Tag(kind: kind, range: start..<end, content: trim(cursor..<contentEnd))
    }
    return nil
  }

  /// Takes the two delimiters that a tag names.
  mutating func setDelimiters(_ tag: Tag) {
    let parts = bytes[tag.content].split(whereSeparator: \.isTemplateWhitespace)
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      faults.append(.badDelimiters(at: tag.range.lowerBound))
      return
    }
    opening = Array(parts[0])
    closing = Array(parts[1])
  }

  private static func kind(of sigil: UInt8) -> Tag.Kind {
    switch sigil {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): .unescaped
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: "/"): .close
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "="): .delimiters
    default: .variable
    }
  }

  /// The end of a tag with a name, which is the closing delimiter if no other tag is opened before.
  private func endOfName(from start: Int, closedBy brace: Bool) -> (Int, Int)? {
    let (end, beginning) = (brace ? UInt8(ascii: "}") : closing[0], opening[0])
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      if byte == end {
        let delimiter = brace ? index + 1 : index
        if matches(closing, at: delimiter) { return (index, delimiter + closing.count) }
      }
      if byte == beginning, matches(opening, at: index) { return nil }
    }
    return nil
  }

  private func endOfDelimiters(from start: Int) -> (Int, Int)? {
    let limit = min(bytes.count, start + Self.longestDelimiters)
    for index in start..<max(start, limit)
    where bytes[index] == UInt8(ascii: "=") && matches(closing, at: index + 1) {
      return (index, index + 1 + closing.count)
    }
    return nil
  }

  private func matches(_ wanted: [UInt8], at start: Int) -> Bool {
    guard bytes.count - start >= wanted.count else { return false }
    for index in 0..<wanted.count where bytes[start + index] != wanted[index] { return false }
    return true
  }

  private func skipWhitespace(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index].isTemplateWhitespace { index += 1 }
    return index
  }

  private func trim(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isTemplateWhitespace { start += 1 }
    while end > start, bytes[end - 1].isTemplateWhitespace { end -= 1 }
    return start..<end
  }

  private func unclosedTag(at start: Int) -> Fault {
    let line = bytes[start...].prefix(40).prefix { !$0.isLineEnd }
    return .unclosedTag(
      String(decoding: line, as: UTF8.self), by: String(decoding: closing, as: UTF8.self), at: start
    )
  }
}

extension UInt8 {
  var isTemplateWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  /// White space within a line.
  var isTemplateBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
