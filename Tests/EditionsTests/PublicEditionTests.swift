import Editions
import Intake
import Reports
import SelfEvaluation
import Testing
import Trends
import Versions

/// If these fail, what was never agreed is published, or readers are told something that isn't so
/// about what is missing.
struct PublicEditionTests {
  private static let files = [
    "register.csv": """
    id,title,kind,marking,questions,prompts
    E1,School visits,visit-note,,1,1.1
    E2,Board reports,report,OFFICIAL-SENSITIVE,2,
    """,
    "judgements/primary/answers.md": """
    # Question 1
    Grade: good
    Status: agreed

    First answer [E1].

    # Question 2
    Grade: good
    Status: in review

    Second answer.
    """,
    "judgements/early/answers.md": """
    # Question 1
    Grade: outstanding
    Status: draft

    Third answer.
    """,
    "history.csv": """
    year,team,question,grade
    2013/14,primary,1,good
    2013/14,primary,2,inadequate
    2013/14,early,1,inadequate
    """,
    "measures.csv": """
    id,title,unit,polarity,kind,counts,file
    m,Measure,percent,higher,flow,pupils,
    """,
    "measures/m.csv": """
    measure,period,area,group,category,value,numerator,denominator
    m,2014/15,,,,,103,590
    m,2014/15,,Boys,,,3,300
    m,2014/15,,Girls,,,100,290
    """,
  ]

