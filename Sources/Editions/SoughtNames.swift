/// Names to be found in texts, however they are written there.
package struct SoughtNames: Sendable {
  /// What kind of name it is: that says how much may differ where it stands in a text.
  package enum Kind: Sendable {
    /// Words: whatever parts them in the text, they are the same. Only of two words, which any
    /// two sentences may have side by side, the second begins no clause, unless it does in the name.
    case words
    /// An id: it's parted where it's written with a mark, and nowhere else.
    case id
  }

  private struct Name {
    var text: String
    var bytes: [UInt8]
    var gaps: [ReadLetters.Gap]
    var kind: Kind
  }

  /// In the order of their letters.
  private var names: [Name] = []
  /// Where the names that begin with each byte begin among all.
  private var starts: [Int] = []
  /// A bit for each number that the first letters of a name are, up to three.
  private var beginnings: [UInt64] = []

  /// Takes names.
  package init(_ names: some Sequence<(text: String, kind: Kind)>) {
    self.names = names.compactMap { text, kind in
      let letters = ReadLetters(text)
      guard letters.count > 0 else { return nil }
      return Name(text: text, bytes: letters.bytes, gaps: letters.gaps, kind: kind)
    }
    self.names.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    starts = (0...256).map { byte in
      self.names.firstPlace { Int($0.bytes[0]) >= byte }
    }
    if self.names.isEmpty { return }
    beginnings = Array(repeating: 0, count: Beginning.count / 64 + 1)
    for name in self.names {
      var beginning = Beginning()
      for byte in name.bytes.prefix(3) where byte < 0x80 {
        beginning.append(byte)
        beginnings[beginning.number / 64] |= 1 << UInt64(beginning.number % 64)
      }
    }
  }

  /// Up to three letters or digits, with which a word begins.
  private struct Beginning {
    /// How many there are.
    static let count = 37 * 37 * 37

    private var weight = 37 * 37
    /// Another one for other letters.
    private(set) var number = 0

    var isWhole: Bool { weight == 0 }
    var isEmpty: Bool { weight == 37 * 37 }

    mutating func append(_ byte: UInt8) {
      let digit = byte &- 0x30
      number += weight * Int(digit < 10 ? digit + 27 : (byte | 0x20) &- 0x60)
      weight /= 37
    }
  }

  /// Whether a text may have a name in it: most fields have none, and to look at how their words
  /// begin takes a tenth of the time of reading them.
  package func mayBe(in text: String) -> Bool {
    if isEmpty { return false }
    var beginning = Beginning()
    for byte in text.utf8 {
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
        if beginning.isWhole { continue }
        beginning.append(byte)
        if beginning.isWhole, isKnown(beginning) { return true }
      } else {
        if byte >= 0x80 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") { return true }
        if !beginning.isEmpty, !beginning.isWhole, isKnown(beginning) { return true }
        beginning = Beginning()
      }
    }
    return !beginning.isEmpty && !beginning.isWhole && isKnown(beginning)
  }

  private func isKnown(_ beginning: Beginning) -> Bool {
    beginnings[beginning.number / 64] & 1 << UInt64(beginning.number % 64) != 0
  }

  /// Whether there are none.
  package var isEmpty: Bool { names.isEmpty }

  /// The stretches of a text's letters that are names: from the left, and of two that begin in one
  /// place the longer one.
  func stretches(in text: ReadLetters) -> [Range<Int>] {
    occurrences(in: text).map(\.letters)
  }

  /// The names that stand in a text, as they were given, and where each does, in bytes.
  package func places(in text: String) -> [(name: String, place: Range<Int>)] {
    guard mayBe(in: text) else { return [] }
    let letters = ReadLetters(text)
    return occurrences(in: letters).map { (names[$0].text, letters.place(of: $1)) }
  }

  /// Whether a text, such as an address, has one of the names in it.
  package func areIn(_ text: String) -> Bool {
    guard mayBe(in: text) else { return false }
    var letters = ReadLetters()
    letters.take(Array(text.utf8)[...], hasTags: false)
    return !stretches(in: letters).isEmpty
  }

  private func occurrences(in text: ReadLetters) -> [(name: Int, letters: Range<Int>)] {
    var found: [(name: Int, letters: Range<Int>)] = []
    var index = 0
    while index < text.count {
      if text.gaps[index] != .none, let name = longestName(in: text, at: index) {
        found.append((name, index..<index + names[name].bytes.count))
        index += names[name].bytes.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// The longest name that begins here; `nil` for none.
  private func longestName(in text: ReadLetters, at start: Int) -> Int? {
    let first = Int(text.bytes[start])
    // Those that have the same letters as the text so far.
    var same = starts[first]..<starts[first + 1]
    var length = 1
    var longest: Int?
    while !same.isEmpty {
      while let name = same.first, names[name].bytes.count == length {
        if isSame(names[name], as: text, at: start) { longest = name }
        same = name + 1..<same.upperBound
      }
      guard !same.isEmpty, start + length < text.count else { break }
      let next = text.bytes[start + length]
      let from = names.firstPlace(in: same) { $0.bytes[length] >= next }
      same = from..<names.firstPlace(in: same) { $0.bytes[length] > next }
      length += 1
    }
    return longest
  }

  /// Whether a name whose letters are here is parted as it may be.
  private func isSame(_ name: Name, as text: ReadLetters, at start: Int) -> Bool {
    let end = start + name.bytes.count
    guard end == text.count || text.gaps[end] != .none else { return false }
    let inner = 1..<name.bytes.count
    switch name.kind {
    case .words:
      let isShort = inner.count { name.gaps[$0] >= .words } < 2
      return !isShort
        || inner.allSatisfy { text.gaps[start + $0] < .clauses || name.gaps[$0] == .clauses }
    case .id:
      return inner.allSatisfy { place in
        let gap = text.gaps[start + place]
        return switch name.gaps[place] {
        case .none, .unseen: gap <= .unseen
        case .words: gap == .unseen || gap == .words
        case .clauses: gap != .none
        }
      }
    }
  }
}

extension Array {
  /// The first place, in a part if one is given, whose element has what all behind it have too; the
  /// end for none.
  func firstPlace(
    in part: Range<Int>? = nil, where isBehind: (Element) -> Bool
  ) -> Int {
    var part = part ?? indices
    while !part.isEmpty {
      let middle = part.lowerBound + part.count / 2
      part = isBehind(self[middle]) ? part.lowerBound..<middle : middle + 1..<part.upperBound
    }
    return part.lowerBound
  }
}
