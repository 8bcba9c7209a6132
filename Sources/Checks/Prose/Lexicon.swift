/// What is known of the listed words.
///
/// Each word of all prose is looked up, so words are compared as numbers: with a dictionary of
/// strings that took twenty times as long.
struct Lexicon: Sendable {
  /// A listed word.
  struct Entry {
    var key: WordKey
    var text: String
    var marks: WordMarks
  }

  /// The words of ``WordMarks/lists``.
  static let listed = Self(WordMarks.lists)

  private var entries: [Entry] = []
  /// Where in `entries` a word is, from the place on that its key leads to; -1 ends the search.
  private var slots: [Int32]

  private static let sizeInBits = 12

  init(_ lists: [(WordMarks, String)]) {
    slots = Array(repeating: -1, count: 1 << Self.sizeInBits)
    for (marks, words) in lists {
      for word in words.utf8.split(whereSeparator: { $0 <= 0x20 }) {
        var key = WordKey()
        for byte in word { key.append(byte) }
        precondition(key.isWhole, "a listed word is too long")
        let slot = slot(of: key)
        if slots[slot] < 0 {
          slots[slot] = Int32(entries.count)
          entries.append(Entry(key: key, text: String(Substring(word)), marks: marks))
        } else {
          entries[Int(slots[slot])].marks.formUnion(marks)
        }
      }
    }
    precondition(entries.count * 2 < slots.count, "the table is too small for the lists")
  }

  /// Looks a word up.
  subscript(_ key: WordKey) -> Entry? {
    guard key.isWhole else { return nil }
    let place = slots[slot(of: key)]
    return place < 0 ? nil : entries[Int(place)]
  }

  /// The slot that holds a word, or that would.
  private func slot(of key: WordKey) -> Int {
    var slot = Int(key.hash >> UInt64(64 - Self.sizeInBits))
    while slots[slot] >= 0, entries[Int(slots[slot])].key != key { slot = (slot + 1) % slots.count }
    return slot
  }
}

/// A word's bytes in lower case, side by side in two numbers.
struct WordKey: Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var count = 0
  /// A number that is the same for the same word, however long.
  private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ text: String) { for byte in text.utf8 { append(byte) } }

  /// Whether two words are the same; of two that are not whole that isn't known.
  static func == (left: Self, right: Self) -> Bool {
    left.low == right.low && left.high == right.high
  }

  /// Whether all of the word's bytes had room.
  var isWhole: Bool { count <= 16 }

  mutating func append(_ byte: UInt8) {
    if count < 8 {
      low |= UInt64(byte) &<< UInt64(8 &* count)
    } else if count < 16 {
      high |= UInt64(byte) &<< UInt64(8 &* (count &- 8))
    }
    count += 1
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}

extension WordKey {
  /// The words of a text in lower case, each as its number; they end at whatever is no letter or
  /// digit.
  static func hashes(of text: String) -> [UInt64] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.lowercased().split { !$0.isLetter && !$0.isNumber }
        .map { Self(String($0)).hash }
    }
    var hashes: [UInt64] = []
    var key = Self()
    for byte in text.utf8 {
      if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 {
        key.append(byte | 0x20)
      } else if key.count > 0 {
        hashes.append(key.hash)
        key = Self()
      }
    }
    if key.count > 0 { hashes.append(key.hash) }
    return hashes
  }
}

extension String {
  /// Whether another text stands in this one, byte for byte.
  func holds(_ part: String) -> Bool {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
