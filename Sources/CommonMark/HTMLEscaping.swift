// Text and addresses in such a form that HTML takes them for what they are.

extension HTMLRenderer {
  mutating func appendEscaped(_ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let index = document.nextEscape(in: start..<range.upperBound)
      if index > start { output.append(contentsOf: document.text[start..<index]) }
      guard index < range.upperBound else { return }
      switch document.text[index] {
      case .less: output.append("&lt;")
      case .greater: output.append("&gt;")
      case .ampersand: output.append("&amp;")
      case .quote: output.append("&quot;")
      default: output.append("\u{FFFD}")
      }
      start = index + 1
    }
  }

  /// Writes an address: what may not stand in one as a percent escape.
  mutating func appendURL(_ range: Range<Int>) {
    for index in range {
      let byte = document.text[index]
      if byte == .ampersand {
        output.append("&amp;")
      } else if byte == .apostrophe {
        output.append("&#x27;")
      } else if byte == 0 {
        output.append("%EF%BF%BD")
      } else if isPlainInURL(byte) {
        output.append(byte)
      } else {
        output.append(.percent)
        output.append(hexDigit(byte >> 4))
        output.append(hexDigit(byte & 15))
      }
    }
  }

  private func isPlainInURL(_ byte: UInt8) -> Bool {
    if byte.isAlphanumeric { return true }
    guard byte.isPunctuation else { return false }
    switch byte {
    case .quote, .less, .greater, .openBracket, .backslash, .closeBracket, .caret, .backtick,
      .openBrace, .pipe, .closeBrace:
      return false
    default: return true
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x37 }
}
