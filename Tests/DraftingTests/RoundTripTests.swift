import Diagnostics
import Drafting
import Intake
import SelfEvaluation
import TestSupport
import Testing

/// If these fail, words that an adviser typed are lost between the browser and the files.
struct RoundTripTests {
  @Test(arguments: 0..<200)
  func `a random draft comes back as it was typed, and nothing invisible in it`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var workspace = DraftedWorkspace(Layouts.all[seed % Layouts.all.count])
    let before = try workspace.draft(team: "early")
    var draft = try workspace.draft()
    var texts: [Int: String] = [:]
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let question = Int.random(in: 1...28, using: &random)
      let text = HostileText.random(&random)
      texts[question] = text
      draft = draft.changing(question) { content in
        content.text = text
        if Bool.random(using: &random) {
          content.grade = .onScale(Int.random(in: 0...3, using: &random))
        }
        if Bool.random(using: &random) { content.evidence = [Identifier("E002")] }
      }
    }
    try workspace.take(draft)
    let after = try workspace.draft()
    for (question, text) in texts {
      let found = try #require(after.content(question)?.text)
      let isSame = HostileText.isGivenBack(text, as: found)
      #expect(isSame, "question \(question): \(text.debugDescription) \(found.debugDescription)")
    }
    #expect(try workspace.draft(team: "early").workbook == before.workbook)
    // What was brought in once changes nothing the second time.
    #expect(try workspace.importing(after).files.isEmpty)
  }

  @Test(arguments: [
    "# Question 5", "text\n# Question 5: again\nGrade: good", "Question 5\n=====",
    "Question 5\n---",
    "#Question 7", "```\nnever closed", "~~~", "<!-- never closed", "<script>", "<![CDATA[",
    "<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> other", ">>>>>>> x", "Grade: good\n\ntext",
    "Status: agreed", "  indented", "    code", "\u{1}", "\u{1}\n\u{2}", "a\u{1F}", "\u{FEFF}text",
    "text\u{FEFF}", "\u{FFFE}\u{10FFFF}", "e\u{301}", "\u{2028}\u{2029}\u{85}",
    "\u{2060}# Question 5", "Author: Jo\n\nText", "Reason : none\nText", "  Evidence: E001",
    "\u{2060}\u{2060}```", "a\u{1}\u{2060}", "- a\n- b", "| a |\n|---|\n| b |", "</script>", "\\",
    "a\n\n\n\n\nb", "[a]: b 'c", "<div>\nopen", "> # Question 5", "- # Question 5", "\u{A0}",
    "# q5", "# Question", "## Question 5", "* * *", "\u{7F}\u{80}\u{9F}", "Question\n5\n===",
    "a\r\nb\rc", "\u{200B}# Question 5", "\u{FEFF}\u{A0}#\u{A0}Question 5",
    "\u{2060}\u{200B}# Question 5",
    "#\u{A0}Question 5", "\u{2060}“so”",
  ])
  func `a line that could end an answer is kept`(text: String) throws {
    for layout in Layouts.all {
      var workspace = DraftedWorkspace(layout)
      let draft = try workspace.draft().changing(4) { $0.text = text }.changing(5) {
        $0.text = text
      }
      try workspace.take(draft)
      let after = try workspace.draft()
      for question in [4, 5] {
        let found = try #require(after.content(question)?.text)
        #expect(HostileText.isGivenBack(text, as: found))
      }
    }
  }

  @Test
  func `an untouched workbook changes no byte of any file`() throws {
    for layout in Layouts.all {
      let workspace = DraftedWorkspace(layout)
      let outcome = try workspace.importing(
        workspace.draft(team: "primary"), workspace.draft(team: "early"))
      #expect(outcome.files.isEmpty)
      #expect(outcome.changes.isEmpty)
    }
  }
}

