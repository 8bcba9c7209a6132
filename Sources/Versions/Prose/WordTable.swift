import CommonMark

/// Gives each different word of two texts a number, so that comparing words is comparing numbers.
struct WordTable {
  /// Every different word, one behind the other.
  private var bytes: [UInt8] = []
  private var words: [Range<Int>] = []
  /// An open-addressing table of word numbers; -1 is free.
  private var slots = [Int32](repeating: -1, count: 1024)
  private var hashes: [UInt64] = []

  /// Whether bars and dashes of tables and the bullets of lists are taken for what a reader sees;
  /// otherwise words are whatever stands between white space.
  var readsMarks = true

  private var layouts: [BlockLayout: Int32] = [:]
  private var layoutsByNumber: [BlockLayout] = []

  /// The words of a paragraph, a heading, a list item or a row of a table, and how they're set out.
  struct Block: Equatable {
    var words: [Int32]
    /// The number of its layout.
    var layout: Int32
  }

  /// Takes a text apart into blocks of words, as Markdown has them.
  ///
  /// What stands in none, such as the definition of a link, is a block of its own.
  mutating func blocks(of text: String) -> [Block] {
    let utf8 = Array(text.utf8)
    let document = Document(blocksOf: utf8, options: ParseOptions(tables: true))
    let bytes = utf8.span
    var blocks: [Block] = []
    var place = 0
    func isLineEnd(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }
    func take(to end: Int, _ layout: BlockLayout, _ lines: Lines? = nil) {
      var words = words(in: bytes.extracting(place..<end), of: readsMarks ? lines : nil)
      if readsMarks, layout.isInList { useOneBullet(in: &words) }
      if !words.isEmpty { blocks.append(Block(words: words, layout: number(of: layout))) }
      place = end
    }
    var isBelowHeader = false
    func takeGap(to end: Int) {
      if isBelowHeader {
        // The line of dashes comes first, and is none of what may stand below a table without rows.
        var line = place
        while line < end, isLineEnd(line) { line += 1 }
        while line < end, !isLineEnd(line) { line += 1 }
        take(to: line, .none, .dashes)
      }
      if end > place { take(to: end, .none) }
    }
    for node in document.descendants(of: document.root) {
      guard let layout = BlockLayout(node, of: document) else { continue }
      let range = document.sourceRange(of: node)
      // The marks before a block, on its first line, belong to it.
      var start = max(range.lowerBound, place)
      while start > place, !isLineEnd(start - 1) { start -= 1 }
      var end = max(range.upperBound, start)
      while end < bytes.count, !isLineEnd(end) { end += 1 }
      takeGap(to: start)
      take(to: end, layout, layout.isRow ? .cells : layout.isParagraph ? .text : nil)
      isBelowHeader = layout.isHeaderRow
    }
    takeGap(to: bytes.count)
    return blocks
  }

  /// Makes one of the marks that an item of a list may have, which look alike.
  private mutating func useOneBullet(in numbers: inout [Int32]) {
    for place in numbers.indices {
      let word = words[Int(numbers[place])]
      guard word.count == 1 else { return }
      switch bytes[word.lowerBound] {
      case UInt8(ascii: "-"), UInt8(ascii: ">"): continue
      case UInt8(ascii: "*"), UInt8(ascii: "+"): numbers[place] = number(of: [UInt8(ascii: "-")])
      default: return
      }
    }
  }

  /// Lines in which more than words is seen: those of a table, whose bars and dashes an editor may
  /// align, and those of a paragraph, which two spaces at their end break.
  private enum Lines { case cells, dashes, text }

  /// The words between white space; in a table the bars too, and between lines that are printed
  /// apart a backslash, as Markdown has it for a break that is seen.
  private mutating func words(in text: Span<UInt8>, of lines: Lines?) -> [Int32] {
    let isTable = lines == .cells || lines == .dashes
    var words: [Int32] = []
    var index = 0
    while index < text.count {
      if text[index] <= 0x20 {
        if text[index] < 0x20, lines == .text, index > 1, text[index - 1] == 0x20,
          text[index - 2] == 0x20, text[index] != 0x09, !words.isEmpty
        {
          words.append(number(of: [UInt8(ascii: "\\")]))
        }
        index += 1
        continue
      }
      // FNV-1a, while the word's end is looked for.
      let start = index
      var hash = Self.noHash
      while index < text.count, text[index] > 0x20 {
        if isTable, text[index] == UInt8(ascii: "|"), index == 0 || text[index - 1] != 0x5C {
          break
        }
        hash = (hash ^ UInt64(text[index])) &* Self.hashFactor
        index += 1
      }
      if index == start {
        words.append(number(of: [UInt8(ascii: "|")]))
        index += 1
      } else if lines == .dashes {
        // However many they are; a colon at an end sets the column's side.
        words.append(
          number(of: [text[start], UInt8(ascii: "-"), text[index - 1]]))
      } else {
        words.append(number(of: text.extracting(start..<index), hash))
      }
    }
    return words
  }

  private static let noHash: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let hashFactor: UInt64 = 0x0100_0000_01B3

  private mutating func number(of word: [UInt8]) -> Int32 {
    number(
      of: word.span, word.reduce(Self.noHash) { ($0 ^ UInt64($1)) &* Self.hashFactor })
  }

  private mutating func number(of layout: BlockLayout) -> Int32 {
    if let number = layouts[layout] { return number }
    let number = Int32(truncatingIfNeeded: layoutsByNumber.count)
    layouts[layout] = number
    layoutsByNumber.append(layout)
    return number
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

  /// How a block is set out.
  func layout(of block: Block) -> BlockLayout { layoutsByNumber[Int(block.layout)] }

  /// How a block was set out and is now, in words; `nil` where that's alike.
  func setting(from old: Block, to new: Block) -> String? {
    guard old.layout != new.layout else { return nil }
    let (before, now) = (layout(of: old).inWords, layout(of: new).inWords)
    return before == now ? "set out anew" : "was \(before), now \(now)"
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

  /// Whether a word is the mark of a heading below a question's own, such as `##`.
  func isHeadingMark(_ number: Int32) -> Bool {
    let word = bytes[words[Int(number)]]
    return (2...6).contains(word.count) && word.allSatisfy { $0 == UInt8(ascii: "#") }
  }

  /// Whether a word begins with the mark of fenced code.
  func isFence(_ number: Int32) -> Bool {
    let word = bytes[words[Int(number)]]
    return word.starts(with: "```".utf8) || word.starts(with: "~~~".utf8)
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
