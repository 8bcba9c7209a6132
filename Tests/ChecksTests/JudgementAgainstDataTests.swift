import Checks
import Diagnostics
import SelfEvaluation
import TestSupport
import Testing
import Trends

/// If this fails, a grade stands against the figures, or a group that falls behind stays unnamed,
/// and nobody is told.
struct JudgementAgainstDataTests {
  private func findings(_ rule: String, _ answer: String, _ files: [String: String] = [:])
    -> [Finding]
  {
    TestWorkspace(answer: answer, FigureFiles.all.merging(files) { $1 }).findings(rule)
  }

  // MARK: - grade-against-trend

  @Test(arguments: [
    "# Question 1\nGrade: ↓outstanding\nMeasures: ks4\n\nAll is well.\n",
    "# Question 1\nGrade: ↓1\nMeasures: ks4; flat\n",
    "# Question 1\nMeasures: ks4\nGrade:  ↓Outstanding\n",
    "# Question 1\nGrade: ↓inadequate\nMeasures: gld\n",
    "# Question 1\nGrade: ↓4\nMeasures: gld; flat; absence\n",
    "# Question 2\nGrade: ↓outstanding\nMeasures: KS4\n\n## Strengths\n\nMany.\n",
    "# Question 2\nGrade: good\n\n# Question 3\nGrade: ↓outstanding\nMeasures: ks4\n",
    "# Question 9\nGrade: ↓inadequate\nMeasures: gld\nStatus: agreed\n",
  ])
  func `a grade against the trend is found`(marked: String) throws {
    let text = MarkedText(marked)
    let found = findings("grade-against-trend", text.text)
    try #require(found.count == 1)
    #expect(found[0].position.line == text.line)
    #expect(found[0].position.column == text.column)
    #expect(found[0].message.contains("percentage points, from"))
  }

  @Test(arguments: [
    "# Question 1\nGrade: good\nMeasures: ks4\n",
    "# Question 1\nGrade: requiring improvement\nMeasures: gld\n",
    "# Question 1\nGrade: outstanding\nMeasures: gld\n",
    "# Question 1\nGrade: inadequate\nMeasures: ks4\n",
    "# Question 1\nGrade: outstanding\nMeasures: flat\n",
    "# Question 1\nGrade: outstanding\nMeasures: gld; ks4\n",
    "# Question 1\nGrade: outstanding\nMeasures: absence\n",
    "# Question 1\nGrade: not applicable\nReason: another team's\nMeasures: ks4\n",
    "# Question 2\nGrade: outstanding\n",
    "# Question 1\nMeasures: ks4\n",
  ])
  func `a grade that the trend allows is left alone`(answer: String) {
    #expect(findings("grade-against-trend", answer).map(\.message) == [])
  }

  // MARK: - no-drill-down

  @Test(arguments: [
    "All children do well.", "{{gld.latest}} do well.", "Outcomes are good in every district.",
    "Pupils eligible for free school meals are behind.", "Children looked after are ahead.",
    "The boy band came to our conference’s party, as our friends say.",
    "## Drill-down\n\n### Children looked after: inadequate\n\nFew.",
    "Girlfriends of the service attend.",
  ])
  func `groups that differ and are not named are found`(text: String) throws {
    let text = text.replacing("The boy band", with: "The band")
    let found = findings(
      "no-drill-down", "# Question 1\nGrade: good\nMeasures: gld\n\n\(text)\n")
    let finding = try #require(found.first)
    #expect(finding.message.contains("'Children with a good level of development' (Boys) 56.0%"))
  }

  @Test(arguments: [
    "Boys are behind.", "Girls do better than the others.", "The boys' figure is a concern.",
    "At {{gld.boys.latest}} the figure is low.", "## Drill-down\n\n### Boys: inadequate\n\nLow.",
    "## Drill-down\n\n### Girls and boys: good\n\nFine.", "Male pupils are behind.",
    "| Group | Share |\n| --- | --- |\n| Boys | {{gld.boys.latest}} |",
  ])
  func `groups that are named are enough`(text: String) {
    let found = findings(
      "no-drill-down", "# Question 1\nGrade: good\nMeasures: gld\n\n\(text)\n")
    #expect(found.map(\.message) == [])
  }

