/// Two texts in one: what stayed, what went, what came, paragraph by paragraph.
public struct Redline: Sendable, Equatable {
  /// The paragraphs, headings, list items and table rows, in the order of the new text; what went
  /// stands where it was.
  public var blocks: [Block] = []
  /// Whether no word differs, and yet the Markdown has other paragraphs, headings, lists or code.
  private(set) var isSetOutAnew = false

  /// A paragraph, a heading, a list item or a row of a table.
  public struct Block: Sendable, Equatable {
    /// What happened to it.
    public var kind: Kind
    /// Its words; one run, unless some of them changed.
    public var runs: [Run]
    /// How it was set out before and is now, in words, such as `was a heading, now a paragraph`,
    /// and under which headings; `nil` where that's alike.
    public var setting: String?
    /// Whether it's a heading, or was one.
    public var isHeading = false

    /// What can happen to a block.
    public enum Kind: String, Sendable {
      case same, changed, added, removed
      /// It stood elsewhere before.
      case movedHere
      /// It stands elsewhere now.
      case movedAway
      /// It stood elsewhere before, and some of its words differ; the block `movedAway` holds all
      /// that it was.
      case movedAndChanged
    }
  }

  /// Words that stand together and share their fate.
  public struct Run: Sendable, Equatable {
    /// What happened to them.
    public var kind: Kind
    /// The words, with one space between them.
    public var text: String

    /// What can happen to words.
    public enum Kind: String, Sendable {
      case same, added, removed
    }
  }

  /// Compares two texts.
  ///
  /// White space counts as far as a reader sees it: lines may be wrapped anywhere, but a heading that
  /// became part of a paragraph is no longer one.
  ///
  /// Blocks that are equal, or share enough of their words, are aligned first; within aligned ones
  /// words are matched by Myers' method, and stray matches inside a rewritten sentence are given
  /// up. Time is near-linear for texts with few edits, and bounded for texts that share nothing.
  public init(from old: String, to new: String) {
    var table = WordTable()
    let oldBlocks = table.blocks(of: old)
    let newBlocks = table.blocks(of: new)
    var alignment = BlockAlignment(oldBlocks, newBlocks)
    alignment.align()
    func text(_ words: ArraySlice<Int32>) -> String { table.text(of: words) }
    func single(_ kind: Block.Kind, _ run: Run.Kind, _ block: WordTable.Block) -> Block {
      Block(
        kind: kind, runs: [Run(kind: run, text: text(block.words[...]))],
        isHeading: table.layout(of: block).isHeading)
    }
    let headings = BlockHeadings(alignment.steps, oldBlocks, newBlocks, table)
    for step in alignment.steps {
      switch step {
      case .same(_, let place): blocks.append(single(.same, .same, newBlocks[place]))
      case .removed(let place): blocks.append(single(.removed, .removed, oldBlocks[place]))
      case .added(let place): blocks.append(single(.added, .added, newBlocks[place]))
      case .movedAway(let place): blocks.append(single(.movedAway, .removed, oldBlocks[place]))
      case .movedHere(_, let place): blocks.append(single(.movedHere, .added, newBlocks[place]))
      case .changed(let one, let two), .movedAndChanged(let one, let two):
        let (before, now) = (oldBlocks[one], newBlocks[two])
        var script = EditScript(from: before.words, to: now.words)
        script.makeReadable { table.endsSentence($0) }
        var runs: [Run] = []
        for part in script.parts {
          let words = part.kind == .added ? now.words[part.new] : before.words[part.old]
          if !words.isEmpty { runs.append(Run(kind: part.kind, text: text(words))) }
        }
        let kind: Block.Kind = if case .changed = step { .changed } else { .movedAndChanged }
        blocks.append(
          Block(
            kind: kind, runs: runs, setting: table.setting(from: before, to: now),
            isHeading: table.layout(of: before).isHeading || table.layout(of: now).isHeading))
      }
      if let change = headings.change(of: step) {
        let setting = blocks[blocks.count - 1].setting.map { "\($0); " } ?? ""
        blocks[blocks.count - 1].setting = setting + change
      }
    }
    isSetOutAnew = hasChanges && haveSameWords(old, new)
  }

