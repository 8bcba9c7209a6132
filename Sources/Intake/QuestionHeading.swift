import Diagnostics
import SelfEvaluation

/// What a heading says about the question that is answered below it.
enum QuestionHeading: Equatable {
  /// The question's number, and where it stands in the heading's text.
  case question(Int, offset: Int)
  /// A heading that is meant for a question, but whose number can't be read.
  case unreadable
  /// Another heading.
  case other

  /// Reads a heading's text, such as `Question 10: How well …`.
  init(_ title: Substring) {
    if Self.isPlain(title) {
      self = .other
      return
    }
    // As nearly all are written.
    if let number = Self.plainNumber(title) {
      self = .question(number, offset: 9)
      return
    }
    let word = title.prefix(while: \.isLetter)
    let rest = title.dropFirst(word.count)
    let number = rest.drop { $0.isWhitespace || ":.#".contains($0) }
    let digits = number.prefix { $0.isASCII && $0.isNumber }
    let name = word.lowercased()
    let isQuestion = name == "question"
    guard
      isQuestion || name == "q"
        || !digits.isEmpty && String(word).nearest(among: ["question"]) != nil
    else {
      self = .other
      return
    }
    let after = number.dropFirst(digits.count)
    let isNumber =
      after.isEmpty
      || !(after.first?.isLetter ?? false || after.first == "_")
        && !(".,-\u{2013}/".contains(after.first ?? " ")
          && after.dropFirst().first?.isNumber == true)
    if !digits.isEmpty, isQuestion || name == "q", isNumber {
      // A number beyond all banks is an unknown question like any other.
      self = .question(
        Int(digits: digits) ?? .max,
        offset: title.utf8.distance(from: title.startIndex, to: digits.startIndex))
    } else if isQuestion {
      self = .unreadable
    } else {
      self = digits.isEmpty ? .other : .unreadable
    }
  }

  /// Whether a heading that can be read as a question's is rather one within an answer, where it has the
  /// level of those: `Q2 attendance` may be about the second quarter.
  static func mayBeOther(_ title: Substring) -> Bool {
    guard title.first == "Q" || title.first == "q" else { return false }
    let rest = title.dropFirst().drop { $0.isASCII && $0.isNumber }
    return rest.first?.isWhitespace == true && rest.trimmed.first?.isLetter == true
  }

  /// The number in a heading such as `Question 10`, by its bytes.
  private static func plainNumber(_ title: Substring) -> Int? {
    var title = title
    return title.withUTF8 { bytes in
      guard bytes.starts(with: "Question ".utf8) else { return nil }
      return Int(digits: bytes.span, 9..<bytes.count)
    }
  }

  /// Whether a heading can't be meant for a question: it has no digit, and doesn't begin with a Q.
  private static func isPlain(_ title: Substring) -> Bool {
    var title = title
    return title.withUTF8 { bytes in
      guard let first = bytes.first, first | 0x20 != UInt8(ascii: "q") else { return false }
      return bytes.allSatisfy { $0 < 0x80 && !(0x30...0x39).contains($0) }
    }
  }
}

/// One heading of an answer's file that begins an answer, or seems meant to.
struct AnswerStart {
  /// The heading's bytes, its line ending not included.
  var heading: Range<Int>
  /// The title within the heading.
  var title: Range<Int>
  var meaning: QuestionHeading
  /// Whether the heading has the form that it should have: one `#` and a space.
  var isWellFormed: Bool
}

/// Takes the marks of a heading off.
///
/// - Parameters:
///   - heading: The heading's bytes, from its first mark or letter.
///   - bytes: The file.
/// - Returns: The bytes of its text, without white space around it.
func titleRange(of heading: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
  var start = heading.lowerBound
  var end = min(heading.upperBound, bytes.count)
  func isBlank(_ index: Int) -> Bool { bytes[index] <= 0x20 }
  func trim() {
    while start < end, isBlank(start) { start += 1 }
    while end > start, isBlank(end - 1) { end -= 1 }
  }
  trim()
  if start < end, bytes[start] == 0x23 {
    while start < end, bytes[start] == 0x23 { start += 1 }
    trim()
    var close = end
    while close > start, bytes[close - 1] == 0x23 { close -= 1 }
    if close == start || isBlank(close - 1) { end = close }
  } else {
    // Underlined: the last line is the line below the text.
    while end > start, bytes[end - 1] != 0x0A, bytes[end - 1] != 0x0D { end -= 1 }
  }
  trim()
  return bytes.withoutEmphasis(start..<end)
}

extension Span<UInt8> {
  /// A title without the marks that make all of it bold or italic, as programs do that save a document
  /// as Markdown.
  fileprivate func withoutEmphasis(_ title: Range<Int>) -> Range<Int> {
    guard let first = title.first.map({ self[$0] }), first == 0x2A || first == 0x5F else {
      return title
    }
    let marks = title.prefix { self[$0] == first }.count
    let inner = title.dropFirst(marks).dropLast(marks)
    guard marks <= 3, title.suffix(marks).allSatisfy({ self[$0] == first }), !inner.isEmpty,
      !inner.contains(where: { self[$0] == first || self[$0] == UInt8(ascii: "\\") })
    else { return title }
    return inner
  }
}
