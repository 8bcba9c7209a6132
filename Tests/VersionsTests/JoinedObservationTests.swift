import SelfEvaluation
import Testing

@testable import Versions

/// If this fails, a reviewer is not shown what doesn't fit together, or is shown what does.
struct JoinedObservationTests {
  /// Edits of a workspace's files, and the observations that they make.
  struct Case: CustomTestStringConvertible {
    var name: String
    var edits: [(file: String, old: String, new: String)]
    var expected: [String]
    /// Whether the edited workspace is the earlier one.
    var isTurned: Bool
    var testDescription: String { name }

    init(
      _ name: String, _ edits: [(String, String, String)], _ expected: String...,
      isTurned: Bool = false
    ) {
      self.isTurned = isTurned
      self.name = name
      self.edits = edits.map { (file: $0.0, old: $0.1, new: $0.2) }
      self.expected = expected
    }
  }

  private static let answers = "judgements/primary/a.md"
  private static let raise = (answers, "Grade: good", "Grade: outstanding")
  private static let reword = (answers, "Plans are met", "Plans are often met")
  private static let restate = ("measures/a.csv", "2013/14,60", "2013/14,61")
  private static let workspace = [
    "laser.json": """
    {"authority": "Lancashire", "year": "2014/15", "bank": "bank.json",
     "teams": [{"id": "primary", "name": "Primary"}]}
    """,
    "bank.json": """
    {"id": "b", "title": "B", "scale": [{"id": "outstanding", "name": "Outstanding"},
      {"id": "good", "name": "Good"}, {"id": "inadequate", "name": "Inadequate"}],
     "parts": [{"name": "One", "questions": [
       {"number": 1, "text": "How well are plans met?", "prompts": ["Minutes"]},
       {"number": 2, "text": "How well is it led?"}]}]}
    """,
    "register.csv": "id,title\nE1,Visits\nE2,Survey\nE3,Unused\n",
    "measures.csv": "id,title,unit,questions\ngld,Good level,percent,1\nother,Other,percent,\n",
    "measures/a.csv": "measure,period,value\ngld,2013/14,60\nother,2013/14,50\n",
    "priorities.csv": "id,title\nP1,Raise it\n",
    "priorities/P1.md": "It rose [E2].\n",
    "judgements/primary/a.md": """
    # Question 1
    Grade: good
    Evidence: E1

    Plans are met.

    # Question 2
    Grade: good

    It is well led.
    """,
  ]

