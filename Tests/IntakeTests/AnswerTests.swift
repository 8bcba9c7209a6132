import Diagnostics
import Intake
import SelfEvaluation
import Testing

/// If this fails, something that a team wrote is lost, or printed as something else.
struct AnswerTests {
  private func answers(_ text: String) -> [Judgement] {
    let result = Intake.read(
      workspace([
        "judgements/primary/all.md": text,
        "register.csv": "id,title\nE004,Report\ne012,Survey\nLIP,Plan\n",
        "measures.csv": "id,title,unit\neyfsp-gld,Good level,percent\n",
      ]))
    return result.evaluation?.judgements ?? []
  }

  static let whole = """
    # Question 10: How well …?
    Grade: Requires improvement
    Status: In-Review
    updated: 2015-06-14
    Author: H. Lowe
    Measures: EYFSP-GLD
    Evidence: e004, E012

    Plans are met more often [e004; E012, p. 3]. It has risen by {{eyfsp-gld.change}}[sic].

    ## Strengths
    One.

    ## Areas for Development:
    Two.

    ## Drilldown

    Where it differs:

    ### Key Stage 2: reading: Good
    Why [E012].

    #### Further
    More.

    ### Boys: 3

    ## Next steps
    Three {{ eyfsp-gld . latest }}.

    ## Our own heading
    ```
    # Question 11
    ```
    Four.
    """

  @Test func `reads every field of an answer`() throws {
    let answer = try #require(answers(Self.whole).first)
    #expect(answer.question == 10)
    #expect(answer.grade == .onScale(2))
    #expect(answer.status == .inReview)
    #expect(answer.updated == CalendarDate(year: 2015, month: 6, day: 14))
    #expect(answer.author == "H. Lowe")
    #expect(answer.measures.map(\.target.text) == ["eyfsp-gld"])
    #expect(answer.evidence.map(\.target.text) == ["E004", "e012"])
    #expect(answer.evidence.last?.position.description == "judgements/primary/all.md:7:17")
    #expect(answer.keyPositions["grade"]?.description == "judgements/primary/all.md:2:8")
    #expect(answer.reason == "")
    #expect(answer.keyPositions["reason"] == nil)
  }

  @Test func `finds citations and values with their places`() throws {
    let answer = try #require(answers(Self.whole).first)
    #expect(answer.citations.map(\.target.text) == ["E004", "e012", "e012"])
    #expect(answer.citations.map(\.position.line) == [9, 9, 22])
    #expect(answer.citations.map(\.position.column) == [27, 33, 6])
    #expect(answer.values.map(\.target) == ["eyfsp-gld.change", "eyfsp-gld . latest"])
    #expect(answer.values.map(\.position.line) == [9, 30])
  }

  @Test func `sections cover all of the body`() throws {
    let answer = try #require(answers(Self.whole).first)
    #expect(
      answer.sections.map(\.kind) == [
        .text, .strengths, .areasForDevelopment, .drillDownIntroduction, .drillDown, .drillDown,
        .nextSteps, .other,
      ])
    #expect(answer.sections.map(\.title)[4] == "Key Stage 2: reading")
    #expect(answer.sections.map(\.grade)[4...5] == [.onScale(1), .onScale(2)])
    #expect(answer.text(of: answer.sections[1]) == "One.")
    #expect(answer.text(of: answer.sections[3]) == "Where it differs:")
    #expect(answer.text(of: answer.sections[4]) == "Why [E012].\n\n#### Further\nMore.")
    #expect(answer.text(of: answer.sections[5]) == "")
    #expect(answer.text(of: answer.sections[7]) == "```\n# Question 11\n```\nFour.")
    #expect(answer.sections[4].position.line == 21)
    // Nothing but headings and blank lines stands between the sections.
    var covered = answer.sections.map { String(answer.text(of: $0)) }.joined()
    covered.removeAll(where: \.isWhitespace)
    let written = Self.whole.split(separator: "\n").dropFirst(7).filter {
      !$0.hasPrefix("##") || $0.hasPrefix("####")
    }
    #expect(covered == written.joined().filter { !$0.isWhitespace })
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `any line end will do`(end: String) throws {
    let text = Self.whole.replacing("\n", with: end)
    let answer = try #require(answers(text).first)
    #expect(answer.sections.count == 8)
    #expect(answer.citations.map(\.position.line) == [9, 9, 22])
    #expect(answers(text).count == 1)
  }

  @Test(arguments: [
    "# Question 2", "# QUESTION 2", "#  question 2:", "# Question 2. Members", "# Question 2 – x",
    "   # Question 2 #", "Question 2\n===", "# Question: 2", "# Q2", "# Question 02",
  ])
  func `a heading names its question`(heading: String) {
    let found = answers("# Question 1\nGrade: good\n\nText\n\n\(heading)\nGrade: good\n\nMore.\n")
    #expect(found.map(\.question) == [1, 2])
    #expect(found.map { String($0.body.text) } == ["Text", "More."])
  }

