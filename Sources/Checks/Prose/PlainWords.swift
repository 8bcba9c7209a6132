import CommonMark

/// Words of plain letters to be looked for in texts, in capitals or not, however else they are
/// written.
struct PlainWords: Sendable {
  private var words = WordSet()
  /// For each letter that a word begins with, a bit for each that comes second: most words of a text
  /// are passed over by it.
  private var beginnings: [UInt32] = Array(repeating: 0, count: 32)

  init(_ words: [String] = []) { for word in words { insert(word) } }

  mutating func insert(_ word: String) {
    words.insert(Word(word))
    guard let first = word.utf8.first else { return }
    let second = word.utf8.dropFirst().first.map { 1 << UInt32($0 & 0x1F) } ?? UInt32.max
    beginnings[Int(first & 0x1F)] |= second
  }

  /// Whether a word of a text is among them.
  ///
  /// It looks at eight bytes at a time, since it's asked of all that anybody wrote.
  func haveWord(of text: Span<UInt8>) -> Bool {
    // Whether the byte before is a letter, as bit 7.
    var last: UInt64 = 0
    var index = 0
    while index < text.count {
      let bytes = text.eightBytes(at: index)
      let lower = bytes & 0x7F7F_7F7F_7F7F_7F7F | 0x2020_2020_2020_2020
      let letters = EightBytes(lower).holds(from: 0x61, to: 0x7A) & ~bytes
      var starts = letters & ~(letters &<< 8 | last)
      last = letters &>> 56
      while starts != 0 {
        if haveWord(of: text, at: index + starts.trailingZeroBitCount / 8) { return true }
        starts &= starts &- 1
      }
      index += 8
    }
    return false
  }

  @inline(__always)
  private func haveWord(of text: Span<UInt8>, at start: Int) -> Bool {
    let second = start + 1 < text.count ? text[start + 1] : 0
    guard beginnings[Int(text[start] & 0x1F)] & 1 &<< UInt32(second & 0x1F) != 0 else {
      return false
    }
    var word = WordBytes()
    var index = start
    while index < text.count, (text[index] | 0x20) &- 0x61 < 26 {
      word.append(text[index] | 0x20)
      index += 1
    }
    return words.contains(word.word)
  }
}

extension Span<UInt8> {
  /// Eight bytes, the first of them lowest; beyond the end stands 0.
  fileprivate func eightBytes(at start: Int) -> UInt64 {
    if start + 8 <= count {
      return UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var number: UInt64 = 0
    for place in start..<count { number |= UInt64(self[place]) << UInt64(8 * (place - start)) }
    return number
  }
}