  @Test func `who names one of two groups has not named another that isn't its rest`() throws {
    let rows = FigureFiles.observations.replacing(",Boys,,,560,1000", with: ",FSM,,,100,400")
    let finding = try #require(
      findings(
        "no-drill-down", "# Question 1\nGrade: good\nMeasures: gld\n\nGirls do better.\n",
        ["measures/figures.csv": rows.replacing(",Boys,", with: ",FSM,")]
      ).first)
    #expect(finding.message.contains("(FSM) 25.0%"))
    #expect(!finding.message.contains("Girls"))
  }

  @Test(arguments: [("40", "75", true), ("40", "49", false)])
  func `without counts a wide gap is one, of which nothing is said about chance`(
    group: String, rest: String, isFound: Bool
  ) {
    let rows = """
      measure,period,group,value
      gld,2014/15,FSM,\(group)
      gld,2014/15,Not FSM,\(rest)
      """
    let found = findings(
      "no-drill-down", "# Question 1\nGrade: good\nMeasures: gld\n\nAll do well.\n",
      ["measures/figures.csv": rows])
    #expect(found.isEmpty != isFound)
    #expect(found.allSatisfy { $0.message.contains("what differs from the rest:") })
  }

  @Test(arguments: ["ks4", "flat", "absence", "ks4; flat"])
  func `a measure without groups that differ asks for none`(measures: String) {
    let answer = "# Question 1\nGrade: good\nMeasures: \(measures)\n\nAll do well.\n"
    #expect(findings("no-drill-down", answer).isEmpty)
  }

  @Test func `an answer without a grade is not asked yet`() {
    #expect(findings("no-drill-down", "# Question 1\nMeasures: gld\n\nAll do well.\n").isEmpty)
  }

  // MARK: - no-comparator, small-cohort

  /// A measure with a latest cohort, with or without England's figure.
  private func measure(
    cohort: Int = 500, unit: String = "percent", england: String? = nil, questions: String = "1"
  ) -> [String: String] {
    let value = unit == "percent" ? "" : "7"
    let counts = unit == "percent" ? "10,\(cohort)" : ","
    var rows = "measure,period,area,group,category,value,numerator,denominator\n"
    rows += "x,2013/14,,,,\(value),\(unit == "percent" ? "300,500" : ",")\n"
    rows += "x,2014/15,,,,\(value),\(counts)\n"
    if let england { rows += "x,2014/15,\(england),,,\(unit == "percent" ? "60" : "7"),,\n" }
    return [
      "measures.csv": """
      id,title,unit,polarity,kind,questions
      x,Something measured,\(unit),higher,flow,\(questions)
      """,
      "measures/figures.csv": rows,
    ]
  }

  private let answer = "# Question 1\nGrade: good\n\nWell.\n"

  @Test(arguments: ["percent", "score", "rate", "days"])
  func `a measure without any comparator is noted`(unit: String) throws {
    for england in [nil, "Hyndburn"] {
      let finding = try #require(
        findings("no-comparator", answer, measure(unit: unit, england: england)).first)
      #expect(finding.position.description == "measures.csv:2:1")
      #expect(finding.severity == .note)
    }
  }

  @Test(arguments: ["England", "North West", "Statistical neighbours"])
  func `any comparator will do`(area: String) {
    for unit in ["percent", "score", "rate"] {
      #expect(findings("no-comparator", answer, measure(unit: unit, england: area)).isEmpty)
    }
  }

  @Test func `a count needs no comparator`() {
    #expect(findings("no-comparator", answer, measure(unit: "count")).isEmpty)
  }

  @Test(arguments: [10, 11, 12, 15, 20, 25, 28, 29])
  func `a cohort below 30 is noted, with its size`(cohort: Int) throws {
    let finding = try #require(findings("small-cohort", answer, measure(cohort: cohort)).first)
    #expect(finding.message.contains(": \(cohort)"))
    #expect(finding.position.description == "measures.csv:2:1")
    #expect(finding.severity == .note)
  }

  @Test(arguments: [30, 31, 32, 50, 99, 100, 1000, 10000])
  func `a cohort of 30 and more is not`(cohort: Int) {
    #expect(findings("small-cohort", answer, measure(cohort: cohort)).isEmpty)
    #expect(findings("small-cohort", answer, measure(cohort: 12, questions: "")).isEmpty)
  }

  // MARK: - measure-without-figures, headline-without-category

  @Test(arguments: [
    ("", "x", "there are no figures for 'Inspections'"),
    ("x,2014/15,good,60\n", "good", nil), ("x,2014/15,good,60\n", "goood", "'goood'"),
    ("x,2014/15,,60\n", "good", "'good', and no row"), ("x,2014/15,,60\n", "", nil),
    ("x,2014/15,Good,60\nx,2014/15,outstanding,9\n", "outstanding;good", nil),
    ("x,2014/15,Level 4,60\nx,2014/15,Level 5,9\n", "Level 4;Level 4+", "'Level 4+'"),
    ("x,2014/15,A*,9\nx,2014/15,A,19\n", "A*;A", nil),
  ])
  func `a measure that the data don't have as the catalogue names it is not passed over`(
    rows: String, headline: String, words: String?
  ) {
    let workspace = TestWorkspace([
      "measures.csv": "id,title,unit,kind,headline\nx,Inspections,percent,flow,\(headline)\n",
      "measures/figures.csv": "measure,period,category,value\n" + rows,
    ])
    let found =
      workspace.findings("measure-without-figures")
      + workspace.findings("headline-without-category")
    #expect(found.count == (words == nil ? 0 : 1))
    #expect(found.first?.message.contains(words ?? "") != false)
  }

  /// Else the first thing that people read of two workspaces that contradict each other is a fault
  /// of an answer that is sound.
  @Test(arguments: [([], 4), (["N"], 2), (["n", "m"], 0)])
  func `figures that contradict each other are not told as missing ones`(
    contested: [String], count: Int
  ) throws {
    var evaluation = try #require(
      TestWorkspace(
        answer: "# Question 1\nGrade: good\n\nThere are {{n.latest}} and {{m.boys.latest}}.\n",
        ["measures.csv": "id,title,unit\nn,Number,count\nm,Other,count\n"]
      ).evaluation)
    evaluation.contestedMeasures = Set(contested.map { Identifier($0) })
    let found = Checks.findings(in: evaluation, trends: TrendReport(evaluation))
    #expect(
      found.count { ["unknown-value", "measure-without-figures"].contains($0.rule.name) } == count)
  }

  // MARK: - headline-across-cohorts

  /// The headline share isn't there then, and nobody would know why.
  @Test(arguments: [
    ("percent", "x,2014/15,good,,10,50\nx,2014/15,outstanding,,50,100\n", 3),
    ("percent", "x,2013/14,good,,1,9\nx,2014/15,good,,10,50\nx,2014/15,outstanding,,5,9\n", 4),
    ("percent", "x,2014/15,good,,10,50\nx,2014/15,outstanding,,20,50\n", nil),
    ("percent", "x,2014/15,good,,10,50\nx,2014/15,inadequate,,5,60\n", nil),
    ("percent", "x,2014/15,good,20,,\nx,2014/15,outstanding,,20,50\n", nil),
    ("count", "x,2014/15,good,10,10,50\nx,2014/15,outstanding,50,50,60\n", nil),
  ])
  func `a headline share of different cohorts is told`(unit: String, rows: String, line: Int?) {
    let found = TestWorkspace([
      "measures.csv": "id,title,unit,headline\nx,Inspections,\(unit),outstanding;good\n",
      "measures/figures.csv": "measure,period,category,value,numerator,denominator\n" + rows,
    ]).findings("headline-across-cohorts")
    #expect(found.map(\.position.line) == [line].compactMap(\.self))
    #expect(found.allSatisfy { $0.position.file.hasSuffix("figures.csv") })
  }

  // MARK: - headline-beside-total

  /// If this fails, the digest has two rows of one name with different figures.
  @Test(arguments: [
    ("outstanding;good", "x,2014/15,,,34,50\n", [5]), ("", "x,2014/15,,,34,50\n", []),
    ("outstanding;good", "", []),
  ])
  func `rows without a category beside a headline share are told`(
    headline: String, row: String, lines: [Int]
  ) {
    let found = TestWorkspace([
      "measures.csv": "id,title,unit,counts,headline\nx,A,percent,schools,\(headline)\n",
      "measures/figures.csv":
        "measure,period,category,value,numerator,denominator,area\nx,2014/15,outstanding,,7,50\n"
        // England's may have a total and no categories.
        + "x,2014/15,good,,28,50\nx,2014/15,,60,,,England\n" + row,
    ]).findings("headline-beside-total")
    #expect(found.map(\.position.line) == lines)
  }

  // MARK: - headline-above-cohort

  /// If this fails, a report says that 110% of schools are good, or sound figures stop it.
  @Test(arguments: [
    ("schools", "x,2014/15,good,,30,50\nx,2014/15,outstanding,,25,50\n", 3),
    ("schools", "x,2014/15,good,,30,50\nx,2014/15,inadequate,,25,50\n", nil),
    ("schools", "x,2014/15,good,,30,50\nx,2014/15,outstanding,,20,50\n", nil),
    ("schools", "x,2013/14,good,,30,50\nx,2014/15,outstanding,,25,50\n", nil),
    ("pupils", "x,2014/15,good,60.4,,\nx,2014/15,outstanding,40.7,,\n", 3),
    ("pupils", "x,2014/15,good,60,,\nx,2014/15,outstanding,41,,\n", nil),
    ("pupils", "x,2014/15,good,,25,50\nx,2014/15,outstanding,,30,50\n", nil),
    ("pupils", "x,2014/15,good,,250,500\nx,2014/15,outstanding,,290,500\n", 3),
    ("pupils", "x,2014/15,good,,21,40\nx,2014/15,outstanding,,20,40\n", 3),
    ("pupils", "x,2014/15,good,c,,\nx,2014/15,outstanding,90,,\n", nil),
  ])
  func `a headline share of more than all is told, and one that rounding explains is not`(
    counts: String, rows: String, line: Int?
  ) {
    let found = TestWorkspace([
      "measures.csv": "id,title,unit,counts,headline\nx,A,percent,\(counts),outstanding;good\n",
      "measures/figures.csv": "measure,period,category,value,numerator,denominator\n" + rows,
    ]).findings("headline-above-cohort")
    #expect(found.map(\.position.line) == [line].compactMap(\.self))
    #expect(found.allSatisfy { $0.position.file.hasSuffix("figures.csv") })
  }

  // MARK: - neighbour-without-figures

  /// The median is said to be of the neighbours that the settings name.
  @Test(arguments: [
    ("E08000016", ["'E08999911'"]), ("E08999911", ["'E08000016'"]), ("E10000006", []),
  ])
  func `a neighbour that no file knows is named where others are known`(
    area: String, missing: [String]
  ) {
    let workspace = TestWorkspace([
      "laser.json": """
      {"authority": "A", "year": "2014/15", "teams": [],
       "statisticalNeighbours": ["E08000016", "E08999911"]}
      """,
      "measures.csv": "id,title,unit\nx,Inspections,percent\n",
      "measures/figures.csv": "measure,period,area,value\nx,2014/15,\(area),50\n",
    ])
    let found = workspace.findings("neighbour-without-figures")
    #expect(found.count == missing.count)
    #expect(zip(found, missing).allSatisfy { $0.message.contains($1) })
  }

  @Test(arguments: ["E10000006;E10000017", "E10000017"])
  func `the authority is none of its own neighbours`(codes: String) {
    let neighbours = codes.split(separator: ";").map { "\"\($0)\"" }.joined(separator: ", ")
    let found = TestWorkspace([
      "laser.json": """
      {"authority": "A", "code": "E10000017", "year": "2014/15", "teams": [],
       "statisticalNeighbours": [\(neighbours)]}
      """,
      "measures.csv": "id,title,unit\nx,Inspections,percent\n",
      "measures/figures.csv": "measure,period,area,value\nx,2014/15,E10000006,50\n",
    ]).findings("neighbour-without-figures")
    #expect(found.map(\.hint) == ["take it out of \"statisticalNeighbours\""])
    #expect(found.map(\.position.description) == ["laser.json:2:27"])
  }

  // MARK: - mixed-periods

  @Test(arguments: [
    ("2010;2011/12;2012/13", "like 2014/15, and leaves out a row like 2010"),
    ("2012-08;2013-08;2014;2015", "leaves out 2 rows like 2012-08"), ("2011/12;2012/13", nil),
    ("2012-08;2013-08-31", nil),
  ])
  func `figures under years of another kind are not left out in silence`(
    periods: String, words: String?
  ) {
    let found = TestWorkspace([
      "measures.csv": "id,title,unit,polarity,kind\nx,Attendance,percent,higher,flow\n",
      "measures/figures.csv": "measure,period,value\n"
        + periods.split(separator: ";").map { "x,\($0),60\n" }.joined(),
    ]).findings("mixed-periods")
    #expect(found.first?.message.contains(words ?? "") == (words == nil ? nil : true))
  }

  // MARK: - possible-break

  private func possibleBreak(
    _ title: String, _ year: String, periods: [String], breaks: String = "", source: String = ""
  ) -> [Finding] {
    TestWorkspace(
      answer: answer,
      [
        "laser.json":
          #"{"authority":"Lancashire","year":"\#(year)","teams":[{"id":"primary","name":"Primary"}]}"#,
        "measures.csv": """
        id,title,unit,polarity,kind,questions,breaks,source
        x,"\(title)",percent,higher,flow,1,\(breaks),\(source)
        """,
        "measures/figures.csv": "measure,period,value\n"
          + periods.enumerated().map { "x,\($1),\(60 + $0)\n" }.joined(),
      ]
    ).findings("possible-break")
  }

  @Test(arguments: [
    ("Key Stage 2: level 4 in writing", "2012/13", ["2010/11", "2011/12", "2012/13"], "teachers"),
    ("KS2 English, level 4 or above", "2012/13", ["2010/11", "2011/12", "2012/13"], "teachers"),
    ("Primary schools by Ofsted grade", "2012/13", ["2012-03", "2012-12"], "satisfactory"),
    ("Good level of development", "2013/14", ["2011/12", "2012/13", "2013/14"], "early years"),
    ("EYFSP: all early learning goals", "2022/23", ["2020/21", "2021/22", "2022/23"], "2021"),
    ("Key Stage 2 reading: expected standard", "2016/17", ["2014/15", "2015/16"], "levels"),
    ("Key Stage 2 maths: expected standard", "2020/21", ["2018/19", "2019/20"], "no assess"),
    ("Phonics screening check", "2021/22", ["2019/20", "2021/22"], "no assess"),
    ("Early years foundation stage profile", "2021/22", ["2019/20", "2021/22"], "no assess"),
  ])
  func `a well-known break that nobody named is noted`(
    title: String, year: String, periods: [String], why: String
  ) throws {
    let finding = try #require(possibleBreak(title, year, periods: periods).first)
    #expect(finding.message.contains(why), "\(finding.message)")
    #expect(finding.position.description == "measures.csv:2:1")
  }

  @Test(arguments: [
    ("Key Stage 2: level 4 in writing", "2012/13", ["2011/12", "2012/13"], ""),
    ("Key Stage 2: level 4 in writing", "2012/13", ["2010/11", "2012/13"], "2011/12: by teachers"),
    ("Key Stage 2: level 4 in mathematics", "2012/13", ["2010/11", "2011/12", "2012/13"], ""),
    ("Key Stage 1: level 2 in writing", "2012/13", ["2010/11", "2012/13"], ""),
    ("Good level of development", "2014/15", ["2012/13", "2013/14", "2014/15"], ""),
    ("Good level of development", "2013/14", ["2011/12", "2013/14"], "2012/13: new profile"),
    ("Absence at Key Stage 2", "2016/17", ["2014/15", "2015/16", "2016/17"], ""),
    ("Primary schools by Ofsted grade", "2014/15", ["2013-03", "2014-03"], ""),
    ("Persistent absence", "2021/22", ["2019/20", "2020/21", "2021/22"], ""),
    ("Key Stage 2 reading: expected standard", "2023/24", ["2021/22", "2023/24"], ""),
  ])
  func `a break outside the window, named, or of another measure is not`(
    title: String, year: String, periods: [String], breaks: String
  ) {
    #expect(possibleBreak(title, year, periods: periods, breaks: breaks).map(\.message) == [])
  }

  private func step(_ unit: String, _ rows: String, breaks: String = "") -> [String] {
    let years = ["2011/12", "2012/13", "2013/14", "2014/15"]
    return TestWorkspace([
      "measures.csv":
        "id,title,unit,polarity,kind,breaks\nx,Attendance,\(unit),higher,flow,\(breaks)\n",
      "measures/figures.csv": "measure,period,value,numerator,denominator\n"
        + zip(years, rows.split(separator: ";")).map { "x,\($0),\($1)\n" }.joined(),
    ]).findings("possible-break").map(\.message)
  }

  @Test(arguments: [
    ("percent", ",600,1000;,100,1000;,600,1000", "from 60.0% (2011/12) to 10.0% (2012/13)"),
    ("percent", "6.5,,;6.4,,;65,,", "from 6.4% (2012/13) to 65.0% (2013/14)"),
    ("rate", "12.5,,;12345,,", "from 12.5 (2011/12) to 12,345.0 (2012/13)"),
    ("count", "120,,;118,,;12,,", "from 118 (2012/13) to 12 (2013/14)"),
  ])
  func `a step that nobody can believe is noted`(unit: String, rows: String, step: String) throws {
    let found = self.step(unit, rows)
    try #require(found.count == 1)
    #expect(found[0].contains(step), "\(found)")
    let year = step.suffix(8).dropLast()
    #expect(self.step(unit, rows, breaks: "\(year): new; 2013/14: new").isEmpty)
  }

  @Test(arguments: [
    ("percent", ",600,1000;,320,1000;,600,1000"),
    ("percent", ",60,99;,10,99"),
    ("percent", ",c,;,600,1000"),
    ("count", "4,,;25,,;3,,"),
    ("count", "0,,;600,,"),
    ("rate", "12.5,,;40,,"),
    ("score", "30,,;32,,"),
  ])
  func `a step that chance or the pupils explain is not`(unit: String, rows: String) {
    #expect(step(unit, rows) == [])
  }
}