  /// If this fails, an author's name is published, and evidence that a team named counts for nothing.
  @Test(arguments: ["", "\n", "\n  \n\n"])
  func `keys that a word processor has parted by empty lines are read`(gap: String) throws {
    let keys = [
      "Grade: not applicable", "Reason: no such schools", "Status: in review", "Author: Jo Bloggs",
      "Evidence: E004; E012", "Measures:",
    ]
    let text =
      "# Question 2\n\n" + keys.joined(separator: "\n\(gap)") + "\n\nPlans: met more often.\n"
    let answer = try #require(answers(text).first)
    #expect(answer.grade == .notApplicable)
    #expect(answer.reason == "no such schools")
    #expect(answer.status == .inReview)
    #expect(answer.author == "Jo Bloggs")
    #expect(answer.evidence.map(\.target.text) == ["E004", "e012"])
    #expect(answer.body.text == "Plans: met more often.")
  }

  /// If this fails, the first sentence of an answer is lost.
  @Test(arguments: [
    "Evidence: the survey of heads says so.", "Grade: good", "Reason: it rose [E004].",
    "Author: Jo\nThe text.", "Status: we are well on the way now.", "Updates: none",
  ])
  func `a text that begins like a key stays text`(text: String) throws {
    let answer = try #require(answers("# Question 2\nGrade: good\n\n\(text)\n\nMore.\n").first)
    #expect(answer.body.text == "\(text)\n\nMore.")
  }

  /// If this fails, what a team is good at isn't found where readers look for it.
  @Test func `headings in bold are read`() throws {
    let text =
      "# **Question 2**\n\n## **Strengths**\nA.\n\n## __Drill-down:__\n\n### *Boys: inadequate*\nB.\n"
    let answer = try #require(answers(text).first)
    #expect(answer.question == 2)
    #expect(answer.sections.map(\.kind) == [.strengths, .drillDownIntroduction, .drillDown])
    #expect(answer.drillDowns.map(\.title) == ["Boys"])
    #expect(answer.drillDowns.map(\.grade) == [.onScale(3)])
  }

