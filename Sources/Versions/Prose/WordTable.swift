/// Gives each different word of two texts a number, so that comparing words is comparing numbers.
struct WordTable {
  /// Every different word, one behind the other.
  private var bytes: [UInt8] = []
  private var words: [Range<Int>] = []
  /// An open-addressing table of word numbers; -1 is free.
  private var slots = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []

  /// Takes a text apart into blocks of words.
  ///
  /// A block ends at a blank line, and before a heading, a list item or a row of a table.
  mutating func blocks(of text: String) -> [[Int32]] {
    let utf8 = Array(text.utf8)
    let text = utf8.span
    var blocks: [[Int32]] = []
    var block: [Int32] = []
    func close() {
      if !block.isEmpty { blocks.append(block) }
      block.removeAll(keepingCapacity: true)
    }
    var index = 0
    var isInList = false
    while index < text.count {
      let line = LineKind(text, from: index, isInList: isInList)
      if line != .text {
        close()
        isInList = line == .item || line == .blank && isInList
      }
      while index < text.count, text[index] != 0x0A, text[index] != 0x0D {
        if text[index] <= 0x20 {
          index += 1
          continue
        }
        // FNV-1a, while the word's end is looked for.
        let start = index
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        while index < text.count, text[index] > 0x20 {
          hash = (hash ^ UInt64(text[index])) &* 0x0100_0000_01B3
          index += 1
        }
        block.append(number(of: text.extracting(start..<index), hash))
      }
      if line == .heading { close() }
      index += 1
    }
    close()
    return blocks
  }

  /// The words of numbers, with a space between two.
  func text(of numbers: ArraySlice<Int32>) -> String {
    var bytes: [UInt8] = []
    for number in numbers {
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes += self.bytes[words[Int(number)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a word is the last of a sentence.
  func endsSentence(_ number: Int32) -> Bool {
    var last = words[Int(number)].upperBound - 1
    while last >= words[Int(number)].lowerBound {
      switch bytes[last] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"),
        UInt8(ascii: "*"), UInt8(ascii: "_"):
        last -= 1
      default: return false
      }
    }
    return false
  }

  private mutating func number(of word: Span<UInt8>, _ hash: UInt64) -> Int32 {
    // Spread once more, since the table takes the low bits.
    let hash = hash ^ hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = Int(slots[slot])
      if hashes[known] == hash, isWord(known, word) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: words.count)
    let start = bytes.count
    for index in word.indices { bytes.append(word[index]) }
    words.append(start..<bytes.count)
    hashes.append(hash)
    slots[slot] = number
    if words.count * 2 > slots.count { grow() }
    return number
  }

  private func isWord(_ number: Int, _ word: Span<UInt8>) -> Bool {
    let place = words[number]
    guard place.count == word.count else { return false }
    for index in word.indices where bytes[place.lowerBound + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}

/// What a line of Markdown begins.
private enum LineKind {
  case blank, heading, item, row, text

  /// Looks at the line that begins at an index of a text.
  init(_ text: Span<UInt8>, from start: Int, isInList: Bool) {
    /// The byte at an index; beyond the line's end, a space.
    func byte(_ index: Int) -> UInt8 {
      guard index < text.count, text[index] > 0x20 else { return 0x20 }
      return text[index]
    }
    /// The end of a run of bytes that are alike.
    func end(from index: Int, while belongs: (UInt8) -> Bool) -> Int {
      var end = index
      while belongs(byte(end)) { end += 1 }
      return end
    }
    var first = start
    while first < text.count, text[first] <= 0x20, text[first] != 0x0A, text[first] != 0x0D {
      first += 1
    }
    switch byte(first) {
    case 0x20: self = .blank
    case UInt8(ascii: "#"):
      let after = end(from: first) { $0 == UInt8(ascii: "#") }
      self = after - first <= 6 && byte(after) == 0x20 ? .heading : .text
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      self = byte(first + 1) == 0x20 ? .item : .text
    case UInt8(ascii: "|"): self = .row
    case 0x30...0x39:
      let after = end(from: first) { 0x30...0x39 ~= $0 }
      let mark = byte(after)
      let isMarker =
        after - first <= 9 && (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"))
        && byte(after + 1) == 0x20
      // Within a paragraph only a list that begins with 1 may begin.
      let isFirst = after == first + 1 && byte(first) == UInt8(ascii: "1")
      self = isMarker && (isInList || isFirst) ? .item : .text
    default: self = .text
    }
  }
}
