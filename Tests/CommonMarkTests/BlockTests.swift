import CommonMark
import Testing

/// A text and the HTML that it has to become.
struct Rendering: CustomTestStringConvertible {
  var text: String
  var html: String
  var testDescription: String { text.debugDescription }

  init(_ text: String, _ html: String) {
    self.text = text
    self.html = html
  }
}

/// If these fail, an author's paragraphs, lists and headings run into one another.
struct BlockTests {
  @Test(arguments: [
    Rendering("One\ntwo", "<p>One\ntwo</p>\n"),
    Rendering("One\n\n\ntwo\n", "<p>One</p>\n<p>two</p>\n"),
    Rendering("   One\n        two   ", "<p>One\ntwo</p>\n"),
    Rendering("One\r\ntwo\r\rthree", "<p>One\ntwo</p>\n<p>three</p>\n"),
    Rendering("\u{FEFF}# One", "<h1>One</h1>\n"),
    Rendering("", ""),
    Rendering(" \n\t\n", ""),
    Rendering("a\0b", "<p>a\u{FFFD}b</p>\n"),
  ])
  func `paragraphs end at blank lines`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("# Strengths", "<h1>Strengths</h1>\n"),
    Rendering("###### Six", "<h6>Six</h6>\n"),
    Rendering("####### Seven", "<p>####### Seven</p>\n"),
    Rendering("#Tag", "<p>#Tag</p>\n"),
    Rendering("## Closed ##  ", "<h2>Closed</h2>\n"),
    Rendering("## C#", "<h2>C#</h2>\n"),
    Rendering("#", "<h1></h1>\n"),
    Rendering("Text\n# Next", "<p>Text</p>\n<h1>Next</h1>\n"),
    Rendering("Two\nlines\n===", "<h1>Two\nlines</h1>\n"),
    Rendering("Under\n---\nText", "<h2>Under</h2>\n<p>Text</p>\n"),
    Rendering("> Quoted\n---", "<blockquote>\n<p>Quoted</p>\n</blockquote>\n<hr />\n"),
    Rendering("[a]: /b\n===\n[a]", "<p>===\n<a href=\"/b\">a</a></p>\n"),
  ])
  func `headings are marked before or below`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("***\n- - -\n_____", "<hr />\n<hr />\n<hr />\n"),
    Rendering("**\n--x", "<p>**\n--x</p>\n"),
    Rendering("Text\n***", "<p>Text</p>\n<hr />\n"),
  ])
  func `three marks make a line across the page`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("    a\n\n      b\n\n", "<pre><code>a\n\n  b\n</code></pre>\n"),
    Rendering("\ta\tb", "<pre><code>a\tb\n</code></pre>\n"),
    Rendering(
      "- x\n\n      code", "<ul>\n<li>\n<p>x</p>\n<pre><code>code\n</code></pre>\n</li>\n</ul>\n"),
    Rendering("```\n*a*\n```", "<pre><code>*a*\n</code></pre>\n"),
    Rendering("~~~ csv x\na,b", "<pre><code class=\"language-csv\">a,b\n</code></pre>\n"),
    Rendering("````\n```\n````", "<pre><code>```\n</code></pre>\n"),
    Rendering("  ```\n   a\n b\n  ```", "<pre><code> a\nb\n</code></pre>\n"),
    Rendering("``` a`b\nc", "<p>``` a`b\nc</p>\n"),
    Rendering("```\n```", "<pre><code></code></pre>\n"),
    Rendering(
      "> ```\n> a\nb", "<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>\n<p>b</p>\n"),
    Rendering(
      "- ```\n      \n  x", "<ul>\n<li>\n<pre><code>    \nx\n</code></pre>\n</li>\n</ul>\n"),
    Rendering(">\t\t", "<blockquote>\n</blockquote>\n"),
  ])
  func `code keeps its characters`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("> a\nb\n> c", "<blockquote>\n<p>a\nb\nc</p>\n</blockquote>\n"),
    Rendering(
      "> a\n\n> b", "<blockquote>\n<p>a</p>\n</blockquote>\n<blockquote>\n<p>b</p>\n</blockquote>\n"
    ),
    Rendering(">a\n>\n>b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
    Rendering("> - a\n> b", "<blockquote>\n<ul>\n<li>a\nb</li>\n</ul>\n</blockquote>\n"),
    Rendering(
      "> > a\nb", "<blockquote>\n<blockquote>\n<p>a\nb</p>\n</blockquote>\n</blockquote>\n"),
  ])
  func `quotes hold what their marks and lazy lines say`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    Rendering("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    Rendering("- a\n* b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n"),
    Rendering("3) a\n7) b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    Rendering("1234567890. a", "<p>1234567890. a</p>\n"),
    Rendering("In\n2014. It rose", "<p>In\n2014. It rose</p>\n"),
    Rendering("Steps\n1. a", "<p>Steps</p>\n<ol>\n<li>a</li>\n</ol>\n"),
    Rendering(
      "- a\n  - b\n\n  - c\n- d",
      "<ul>\n<li>a\n<ul>\n<li>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>\n</li>\n<li>d</li>\n</ul>\n"
    ),
    Rendering(
      "- a\n  > b\n  >\n- c",
      "<ul>\n<li>a\n<blockquote>\n<p>b</p>\n</blockquote>\n</li>\n<li>c</li>\n</ul>\n"),
    Rendering("-\n\n  a", "<ul>\n<li></li>\n</ul>\n<p>a</p>\n"),
    Rendering("-\n  a", "<ul>\n<li>a</li>\n</ul>\n"),
    Rendering("- a\n\n\n\n  b", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>\n"),
    Rendering("10. a\n\n    b", "<ol start=\"10\">\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>\n"),
    Rendering(
      "- <!-- a\n\n- b",
      "<ul>\n<li>\n<!-- a\n\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    Rendering(
      "- <!--\n\n  -->\n- b", "<ul>\n<li>\n<!--\n\n-->\n</li>\n<li>b</li>\n</ul>\n"),
    Rendering("-a\n+b", "<p>-a\n+b</p>\n"),
    Rendering("- -\n-   \t ", "<ul>\n<li>\n<ul>\n<li></li>\n</ul>\n</li>\n<li></li>\n</ul>\n"),
  ])
  func `lists are tight or loose as their blank lines say`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("<div>\n*a*\n</div>\n\n*b*", "<div>\n*a*\n</div>\n<p><em>b</em></p>\n"),
    Rendering("<script-x>\na\n\nb", "<script-x>\na\n<p>b</p>\n"),
    Rendering("<script>\n\na\n</script> b\nc", "<script>\n\na\n</script> b\n<p>c</p>\n"),
    Rendering("<!-- a\n\nb -->\nc", "<!-- a\n\nb -->\n<p>c</p>\n"),
    Rendering("<x-y>\na", "<x-y>\na\n"),
    Rendering("a\n<x-y>", "<p>a\n<x-y></p>\n"),
    Rendering("<?a\n\n?>", "<?a\n\n?>\n"),
    Rendering("<!A\n\n>", "<!A\n\n>\n"),
    Rendering("<![CDATA[\n\n]]>", "<![CDATA[\n\n]]>\n"),
  ])
  func `raw HTML ends where the standard says`(case: Rendering) { expect(`case`) }

  @Test(arguments: [
    Rendering("[a]\n\n[a]: /x 'T'", "<p><a href=\"/x\" title=\"T\">a</a></p>\n"),
    Rendering(
      "[a]: </x y>\n[A  b]:\n/z\n\n[a] [A\nB]",
      "<p><a href=\"/x%20y\">a</a> <a href=\"/z\">A\nB</a></p>\n"),
    Rendering("[a]: /1\n[a]: /2\n\n[a]", "<p><a href=\"/1\">a</a></p>\n"),
    Rendering("[ẞ]: /s\n\n[SS]", "<p><a href=\"/s\">SS</a></p>\n"),
    Rendering("[a]: /x y\n\n[a]", "<p>[a]: /x y</p>\n<p>[a]</p>\n"),
    Rendering("[a]: /x\n\"t\" y\n\n[a]", "<p>&quot;t&quot; y</p>\n<p><a href=\"/x\">a</a></p>\n"),
    Rendering("> [a]: /x\n\n[a]", "<blockquote>\n</blockquote>\n<p><a href=\"/x\">a</a></p>\n"),
    Rendering("[a]: <>\n\n[a]", "<p><a href=\"\">a</a></p>\n"),
    Rendering("[ ]: /x\n\n[ ]", "<p>[ ]: /x</p>\n<p>[ ]</p>\n"),
  ])
  func `definitions are found wherever they stand`(case: Rendering) { expect(`case`) }
}

func expect(
  _ rendering: Rendering, parse: ParseOptions = ParseOptions(), html: HTMLOptions = .conforming,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let document = Document(parsing: rendering.text, options: parse)
  #expect(document.html(options: html) == rendering.html, sourceLocation: sourceLocation)
}