  @Test(arguments: [
    Case("nothing", []),
    Case(
      "a grade raised on the same evidence", [raise], "grade-raised-evidence-unchanged primary/Q1",
      "grade-raised-evidence-unchanged primary/Q2"),
    Case(
      "a figure taken out", [("measures/a.csv", "gld,2013/14,60\n", "")],
      "figure-withdrawn-text-not primary/Q1"),
    Case(
      "a measure deleted with its figure",
      [
        ("measures/a.csv", "gld,2013/14,60\n", ""),
        ("measures.csv", "gld,Good level,percent,1\n", ""),
      ],
      "figure-withdrawn-text-not primary/Q1"),
    Case(
      "a figure withheld", [("measures/a.csv", "2013/14,60", "2013/14,c")],
      "figure-withdrawn-text-not primary/Q1"),
    Case("a grade lowered", [(answers, "Grade: good", "Grade: inadequate")]),
    Case("a first grade", [(answers, "Grade: good", "Grade:")]),
    Case(
      "a grade raised with evidence more",
      [raise, (answers, "Evidence: E1", "Evidence: E1; E2")],
      "grade-raised-evidence-unchanged primary/Q2"),
    Case(
      "a grade raised on evidence that changed",
      [raise, ("register.csv", "Visits", "More visits")],
      "grade-raised-evidence-unchanged primary/Q2"),
    Case(
      "a grade raised on a new figure",
      [raise, ("measures/a.csv", "gld,2013/14,60", "gld,2013/14,60\ngld,2014/15,65")],
      "grade-raised-evidence-unchanged primary/Q2"),
    Case("a figure restated", [restate], "figure-restated-text-not primary/Q1"),
    Case(
      "a figure and the text", [restate, reword],
      "text-reworded-grade-and-evidence-unchanged primary/Q1"),
    Case("a figure that no answer rests on", [("measures/a.csv", "2013/14,50", "2013/14,51")]),
    Case("a new figure", [("measures/a.csv", "gld,2013/14,60", "gld,2013/14,60\ngld,2014/15,65")]),
    Case(
      "other words only", [reword], "text-reworded-grade-and-evidence-unchanged primary/Q1"),
    Case(
      "other words and grade",
      [reword, (answers, "Grade: good\nEvidence", "Grade: inadequate\nEvidence")]),
    Case("other words and evidence", [(answers, "Plans are met.", "Plans are met [E2].")]),
    Case("other white space", [(answers, "Plans are met", "Plans\nare met")]),
    Case("the same words, set out anew", [(answers, "Plans are met", "Plans\n\nare met")]),
    Case("the first words", [(answers, "It is well led.", "")], isTurned: true),
    Case(
      "the first words in the form", [(answers, "It is well led.", "## Strengths")], isTurned: true),
    Case("all words deleted", [(answers, "It is well led.", "")]),
    Case(
      "a grade raised on a figure that is final now",
      [
        raise, ("measures/a.csv", "period,value\n", "period,value,status\n"),
        ("measures/a.csv", "gld,2013/14,60", "gld,2013/14,60,final"),
        ("measures/a.csv", "other,2013/14,50", "other,2013/14,50,"),
      ],
      "grade-raised-evidence-unchanged primary/Q2"),
    Case(
      "withdrawn, still in the key line", [("register.csv", "E1,Visits\n", "")],
      "evidence-withdrawn-still-relied-on E1"),
    Case(
      "withdrawn, still cited by a priority", [("register.csv", "E2,Survey\n", "")],
      "evidence-withdrawn-still-relied-on E2"),
    Case("withdrawn and not relied on", [("register.csv", "E3,Unused\n", "")]),
    Case(
      "withdrawn, and left out of the key line",
      [("register.csv", "E1,Visits\n", ""), (answers, "Evidence: E1\n", "")]),
    Case(
      "another wording", [("bank.json", "are plans met", "are all plans met")],
      "question-wording-changed-since-answered primary/Q1"),
    Case(
      "another wording, answered anew",
      [("bank.json", "are plans met", "are all plans met"), reword],
      "text-reworded-grade-and-evidence-unchanged primary/Q1"),
    Case("another prompt", [("bank.json", "Minutes", "Papers")]),
  ])
  func `says what belongs together, and no more`(example: Case) throws {
    let old = try evaluation(Self.workspace)
    var files = Self.workspace
    for edit in example.edits {
      let text = try #require(files[edit.file])
      try #require(text.contains(edit.old))
      files[edit.file] = text.replacing(edit.old, with: edit.new)
    }
    let new = try evaluation(files)
    let comparison = Comparison(
      from: example.isTurned ? new : old, to: example.isTurned ? old : new)
    #expect(comparison.observations.map { "\($0.name) \($0.key)" } == example.expected)
    for observation in comparison.observations { #expect(observation.text.hasSuffix(".")) }
  }

  @Test(arguments: ["", "Measures: gld\n"])
  func `a measure that was deleted is called by its title`(line: String) throws {
    var files = Self.workspace
    files[Self.answers] = files[Self.answers]?.replacing("Evidence: E1\n", with: line)
    let old = try evaluation(files)
    files["measures.csv"] = files["measures.csv"]?.replacing(
      "gld,Good level,percent,1\n", with: "")
    files["measures/a.csv"] = files["measures/a.csv"]?.replacing("gld,2013/14,60\n", with: "")
    let comparison = Comparison(from: old, to: try evaluation(files))
    #expect(
      comparison.observations.map(\.text) == [
        "Good level in 2013/14 has no figure any more; the text of Primary on question 1 is "
          + "unchanged."
      ])
  }

