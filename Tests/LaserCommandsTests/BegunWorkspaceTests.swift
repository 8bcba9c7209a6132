import TestSupport
import Testing

/// If these fail, what a team has written for months is empty, because somebody ran a command again.
struct BegunWorkspaceTests {
  private let folder: ScratchFolder
  private let program: Program
  private static let answer = "# Question 1\nGrade: good\nEvidence: E1\n\nIt improved [E1].\n"
  private static let settings = """
    {
      "authority": "Anyshire",
      "year": "2014/15",
      "teams": [
        { "id": "primary", "name": "Primary {\\"first\\"}" }
      ],
      "note": "Ours"
    }

    """

  init() throws {
    folder = try ScratchFolder()
    program = Program(in: folder.url)
    try folder.write(Self.settings, to: "Evidence/laser.json")
    try folder.write("id,title\nE1,One\n", to: "Evidence/register.csv")
    try folder.write(Self.answer, to: "Evidence/judgements/primary/all.md")
  }

  private static let join =
    "laser init Evidence --authority anyshire --year 2014/15 --team primary=P"

  @Test(arguments: ["", " --force"])
  func `a team joins, and all that others wrote stays`(force: String) throws {
    let outcome = try program.shell("\(Self.join) --team early='Early years'\(force)")
    #expect(outcome.status == 0)
    #expect(
      outcome.messages.contains("Added the team Early years to Evidence, with a file for each"))
    #expect(
      outcome.messages.contains("The team primary was there as 'Primary {\"first\"}', and stays"))
    #expect(
      try folder.text(of: "Evidence/laser.json")
        == Self.settings.replacing(
          "}\" }\n", with: "}\" },\n    {\"id\":\"early\",\"name\":\"Early years\"}\n"))
    #expect(try folder.text(of: "Evidence/register.csv") == "id,title\nE1,One\n")
    #expect(try folder.text(of: "Evidence/judgements/primary/all.md") == Self.answer)
    let found = try program.shell("ls Evidence Evidence/judgements/* | grep -c '^Q'; laser check")
    #expect(found.output.hasPrefix("28\n"))
    #expect(!found.output.contains("error:"))
  }

  @Test(arguments: ["", " --force"])
  func `nothing changes for teams that are there`(force: String) throws {
    let outcome = try program.shell("\(Self.join)\(force) && ls Evidence Evidence/judgements/*")
    #expect(outcome.status == 0)
    #expect(try folder.text(of: "Evidence/laser.json") == Self.settings)
    #expect(!outcome.output.contains("Q01.md") && !outcome.output.contains("priorities.csv"))
  }

  @Test(arguments: [
    ("--authority Anyshire --year 2015/16", "is the workspace of Anyshire for 2014/15"),
    ("--authority Otherton --year 2014/15", "is the workspace of Anyshire for 2014/15"),
  ])
  func `another year or authority is refused`(words: String, message: String) throws {
    let outcome = try program.shell("laser init Evidence \(words) --team early=Early --force")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(message))
    #expect(try folder.text(of: "Evidence/laser.json") == Self.settings)
  }

  @Test func `a folder whose laser.json is gone keeps the rest`() throws {
    let line = "rm -f Evidence/laser.json; \(Self.join)"
    #expect(try program.shell(line).status == 2)
    #expect(try program.shell("\(line) --force").status == 0)
    #expect(try folder.text(of: "Evidence/register.csv") == "id,title\nE1,One\n")
    #expect(try folder.text(of: "Evidence/judgements/primary/all.md") == Self.answer)
  }

  @Test(arguments: ["", " --force"])
  func `a next year that has been written in is not carried over again`(force: String) throws {
    let line = "laser roll-forward Next --year 2015/16"
    #expect(try program.shell(line).status == 0)
    let written = "# Question 1\nGrade: good\n\nThis year it improved.\n"
    try folder.write(written, to: "Next/judgements/primary/all.md")
    let outcome = try program.shell(line + force)
    #expect(outcome.status == 2)
    #expect(!outcome.messages.contains("--force"))
    #expect(outcome.messages.contains(force.isEmpty ? "exists already" : "written in it"))
    #expect(try folder.text(of: "Next/judgements/primary/all.md") == written)
  }

  @Test func `a next year of which a file was lost is completed`() throws {
    let line = "laser roll-forward Next --year 2015/16"
    #expect(try program.shell("\(line) && rm Next/register.csv && \(line) --force").status == 0)
    #expect(try folder.text(of: "Next/register.csv") == "id,title\nE1,One\n")
  }
}
