import CommonMark
import Editions
import SelfEvaluation
import TestSupport
import Testing

/// If these fail, everyone reads the title of evidence that is withheld, because it was wrapped over
/// a line, emphasised or spelled in another way than in the register.
struct WithheldNamesTests {
  private static let files = [
    "register.csv": """
    id,title,kind,location,marking,formerly
    E1,School visits,visit-note,,OFFICIAL,
    E2,Serious case review of Pupil Zed,report,reviews/Zed 2014.pdf,OFFICIAL-SENSITIVE,
    E3,Board reports,report,,OFFICIAL-SENSITIVE,EV-12
    E4,Café safety: Müller & Co,report,,SECRET,
    E2-b,Sound checks,report,,,
    SCR-ChildK,Lessons to learn,report,reviews/child-k ashdown.docx,SECRET,
    Self-review,Our own views,report,,SECRET,

    """
  ]

  private func published(_ text: String) throws -> Judgement {
    var files = Self.files
    files["judgements/primary/answers.md"] =
      "# Question 1\nGrade: good\nStatus: agreed\nReason: \(text.split(separator: "\n")[0])\n\n\(text)\n"
    let edited = EditedEvaluation(try evaluation(files), for: .publicEdition)
    return try #require(edited.evaluation.judgements.first)
  }

  @Test(arguments: [
    ("The Serious case\nreview of Pupil Zed asks.", "The withheld evidence asks."),
    ("SCR-ChildK says so.", "withheld evidence says so."),
    ("See [child-k ashdown.docx](reviews/child-k%20ashdown.docx).", "See withheld evidence."),
    ("In self-review they ask.", "In self-review they ask."),
    ("The Serious  case\treview of Pupil Zed asks.", "The withheld evidence asks."),
    ("The Serious *case* review of Pupil Zed asks.", "The withheld evidence asks."),
    ("The Seri**ous** case review of Pupil Zed asks.", "The withheld evidence asks."),
    ("*Serious case review of Pupil Zed* asks.", "*withheld evidence* asks."),
    ("*The Serious case* review of Pupil Zed asks.", "The withheld evidence asks."),
    ("The Serious case **review of Pupil Zed asks**.", "The withheld evidence asks."),
    ("The ~~Serious~~ case review of _Pupil Zed_.", "The withheld evidence."),
    ("*The **Serious case** review* of Pupil Zed.", "The withheld evidence."),
    ("**The *Serious case** review* of Pupil Zed.", "The withheld evidence."),
    ("`a Serious case` review of Pupil Zed asks.", "withheld evidence asks."),
    ("`Serious case review of Pupil Zed` asks.", "`withheld evidence` asks."),
    ("> The Serious case\n> review of Pupil Zed\n> asks.", "> The withheld evidence\n> asks."),
    ("- The Serious case\n  review of Pupil Zed\n- asks.", "- The withheld evidence\n- asks."),
    ("The Serious case  \nreview of Pupil Zed\\\nasks.", "The withheld evidence\\\nasks."),
    ("# The Serious case review of Pupil Zed #", "# The withheld evidence #"),
    ("The Serious case\nreview of Pupil Zed\n===", "The withheld evidence\n==="),
    ("The Serious case review of Pupil&#32;Zed asks.", "The withheld evidence asks."),
    ("The &#83;erious&nbsp;case review of Pupil Ze&#x64; asks.", "The withheld evidence asks."),
    ("The Serious case review of Pupil\\ Zed asks.", "The withheld evidence asks."),
    ("The Serious\\-case review \\(of\\) Pupil Zed asks.", "The withheld evidence asks."),
    ("The Serious case review of Pupil\u{A0}Zed asks.", "The withheld evidence asks."),
    (
      "The Seri\u{AD}ous case re\u{200B}view of Pupil\u{200B}Zed asks.",
      "The withheld evidence asks."
    ),
    ("The Serious case review of Pupil \u{2060}Ze\u{200D}d asks.", "The withheld evidence asks."),
    ("The Ｓｅｒｉｏｕｓ　ｃａｓｅ review of Pupil Zed asks.", "The withheld evidence asks."),
    ("The SERIOUS CASE REVIEW OF PUPIL ZED’S end.", "The withheld evidence’S end."),
    ("The “Serious” (case) review, of Pupil-Zed asks.", "The “withheld evidence asks."),
    ("The [Serious case](https://example.org/a) review of Pupil Zed.", "The withheld evidence."),
    ("[The Serious case](https://example.org/a) review of Pupil Zed.", "The withheld evidence."),
    (
      "[Serious case review of Pupil Zed](https://example.org)",
      "[withheld evidence](https://example.org)"
    ),
    (
      "[a](https://example.org \"Serious case\nreview of Pupil Zed\")",
      "[a](https://example.org \"withheld evidence\")"
    ),
    ("[a](https://example.org/serious-case-review-of-pupil-zed)", "a"),
    ("[a](https://example.org/Serious%20case%20review%20of%20Pupil%20Zed.pdf)", "a"),
    (
      "https://example.org/Serious%20case%20review_of+Pupil%20Zed",
      "https://example.org/withheld evidence"
    ),
    (
      "[a][Serious case review of Pupil Zed]\n\n[serious case review of pupil zed]: https://example.org",
      "[a][withheld evidence]\n\n[withheld evidence]: https://example.org"
    ),
    (
      "![Serious case\nreview of Pupil Zed](https://example.org)",
      "![withheld evidence](https://example.org)"
    ),
    ("The Serious <b>case</b> review of Pupil Zed.", "The withheld evidence."),
    ("The <!-- Serious case review of Pupil Zed --> end.", "The <!-- withheld evidence --> end."),
    ("<div>\nSerious case\nreview of Pupil Zed\n</div>", "<div>\nwithheld evidence\n</div>"),
    ("```Serious case\nreview of Pupil Zed\n```", "```withheld evidence\n```"),
    ("    Serious case\n    review of Pupil Zed", "    withheld evidence"),
    ("<p>Serious <b>case</b> review\nof Pupil Zed</p>", "<p>withheld evidence</p>"),
    ("`Serious <b>case</b> review of Pupil Zed`", "`withheld evidence`"),
    ("`<b title='Serious case review of Pupil Zed'>`", "`<b title='withheld evidence'>`"),
    ("Serious case <b review of Pupil Zed", "Serious case <b review of Pupil Zed"),
    (
      "| Serious case review of Pupil Zed | b |\n|---|---|\n| Serious case | review of Pupil Zed |",
      "| withheld evidence | b |\n|---|---|\n| withheld evidence | withheld evidence |"
    ),
    ("# Serious case\n\nreview of Pupil Zed", "# withheld evidence\n\nwithheld evidence"),
    (
      "See reviews/Zed 2014.pdf or reviews\\/Zed&#32;2014.pdf",
      "See withheld evidence or withheld evidence"
    ),
    ("The Cafe safety – Mu\u{308}ller &amp; Co, ended.", "The withheld evidence, ended."),
    ("The CAFÉ\nSAFETY MÜLLER & CO ended.", "The withheld evidence ended."),
    ("The board\nreports, the Board *reports*.", "The withheld evidence, the withheld evidence."),
    (
      "Item *E*2, E\u{200B}2, Ｅ２ and e2.",
      "Item withheld evidence, withheld evidence, withheld evidence and withheld evidence."
    ),
    (
      "Item EV-12, EV\\-12 and EV 12.",
      "Item withheld evidence, withheld evidence and withheld evidence."
    ),
  ])
  func `a name is known by its words, and what is left is well formed`(
    text: String, expected: String
  ) throws {
    let body = String(try published(text).body.text)
    #expect(body.trimmingPrefix(while: \.isNewline) == expected)
  }