  /// Whether two texts say the same, and white space differs at most where no reader sees it.
  static func isSame(_ old: String, _ new: String) -> Bool {
    if old == new { return true }
    var table = WordTable()
    if haveSameWords(old, new) { return table.blocks(of: old) == table.blocks(of: new) }
    guard haveSameLetters(old, new) else { return false }
    let (one, two) = (old.withIDsInLowerCase, new.withIDsInLowerCase)
    return table.blocks(of: one) == table.blocks(of: two)
  }

  /// Whether two texts differ at most in the marks of lists and tables, which may not be seen, and
  /// in the case of letters, which an id has as it likes.
  private static func haveSameLetters(_ one: String, _ two: String) -> Bool {
    func skipMarks(_ text: Span<UInt8>, from index: inout Int) {
      while index < text.count {
        switch text[index] {
        case 0...0x20, UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"),
          UInt8(ascii: "*"), UInt8(ascii: "+"):
          index += 1
        default: return
        }
      }
    }
    let (left, right) = (one.utf8.span, two.utf8.span)
    var (i, j) = (0, 0)
    while true {
      skipMarks(left, from: &i)
      skipMarks(right, from: &j)
      guard i < left.count, j < right.count else { return i == left.count && j == right.count }
      guard left[i] == right[j] || isOneLetter(left[i], right[j]) else { return false }
      i += 1
      j += 1
    }
  }

  private static func isOneLetter(_ one: UInt8, _ two: UInt8) -> Bool {
    one ^ two == 0x20 && (one | 0x20) &- 0x61 < 26
  }

  /// Whether two texts have the same blocks in another order.
  static func isMoveOnly(from old: String, to new: String) -> Bool {
    guard old.utf8.count < 10_000_000, abs(old.utf8.count - new.utf8.count) < 1000 else {
      return false
    }
    guard LetterSums(of: old) == LetterSums(of: new) else { return false }
    var table = WordTable()
    let one = table.blocks(of: old)
    let two = table.blocks(of: new)
    guard one.count == two.count, one != two else { return false }
    var counts: [WordTable.Block: Int] = [:]
    for block in one { counts[block, default: 0] += 1 }
    for block in two { counts[block, default: 0] -= 1 }
    return counts.values.allSatisfy { $0 == 0 }
  }

  /// How many words came and went; those of a block that only moved did neither.
  public var wordCounts: (added: Int, removed: Int) {
    // A paragraph that was joined onto another went there with all its words.
    if isSetOutAnew { return (0, 0) }
    let counts = WordCounts(of: blocks)
    return (counts.added, counts.removed)
  }

  /// Whether any word differs.
  public var hasChanges: Bool { blocks.contains { $0.kind != .same } }

  /// Whether anything differs but the order of blocks.
  public var hasMoreThanMoves: Bool {
    blocks.contains { $0.kind != .same && $0.kind != .movedHere && $0.kind != .movedAway }
  }
}

/// What the letters of a text add up to, in whichever order they stand, white space left out.
private struct LetterSums: Equatable {
  private var sum = 0
  private var parity: UInt8 = 0

  init(of text: String) {
    var parities: UInt64 = 0
    var text = text
    sum = text.withUTF8 { utf8 in
      // Eight bytes at a time, through a pointer to them: one by one takes three times as long.
      let bytes = UnsafeRawBufferPointer(utf8)
      let ones: UInt64 = 0x0101_0101_0101_0101
      var (sum, place) = (0, 0)
      func add(_ word: UInt64) {
        let isLetter = ((word & (ones &* 0x7F)) &+ ones &* 0x5F | word) & (ones &* 0x80)
        let letters = word & (isLetter &>> 7 &* 0xFF)
        parities ^= letters
        let pairs = letters & 0x00FF_00FF_00FF_00FF &+ (letters &>> 8 & 0x00FF_00FF_00FF_00FF)
        sum &+= Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) &>> 48)
      }
      while place &+ 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place &+= 8
      }
      for byte in bytes[place...] { add(UInt64(byte)) }
      return sum
    }
    for shift in stride(from: 0, to: 64, by: 8) {
      parity ^= UInt8(truncatingIfNeeded: parities >> UInt64(shift))
    }
  }
}
