import Diagnostics
import TestSupport
import Testing

/// If this fails, a small number that the tables withhold stands in a published sentence; or a
/// harmless sentence stops a report.
struct SuppressedNumberTests {
  private static let figures = [
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions
    gld,Good level of development,percent,higher,flow,pupils,1
    cla,Looked after children,count,neither,flow,pupils,2
    """,
    "measures/gld.csv": """
    measure,period,area,group,category,value,numerator,denominator
    gld,2014/15,,,,,204,590
    gld,2014/15,,Roma,,,4,12
    gld,2014/15,,All other,,,200,578
    cla,2014/15,,,,3,,
    """,
  ]

  private func findings(_ text: String, measures: String = "") -> [Finding] {
    ChecksTests.findings("suppressed-number", on: text, measures: measures, Self.figures)
  }

  @Test(arguments: [
    "Only ↓4 pupils reached it.",
    "Only ↓four Roma children reached it.",
    "Of the Roma children ↓33.3% reached it.",
    "A third, ↓33 per cent, reached it.",
    "Among Roma children ↓4 of 12 reached it.",
    "We know ↓4 out of the 12 by name.",
    "All others do well: ↓200 pupils.",
    "There are ↓3 looked after children.",
    "| group | count |\n| --- | --- |\n| Roma | ↓4 of 12 |",
    "## Strengths\n\n- ↓4 pupils reached it",
    "↓Four of twelve Roma pupils reached it.",
    "↓4 of the twelve reached it.",
    "↓4 of our 12 pupils reached it.",
    "Of 12 Roma children, ↓4 reached it.",
    "Of the twelve Roma children only ↓four reached it.",
    "↓4/12 children reached it.",
    "↓4 in 12 Roma children reached it.",
    "↓4 Roma reached a good level of development.",
    "↓Four reached a good level of development.",
    "↓A third of Roma children reached it.",
    "↓One in three Roma children reached it.",
    "↓Eight of the twelve Roma children did not reach it.",
    "↓Two thirds of Roma children did not reach it.",
    "↓67% of Roma children did not reach it.",
    "There were ↓three looked after children.",
    "Looked after children: ↓3.",
    "Looked after children (↓3) are few.",
    "Looked after children fell from nine to ↓three.",
    "The number of looked after children fell to ↓3.",
    "Twelve Roma children were assessed, of whom ↓four reached it.",
    "Of the cohort of 12 Roma children, just ↓4 did.",
    "| group | reached | of |\n| --- | --- | --- |\n| Roma | ↓4 | 12 |",
    "#### ↓4 of 12 Roma",
    "As we wrote, `↓4 of 12`.",
    "We wrote ↓<i title='4 of 12'>so</i>.",
    "↓[so](https://example.org \"4 of 12\")",
    "    ↓4 of 12",
    "↓[so]: https://example.org \"4 of 12 Roma\"",
    "Good.\n\n> ↓[so]: <https://example.org> '4 of 12 Roma'",
    "So [so] it is.\n\n↓[so]: https://example.org \"4 of 12 Roma\"",
    "↓[4 of 12 Roma]: https://example.org\n\n4. Good",
    "↓[Roma with a good level of development]: 4",
    "↓``` 4 of 12 Roma\nprint\n```",
    "↓~~~ text\n4 of 12 Roma\n~~~",
    "↓Four-of-twelve Roma pupils reached it.",
    "↓4-of-12 Roma pupils reached it.",
    "↓One-in-three Roma pupils reached it.",
    "Only ↓４ pupils reached it.",
    "Of the Roma children ↓３３.３% reached it.",
    "Of the Roma children ↓33.3％ reached it.",
    "Of １２ Roma children, ↓４ reached it.",
    "As we wrote, `↓４ of １２`.",
    "It was reached by ↓four Roma children.",
    "A good level of development was achieved by ↓4 of our Roma.",
    "It was reached by ↓a third of Roma children.",
    "Last year, ↓4 Roma children reached it.",
    "Last year ↓4 Roma children reached it.",
    "By the end of the year ↓4 Roma children reached it.",
    "In years 3 and 4, ↓4 pupils reached it.",
    "In Year 6 ↓4 pupils reached it.",
    "At the end of key stage 4, ↓4 Roma children had reached it.",
    "The number of looked after children fell to ↓3 last year.",
    "The number of looked after children fell to ↓3 overall.",
    "Only ↓4\u{202F}pupils reached it.",
    "Of the Roma children ↓33.3\u{2009}% reached it.",
  ])
  func `a number that is withheld from the tables is found in a text`(marked: String) throws {
    let text = MarkedText("# Question 1\nGrade: good\nMeasures:\n\n\(marked)\n")
    let found = findings(marked.replacing("↓", with: ""))
    try #require(found.count == 1, "\(found)")
    #expect(found[0].severity == .error)
    #expect(found[0].position.line == text.line)
    #expect(found[0].position.column == text.column)
  }

  @Test(arguments: [
    "Heads of 4 schools were asked.",
    "Over 4 years pupils did better.",
    "In 4 settings children did better.",
    "There are 5 pupils fewer.",
    "The share is 34.6%.",
    "Of 590 pupils 204 reached it.",
    "We visited 12 times.",
    "In every four thousand pupils some do better.",
    "At key stage 4 pupils do better.",
    "At key stage 4 perform above what boys in year 3 might expect.",
    "One in 4 children is new.",
    "We met one pupil.",
    "Among them {{gld.roma.latest}} reached it.",
    "3 pupils were interviewed.",
    "We visited 12 schools 4 times.",
    "4 of the 12 districts have Roma families.",
    "Roma families were visited on 4 June 2015 and on June 4.",
    "Roma children were the subject of question 4 and of four meetings.",
    "In years 3 and 4 Roma children did better, and at key stage 4.",
    "Four schools asked about a good level of development.",
    "A good level of development rose by 4 points.",
    "The share of Roma children is between 3 and 34.",
    "A third review found little.",
    "A quarter of settings have Roma children.",
    "No school has looked after children.",
    "Roma families gave £4.",
    "We keep 4 lists of Roma pupils.",
    "Our 4-year plan is for Roma children.",
    "Four of the schools with Roma pupils have a new head.",
    "Some Roma children have moved 4 or more times.",
    "Four things help Roma children, and there are four reasons why Roma children stay.",
    "One in three settings has Roma children.",
    "In quarter 4 Roma children did better.",
    "In years 3, 4 and 5 Roma children did better.",
    "Hubs help looked after children: 3 now run.",
    "Good levels of development rose by 4 places among Roma families.",
    "Roma children were visited by 4 advisers.",
    "Of 8 recommendations on looked after children, 3 are done.",
    "[4]: https://example.org \"Roma children\"",
    "[plan]: https://example.org/roma/4 \"Our plan\"\n\n4. Roma children do well.",
    "``` swift\nprint(1)\n```",
    "Four-in-one grants and one-of-a-kind days help Roma children.",
  ])
  func `a number that is something else is not doubted`(text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test func `the hint names what prints the reason instead`() throws {
    let found = try #require(findings("Only 4 Roma pupils reached it.").first)
    #expect(found.hint.contains("{{gld.roma.latest}}"))
    #expect(found.message.contains("'Good level of development' (Roma, 2014/15)"))
  }

  @Test func `the number of a title is no number of pupils`() {
    let files = [
      "measures.csv": "id,title,unit,polarity,kind,counts,questions\n"
        + "g,Pupils with 5 good GCSEs,percent,higher,flow,pupils,1\n",
      "measures/g.csv": "measure,period,group,numerator,denominator\n"
        + "g,2014/15,,90,200\ng,2014/15,Roma,5,30\n",
    ]
    let answer = "# Question 1\nGrade: good\n\nMore Roma pupils have 5 good GCSEs.\n"
    #expect(TestWorkspace(answer: answer, files).findings("suppressed-number").isEmpty)
  }

  @Test func `all numbers of a row are found at once`() {
    let rows = Self.figures.merging([
      "priorities.csv": "id,title,success-criterion,measures\n"
        + "P1,From 4 of 12 Roma,More than 33.3% of Roma and 4 Roma children,gld\n",
      "actions.csv":
        "id,priority,action,success-criterion\nA1,P1,Tutor 4 Roma children,4/12 Roma\n",
    ]) { $1 }
    let found = TestWorkspace(rows).findings("suppressed-number")
    #expect(
      found.map { $0.message.prefix { $0 != ":" }.split(separator: " is what")[0] } == [
        "'4 of 12' in 'title'", "'33.3%' in 'success-criterion'",
        "'4 Roma children' in 'success-criterion'", "'4 Roma children' in 'action'",
        "'4/12' in 'success-criterion'",
      ])
  }

  private static let years = [
    "measures.csv": "id,title,unit,polarity,kind,counts,questions\ngld,Good level,percent,higher,"
      + "flow,pupils,1\n",
    "measures/gld.csv": """
    measure,period,area,group,category,value,numerator,denominator
    gld,2012/13,,,,,300,590
    gld,2014/15,,,,,354,590
    gld,2012/13,,Roma,,,20,42
    gld,2014/15,,Roma,,,3,41
    gld,2014/15,England,,,66.3,,
    """,
  ]

  @Test(
    arguments: [
      "Roma children fell by ↓40.3 percentage points, from 47.6%.",
      "Roma children fell by ↓40.3 percentage points.", "Roma children fell by ↓40.3 points.",
      "Of Roma children ↓17 fewer reached it than in 2012/13.",
      "Roma children lie ↓59.0 percentage points below England.",
      "Roma children are ↓52.7 pp behind all.",
    ])
  func `a difference that tells a withheld figure is told`(text: String) throws {
    expectFinding("suppressed-number", on: text, measures: "gld", Self.years)
  }

  @Test(arguments: [
    "Roma children fell by 40.4 percentage points.", "All rose by 9.2 percentage points.",
    "Roma children are 12 fewer than boys.",
  ])
  func `a difference that tells nothing is left alone`(text: String) {
    let found = ChecksTests.findings("suppressed-number", on: text, measures: "gld", Self.years)
    #expect(found.isEmpty)
  }

  private static let exclusions = [
    "measures.csv": "id,title,unit,polarity,kind,counts,questions\nx,Permanent exclusions,count,"
      + "lower,flow,pupils,1\n",
    "measures/x.csv": "measure,period,value\nx,2012/13,12\nx,2013/14,9\nx,2014/15,4\n",
  ]

  @Test(arguments: [
    "Permanent exclusions fell by ↓five last year.",
    "A fall of ↓5 in permanent exclusions is welcome.",
    "A fall in permanent exclusions of ↓five is welcome.",
    "Permanent exclusions are down by just ↓5 on last year.",
    "Permanent exclusions are down ↓5.",
    "Permanent exclusions fell by ↓5 pupils.",
    "There were ↓five fewer permanent exclusions.",
    "There were ↓five permanent exclusions fewer.",
    "The fall in permanent exclusions was ↓5.",
    "The reduction in permanent exclusions since 2012/13 is as many as ↓8.",
    "Permanent exclusions fell by ↓56%.",
    "Permanent exclusions fell by ↓two thirds since 2012/13.",
  ])
  func `a change that leaves a withheld number to be subtracted is told`(marked: String) throws {
    expectFinding("suppressed-number", on: marked, measures: "x", Self.exclusions)
  }

  @Test(arguments: [
    "Permanent exclusions fell by 6.", "Permanent exclusions fell by half.",
    "In quarter 4 permanent exclusions were rare.",
    "Behaviour hubs reduce permanent exclusions: 4 now run.",
    "The days lost to permanent exclusions fell by 5 days.",
    "By 5 March permanent exclusions had fallen.",
  ])
  func `a number beside them that tells nothing of exclusions stops no report`(text: String) {
    let found = ChecksTests.findings("suppressed-number", on: text, measures: "x", Self.exclusions)
    #expect(found.map(\.message) == [])
  }

  @Test func `evidence that isn't published may say how few there are`() {
    let register =
      "id,title,kind,marking\nE001,Results,dataset,\nE002,4 of 12 Roma,survey,OFFICIAL-SENSITIVE\n"
    let files = Self.figures.merging(["register.csv": register]) { $1 }
    #expect(TestWorkspace(files).findings("suppressed-number").isEmpty)
  }
}