  @Test(arguments: [
    "Heads sit on the board. Reports are sent.", "# The board\n\nReports are sent.",
    "| board | reports |\n|---|---|", "The boardreporting", "The board’s reports.",
    "- On the board\n- Reports", "Items E 2, E-2, E20, xE2, EV12 and EV.12.", "Item E2-b [E2-b].",
    "A serious case review of Pupil Zeda.", "100 %E2%80%99s",
  ])
  func `what no reader takes for a name stays`(text: String) throws {
    #expect(String(try published(text).body.text).trimmingPrefix(while: \.isNewline) == text)
  }

  @Test(arguments: [
    ("A Serious  case review of Pupil Zed", "A withheld evidence"),
    ("the Serious\u{A0}case re\u{AD}view, of Pupil Zed", "the withheld evidence"),
    ("the board  reports of EV-12", "the withheld evidence of withheld evidence"),
    ("the board; reports", "the board; reports"), ("E2-b", "E2-b"),
  ])
  func `a field that isn't Markdown is read in the same way`(text: String, expected: String) throws
  {
    var files = Self.files
    files["priorities.csv"] = "id,title\nP1,\"\(text)\"\n"
    files["priorities/P1.md"] = "\(text) *and* on.\n"
    files["measures.csv"] = "id,title,unit\nm,\"\(text)\",percent\n"
    files["laser.json"] = plainSettings.replacing(
      "\"date\"", with: "\"note\": \"\(text)\", \"date\"")
    files["register.csv"]? += "E5,\"\(text)\",report,,,\n"
    let edited = EditedEvaluation(try evaluation(files), for: .publicEdition).evaluation
    #expect(edited.settings.note == expected)
    #expect(edited.measures.first?.title == expected)
    #expect(edited.register.last?.title == expected)
    let priority = try #require(edited.priorities.first)
    #expect(priority.title == expected)
    #expect(priority.evaluation.map { String($0.text) } == "\(expected) *and* on.\n")
    #expect(try published(text).reason == expected)
  }

