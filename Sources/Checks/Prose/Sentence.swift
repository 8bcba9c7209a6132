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
  /// Whether a `{{…}}` is among the words.
  let quotesValues: Bool
  private let passage: Passage

  /// Where a word stands, in bytes from the start of the text.
  func offset(of token: Int) -> Int {
    tokens.indices.contains(token) ? passage.sourceOffset(atUTF8: Int(tokens[token].offset)) : 0
  }

  /// Reads the sentences of a text, headings left out.
  static func all(in document: Document, sections: [Judgement.Section] = []) -> [Sentence] {
    var sentences: [Sentence] = []
    for passage in document.passages(in: document.root) where passage.kind != .heading {
      let start = passage.sourceOffset(atUTF8: 0)
      let section = sections.first { $0.range.contains(start) }?.kind ?? .text
      var tokenizer = Tokenizer(passage.utf8)
      while let tokens = tokenizer.nextSentence() {
        sentences.append(
          Sentence(
            tokens: tokens, section: section, isProse: passage.kind == .paragraph,
            quotesValues: tokenizer.metValue, passage: passage))
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
  var offset: Int32
  /// Whether a word starts with a capital.
  var isCapitalised = false
  /// Whether it stands between quotation marks.
  var isQuoted = false
  /// What is known of a word or a mark.
  var marks: WordMarks = []
  /// The text as a number, but for citations and marks; see ``WordKey``.
  var hash: UInt64 = 0
  /// Whether a word has a hyphen, an apostrophe or anything beyond ASCII in it.
  var isOfSeveralWords = false

  enum Kind: UInt8, Sendable {
    case word, number, value, citation, mark
  }

  /// Whether a clause ends here; a comma is no end.
  var endsClause: Bool { marks.contains(.clauseEnd) }
  /// Whether the token is a comma.
  var isComma: Bool { marks.contains(.comma) }
  /// Whether it says that a number is a percentage.
  var isPercentSign: Bool { marks.contains(.percentSign) }
}

/// Takes a passage's text apart.
private struct Tokenizer {
  private let bytes: [UInt8]
  private let lexicon = Lexicon.listed
  private var index = 0
  private var isQuoted = false
  /// The sentence so far; each is handed over as a copy that takes no more memory than it needs.
  private var tokens: [Token] = []
  /// Whether the last sentence has a `{{…}}`.
  private(set) var metValue = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next sentence that has a word in it; `nil` at the end.
  mutating func nextSentence() -> [Token]? {
    tokens.removeAll(keepingCapacity: true)
    metValue = false
    while let token = next() {
      tokens.append(token)
      if token.kind == .value { metValue = true }
      guard token.kind == .mark, isFullStop(bytes[Int(token.offset)]), startsSentence(at: index)
      else { continue }
      if tokens.contains(where: { $0.kind != .mark }) { return tokens.map(\.self) }
      tokens.removeAll(keepingCapacity: true)
    }
    return tokens.contains { $0.kind != .mark } ? tokens.map(\.self) : nil
  }

  private mutating func next() -> Token? {
    while index < bytes.count, bytes[index] <= 0x20 || isNoBreakSpace(index) {
      index += bytes[index] == 0xC2 ? 2 : 1
    }
    guard index < bytes.count else { return nil }
    let start = index
    if isLetter(index) { return word(from: start) }
    if isDigit(index) { return number(from: start) }
    if bytes[index] == 0x7B, index + 1 < bytes.count, bytes[index + 1] == 0x7B,
      let literal = enclosed(after: 2, by: "}}")
    {
      return Token(
        kind: .value, text: literal, offset: Int32(start), isQuoted: isQuoted,
        hash: WordKey(literal).hash)
    }
    if bytes[index] == 0x5B, let literal = enclosed(after: 1, by: "]") {
      return Token(kind: .citation, text: literal, offset: Int32(start), isQuoted: isQuoted)
    }
    return mark(from: start)
  }

  /// A number with its separators, such as `1,310`, `59.1`, `2012/13` or `2012-13`.
  private mutating func number(from start: Int) -> Token {
    while index < bytes.count, isDigit(index) || isSeparator(index) && isDigit(index + 1) {
      index += 1
    }
    // `14th` and `2a` are words.
    if index < bytes.count, isLetter(index) { return word(from: start) }
    let text = text(from: start)
    let key = WordKey(text)
    return Token(
      kind: .number, text: text, offset: Int32(start), isQuoted: isQuoted, hash: key.hash,
      isOfSeveralWords: bytes[start..<index].contains(0x2D))
  }

  private mutating func word(from start: Int) -> Token {
    var end = index
    while end < bytes.count {
      let byte = bytes[end]
      if isAlphanumeric(byte) {
        end += 1
      } else if byte < 0x80 {
        guard byte == 0x27 || byte == 0x2D, isLetter(end + 1) || isDigit(end + 1) else { break }
        end += 1
      } else if isLetter(end) {
        end += 1
      } else if isApostrophe(end), isLetter(end + 3) {
        end += 3
      } else {
        break
      }
    }
    index = end
    var key = WordKey()
    var isLower = true
    var isOfSeveralWords = false
    for place in start..<end {
      var byte = bytes[place]
      if byte &- 0x41 < 26 {
        byte |= 0x20
        isLower = false
      } else if byte >= 0x80 || byte == 0x27 || byte == 0x2D {
        isOfSeveralWords = true
      }
      key.append(byte)
    }
    let listed = lexicon[key]
    return Token(
      kind: .word, text: listed?.text ?? text(from: start, isLower: isLower), offset: Int32(start),
      isCapitalised: bytes[start] &- 0x41 < 26, isQuoted: isQuoted,
      marks: (listed?.marks ?? []).union(ending(from: start)), hash: key.hash,
      isOfSeveralWords: isOfSeveralWords)
  }

  /// How the word up to here ends.
  private func ending(from start: Int) -> WordMarks {
    func before(_ count: Int) -> UInt8 {
      index - count >= start ? bytes[index - count] | 0x20 : 0
    }
    switch before(1) {
    case UInt8(ascii: "d"): return before(2) == UInt8(ascii: "e") ? .endsInEd : []
    case UInt8(ascii: "t"):
      return before(2) == UInt8(ascii: "s") && before(3) == UInt8(ascii: "e") ? .endsInEst : []
    case UInt8(ascii: "r"): return text(from: start).lowercased().hasSuffix("-year") ? .years : []
    default: return []
    }
  }

  private mutating func mark(from start: Int) -> Token {
    index += 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    var text = text(from: start)
    var marks: WordMarks = []
    switch text {
    case ",": marks = .comma
    case ";", ":", "–", "—", "(", ")": marks = .clauseEnd
    case "%": marks = .percentSign
    case "“": isQuoted = true
    case "”": isQuoted = false
    case "\"": isQuoted.toggle()
    case "\u{2212}": text = "-"
    default: break
    }
    return Token(kind: .mark, text: text, offset: Int32(start), marks: marks)
  }

  /// What stands between a mark of some length, which is here, and another; moves behind that.
  private mutating func enclosed(after length: Int, by close: StaticString) -> String? {
    var end = index + length
    while end < bytes.count, end - index < 500, bytes[end] != 0x0A {
      if close.withUTF8Buffer({ bytes[end...].starts(with: $0) }) {
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

  private func text(from start: Int, isLower: Bool = true) -> String {
    if isLower { return String(decoding: bytes[start..<index], as: UTF8.self) }
    let lower = bytes[start..<index].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    return String(decoding: lower, as: UTF8.self)
  }

  private func isFullStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private func isDigit(_ place: Int) -> Bool {
    place < bytes.count && bytes[place] &- 0x30 < 10
  }

  private func isSeparator(_ place: Int) -> Bool {
    switch bytes[place] {
    case 0x2C, 0x2D, 0x2E, 0x2F: true
    default: false
    }
  }

  private func isNoBreakSpace(_ place: Int) -> Bool {
    bytes[place] == 0xC2 && place + 1 < bytes.count && bytes[place + 1] == 0xA0
  }

  private func isApostrophe(_ place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] == 0xE2 && bytes[place + 1] == 0x80
      && bytes[place + 2] == 0x99
  }

  /// Whether a letter starts here; everything beyond ASCII but general punctuation is taken for one.
  private func isLetter(_ place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let byte = bytes[place]
    if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
    if byte == 0xE2, place + 1 < bytes.count {
      return bytes[place + 1] > 0x80 && bytes[place + 1] != 0x88
    }
    return byte != 0xC2
  }
}
