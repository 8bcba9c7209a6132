/// Gives each different word of two texts a number, so that comparing words is comparing numbers.
struct WordTable {
  private var words: [[UInt8]] = []
  /// An open-addressing table of word numbers; -1 is free.
  private var slots = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []

  /// Takes a text apart into blocks of words.
  ///
  /// A block ends at a blank line, and before a heading, a list item or a row of a table.
  mutating func blocks(of text: String) -> [[Int32]] {
    let bytes = Array(text.utf8)
    var blocks: [[Int32]] = []
    var block: [Int32] = []
    func close() {
      if !block.isEmpty { blocks.append(block) }
      block.removeAll(keepingCapacity: true)
    }
    var start = 0
    var isInList = false
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let line = LineKind(bytes[start..<end], isInList: isInList)
      switch line {
      case .blank: close()
      case .heading, .row: close()
      case .item: close()
      case .text: break
      }
      if line != .text { isInList = line == .item || line == .blank && isInList }
      var index = start
      while index < end {
        while index < end, isSpace(bytes[index]) { index += 1 }
        let wordStart = index
        while index < end, !isSpace(bytes[index]) { index += 1 }
        if index > wordStart { block.append(number(of: bytes[wordStart..<index])) }
      }
      if line == .heading { close() }
      start = end + 1
    }
    close()
    return blocks
  }

  /// The words of numbers, with a space between two.
  func text(of numbers: ArraySlice<Int32>) -> String {
    var bytes: [UInt8] = []
    for number in numbers {
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes += words[Int(number)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a word is the last of a sentence.
  func endsSentence(_ number: Int32) -> Bool {
    let word = words[Int(number)]
    let closing = Array(")]\"'*_".utf8)
    guard let last = word.last(where: { !closing.contains($0) }) else { return false }
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private mutating func number(of word: ArraySlice<UInt8>) -> Int32 {
    // FNV-1a; spread once more, since the table takes the low bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = Int(slots[slot])
      if hashes[known] == hash, words[known].elementsEqual(word) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(truncatingIfNeeded: words.count)
    words.append(Array(word))
    hashes.append(hash)
    slots[slot] = number
    if words.count * 2 > slots.count { grow() }
    return number
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

  init(_ line: ArraySlice<UInt8>, isInList: Bool) {
    let content = line.drop { $0 <= 0x20 }
    guard let first = content.first else {
      self = .blank
      return
    }
    let rest = content.dropFirst()
    switch first {
    case UInt8(ascii: "#"):
      let marks = content.prefix { $0 == UInt8(ascii: "#") }
      self =
        marks.count <= 6 && (content.dropFirst(marks.count).first ?? 0x20) <= 0x20
        ? .heading : .text
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      self = (rest.first ?? 0x20) <= 0x20 ? .item : .text
    case UInt8(ascii: "|"): self = .row
    case 0x30...0x39:
      let digits = content.prefix { (0x30...0x39).contains($0) }
      let after = content.dropFirst(digits.count)
      let isMarker =
        digits.count <= 9 && (after.first == UInt8(ascii: ".") || after.first == UInt8(ascii: ")"))
        && (after.dropFirst().first ?? 0x20) <= 0x20
      // Within a paragraph only a list that begins with 1 may begin.
      self = isMarker && (isInList || digits.elementsEqual([0x31])) ? .item : .text
    default: self = .text
    }
  }
}
