import DataFiles
import Diagnostics
import TestSupport
import Testing

/// A grade that isn't found is an answer that isn't counted.
struct KeyValueBlockTests {
  private func block(_ text: String, from offset: Int = 0) -> KeyValueBlock {
    KeyValueBlock(in: SourceText(text, file: "Q01.md"), from: offset)
  }

  private func pairs(_ block: KeyValueBlock) -> [String] {
    block.entries.map { "\($0.key)=\($0.value)" }
  }

  @Test(arguments: [
    ("Grade: good\nStatus: draft\n\nText: x", ["Grade=good", "Status=draft"], "Text: x"),
    ("Grade: good\r\nStatus:draft\r\n\r\nText", ["Grade=good", "Status=draft"], "Text"),
    ("Grade: good\rStatus :  draft  \r \rText", ["Grade=good", "Status=draft"], "Text"),
    ("Grade: good", ["Grade=good"], ""), ("", [], ""), ("\nGrade: good", [], "Grade: good"),
    ("Grade:\nReason: a: b", ["Grade=", "Reason=a: b"], ""),
    ("Reason: a\n  b\n\tc\nGrade: x", ["Reason=a b c", "Grade=x"], ""),
    ("Evidence:\n  E1\n  E2: x\nGrade: y", ["Evidence=E1 E2: x", "Grade=y"], ""),
    ("Grade: good\n## Strengths: x\nText", ["Grade=good"], "## Strengths: x\nText"),
    ("Grade: good\n#\n", ["Grade=good"], "#\n"), ("#5: x\n", ["#5=x"], ""),
    ("\u{A0}Gräde\u{A0}: é\u{A0}\n", ["Gräde=é"], ""),
  ])
  func `reads the lines up to the first blank one`(text: String, expected: [String], rest: String) {
    let block = block(text)
    #expect(pairs(block) == expected)
    #expect(String(decoding: text.utf8.dropFirst(block.end), as: UTF8.self) == rest)
    #expect(block.findings.isEmpty)
  }

  @Test func `keys and values know their bytes`() throws {
    let text = "# Question 1\nÉtat : a\n  b\nLeer:\n"
    let block = block(text, from: 13)
    func part(_ range: Range<Int>) -> String {
      String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
    #expect(block.entries.map { part($0.keyRange) } == ["État", "Leer"])
    #expect(block.entries.map { part($0.valueRange) } == ["a\n  b", ""])
    #expect(try #require(block["leer"]).valueRange.lowerBound == text.utf8.count - 1)
    #expect(block["ÉTAT"]?.value == "a b")
    #expect(block["x"] == nil)
  }

  @Test(arguments: [
    (
      "not-a-key-value-line", "Grade: good\n↓A sentence\nand more\nStatus: draft",
      ["Grade=good", "Status=draft"]
    ),
    ("not-a-key-value-line", "↓: x\nGrade: good", ["Grade=good"]),
    ("not-a-key-value-line", "  ↓A sentence\n  and more\nGrade: good", ["Grade=good"]),
    ("repeated-key", "Grade: good\nStatus: x\n↓grade: bad\n  worse\n", ["Grade=good", "Status=x"]),
    ("repeated-key", "Due date: a\n↓due_date: b\n", ["Due date=a"]),
  ])
  func `points at a fault and reads on`(rule: String, marked: String, expected: [String]) throws {
    let input = MarkedText(marked)
    let block = block(input.text)
    #expect(pairs(block) == expected)
    let finding = try #require(block.findings.first)
    #expect(block.findings.count == 1)
    #expect(finding.rule.name == rule)
    #expect(
      finding.position == FilePosition(file: "Q01.md", line: input.line, column: input.column))
  }

  @Test(arguments: [
    ("\n\nGrade: good\nx: y\n\nText", ["Grade=good", "x=y"]), ("\nNote: this\n", []),
    ("\nText", []),
    ("\n# Grade: x", []), ("\n\n", []), ("Note: this\nGrade: x", ["Note=this", "Grade=x"]),
  ])
  func `blank lines before a known key are passed over when asked`(text: String, expected: [String])
  {
    let block = KeyValueBlock(in: SourceText(text, file: ""), from: 0) { entry, isFirst in
      isFirst && entry.key == "Grade"
    }
    #expect(pairs(block) == expected)
  }

  @Test(arguments: [
    ("a: 1\n\nb: 2\nc: 3\n\n\nText", ["a=1", "b=2", "c=3"], "\nText"),
    ("a: 1\r\n\r\nb: 2\r\n  more\r\n", ["a=1", "b=2 more"], ""),
    ("a: 1\n\nb: 2\nText", ["a=1"], "b: 2\nText"), ("a: 1\n\na: 2", ["a=1"], "a: 2"),
    ("a: 1\n\nb: 2\nb: 3", ["a=1"], "b: 2\nb: 3"), ("a: 1\n\n# b: 2", ["a=1"], "# b: 2"),
    ("a: 1\n\nx: 2", ["a=1"], "x: 2"), ("a: 1\n\nb: 2\n# c: 3", ["a=1", "b=2"], "# c: 3"),
    ("a: 1\n \n", ["a=1"], ""),
  ])
  func `paragraphs of known keys alone go on with the block when asked`(
    text: String, expected: [String], rest: String
  ) {
    let block = KeyValueBlock(in: SourceText(text, file: ""), from: 0) { entry, _ in
      "abc".contains(entry.key)
    }
    #expect(pairs(block) == expected)
    #expect(String(decoding: text.utf8.dropFirst(block.end), as: UTF8.self) == rest)
  }

  @Test(arguments: [-5, 3, 400])
  func `an offset outside the text is harmless`(offset: Int) {
    #expect(block("a:b", from: offset).end == 3)
  }

  @Test(arguments: [
    ("2;3;10-12", ["2@0", "3@2", "10-12@4"]), (" E1 ;; E2;", ["E1@1", "E2@7"]),
    ("E1, E2;E3", ["E1, E2@0", "E3@7"]), ("é;\u{A0}x", ["é@0", "x@5"]),
  ])
  func `a cell's list is taken apart, each item with its place`(list: String, items: [String]) {
    var found: [ListItem] = []
    var parser = CSVParser(file: "")
    parser.feed([UInt8]("a\n\"\(list)\"\n".utf8).span) { row in found = row.items(at: 0) }
    #expect(found.map { "\($0.text)@\($0.range.lowerBound)" } == items)
    #expect(found.allSatisfy { $0.range.count == $0.text.utf8.count })
  }

  @Test(arguments: [("E1, E2;E3", ["E1", "E2", "E3"]), ("", []), (" ; , ", [])])
  func `a value's list is taken apart at commas too`(list: String, items: [String]) throws {
    let text = "Evidence:\(list)\n"
    let entry = try #require(block(text)["Evidence"])
    #expect(entry.items(in: text).map(\.text) == items)
  }

  @Test func `a value's items stand where they stand in the file`() throws {
    let text = "# Q\nEvidence: E1, E2;\n  E3\n"
    let entry = try #require(block(text, from: 4)["Evidence"])
    let items = entry.items(in: text)
    #expect(items.map(\.text) == ["E1", "E2", "E3"])
    #expect(
      items.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == items.map(\.text)
    )
  }
}
