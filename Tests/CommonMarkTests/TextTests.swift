import CommonMark
import Testing

/// If these fail, word limits and the checks of the prose judge another text than the author wrote.
struct TextTests {
  @Test(arguments: [
    ("a *b* `c`\nd", "a b c d"),
    ("# a\n\nb\n\n- c\n- d", "a\nb\nc\nd"),
    ("a &amp; \\*b\\* <i>c</i>", "a & *b* c"),
    ("![a](b) [c](d) <http://e>", "a c http://e"),
    ("x {{ y }} [E1]", "x {{y}} [E1]"),
    ("| a | b |\n|---|---|\n| c | |", "a\nb\nc"),
    ("a  \nb", "a b"),
  ])
  func `plain text is what a reader sees`(text: String, expected: String) {
    let document = Document(parsing: text, options: ExtensionTests.all)
    let plain = String(decoding: document.passages(in: document.root).utf8, as: UTF8.self)
    #expect(plain.split(separator: "\n").joined(separator: "\n") == expected)
  }

  @Test(arguments: [
    ("", 0), ("One, two – three.", 3), ("A well-evidenced **ra**te", 3),
    ("rose by {{x.change}}.", 3),
    ("{{a}} {{b}}", 2), ("met [E004] [E005]", 1), ("# One\n\n- two\n- three", 3), ("5.5% & 42", 2),
    ("one\ntwo\u{A0}three\u{2003}four", 4), ("[one two](/three 'four')", 2), ("— * —", 0),
    ("| one | two |\n|---|---|", 2), ("Łódź naïve", 2), ("<b>one</b>", 1),
  ])
  func `words are counted as a reader would`(text: String, count: Int) {
    let document = Document(parsing: text, options: ExtensionTests.all)
    #expect(document.wordCount(of: document.root) == count)
  }

  @Test(arguments: 0..<17)
  func `words are counted wherever they begin`(shift: Int) {
    let words = [
      "a,", "(bb)", "--", "ccc-dd", "55%", "...", "eeeeeeeeeeeeeeeee", "é", "x1", "?", "z",
    ]
    let text = String(repeating: "x", count: shift) + " " + words.joined(separator: " ")
    let document = Document(parsing: text)
    #expect(document.wordCount(of: document.root) == 8 + (shift > 0 ? 1 : 0))
  }

  @Test func `passages are the paragraphs, headings and cells`() {
    let text = "# a\n\nb\nc\n\n> - d\n\n| e | f |\n|---|---|\n\n    code\n"
    let document = Document(parsing: text, options: ExtensionTests.all)
    let passages = document.passages(in: document.root)
    let texts = passages.all.map { String(decoding: passages.utf8[$0.range], as: UTF8.self) }
    #expect(texts == ["a", "b c", "d", "e", "f"])
    #expect(
      passages.all.map(\.kind) == [.heading, .paragraph, .paragraph, .tableCell, .tableCell])
  }

  @Test func `what a node holds can be asked`() throws {
    let text = "3) a\n\n```\nb\n```\n\n[c](d 'e')\n\n|f|g|\n|:-|-:|\n"
    let document = Document(parsing: text, options: ExtensionTests.all)
    func node(_ kind: NodeKind) throws -> NodeID {
      try #require(document.descendants(of: document.root).first { document.kind(of: $0) == kind })
    }
    #expect(try document.literal(of: node(.codeBlock)) == "b\n")
    #expect(try document.destination(of: node(.link)) == "d")
    #expect(try document.title(of: node(.link)) == "e")
    #expect(try document.isHeader(node(.tableRow)))
    #expect(
      document.children(of: document.root).map(document.kind(of:)) == [
        .list, .codeBlock, .paragraph, .table,
      ])
  }
}
