import CommonMark

/// A word as a number, by which words are compared.
///
/// Each word of all prose is compared with many others: as strings that took twenty times as long.
/// Seven bytes are the number as they are; of more it's a hash, and begins with a byte that no text
/// has.
struct Word: Hashable, Sendable {
  let number: UInt64

  /// Takes a text as it is.
  init(_ text: String) {
    var bytes = WordBytes()
    for byte in text.utf8 { bytes.append(byte) }
    self = bytes.word
  }

  fileprivate init(number: UInt64) { self.number = number }

  /// What stands where there's no word.
  static var none: Word { Word(number: 0) }

  /// Whether it has more than two bytes.
  var isLong: Bool { number >> 16 != 0 }

  /// A number for one thing and another after it.
  static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = (first ^ second &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

/// Takes a word byte by byte.
struct WordBytes {
  private(set) var count = 0
  /// The last of the bytes, side by side, up to seven.
  private var last: UInt64 = 0
  /// A hash of the eights before them.
  private var before: UInt64 = 0

  init() {}

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    last = last &<< 8 | UInt64(byte)
    count &+= 1
    if count & 7 == 0 {
      before = Word.joined(before, last)
      last = 0
    }
  }

  /// Whether the next byte begins another eight.
  var isAtEight: Bool { count & 7 == 0 }

  /// Takes the first of eight bytes, which are lowest in their number, when it begins another eight.
  @inline(__always)
  mutating func append(_ eight: UInt64, first length: Int) {
    count &+= length
    if length == 8 {
      before = Word.joined(before, eight.byteSwapped)
    } else if length > 0 {
      last = eight.byteSwapped &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    }
  }

  var word: Word {
    Word(number: count < 8 ? last : Word.joined(before, last) | 0xFF << 56)
  }
}

extension Word: ExpressibleByStringLiteral {
  @inline(__always)
  init(stringLiteral text: StaticString) {
    var bytes = WordBytes()
    text.withUTF8Buffer { for byte in $0 { bytes.append(byte) } }
    self = bytes.word
  }
}

extension Word {
  /// The words of a text in lower case, in the singular if that is asked for; they end at whatever
  /// is no letter or digit.
  static func all(in text: String, isSingular: Bool = false) -> [Word] {
    let utf8 = text.utf8.span
    let asciiEnd = utf8.firstIndex(mayHold: { !$0.areASCII }, where: { $0 >= 0x80 })
    guard asciiEnd == utf8.count else {
      return text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { part in
        let utf8 = part.utf8
        return Word(
          String(isSingular && isPlural(utf8.count, utf8.last ?? 0) ? part.dropLast() : part))
      }
    }
    var words: [Word] = []
    words.reserveCapacity(utf8.count / 8 + 1)
    var bytes = WordBytes()
    var singular = bytes
    var last: UInt8 = 0
    func end() {
      if bytes.count > 0 {
        words.append(isSingular && isPlural(bytes.count, last) ? singular.word : bytes.word)
      }
      bytes = WordBytes()
    }
    for place in utf8.indices {
      let byte = utf8[place]
      if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 {
        singular = bytes
        last = byte | 0x20
        bytes.append(last)
      } else {
        end()
      }
    }
    end()
    return words
  }

  /// Whether a word of some bytes loses the last of them in the singular.
  static func isPlural(_ count: Int, _ last: UInt8) -> Bool { count > 3 && last == 0x73 }
}

/// A set of words that is quick to ask.
struct WordSet: Sendable {
  /// A word's number from the place on that it leads to; 0 ends the search.
  private var slots: [UInt64]
  private var count = 0

  /// Makes room for some words: more of them are no fault, but take longer.
  init(roomFor count: Int = 4) {
    let bits = Int.bitWidth - max(2 * count - 1, 7).leadingZeroBitCount
    slots = Array(repeating: 0, count: 1 << bits)
  }

  init(_ words: some Sequence<Word>) {
    self.init()
    for word in words { insert(word) }
  }

  mutating func insert(_ word: Word) {
    let slot = slot(of: word)
    guard slots[slot] == 0, word != .none else { return }
    slots[slot] = word.number
    count += 1
    guard count * 2 > slots.count else { return }
    let old = slots
    slots = Array(repeating: 0, count: old.count * 4)
    for number in old where number != 0 { slots[self.slot(of: Word(number: number))] = number }
  }

  func contains(_ word: Word) -> Bool { word != .none && slots[slot(of: word)] != 0 }

  /// The slot that holds a word, or that would.
  private func slot(of word: Word) -> Int {
    var slot = word.slot(of: slots.count)
    while slots[slot] != 0, slots[slot] != word.number { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

extension Word {
  /// Where to look for a word first in a table of some size, which is a power of 2.
  func slot(of size: Int) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
  }
}

extension WordSet: ExpressibleByStringLiteral {
  /// Takes the words of a literal, between which stands white space.
  init(stringLiteral words: StaticString) {
    self.init()
    var bytes = WordBytes()
    words.withUTF8Buffer {
      for byte in $0 {
        if byte > 0x20 {
          bytes.append(byte)
        } else {
          insert(bytes.word)
          bytes = WordBytes()
        }
      }
    }
    insert(bytes.word)
  }
}
