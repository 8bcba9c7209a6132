import Diagnostics
import Foundation
import Intake
import ReportTemplates
import SelfEvaluation
import Testing

@testable import Versions

/// If this fails, the annual report says of last year what last year's report did not say.
struct EarlierYearsTests {
  private func version(
    _ year: String, grade: String = "good", date: String? = "2014-09-30",
    authority: String = "Lancashire", files: [String: String] = [:],
    onlyTeams: [Identifier] = [], label: String? = nil, name: String? = nil
  ) throws -> InputFile {
    let day = date.map { "\"date\": \"\($0)\", " } ?? ""
    let old = try evaluation(
      [
        "laser.json": """
        {"authority": "\(authority)", "year": "\(year)", \(day)
         "teams": [{"id": "primary", "name": "Primary"}]}
        """,
        "judgements/primary/all.md": "# Question 10\nGrade: \(grade)\n\nIt was \(day).\n",
      ].merging(files) { $1 })
    let bytes = VersionText(
      of: old, edition: "internal", label: label, onlyTeams: onlyTeams
    ).lines()
    let name = name ?? "\(year.prefix(4))-\(date ?? "")-\(grade)"
    return InputFile(path: "versions/\(name).json", bytes: bytes)
  }

  private func earlier(_ files: [InputFile]) throws -> EarlierYears {
    EarlierYears(in: Workspace(root: "Evidence", files: files), before: try evaluation([:]))
  }

  @Test func `grades of the two years before come from their versions`() throws {
    let years = try earlier([
      try version("2013/14", grade: "inadequate"), try version("2012/13"),
      try version("2011/12"), try version("2014/15", grade: "outstanding"),
    ])
    #expect(years.grades.map(\.year) == [2012, 2013])
    #expect(years.grades.map(\.grade) == [.onScale(1), .onScale(3)])
    #expect(years.findings.isEmpty)
  }

  @Test(arguments: ["draft", "in review", "agreed"])
  func `a grade that wasn't agreed then is known as one`(status: String) throws {
    let answer = "# Question 10\nGrade: good\nStatus: \(status)\n\nIt was.\n"
    let years = try earlier([
      try version("2013/14", files: ["judgements/primary/all.md": answer])
    ])
    #expect(years.draftGrades.count == (status == "agreed" ? 0 : 1))
    #expect(years.grades.count == 1)
  }

  @Test func `the version with the latest date is the year's, whatever the names`() throws {
    let files = [
      try version("2013/14", grade: "inadequate", date: "2014-11-01"),
      try version("2013/14", grade: "outstanding", date: "2014-02-01"),
    ]
    for files in [files, files.reversed()] {
      #expect(try earlier(files).grades.map(\.grade) == [.onScale(3)])
    }
  }

  /// Two versions of a year: the dates, the label and the name of the one that isn't the year's, and
  /// the same of the one that is.
  struct Rivals: CustomTestStringConvertible {
    var stale: (date: String?, label: String, name: String)
    var final: (date: String?, label: String, name: String)
    var testDescription: String { "\(stale) \(final)" }
  }

  @Test(arguments: [
    Rivals(stale: (nil, "Summer", "summer"), final: (nil, "2013/14", "2013-14")),
    Rivals(
      stale: ("2014-07-01", "Summer", "summer"), final: ("2014-07-01", "2013/14", "2013-14")),
    Rivals(stale: ("2014-07-01", "Summer", "summer"), final: (nil, "2013/14", "2013-14")),
    Rivals(stale: (nil, "2013/14", "2013-14"), final: (nil, "2013/14", "2013-14-end")),
    Rivals(
      stale: ("2014-07-01", "2013/14", "2013-14"), final: ("2014-09-30", "Corrected", "a")),
    Rivals(stale: (nil, "Spring", "z"), final: ("2014-07-01", "Summer", "summer")),
  ])
  func `the grades that a year ended with aren't lost to a version saved before`(
    rivals: Rivals
  ) throws {
    let files = try [("inadequate", rivals.final), ("outstanding", rivals.stale)].map {
      try version("2013/14", grade: $0, date: $1.date, label: $1.label, name: $1.name)
    }
    for files in [files, files.reversed()] {
      #expect(try earlier(files).grades.map(\.grade) == [.onScale(3)])
    }
  }

