import Diagnostics
import Intake
import TestSupport
import Testing

/// One file with one fault; `↓` stands before the character that the finding has to point at.
struct BadFile: CustomTestStringConvertible {
  var path: String
  var marked: String
  var rule: String
  /// Words that the hint must have.
  var hint = ""

  var testDescription: String { "\(rule) in \(path)" }
}

/// If this fails, a writer looks for a mistake in the wrong place, or isn't told of it.
struct PlacedFaultTests {
  /// The files that each bad one is put among.
  static let others = [
    "register.csv": "id,title\nE001,Annual report\nE002,Survey\n",
    "measures.csv":
      "id,title,unit\ngld,Good level,percent\nvisits,Visits,count\nexcl,Exclusions,rate\n",
    "priorities.csv": "id,title\nP1,Reading\n",
    "measures/own.csv": "measure,period,value\ngld,2014/15,66\n",
    "judgements/primary/Q01.md": "# Question 1\nGrade: good\n\nShared [E001].\n",
  ]

  private func findings(_ bad: BadFile) -> [Finding] {
    var files = Self.others
    files[bad.path] = MarkedText(bad.marked).text
    return Intake.read(workspace(files)).findings
  }

  @Test func `the good files alone have no faults`() {
    #expect(Intake.read(workspace(Self.others)).findings == [])
  }

