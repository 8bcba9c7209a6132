// Where a sentence ends, as far as its bytes tell.

/// Finds the end of the first sentence that another one follows.
///
/// - Parameters:
///   - text: The text.
///   - follows: What stands behind the text, if anything does on the same line.
/// - Returns: The place after its last mark, before the white space; `nil` if there's none.
func sentenceEnd(in text: ArraySlice<UInt8>, before follows: NodeKind?) -> Int? {
  var index = text.startIndex
  while true {
    let rest = text[index...]
    index += rest.span.firstIndex {
      $0.holds(.dot) | $0.holds(.exclamation) | $0.holds(.question) != 0
    } where: {
      $0 == .dot || $0 == .exclamation || $0 == .question
    }
    guard index < text.endIndex else { return nil }
    let (mark, byte) = (index, text[index])
    while index < text.endIndex, isSentenceMark(text, at: index) { index += 1 }
    index = skipClosing(text, from: index)
    guard index < text.endIndex, text[index] == .space else { continue }
    var next = index
    while next < text.endIndex, text[next] == .space { next += 1 }
    if byte == .dot, isAbbreviation(text[..<mark]) { continue }
    if next < text.endIndex {
      if startsSentence(text[next...]) { return index }
    } else if let follows, follows != .mention, follows != .softBreak, follows != .hardBreak {
      return index
    }
  }
}

extension Document {
  /// Finds where the first sentence of a paragraph ends in the source, as a UTF-8 offset behind its
  /// last mark.
  ///
  /// Only what stands in the paragraph itself is looked at: no sentence ends within emphasis or a
  /// link.
  ///
  /// - Returns: `nil` when no other sentence follows.
  public func endOfFirstSentence(in paragraph: NodeID) -> Int? {
    for id in children(of: paragraph) where kind(of: id) == .text {
      let node = self[id]
      let content = node.content
      // What was resolved has no place of its own in the source.
      guard content.lowerBound >= Int(node.start), content.upperBound <= Int(node.end) else {
        continue
      }
      let next = nextSibling(of: id)
      if let end = sentenceEnd(in: text[content], before: next.map(kind)) {
        return sourceOffset(of: end)
      }
      guard let next, kind(of: next) == .softBreak || kind(of: next) == .hardBreak,
        let line = nextSibling(of: next), kind(of: line) == .text
      else { continue }
      // The end of a line stands for a space.
      let joined = Array(text[content]) + [.space] + text[self[line].content].prefix(4)
      if let end = sentenceEnd(in: joined[...], before: nil), end <= content.count {
        return sourceOffset(of: content.lowerBound + end - 1) + 1
      }
    }
    return nil
  }
}

private func isSentenceMark(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
  text[index] == .dot || text[index] == .exclamation || text[index] == .question
}

/// Skips closing quotation marks and brackets, ’ and ” among them.
private func skipClosing(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
  var index = start
  while index < text.endIndex {
    switch text[index] {
    case .quote, .apostrophe, .closeParenthesis, .closeBracket: index += 1
    case 0xE2 where text[index...].starts(with: [0xE2, 0x80, 0x99]): index += 3
    case 0xE2 where text[index...].starts(with: [0xE2, 0x80, 0x9D]): index += 3
    default: return index
    }
  }
  return index
}

/// Whether a capital, a digit or an opening mark stands here.
private func startsSentence(_ text: ArraySlice<UInt8>) -> Bool {
  guard let first = text.first else { return false }
  if first < 0x80 {
    return first.isDigit || (first.isLetter && first & 0x20 == 0) || first == .quote
      || first == .apostrophe || first == .openParenthesis
  }
  let scalar = String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first
  guard let properties = scalar?.properties else { return false }
  return properties.isUppercase || properties.generalCategory == .initialPunctuation
}

/// Whether a full stop behind this text belongs to its last word.
private func isAbbreviation(_ text: ArraySlice<UInt8>) -> Bool {
  let word = text.suffix(12).reversed().prefix { $0.isAlphanumeric || $0 == .dot }.reversed()
  guard let first = word.first else { return false }
  // An initial, or letters with a stop behind each: J. Smith, e.g., i.e., a.m.
  if word.count == 1, first.isLetter, first & 0x20 == 0 { return first != 0x49 }
  if word.contains(.dot), word.allSatisfy({ $0.isLetter || $0 == .dot }) { return true }
  return abbreviations.contains(String(decoding: word.map(\.lowercased), as: UTF8.self))
}

private let abbreviations: Set<String> = [
  "mr", "mrs", "ms", "dr", "prof", "rev", "cllr", "st", "no", "nos", "vs", "cf", "approx", "para",
  "paras", "fig", "figs", "vol", "vols", "p", "pp", "ed", "eds", "ext", "incl", "dept", "eg", "ie",
  "viz", "al", "app", "ch", "chs", "sec", "sect", "sch", "reg", "regs", "ref", "refs", "tel", "est",
  "c", "max", "min", "avg", "yr", "yrs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
  "sept", "oct", "nov", "dec", "mon", "tue", "tues", "weds", "thu", "thur", "thurs", "fri",
]
