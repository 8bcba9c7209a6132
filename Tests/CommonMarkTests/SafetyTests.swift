import CommonMark
import Testing

/// If these fail, a pasted text can run scripts in the page of whoever opens the report.
struct SafetyTests {
  @Test(arguments: [
    "https://a.example/b?c=d#e", "http://a.example", "HTTPS://A.EXAMPLE", "mailto:a@b.example",
    "#e004", "a/b.pdf", "../a%20b.html", "a?b=c:d", "/a:b", "", "a/javascript:b",
  ])
  func `ordinary addresses are links`(address: String) {
    let html = Document(parsing: "[a](<\(address)>)").html()
    #expect(html.hasPrefix("<p><a href=\""), "\(html)")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:a", "JaVa&#x09;script:a", "java&Tab;script&colon;a",
    "&#x1;javascript:a", " javascript:a", "javascript&#58;a", "java%0ascript:a",
    "javascript%3Aa", "%6Aavascript:a", "%256Aavascript:a", "&amp;#106;avascript:a",
    "&amp;colon;javascript:a", "data:text/html,a", "vbscript:a", "file:///etc/passwd", "ftp://a",
    "//a.example/b", "\\\\\\\\a\\\\b", "/\\\\a", "C:\\a", "x-y:z", "blob:a", "java\u{A0}script:a",
    "j\u{0}avascript:a", "about:blank", "livescript:a", "a&NewLine;:b",
  ])
  func `other addresses leave their text`(address: String) {
    for text in [
      "[a *b*](<\(address)>)", "![a *b*](<\(address)>)", "[a *b*]\n\n[a *b*]: <\(address)>",
    ] {
      let document = Document(parsing: text)
      #expect(document.html() == "<p>a <em>b</em></p>\n")
      #expect(document.markdown() == "a *b*\n")
    }
  }

  @Test func `an address in angle brackets is text if it may not be a link`() {
    #expect(Document(parsing: "<javascript:a>").html() == "<p>javascript:a</p>\n")
  }

  @Test(arguments: [
    Rendering("<b onclick=\"x\">a</b>", "<p>&lt;b onclick=&quot;x&quot;&gt;a&lt;/b&gt;</p>\n"),
    Rendering("<script>\na\n</script>", "<p>&lt;script&gt;\na\n&lt;/script&gt;</p>\n"),
    Rendering(
      "[a](b \"c\\\" onclick=\\\"d\")",
      "<p><a href=\"b\" title=\"c&quot; onclick=&quot;d\">a</a></p>\n"),
    Rendering("[a](b\"onclick=c)", "<p><a href=\"b%22onclick=c\">a</a></p>\n"),
    Rendering("![\"onload=a](b)", "<p><img src=\"b\" alt=\"&quot;onload=a\" /></p>\n"),
    Rendering("![<b>](c)", "<p><img src=\"c\" alt=\"&lt;b&gt;\" /></p>\n"),
    Rendering(
      "``` \"><script>\n```",
      "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\"></code></pre>\n"),
    Rendering("`<b>` &lt;b&gt;", "<p><code>&lt;b&gt;</code> &lt;b&gt;</p>\n"),
  ])
  func `nothing but markup becomes markup`(case: Rendering) {
    expect(`case`, html: HTMLOptions())
  }

  @Test(arguments: [
    (HTMLOptions.Images.linked, "<p><a href=\"c.png\" title=\"d\">a b</a></p>\n"),
    (.shown, "<p><img src=\"c.png\" alt=\"a b\" title=\"d\" /></p>\n"),
  ])
  func `images are shown or linked`(images: HTMLOptions.Images, html: String) {
    var options = HTMLOptions()
    options.images = images
    #expect(Document(parsing: "![a *b*](c.png 'd')").html(options: options) == html)
  }

  /// If this fails, who listens to a page hears of a link without a name.
  @Test func `a link to an image without words has a name`() {
    var options = HTMLOptions()
    (options.images, options.nameOfImages) = (.linked, "picture")
    let document = Document(parsing: "![](c.png) ![d](e.png)")
    #expect(
      document.html(options: options)
        == "<p><a href=\"c.png\">picture</a> <a href=\"e.png\">d</a></p>\n")
    var markdown = MarkdownOptions()
    (markdown.images, markdown.nameOfImages) = (.linked, "picture")
    #expect(document.markdown(options: markdown) == "[picture](c.png) [d](e.png)\n")
  }

  /// If this fails, a link has no words to be followed by, or ends where another begins.
  @Test(arguments: [
    ("[![a *b*](c.png)](d)", "<a href=\"d\">a <em>b</em></a>", "[a *b*](d)"),
    ("[![](c.png)](d)", "<a href=\"d\">picture</a>", "[picture](d)"),
    ("[![&nbsp;](c.png)](d)", "<a href=\"d\">picture\u{A0}</a>", "[picture&nbsp;](d)"),
    ("[x ![a](c.png) y](d)", "<a href=\"d\">x a y</a>", "[x a y](d)"),
    (
      "[![a](c.png)](javascript:x) ![b](e)", "<a href=\"c.png\">a</a> <a href=\"e\">b</a>",
      "[a](c.png) [b](e)"
    ),
    ("![a [b](c)](d)", "<a href=\"d\">a b</a>", "[a b](d)"),
    (
      "[a <https://x.org>](d) <https://y.org>",
      "<a href=\"d\">a https://x.org</a> <a href=\"https://y.org\">https://y.org</a>",
      "[a https://x.org](d) <https://y.org>"
    ),
    ("[](a_b?c&d)", "<a href=\"a_b?c&amp;d\">a_b?c&amp;d</a>", "[a_b?c\\&d](a_b?c\\&d)"),
    ("[&nbsp;](a 'b')", "<a href=\"a\" title=\"b\">a</a>", "[a](a \"b\")"),
    ("x[]()", "x", "x"), ("x[](javascript:y)", "x", "x"),
  ])
  func `each link has words, and none stands in another`(
    text: String, html: String, markdown: String
  ) {
    var options = HTMLOptions()
    (options.images, options.nameOfImages, options.usableLinks) = (.linked, "picture", true)
    let document = Document(parsing: text)
    #expect(document.html(options: options) == "<p>\(html)</p>\n")
    var other = MarkdownOptions()
    (other.images, other.nameOfImages, other.usableLinks) = (.linked, "picture", true)
    #expect(document.markdown(options: other) == markdown + "\n")
  }

  @Test func `headings are shifted and end at six`() {
    var options = HTMLOptions()
    options.headingShift = 2
    let html = Document(parsing: "# a\n##### b").html(options: options)
    #expect(html == "<h3>a</h3>\n<h6>b</h6>\n")
    options.headingShift = .max
    #expect(Document(parsing: "# a").html(options: options) == "<h6>a</h6>\n")
  }

  @Test func `bytes that are no UTF-8 do no harm`() {
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0x2A, 0xF0, 0x2A], [0x5B, 0xE2, 0x5D, 0x3A, 0x20, 0xE2], [0x60, 0xC3, 0x60],
      [0xEF, 0xBB], [0x0D], [0x0D, 0x0A, 0x0D], [0x26, 0xC3, 0x3B], [0xC2],
      [0x2A, 0xC2, 0xA0, 0x2A],
    ] {
      let document = Document(parsing: bytes, options: ExtensionTests.all)
      _ = document.html()
      _ = document.markdown()
      _ = document.passages(in: document.root)
    }
  }
}
