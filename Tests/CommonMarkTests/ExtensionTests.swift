import CommonMark
import Testing

/// If these fail, tables, values from the data or citations don't reach the report.
struct ExtensionTests {
  static let all = ParseOptions(
    tables: true, strikethrough: true, placeholders: true,
    isMention: { $0.first == "E" && $0.dropFirst().allSatisfy(\.isNumber) })

  static func table(_ header: String, _ body: String = "") -> String {
    "<table>\n<thead>\n<tr>\n\(header)</tr>\n</thead>\n"
      + (body.isEmpty ? "" : "<tbody>\n\(body)</tbody>\n") + "</table>\n"
  }

  @Test(arguments: [
    Rendering(
      "| a | b |\n|---|:-:|\n| c |",
      table(
        "<th>a</th>\n<th align=\"center\">b</th>\n",
        "<tr>\n<td>c</td>\n<td align=\"center\"></td>\n</tr>\n")),
    Rendering(
      "a | b\n:-- | --:\nc | d | e\n\nf",
      table(
        "<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n",
        "<tr>\n<td align=\"left\">c</td>\n<td align=\"right\">d</td>\n</tr>\n") + "<p>f</p>\n"),
    Rendering("| a |\n| - |", table("<th>a</th>\n")),
    Rendering("| `a\\|b` *c* |\n|-|", table("<th><code>a|b</code> <em>c</em></th>\n")),
    Rendering("| {{ a }} [E1] |\n|-|", table("<th>{{a}} [E1]</th>\n")),
    Rendering(
      "Before\n| a |\n|---|\n> after",
      "<p>Before</p>\n" + table("<th>a</th>\n") + "<blockquote>\n<p>after</p>\n</blockquote>\n"),
    Rendering("| a | b |\n|---|", "<p>| a | b |\n|---|</p>\n"),
    Rendering("a\n---", "<h2>a</h2>\n"),
    Rendering(
      "- | a |\n  |---|\n  | b |\n- c",
      "<ul>\n<li>\n\(table("<th>a</th>\n", "<tr>\n<td>b</td>\n</tr>\n"))</li>\n<li>c</li>\n</ul>\n"),
    Rendering(
      "> | a |\n> |---|\n| b |",
      "<blockquote>\n\(table("<th>a</th>\n"))</blockquote>\n<p>| b |</p>\n"),
  ])
  func `tables have as many cells as their header`(case: Rendering) {
    expect(`case`, parse: Self.all)
  }

  @Test func `header cells say so where asked to`() {
    var options = HTMLOptions()
    options.columnScopes = true
    let html = Document(parsing: "|a|\n|-:|", options: Self.all).html(options: options)
    #expect(html == Self.table("<th scope=\"col\" align=\"right\">a</th>\n"))
  }

  @Test func `a wide table can be moved sideways in a frame, so that no figure is broken`() {
    var options = HTMLOptions()
    options.scrollingTables = true
    let html = Document(parsing: "|a|\n|-|\n\nb", options: Self.all).html(options: options)
    let frame = "<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n"
    #expect(html == frame + Self.table("<th>a</th>\n") + "</div>\n<p>b</p>\n")
  }

  @Test(arguments: [
    Rendering("~~a~~ ~b~ ~~~c~~~", "<p><del>a</del> <del>b</del> ~~~c~~~</p>\n"),
    Rendering("~~a~ b", "<p>~~a~ b</p>\n"),
    Rendering("**a ~~b** c~~", "<p><strong>a ~~b</strong> c~~</p>\n"),
    Rendering("\\~~a~~", "<p>~~a~~</p>\n"),
  ])
  func `tildes strike out`(case: Rendering) { expect(`case`, parse: Self.all) }

  @Test(arguments: [
    Rendering("rose by {{ m.change }}.", "<p>rose by <b>m.change</b>.</p>\n"),
    Rendering("**{{a}}** _{{b_c*d}}_", "<p><strong><b>a</b></strong> <em><b>b_c*d</b></em></p>\n"),
    Rendering(
      "`{{a}}` <https:{{a}}> \\{{a}}",
      "<p><code>{{a}}</code> <a href=\"https:%7B%7Ba%7D%7D\">https:{{a}}</a> {{a}}</p>\n"),
    Rendering("{{a\nb}} {{{c}}} {{}} {{d", "<p><b>a b</b> {<b>c</b>} <b></b> {{d</p>\n"),
    Rendering("{{a *b* {{c}} d}}", "<p>{{a <em>b</em> <b>c</b> d}}</p>\n"),
    Rendering("{a} { {b}}", "<p>{a} { {b}}</p>\n"),
    Rendering("[a {{b]}} c](/d)", "<p><a href=\"/d\">a <b>b]</b> c</a></p>\n"),
  ])
  func `placeholders bind as tightly as code`(case: Rendering) {
    expect(`case`, parse: Self.all, html: Self.marked)
  }

  @Test(arguments: [
    Rendering("met [E004][E005].", "<p>met <b>E004</b><b>E005</b>.</p>\n"),
    Rendering("[E1](/a) [E1] [x]", "<p><a href=\"/a\">E1</a> <b>E1</b> [x]</p>\n"),
    Rendering(
      "[E1] [x][E1] [E1][x]\n\n[E1]: /a",
      "<p><a href=\"/a\">E1</a> <a href=\"/a\">x</a> [E1][x]</p>\n"),
    Rendering("\\[E1] [E1\\] ![E1]", "<p>[E1] [E1] !<b>E1</b></p>\n"),
    Rendering(
      "[see [E1]](/a) ![x [E1]](/b)",
      "<p><a href=\"/a\">see [E1]</a> <img src=\"/b\" alt=\"x [E1]\" /></p>\n"),
    Rendering("[E1][] [*E1*] *[E1]*", "<p><b>E1</b>[] [<em>E1</em>] <em><b>E1</b></em></p>\n"),
    Rendering("`[E1]` [[E1]] ([E1])", "<p><code>[E1]</code> [<b>E1</b>] (<b>E1</b>)</p>\n"),
  ])
  func `mentions are what the caller knows and nothing else explains`(case: Rendering) {
    expect(`case`, parse: Self.all, html: Self.marked)
  }

  /// Writes placeholders and mentions as `<b>`.
  static var marked: HTMLOptions {
    var options = HTMLOptions()
    options.links = .safe
    options.inline = { document, node, output in
      output += Array("<b>\(document.literal(of: node))</b>".utf8)
    }
    return options
  }

  @Test func `without the options nothing of it is read`() {
    let text = "{{a}} ~b~ [E1]\n\n|a|\n|-|"
    #expect(Document(parsing: text).html() == "<p>{{a}} ~b~ [E1]</p>\n<p>|a|\n|-|</p>\n")
  }
}

/// A page with the attribute `align` is no valid HTML, and public bodies must publish what is.
struct AlignmentTests {
  @Test func `alignment is an attribute, or a class where the page asks for it`() {
    let document = Document(
      parsing: "| a | b |\n|:-:|--:|\n| c | d |", options: .init(tables: true))
    #expect(document.html().contains("<td align=\"center\">c</td>"))
    var options = HTMLOptions()
    options.alignmentClasses = true
    let html = document.html(options: options)
    #expect(html.contains("<td class=\"center\">c</td>"))
    #expect(html.contains("<th class=\"right\">b</th>"))
    #expect(!html.contains("align="))
  }
}
