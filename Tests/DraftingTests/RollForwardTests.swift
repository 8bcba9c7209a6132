import DataFiles
import Diagnostics
import Drafting
import Intake
import ReportTemplates
import SelfEvaluation
import Testing

/// A year begins with what the last one left: a grade that slipped through unweighed would be
/// published as this year's, and a row lost here is lost for good.
struct RollForwardTests {
  private static let banks = ReportTemplates.banks

  private let files = [
    "laser.json": """
    {
      "authority": "Lancashire",
      "year": "2014/15",
      "teams": [{"id": "primary", "name": "Primary"}],
      "date": "2015-07-31"
    }
    """,
    "register.csv": """
    id,title,kind,expires,notes
    E1,"Minutes, ""final"" ones",minutes,2015-08-31,
    E2,Survey,survey,2016-08-31,Kept
    E3,Old plan,plan,2015-01-31,"Two
    lines"
    """,
    "measures.csv": "id,title,unit,priorities\nm,Measure,count,P1;P2\n",
    "priorities.csv": """
    id,title,progress
    P1,Done with,achieved
    P2,Going on,behind

    """,
    "priorities/P2.md": "What was achieved last year.",
    "actions.csv": """
    id,priority,action,status
    A1,P1,Of the achieved,in progress
    A2,P2,Done,done
    A3,P2,Goes on,in progress

    """,
    "history.csv": "year,team,question,grade\r\n2013/14,primary,1,good\r\n",
    "judgements/primary/answers.md": """
    # Question 1
    Grade: good
    Status: agreed
    Agreed: 2015-06-30
    Priorities: P1; P2
    Fingerprint: abc
    Evidence: E1

    It works [E1].

    # Question 2
    Grade:

    ## Strengths

    # Question 3
    Grade: RI
    Status: carried forward

    From long ago.

    """,
    "documents/plan.txt": "A plan.",
    ".git/config": "x",
  ]

  private func workspace(_ files: [String: String]) -> Workspace {
    Workspace(
      files: files.map { InputFile(path: $0.key, text: $0.value) }, builtInBanks: Self.banks)
  }

  private func rolled(_ files: [String: String], bank: RollForward.NewBank? = nil) throws
    -> (next: RollForward, texts: [String: String])
  {
    let old = workspace(files)
    let read = Intake.read(old)
    #expect(!read.findings.containErrors, "\(read.findings)")
    let evaluation = try #require(read.evaluation)
    let next = try RollForward(old, readAs: evaluation, to: 2015, newBank: bank)
    let texts = Dictionary(
      next.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    ) { first, _ in first }
    #expect(texts.count == next.files.count)
    return (next, texts)
  }

  @Test func `the new workspace is read without errors, and nothing in it counts as judged`() throws
  {
    let (_, texts) = try rolled(files)
    let read = Intake.read(workspace(texts))
    #expect(read.findings.filter { $0.severity == .error }.isEmpty, "\(read.findings)")
    let evaluation = try #require(read.evaluation)
    #expect(evaluation.settings.year == 2015)
    #expect(evaluation.settings.date == nil)
    #expect(evaluation.judgements.allSatisfy { $0.grade == nil })
    #expect(evaluation.judgements.map(\.status) == [.carriedForward, nil, .carriedForward])
    #expect(evaluation.history.map(\.year) == [2013, 2014])
    #expect(evaluation.priorities.map(\.id.text) == ["P2"])
    #expect(evaluation.actions.map(\.id.text) == ["A3"])
    #expect(evaluation.measures[0].priorities.map(\.text) == ["P2"])
  }

