import Diagnostics
import TestSupport
import Testing

/// If this fails, a weakness of an evaluation goes unsaid, is said at the wrong place, or is said
/// of something sound.
struct RuleTests {
  /// Files that break a rule where one of them has a `↓`, or that keep it, without one.
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: String
    var files: [String: String]

    init(_ rule: String, answer: String, _ files: [String: String] = [:]) {
      self.init(rule, files.merging(["judgements/primary/Q.md": answer]) { $1 })
    }

    init(_ rule: String, _ files: [String: String]) {
      self.rule = rule
      self.files = files
    }

    var testDescription: String { "\(rule): \(files.values.joined(separator: " | ").prefix(120))" }
  }

  @Test(arguments: broken)
  func `points at what breaks the rule`(broken: Case) throws {
    let file = try #require(broken.files.first { $0.value.contains("↓") })
    let marked = MarkedText(file.value)
    var files = broken.files
    files[file.key] = marked.text
    let found = TestWorkspace(files).findings(broken.rule)
    #expect(
      found.contains {
        $0.position == FilePosition(file: file.key, line: marked.line, column: marked.column)
      }, "\(found)")
  }

  @Test(arguments: kept)
  func `leaves alone what keeps the rule`(kept: Case) {
    #expect(TestWorkspace(kept.files).findings(kept.rule).map(\.description) == [])
  }

  private static func register(_ rows: String) -> [String: String] {
    ["register.csv": "id,title,kind,date,expires,questions,prompts\n" + rows]
  }

  private static func settings(_ more: String) -> [String: String] {
    [
      "laser.json":
        #"{"authority":"A","year":"2014/15","date":"2015-07-31","teams":[{"id":"primary","name":"Primary"}],"#
        + more + "}"
    ]
  }

  private static let bank = """
    {"id": "b", "title": "B", "version": "1",
     "scale": [{"id": "good", "name": "Good"}, {"id": "bad", "name": "Bad"}],
     "parts": [{"name": "P", "questions": [
       {"number": 1, "text": "T?", "prompts": ["first", "second"], "wordLimit": 5},
       {"number": 2, "text": "U?", "prompts": []}]}]}
    """

  private static let namedBank = settings(#""bank":↓"bank.json""#)

  private static func ownBank(_ more: [String: String] = [:]) -> [String: String] {
    settings(#""bank":"bank.json""#).merging(["bank.json": bank]) { $1 }.merging(more) { $1 }
  }

  private static func priorities(_ rows: String) -> [String: String] {
    ["priorities.csv": "id,title,team,aligned-with,progress,reviewed,formerly\n" + rows]
  }

  private static func duePriorities(_ rows: String) -> [String: String] {
    ["priorities.csv": "id,title,due,progress\n" + rows]
  }

  private static func actions(_ rows: String) -> [String: String] {
    priorities("P1,Attend,primary,,behind,2015-06-01,\n").merging(
      ["actions.csv": "id,priority,action,due,status\n" + rows]) { $1 }
  }

  /// Of a year that may have just begun.
  private static func undated(_ files: [String: String]) -> [String: String] {
    files.merging(
      [
        "laser.json":
          #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": "P"}]}"#
      ]
    ) { $1 }
  }

  private static func moderated(_ answer: String, team: String = "good") -> [String: String] {
    [
      "laser.json": """
      {"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": "Primary"},
       {"id": "dlt", "name": "Leadership", "moderates": true}]}
      """,
      "judgements/primary/Q03.md": "# Question 3\nGrade: \(team)\n\nWell [E001].\n",
      "judgements/dlt/Q03.md": answer,
    ]
  }

  static let broken: [Case] = [
    Case("not-judged", answer: "↓# Question 3\nStatus: draft\n\nNotes.\n"),
    Case("not-judged", answer: "# Question 3\nGrade:↓\n\nNotes.\n"),
    Case("not-judged", answer: "# Question 3\nGrade: good\n\n↓# Question 4\n\nNotes.\n"),
    Case(
      "not-judged", answer: "# Question 3\nGrade: ↓good\n\n## Strengths\n\n## Next steps\n"),
    Case("no-evidence", answer: "↓# Question 3\nGrade: good\n\nAll is well.\n"),
    Case(
      "no-evidence", answer: "# Question 3\nGrade: 2\nEvidence: E001\n\n↓# Question 4\nGrade: 2\n"),
    Case("no-evidence", answer: "↓# Question 3\nGrade: good\n\nSee E001 and [2014].\n"),
    Case("single-source", answer: "↓# Question 3\nGrade: good\nEvidence: E001\n"),
    Case("single-source", answer: "↓# Question 3\nGrade: good\n\nWell [E001], yes [E001].\n"),
    Case(
      "single-source", answer: "↓# Question 3\nGrade: good\nEvidence: E001; E002\n",
      register("E001,A,survey,2015-01-01,,,\nE002,B,survey,2015-01-01,,,\n")),
    Case(
      "stale-evidence", answer: "# Question 3\nGrade: good\nEvidence: ↓E001\n",
      register("E001,A,survey,2012-07-27,,,\n")),
    Case(
      "stale-evidence", answer: "# Question 3\nGrade: good\n\nWell [↓E001].\n",
      register("E001,A,survey,2009-01-01,,,\n")),
    Case(
      "stale-evidence", answer: "# Question 3\n\nWell [E002; ↓E001].\n",
      register("E001,A,survey,2011-01-01,,,\nE002,B,letter,2015-01-01,,,\n")),
    Case(
      "stale-evidence", answer: "# Question 3\nEvidence: ↓E001\n",
      ["register.csv": "id,title,kind,period\nE001,A,survey,2005/06\n"]),
    Case(
      "expired-evidence", answer: "# Question 3\nEvidence: ↓E001\n",
      register("E001,A,policy,2015-01-01,2015-07-30,,\n")),
    Case(
      "expired-evidence", answer: "# Question 3\n\nA policy [↓e001].\n",
      register("E001,A,policy,2015-01-01,2014-01-01,,\n")),
    Case(
      "expired-evidence", answer: "# Question 3\n\n- one\n- two [↓E001, p. 3]\n",
      register("E001,A,policy,2015-01-01,2013-12-31,,\n")),
    Case(
      "unused-evidence", register("↓E001,A,survey,2015-01-01,,,\n")),
    Case(
      "unused-evidence",
      register("E001,A,survey,2015-01-01,,,\n↓E002,B,survey,2015-01-01,,1,1.1\n").merging(
        ["judgements/primary/Q.md": "# Question 1\n\nWell [E001].\n"]) { $1 }),
    Case(
      "unused-evidence",
      register("↓E001,\"A, or\nB\",survey,2015-01-01,,,\n").merging(
        ["judgements/primary/Q.md": "# Question 1\n\nWell `[E001]`.\n"]) { $1 }),
    Case(
      "prompt-without-evidence",
      ownBank().merging(register("E001,A,survey,2015-01-01,,1,1.1\n")) { $1 }
        .merging(namedBank) { $1 }),
    Case(
      "prompt-without-evidence",
      ownBank(namedBank)),
    Case(
      "prompt-without-evidence",
      ownBank().merging(register("E001,A,survey,2015-01-01,,2,\n")) { $1 }
        .merging(namedBank) { $1 }),
    Case(
      "over-word-limit", answer: "↓# Question 1\nGrade: good\n\nOne two three four five six.\n",
      ownBank()),
    Case(
      "over-word-limit", answer: "↓# Question 3\n\nOne two three four.\n",
      settings(#""wordLimit":3"#)),
    Case(
      "over-word-limit", answer: "↓# Question 3\n\nOne&nbsp;two&#32;three&emsp;four.\n",
      settings(#""wordLimit":3"#)),
    Case(
      "over-word-limit", answer: "↓# Question 3\n\nOne\u{2003}two\u{2003}three\u{2003}four.\n",
      settings(#""wordLimit":3"#)),
    Case(
      "over-word-limit", answer: "↓# Question 3\n\n|a|b|\n|-|-|\n|c|d|\n",
      settings(#""wordLimit":3"#)),
    Case(
      "over-word-limit",
      answer: "# Question 2\n\nOne.\n\n↓# Question 3\n\n## Next steps\n\n- one\n- two\n",
      settings(#""wordLimit":3"#)),
    Case(
      "overall-above-parts",
      answer: "# Question 3\nGrade: ↓good\n\n## Drill-down\n\n### A: inadequate\n\n### B: RI\n"),
    Case(
      "overall-above-parts",
      answer: "# Question 3\nGrade: ↓1\n\n## Drill-down\n\n### A: good\n\n### B: good\n\n### C: 4\n"
    ),
    Case(
      "overall-above-parts",
      answer:
        "# Question 3\nStatus: draft\nGrade: ↓requiring improvement\n\n## Drill-down\n\n### A: 4\n### B: 4\n"
    ),
    Case("unknown-value", answer: "# Question 3\n\nIt is ↓{{gdl.latest}}.\n", FigureFiles.all),
    Case("unknown-value", answer: "# Question 3\n\nIt is ↓{{gld.lates}}.\n", FigureFiles.all),
    Case(
      "unknown-value", answer: "# Question 3\n\n| A |\n| - |\n| ↓{{gld.boy.latest}} |\n",
      FigureFiles.all),
    Case(
      "value-without-figure", answer: "# Question 3\n\nIt is ↓{{gld.latest}}.\n",
      withheld("c", at: "2014/15")),
    Case(
      "value-without-figure", answer: "# Question 3\n\nIt is ↓{{flat.gap}} behind England.\n",
      FigureFiles.all),
    Case(
      "value-without-figure", answer: "# Question 3\n\nIt rose by ↓{{gld.change}}.\n",
      withheld("x", at: "2012/13")),
    Case(
      "value-without-figure", answer: "# Question 3\n\nIt was ↓{{ gld.first }}.\n",
      withheld("z", at: "2012/13")),
    Case("agreed-without-fingerprint", answer: "# Question 3\nStatus: ↓agreed\n"),
    Case("agreed-without-fingerprint", answer: "# Question 3\nGrade: 2\nStatus:   ↓Agreed\n"),
    Case(
      "agreed-without-fingerprint",
      answer: "# Question 2\nStatus: draft\n\n# Question 3\nAgreed: 2015-06-01\nStatus: ↓agreed\n"),
    Case("carried-forward", answer: "# Question 3\nStatus: ↓carried forward\n"),
    Case("carried-forward", answer: "# Question 3\nGrade: good\nStatus: ↓Carried forward\n"),
    Case("carried-forward", answer: "# Question 3\nStatus: ↓carried forward\n\nLast year's.\n"),
    Case("priority-not-evaluated", priorities("↓P1,Attend,primary,,,,\n")),
    Case("priority-not-evaluated", priorities("↓P1,Attend,primary,,behind,,\n")),
    Case(
      "priority-not-evaluated",
      priorities("P1,Attend,primary,,behind,2015-06-01,\n↓P2,Write,primary,P1,,2015-06-01,\n")),
    Case(
      "priority-not-evaluated",
      priorities(
        "P1,Attend,primary,,achieved,2014-06-01,\n↓P2,Write,primary,P1,behind,2014-08-31,\n")),
    Case("priority-overdue", duePriorities("↓P1,Attend,2015-07-30,on track\n")),
    Case("priority-overdue", duePriorities("P1,A,2014-08-31,achieved\n↓P2,B,2014-08-31,\n")),
    Case(
      "priority-overdue", duePriorities("P1,A,2015-08-31,behind\n↓P2,B,2013-08-31,not started\n")),
    Case("priority-overdue", undated(duePriorities("P1,A,2014-09-01,\n↓P2,B,2014-08-31,behind\n"))),
    Case("reason-beside-grade", answer: "# Question 3\nGrade: good\nReason: ↓no such schools\n"),
    Case("reason-beside-grade", answer: "# Question 3\nReason: ↓We have none\nGrade: 4\n"),
    Case(
      "reason-beside-grade",
      moderated("# Question 3\nGrade: good\n").merging(
        ["judgements/primary/Q03.md": "# Question 3\nGrade: RI\nReason: ↓none here\n"]) { $1 }),
    Case("action-overdue", actions("↓A1,P1,Visit,2015-07-30,in progress\n")),
    Case("action-overdue", actions("A1,P1,Visit,2015-08-30,in progress\n↓A2,P1,Ask,2014-12-31,\n")),
    Case("action-overdue", actions("↓A1,P1,Visit,2015-01-01,not started\n")),
    Case("action-overdue", undated(actions("↓A1,P1,Visit,2014-08-31,not started\n"))),
    Case(
      "priority-not-aligned",
      priorities("↓P1,Attend,primary,,behind,2015-06-01,\nP2,Write,primary,,behind,2015-06-01,\n")),
    Case(
      "priority-not-aligned",
      priorities(
        "P1,A,primary,P2,behind,,\nP2,B,primary,,behind,,\n↓P3,C,primary,The county plan,behind,,\n"
      )
    ),
    Case(
      "priority-not-aligned",
      priorities("P1,A,primary,P2,behind,,\nP2,B,primary,,behind,,\n↓P3,C,primary,P3,behind,,\n")),
    Case(
      "moderation-without-reason",
      moderated("# Question 3\nGrade: ↓requiring improvement\nEvidence: E001\n")),
    Case("moderation-without-reason", moderated("# Question 3\nGrade: ↓outstanding\n")),
    Case(
      "moderation-without-reason",
      moderated("# Question 3\nGrade: ↓good\n\n \n", team: "inadequate")),
  ]

  static let kept: [Case] = [
    Case("not-judged", fullAnswers("Grade: good")),
    Case("not-judged", fullAnswers("Grade: not applicable\nReason: no such schools")),
    Case("not-judged", fullAnswers("Grade: RI")),
    Case("no-evidence", answer: "# Question 3\nGrade: good\nEvidence: E001\n"),
    Case("no-evidence", answer: "# Question 3\nGrade: good\n\nWell [E001].\n"),
    Case("no-evidence", answer: "# Question 3\n\nNot judged yet.\n"),
    // That there is no E999 is said already.
    Case("no-evidence", answer: "# Question 3\nGrade: good\nEvidence: E999\n"),
    Case("single-source", answer: "# Question 3\nGrade: good\nEvidence: E001; E999\n"),
    Case("single-source", answer: "# Question 3\nGrade: good\nEvidence: E001; E002\n"),
    Case("single-source", answer: "# Question 3\nGrade: good\nEvidence: E001\n\nYes [E002].\n"),
    Case("single-source", answer: "# Question 3\nEvidence: E001\n"),
    Case(
      "stale-evidence", answer: "# Question 3\nEvidence: E001\n",
      register("E001,A,survey,2012-07-31,,,\n")),
    Case(
      "stale-evidence", answer: "# Question 3\nEvidence: E001\n", register("E001,A,survey,,,,\n")),
    Case("stale-evidence", register("E001,A,survey,2001-01-01,,,\n")),
    Case(
      "expired-evidence", answer: "# Question 3\nEvidence: E001\n",
      register("E001,A,policy,2015-01-01,2015-07-31,,\n")),
    Case(
      "expired-evidence", answer: "# Question 3\nEvidence: E001\n",
      register("E001,A,policy,2015-01-01,,,\n")),
    Case("expired-evidence", register("E001,A,policy,2015-01-01,2013-01-01,,\n")),
    Case(
      "unused-evidence", answer: "# Question 3\nEvidence: e001\n",
      register("E001,A,survey,2015-01-01,,,\n")),
    Case(
      "unused-evidence", answer: "# Question 3\n\nWell [E001, p. 2].\n",
      register("E001,A,survey,2015-01-01,,,\n")),
    Case(
      "unused-evidence",
      FigureFiles.all.merging(register("E001,A,dataset,2015-01-01,,,\n")) { $1 }),
    Case(
      "prompt-without-evidence",
      ownBank().merging(register("E001,A,survey,2015-01-01,,1,1.1; 1.2\n")) { $1 }),
    Case(
      "prompt-without-evidence",
      ownBank().merging(
        register("E001,A,survey,2015-01-01,,1,1.1\nE002,B,survey,2015-01-01,,1,1.2\n")
      ) { $1 }),
    Case(
      "prompt-without-evidence",
      ownBank([
        "bank.json": bank.replacing(#"["first", "second"]"#, with: "[]")
      ])),
    Case(
      "over-word-limit", answer: "# Question 1\n\nOne two three four five [E001] – “.”\n", ownBank()
    ),
    Case(
      "over-word-limit", answer: "# Question 2\n\nOne two three four five six.\n", ownBank()),
    Case(
      "over-word-limit", answer: "# Question 3\n\nOne two three.\n", settings(#""wordLimit":3"#)),
    Case(
      "overall-above-parts",
      answer: "# Question 3\nGrade: good\n\n## Drill-down\n\n### A: inadequate\n"),
    Case(
      "overall-above-parts",
      answer: "# Question 3\nGrade: good\n\n## Drill-down\n\n### A: inadequate\n\n### B: good\n"),
    Case(
      "overall-above-parts",
      answer: "# Question 3\nGrade: RI\n\n## Drill-down\n\n### A: good\n\n### B: good\n"),
    Case("unknown-value", answer: "# Question 3\n\nIt is {{ gld.latest }}.\n", FigureFiles.all),
    Case(
      "unknown-value", answer: "# Question 3\n\nIt is {{GLD.boys.change}}.\n", FigureFiles.all),
    Case("unknown-value", answer: "# Question 3\n\nIt is `{{gdl.latest}}`.\n", FigureFiles.all),
    Case(
      "value-without-figure", answer: "# Question 3\n\nIt is {{gld.latest}}.\n",
      withheld("c", at: "2012/13")),
    Case(
      "value-without-figure", answer: "# Question 3\n\nSince {{gld.first-period}}.\n",
      withheld("c", at: "2012/13")),
    Case(
      "value-without-figure", answer: "# Question 3\n\n{{gld.change}}.\n",
      withheld("x", at: "2013/14")
    ),
    Case("agreed-without-fingerprint", answer: "# Question 3\nStatus: agreed\nFingerprint: ab12\n"),
    Case("agreed-without-fingerprint", answer: "# Question 3\nStatus: in review\n"),
    Case("agreed-without-fingerprint", answer: "# Question 3\nGrade: good\n"),
    Case("carried-forward", answer: "# Question 3\nStatus: draft\n"),
    Case("carried-forward", answer: "# Question 3\nStatus: agreed\n"),
    Case("carried-forward", answer: "# Question 3\n\nCarried forward from last year.\n"),
    Case("priority-not-evaluated", priorities("P1,Attend,primary,,behind,2015-06-01,\n")),
    Case(
      "priority-not-evaluated",
      priorities("P1,Attend,primary,,achieved,,\n").merging(["priorities/P1.md": "It worked.\n"]) {
        $1
      }),
    Case("priority-not-evaluated", [:]),
    Case("priority-not-evaluated", priorities("P1,Attend,primary,,behind,2014-09-01,\n")),
    Case("priority-overdue", duePriorities("P1,Attend,2015-07-31,on track\n")),
    Case("priority-overdue", duePriorities("P1,Attend,2014-07-31,achieved\n")),
    Case("priority-overdue", duePriorities("P1,Attend,,behind\n")),
    Case("priority-overdue", undated(duePriorities("P1,Attend,2015-07-30,on track\n"))),
    Case(
      "reason-beside-grade", answer: "# Question 3\nGrade: not applicable\nReason: none here\n"),
    Case("reason-beside-grade", answer: "# Question 3\nGrade:\nReason: none here\n"),
    Case(
      "reason-beside-grade", moderated("# Question 3\nGrade: inadequate\nReason: HMI disagrees\n")),
    Case("action-overdue", actions("A1,P1,Visit,2015-07-31,in progress\n")),
    Case("action-overdue", actions("A1,P1,Visit,2014-01-01,done\nA2,P1,Ask,2014-01-01,stopped\n")),
    Case("action-overdue", actions("A1,P1,Visit,,not started\n")),
    Case("action-overdue", undated(actions("A1,P1,Visit,2015-06-01,in progress\n"))),
    Case("priority-not-aligned", priorities("P1,A,primary,P2,,,\nP2,B,primary,,,,\n")),
    Case(
      "priority-not-aligned",
      priorities("P1,A,primary,Children's plan,,,\nP2,B,primary,children's plan,,,\n")),
    Case("priority-not-aligned", priorities("P1,A,primary,,,,\n")),
    Case("priority-not-aligned", priorities("P1,A,primary,Old2,,,\nP2,B,primary,,,,Old2\n")),
    Case("moderation-without-reason", moderated("# Question 3\nGrade: good\n")),
    Case(
      "moderation-without-reason",
      moderated("# Question 3\nGrade: inadequate\nReason: HMI disagrees\n")),
    Case(
      "moderation-without-reason", moderated("# Question 3\nGrade: inadequate\n\nHMI [E001].\n")),
    Case("moderation-without-reason", moderated("# Question 4\nGrade: inadequate\n")),
  ]

  /// An answer to each of the questions.
  private static func fullAnswers(_ key: String) -> [String: String] {
    [
      "judgements/primary/all.md": (1...28).map { "# Question \($0)\n\(key)\n\nWords.\n\n" }
        .joined()
    ]
  }

  /// A measure of which one year has a sign instead of a figure.
  private static func withheld(_ sign: String, at period: String) -> [String: String] {
    let rows = ["2012/13", "2013/14", "2014/15"].map {
      $0 == period ? "gld,\($0),\(sign)\n" : "gld,\($0),60\n"
    }
    return [
      "measures.csv": "id,title,unit,polarity,kind\ngld,Development,percent,higher,flow\n",
      "measures/figures.csv": "measure,period,value\n" + rows.joined(),
    ]
  }
}