  /// Else a reviewer is told that the grade is unchanged where that of a group went up.
  @Test func `another grade of a group is told as such`() throws {
    func version(_ grade: String) throws -> Evaluation {
      var files = Self.workspace
      files[Self.answers]? += "\n\n## Drill-down\n\n### Boys: \(grade)\n\nYes.\n"
      return try evaluation(files)
    }
    let comparison = Comparison(from: try version("inadequate"), to: try version("outstanding"))
    #expect(
      comparison.observations.map(\.text) == [
        "Primary graded 'Boys' outstanding in its answer to question 2, which was inadequate; the "
          + "evidence is unchanged."
      ])
  }

  /// Teams' answers to two questions that rest on two measures, and what is said of figures that
  /// were restated below them.
  struct Restated: CustomTestStringConvertible {
    var edits: [(old: String, new: String)]
    var lines: [String]
    var testDescription: String { "\(edits.map(\.new))" }

    init(_ edits: [(String, String)], _ lines: String...) {
      self.edits = edits.map { (old: $0.0, new: $0.1) }
      self.lines = lines
    }
  }

  @Test(arguments: [
    Restated(
      [("gld,2014/15,,6750,10000", "gld,2014/15,,6790,10000")],
      "Good level in 2014/15 was restated from 67.5% to 67.9%. Texts that rest on it are unchanged: "
        + "Inclusion on question 1; Primary on questions 1 and 2."),
    Restated(
      [("gld,2014/15,,6750,10000", "gld,2014/15,,6751,10000")],
      "Good level in 2014/15 was restated in its counts. Texts that rest on it are unchanged: "
        + "Inclusion on question 1; Primary on questions 1 and 2."),
    Restated(
      [
        ("gld,2014/15,,6750,10000", "gld,2014/15,,6790,10000"),
        ("gld,2013/14,60", "gld,2013/14,61"),
      ],
      "2 figures of Good level were restated, such as that in 2013/14 from 60.0% to 61.0%. Texts that "
        + "rest on it are unchanged: Inclusion on question 1; Primary on questions 1 and 2."),
    Restated(
      [
        ("gld,2014/15,,6750,10000", "gld,2014/15,,6751,10000"),
        ("gld,2013/14,60", "gld,2013/14,61"),
      ],
      "2 figures of Good level were restated, such as that in 2013/14 from 60.0% to 61.0%. Texts that "
        + "rest on it are unchanged: Inclusion on question 1; Primary on questions 1 and 2."),
    Restated(
      [
        ("gld,2014/15,,6750,10000", "gld,2014/15,,6790,10000"),
        ("gld,2013/14,60,,", "gld,2013/14,,600,1000"),
      ],
      "Good level in 2014/15 was restated from 67.5% to 67.9%. Texts that rest on it are unchanged: "
        + "Inclusion on question 1; Primary on questions 1 and 2."),
    // The one that prints otherwise, and not the first.
    Restated(
      [("gld,2014/15,,6750,10000", "gld,2014/15,,6790,10000"), ("9001,Girls", "9002,Girls")],
      "2 figures of Good level were restated, such as that in 2014/15 from 67.5% to 67.9%. Texts that "
        + "rest on it are unchanged: Inclusion on question 1; Primary on questions 1 and 2."),
    Restated(
      [("other,2013/14,50", "other,2013/14,51")],
      "Other for Boys in 2013/14 was restated from 50 to 51; the text of Primary on question 2 is "
        + "unchanged."),
    Restated(
      [("gld,2013/14,60", "gld,2013/14,61"), ("other,2013/14,50", "other,2013/14,51")],
      "Good level in 2013/14 was restated from 60.0% to 61.0%. Texts that rest on it are unchanged: "
        + "Inclusion on question 1; Primary on questions 1 and 2.",
      "Other for Boys in 2013/14 was restated from 50 to 51. Texts that rest on it are unchanged: "
        + "Primary on question 2."),
  ])
  func `a figure that was restated is told once, with all answers that rest on it`(
    example: Restated
  ) throws {
    func answer(_ question: Int) -> String {
      "# Question \(question)\nGrade: good\n\nText \(question)."
    }
    var files = [
      "laser.json": """
      {"authority": "Lancashire", "year": "2014/15",
       "teams": [{"id": "primary", "name": "Primary"}, {"id": "inclusion", "name": "Inclusion"}]}
      """,
      "measures.csv": "id,title,unit,questions\ngld,Good level,percent,1;2\nother,Other,count,2\n",
      "measures/a.csv": "measure,period,value,numerator,denominator,group\n"
        + "gld,2013/14,60,,,\ngld,2014/15,,6750,10000,\ngld,2012/13,,5000,9001,Girls\nother,2013/14,50,,,Boys\n",
      "judgements/primary/a.md": "\(answer(1))\n\n\(answer(2))\n",
      "judgements/inclusion/a.md": "\(answer(1))\n",
    ]
    let old = try evaluation(files)
    for edit in example.edits {
      files["measures/a.csv"] = files["measures/a.csv"]?.replacing(edit.old, with: edit.new)
    }
    let comparison = Comparison(from: old, to: try evaluation(files))
    #expect(comparison.lines(of: comparison.observations).map(\.text) == example.lines)
  }

  @Test func `a sentence says whose answer it is about`() throws {
    func texts(_ edits: (file: String, old: String, new: String)...) throws -> [String] {
      var files = Self.workspace
      for edit in edits {
        files[edit.file] = files[edit.file]?.replacing(edit.old, with: edit.new)
      }
      return Comparison(from: try evaluation(Self.workspace), to: try evaluation(files))
        .observations.map(\.text)
    }
    #expect(
      try texts((Self.answers, "Plans are met", "Plans are often met")) == [
        "Primary reworded its answer to question 1; grade and evidence are unchanged."
      ])
    #expect(
      try texts(
        ("register.csv", "E2,Survey\n", ""), (Self.answers, "It is well led", "It is [E2]"),
        (Self.answers, "Evidence: E1", "Evidence: E1; E2")
      ).contains(
        "E2 left the register; the answer of Primary to question 1, the answer of Primary to "
          + "question 2 and key priority P1 still rely on it."))
  }
}
