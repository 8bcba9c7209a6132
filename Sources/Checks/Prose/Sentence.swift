import CommonMark
import SelfEvaluation

/// A sentence of an answer or of a priority's evaluation, as words.
struct Sentence: Sendable {
  /// The words and marks in reading order.
  let tokens: [Token]
  /// The part of the answer that it stands in.
  let section: Judgement.Section.Kind
  /// Whether it's a paragraph's or a list's, and not a table's.
  let isProse: Bool
  private let passage: Passage

  /// Where a word stands, in bytes from the start of the text.
  func offset(of token: Int) -> Int {
    tokens.indices.contains(token) ? passage.sourceOffset(atUTF8: tokens[token].offset) : 0
  }

  /// Reads the sentences of a text, headings left out.
  static func all(in document: Document, sections: [Judgement.Section] = []) -> [Sentence] {
    var sentences: [Sentence] = []
    for passage in document.passages(in: document.root) where passage.kind != .heading {
      let start = passage.sourceOffset(atUTF8: 0)
      let section = sections.first { $0.range.contains(start) }
      var tokenizer = Tokenizer(passage.text)
      while let tokens = tokenizer.nextSentence() {
        sentences.append(
          Sentence(
            tokens: tokens, section: section?.kind ?? .text, isProse: passage.kind == .paragraph,
            passage: passage))
      }
    }
    return sentences
  }
}

/// A word, a number, a `{{…}}`, a citation or a mark of punctuation.
struct Token: Sendable {
  /// What it is.
  var kind: Kind
  /// A word in lower case; a number or mark as written; a value's name without its braces.
  var text: String
  /// Where it starts, in bytes of the passage's text.
  var offset: Int
  /// Whether a word starts with a capital.
  var isCapitalised = false
  /// Whether it stands between quotation marks.
  var isQuoted = false
  /// What is known of a word.
  var marks: WordMarks = []

  enum Kind: UInt8, Sendable {
    case word, number, value, citation, mark
  }

  /// Whether a clause ends here; a comma is no end.
  var endsClause: Bool { kind == .mark && [";", ":", "–", "—", "(", ")"].contains(text) }
  /// Whether the token is a comma.
  var isComma: Bool { kind == .mark && text == "," }
  /// Whether it says that a number is a percentage.
  var isPercentSign: Bool { kind == .mark && text == "%" || text == "percent" }
}

/// Takes a passage's text apart.
private struct Tokenizer {
  private let bytes: [UInt8]
  private var index = 0
  private var isQuoted = false

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The next sentence that has a word in it; `nil` at the end.
  mutating func nextSentence() -> [Token]? {
    var tokens: [Token] = []
    while let token = next() {
      tokens.append(token)
      guard token.kind == .mark, [".", "!", "?"].contains(token.text), startsSentence(at: index)
      else { continue }
      if tokens.contains(where: { $0.kind != .mark }) { return tokens }
      tokens.removeAll()
    }
    return tokens.contains { $0.kind != .mark } ? tokens : nil
  }

  private mutating func next() -> Token? {
    while index < bytes.count, bytes[index] <= 0x20 || isNoBreakSpace(index) {
      index += bytes[index] == 0xC2 ? 2 : 1
    }
    guard index < bytes.count else { return nil }
    let start = index
    if let literal = enclosed("{{", "}}") {
      return Token(kind: .value, text: literal, offset: start, isQuoted: isQuoted)
    }
    if bytes[index] == 0x5B, let literal = enclosed("[", "]") {
      return Token(kind: .citation, text: literal, offset: start, isQuoted: isQuoted)
    }
    if isDigit(index) { return number(from: start) }
    if isLetter(index) { return word(from: start) }
    return mark(from: start)
  }

  /// A number with its separators, such as `1,310`, `59.1`, `2012/13` or `2012-13`.
  private mutating func number(from start: Int) -> Token {
    while index < bytes.count, isDigit(index) || isSeparator(index) && isDigit(index + 1) {
      index += 1
    }
    // `14th` and `2a` are words.
    if index < bytes.count, isLetter(index) { return word(from: start) }
    return Token(kind: .number, text: text(from: start), offset: start, isQuoted: isQuoted)
  }

  private mutating func word(from start: Int) -> Token {
    while index < bytes.count {
      if isLetter(index) || isDigit(index) {
        index += 1
      } else if bytes[index] == 0x27 || bytes[index] == 0x2D,
        isLetter(index + 1) || isDigit(index + 1)
      {
        index += 1
      } else if isApostrophe(index), isLetter(index + 3) {
        index += 3
      } else {
        break
      }
    }
    let isCapitalised = (0x41...0x5A).contains(bytes[start])
    var lower = bytes[start..<index]
    for place in lower.indices where (0x41...0x5A).contains(lower[place]) { lower[place] |= 0x20 }
    let text = String(decoding: lower, as: UTF8.self)
    return Token(
      kind: .word, text: text, offset: start, isCapitalised: isCapitalised, isQuoted: isQuoted,
      marks: WordMarks.of(text))
  }

  private mutating func mark(from start: Int) -> Token {
    index += 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    let text = text(from: start)
    switch text {
    case "“": isQuoted = true
    case "”": isQuoted = false
    case "\"": isQuoted.toggle()
    default: break
    }
    return Token(kind: .mark, text: text == "\u{2212}" ? "-" : text, offset: start)
  }

  /// What stands between two marks, the first of which is here; moves behind the second.
  private mutating func enclosed(_ open: StaticString, _ close: StaticString) -> String? {
    let length = open.utf8CodeUnitCount
    func stands(_ mark: StaticString, at place: Int) -> Bool {
      mark.withUTF8Buffer { bytes[place...].starts(with: $0) }
    }
    guard stands(open, at: index) else { return nil }
    var end = index + length
    while end < bytes.count, end - index < 500, bytes[end] != 0x0A {
      if stands(close, at: end) {
        let literal = String(decoding: bytes[(index + length)..<end], as: UTF8.self)
        index = end + length
        return String(literal.drop(while: \.isWhitespace))
      }
      end += 1
    }
    return nil
  }

  /// Whether what follows a full stop can be the start of a sentence.
  private func startsSentence(at place: Int) -> Bool {
    var place = place
    while place < bytes.count, "\"')]".utf8.contains(bytes[place]) { place += 1 }
    guard place < bytes.count, bytes[place] <= 0x20 else { return true }
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place >= bytes.count || !(0x61...0x7A).contains(bytes[place])
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func isDigit(_ place: Int) -> Bool {
    place < bytes.count && (0x30...0x39).contains(bytes[place])
  }

  private func isSeparator(_ place: Int) -> Bool { ".,/-".utf8.contains(bytes[place]) }

  private func isNoBreakSpace(_ place: Int) -> Bool {
    bytes[place] == 0xC2 && place + 1 < bytes.count && bytes[place + 1] == 0xA0
  }

  private func isApostrophe(_ place: Int) -> Bool {
    bytes[place...].starts(with: [0xE2, 0x80, 0x99])
  }

  /// Whether a letter starts here; everything beyond ASCII but general punctuation is taken for one.
  private func isLetter(_ place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let byte = bytes[place]
    if byte < 0x80 { return (0x41...0x5A).contains(byte & 0xDF) }
    if byte == 0xE2, place + 1 < bytes.count {
      return bytes[place + 1] > 0x80 && bytes[place + 1] != 0x88
    }
    return byte != 0xC2
  }
}
