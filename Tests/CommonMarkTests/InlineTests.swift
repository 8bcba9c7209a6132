import CommonMark
import Testing

/// If these fail, emphasis, links and code within a line are not what the author wrote.
struct InlineTests {
  @Test(arguments: [
    Rendering(
      "*a* _b_ **c** __d__", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>\n"),
    Rendering("***a***", "<p><em><strong>a</strong></em></p>\n"),
    Rendering("***a** b*", "<p><em><strong>a</strong> b</em></p>\n"),
    Rendering("a*b*c a_b_c", "<p>a<em>b</em>c a_b_c</p>\n"),
    Rendering("2 * 3 * 4", "<p>2 * 3 * 4</p>\n"),
    Rendering("**a*", "<p>*<em>a</em></p>\n"),
    Rendering("*a **b c*", "<p>*a *<em>b c</em></p>\n"),
    Rendering("*a**b*", "<p><em>a**b</em></p>\n"),
    Rendering("“*a*” £*b*", "<p>“<em>a</em>” £<em>b</em></p>\n"),
    Rendering("*(a)*b", "<p>*(a)*b</p>\n"),
    Rendering("_(_a_)_", "<p><em>(<em>a</em>)</em></p>\n"),
    Rendering("*a [b*](/c)", "<p>*a <a href=\"/c\">b*</a></p>\n"),
    Rendering("*\u{A0}a*", "<p>*\u{A0}a*</p>\n"),
  ])
  func `emphasis opens and closes beside words`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("`a *b*`", "<p><code>a *b*</code></p>\n"),
    Rendering("`` a`b ``", "<p><code>a`b</code></p>\n"),
    Rendering("`  `", "<p><code>  </code></p>\n"),
    Rendering("`a\nb`", "<p><code>a b</code></p>\n"),
    Rendering("`a\\`b", "<p><code>a\\</code>b</p>\n"),
    Rendering("``a`", "<p>``a`</p>\n"),
    Rendering("``x` y`", "<p>``x<code> y</code></p>\n"),
    Rendering("[`a](b)`", "<p>[<code>a](b)</code></p>\n"),
  ])
  func `code spans bind tightest`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("[a](b)", "<p><a href=\"b\">a</a></p>\n"),
    Rendering("[a](<b c> 'd')", "<p><a href=\"b%20c\" title=\"d\">a</a></p>\n"),
    Rendering("[a](b(c)d)", "<p><a href=\"b(c)d\">a</a></p>\n"),
    Rendering("[a](b\\)c)", "<p><a href=\"b)c\">a</a></p>\n"),
    Rendering("[a]()", "<p><a href=\"\">a</a></p>\n"),
    Rendering("[a] (b)", "<p>[a] (b)</p>\n"),
    Rendering("[a](b c)", "<p>[a](b c)</p>\n"),
    Rendering("[a [b](c) d](e)", "<p>[a <a href=\"c\">b</a> d](e)</p>\n"),
    Rendering("![a *b*](c \"d\")", "<p><img src=\"c\" alt=\"a b\" title=\"d\" /></p>\n"),
    Rendering("[![a](b)](c)", "<p><a href=\"c\"><img src=\"b\" alt=\"a\" /></a></p>\n"),
    Rendering("[a][b]\n\n[b]: /c", "<p><a href=\"/c\">a</a></p>\n"),
    Rendering("[b][]\n\n[b]: /c", "<p><a href=\"/c\">b</a></p>\n"),
    Rendering("[b](no link\n\n[b]: /c", "<p><a href=\"/c\">b</a>(no link</p>\n"),
    Rendering("[a\\]](b)", "<p><a href=\"b\">a]</a></p>\n"),
    Rendering("[a](b&amp;c \"&quot;\")", "<p><a href=\"b&amp;c\" title=\"&quot;\">a</a></p>\n"),
  ])
  func `links and images lead where they say`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("<http://a.b/c?d=e>", "<p><a href=\"http://a.b/c?d=e\">http://a.b/c?d=e</a></p>\n"),
    Rendering("<a@b.example>", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n"),
    Rendering("<xy:&amp;z>", "<p><a href=\"xy:&amp;z\">xy:&amp;z</a></p>\n"),
    Rendering(
      "<a b=\"c\"> </a> <!-- d --> <?e?> <!F g> <![CDATA[h]]>",
      "<p><a b=\"c\"> </a> <!-- d --> <?e?> <!F g> <![CDATA[h]]></p>\n"),
    Rendering("a <b c='d'\ne>", "<p>a <b c='d'\ne></p>\n"),
    Rendering("1 < 2 <3 <a b=> <-x>", "<p>1 &lt; 2 &lt;3 &lt;a b=&gt; &lt;-x&gt;</p>\n"),
    Rendering("x <!--> y <!---> z -->", "<p>x <!--> y <!---> z --&gt;</p>\n"),
  ])
  func `angle brackets hold addresses, HTML or nothing`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("a  \nb\\\nc\nd \ne", "<p>a<br />\nb<br />\nc\nd\ne</p>\n"),
    Rendering("\\*a\\* \\a \\\\", "<p>*a* \\a \\</p>\n"),
    Rendering(
      "&amp; &copy; &#65; &#x41; &nosuch; &#0; & &;",
      "<p>&amp; © A A &amp;nosuch; \u{FFFD} &amp; &amp;;</p>\n"),
    Rendering("&zwnj;&AElig;&ngE; &NotEqualTilde;", "<p>\u{200C}Æ≧\u{338} ≂\u{338}</p>\n"),
    Rendering("&#32;a&#42;b&#42;", "<p> a*b*</p>\n"),
  ])
  func `line breaks, escapes and references`(case: Rendering) { expect(`case`) }

  @Test func `every named reference is found`() {
    for (name, text) in [("AElig", "Æ"), ("zwj", "\u{200D}"), ("amp", "&amp;"), ("lt", "&lt;")] {
      let html = Document(parsing: "&\(name);").html()
      #expect(html == "<p>\(text)</p>\n")
    }
  }
}
