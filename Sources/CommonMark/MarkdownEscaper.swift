/// Writes text in such a way that no part of it is taken for markup.
struct MarkdownEscaper {
  var output: [UInt8] = []

  /// What may need an escape somewhere within a text.
  private static let marks = ASCIISet("\\*`[]<~_&!{|#", 0...0x1F, 0x7F...0x7F)

  /// Appends text.
  ///
  /// - Parameters:
  ///   - text: The text; what precedes and follows it is not known here.
  ///   - atLineStart: Whether nothing but the marks of containers stands before it on its line.
  ///   - afterMark: Whether the mark of emphasis stands right before it.
  ///   - atLineEnd: Whether nothing follows it on its line, or the mark of emphasis does.
  ///   - inCell: Whether it's part of a table, where a pipe ends the cell.
  mutating func append(
    _ text: ArraySlice<UInt8>, atLineStart: Bool, afterMark: Bool = false, atLineEnd: Bool,
    inCell: Bool
  ) {
    var index = text.startIndex
    if atLineStart, index < text.endIndex, escapesAtLineStart(text) {
      output.append(.backslash)
      output.append(text[index])
      index += 1
    }
    var digits = atLineStart ? index : -1
    let marks = Self.marks
    let end = text.last == .space ? text.endIndex - 1 : text.endIndex
    while index < text.endIndex {
      // Most bytes stand for themselves, whatever is around them, but for a space at an edge.
      if digits < 0, index > text.startIndex || text[index] != .space {
        let start = index
        index += text[start..<end].span.firstIndex {
          $0.mayHoldMarkup
        } where: {
          $0 == 0xC2 || marks.contains($0)
        }
        output.append(contentsOf: text[start..<index])
        guard index < text.endIndex else { return }
      }
      let byte = text[index]
      let isEdge =
        ((atLineStart || afterMark) && index == text.startIndex)
        || (atLineEnd && index == text.endIndex - 1)
      if byte.isAlphanumeric || byte >= 0x80 {
        appendLetter(text, at: &index)
        if !byte.isDigit { digits = -1 }
        continue
      }
      if byte < .space || byte == 0x7F || (byte == .space && isEdge) {
        appendSpace(byte, isEdge: isEdge)
      } else {
        let endsNumber =
          digits >= 0 && index > digits && (byte == .dot || byte == .closeParenthesis)
          // What follows it makes it the mark of an item, or not, as in "54.0%".
          && (index + 1 == text.endIndex || text[index + 1] <= .space)
        if endsNumber || needsEscape(text, at: index, atLineEnd: atLineEnd, inCell: inCell) {
          output.append(.backslash)
        }
        output.append(byte)
      }
      digits = -1
      index += 1
    }
  }

  /// A letter stands for itself, but a space that no line may start or end with is spelled out.
  private mutating func appendLetter(_ text: ArraySlice<UInt8>, at index: inout Int) {
    let isNoBreakSpace = text[index] == 0xC2 && index + 1 < text.endIndex && text[index + 1] == 0xA0
    if isNoBreakSpace, index == text.startIndex || index + 2 == text.endIndex {
      // Beside a delimiter it would keep that from opening or closing.
      output.append("&nbsp;")
      index += 2
    } else {
      output.append(text[index])
      index += 1
    }
  }

  private mutating func appendSpace(_ byte: UInt8, isEdge: Bool) {
    if byte == 0 {
      output.append("\u{FFFD}")
    } else if byte == .tab, !isEdge {
      output.append(byte)
    } else {
      output.append("&#")
      output.append(decimal: Int(byte))
      output.append(.semicolon)
    }
  }

  /// Whether the first byte would start a block, or underline what stands above.
  private func escapesAtLineStart(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    let second = text.dropFirst().first
    switch first {
    case .hash, .greater, .equals, .pipe, .colon:
      return first != .colon || second == .hyphen || second == nil
    case .hyphen, .plus: return second.map { !$0.isAlphanumeric && $0 < 0x80 } ?? true
    default: return false
    }
  }

  private func needsEscape(
    _ text: ArraySlice<UInt8>, at index: Int, atLineEnd: Bool, inCell: Bool
  ) -> Bool {
    let next = index + 1 < text.endIndex ? text[index + 1] : nil
    switch text[index] {
    case .backslash, .star, .backtick, .openBracket, .closeBracket, .less, .tilde: return true
    case .underscore:
      // Within a word it can neither open nor close.
      guard index > text.startIndex, let next else { return true }
      return !text[index - 1].isAlphanumeric || !next.isAlphanumeric
    case .ampersand: return next.map { $0.isAlphanumeric || $0 == .hash } ?? !atLineEnd
    case .exclamation: return next == nil && !atLineEnd
    case .openBrace: return next == .openBrace || (next == nil && !atLineEnd)
    case .pipe: return inCell
    case .hash: return next == nil
    default: return false
    }
  }
}
