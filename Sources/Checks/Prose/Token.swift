import CommonMark

/// A word, a number, a `{{…}}`, a citation or a mark of punctuation.
struct Token: Sendable {
  /// The text in lower case, by which it's compared; of what is no word, the text as written.
  var word: Word
  /// What is known of it.
  var marks: WordMarks
  /// Where it starts, in bytes of the passages' text.
  var offset: Int32
  /// How many bytes it has.
  var length: Int32

  init(_ word: Word, _ marks: WordMarks, _ range: Range<Int>) {
    self.word = word
    self.marks = marks
    offset = Int32(truncatingIfNeeded: range.lowerBound)
    length = Int32(truncatingIfNeeded: range.count)
  }

  /// What stands beyond the ends of a sentence.
  static var none: Token { Token(.none, [], 0..<0) }

  /// Its bytes in the passages' text, without what encloses them.
  var textRange: Range<Int> {
    let frame = isValue ? 2 : isCitation ? 1 : 0
    return Int(offset) + frame..<Int(offset) + Int(length) - frame
  }

  var isWord: Bool { marks.contains(.word) }
  var isNumber: Bool { marks.contains(.number) }
  var isValue: Bool { marks.contains(.value) }
  var isCitation: Bool { marks.contains(.citation) }
  /// Whether it's a mark of punctuation.
  var isMark: Bool { marks.contains(.punctuation) }

  /// Whether a word starts with a capital.
  var isCapitalised: Bool { marks.contains(.capitalised) }
  /// Whether it stands between quotation marks.
  var isQuoted: Bool { marks.contains(.quoted) }
  /// Whether a word has a hyphen, an apostrophe or anything beyond ASCII in it.
  var isOfSeveralWords: Bool { marks.contains(.ofSeveralWords) }

  /// Whether a clause ends here; a comma is no end.
  var endsClause: Bool { marks.contains(.clauseEnd) }
  /// Whether the token is a comma.
  var isComma: Bool { marks.contains(.comma) }
  /// Whether it says that a number is a percentage.
  var isPercentSign: Bool { marks.contains(.percentSign) }
  /// Whether the word makes a supposition of what follows; `May` is a month.
  var isSupposing: Bool { marks.contains(.supposition) && !(word == "may" && isCapitalised) }
}

/// Takes the text of passages apart, one after another.
///
/// The bytes are handed to each step rather than kept, so that they are read where they lie.
struct Tokenizer {
  /// The words and marks of the sentences so far.
  private(set) var tokens: [Token] = []
  /// What is known of any word of the last sentence.
  private(set) var marks: WordMarks = []
  private let lexicon = Lexicon.listed
  private var index = 0
  private var isQuoted = false

  /// - Parameter count: How many bytes there are in all.
  init(count: Int) { tokens.reserveCapacity(count / 5) }

  /// Goes to the start of a passage.
  mutating func begin(at start: Int) {
    index = start
    isQuoted = false
  }

  /// The next sentence that has a word in it, as places of tokens; `nil` at the end.
  mutating func nextSentence(_ bytes: Span<UInt8>) -> Range<Int>? {
    let start = tokens.count
    marks = []
    while let token = next(bytes) {
      tokens.append(token)
      marks.formUnion(token.marks)
      guard token.isMark, isFullStop(bytes[Int(token.offset)]), startsSentence(bytes, at: index)
      else { continue }
      if !marks.isDisjoint(with: .content) { return start..<tokens.count }
      tokens.removeSubrange(start...)
      marks = []
    }
    if !marks.isDisjoint(with: .content) { return start..<tokens.count }
    tokens.removeSubrange(start...)
    return nil
  }

  @inline(__always)
  private mutating func next(_ bytes: Span<UInt8>) -> Token? {
    while index < bytes.count {
      let length = spaceLength(bytes, index)
      guard length > 0 else { break }
      index += length
    }
    guard index < bytes.count else { return nil }
    let start = index
    if isLetter(bytes, index) { return word(bytes, from: start, WordBytes()) }
    if isDigit(bytes, index) { return number(bytes) }
    if bytes[index] == 0x7B, index + 1 < bytes.count, bytes[index + 1] == 0x7B,
      let word = enclosed(bytes, by: 0x7D, 2)
    {
      return Token(word, [.value, quotation], start..<index)
    }
    if bytes[index] == 0x5B, let word = enclosed(bytes, by: 0x5D, 1) {
      return Token(word, [.citation, quotation], start..<index)
    }
    return mark(bytes)
  }

  private var quotation: WordMarks { isQuoted ? .quoted : [] }

