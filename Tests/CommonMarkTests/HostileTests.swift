import CommonMark
import Foundation
import Testing

/// If these fail, one crafted or broken file can stop the program for minutes, or for good.
struct HostileTests {
  /// A text of any size that an ill-made parser takes its square in time for, or its stack.
  struct Text: CustomTestStringConvertible, Sendable {
    var name: String
    var make: @Sendable (Int) -> String
    var testDescription: String { name.debugDescription }

    init(_ name: String, _ make: @escaping @Sendable (Int) -> String) {
      self.name = name
      self.make = make
    }

    static func repeating(_ part: String, _ end: String = "") -> Self {
      Self(part + "…" + end) { String(repeating: part, count: $0) + end }
    }

    static func nested(_ open: String, _ middle: String, _ close: String) -> Self {
      Self(open + "…" + middle + "…" + close) {
        String(repeating: open, count: $0) + middle + String(repeating: close, count: $0)
      }
    }
  }

  static let texts: [Text] =
    [
      "[", "]", "![", "[a](", "![[[", "[a][", "[]", "[a]: b\n\n", "[a", "[a\n", "](", "[[E1]]",
      "*", "*a", "a*", "*a _b ", "**a *b", "_a__", "*a**", "a**b", "c* ", "*a_ ", "~~a ", "~a~~",
      "<!--", "<?", "<!A", "<![CDATA[", "<a ", "<a b='", "<a b=\"c' ", "<b c=", "<http:", "<a@b.",
      "</", "&", "&amp;", "&#", "&#x1", "&longname", "\\", "\\\n", "{{", "{{a}}", "{", "{{{", "}}",
      ">", "> ", "- ", "* ", "1. ", ">- ", "+\t", "- a\n", "-\n", "> a\n", ">\n\n", "* * ",
      "#", "# a\n", "a\n---\n", "a\n===\n", "===\n", "---\n", "```\n", "~~~", "    a\n\n",
      "\ta\n", "\t", " ", "\n", "\r", "\r\n", "a  \n", "a \n b\n", "|", "|a|\n|-|\n", "a|\n-|-\n",
      "\\|", "<div>\n", "<script>", "<!-- a\n\n", "<x>\n\n", "[a]: b\n'", "[a]: <b\n", "[a]: b (",
      "[a](b \"", "[a](b '", "[a](<b", "[a](((", "`", "`a``", "é", "*é", "\u{0}", "x [E1](", "![a]",
      "[a](b)![", "[[a](b)", "*a [b](c) ", "1. a\n\n", "1) a\n2. b\n", "a\n> b\n", "> a\nb\n",
    ].map { .repeating($0) } + [
      .nested("[", "a", "]"), .nested("[", "a", "](b)"), .nested("![", "a", "](b)"),
      .nested("*", "a", "*"), .nested("**", "a", "**"), .nested("*a **b", "c", "** *"),
      .nested("_(", "a", ")_"), .nested("~~a ~", "b", "~ ~~"), .nested("<a>", "b", "</a>"),
      .nested("- ", "a\n", "\n"), .nested("> ", "a\n", "b\n"), .nested("> ", "a  \n", "b  \n"),
      .nested("> ", "", "\na"), .nested("- ", "a\n", "b\n"), .nested("- ", "", "\n\n- a"),
      .nested(">- ", "a\n", "\n>"), .nested("1. ", "a", "\n\nb"), .nested("* ", "a\n", "\n    b\n"),
      .repeating("|a", "|\n"), .repeating("a", "\n" + String(repeating: "-", count: 2000)),
      Text("`, ``, ```, …") { count in
        (1...max(1, Int(Double(count * 2).squareRoot()))).map { String(repeating: "`", count: $0) }
          .joined(separator: " ")
      },
      Text("lists within lists") { count in
        (0..<Int(Double(count).squareRoot())).map { String(repeating: "  ", count: $0) + "- a\n" }
          .joined()
      },
      Text("many definitions and their uses") { count in
        (0..<count).map { "[a\($0)]: /b\n" }.joined() + "\n"
          + (0..<count).map { "[a\($0)] " }.joined()
      },
      Text("a wide table with short rows") { count in
        let columns = min(count, 1000)
        return String(repeating: "|a", count: columns) + "|\n"
          + String(repeating: "|-", count: columns) + "|\n" + String(repeating: "|\n", count: count)
      },
      Text("spaces at the end of lines") { count in
        (0..<10).map { _ in "a" + String(repeating: " ", count: count / 10) + "\n" }.joined()
      },
    ]

  @Test(arguments: texts)
  func `time grows as the text does`(text: Text) throws {
    let small = text.make(250)
    let large = text.make(4000)
    // Sixteen times the text; a square would be 256 times.
    let allowed = seconds(small) * 16 * 5 + 0.02
    var taken = seconds(large)
    // Once more if something came between: caches, or another thread.
    if taken >= allowed { taken = min(seconds(large), seconds(large)) }
    #expect(taken < allowed, "\(taken) s for \(large.utf8.count) bytes, \(allowed) s allowed")
  }

  @Test(arguments: ["[", ">", "- ", "*a ", "![", "[a](", "> - ", "**a", "_(", "1. "])
  func `ten thousand levels are no danger to the stack`(part: String) {
    let text = String(repeating: part, count: 10_000) + "a"
    let document = Document(parsing: text, options: ExtensionTests.all)
    #expect(document.html(options: .conforming).contains("a"))
    #expect(document.markdown().contains("a"))
    #expect(document.passages(in: document.root).utf8.contains(UInt8(ascii: "a")))
    #expect(document.wordCount(of: document.root) >= 1)
  }

  /// The processor time that all that can be done with a text takes.
  private func seconds(_ text: String) -> Double {
    let start = threadSeconds()
    let document = Document(parsing: text, options: ExtensionTests.all)
    _ = document.html()
    _ = document.markdown()
    _ = document.wordCount(of: document.root)
    return threadSeconds() - start
  }

  private func threadSeconds() -> Double {
    // The machine may do other work at the same time, which the wall clock would count.
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