/// The ways in which teams keep their answers.
enum Layouts {
  static let all: [[String: String]] = [
    [:],
    [
      "judgements/primary/answers.md": """
      <!-- ours -->

      # Question 3
      Grade: good
      Evidence: E001

      Heads say so [E001].

      ## Strengths

      - one

      # Question 4
      Status: draft

      # Question 5
      # Question 6

      Grade: good

      Last.
      """,
      "judgements/early/Q04.md": "# Question 4\n\nOnly text.\n",
    ],
    [
      "judgements/Primary/Q04.md":
        "\u{FEFF}# Question 4\r\nGrade:\r\nStatus: draft\r\n\r\n## Strengths\r\n",
      "judgements/Primary/Q05.md": "# Question 5",
      "judgements/Primary/Q06.md": "Question 6\n==========\nGrade: RI\n\nText.",
      "judgements/Primary/Q09.md": "nothing that is an answer\n",
    ],
  ]
}

/// Texts that nobody would write, and some that people do.
enum HostileText {
  private static let pieces = [
    "# Question 5", "# Question 12: x", "Question 5\n===", "## Strengths", "### Boys: good", "```",
    "~~~~",
    "<!--", "-->", "<script>", "<pre>", "<?", "<![CDATA[", "<<<<<<< x", "=======", ">>>>>>> y",
    "Grade: good",
    "Evidence: E001", "[E001]", "{{gld.latest}}", "\\", "\u{2060}", "\u{2060}#", "---", "- ", "1. ",
    "> ",
    "| a | b |", "</script><script>alert(1)</script>", "\u{0}".isEmpty ? "" : "\u{1}", "\u{FEFF}",
    "\u{FFFF}", "\u{1F}", "\t", "    ", "é", "e\u{301}", "👩‍👩‍👧", "\u{202E}", "[a]: b", "***", "#", "=",
    "`",
  ]

  static func random(_ random: inout SeededGenerator) -> String {
    var text = ""
    let length = [1, 3, 20, 200][Int.random(in: 0..<4, using: &random)]
    for _ in 0..<Int.random(in: 1...length, using: &random) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: text += pieces.randomElement(using: &random) ?? ""
      case 2: text += ["\n", "\n\n", "\r\n", "\r"].randomElement(using: &random) ?? ""
      case 3: text += "words that someone wrote "
      default:
        // Any character but NUL, which no file of text can hold.
        let range: ClosedRange<UInt32> =
          [1...0x7F, 1...0x7FF, 1...0xD7FF, 0xE000...0x10FFFF].randomElement(using: &random)
          ?? 1...0x7F
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }

  /// The text as a draft has it: lines ended by `\n`, without blank lines before, without space or
  /// control characters after, and with plain spaces for the breaks of a word processor.
  static func trimmed(_ text: String) -> String {
    var lines = text.replacingLineEnds.split(separator: "\n", omittingEmptySubsequences: false)[...]
    func isBlank(_ line: Substring) -> Bool { line.utf8.allSatisfy { $0 <= 0x20 } }
    while lines.first.map(isBlank) == true { lines.removeFirst() }
    while lines.last.map(isBlank) == true { lines.removeLast() }
    var bytes = Array(lines.joined(separator: "\n").utf8)
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text is what was typed, but for a backslash before lines that begin with a mark.
  static func isGivenBack(_ text: String, as found: String) -> Bool {
    let typed = trimmed(text).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let lines = found.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return typed.count == lines.count
      && zip(typed, lines).allSatisfy { typed, line in
        if typed.elementsEqual(line) { return true }
        if let colon = line.firstIndex(of: UInt8(ascii: ":")),
          line[..<colon].last == UInt8(ascii: "\\"),
          typed.elementsEqual(Array(line[..<colon].dropLast()) + line[colon...])
        {
          return true
        }
        let mark = line.drop { $0 == 0x20 || $0 == 0x09 }
        let space = line[..<mark.startIndex]
        return mark.first == UInt8(ascii: "\\")
          && typed.elementsEqual(Array(space) + mark.dropFirst())
      }
  }
}

extension String {
  fileprivate var replacingLineEnds: String {
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in unicodeScalars {
      if scalar == "\n", isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = scalar == "\r"
      result.append(isAfterReturn ? "\n" : scalar == "\u{B}" || scalar == "\u{C}" ? " " : scalar)
    }
    return String(result)
  }
}
