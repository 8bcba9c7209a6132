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
  private static let widthsOfASCII: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53,
    100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50,
    50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61,
    63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// What each byte of UTF-8 adds to the width of a text, in hundredths of an em.
  private static let widths: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x20..<0x7F: widthsOfASCII[Int(byte) - 0x20]
    case 0x80..<0xC0: 0  // the rest of a character that was counted at its first byte
    case 0xC0..<0xE2: 70
    case 0xE2...: 100
    default: 32
    }
  }

  private var hundredth: Double { font / 100 * (bold ? 1.13 : 1) }

  private func width(of byte: UInt8) -> Double { Double(Self.widths[Int(byte)]) * hundredth }

  /// The estimated width of a text; beyond `limit` it isn't looked at further.
  package func width(of text: String, limit: Double = .infinity) -> Double {
    let hundredth = hundredth
    let bound = limit / hundredth
    let most = bound < 1e9 ? Int(max(bound, -1)) : .max
    var text = text
    let sum = text.withUTF8 { bytes in
      let widths = Self.widths.span
      var sum = 0
      for byte in bytes {
        sum &+= Int(widths[Int(byte)])
        if sum > most { break }
      }
      return sum
    }
    return Double(sum) * hundredth
  }

  /// The estimated width of the widest of several lines.
  package func width(of lines: [FittedText]) -> Double {
    lines.reduce(0) { max($0, width(of: $1.text)) }
  }

  /// Shortens a text in the middle, where names of one kind differ least, until it fits.
  package func fit(_ text: String, width limit: Double) -> FittedText {
    guard width(of: text, limit: limit) > limit else { return FittedText(text: text) }
    let half = (limit - width(of: "…")) / 2
    let bytes = Array(text.utf8)
    var (head, tail) = (0, 0)
    // Where each byte is a character, none need be looked for.
    if bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
      let widths = bytes.lazy.map { (length: 1, width: width(of: $0)) }
      head = Self.length(of: widths, width: half)
      tail = Self.length(of: widths.reversed(), width: half)
    } else {
      let widths = text.lazy.map { (length: $0.utf8.count, width: width(of: String($0))) }
      head = Self.length(of: widths, width: half)
      tail = Self.length(of: widths.reversed(), width: half)
    }
    if head > 0, bytes[head - 1] == 0x20 { head -= 1 }
    if tail > 0, bytes[bytes.count - tail] == 0x20 { tail -= 1 }
    let fitting = bytes[..<head] + Array("…".utf8) + bytes[(bytes.count - tail)...]
    return FittedText(text: String(decoding: fitting, as: UTF8.self), full: text)
  }

  /// The length of the first characters that are together no wider than a limit.
  private static func length(
    of characters: some Sequence<(length: Int, width: Double)>, width limit: Double
  ) -> Int {
    var length = 0
    var sum = 0.0
    for character in characters {
      sum += character.width
      if sum > limit { break }
      length += character.length
    }
    return length
  }

  /// Breaks a text at its spaces into at most `lines` lines, the last shortened where it must be.
  ///
  /// The text is broken at the first space that leaves no line too wide; one without a space in
  /// reach is shortened instead.
  package func wrap(_ text: String, width limit: Double, lines: Int) -> [FittedText] {
    guard lines > 1, width(of: text, limit: limit) > limit else { return [fit(text, width: limit)] }
    let bytes = Array(text.utf8)
    var space: Int?
    var sum = 0.0
    for (place, byte) in bytes.enumerated() {
      guard sum <= limit else { break }
      if byte == 0x20, place > 0 { space = place }
      sum += width(of: byte)
    }
    guard let space else { return [fit(text, width: limit)] }
    let rest = String(decoding: bytes[(space + 1)...], as: UTF8.self)
    var result = [FittedText(text: String(decoding: bytes[..<space], as: UTF8.self))]
    result += wrap(rest, width: limit, lines: lines - 1)
    if result[1...].contains(where: { $0.full != nil }) { result[result.count - 1].full = text }
    return result
  }

  /// Breaks names as ``wrap(_:width:lines:)`` does, so that no two that differ read alike: those that
  /// would are told without the beginning that they share.
  package func wrapApart(_ names: [String], width limit: Double, lines: Int) -> [[FittedText]] {
    var result = names.map { wrap($0, width: limit, lines: lines) }
    var starts = Array(repeating: 0, count: names.count)
    while result.contains(where: { $0.contains { $0.full != nil } }) {
      var isMended = false
      for places in Dictionary(grouping: names.indices, by: { result[$0].map(\.text) }).values {
        let start = Self.startOfDifference(in: places.map { names[$0] }, after: starts[places[0]])
        for place in places where start > starts[place] {
          starts[place] = start
          let rest = String(decoding: names[place].utf8.dropFirst(start), as: UTF8.self)
          result[place] = wrap("…" + rest, width: limit, lines: lines)
          result[place][result[place].count - 1].full = names[place]
          isMended = true
        }
      }
      if !isMended { break }
    }
    return result
  }

  /// Where names that differ begin to, in bytes: at a word if that's after `start`, or within one; 0
  /// for names that don't differ.
  private static func startOfDifference(in names: [String], after start: Int) -> Int {
    guard let first = names.first, names.contains(where: { $0 != first }) else { return 0 }
    let shared = names.reduce(first[...]) { shared, name in
      var (end, place) = (shared.startIndex, name.startIndex)
      while end < shared.endIndex, place < name.endIndex, shared[end] == name[place] {
        shared.formIndex(after: &end)
        name.formIndex(after: &place)
      }
      return shared[..<end]
    }
    let words = shared.utf8.lastIndex(of: 0x20).map { shared[...$0].utf8.count } ?? 0
    return words > start ? words : shared.utf8.count
  }

  /// Breaks a text into two lines near its middle: at a space, or after a slash, which stays.
  package func halve(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let middle = bytes.count / 2
    var best: (distance: UInt, place: Int)?
    for (place, byte) in bytes.enumerated() where byte == 0x20 || byte == UInt8(ascii: "/") {
      let distance = (place - middle).magnitude
      if distance < best?.distance ?? .max { best = (distance, place) }
    }
    guard let place = best?.place else { return [text] }
    let end = bytes[place] == 0x20 ? place : place + 1
    return [bytes[..<end], bytes[(place + 1)...]].map { String(decoding: $0, as: UTF8.self) }
  }
}
