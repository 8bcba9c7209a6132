import CommonMark
import DataFiles
import Diagnostics
import SelfEvaluation

extension Intake {
  /// Finds the lines in the text of an answer that would be read as something else than its text.
  ///
  /// They are the heading of another answer, the mark of a conflict, a block that is never closed and
  /// would swallow the answers below, and a first line that looks like one more key.
  ///
  /// - Parameter text: The text as it would stand below the key lines, its lines ended by `\n`.
  /// - Returns: The offset of each such line's first visible byte, or of a key's colon, in the order of
  ///   the text. When those lines are no longer what they were, there may be others.
  public static func answerBreaks(in text: String) -> [Int] {
    let length = text.utf8.count
    // An answer below, which has to be found.
    let source = SourceText("\(text)\n\n# Question 1\n", file: "")
    let bytes = Array(source.text.utf8)
    func firstVisible(from offset: Int) -> Int {
      bytes[offset...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? offset
    }
    var breaks: Set<Int> = []
    var isNextFound = false
    for start in AnswerLayout(source).starts {
      let first = firstVisible(from: start.heading.lowerBound)
      if first >= length {
        isNextFound = true
      } else if bytes[first] == UInt8(ascii: "#") {
        // Something that can't be seen may stand before the '#'.
        let line = bytes[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        breaks.insert(firstVisible(from: line))
      } else {
        // Underlined: without the line below it's no heading.
        let end = bytes[..<start.heading.upperBound].lastIndex { $0 > 0x20 } ?? first
        let line = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        breaks.insert(firstVisible(from: line))
      }
    }
    if !isNextFound {
      let document = Document(blocksOf: bytes, options: ParseOptions(tables: true))
      var last: Int?
      for block in document.children(of: document.root) {
        last = document.sourceRange(of: block).lowerBound
      }
      if let last { breaks.insert(firstVisible(from: last)) }
    }
    breaks.formUnion(conflictMarks(in: bytes[..<length]))
    let keys = KeyValueBlock(in: SourceText("\n\(text)", file: ""), from: 0) { entry, _ in
      Judgement.isKeyLine(entry.key, entry.value)
    }
    // The colon stands right behind, but for white space, and a line end more stands in front.
    if let first = keys.entries.first,
      let colon = bytes[(first.keyRange.upperBound - 1)...].firstIndex(of: UInt8(ascii: ":"))
    {
      breaks.insert(colon)
    }
    return breaks.sorted()
  }

  /// Where lines begin that look like the marks which git leaves around two versions.
  private static func conflictMarks(in bytes: ArraySlice<UInt8>) -> [Int] {
    var marks: [Int] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let first = bytes[start..<end].first
      if first == UInt8(ascii: "<") || first == UInt8(ascii: ">"),
        bytes[start..<end].prefix(7).count == 7,
        bytes[start..<end].prefix(7).allSatisfy({ $0 == first })
      {
        marks.append(start)
      }
      start = end + 1
    }
    return marks
  }
}
