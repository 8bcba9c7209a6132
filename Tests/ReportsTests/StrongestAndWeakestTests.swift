import Editions
import Reports
import Testing

/// If these fail, the first page names as best or worst what the teams' grades don't.
struct StrongestAndWeakestTests {
  /// The first page's section, in Markdown, of a report in which each team gave the grades written,
  /// a letter a question: `o`, `g`, `r`, `i`, `n` for not applicable and `-` for none.
  private func section(
    _ teams: [String], edition: Edition = .internalEdition, bank: String? = nil
  ) throws -> String {
    let names = teams.indices.map { "{\"id\": \"t\($0)\", \"name\": \"Team \($0)\"}" }
    let form = bank.map { _ in ", \"bank\": \"bank.json\"" } ?? ""
    var files = [
      "laser.json": """
      {"authority": "Anyshire", "year": "2014/15", "teams": [\(names.joined(separator: ", "))]\(form)}
      """
    ]
    files["bank.json"] = bank
    let words: [Character: String] = [
      "o": "outstanding", "g": "good", "r": "requires improvement", "i": "inadequate",
      "n": "not applicable\nReason: none here",
    ]
    for (team, grades) in teams.enumerated() {
      files["judgements/t\(team)/a.md"] = zip(1..., grades).compactMap { question, grade in
        words[grade].map { "# Question \(question)\nGrade: \($0)\nStatus: agreed\n\nText.\n" }
      }.joined(separator: "\n")
    }
    let text = try SampleWorkspace(files: files).report(edition: edition).text("report.md")
    let start = try #require(text.firstRange(of: "### Strongest and weakest\n"))
    let end = try #require(text.firstRange(of: "### Changed since"))
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// The questions that a list names in full, and what it says of those it only counts.
  private func list(_ name: String, of section: String) throws -> (full: [Int], rest: Substring) {
    let start = try #require(section.firstRange(of: "#### \(name)\n"))
    let lines = section[start.upperBound...].split(separator: "\n")
      .prefix { !$0.hasPrefix("####") }
    return (
      lines.compactMap { line in
        line.hasPrefix("- [Question ") ? Int(line.dropFirst(12).prefix(while: \.isNumber)) : nil
      }, lines.first { $0.hasPrefix("- and ") || $0.hasPrefix("- then ") } ?? ""
    )
  }

  @Test(arguments: [
    // A larger share of the teams that judged found it wanting.
    (["ggg", "rgr", "g-g", "---"], [2], [1, 3]),
    // One of one is more than one of two, and that is more than one of three.
    (["gr-g", "g-rg", "r-gg"], [4], [2, 3, 1]),
    // Not applicable and not yet judged say nothing for or against.
    (["ogn", "-gn", "ngr"], [1, 2], [3]),
    // What one team found requiring improvement isn't strongest, however many praise the rest.
    (["og", "og", "rg"], [2], [1]),
    // Inadequate from one team weighs more than requiring improvement from all.
    (["gro", "irg"], [3], [1, 2]),
  ])
  func `questions stand by the grades of the teams that judged them`(
    teams: [String], strongest: [Int], weakest: [Int]
  ) throws {
    let section = try section(teams)
    #expect(try list("Strongest", of: section).full == strongest)
    #expect(try list("Weakest", of: section).full == weakest)
  }

  @Test func `no list names some of a tie and hides the rest`() throws {
    let section = try section(["gggggggrrrrrrri", "--gggggggggggg-"])
    let strongest = try list("Strongest", of: section)
    #expect(strongest.full == [1, 2, 3, 4, 5])
    #expect(
      strongest.rest
        == "- and 2 more that rank equal with these: [6](#question-6), [7](#question-7)"
    )
    let weakest = try list("Weakest", of: section)
    #expect(weakest.full == [15])
    #expect(weakest.rest.hasPrefix("- then 7 that rank equal: [8]"))
  }

  @Test func `how many teams a place rests on is said`() throws {
    let section = try section(["og", "-r", "-n"])
    #expect(section.contains("graded by 1 team of 3 · "))
    #expect(section.contains("graded by 2 teams of 3 · "))
    #expect(!(try self.section(["or", "gg"])).contains("graded by"))
  }

  @Test(arguments: [
    ("---", "No answer has a grade yet, so no question stands out."),
    ("ggg", "No question has better or worse grades than another, so none stands out."),
    ("nn-", "No answer has a grade of the scale, so no question stands out."),
    ("oog", "No team graded a question Requiring improvement or lower."),
    ("rri", "No question is graded Good or better by every team that judged it."),
  ])
  func `where nothing can be told, that is said`(grades: String, said: String) throws {
    #expect(try section([grades]).contains(said))
  }

  @Test func `the public edition speaks of published grades`() throws {
    let section = try section(["gr", "rg"], edition: .publicEdition)
    #expect(section.contains("No question has better or worse published grades than another"))
  }

  @Test func `a scale of two grades has a better half too`() throws {
    let bank = """
      {"id": "b", "title": "B", "scale": [{"id": "good", "name": "Good"},
       {"id": "inadequate", "name": "Inadequate"}], "parts": [{"name": "One", "questions": [
       {"number": 1, "text": "Who?"}, {"number": 2, "text": "What?"}]}]}
      """
    let section = try section(["gi"], bank: bank)
    #expect(section.contains("every team that judged them graded Good;"))
    #expect(section.contains("a team graded Inadequate."))
    #expect(try list("Strongest", of: section).full == [1])
    #expect(try list("Weakest", of: section).full == [2])
  }
}
