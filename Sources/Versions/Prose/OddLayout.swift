/// How a text is set out, as far as hardly anybody means it: a heading's mark within a line of text, or
/// a paragraph that its indentation makes code of.
///
/// The fingerprint of an agreed answer folds white space, so that lines can be wrapped anew, and has
/// this beside the words. Nearly all texts have nothing of it, and the fingerprint that they always
/// had.
struct OddLayout {
  /// A line for each oddity: what it is, and the number of words before it.
  private(set) var lines = ""

  init(of text: Substring) {
    guard Self.mayBeOdd(text) else { return }
    var table = WordTable()
    table.readsMarks = false
    var count = 0
    for block in table.blocks(of: String(text)) {
      let layout = table.layout(of: block)
      if layout.isCode, !block.words.contains(where: table.isFence) { lines += "\ncode \(count)" }
      if !layout.isCode, !layout.isHTML {
        var marks = block.words.indices.filter { table.isHeadingMark(block.words[$0]) }[...]
        if layout.isHeading {
          // Its own, and the one that may close it.
          marks = marks.dropFirst()
          if marks.last == block.words.count - 1 { marks = marks.dropLast() }
        }
        for mark in marks { lines += "\nmark \(count + mark)" }
      }
      count += block.words.count
    }
  }

  /// Whether there's a chance, by a look at the bytes: a line that is indented by four or more, or
  /// two number signs that don't begin one.
  private static func mayBeOdd(_ text: Substring) -> Bool {
    var indent = 0
    var isAtStart = true
    var last: UInt8 = 0x0A
    for byte in text.utf8 {
      defer { last = byte }
      switch byte {
      case 0x0A, 0x0D: (indent, isAtStart) = (0, true)
      case 0x20: if isAtStart { indent += 1 }
      case 0x09: if isAtStart { indent += 4 }
      case UInt8(ascii: "#"):
        if !isAtStart, last <= 0x20 { return true }
        fallthrough
      default:
        if isAtStart, indent >= 4 { return true }
        isAtStart = false
      }
    }
    return false
  }
}