  /// A number with its separators, such as `1,310`, `59.1`, `2012/13` or `2012-13`.
  private mutating func number(_ bytes: Span<UInt8>) -> Token {
    let start = index
    var text = WordBytes()
    var marks: WordMarks = [.number, quotation]
    while index < bytes.count,
      isDigit(bytes, index) || isSeparator(bytes[index]) && isDigit(bytes, index + 1)
    {
      if bytes[index] == 0x2D { marks.insert(.ofSeveralWords) }
      if bytes[index] >= 0x80 {
        // The digit of one that is full-width: its last byte has the same four bits.
        text.append(bytes[index + 2] & 0x0F | 0x30)
        index += 3
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    // `14th` and `2a` are words; `40pp` is a number and a word.
    if index < bytes.count, isLetter(bytes, index), !isPoints(bytes, index) {
      return word(
        bytes, from: start, text, marks.contains(.ofSeveralWords) ? .ofSeveralWords : [])
    }
    return Token(text.word, marks, start..<index)
  }

  /// Whether the sign of percentage points stands here, or that of a percentage: `pp`, `pc`.
  private func isPoints(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    place + 1 < bytes.count && bytes[place] | 0x20 == 0x70
      && (bytes[place + 1] | 0x20 == 0x70 || bytes[place + 1] | 0x20 == 0x63)
      && !isLetter(bytes, place + 2) && !isDigit(bytes, place + 2)
  }

  /// A word of which some bytes are known already.
  @inline(__always)
  private mutating func word(
    _ bytes: Span<UInt8>, from start: Int, _ known: WordBytes, _ marks: WordMarks = []
  ) -> Token {
    var text = known
    var marks = marks
    var end = index
    // Nearly all bytes: one by one, words took a third longer.
    var isEnded = false
    while text.isAtEight, end + 8 <= bytes.count {
      let number = UInt64(
        littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: end, as: UInt64.self))
      guard EightBytes(number).areASCII else { break }
      // Letters differ from capitals by one bit, which digits have too.
      let lower = number | 0x2020_2020_2020_2020
      let plain =
        EightBytes(lower).holds(from: 0x61, to: 0x7A)
        | EightBytes(number).holds(from: 0x30, to: 0x39)
      let length = (~plain & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
      text.append(lower, first: length)
      end += length
      guard length < 8 else { continue }
      let next = UInt8(truncatingIfNeeded: number &>> UInt64(truncatingIfNeeded: 8 &* length))
      isEnded = next != 0x27 && next != 0x2D
      break
    }
    while !isEnded, end < bytes.count {
      let byte = bytes[end]
      if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
        text.append(byte)
      } else if byte &- 0x41 < 26 {
        text.append(byte | 0x20)
      } else if byte < 0x80 {
        guard byte == 0x27 || byte == 0x2D, isLetter(bytes, end + 1) || isDigit(bytes, end + 1)
        else { break }
        marks.insert(.ofSeveralWords)
        text.append(byte)
      } else {
        let isApostrophe = isApostrophe(bytes, end) && isLetter(bytes, end + 3)
        guard isApostrophe || isLetter(bytes, end) else { break }
        marks.insert(.ofSeveralWords)
        text.append(byte)
        if isApostrophe {
          text.append(bytes[end + 1])
          text.append(bytes[end + 2])
          end += 2
        }
      }
      end += 1
    }
    index = end
    if bytes[start] &- 0x41 < 26 { marks.insert(.capitalised) }
    let word = text.word
    marks.formUnion([.word, quotation, lexicon[word], ending(bytes.extracting(start..<end))])
    if marks.contains(.ofSeveralWords), isShare(bytes.extracting(start..<end)) {
      marks.insert(.smallNumber)
    }
    return Token(word, marks, start..<end)
  }

  /// Whether a word may be a share: `four-of-twelve`, `one-in-three`.
  private func isShare(_ word: Span<UInt8>) -> Bool {
    (0..<max(word.count - 3, 0)).contains { place in
      guard word[place] == 0x2D, word[place + 3] == 0x2D else { return false }
      let (first, second) = (word[place + 1] | 0x20, word[place + 2] | 0x20)
      return first == 0x6F && second == 0x66 || first == 0x69 && second == 0x6E
    }
  }

  /// How a word ends.
  @inline(__always)
  private func ending(_ word: Span<UInt8>) -> WordMarks {
    func isLast(_ distance: Int, _ letter: Unicode.Scalar) -> Bool {
      distance <= word.count && word[word.count - distance] | 0x20 == UInt8(ascii: letter)
    }
    switch word[word.count - 1] | 0x20 {
    case UInt8(ascii: "d"): return isLast(2, "e") ? .endsInEd : []
    case UInt8(ascii: "g"): return isLast(2, "n") && isLast(3, "i") ? .endsInIng : []
    case UInt8(ascii: "y"): return isLast(2, "l") ? .endsInLy : []
    case UInt8(ascii: "t"): return isLast(2, "s") && isLast(3, "e") ? .endsInEst : []
    case UInt8(ascii: "r"):
      return isLast(2, "a") && isLast(3, "e") && isLast(4, "y") && isLast(5, "-") ? .years : []
    default: return []
    }
  }

  private mutating func mark(_ bytes: Span<UInt8>) -> Token {
    let start = index
    var text = WordBytes()
    repeat {
      text.append(bytes[index])
      index += 1
    } while index < bytes.count && bytes[index] & 0xC0 == 0x80
    var word = text.word
    var marks: WordMarks = .punctuation
    switch bytes[start] {
    case 0x2C: marks.insert(.comma)
    case 0x3A, 0x3B, 0x28, 0x29: marks.insert(.clauseEnd)
    case 0x25: marks.insert(.percentSign)
    case 0x22: isQuoted.toggle()
    case 0xEF where word == "\u{FF05}": marks.insert(.percentSign)
    case 0xE2:
      switch word {
      case "–", "—": marks.insert(.clauseEnd)
      case "“": isQuoted = true
      case "”": isQuoted = false
      case "\u{2212}":
        word = "-"
        marks.insert(.minus)
      default: break
      }
    default: break
    }
    return Token(word, marks, start..<index)
  }

  /// What stands between some marks, of which the first are here, and as many others; moves behind
  /// those.
  private mutating func enclosed(_ bytes: Span<UInt8>, by close: UInt8, _ count: Int) -> Word? {
    let start = index + count
    var end = start
    while end < bytes.count, end - index < 500, bytes[end] != 0x0A {
      if bytes[end] == close, count == 1 || end + 1 < bytes.count && bytes[end + 1] == close {
        index = end + count
        return literal(bytes.extracting(start..<end))
      }
      end += 1
    }
    return nil
  }

  /// A text without the white space at its start.
  private func literal(_ bytes: Span<UInt8>) -> Word {
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] &- 0x09 < 5 { start += 1 }
    if start < bytes.count, bytes[start] >= 0x80 {
      let text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
      return Word(String(text.drop(while: \.isWhitespace)))
    }
    var text = WordBytes()
    for place in start..<bytes.count { text.append(bytes[place]) }
    return text.word
  }

