import Editions
import Testing

/// If this fails, one team's report carries what another team has only drafted to whoever opens it.
struct OneTeamTests {
  private static let workspace = SampleWorkspace(files: [
    "laser.json": """
    {"authority": "Anyshire", "year": "2014/15", "teams": [{"id": "primary", "name": "Primary"},
     {"id": "early", "name": "Early years"}]}
    """,
    "register.csv": "id,title\nE1,Visits\n",
    "history.csv": "year,team,question,grade\n2013/14,primary,2,good\n2013/14,early,2,inadequate\n",
    "priorities.csv": "id,title,team\nP1,Ours,primary\nP2,Theirs,early\n",
    "judgements/primary/a.md": "# Question 1\nGrade: good\nStatus: agreed\n\nOwnwords [E1].\n",
    "judgements/early/a.md": "# Question 1\nGrade: good\nStatus: agreed\n\nOtherwords [E1].\n",
  ])

  @Test func `one team's report doesn't say of the others that they haven't judged`() throws {
    let report = try Self.workspace.report(teams: ["primary"])
    for name in ["report.md", "report.html"] {
      let text = report.text(name)
      #expect(!text.contains("No team has judged"), "\(name)")
      #expect(text.contains("27 questions still wait for a grade of Primary."), "\(name)")
      #expect(text.contains("Not yet judged by Primary."), "\(name)")
    }
  }

  @Test(arguments: Edition.allCases)
  func `no file of one team's report has another team's answers`(edition: Edition) throws {
    let report = try Self.workspace.report(edition: edition, teams: ["primary"])
    for (name, bytes) in report.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Otherwords"), "\(name)")
      if name.hasPrefix("report") { #expect(text.contains("Ownwords"), "\(name)") }
      if name == "report.json" {
        // Priorities are everyone's, on the pages too.
        #expect(text.contains("Theirs") && text.contains("onlyTeams"))
        let history = try #require(text.split(separator: "\"history\"").last)
        #expect(!history.contains("early"))
      }
    }
    let whole = try Self.workspace.report(edition: edition)
    for (name, bytes) in whole.files where name == "report.json" {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("Otherwords") && !text.contains("onlyTeams"))
    }
  }
}
