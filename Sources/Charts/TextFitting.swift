// SVG can't wrap or shorten text and no font is at hand, so widths are estimated on the safe side.

/// A text that is known to fit.
package struct FittedText: Hashable, Sendable {
  /// The text as it fits.
  package var text: String
  /// The wording before it was shortened; `nil` when it wasn't.
  package var full: String?
}

/// The size of a text that is to be measured.
package struct TextMeasure: Sendable {
  /// The height of the font, in units of the drawing.
  package var font: Double
  /// Whether the text is bold, and so wider.
  package var bold: Bool

  package init(font: Double, bold: Bool = false) {
    self.font = font
    self.bold = bold
  }

  /// Advance widths of the characters from space to `~`, in hundredths of an em: those of DejaVu
  /// Sans, the widest of the fonts that `system-ui` usually means.
  private static let widths: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53,
    100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50,
    50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61,
    63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// The estimated width of a text; beyond `limit` it isn't looked at further.
  package func width(of text: some StringProtocol, limit: Double = .infinity) -> Double {
    let hundredth = font / 100 * (bold ? 1.13 : 1)
    let bound = limit / hundredth
    var sum = 0.0
    for byte in text.utf8 {
      switch byte {
      case 0x20..<0x7F: sum += Double(Self.widths[Int(byte) - 0x20])
      case 0x80..<0xC0: continue  // the rest of a character that was counted at its first byte
      case 0xC0..<0xE2: sum += 70
      case 0xE2...: sum += 100
      default: sum += 32
      }
      if sum > bound { break }
    }
    return sum * hundredth
  }

  /// Shortens a text in the middle, where names of one kind differ least, until it fits.
  package func fit(_ text: String, width limit: Double) -> FittedText {
    guard width(of: text, limit: limit) > limit else { return FittedText(text: text) }
    let half = (limit - width(of: "…")) / 2
    let head = prefix(of: text, width: half)
    let tail = String(prefix(of: text.reversed(), width: half).reversed())
    return FittedText(text: trimEnd(head) + "…" + trimStart(tail), full: text)
  }

  /// Breaks a text at its spaces into at most `lines` lines, the last shortened where it must be.
  ///
  /// The text is broken at the first space that leaves no line too wide; one without a space in
  /// reach is shortened instead.
  package func wrap(_ text: String, width limit: Double, lines: Int) -> [FittedText] {
    guard lines > 1, width(of: text, limit: limit) > limit else { return [fit(text, width: limit)] }
    var fitting: String.Index?
    var sum = 0.0
    var index = text.startIndex
    while index < text.endIndex, sum <= limit {
      if text[index] == " ", index > text.startIndex { fitting = index }
      sum += width(of: text[index...index])
      index = text.index(after: index)
    }
    guard let fitting else { return [fit(text, width: limit)] }
    let rest = String(text[text.index(after: fitting)...])
    var result = [FittedText(text: String(text[..<fitting]))]
    result += wrap(rest, width: limit, lines: lines - 1)
    if result[1...].contains(where: { $0.full != nil }) { result[result.count - 1].full = text }
    return result
  }

  /// Breaks a text into two lines near its middle: at a space, or after a slash, which stays.
  package func halve(_ text: String) -> [String] {
    let middle = text.utf8.count / 2
    var best: (distance: UInt, index: String.Index)?
    for index in text.indices where text[index] == " " || text[index] == "/" {
      let place = text.utf8.distance(from: text.startIndex, to: index)
      let distance = (place - middle).magnitude
      if distance < best?.distance ?? .max { best = (distance, index) }
    }
    guard let index = best?.index else { return [text] }
    let after = text.index(after: index)
    return [String(text[..<(text[index] == " " ? index : after)]), String(text[after...])]
  }

  private func prefix(of characters: some Sequence<Character>, width limit: Double) -> String {
    var result = ""
    var sum = 0.0
    for character in characters {
      sum += width(of: String(character))
      if sum > limit { break }
      result.append(character)
    }
    return result
  }

  private func trimEnd(_ text: String) -> String {
    text.last == " " ? String(text.dropLast()) : text
  }

  private func trimStart(_ text: String) -> String {
    text.first == " " ? String(text.dropFirst()) : text
  }
}