  @Test func `answers that a version has left out aren't new`() throws {
    let answers = [
      "judgements/primary/all.md": "# Question 10\nGrade: good\n\nIt was so.\n",
      "judgements/early-years/all.md": "# Question 10\nGrade: good\n\nIt was so too.\n",
    ]
    let part = try version("2013/14", files: answers, onlyTeams: [Identifier("primary")])
    let years = try earlier([part])
    #expect(years.grades.map(\.team) == [Identifier("primary")])
    #expect(years.versions[2013]?.onlyTeams == [Identifier("primary")])
    let changes = try #require(years.sinceLastYear(try evaluation(answers))).changes
    #expect(!changes.contains { $0.subject == .judgement })
    // A whole one counts before it, whatever its date.
    let whole = try version("2013/14", grade: "inadequate", date: "2013-01-01")
    for files in [[part, whole], [whole, part]] {
      #expect(try earlier(files).grades.map(\.grade) == [.onScale(3)])
    }
  }

  @Test func `another authority's version is told from our own`() throws {
    let years = try earlier([try version("2013/14", authority: "Cumbria")])
    #expect(years.grades.isEmpty)
    #expect(years.findings.map(\.rule.name) == ["version-of-another-authority"])
  }

  @Test func `a version that was cut off is reported and not half read`() throws {
    var bytes: [UInt8] = []
    try version("2013/14").readChunks { bytes += $0 }
    let years = try earlier([
      InputFile(path: "versions/summer.json", bytes: Array(bytes.dropLast(200)))
    ])
    #expect(years.versions.isEmpty)
    #expect(years.findings.map(\.rule.name) == ["unreadable-version"])
    #expect(years.findings.first?.position.file == "Evidence/versions/summer.json")
  }

  @Test func `files of other kinds and of other years are not looked into`() throws {
    let years = try earlier([
      InputFile(path: "versions/notes.txt", text: "{"),
      InputFile(path: "versions/.hidden.json", text: "{"),
      InputFile(
        path: "versions/old.json", text: "{\n  \"format\": 1,\n  \"year\": \"2009/10\", oops"),
    ])
    #expect(years.findings.isEmpty)
  }

  @Test func `a question that has another number now keeps its earlier grade`() throws {
    let bank = """
      {"id": "own", "title": "Own", "version": "2", "scale": [{"id": "good", "name": "Good"},
       {"id": "poor", "name": "Poor"}], "guidance": [], "parts": [{"name": "All", "questions": [
       {"number": 4, "text": "Are plans good?", "prompts": [], "formerly": ["10"]}]}]}
      """
    let now = try evaluation([
      "laser.json": plainSettings.replacing("{\"auth", with: "{\"bank\": \"bank.json\", \"auth"),
      "bank.json": bank,
    ])
    let years = EarlierYears(
      in: Workspace(files: [try version("2013/14"), try version("2012/13", grade: "inadequate")]),
      before: now)
    // 'Inadequate' is no grade of the new scale, so nothing is said of that year.
    #expect(years.grades.map(\.question) == [4])
    #expect(years.grades.map(\.grade) == [.onScale(0)])
  }

  @Test func `since last year tells what differs, earlier grades aside`() throws {
    let file = try version(
      "2013/14", files: ["history.csv": "year,team,question,grade\n2012/13,primary,10,2\n"])
    let now = try evaluation([
      "judgements/primary/all.md": "# Question 10\nGrade: outstanding\n\nIt is better.\n"
    ])
    let years = EarlierYears(in: Workspace(files: [file]), before: now)
    let changes = try #require(years.sinceLastYear(now)).changes
    #expect(changes.contains { $0.subject == .judgement && $0.field == "grade" })
    #expect(!changes.contains { $0.key.contains("history") })
    #expect(EarlierYears().sinceLastYear(now) == nil)
  }
}