  /// If this fails, a team is missing where strengths stand team by team, and its drill-downs have
  /// no grade.
  @Test(arguments: [
    "2. ", "2 ", "2.", "1.1 ", "1.1. ", "2) ", "(2) ", "b) ", "(b) ", "iv. ", "2 – ",
  ])
  func `headings may have the numbers of a word processor`(number: String) throws {
    let text =
      "# Question 2\n\n## \(number)Strengths\nA.\n\n## \(number)Areas for development:\nB.\n\n"
      + "## \(number)Drill-down\n\n### Boys: inadequate\nC.\n\n## \(number)Our view\nD.\n"
    let answer = try #require(answers(text).first)
    #expect(
      answer.sections.map(\.kind) == [
        .strengths, .areasForDevelopment, .drillDownIntroduction, .drillDown, .other,
      ])
    #expect(answer.drillDowns.map(\.grade) == [.onScale(3)])
  }

  @Test func `an answer may be empty`() throws {
    let answer = try #require(answers("# Question 5\nGrade:\nStatus:\n").first)
    #expect(answer.grade == nil)
    #expect(!answer.hasText)
    #expect(answer.sections.isEmpty)
  }

  @Test func `answers stand in the order of questions and teams`() {
    let answer = "# Question 2\nGrade: good\n\n# Question 1\nGrade: good\n"
    let result = Intake.read(
      workspace(["judgements/early-years/a.md": answer, "judgements/PRIMARY/a.md": answer]))
    #expect(result.findings == [])
    #expect(
      result.evaluation?.judgements.map { "\($0.question)\($0.team)" }
        == ["1primary", "1Early-Years", "2primary", "2Early-Years"])
  }

  /// Else an old state of the answer is printed, and the answer itself called its repeat.
  @Test(arguments: ["Copy of Q01.md", "Q01 (2).md", "Q01 - Copy.md", "Q01 copy.md"])
  func `a copy of a file gives way to the file`(copy: String) {
    let result = Intake.read(
      workspace([
        "judgements/primary/Q01.md": "# Question 1\n\nNew.\n",
        "judgements/primary/\(copy)": "# Question 1\n\nOld.\n",
      ]))
    #expect(result.evaluation?.judgements.map { $0.body.text } == ["New."])
    #expect(result.findings.map(\.position.file) == ["judgements/primary/\(copy)"])
  }

  /// Else figures and answers are left out though a team's own folder has them.
  @Test func `of two folders that differ in case the one spelt as the team's id is read`() {
    let result = Intake.read(
      workspace([
        "judgements/EARLY-YEARS/Q01.md": "# Question 1\n\nOther.\n",
        "judgements/Early-Years/Q01.md": "# Question 1\n\nOwn.\n",
      ]))
    #expect(result.evaluation?.judgements.map { $0.body.text } == ["Own."])
    #expect(
      result.findings.map(\.position.file) == ["judgements/EARLY-YEARS/Q01.md"])
    #expect(result.findings.first?.message.contains("differs in case only") == true)
  }

  /// Else what has no original is lost, or figures that a measure asks for by the name of their file.
  @Test func `a file with the name of a copy is read where it's the one that is meant`() {
    let measures = "id,title,unit,file,indicator\ngld,Level,percent,dfe (1).csv,v\n"
    let table = "time_period,geographic_level,v\n201415,National,6\n"
    let result = Intake.read(
      workspace([
        "judgements/primary/Q01 (1).md": "# Question 1\n\nOwn.\n", "measures.csv": measures,
        "measures/dfe.csv": table, "measures/dfe (1).csv": table,
      ]))
    #expect(result.evaluation?.judgements.map { $0.body.text } == ["Own."])
    #expect(result.evaluation?.observations.map(\.position.file) == ["measures/dfe (1).csv"])
    #expect(!result.findings.contains { $0.rule.name == "misnamed-file" })
  }

  /// Else figures are left out with a word that there's no such folder, or no word at all.
  @Test(arguments: [
    ("measures/OWN.csv", "measures/own.csv", "in case only"),
    (
      "judgements/primary/Qe\u{301}.md", "judgements/primary/Q\u{E9}.md",
      "how its accents are stored"
    ),
  ])
  func `of two files that some systems take for one, the other is an error`(
    first: String, other: String, difference: String
  ) {
    let files = [first, other, "laser.json"].map { path in
      InputFile(path: path, text: path == "laser.json" ? plainSettings : "# Question 1\n\nText.\n")
    }
    let found = Intake.read(Workspace(files: files, builtInBanks: builtInBanks)).findings
      .filter { $0.rule.name == "misnamed-file" }
    #expect(found.map { Array($0.position.file.utf8) } == [Array(other.utf8)])
    #expect(found.first?.message.contains(difference) == true)
    #expect(found.first?.severity == .error)
  }

  /// Else the hint asks for a folder and an id that there can't be.
  @Test(arguments: [
    ("Primary team", #"{"id": "primary-team", "name": "Primary team"}"#),
    ("Early years", "rename the folder to 'Early-Years'"),
  ])
  func `a folder whose name can't be an id is renamed`(folder: String, hint: String) {
    let result = Intake.read(workspace(["judgements/\(folder)/Q02.md": "# Question 2\n\nText.\n"]))
    #expect(result.findings.map(\.position.file) == ["judgements/\(folder)"])
    #expect(result.findings.first?.hint.contains(hint) == true)
  }

  /// Else a page has a character that no browser can show, and words run together.
  @Test func `the breaks of a word processor are spaces`() {
    let answer = answers("# Question 5\n\nOne\u{B}two\u{C}three.\n").first
    #expect(answer?.body.text == "One two three.")
  }

  @Test func `prose on a priority is read with its citations`() {
    let result = Intake.read(
      workspace([
        "priorities.csv": "id,title\nP1,Reading\n", "register.csv": "id,title\nE1,A\n",
        "priorities/p1.md": "Done [E1], up {{m.change}}.\n",
      ]))
    let priority = result.evaluation?.priorities.first
    #expect(result.findings == [])
    #expect(priority?.evaluation?.text == "Done [E1], up {{m.change}}.\n")
    #expect(priority?.citations.map(\.target.text) == ["E1"])
    #expect(priority?.values.map(\.target) == ["m.change"])
  }
}

/// If this fails, text in brackets becomes a link that nobody meant, or a claim loses its evidence.
struct CitationTests {
  static let grammar = CitationGrammar(
    register: ["E004", "E012", "LIP", "ofsted-2013"].map {
      EvidenceItem(id: Identifier($0), title: "", at: FilePosition(file: ""))
    })

  @Test(arguments: [
    ("E004", "E004"), ("e004", "E004"), ("E004; E012", "E004 E012"), ("E004, e012", "E004 E012"),
    ("lip", "LIP"), ("E004, p. 12", "E004 -"), ("E004; see also E012", "E004 -"),
    ("E099", "?"), ("E099, pp. 3-5", "? -"), ("E004;E099", "E004 ?"), ("ofstd-2013", "?"),
    ("LPI", "?"),
  ])
  func `tells what each item is`(label: String, items: String) {
    let found = Self.grammar.items(in: label[...])?.map { item in
      switch item.meaning {
      case .evidence(let id): id.text
      case .unknown: "?"
      case .words: "-"
      }
    }
    #expect(found?.joined(separator: " ") == items)
  }

  @Test(arguments: [
    "sic", "2014", "see note", "x", " ", "", "E004;", "…", "2013-14", "Year 6", "our italics", "1",
    "^1", "p. 4",
  ])
  func `leaves other text alone`(label: String) {
    #expect(Self.grammar.items(in: label[...]) == nil)
  }
}
