import Diagnostics
import Reports
import Testing

/// What several teams say stands side by side, each sentence with its team: lost or blended, the
/// directorate would moderate words that nobody wrote.
struct TeamsTogetherTests {
  /// A report of three teams and the one that moderates, as Markdown.
  private func report(_ answers: [String: String], history: String = "") throws -> String {
    var files = [
      "laser.json": """
      {"authority": "Lancashire", "year": "2014/15", "teams": [
        {"id": "primary", "name": "Primary"}, {"id": "secondary", "name": "Secondary"},
        {"id": "early", "name": "Early years"},
        {"id": "dlt", "name": "Directorate", "moderates": true}]}
      """,
      "register.csv": "id,title,kind\nE1,Minutes,minutes\nE2,Survey,survey\nE3,More,minutes\n"
        + "1.1,For,minutes\n11,Against,survey\n",
      "history.csv":
        "year,team,question,grade\n2013/14,primary,1,RI\n2013/14,dlt,1,good\n2012/13,primary,1,RI\n"
        + history,
    ]
    for (team, text) in answers { files["judgements/\(team)/a.md"] = text }
    let written = try SampleWorkspace(files: files).report()
    #expect(written.findings.allSatisfy { $0.severity == .note })
    let file = try #require(written.files.first { $0.name == "report.md" })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private let good = "# Question 1\nGrade: good\n\nPlans are clear [E1; E2].\n"

  @Test func `the spread says who gave which grade, and who differs in their own words`() throws {
    let text = try report([
      "primary": good, "early": good,
      "secondary": "# Question 1\nGrade: inadequate\n\nSixth forms *were* not asked [E1].\n\nMore.",
    ])
    #expect(text.contains("- Good: Primary, Early years\n- Inadequate: Secondary\n"))
    #expect(
      text.contains(
        "Who differs from most teams, in their own words\n\n**Secondary**: Inadequate\n\n"
          + "Sixth forms *were* not asked [[E1](#e1)].\n\n"))
    #expect(text.contains("2 steps apart. Teams that differ cite [E1](#e1) Minutes."))
  }

  @Test(arguments: [
    ("Sixth forms were *never* asked. No. 4 was, once.", "Sixth forms were *never* asked. …"),
    (
      "Good overall (see the report, p. 3) but not in Yr. 6, Sept. 2014 apart. More follows.",
      "Good overall (see the report, p. 3) but not in Yr. 6, Sept. 2014 apart. …"
    ),
    (
      "Our letter of 4 Jan. 2015 asked for max. 5 per cent. It was not met.",
      "Our letter of 4 Jan. 2015 asked for max. 5 per cent. …"
    ),
    ("Heads of St. Mary's\nsay so.\nOthers do not.", "Heads of St. Mary's say so. …"),
    ("Heads say [so][r]. Others do not.", "Heads say [so](https://example.org/r). …"),
    ("One sentence, in full [E1].\n\nAnother paragraph.", "One sentence, in full [[E1](#e1)]."),
  ])
  func `of an answer that differs only the first sentence stands twice`(words: String, said: String)
    throws
  {
    let text = try report([
      "primary": good, "early": good,
      "secondary": "# Question 1\nGrade: inadequate\n\n\(words)\n\n[r]: https://example.org/r\n",
    ])
    #expect(text.contains("**Secondary**: Inadequate\n\n\(said)\n\n"), "\(text)")
  }

  @Test func `a moderated grade stands beside the teams' with its reason`() throws {
    let text = try report([
      "primary": good, "early": good, "secondary": good,
      "dlt": "# Question 1\nGrade: requires improvement\nReason: targets were missed\n\nWhy.",
    ])
    #expect(text.contains("- Requiring improvement: Directorate (moderation). targets were missed"))
    #expect(text.contains("Who differs from the moderated grade, in their own words"))
  }

  @Test func `what moderates is counted nowhere on the first page`() throws {
    let text = try report([
      "primary": good, "early": good, "secondary": good,
      "dlt": "# Question 1\nGrade: requires improvement\nReason: targets were missed\n\nWhy.",
    ])
    #expect(text.contains("Moderated by Directorate, whose grades are not counted here."))
    #expect(text.contains("- Answers judged: 3 of 84\n"))
    // Its grade of last year was better, Primary's was worse.
    #expect(text.contains("- Raised since 2013/14: 1\n- Lowered since 2013/14: 0\n"))
    #expect(!text.contains("Directorate: lowered"))
    #expect(!text.contains("Directorate (moderation)**: lowered"))
  }

