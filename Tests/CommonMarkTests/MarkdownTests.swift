import CommonMark
import TestSupport
import Testing

/// If these fail, the report's Markdown says something else than its HTML.
struct MarkdownTests {
  @Test(arguments: [
    ("Title\n===\n\nSub\n---", "# Title\n\n## Sub\n"),
    ("* a\n* b\n\n+ c\n", "- a\n- b\n\n+ c\n"),
    ("* a\n\n* b\n", "- a\n\n- b\n"),
    ("3) a\n9) b", "3) a\n4) b\n"),
    ("- a\n    - b\n\n      c", "- a\n  - b\n\n    c\n"),
    ("    code", "```\ncode\n```\n"),
    ("~~~~ x\n```\n~~~~", "````x\n```\n````\n"),
    ("> a\nb", "> a\n> b\n"),
    ("_a_ __b__ *c*", "_a_ __b__ *c*\n"),
    ("[a][b]\n\n[b]: c 'd \"e\"'", "[a](c \"d \\\"e\\\"\")\n"),
    ("a  \nb", "a\\\nb\n"),
    ("|a|b|\n|-|:-:|\n|c\\|d|", "| a | b |\n| --- | :-: |\n| c\\|d |  |\n"),
    ("``a`b``", "``a`b``\n"),
    ("1\\. a\n\\# b\n\\- c\n\\> d", "1\\. a\n\\# b\n\\- c\n\\> d\n"),
    (
      "snake_case 2 \\* 3 [x] <y> a&b &amp;amp;", "snake_case 2 \\* 3 \\[x\\] \\<y> a\\&b \\&amp;\n"
    ),
    ("<https://a.example>", "<https://a.example>\n"),
    ("54.0% of 9) here", "54.0% of 9) here\n"),
    ("***", "***\n"),
    ("met [E004] by {{ a.b }}", "met [E004] by {{a.b}}\n"),
    ("-     a", "- ```\n  a\n  ```\n"),
    ("", ""),
  ])
  func `the form is plain and always the same`(text: String, expected: String) {
    #expect(Document(parsing: text, options: ExtensionTests.all).markdown() == expected)
  }

  @Test(arguments: [
    ("It rose. It fell.", "It rose.\nIt fell."),
    ("It rose,\nthen fell. So\nit is.", "It rose, then fell.\nSo it is."),
    ("See e.g. Smith, i.e. Mr. Smith of St. Anne's, No. 5.", nil),
    ("J. Smith and A. B. Jones met at 5 p.m. Friday.", nil),
    ("It is 5.5. So 4.2 is less.", "It is 5.5.\nSo 4.2 is less."),
    ("SEF-001. Next.", "SEF-001.\nNext."),
    ("Who? “We did.” They (all) agreed.) Good!", "Who?\n“We did.”\nThey (all) agreed.)\nGood!"),
    ("It rose [E004]. It fell.", "It rose [E004].\nIt fell."),
    ("It rose. [E004] It fell.", nil),
    ("It rose. **All** did. *Now.* {{x}} is", "It rose.\n**All** did.\n*Now.* {{x}} is"),
    ("It rose. 1. place. - no", "It rose.\n1\\. place. - no"),
    ("etc. and so on. then", nil),
  ])
  func `a sentence can stand on a line of its own`(text: String, expected: String?) {
    var options = MarkdownOptions()
    options.sentencePerLine = true
    let markdown = Document(parsing: text, options: ExtensionTests.all).markdown(options: options)
    #expect(markdown == (expected ?? text) + "\n")
  }

  @Test func `sentences are left alone in headings and tables`() {
    var options = MarkdownOptions()
    options.sentencePerLine = true
    let text = "# A b. C d.\n\n| A b. C d. |\n| --- |\n\n> - A b. C d.\n"
    let expected = "# A b. C d.\n\n| A b. C d. |\n| --- |\n\n> - A b.\n>   C d.\n"
    let document = Document(parsing: text, options: ExtensionTests.all)
    #expect(document.markdown(options: options) == expected)
  }

