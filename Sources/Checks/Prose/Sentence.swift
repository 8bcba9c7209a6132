import CommonMark
import SelfEvaluation

/// A sentence of an answer or of a priority's evaluation, as words.
struct Sentence: Sendable {
  private let list: SentenceList
  private let record: SentenceList.Record

  fileprivate init(_ list: SentenceList, _ record: SentenceList.Record) {
    self.list = list
    self.record = record
  }

  /// How many words and marks there are.
  var count: Int { Int(record.end &- record.start) }
  /// The places of the words and marks, in reading order.
  var places: Range<Int> { 0..<count }
  /// The part of the answer that it stands in.
  var section: Judgement.Section.Kind { record.section }
  /// Whether it's a paragraph's or a list's, and not a table's.
  var isProse: Bool { record.isProse }
  /// What is known of any of its words; where nothing is of interest, none has to be looked at.
  var marks: WordMarks { record.marks }

  /// The words and marks.
  var tokens: ArraySlice<Token> { self[places] }

  /// A word or mark; nothing beyond the sentence's ends.
  subscript(place: Int) -> Token {
    place >= 0 && place < count ? list.tokens[Int(record.start) + place] : .none
  }

  /// The words and marks at some places, as far as they lie in the sentence.
  subscript(places: some RangeExpression<Int>) -> ArraySlice<Token> {
    let wanted = places.relative(to: 0..<max(count, 0)).clamped(to: 0..<count)
    let start = Int(record.start)
    return list.tokens[start + wanted.lowerBound..<start + wanted.upperBound]
  }

  /// A word in lower case; a number in plain digits; a mark as written; a value's name without its
  /// braces.
  func text(_ place: Int) -> String { list.text(of: self[place]) }

  /// Several words as one text.
  func text(_ places: Range<Int>) -> String { places.map(text).joined(separator: " ") }

  /// Several words as they were written.
  func written(_ places: Range<Int>) -> String {
    let tokens = self[places]
    guard let first = tokens.first, let last = tokens.last else { return "" }
    let bytes = list.passages.utf8[Int(first.offset)..<Int(last.offset + last.length)]
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A word without its plural.
  func singular(_ place: Int) -> Word { singular(of: self[place]) }

  /// One of its words without its plural.
  func singular(of token: Token) -> Word { list.singular(of: token) }

  /// Whether a word makes a supposition of what it stands with; in `the expected standard` and `the
  /// level expected of them` it's part of a name.
  func supposes(_ place: Int) -> Bool {
    guard self[place].isSupposing else { return false }
    guard self[place].word == "expected" else { return true }
    let isOfName =
      self[place + 1..<place + 3].contains { Self.expectable.contains($0.word) }
      || Self.expectable.contains(self[place - 1].word)
        && (self[place + 1].word == "of" || self[place + 1].word == "for")
        && !self[place + 2].isNumber
    return !isOfName
  }

  /// Whether a denial or a supposition stands among some words.
  func isDoubted(in places: Range<Int>) -> Bool {
    places.contains { self[$0].marks.contains(.negation) || supposes($0) }
  }

  private static let expectable: WordSet = "standard standards level levels progress"

  /// Whether it's the same sentence of the same text.
  func isSame(as other: Self) -> Bool { list === other.list && record.start == other.record.start }

  /// Where a word stands, in bytes from the start of the text.
  func offset(of place: Int) -> Int {
    places.contains(place) ? list.passages.sourceOffset(atUTF8: Int(self[place].offset)) : 0
  }
}

/// The sentences of a text, headings left out, or those of its headings.
///
/// It's a class so that a sentence, which is taken out of it again and again, takes only one
/// reference with it.
final class SentenceList: Sendable {
  fileprivate let passages: Passages
  /// The words and marks of all sentences.
  fileprivate let tokens: [Token]
  private let records: [Record]
  /// What is known of any of the words.
  let marks: WordMarks

  /// Whether there's a table in the text.
  var hasTable: Bool { passages.all.contains { $0.kind == .tableCell } }

  /// Where a sentence is among the words, and what is known of it.
  struct Record {
    var start: Int32
    var end: Int32
    var section: Judgement.Section.Kind
    var isProse: Bool
    var marks: WordMarks
  }

  /// Reads the sentences of a text, or of its headings.
  init(
    _ document: Document, sections: [Judgement.Section] = [], ofHeadings isOfHeadings: Bool = false
  ) {
    let passages = document.passages(in: document.root)
    let text = passages.utf8
    var tokenizer = Tokenizer(count: text.count)
    var records: [Record] = []
    records.reserveCapacity(text.count / 40)
    for passage in passages.all
    where (passage.kind == .heading) == isOfHeadings && !passage.range.isEmpty {
      let start = passages.sourceOffset(atUTF8: passage.range.lowerBound)
      let section = sections.firstIndex { $0.range.contains(start) }.map { sections[$0].kind }
      tokenizer.begin(at: passage.range.lowerBound)
      let bytes = text.span.extracting(..<passage.range.upperBound)
      while let sentence = tokenizer.nextSentence(bytes) {
        records.append(
          Record(
            start: Int32(truncatingIfNeeded: sentence.lowerBound),
            end: Int32(truncatingIfNeeded: sentence.upperBound),
            section: section ?? .text, isProse: passage.kind != .tableCell,
            marks: tokenizer.marks))
      }
    }
    self.passages = passages
    // Without the room that was made for more of them, since all texts are held at once.
    tokens = tokenizer.tokens.withUnsafeBufferPointer { Array($0) }
    self.records = records.withUnsafeBufferPointer { Array($0) }
    marks = records.reduce([]) { $0.union($1.marks) }
  }

  fileprivate func singular(of token: Token) -> Word {
    let range = token.textRange
    guard token.isWord, let last = range.last,
      Word.isPlural(range.count, passages.utf8[last] | 0x20)
    else { return token.word }
    var bytes = WordBytes()
    for place in range.dropLast() { bytes.append(passages.utf8[place].lowercased) }
    return bytes.word
  }

  fileprivate func text(of token: Token) -> String {
    if token.marks.contains(.minus) { return "-" }
    let bytes = passages.utf8[token.textRange]
    guard token.isWord else {
      let text = String(decoding: bytes, as: UTF8.self)
      if token.isNumber, bytes.contains(where: { $0 >= 0x80 }) { return text.withPlainDigits }
      return token.isValue || token.isCitation ? String(text.drop(while: \.isWhitespace)) : text
    }
    return String(decoding: bytes.map(\.lowercased), as: UTF8.self)
  }
}

extension SentenceList: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { records.count }
  subscript(place: Int) -> Sentence { Sentence(self, records[place]) }
}

extension String {
  /// The text with plain digits in the place of full-width ones.
  fileprivate var withPlainDigits: Self {
    var text = ""
    for scalar in unicodeScalars {
      let isFullWidth = (0xFF10...0xFF19).contains(scalar.value)
      text.unicodeScalars.append(
        isFullWidth ? Unicode.Scalar(UInt8(scalar.value & 0x0F | 0x30)) : scalar)
    }
    return text
  }
}

extension UInt8 {
  /// The letter in lower case; any other byte as it is.
  fileprivate var lowercased: Self { self &- 0x41 < 26 ? self | 0x20 : self }
}