  @Test func `grades one step apart are said to rest on the same evidence, and no more`() throws {
    let text = try report([
      "primary": good, "early": "# Question 1\nGrade: outstanding\n\nAll the better [E1; E2].",
    ])
    #expect(text.contains("Grades two steps or more apart, and grades that differ although"))
    #expect(
      text.contains("· Teams that differ cite [E1](#e1) Minutes; [E2](#e2) Survey."))
  }

  @Test func `teams of one mind are not said to differ`() throws {
    let text = try report(["primary": good, "early": good])
    #expect(!text.contains("in their own words"))
    #expect(text.contains("No two teams' grades lie two steps apart"))
  }

  /// If this fails, a question says that teams differ where the summary says that none do.
  @Test func `a team that a question doesn't apply to differs from nobody`() throws {
    let text = try report([
      "primary": good, "early": "# Question 1\nGrade: not applicable\nReason: none here\n",
    ])
    #expect(!text.contains("in their own words"))
  }

  @Test func `with as many on either side each has its say`() throws {
    let text = try report([
      "primary": good, "early": "# Question 1\nGrade: inadequate\n\nNot so.",
    ])
    #expect(text.contains("The teams differ, in their own words"))
    #expect(text.contains("**Primary**: Good\n\nPlans are clear"))
    #expect(text.contains("**Early years**: Inadequate\n\nNot so."))
  }

  @Test func `strengths of two teams stand together once, each under its team`() throws {
    let text = try report([
      "primary": good + "\n## Strengths\n\n- Visits\n\n## Areas for development\n\nPace.",
      "early": good + "\n## Strengths\n\n- Nurseries\n",
    ])
    #expect(
      text.contains(
        "#### Strengths, team by team\n\n**Primary**\n\n- Visits\n\n\n**Early years**\n\n- Nurseries"
      ),
      "\(text)")
    #expect(text.split(separator: "- Visits").count == 2)
    // Only one team wrote of these, so they stay where it wrote them.
    #expect(text.contains("##### Areas for development\n\nPace."))
  }

  @Test func `headings within what is set side by side leave out no level`() throws {
    let text = try report([
      "primary": good + "\n## Areas for development\n\nPace.\n\n### Writing\n\nSlow.",
      "early": good + "\n## Areas for development\n\n### Places\n\nFew.",
    ])
    #expect(text.contains("**Primary**\n\nPace.\n\n##### Writing\n\nSlow."), "\(text)")
    #expect(text.contains("**Early years**\n\n##### Places\n\nFew."))
  }

  @Test func `of two ids that make one address each citation leads to its own item`() throws {
    let text = try report(["primary": "# Question 1\nGrade: good\n\nSo [1.1], but [11; 1.1].\n"])
    #expect(text.contains("So [[1.1](#11)], but [[11](#11-1); [1.1](#11)]."), "\(text)")
    #expect(text.contains("- [11](#11-1) Against"), "\(text)")
  }

  @Test func `grades of a team that is no more stop no report and are counted nowhere`() throws {
    let text = try report(["primary": good], history: "2013/14,youth,1,inadequate\n")
    #expect(text.contains("|  | 2013/14 | 0 | 0 | 1 | 0 |"), "\(text)")
  }

  @Test(arguments: [
    ("No sources.", "No evidence is cited."), ("One [E1].", "One item: [E1](#e1) Minutes"),
    ("Two [E1; E3].", "2 items, all of one kind: minutes"),
  ])
  func `thin evidence is named`(words: String, said: String) throws {
    let text = try report(["primary": "# Question 1\nGrade: good\n\n\(words)"])
    #expect(text.contains(said))
  }

  @Test func `three years of grades stand below each other`() throws {
    let text = try report(["primary": good])
    #expect(text.contains("| Leadership | 2012/13 | 0 | 0 | 1 | 0 | 0 |"))
    #expect(text.contains("|  | 2014/15 | 0 | 1 | 0 | 0 | 0 |"))
  }
}