  @Test func `an answer keeps every byte but its key lines`() throws {
    let (next, texts) = try rolled(files)
    #expect(
      texts["judgements/primary/answers.md"] == """
        # Question 1
        Grade:
        Status: carried forward
        Priorities: P2
        Evidence: E1

        It works [E1].

        # Question 2
        Grade:

        ## Strengths

        # Question 3
        Grade:
        Status: carried forward

        From long ago.

        """)
    #expect(next.carried == 2)
  }

  @Test func `grades go into the history once, and one that was carried before does not`() throws {
    let (next, texts) = try rolled(files)
    #expect(
      texts["history.csv"]
        == "year,team,question,grade\r\n2013/14,primary,1,good\r\n2014/15,primary,1,good\r\n")
    #expect(next.grades == 1)
    var known = files
    known["history.csv"] = "year,team,question,grade\n2014/15,primary,1,RI"
    #expect(try rolled(known).texts["history.csv"] == known["history.csv"])
  }

  @Test func `what has expired is flagged in its row, and no other row is touched`() throws {
    let (next, texts) = try rolled(files)
    #expect(
      texts["register.csv"] == """
        id,title,kind,expires,notes
        E1,"Minutes, ""final"" ones",minutes,2015-08-31,Expired 31 August 2015
        E2,Survey,survey,2016-08-31,Kept
        E3,Old plan,plan,2015-01-31,"Two
        lines Expired 31 January 2015"
        """)
    let headings = next.toDo.map(\.heading)
    #expect(headings.contains { $0.hasPrefix("Evidence that has expired") })
    var known = files
    known["register.csv"] = "id,title,kind,expires\nE1,Survey,survey,2015-12-31\n"
    #expect(
      try rolled(known).next.toDo.contains {
        $0.heading.hasPrefix("Evidence that expires within the year")
          && $0.items == ["E1 Survey, expires 31 December 2015"]
      })
    #expect(texts["documents/Carried-forward.md"]?.contains("- P1 Done with") == true)
  }

  @Test func `how far a priority had come is told, and not published as this year's`() throws {
    var files = files
    files["priorities.csv"] =
      "id,title,progress,reviewed,lip\nP1,Read,on track,2015-03-14,yes\nP2,Write,,,\n"
    let (next, texts) = try rolled(files)
    #expect(
      texts["priorities.csv"]
        == "id,title,progress,reviewed,lip\nP1,Read,,,yes\nP2,Write,,,\n")
    #expect(
      next.toDo.contains {
        $0.heading.hasPrefix("Key priorities, whose progress")
          && $0.items == [
            "P1 Read: on track, reviewed 14 March 2015", "P2 Write: priorities/P2.md",
          ]
      }, "\(next.toDo)")
  }

  @Test func `the reason of a grade goes with it, so that none stands beside another grade`() throws
  {
    var files = files
    files["judgements/primary/answers.md"] =
      "# Question 1\nGrade: not applicable\nReason: We have\n  no such schools\nEvidence: E1\n\nOf old.\n"
    let (next, texts) = try rolled(files)
    #expect(
      texts["judgements/primary/answers.md"]
        == "# Question 1\nGrade:\nEvidence: E1\nStatus: carried forward\n\nOf old.\n")
    #expect(
      next.toDo.contains {
        $0.heading.hasPrefix("Reasons of last year's grades")
          && $0.items == ["Question 1, Primary: We have no such schools"]
      }, "\(next.toDo)")
  }

  /// A form of the old bank's would be filled in for questions that nobody asks any more.
  @Test func `with another bank the forms are that bank's, but for those that somebody changed`()
    throws
  {
    let text = Self.banks["lancashire-laser-2013"] ?? ""
    var bank = try #require(Intake.readBank(SourceText(text, file: "bank")).bank)
    bank.parts[0].questions[0].text += " And why?"
    bank.parts[0].questions.append(Question(number: 29, text: "New?", prompts: []))
    let path = "documents/Questions.md"
    func forms(_ mark: String) -> [String: [UInt8]] {
      Dictionary(
        uniqueKeysWithValues: ([path]
          + [1, 4, 29].map { "judgements/primary/Q\($0 < 10 ? "0" : "")\($0).md" })
          .map { ($0, Array("\(mark) \($0)".utf8)) })
    }
    let new = RollForward.NewBank(
      name: "b.json", bank: bank, file: nil, forms: forms("new"), insteadOf: forms("old"))
    let (next, texts) = try rolled(files.merging([path: "old \(path)"]) { $1 }, bank: new)
    #expect(texts[path] == "new \(path)")
    #expect(texts["judgements/primary/Q01.md"] == "new judgements/primary/Q01.md")
    #expect(texts["judgements/primary/Q29.md"] == "new judgements/primary/Q29.md")
    // That one is asked as before, and the team's own file may have the answer.
    #expect(texts["judgements/primary/Q04.md"] == nil)
    #expect(!next.toDo.contains { $0.items == [path] })

    let changed = try rolled(files.merging([path: "With notes"]) { $1 }, bank: new)
    #expect(changed.texts[path] == "With notes")
    #expect(
      changed.next.toDo.contains {
        $0.heading.contains("laser questions --bank b.json") && $0.items == [path]
      })
    #expect(try rolled(files, bank: new).texts[path] == nil)
  }

  @Test func `settings keep their form; last year stays as a version; hidden files stay away`()
    throws
  {
    let (_, texts) = try rolled(files)
    #expect(
      texts["laser.json"] == """
        {
          "authority": "Lancashire",
          "year": "2015/16",
          "teams": [{"id": "primary", "name": "Primary"}]
        }
        """)
    #expect(texts["documents/plan.txt"] == "A plan.")
    #expect(texts["versions/2014-15.json"]?.contains("\"2014/15\"") == true)
    #expect(texts[".git/config"] == nil)
    #expect(texts["priorities/P2.md"] == nil)
  }

  @Test(arguments: [
    ("summer", "2014-15"), ("2014-15", "2014-15-end"), ("2014-15-end", "2014-15-end-end"),
  ])
  func `the year that ends comes last by name, so that no earlier version is taken for it`(
    saved: String, name: String
  ) throws {
    let (_, texts) = try rolled(files.merging(["versions/\(saved).json": "{}"]) { $1 })
    #expect(texts["versions/\(name).json"]?.contains("\"2014/15\"") == true)
  }

  @Test func `a question asked in other words is not carried`() throws {
    let text = Self.banks["lancashire-laser-2013"] ?? ""
    let read = Intake.readBank(SourceText(text, file: "bank"))
    var bank = try #require(read.bank)
    bank.parts[0].questions[0].text += " And why?"
    let (next, texts) = try rolled(
      files, bank: .init(name: "bank.json", bank: bank, file: Array("{}".utf8)))
    #expect(texts["judgements/primary/answers.md"]?.hasPrefix("# Question 2\n") == true)
    #expect(texts["laser.json"]?.contains("\"bank\": \"bank.json\"") == true)
    #expect(texts["bank.json"] == "{}")
    #expect(next.toDo.contains { $0.items == ["Question 1, Primary"] })
    // What was judged then stays known, and somebody has to see whether it's the same question.
    #expect(texts["history.csv"]?.contains("2014/15,primary,1,good") == true)
    #expect(
      next.toDo.contains {
        $0.heading.hasSuffix("where something else is asked now") && $0.items == ["Question 1"]
      })
  }

  /// A grade in a word that the new scale doesn't know is an error in a workspace that nobody has
  /// touched yet; one that it has for something else is another grade.
  @Test func `with another scale a grade keeps its meaning, or stays in the saved version`() throws
  {
    func bank(_ scale: String) -> String {
      #"{"id": "b", "title": "B", "version": "1", "scale": [\#(scale)], "#
        + #""parts": [{"name": "P", "questions": [{"number": 1, "text": "One?"}]}]}"#
    }
    let files = [
      "laser.json": """
      {"authority": "Kent", "year": "2014/15", "bank": "old.json",
       "teams": [{"id": "primary", "name": "Primary"}, {"id": "early", "name": "Early"}]}
      """,
      "old.json": bank(
        #"{"id": "good", "name": "Good", "aliases": ["1"]}, {"id": "poor", "name": "Poor"}"#),
      "history.csv": """
      year,team,question,grade
      2013/14,primary,1,1
      2012/13,primary,1,GOOD
      2011/12,primary,1,poor
      2010/11,primary,1,n/a

      """,
      "judgements/primary/Q01.md": "# Question 1\nGrade: poor\n\nOne.\n",
      "judgements/early/Q01.md":
        "# Question 1\nGrade: good\n\nOne.\n\n## Drill-down\n\n### Boys: poor\n\nFew.\n",
    ]
    let new = bank(
      #"{"id": "strong", "name": "Strong", "aliases": ["1"]}, {"id": "good", "name": "Good"}"#)
    let read = Intake.readBank(SourceText(new, file: "new.json"))
    let (next, texts) = try rolled(
      files,
      bank: .init(name: "new.json", bank: try #require(read.bank), file: Array(new.utf8)))
    #expect(
      texts["history.csv"] == """
        year,team,question,grade
        2013/14,primary,1,good
        2012/13,primary,1,GOOD
        2010/11,primary,1,n/a
        2014/15,early,1,good

        """)
    #expect(
      next.toDo.map(\.items) == [
        ["2014/15, question 1, Primary: Poor", "2011/12, question 1, Primary: Poor"],
        ["Question 1, Early: Boys"],
      ])
    #expect(
      Intake.read(workspace(texts)).findings.filter { $0.severity == .error }.map(\.position.file)
        == ["judgements/early/Q01.md"])
  }

  @Test func `with another bank what names a question names it by its new number`() throws {
    func bank(_ questions: String) -> String {
      #"{"id": "b", "title": "B", "version": "1", "scale": "#
        + #"[{"id": "good", "name": "Good"}, {"id": "poor", "name": "Poor"}], "#
        + #""parts": [{"name": "P", "questions": [\#(questions)]}]}"#
    }
    var files = [
      "laser.json": """
      {"authority": "Kent", "year": "2014/15", "bank": "old.json",
       "teams": [{"id": "primary", "name": "Primary"}]}
      """,
      "old.json": bank(
        """
        {"number": 1, "text": "One?", "prompts": ["a", "b"]},
        {"number": 2, "text": "Two?", "prompts": ["c"]},
        {"number": 3, "text": "Three?", "prompts": ["d", "e", "f"]}
        """),
      "register.csv": """
      id,title,questions,prompts
      E1,All,1-3,1.2;2.1;3.1;3.3
      E2,One,1,1.1
      """,
      "measures.csv": "id,title,unit,questions\nm,Measure,count,2;3\n",
      "priorities.csv": "id,title,questions\nP1,On,3\n",
      "history.csv": """
      year,team,question,grade
      2013/14,primary,1,good
      2013/14,primary,2,good
      2013/14,primary,3,good

      """,
      "judgements/primary/Q02.md": "# Question 2\nGrade: good\n\nTwo.\n",
      "judgements/primary/Q03.md": "# Question 3: as asked in 2014\nGrade: good\n\nThree, of 3.\n",
    ]
    let new = bank(
      """
      {"number": 1, "text": "One?", "prompts": ["a", "b"]},
      {"number": 2, "text": "Three?", "prompts": ["f", "d"], "formerly": ["3"]},
      {"number": 3, "text": "New?", "prompts": []}
      """)
    let read = Intake.readBank(SourceText(new, file: "new.json"))
    let (next, texts) = try rolled(
      files,
      bank: .init(
        name: "new.json", bank: try #require(read.bank), file: Array(new.utf8)))
    #expect(
      texts["register.csv"] == """
        id,title,questions,prompts
        E1,All,1;2,1.2;2.2;2.1
        E2,One,1,1.1
        """)
    #expect(texts["measures.csv"] == "id,title,unit,questions\nm,Measure,count,2\n")
    #expect(texts["priorities.csv"] == "id,title,questions\nP1,On,2\n")
    #expect(
      texts["history.csv"] == """
        year,team,question,grade
        2013/14,primary,1,good
        2013/14,primary,2,good
        2014/15,primary,2,good

        """)
    #expect(
      texts["judgements/primary/Q02.md"]
        == "# Question 2: as asked in 2014\nGrade:\nStatus: carried forward\n\nThree, of 3.\n")
    #expect(texts["judgements/primary/Q03.md"] == nil)
    #expect(
      next.toDo.map(\.items) == [
        ["2013/14, question 2, Primary: Good"], ["Question 2, Primary"],
        ["m Measure: question 2", "E1 All: question 2", "E1 All: prompt 2.1"], ["Question 3"],
      ])
    #expect(Intake.read(workspace(texts)).findings.isEmpty)
    // Two files can't get one name.
    files["judgements/primary/Q02.md"] = "# Question 2\n\n# Question 1\n\nOne.\n"
    let names = try rolled(
      files,
      bank: .init(
        name: "new.json", bank: try #require(read.bank), file: Array(new.utf8))
    ).texts.keys.filter { $0.hasPrefix("judgements") }
    #expect(names.sorted() == ["judgements/primary/Q02.md", "judgements/primary/Q03.md"])
  }

  /// What stands above a header is passed over here as it is when the table is read; else the grades
  /// of a whole year would be lost.
  @Test(arguments: [
    "", "\n", "year,team,question,grade\n", "\nyear,team,question,grade\n",
    "Grades of earlier years\nyear,team,question,grade\n", "sep=,\nyear,team,question,grade\n",
  ])
  func `grades are added below whatever the history has`(history: String) throws {
    var files = files
    files["history.csv"] = history
    let (next, texts) = try rolled(files)
    let header = history.contains("year") ? "" : "year,team,question,grade\n"
    #expect(texts["history.csv"] == "\(history)\(header)2014/15,primary,1,good\n")
    #expect(next.grades == 1)
    #expect(Intake.read(workspace(texts)).evaluation?.history.map(\.year) == [2014])
  }

  @Test func `rows are found below a title, and behind cells of several lines`() throws {
    var files = files
    files["priorities.csv"] =
      "Our priorities\nlead,id,title,progress\n\"A\nB\",P1,Done,achieved\n"
      + "C,P2,On,behind\n"
    files["measures.csv"] = "Measures 2015\nid,title,unit,priorities\nm,M,percent,P1;P2\n"
    let texts = try rolled(files).texts
    #expect(texts["priorities.csv"] == "Our priorities\nlead,id,title,progress\nC,P2,On,\n")
    #expect(texts["measures.csv"]?.hasSuffix("m,M,percent,P2\n") == true)
  }

  @Test func `a heading of several lines keeps its key lines below it`() throws {
    var files = files
    files["judgements/primary/answers.md"] =
      "Question 1\nHow well do we do\n=====\n\nGrade: good\n\nWords.\n"
    let (_, texts) = try rolled(files)
    #expect(
      texts["judgements/primary/answers.md"]
        == "Question 1\nHow well do we do\n=====\n\nGrade:\nStatus: carried forward\n\nWords.\n")
    #expect(
      texts["documents/Carried-forward.md"]?.contains("\n1 answer has last year's text") == true)
  }

  @Test func `a bank of null gives way to another`() throws {
    let settings = #"{"authority": "Kent", "year": "2014/15", "bank": null}"#
    let bank = try #require(
      Intake.readBank(SourceText(Self.banks.values.first ?? "", file: "b")).bank)
    let texts = try rolled(
      ["laser.json": settings], bank: .init(name: "lancashire-laser-2013", bank: bank, file: nil)
    ).texts
    #expect(
      texts["laser.json"]
        == #"{"authority": "Kent", "year": "2015/16", "bank": "lancashire-laser-2013"}"#)
  }

  @Test func `a workspace of almost nothing is carried too`() throws {
    let (_, texts) = try rolled([
      "laser.json": #"{"year":"2014/15","date":"2015-01-01","authority":"Kent"}"#
    ])
    #expect(texts["laser.json"] == #"{"year":"2015/16","authority":"Kent"}"#)
    #expect(texts["history.csv"] == "year,team,question,grade\n")
  }

  @Test func `semicolons, Windows line ends and encoding stay as they were`() throws {
    var files = files
    files["priorities.csv"] = "id;title;progress\r\nP1;Done;achieved\r\nP2;On;behind\r\n"
    #expect(try rolled(files).texts["priorities.csv"] == "id;title;progress\r\nP2;On;\r\n")
  }
}