  /// Whether what follows a full stop can be the start of a sentence.
  private func startsSentence(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    var place = place
    while place < bytes.count, isClosing(bytes[place]) { place += 1 }
    guard place < bytes.count, bytes[place] <= 0x20 else { return true }
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place >= bytes.count || !(0x61...0x7A).contains(bytes[place])
  }

  private func isClosing(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D
  }

  private func isFullStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }

  private func isSeparator(_ byte: UInt8) -> Bool { byte &- 0x2C < 4 }

  @inline(__always)
  private func isDigit(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    guard place < bytes.count else { return false }
    return bytes[place] &- 0x30 < 10
      || bytes[place] == 0xEF && isFullWidth(bytes, place) && bytes[place + 2] >= 0x90
  }

  /// Whether a digit or a mark stands here as it's written among East Asian letters.
  private func isFullWidth(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] == 0xEF && bytes[place + 1] == 0xBC
      && (0x81...0x99).contains(bytes[place + 2])
  }

  /// How many bytes the white space has that stands here: the spaces of typesetting are some too;
  /// 0 for none.
  @inline(__always)
  private func spaceLength(_ bytes: Span<UInt8>, _ place: Int) -> Int {
    let byte = bytes[place]
    if byte <= 0x20 { return 1 }
    guard byte >= 0xC2, byte <= 0xE3, place + 1 < bytes.count else { return 0 }
    if byte == 0xC2 { return bytes[place + 1] == 0xA0 ? 2 : 0 }
    guard byte >= 0xE2, place + 2 < bytes.count else { return 0 }
    switch (byte, bytes[place + 1], bytes[place + 2]) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  private func isApostrophe(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] == 0xE2 && bytes[place + 1] == 0x80
      && bytes[place + 2] == 0x99
  }

  /// Whether a letter starts here; everything beyond ASCII but general punctuation is taken for one.
  @inline(__always)
  private func isLetter(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let byte = bytes[place]
    if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
    if byte == 0xE2, place + 1 < bytes.count {
      return bytes[place + 1] > 0x80 && bytes[place + 1] != 0x88
    }
    // `½` is the first of them.
    if byte == 0xC2 { return place + 1 < bytes.count && 0xBC...0xBE ~= bytes[place + 1] }
    return !isFullWidth(bytes, place)
  }
}
