import TestSupport
import Testing

@testable import Versions

/// If this fails, a reviewer can't see what was reworded, or has to look for it among confetti.
struct RedlineTests {
  /// A redline in one line: `[-gone-]`, `{+new+}`, blocks that moved with `<` and `>`.
  private func text(_ old: String, _ new: String) -> String {
    Redline(from: old, to: new).blocks.map { block in
      var words = block.runs.map { run in
        switch run.kind {
        case .same: run.text
        case .removed: "[-\(run.text)-]"
        case .added: "{+\(run.text)+}"
        }
      }.joined(separator: " ")
      if let setting = block.setting { words += " (\(setting))" }
      return switch block.kind {
      case .movedHere: ">\(words)"
      case .movedAndChanged: "~\(words)"
      case .movedAway: "<\(words)"
      default: words
      }
    }.joined(separator: " / ")
  }

  @Test(arguments: [
    ("", "", ""),
    ("One two.", "One\n two.", "One two."),
    ("", "New.", "{+New.+}"),
    ("Old.", "", "[-Old.-]"),
    ("The plan is good.", "The plan is very good.", "The plan is {+very+} good."),
    ("The plan is very good.", "The plan is good.", "The plan is [-very-] good."),
    (
      "Most of the plans were met in time last year.",
      "Most of the plans were met late last year.",
      "Most of the plans were met [-in time-] {+late+} last year."
    ),
    (
      "First one stays here.\n\nSecond one goes away.", "First one stays here.",
      "First one stays here. / [-Second one goes away.-]"
    ),
    ("# Head\nText below.", "# Head\nText above.", "# Head / Text [-below.-] {+above.+}"),
    ("- a one\n- b two", "- a one\n- c x y\n- b two", "- a one / {+- c x y+} / - b two"),
    ("Boys: good\nGirls: weak", "Boys: good  \nGirls: weak", "Boys: good {+\\+} Girls: weak"),
    (
      "| a |\n| --- |\n| b |\n\n[plan]: h/2014/plan",
      "| a |\n| --- |\n| b |\n\n[plan]: h/2015/plan",
      "| a | / | --- | / | b | / [plan]: [-h/2014/plan-] {+h/2015/plan+}"
    ),
  ])
  func `words are redlined within their paragraph`(old: String, new: String, expected: String) {
    #expect(text(old, new) == expected)
  }

  @Test func `a rewritten sentence is one deletion and one insertion`() {
    let old = """
      Attendance is a strength. The team has visited all of the schools in the district and found \
      that most of them keep good records. Leaders know this.
      """
    let new = """
      Attendance is a strength. In each district we now see schools that keep the records of the \
      autumn, and all of them were visited by someone. Leaders know this.
      """
    let redline = Redline(from: old, to: new)
    #expect(redline.blocks.count == 1)
    #expect(redline.blocks[0].runs.map(\.kind) == [.same, .removed, .added, .same])
  }