  private func text(_ name: String, teams: [Identifier] = []) throws -> String {
    let files = try publicFiles(of: try evaluation(Self.files), teams: teams)
    return String(decoding: try #require(files[name]), as: UTF8.self)
  }

  @Test(arguments: ["report.html", "report.md", "digest.html", "digest.md"])
  func `the first page counts what is withheld`(name: String) throws {
    #expect(
      try text(name).contains(
        "Withheld from this edition: 2 judgements, 1 evidence item, 2 figures."))
    #expect(
      try text(name, teams: [Identifier("early")]).contains(
        "Withheld from this edition: 1 judgement, 1 evidence item, 2 figures."))
  }

  /// If this fails, the public report names who wrote an answer that came out of a word processor.
  @Test func `an author isn't published whose line stands between empty ones`() throws {
    var files = Self.files
    files["judgements/primary/answers.md"] = """
      # Question 1

      Grade: good

      Status: agreed

      Author: Jo Bloggs

      First answer [E1].
      """
    for (name, bytes) in try publicFiles(of: try evaluation(files)) {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Bloggs"), "\(name)")
      if name.hasPrefix("report") { #expect(text.contains("First answer"), "\(name)") }
    }
  }

  @Test func `a form that nobody has filled in is not said to be withheld`() throws {
    var files = Self.files
    files["judgements/early/answers.md"] = """
      # Question 1
      Grade:
      Status: draft

      ## Strengths

      ## Next steps

      # Question 2
      Grade: good

      """
    let report = try publicFiles(of: try evaluation(files))["report.md"]
    #expect(
      String(decoding: try #require(report), as: UTF8.self).contains(
        "Withheld from this edition: 2 judgements, 1 evidence item"))
  }

  @Test(arguments: ["report.html", "report.md"])
  func `a question says how many of its answers are not yet published, and no more`(
    name: String
  ) throws {
    let report = try text(name)
    #expect(report.contains("First answer"))
    #expect(!report.contains("Second answer") && !report.contains("Third answer"))
    let count = report.ranges(of: "1 answer to this question is not yet published.").count
    #expect(count == 2)
    for word in ["not yet judged", "no evidence yet", "Inadequate; "] {
      #expect(!report.lowercased().contains(word.lowercased()))
    }
  }

  @Test(arguments: ["draft", "agreed"])
  func `what was only a draft in an earlier year is not published later`(status: String) throws {
    let now = try evaluation(Self.files)
    let old = try evaluation([
      "laser.json": plainSettings.replacing("2014/15", with: "2012/13"),
      "judgements/primary/answers.md":
        "# Question 1\nGrade: inadequate\nStatus: \(status)\n\nOld.\n",
    ])
    let file = InputFile(
      path: "versions/old.json", bytes: VersionText(of: old, edition: "internal").lines())
    let earlier = EarlierYears(in: Workspace(files: [file]), before: now)
    var rows = Self.files
    rows["history.csv"] = "year,team,question,grade\n2012/13,primary,1,inadequate\n"
    func mentions(_ files: [String: String], _ earlier: EarlierYears) throws -> [Int] {
      let result = Reports.files(
        of: ReportRequest(
          evaluation: try evaluation(files), trends: TrendReport(now), earlier: earlier,
          edition: .publicEdition, generator: "LASER test"))
      return try result.files.filter { $0.name.hasPrefix("report") }.map { file in
        let text = String(decoding: try file.content().bytes, as: UTF8.self).lowercased()
        return text.ranges(of: "inadequate").count
      }
    }
    var bare = Self.files
    bare["history.csv"] = nil
    let told = try mentions(rows, earlier)
    let untold = try mentions(bare, EarlierYears())
    #expect(zip(told, untold).allSatisfy { status == "agreed" ? $0 > $1 : $0 == $1 })
  }

  @Test func `grades of earlier years stand beside published answers alone`() throws {
    let edited = EditedEvaluation(try evaluation(Self.files), for: .publicEdition).evaluation
    #expect(edited.history.map(\.question) == [1])
    #expect(edited.history.map(\.team) == [Identifier("primary")])
  }

  @Test(arguments: ["report.html", "report.json"])
  func `what was published is known as the public edition when it's compared`(name: String) throws {
    let bytes = Array(try text(name).utf8)
    let version =
      name.hasSuffix("html")
      ? try VersionReader.readPage(bytes, file: name) : try VersionReader.read(bytes, file: name)
    #expect(version.edition == "public")
    #expect(version.evaluation.judgements.count == 1)
  }

  @Test(arguments: [
    ("nothing", "", true), ("the text", "First answer", false), ("the grade", "Grade: good", false),
    ("the evidence", "School visits", true), ("the figures", "103,590", true),
  ])
  func `an answer that was changed after it was agreed is not published`(
    what: String, old: String, isPublished: Bool
  ) throws {
    var files = Self.files
    let before = try evaluation(files)
    let answer = try #require(before.judgement(team: Identifier("primary"), question: 1))
    let fingerprint = Agreements(before).agreement(on: answer).fingerprint
    for path in files.keys where !old.isEmpty {
      let new = old == "Grade: good" ? "Grade: outstanding" : old == "103,590" ? "104,590" : "Other"
      files[path] = files[path]?.replacing(old, with: new, maxReplacements: 1)
    }
    if old == "103,590" {
      files["measures/m.csv"] = files["measures/m.csv"]?.replacing("100,290", with: "101,290")
    }
    files["judgements/primary/answers.md"] = files["judgements/primary/answers.md"]?
      .replacing("Status: agreed", with: "Status: agreed\nFingerprint: \(fingerprint)")
    let edited = EditedEvaluation(try evaluation(files), for: .publicEdition)
    #expect(edited.evaluation.judgements.count == (isPublished ? 1 : 0), "\(what)")
  }

  @Test(arguments: [("E1", true), ("", false)])
  func `an answer stays published when its evidence gets another id`(
    formerly: String, isPublished: Bool
  ) throws {
    let before = try evaluation(Self.files)
    let answer = try #require(before.judgement(team: Identifier("primary"), question: 1))
    let fingerprint = Agreements(before).agreement(on: answer).fingerprint
    var files = Self.files
    files["register.csv"] =
      "id,title,kind,questions,prompts,formerly\n"
      + "N1,School visits,visit-note,1,1.1,\(formerly)\n"
    files["judgements/primary/answers.md"] = files["judgements/primary/answers.md"]?
      .replacing("[E1]", with: "[N1]")
      .replacing("Status: agreed", with: "Status: agreed\nFingerprint: \(fingerprint)")
    let edited = EditedEvaluation(try evaluation(files), for: .publicEdition)
    #expect(edited.evaluation.judgements.count == (isPublished ? 1 : 0))
  }
}