  @Test func `no face of the report has the words one after another`() throws {
    var files = Self.files
    files["judgements/primary/answers.md"] = """
      # Question 1
      Grade: good
      Status: agreed
      Evidence: E1

      Practice is sound [E1], although the *Serious* case
      review of [Pupil](https://example.org/a)&#32;Zed asks for more.

      ## Strengths: Serious  case review of `Pupil Zed`

      > Serious case
      > [E2] review of Pupil Zed

      """
    for (name, bytes) in try publicFiles(of: try evaluation(files)) {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.lowercased().contains("zed"), "\(name)")
    }
  }

  @Test(arguments: [
    ("[plan]:\n  plans/own.pdf\n\nSee [the plan][plan].", "See the plan."),
    ("> [plan]:\n> plans/own.pdf\n> \"Title\"\n>\n> See [plan].", ">\n> See plan."),
    ("[plan]: plans/own.pdf\n'A\ntitle'\nSee.\n===", "See.\n==="),
    ("See\n[note]: this stays.", "See\n[note]: this stays."),
    ("- [a]: plans/own.pdf\n\n      code", "- \n\n      code"),
    (String(repeating: "[", count: 20) + "a" + String(repeating: "](b)", count: 20), "a"),
    ("[\\*a](plans/own.pdf)*", "\\*a*"),
  ])
  func `a link into the workspace is its words, wherever it's defined`(
    text: String, expected: String
  ) throws {
    let body = String(try published("x\n\n" + text).body.text)
    let lines = body.split(separator: "\n").dropFirst()
    #expect(
      lines.filter { !$0.allSatisfy { $0 == " " || $0 == ">" } }
        == expected.split(separator: "\n").filter { !$0.allSatisfy { $0 == " " || $0 == ">" } })
  }

  @Test(arguments: UInt64(1)...6)
  func `however a name is dressed up, no reader can read it`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func one(_ choices: [String]) -> String { choices[random.below(choices.count)] }
    for _ in 0..<60 {
      var text = ""
      for (place, word) in ["Serious", "case", "review", "of", "Pupil", "Zed"].enumerated() {
        if place > 0 {
          text += one([
            " ", " ", "\n", "  ", "  \n", "\\\n", "\t", "&#32;", "&nbsp;", "\u{A0}", " &shy;",
            "\u{200B}", "-", "\\-", "* *", "** **", " _", "_ ", " ~~", "~~ ", " `", "` ", " [",
            "](https://example.org/a) ", " ![", " <b>", "</b> ", "\n> ", "\n  ", " | ", "\n\n",
            "\n- ",
          ])
        }
        for letter in word {
          switch random.below(30) {
          case 0: text += "*\(letter)*"
          case 1: text += "\(letter)\u{AD}"
          case 2: text += letter.unicodeScalars.map { "&#\($0.value);" }.joined()
          case 3: text += letter.uppercased()
          case 4:
            text += letter.unicodeScalars.map { "&#x\(String($0.value + 0xFEE0, radix: 16));" }
              .joined()
          default: text.append(letter)
          }
        }
      }
      text = one(["", "> ", "- ", "# ", "*a ", "**", "`", "[", "| ", "<i>", "    "]) + text
      text += one(["", "*", "**", "`", "](https://example.org/b)", " |\n|--|", "\n===", " c_"])
      let body = try published("x\n\n" + text).body
      let again = try published("x\n\n" + String(body.text.dropFirst(3)))
      #expect(again.body == body, "\(text.debugDescription)")
      let options = ParseOptions(tables: true, strikethrough: true)
      let seen = letters(ofHTML: Document(parsing: String(body.text), options: options).html())
      #expect(!seen.contains("seriouscasereviewofpupilzed"), "\(text.debugDescription)")
      #expect(
        !letters(ofHTML: String(body.text)).contains("seriouscasereviewofpupilzed"),
        "\(text.debugDescription)")
    }
  }

  /// The letters of a page, its tags left out.
  private func letters(ofHTML html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">" { isTag = false }
    }
    return text.lowercased().filter { $0.isASCII && $0.isLetter }
  }
}
