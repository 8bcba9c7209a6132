import Checks
import Diagnostics
import Foundation
import Testing

/// If this fails, an editor or a code host refuses the findings, or a rule can't be looked up.
struct ListingTests {
  private let findings = [
    Finding(
      Rule("no-evidence", .warning, why: "Why."), "says “nothing” of \\ it",
      at: FilePosition(file: "Evidence/judgements/early years/Q01.md", line: 3, column: 7),
      hint: "cite"),
    Finding(
      Rule("unknown-value", .error, why: "Other."), "no such value",
      at: FilePosition(file: "a.md"), hint: "correct it"),
    Finding(
      Rule("no-evidence", .warning, why: "Why."), "again", at: FilePosition(file: "b.md"),
      hint: "cite"),
  ]

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func `SARIF has what the standard requires`() throws {
    let log = try object(FindingList.sarif(findings, version: "1.2.3"))
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let tool = try #require(run["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "LASER")
    #expect(driver["version"] as? String == "1.2.3")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["no-evidence", "unknown-value"])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 3)
    for result in results {
      let message = try #require(result["message"] as? [String: Any])
      #expect((message["text"] as? String)?.isEmpty == false)
      let level = try #require(result["level"] as? String)
      #expect(["none", "note", "warning", "error"].contains(level))
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      let location = try #require((result["locations"] as? [[String: Any]])?.first)
      let physical = try #require(location["physicalLocation"] as? [String: Any])
      let artifact = try #require(physical["artifactLocation"] as? [String: Any])
      let uri = try #require(artifact["uri"] as? String)
      #expect(URL(string: uri) != nil && !uri.contains(" "))
      let region = try #require(physical["region"] as? [String: Any])
      #expect((region["startLine"] as? Int ?? 0) >= 1)
      #expect((region["startColumn"] as? Int ?? 0) >= 1)
    }
  }

  @Test func `SARIF of nothing is a run without results`() throws {
    let log = try object(FindingList.sarif([], version: "1"))
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect((run["results"] as? [Any])?.isEmpty == true)
  }

  @Test func `JSON has each finding with its place`() throws {
    let list = try #require(try object(FindingList.json(findings))["findings"] as? [[String: Any]])
    #expect(list.count == 3)
    #expect(
      Set(list[0].keys) == ["rule", "severity", "file", "line", "column", "message", "hint"])
    #expect(list[0]["rule"] as? String == "no-evidence")
    #expect(list[0]["severity"] as? String == "warning")
    #expect(list[0]["message"] as? String == "says “nothing” of \\ it")
    #expect(list[0]["line"] as? Int == 3)
    #expect(list[0]["column"] as? Int == 7)
  }

  @Test func `every rule has a name of its own, and says why it exists`() {
    let names = RuleList.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == names.sorted())
    #expect(Set(Checks.rules.map(\.name)).count == Checks.rules.count)
    for rule in RuleList.all {
      #expect(rule.name.allSatisfy { $0 == "-" || $0.isLowercase || $0.isNumber }, "\(rule.name)")
      #expect(rule.why.hasSuffix(".") && rule.why.count > 20, "\(rule.name)")
    }
  }

  @Test(arguments: [
    "not-judged", "no-evidence", "single-source", "stale-evidence", "expired-evidence",
    "unused-evidence", "prompt-without-evidence", "descriptive", "over-word-limit",
    "beyond-three-years", "no-drill-down", "overall-above-parts", "grade-against-trend",
    "direction-against-data", "typed-number", "table-without-point", "no-comparator",
    "copied-answer", "small-cohort", "priority-not-evaluated", "action-overdue",
    "priority-not-aligned", "moderation-without-reason", "possible-break", "mixed-periods",
    "measure-without-figures", "headline-without-category", "neighbour-without-figures",
  ])
  func `the list of rules has what people were promised`(name: String) {
    #expect(RuleList.text().contains("\n\(name) (") || RuleList.text().hasPrefix("\(name) ("))
  }

  @Test func `the list fits the screen`() {
    for line in RuleList.text().split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }
}
