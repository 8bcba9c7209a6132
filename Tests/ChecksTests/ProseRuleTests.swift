import Diagnostics
import TestSupport
import Testing

/// If this fails, an answer that leans on old years, on a bare table or on another team's words
/// isn't noticed, or an honest one is accused.
struct ProseRuleTests {
  @Test(arguments: [
    "Attainment has risen every year ↓from 2008/09 on.",
    "Results have improved ↓since 2009.",
    "↓Since 2009, when the network was formed, results have improved each year.",
    "Exclusions have fallen steadily ↓from 2007 to 2014 in most districts.",
    "The gap has narrowed ↓over the last five years.",
    "Attendance was lower ↓than in 2008/09 in both phases.",
    "↓For more than a decade standards have been above the national figure.",
    "The ↓ten-year trend is upward.",
    "The ↓ten year trend is upward.",
    "Results rose for the ↓fifth consecutive year.",
    "Results rose for the ↓5th year running.",
    "Results rose for the ↓fifth year in a row.",
    "Results improved ↓over half a decade.",
  ])
  func `a trend from before the window is found`(marked: String) throws {
    let text = MarkedText("# Question 1\nGrade: good\n\n\(marked)\n")
    let finding = try #require(
      TestWorkspace(answer: text.text).findings("beyond-three-years").first)
    #expect(finding.position.line == text.line)
    #expect(finding.position.column == text.column)
  }

  @Test(arguments: [
    "Attainment has risen each year since 2012/13.",
    "Results follow the strategy of 2010 and have improved.",
    "The Children Act 2004 and the Statutory Guidance (2008) apply; results have improved.",
    "The board has met every term since 2009.",
    "A programme to improve attendance has run since 2009 [E001].",
    "The network was founded in 2009. Results have improved since.",
    "“Results have risen since 2009,” the peer review said.",
    "The School Improvement Service was set up in 2009.",
    "Attainment should rise over the next five years.",
    "Results have improved in each of the last three years.",
    "Schools with more than 2009 pupils have improved.",
    "Funding rose by 2010 pounds.",
    "Since the 2010 White Paper, schools have led improvement.",
    "Until 2010 the service was national; results have risen in the last two years.",
    "Results rose for the third year running.",
    "Improved results at the end of the fifth year of school count.",
    "A ten year old pupil improved.",
    "The Children and Young People's Plan 2009–2012 names attendance, which has improved.",
  ])
  func `a date within the window, or of a document or an event, is not`(text: String) {
    let workspace = TestWorkspace(answer: "# Question 1\nGrade: good\n\n\(text)\n")
    #expect(workspace.findings("beyond-three-years").map(\.message) == [])
  }

  private static let table = "| District | Schools |\n| --- | ---: |\n| Hyndburn | 12 |"

  @Test(arguments: [
    "↓\(table)",
    "Schools by district:\n\n↓\(table)",
    "It is uneven [E001].\n\n## By district\n\n↓\(table)\n\n## Next steps\n\nMore [E002].",
    "Uneven [E001].\n\nBy district:\n\n↓\(table)",
    "- as the table shows [E001]\n\n↓\(table)",
  ])
  func `a table that nothing is said about is found`(marked: String) throws {
    let text = MarkedText("# Question 1\nGrade: good\n\n\(marked)\n")
    let finding = try #require(
      TestWorkspace(answer: text.text).findings("table-without-point").first)
    #expect(finding.position.line == text.line)
    #expect(finding.position.column == text.column)
  }

  @Test(arguments: [
    "Hyndburn has most of the weak schools [E001].\n\n\(table)",
    "\(table)\n\nHyndburn has most of the weak schools [E001].",
    "The share is {{gld.latest}}.\n\n\(table)",
    "No table at all.",
  ])
  func `a table with its point beside it is not`(text: String) {
    let workspace = TestWorkspace(answer: "# Question 1\nGrade: good\n\n\(text)\n")
    #expect(workspace.findings("table-without-point").isEmpty)
  }

  private static let original = """
    Challenge is firm in weak schools and in strong ones, and visit notes say what to do first. It
    dips in the middle, where schools that have been good for years get a courteous visit and a
    short note [E001].
    """

  private func copies(_ one: String, _ other: String, question: Int = 17) -> [Finding] {
    TestWorkspace([
      "laser.json": """
      {"authority": "Lancashire", "year": "2014/15", "teams": [
        {"id": "primary", "name": "Primary"}, {"id": "secondary", "name": "Secondary"}]}
      """,
      "judgements/primary/answers.md": "# Question 17\nGrade: good\n\n\(one)\n",
      "judgements/secondary/answers.md": "# Question \(question)\nGrade: good\n\n\(other)\n",
    ]).findings("copied-answer")
  }

  @Test(arguments: [
    original,
    original.uppercased(),
    original.replacing("\n", with: "  \n").replacing(",", with: ";"),
    original.replacing("[E001]", with: "[E002]"),
    original.replacing("weak schools", with: "secondary schools"),
    original + " We agree.",
  ])
  func `one text for two teams is found, whatever its punctuation`(copy: String) throws {
    let finding = try #require(copies(Self.original, copy).first)
    #expect(finding.position.file == "judgements/secondary/answers.md")
    #expect(finding.message.contains("judgements/primary/answers.md:1:1"))
  }

  @Test func `one text for two questions of two teams is found`() {
    #expect(copies(Self.original, Self.original, question: 18).count == 1)
  }

  @Test(arguments: [
    "Challenge is firm in strong schools. Elsewhere visit notes are soft, and few say what to do.",
    """
    Challenge is firm in weak schools and in strong ones. Secondary heads say that notes tell them
    what they know already, and in academies we have no say; the middle gets a short note.
    """,
  ])
  func `two texts about one subject are not`(other: String) {
    #expect(copies(Self.original, other).isEmpty)
  }

  @Test func `a short text is found where it's the very same`() {
    let short =
      "Challenge is firm in weak schools and in strong ones, and notes say what to do first."
    #expect(copies(short, short).count == 1)
    #expect(copies(short, short.replacing("weak", with: "secondary")).isEmpty)
  }

  @Test func `a short sentence that everyone writes is not`() {
    let boilerplate = "We agree with the service's overall answer and have nothing to add."
    #expect(copies(boilerplate, boilerplate).isEmpty)
  }
}