  @Test func `placeholders and mentions are written by the caller`() {
    var options = MarkdownOptions()
    options.headingShift = 1
    options.inline = { document, node, output in
      let name = document.literal(of: node).replacing("*", with: "\\*")
      output += Array((document.kind(of: node) == .mention ? "[\(name)](#\(name))" : name).utf8)
    }
    let text = "# {{ a*b }}\n\n{{ 12 }}. [E004]: [E005](x"
    let markdown = Document(parsing: text, options: ExtensionTests.all).markdown(options: options)
    #expect(markdown == "## a\\*b\n\n12\\. [E004](#E004): [E005](#E005)(x\n")
  }

  @Test(arguments: ["<b>a</b>", "<script>\n\n*a*\n</script>", "- <div>\n  <p>", "a <!-- b\nc -->"])
  func `raw HTML is text`(text: String) {
    let markdown = Document(parsing: text).markdown()
    let again = Document(parsing: markdown)
    #expect(
      again.descendants(of: again.root).allSatisfy {
        again.kind(of: $0) != .html && again.kind(of: $0) != .htmlBlock
      })
    #expect(again.html(options: .conforming).contains("&lt;"))
  }

  @Test(arguments: [
    "a *b* c", "# #", "#\ta #\\#", "- * a", "* - + a\n", "> ```\n> \n> a\n", "1. a\n   1. b\n2. c",
    "a\n{{b}}\nc", "**a*b*c**", "*a **b***", "***a** b*", "`` ` ``", "` a `", "``` `` ```",
    "a\\\nb",
    "![a *b*](<c d> \"e\nf\")", "[a](b\\)c)", "[a](<b(c>)", "[a]()", "[a](<> 'b')", "a!\\[b](c)",
    "a!&#91;b](c)", "&#32;a&#32;", "*&nbsp;a&nbsp;*", "&#35; a", "&#45; a", "1&#46; a", "a&#10;b",
    "&lt;b&gt; &amp;amp;", "\\`a\\`", "\\<a>", "a\n\\===", "a\n\\---", "a\n\\-", "\\+ b",
    "~~a~~ \\~b",
    "|a|b|\n|:-|-:|\n|`c\\|d`|[e](f\\|g)|\n", "- a\n\n  b\n- c", "- a\n- \n- b", "-\n- a", "- - a",
    "- a\n\n\n\n  - b", "> > a\n> b", "- a\n  ***\n  # b\n  > c", "    a\n\n      b", "```\n\n```",
    "~~~ a`b\nc\n~~~", "``` a\\&b &amp;\nc", "Two\nlines  \nbroken\n===",
    "- ```\n      \n  x\n  ```",
    "- a\n\n<!-- -->\n\n- b", "- a\n\n[x]: y\n\n- b", "1. a\n\n[x]: y\n\n1. b\n\n[z]: y\n\n1. c",
    "[E004]\\(a)", "{{a}}b *{{c}}* \\{{d}} {\\{e}}", "[\\[E004\\]](a)", "![E004]",
    "a\u{A0}*\u{A0}*b",
    "<b>*a*</b>\n<i>", "a <b\n  c>", "12\\) a", "1234567890) a", "*a*_b_**c**", "*a*b*c*",
  ])
  func `what is written reads the same`(text: String) { expectSame(text) }

  @Test(.enabled(if: Conformance.folder != nil))
  func `every example of the standard reads the same once written`() throws {
    let examples = try ConformanceTests.examples()
    for example in examples { expectSame(example.markdown, "example \(example.example)") }
    print("CommonMark 0.31.2, written and read again: \(examples.count) compared")
  }

  private func expectSame(
    _ text: String, _ name: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let document = Document(parsing: text, options: ExtensionTests.all)
    // What changes nothing but the form.
    var options = MarkdownOptions()
    options.rawHTML = .passedThrough
    options.links = .all
    let markdown = document.markdown(options: options)
    let again = Document(parsing: markdown, options: ExtensionTests.all)
    #expect(
      withoutLineEndings(document) == withoutLineEndings(again), "\(name) \(markdown)",
      sourceLocation: sourceLocation)
  }

  /// The HTML with each line ending made a space, as a soft line break is no more than that.
  private func withoutLineEndings(_ document: Document) -> String {
    document.html(options: .conforming).replacing("\n", with: " ")
  }
}
