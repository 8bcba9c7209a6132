import CommonMark
import Diagnostics
import TestSupport
import Testing

/// If these fail, a finding sends the author to the wrong place of a text.
struct PositionTests {
  /// A text whose first node of a kind starts at the mark.
  struct Place: CustomTestStringConvertible {
    var marked: String
    var kind: NodeKind
    var testDescription: String { "\(kind) in \(marked.debugDescription)" }

    init(_ kind: NodeKind, _ marked: String) {
      self.marked = marked
      self.kind = kind
    }
  }

  @Test(arguments: [
    Place(.paragraph, "# a\n\n↓b\nc"),
    Place(.heading, "a\n\n> ↓## b"),
    Place(.heading, "- x\n\n  ↓Title\n  ---"),
    Place(.blockQuote, "a\n ↓> b"),
    Place(.list, "a\n\n↓- b"),
    Place(.item, "- a\n  ↓1. b".replacing("- a\n  ", with: "> q\n\n")),
    Place(.codeBlock, "- a\n  ↓```\n  b\n  ```"),
    Place(.thematicBreak, "a\n\n  ↓***"),
    Place(.htmlBlock, "a\n\n↓<div>"),
    Place(.table, "text\n↓| a |\n|---|"),
    Place(.tableCell, "|   ↓a |\n|---|"),
    Place(.emphasis, "> é ↓*b*"),
    Place(.strong, "- a\n  - b\n    c ↓**d**"),
    Place(.link, "> a\nlazy ↓[b](c)"),
    Place(.image, "a\r\n  b ↓![c](d)"),
    Place(.code, "  - a\n\n    - b\n      ↓`c`"),
    Place(.mention, "1. a\n   b [x] ↓[E004] c"),
    Place(.placeholder, "| `x\\|y` ↓{{ a }} |\n|---|"),
    Place(.placeholder, "> a &amp; b\n> c ↓{{ d }}"),
    Place(.html, "a ↓<b>"),
    Place(.strikethrough, "a\n\tb ↓~~c~~"),
    Place(.hardBreak, "> a\n> b↓\\\n> c"),
  ])
  func `a node starts where its mark stands`(place: Place) throws {
    let marked = MarkedText(place.marked)
    let document = Document(parsing: marked.text, options: ExtensionTests.all)
    let node = try #require(
      document.descendants(of: document.root).first { document.kind(of: $0) == place.kind })
    let source = SourceText(marked.text, file: "a.md")
    let position = source.position(atByte: document.sourceRange(of: node).lowerBound)
    #expect(position == FilePosition(file: "a.md", line: marked.line, column: marked.column))
  }

  @Test(arguments: [
    (NodeKind.emphasis, "*b c*"), (.link, "[d](e \"f\")"), (.code, "`` g ``"), (.mention, "[E1]"),
    (.placeholder, "{{ h }}"), (.image, "![i](j)"), (.strong, "__k__"), (.html, "<l m=\"n\">"),
    (.paragraph, "a *b c* [d](e \"f\") `` g `` [E1]\n> {{ h }} ![i](j) __k__ <l m=\"n\">"),
    (.blockQuote, "> a *b c* [d](e \"f\") `` g `` [E1]\n> {{ h }} ![i](j) __k__ <l m=\"n\">"),
  ])
  func `a node covers its marks`(kind: NodeKind, expected: String) throws {
    let text =
      "x\n\n> a *b c* [d](e \"f\") `` g `` [E1]\n> {{ h }} ![i](j) __k__ <l m=\"n\">\n\ny\n"
    let document = Document(parsing: text, options: ExtensionTests.all)
    let nodes = document.descendants(of: document.root).filter { document.kind(of: $0) == kind }
    let node = try #require(kind == .paragraph ? nodes.dropFirst().first : nodes.first)
    let range = document.sourceRange(of: node)
    #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == expected)
  }

  @Test func `every node lies within its parent`() throws {
    let text = """
      # A *b* [c]
      > - d **e
      >   f** `g`
      lazy &amp; {{ h }}

      | a | [E1] |
      |---|---|
      | \\| | `x\\|y` |

      1. i
         - j

           k
      """
    let document = Document(parsing: text, options: ExtensionTests.all)
    for node in document.descendants(of: document.root) {
      let range = document.sourceRange(of: node)
      let parent = try #require(document.parent(of: node))
      let outer = document.sourceRange(of: parent)
      #expect(
        outer.lowerBound <= range.lowerBound && range.upperBound <= outer.upperBound,
        "\(document.kind(of: node)) \(range) in \(document.kind(of: parent)) \(outer)")
    }
  }

  @Test func `text that marks without a meaning have cut is one node again`() {
    let document = Document(parsing: "a [b * c] _d !e ~f", options: ExtensionTests.all)
    let texts = document.descendants(of: document.root).map { document.literal(of: $0) }
    #expect(texts == ["", "a [b * c] _d !e ~f"])
  }

  @Test(arguments: [
    "It ↓fell by 5 points.", "> It rose\n> and ↓fell.", "- a &amp; ↓fell", "*It* **↓fell**",
    "| It | ↓fell |\n|----|---|", "`code` [E1] {{x}} ↓fell", "## It ↓fell", "é – ↓fell",
    "a\r\n\r\n   b\r\n   ↓fell", "It\\* ↓fell", "1. a\n\n   - b\n     c ↓fell",
  ])
  func `a word of a passage is found in the source`(marked: String) throws {
    let marked = MarkedText(marked)
    let document = Document(parsing: marked.text, options: ExtensionTests.all)
    let passages = document.passages(in: document.root)
    let text = String(decoding: passages.utf8, as: UTF8.self)
    let range = try #require(text.firstRange(of: "fell"))
    let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let source = SourceText(marked.text, file: "a.md")
    let position = source.position(atByte: passages.sourceOffset(atUTF8: offset))
    #expect(position == FilePosition(file: "a.md", line: marked.line, column: marked.column))
  }
}
