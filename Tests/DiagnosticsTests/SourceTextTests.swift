import Diagnostics
import TestSupport
import Testing

/// A finding that points at the wrong place sends its reader on a search.
struct SourceTextTests {
  @Test(arguments: [
    "↓", "↓a", "a↓", "a\n↓b", "a\r\n↓b", "a\r↓b", "a\r\n\r\n  ↓b", "é€😀↓x", "👩‍👩‍👧‍👦↓x", "a\n\n↓",
    "\r\r\n\n↓z",
  ])
  func `a byte's line and column are those a reader would count`(marked: String) throws {
    let input = MarkedText(marked)
    let offset = marked.prefix { $0 != "↓" }.utf8.count
    let position = SourceText(input.text, file: "a.md").position(atByte: offset)
    #expect(position == FilePosition(file: "a.md", line: input.line, column: input.column))
  }

  @Test func `an offset beyond the text stands for its end`() {
    let text = SourceText("ab\nc", file: "")
    #expect(text.position(atByte: 99) == FilePosition(file: "", line: 2, column: 2))
    #expect(text.position(atByte: -1) == FilePosition(file: "", line: 1, column: 1))
  }

  /// Whole reports are pasted in one line; each of their thousand citations must be found at once.
  @Test(arguments: ["word ", "wörd ", "e\u{301}", "👩‍👩‍👧 a", "ab\u{301}", "éa\u{301}b"])
  func `columns are right far into a long line`(piece: String) {
    let line = String(repeating: piece, count: 6_000)
    let text = "first\r\n" + line + "\nlast \(line)"
    let source = SourceText(text, file: "f")
    var index = text.startIndex
    var number = 1
    var column = 1
    for (count, character) in text.enumerated() {
      if count % 97 == 0 {
        let offset = text.utf8.distance(from: text.startIndex, to: index)
        #expect(
          source.position(atByte: offset) == FilePosition(file: "f", line: number, column: column))
      }
      index = text.index(after: index)
      column += 1
      if character.isNewline {
        number += 1
        column = 1
      }
    }
  }
}

/// Without a suggestion, a writer who mistyped a name has to read the manual.
struct SuggestionTests {
  @Test(arguments: [
    ("titel", "title"), ("Qustions", "questions"), ("gradee", "grade"), ("stauts", "status"),
    ("Evidnce", "evidence"),
  ])
  func `a mistyped name finds its neighbour`(word: String, meant: String) {
    let names = ["title", "questions", "grade", "status", "evidence"]
    #expect(word.nearest(among: names) == meant)
  }

  @Test(arguments: ["", "x", "colour", "zzzzzz"])
  func `a strange word finds none`(word: String) {
    #expect(word.nearest(among: ["title", "questions"]) == nil)
  }

  /// If this fails, whoever follows the hint has another measure's figure, or the best grade.
  @Test(arguments: [
    ("R", "1", nil), ("m3", "m1", nil), ("m10", "m1", nil), ("E003", "E001", nil),
    ("ks2-maths", "ks1-maths", nil), ("E021", "E012", "E012"), ("E0012", "E012", "E012"),
    ("ks2-math", "ks2-maths", "ks2-maths"),
  ])
  func `one letter is near to nothing, and no number to another`(
    word: String, name: String, meant: String?
  ) {
    #expect(word.nearest(among: [name]) == meant)
  }
}

/// Findings are what editors, continuous integration and people read: their form must hold.
struct FindingTests {
  @Test func `a finding is one line that editors link, and a hint`() {
    let rule = Rule("not-a-year", .error, why: "A year is needed.")
    let finding = Finding(
      rule, "'24' isn't a year", at: FilePosition(file: "a.csv", line: 3, column: 7),
      hint: "write four digits")
    #expect(
      "\(finding)" == "a.csv:3:7: error: '24' isn't a year [not-a-year]\n  hint: write four digits")
  }

  @Test func `findings stand in the order of their places`() {
    let rule = Rule("r", .note, why: "")
    let findings = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 3)].map {
      Finding(rule, "", at: FilePosition(file: $0.0, line: $0.1, column: $0.2), hint: "")
    }
    #expect(
      findings.inFileOrder.map(\.position.description) == ["a:2:3", "a:2:9", "a:10:1", "b:1:1"])
  }
}
