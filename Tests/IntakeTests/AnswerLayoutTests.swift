import CommonMark
import Diagnostics
import Foundation
import Intake
import SelfEvaluation
import TestSupport
import Testing

/// If this fails, files that are divided line by line and those that are divided by their blocks
/// disagree: an answer ends where its writer didn't end it, or a link leads elsewhere.
struct AnswerLayoutTests {
  private func read(_ text: String) -> IntakeResult {
    let bank = #"""
      {"id":"b","title":"B","scale":[{"id":"good","name":"Good"},{"id":"poor","name":"Poor"}],
      "parts":[{"name":"P","questions":[{"number":1,"text":"Q"},{"number":2,"text":"Q"},
      {"number":3,"text":"Q"},{"number":9,"text":"Q"}]}]}
      """#
    let files = [
      InputFile(
        path: "laser.json",
        text: #"{"authority":"A","year":"2014/15","teams":[{"id":"p","name":"P"}]}"#),
      InputFile(path: "register.csv", text: "id,title\nE1,Plan\n"),
      InputFile(path: "judgements/p/a.md", text: text),
    ]
    return Intake.read(Workspace(files: files, builtInBanks: ["lancashire-laser-2013": bank]))
  }

  /// What was read of all answers but the last, and every finding.
  private func summary(_ result: IntakeResult) -> [String] {
    let answers = (result.evaluation?.judgements ?? []).filter { $0.question != 9 }
    return answers.map { answer in
      "\(answer.question) \(answer.position) \(answer.body.document.html()) \(answer.sections) "
        + "\(answer.citations) \(answer.keyPositions.sorted { $0.key < $1.key })"
    }.map { summary in
      // What is never closed may hold the last answer too.
      [("<?-- Last -?>", "____ Last ___"), ("&lt;?-- Last -?&gt;", "____ Last ___")]
        .reduce(summary) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    } + result.findings.map(\.description)
  }

  private static let lines = [
    "", "", "", "# Question 1", "# Question 2", "# Question 3", "## Question 2", "#Question 3",
    "Grade: good", "Evidence: [E1]: x", "## Strengths", "### Girls: good", " # Question 2", "#",
    "####### 7", "    # Question 2", "Text [E1] and [a] and [B].", "[a]: /one", "[b]: /two \"t\"",
    "[A]: /three", "> [c]: /four", "- [c]: /five", "  # Question 1", "[long", "label]: /six",
    "[long label] [c][]", "See [this]: it's so.", "===", "---", "- - -", "| a | b |", "| - | - |",
    "```", "~~~ x", "~~old~~ `code`", "<div>", "<!-- note -->", "1. one", "   two",
    "> # Question 1",
    "\u{A0}", "\t# Question 1", "[ a ] [\u{212A}] [k]", "[k]: /seven", "A\rB", "[E1]: says",
    "\u{FEFF}", "\u{200B}# Question 2", "#\u{A0}Question 3", "# Question 2 #", "Q3", "--", "-",
    "= =", "C\u{B}", "\u{C}# Question 2",
  ]

  @Test(arguments: 1...8)
  func `line by line and by blocks, the answers are the same`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let end = ["\n", "\n", "\r\n"].randomElement(using: &random) ?? "\n"
      // Mostly texts that are plain, so that much is divided line by line.
      let few = (0..<6).compactMap { _ in Self.lines.randomElement(using: &random) }
      let some = few + ["", "# Question 1", "# Question 2", "Text [E1] and [a].", "[a]: /one"]
      let text = (0..<Int.random(in: 1...14, using: &random))
        .compactMap { _ in some.randomElement(using: &random) }.joined(separator: end)
      // HTML in an answer of its own, which has no say in the others, has it divided by its blocks.
      let plain = read("\(text)\(end)\(end)# Question 9\(end)\(end)____ Last ___\(end)")
      let byBlocks = read("\(text)\(end)\(end)# Question 9\(end)\(end)<?-- Last -?>\(end)")
      #expect(summary(plain) == summary(byBlocks), "\(text)")
    }
  }
}