  @Test func `a paragraph that moved is shown as moved`() {
    let old = "Alpha stands first here.\n\nBeta comes second.\n\nGamma is the third of them."
    let new = "Beta comes second.\n\nGamma is the third of them.\n\nAlpha stands first here."
    #expect(
      text(old, new)
        == "<[-Alpha stands first here.-] / Beta comes second. / Gamma is the third of them. / "
        + ">{+Alpha stands first here.+}")
    #expect(Redline.isMoveOnly(from: old, to: new))
    #expect(!Redline.isMoveOnly(from: old, to: new + " And more."))
    #expect(!Redline.isMoveOnly(from: old, to: old))
  }

  /// A strength that became something to develop has all its words: only the headings tell.
  @Test(arguments: [
    (
      "## Strengths\n\n- a\n- b c\n\n## To do\n\n- d e f",
      "## Strengths\n\n- a\n\n## To do\n\n- d e f\n- b c",
      "## Strengths / - a / <[-- b c-] (was under 'Strengths', now under 'To do') / ## To do / "
        + "- d e f / >{+- b c+} (was under 'Strengths', now under 'To do')"
    ),
    (
      "One.\n\n## A\n\nTwo.\n\nThree.", "One.\n\nThree.\n\n## A\n\nTwo.",
      "One. / >{+Three.+} (was under 'A', now above all headings) / ## A / Two. / "
        + "<[-Three.-] (was under 'A', now above all headings)"
    ),
    // The heading is what moved, and the same is said.
    (
      "## A\n\nOne.\n\nTwo.\n\nThree.\n\n## B", "## A\n\n## B\n\nOne.\n\nTwo.\n\nThree.",
      "## A / >{+## B+} / One. (was under 'A', now under 'B') / Two. (was under 'A', now under 'B')"
        + " / Three. (was under 'A', now under 'B') / <[-## B-]"
    ),
  ])
  func `what moved from one heading to another is told with both`(
    old: String, new: String, expected: String
  ) {
    #expect(text(old, new) == expected)
    #expect(Redline.isMoveOnly(from: old, to: new))
  }

  @Test(arguments: [
    ("## A\n\nOne.\n\n## B\n\nTwo.", "## B\n\nTwo.\n\n## A\n\nOne."),
    ("## A\n\nOne.\n\nTwo.", "## A\n\nTwo.\n\nOne."), ("One.\n\nTwo.", "Two.\n\nOne."),
    ("## Our plans\n\nOne.\n\nTwo.", "## Our new plans\n\nTwo.\n\nOne."),
    ("## A\n\nOne.", "## A\n\n## C\n\nOne."), ("## A\n\n## C\n\nOne.", "## A\n\nOne."),
  ])
  func `what stays under its heading is told without`(old: String, new: String) {
    let redline = Redline(from: old, to: new)
    #expect(redline.hasChanges)
    #expect(redline.blocks.allSatisfy { $0.setting == nil })
  }

  @Test func `a paragraph that moved and lost a word is shown at its new place with what changed`()
  {
    let moved = "Most of the plans that schools made in the autumn were met in time."
    let stays = "Beta comes second.\n\nGamma is the third of them."
    let expected = [
      "<[-\(moved)-]", "Beta comes second.", "Gamma is the third of them.",
      "~Most of the plans that schools made in the autumn were met [-in time.-] {+late.+}",
    ]
    #expect(
      text("\(moved)\n\n\(stays)", "\(stays)\n\n\(moved.replacing("in time.", with: "late."))")
        == expected.joined(separator: " / "))
  }

  @Test func `paragraphs that share a few words only are not taken for one that moved`() {
    let old = "The team visits all schools each term and writes notes.\n\nBeta stays."
    let new = "Beta stays.\n\nThe council asked all schools for their plans and got most."
    #expect(!Redline(from: old, to: new).blocks.contains { $0.kind == .movedAndChanged })
  }

  /// A spreadsheet, an editor or git can turn line ends into others overnight.
  @Test(arguments: ["\r\n", "\r"])
  func `a line may end as it likes`(lineEnd: String) {
    let old = "The plans of all schools\nwere met in time.\n\nBeta comes\nsecond.\n\n- one\n- two"
    let same = old.replacing("\n", with: lineEnd)
    #expect(!Redline(from: old, to: same).hasChanges)
    #expect(Redline.isSame(old, same))
    let turned =
      "Beta comes\nsecond.\n\nThe plans of all schools\nwere met in time.\n\n- one\n- two"
    #expect(Redline.isMoveOnly(from: old, to: turned.replacing("\n", with: lineEnd)))
    let wrapped = "The plans of\nall schools were met in good time.\n\nBeta comes\nsecond."
    #expect(
      text(same, wrapped.replacing("\n", with: lineEnd))
        == "The plans of all schools were met in {+good+} time. / Beta comes second. / [-- one-]"
        + " / [-- two-]")
  }

  @Test(arguments: [
    ("One two\nthree.", "One\ntwo   three.  \n"),
    ("One.\n\nTwo.", "One.\n\n\n\nTwo.\n\n"),
    ("One\ntwo.", "One \n   two."), ("One.  \n\nTwo.  ", "One.\n\nTwo."),
    ("One  \n===\n\n## Two  \n\n    a  \n    b", "One\n===\n\n## Two\n\n    a\n    b"),
    ("One\t\t\ntwo.", "One\ntwo."), ("It is  so\n there.", "It is so\nthere."),
    ("- one\n  two\n- three", "- one\ntwo\n\n-   three"),
    ("- one\n  - two", "- one\n    - two"),
    ("## Head\n\nText.", "##  Head\nText."),
    ("| a | b |\n|---|---|\n| c | d |", "|  a | b  |\n|---|---|\n| c |   d |"),
    ("```\na  b\n\n c\n```", "```\na  b  \n  \n c\n```\n"),
    ("|a|b|\n|---|:-:|\n|c\\|d|e|", "| a     | b  |\n| - | :---: |\n| c\\|d | e |"),
    ("|a|b|\n|-|-|\n\nText.", "| a | b |\n|---|---|\n\nText."),
    ("* one\n* two", "- one\n- two"), ("> + one\n>   * two", "> - one\n>   - two"),
  ])
  func `what no reader sees is no change`(one: String, other: String) {
    #expect(Redline.isSame(one, other))
    #expect(!Redline(from: one, to: other).hasChanges)
    #expect(!Redline(from: one, to: other).isSetOutAnew)
  }

  @Test(arguments: [
    ("|a|b|\n|-|-|\n|--|d|", "|a|b|\n|-|-|\n|-|d|"), ("|a|b|\n|-|-|\n|c|d|", "|a|b|\n|-|-|\n|c d|"),
    ("|a|\n|-|\n|b|", "|a|\n|:-|\n|b|"), ("- 3 * 4", "- 3 + 4"), ("* one", "1. one"),
    ("    * one", "    - one"), ("A *b*.", "A b."), ("Well-known.", "Well known."),
    // A line that is printed apart, in whatever a line can be.
    ("One\ntwo.", "One  \ntwo."), ("One\r\ntwo.", "One   \r\n two."), ("- a\n  b", "- a  \n  b"),
    ("> a\n> b", "> a  \n> b"), ("One  \ntwo three.", "One two  \nthree."),
    // What stands below a table.
    ("|a|\n|-|\n\n[b]: c-d-e", "|a|\n|-|\n\n[b]: c-de"),
    ("|a|\n|-|\n|x|\n\n[b]: c-d-e", "|a|\n|-|\n|x|\n\n[b]: c-de"),
    ("|a|\n|-|\n\n[b]: c", "|a|\n|-|\n\n[d]: c"),
  ])
  func `a mark that is seen is a change`(one: String, other: String) {
    #expect(!Redline.isSame(one, other))
    #expect(Redline(from: one, to: other).hasChanges)
  }

  /// An id is the same in any case; every other word is seen as it's written.
  @Test(arguments: [
    ("So [E001] and [e2; E3, p. 4].", "So [e001] and [E2; e3, p. 4].", true),
    ("It rose by {{ GLD.Boys.change }}.", "It rose by {{ gld.boys.change }}.", true),
    ("* So [E001]", "- So [e001]", true), ("So [E001]\nthey say.", "So [e001] they say.", true),
    ("The plan.", "the plan.", false), ("So [E001].", "so [e001].", false),
    ("`[E001]`", "`[e001]`", false), ("So [E1](u)", "So [e1](u)", false),
    ("[sic]", "[Sic]", false), ("    {{a.latest}}", "    {{A.latest}}", false),
    ("[E1, Page 3]", "[E1, page 3]", false),
  ])
  func `an id in another case is no change`(one: String, other: String, isSame: Bool) {
    #expect(Redline.isSame(one, other) == isSame)
  }

  @Test(arguments: [
    (
      "Fair.\n\n### Boys: good\n\nFew.", "Fair. ### Boys: good Few.",
      "[-Fair.-] / {+Fair.+} ### Boys: good {+Few.+} (was a heading of level 3, now a paragraph)"
        + " / [-Few.-]"
    ),
    ("### Boys: good\n\nFew.", "### Boys: good Few.", "### Boys: good {+Few.+} / [-Few.-]"),
    (
      "One.\n\nTwo three.", "One.\n\n     Two three.",
      "One. / Two three. (was a paragraph, now code)"
    ),
    (
      "- one\n- two", "- one\n  - two",
      "- one / - two (was an item of a list, now an item of an inner list)"
    ),
    (
      "- one\n\n  two", "- one\n\ntwo", "- one / two (was an item of a list, now a paragraph)"
    ),
    (
      "Title\n=====\n\nOne.", "Title =====\n\nOne.",
      "Title ===== (was a heading of level 1, now a paragraph) / One."
    ),
    ("```\na\n  b\n```", "```\na\nb\n```", "``` a b ``` (set out anew)"),
    ("One two.\n\nThree.", "One two. Three.", "One two. {+Three.+} / [-Three.-]"),
  ])
  func `white space that makes another text is told, and counts no word`(
    old: String, new: String, expected: String
  ) {
    #expect(!Redline.isSame(old, new))
    let redline = Redline(from: old, to: new)
    #expect(text(old, new) == expected)
    #expect(redline.isSetOutAnew)
    #expect(redline.wordCounts == (0, 0))
    #expect(!Redline.isMoveOnly(from: old, to: new))
  }

  private static let one = "Plans are sound and known to every school in the county."
  private static let two = "They rest on an analysis of need that leaders discuss each term."
  private static let three = "Governors ask for them whenever a school is said to be at risk."

  /// "15 words in" of a table with four cells, or "12 in, 11 out" where one word came, says that a
  /// text was rewritten.
  @Test(arguments: [
    ("", "- alpha beta gamma", 3, 0), ("", "## Strengths\n\nOne two.", 3, 0),
    ("", "| a | b |\n| --- | --- |\n| 1 | 2 |", 4, 0), ("Plans – good.", "Plans & good.", 0, 0),
    // A paragraph was divided or joined, and one word came or went.
    ("\(one) \(two)", "\(one.replacing("are", with: "are very"))\n\n\(two)", 1, 0),
    ("\(one.replacing("are", with: "are very"))\n\n\(two)", "\(one) \(two)", 0, 1),
    ("\(one) Yes.", "\(one.replacing("are", with: "are very"))\n\nYes.", 1, 0),
    ("\(one) \(two) Yes. \(three)", "\(one)\n\n\(two)\n\nYes.\n\nSo \(three)", 1, 0),
    // Another paragraph has the words that any has.
    ("All of the plans were met.", "Heads of schools asked for the most.", 7, 6),
    // A word that changed its place in a paragraph.
    ("Not one plan of many was met.", "Plans say: one plan of many was not met.", 3, 1),
  ])
  func `marks and words that only went to another block are not counted`(
    old: String, new: String, added: Int, removed: Int
  ) {
    let rest = "Most of what was planned is done.\n\n"
    #expect(Redline(from: rest + old, to: rest + new).wordCounts == (added, removed))
  }

  @Test func `a heading that became text is told beside a word that changed`() {
    #expect(
      text("## Many things were done\n\nOne.", "Many things were done well\n\nOne.")
        == "[-##-] Many things were done {+well+} (was a heading of level 2, now a paragraph) / One."
    )
  }

  /// Held against the plain table of the longest common subsequence.
  @Test(arguments: 0..<200)
  func `the way is the shortest`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = Int32.random(in: 1...6, using: &random)
    func sequence() -> [Int32] {
      (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Int32.random(in: 0...words, using: &random)
      }
    }
    let (old, new) = (sequence(), sequence())
    let script = EditScript(from: old, to: new)
    var lengths = [[Int]](
      repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        lengths[i][j] =
          old[i] == new[j]
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    let kept = script.parts.filter { $0.kind == .same }
    #expect(kept.reduce(0) { $0 + $1.old.count } == lengths[0][0])
    for part in kept { #expect(Array(old[part.old]) == Array(new[part.new])) }
  }

  /// Whatever is shown, both texts can be read from it.
  @Test(arguments: 0..<100)
  func `a redline holds both texts`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let (old, new) = (randomText(&random), randomText(&random))
    for (old, new) in [(old, new), (old, edited(old, &random))] {
      let blocks = Redline(from: old, to: new).blocks
      func words(_ kind: Redline.Run.Kind) -> [Substring] {
        // What a block that moved was before stands at the place that it left.
        blocks.filter { kind == .added || $0.kind != .movedAndChanged }.flatMap(\.runs).filter {
          $0.kind == .same || $0.kind == kind
        }
        .flatMap { $0.text.split(separator: " ") }
      }
      #expect(words(.added) == new.split(whereSeparator: \.isWhitespace))
      #expect(words(.removed) == old.split(whereSeparator: \.isWhitespace))
    }
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let words = ["the", "plan", "is", "met.", "good", "schools", "and", "ever", "more.", "#"]
    return (0..<Int.random(in: 0...40, using: &random)).map { _ in
      (0..<Int.random(in: 1...12, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: " ")
    }.joined(separator: "\n\n")
  }

  private func edited(_ text: String, _ random: inout SeededGenerator) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      Int.random(in: 0..<20, using: &random) == 0 ? "new" : String(word)
    }.joined(separator: " ")
  }

  /// Texts without a word, a paragraph or an edit in common come to an end soon; under a sanitizer, on
  /// a machine with more to do, in minutes.
  @Test(.timeLimit(.minutes(10)))
  func `texts that share nothing are bounded`() {
    var random = SeededGenerator(seed: 7)
    func words(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...900, using: &random)) }
        .joined(separator: " ")
    }
    let redline = Redline(from: words(15_000), to: words(15_000))
    #expect(redline.hasChanges)
  }
}