  @Test(arguments: settings + tables + data + answers + pasted + odd + files)
  func `points at the fault, once`(bad: BadFile) throws {
    let found = findings(bad)
    let finding = try #require(found.first)
    #expect(found.count == 1, "\(found.map(\.description))")
    #expect(finding.rule.name == bad.rule)
    let mark = MarkedText(bad.marked)
    #expect(
      finding.position == FilePosition(file: bad.path, line: mark.line, column: mark.column))
    #expect(finding.hint.contains(bad.hint), "\(finding.hint)")
    #expect(Intake.rules.contains(finding.rule))
  }

  /// If this fails, a writer is warned of what is right.
  @Test(arguments: [
    "#1 in the region.\n", "Ours is\n#1 of all.\n", "####### Seven\n", "##\n",
    "```\n##Code\n•\tx\n```\n",
    "Text ##not at the start.\n", "- One\n- Two\n", "-\tOne\n-\tTwo\n",
    "1.\tOne\n2.\tTwo\n",
    "– as said before – it rose.\n", "It rose\n– as we said –\n– and fell.\n",
    "It fell by\n-2 and\n-3 points.\n", "We spent\n1.5 million and\n2.5 million.\n",
    "Heads agree\n(1) and so do\n(3) and\n(4), the surveys.\n", "It's at 9\na. m. and\np. m.\n",
    "*One* and\n*two*.\n", "A. Brown\nB. Clark\nhead teachers\n", "1) One\n2) Two\n",
    "Jo Bloggs\n– Head of service\n– Lancashire\n", "See\n1.First alone.\n",
    "or one word\n", "One line\twith a tab.\n", "e.g.\tthis\n",
    "- One\n\tand more\n\tof it.\n", "| A\t| B |\n|---|---|\n| 1\t| 2 |\n", "One\t\nTwo\t\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "```\n| A | B |\n| 1 | 2 |\n```\n",
    "Jo Bloggs | Head of service | Lancashire\n01772 | jo@example.org | our page\n",
    "The gap is |a - b|, and\n|b - a| is the same.\n", "- A | B | C\n- 1 | 2 | 3\n- 4 | 5 | 6\n",
    "\\#Hashtag\n", "Our view\n---\n\nText.\n", "One.\n\n-----\n\nTwo.\n", "1. A\n1. B\n1. C\n",
    "3. A\n4. B\n", "> Heads said so.\n", "> 9 of 10 heads,\n> and all governors.\n",
    "A* and A* grades, 3\\*s.\n",
    "It's ~5 to ~7 now.\n", "Ages 3~5 rose.\n", "It ~~fell~~ rose, ~so~ we say.\n",
    "See `a~b~c`.\n",
    "**Bold**, *so* it is.\n", "It rose by {{gld.change}}.\n",
    "It's {{visits.latest}} per cent.\n", "{x.y} and {gld} and {{gld.latest}}.\n",
    "É, ü, £5 – “so”.\n",
    "Question 2: how well we do\n", "Question 3 asks for more.\n",
    "See\nquestion 3: it says more.\n",
    "Grades: good and better.\n", "See [it][p].\n\n[p]: https://example.org\n",
    "See [p].\n\n[P]: plan.pdf\n", "See [sic]: so.\n", "| a |\n|---|\n| 1 | |\n",
    "[*Ours*](plan.pdf), [`x`](y) and [{{gld.latest}}](z) and [E001](w).\n",
    "[E001; p. 3] so.\n", "## **Strengths**\n\nWe do.\n", "We know our\nstrengths\nand limits.\n",
    "### Q3 attendance\n\nIt rose.\n", "Evidence: the survey of heads says so.\n",
    "Priorities: reading and maths.\n", "Status: it's good.\n", "It's good: well done.\n",
    "1. Strengths\n2. Limits\n", "1.5 strengths for each limit\n", "See\n3.2 strengths, say.\n",
    "## Drill-down\n\nOne thing: boys differ.\n", "[see it](https://example.org/E002) so.\n",
    "x^2^ and {x=1} and \\[sic\\] so.\n", "Done!\n",
  ])
  func `what Markdown reads as its writer meant it has no finding`(text: String) {
    var files = Self.others
    files["judgements/primary/Q02.md"] = "# Question 2\nGrade: good\n\n\(text)"
    #expect(Intake.read(workspace(files)).findings == [])
  }

  /// Else half a word is called a bullet.
  @Test(arguments: [("•Bullet", "'•'"), ("a)\tBullet", "'a)'"), ("(1) One\n(2) Two", "'(1)'")])
  func `a list that is none is told by its sign alone`(text: String, sign: String) {
    var files = Self.others
    files["judgements/primary/Q02.md"] = "# Question 2\nGrade: good\n\n\(text)\n"
    let found = Intake.read(workspace(files)).findings
    #expect(found.map(\.rule.name) == ["pasted-list"])
    #expect(found.first?.message.contains(sign) == true)
  }

  /// Else who follows the hint is told of two dozen faults in settings that were never any.
  @Test func `the folder of a report is told as such`() throws {
    let report = InputFile(path: "report.json", text: #"{"generator": "laser-checksum:0"}"#)
    let own = InputFile(path: "own.json", text: "{}")
    for (files, hint) in [
      ([report], "name the workspace's folder"), ([report, own], "'own.json'"),
    ] {
      let result = Intake.read(Workspace(files: files, builtInBanks: builtInBanks))
      let finding = try #require(result.findings.first { $0.rule.name == "missing-settings" })
      #expect(finding.hint.contains(hint))
    }
  }

  /// Else a writer is told to cite by what is no id, and told that it's none once they have.
  @Test func `a hint names no id that can't be one`() throws {
    let result = Intake.read(
      workspace([
        "register.csv": "id,title\nE 001,Annual report\n",
        "judgements/primary/Q01.md": "# Question 1\nGrade: good\nEvidence: E001\n",
      ]))
    let finding = try #require(result.findings.first { $0.rule.name == "unknown-evidence" })
    #expect(!finding.hint.contains("E 001"), "\(finding.hint)")
  }

  /// A hint is typed as it stands, from the folder where the workspace was named.
  @Test(arguments: [
    ("Evidence", "laser trends --suggest Evidence/measures/dfe.csv"),
    (".", "laser trends --suggest measures/dfe.csv"),
    ("My evidence", "laser trends --suggest \"My evidence/measures/dfe.csv\""),
  ])
  func `the command that a hint names has the file as it's reached`(root: String, command: String) {
    var files = Self.others
    files["measures/dfe.csv"] = "time_period,geographic_level\n201415,National\n"
    var folder = workspace(files)
    folder.root = root
    #expect(Intake.read(folder).findings.map(\.hint).contains { $0.contains("'\(command)'") })
  }

  static let settings = [
    #"↓{"year": "2014/15"}"#: "missing-setting",
    #"{"authority": ↓"", "year": "2014/15"}"#: "missing-setting",
    #"{"authority": ↓7, "year": "2014/15"}"#: "wrong-type",
    #"{"authority": ↓null, "year": "2014/15"}"#: "missing-setting",
    #"{"authority": "A", "year": ↓null}"#: "missing-setting",
    #"{"authority": "A", "year": ↓2014}"#: "bad-year",
    #"{"authority": "A", "year": ↓"2014/16"}"#: "bad-year",
    #"{"authority": "A", "year": "2014/15", ↓"codes": "E10000017"}"#: "unknown-key",
    #"{"authority": "A", "year": "2014/15", "code": ↓"E1000017"}"#: "bad-code",
    #"{"authority": "A", "year": "2014/15", "region": ↓"Northwest"}"#: "unknown-region",
    #"{"authority": "A", "year": "2014/15", "trendYears": ↓1}"#: "setting-out-of-range",
    #"{"authority": "A", "year": "2014/15", "wordLimit": ↓"many"}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "date": ↓"14/6/2015"}"#: "bad-date",
    #"{"authority": "A", "year": "2014/15", "bank": ↓"lancashire"}"#: "unknown-bank",
    #"{"authority": "A", "year": "2014/15", "teams": ↓"primary"}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [↓"primary"]}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [↓null]}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": ↓null, "name": "A"}]}"#:
      "missing-setting",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": ↓null}]}"#:
      "missing-setting",
    #"{"authority": "A", "year": "2014/15", "statisticalNeighbours": [↓null]}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": "A"}, {"id": ↓"Primary", "name": "B"}]}"#:
      "repeated-id",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": "A", "moderates": true}, {"id": "b", "name": "B", "moderates": ↓true}]}"#:
      "two-moderators",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": ↓"a team", "name": "A"}]}"#: "bad-id",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", ↓"nme": "A"}]}"#:
      "missing-setting",
    #"{"authority": "A", "year": "2014/15"↓ "note": ""}"#: "json-syntax",
  ].map { marked, rule in
    // The answers are a team's, so settings that don't list one for the test's sake get it here.
    BadFile(
      path: "laser.json",
      marked: marked.contains("teams")
        ? marked : marked.replacing("}", with: #", "teams": [{"id": "primary", "name": "P"}]}"#),
      rule: rule)
  }.sorted { $0.marked < $1.marked }
}
