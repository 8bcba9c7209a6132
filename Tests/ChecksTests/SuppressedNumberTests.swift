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

  private func findings(_ text: String) -> [Finding] {
    let answer = "# Question 1\nGrade: good\n\n\(text)\n"
    return TestWorkspace(answer: answer, Self.figures).findings("suppressed-number")
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
  ])
  func `a number that is withheld from the tables is found in a text`(marked: String) throws {
    let text = MarkedText("# Question 1\nGrade: good\n\n\(marked)\n")
    let found = findings(marked.replacing("↓", with: ""))
    try #require(found.count == 1)
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
  ])
  func `a number that is something else is not doubted`(text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test func `the hint names what prints the reason instead`() throws {
    let found = try #require(findings("Only 4 Roma pupils reached it.").first)
    #expect(found.hint.contains("{{gld.roma.latest}}"))
    #expect(found.message.contains("'Good level of development' (Roma, 2014/15)"))
  }

  @Test(arguments: ["### Roma (4 of 12): inadequate"])
  func `headings are looked through too`(heading: String) {
    #expect(findings("## Drill-down\n\n\(heading)\n\nWhy.").count == 1)
  }
}
