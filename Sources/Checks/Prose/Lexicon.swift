/// What is known of the listed words.
struct Lexicon: Sendable {
  /// The words of ``WordMarks/lists``.
  static let listed = Self(WordMarks.lists)

  /// A word, from the slot on that it leads to; none ends the search.
  private var words: [Word]
  /// What is known of the word in the same slot.
  private var marks: [WordMarks]

  private static let size = 4_096

  init(_ lists: [(WordMarks, String)]) {
    words = Array(repeating: .none, count: Self.size)
    marks = Array(repeating: [], count: Self.size)
    var count = 0
    for (marks, list) in lists {
      var bytes = WordBytes()
      func end() {
        if bytes.count > 0 {
          let slot = slot(of: bytes.word)
          if words[slot] == .none { count += 1 }
          words[slot] = bytes.word
          self.marks[slot].formUnion(marks)
        }
        bytes = WordBytes()
      }
      for byte in list.utf8 {
        if byte > 0x20 { bytes.append(byte) } else { end() }
      }
      end()
    }
    precondition(count * 2 < Self.size, "the table is too small for the lists")
  }

  /// What is known of a word; nothing of one that isn't listed.
  subscript(_ word: Word) -> WordMarks { marks[slot(of: word)] }

  /// The slot that holds a word, or that would.
  private func slot(of word: Word) -> Int {
    var slot = word.slot(of: Self.size)
    while words[slot] != .none, words[slot] != word { slot = (slot + 1) & (Self.size - 1) }
    return slot
  }
}

extension String {
  /// Whether another text stands in this one, byte for byte.
  func holds(_ part: String) -> Bool {
    let wanted = part.utf8.span
    let bytes = utf8.span
    guard wanted.count <= bytes.count else { return false }
    for start in 0...bytes.count - wanted.count {
      var place = 0
      while place < wanted.count, bytes[start + place] == wanted[place] { place += 1 }
      if place == wanted.count { return true }
    }
    return false
  }
}
