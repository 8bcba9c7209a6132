import DataFiles
import Diagnostics
import Foundation
import SelfEvaluation
import Testing

@testable import Versions

/// If this fails, what only got another name or number is told as gone and new, or something is
/// taken for what had its number before.
struct RenamingTests {
  @Test func `renamed evidence follows formerly`() throws {
    let old = try evaluation(fullWorkspace)
    var files = fullWorkspace
    for path in files.keys {
      files[path] = files[path]?.replacing("E004", with: "E040")
    }
    files["register.csv"] = files["register.csv"]?.replacing(
      "supports,E001", with: "supports,E001;E004")
    let new = try evaluation(files)
    let comparison = Comparison(from: old, to: new)
    #expect(ComparisonTests.lines(comparison.changes) == ["renamed evidence E040 id"])
    #expect(
      ComparisonTests.lines(Comparison(from: new, to: old).changes) == ["renamed evidence E004 id"])
    #expect(comparison.observations == [])
  }

  @Test func `renaming evidence touches citations and nothing else in brackets`() throws {
    func workspace(_ id: String, formerly: String) throws -> Evaluation {
      try evaluation([
        "register.csv": "id,title,formerly\n\(id),Visits,\(formerly)\nE2,Survey,\n",
        "judgements/primary/a.md": """
        # Question 1
        Grade: good

        They say so [\(id); E2, p. 3] and [\(id)]. In code `[EVIDENCE-1]`, a link
        [see EVIDENCE-1](http://example.org/EVIDENCE-1), another [EVIDENCE-1](http://example.org/).

            [EVIDENCE-1] indented

        ## Strengths

        Many [\(id)].
        """,
        "priorities.csv": "id,title\nP1,Raise it\n",
        "priorities/P1.md": "It rose [E2; \(id)].\n",
      ])
    }
    let old = try workspace("EVIDENCE-1", formerly: "")
    let new = try workspace("N1", formerly: "EVIDENCE-1")
    let comparison = Comparison(from: old, to: new)
    #expect(ComparisonTests.lines(comparison.changes) == ["renamed evidence N1 id"])
    #expect(
      ComparisonTests.lines(Comparison(from: new, to: old).changes) == [
        "renamed evidence EVIDENCE-1 id"
      ])
    // The sections lie where they lay, though the text is a shorter one.
    let renamed = comparison.renamedOld.judgements[0]
    #expect(
      renamed.sections.map { String(renamed.text(of: $0)) }
        == new.judgements[0].sections.map { String(new.judgements[0].text(of: $0)) })
  }

  /// What a cell was said to have held must have stood in it.
  @Test func `what was merged into another item is none of its earlier names`() throws {
    let header = "id,title,formerly\n"
    let old = try evaluation(["register.csv": header + "E001,Survey,\nE002,Data,\n"])
    let new = try evaluation(["register.csv": header + "E010,Survey,E001;E002\n"])
    #expect(
      ComparisonTests.lines(Comparison(from: old, to: new).changes) == [
        "removed evidence E002", "renamed evidence E010 id",
      ])
    #expect(
      ComparisonTests.lines(Comparison(from: new, to: old).changes) == [
        "renamed evidence E001 id", "added evidence E002",
      ])
  }

  @Test func `a renamed priority follows formerly`() throws {
    let old = try evaluation(fullWorkspace)
    var files = fullWorkspace
    for path in files.keys where path != "priorities/P1.md" {
      files[path] = files[path]?.replacing("P1", with: "P7")
    }
    files["priorities/P7.md"] = files.removeValue(forKey: "priorities/P1.md")
    files["priorities.csv"] = files["priorities.csv"]?.replacing("K9", with: "K9;P1")
    let comparison = Comparison(from: old, to: try evaluation(files))
    #expect(ComparisonTests.lines(comparison.changes) == ["renamed priority P7 id"])
  }

  @Test func `an earlier renaming is none of this comparison`() throws {
    let old = try evaluation(fullWorkspace)
    var files = fullWorkspace
    files["register.csv"] = files["register.csv"].map { $0 + "\nE001,The first,report\n" }
    let comparison = Comparison(from: old, to: try evaluation(files))
    #expect(ComparisonTests.lines(comparison.changes) == ["added evidence E001"])
  }

  /// A bank in which a question was put in, so that those behind it have new numbers.
  @Test func `renumbered questions follow formerly, with their answers`() throws {
    func bank(_ questions: String) -> String {
      """
      {"id": "b", "title": "B", "scale": [{"id": "good", "name": "Good"}, {"id": "bad", "name": "Bad"}],
       "parts": [{"name": "One", "questions": [\(questions)]}]}
      """
    }
    let settings = """
      {"authority": "A", "year": "2014/15", "bank": "bank.json", "teams": [{"id": "t", "name": "T"}]}
      """
    func answer(_ number: Int, _ text: String) -> String {
      "# Question \(number)\nGrade: good\n\n\(text)\n"
    }
    let old = try evaluation([
      "laser.json": settings,
      "bank.json": bank(
        "{\"number\": 1, \"text\": \"Who?\"}, {\"number\": 2, \"text\": \"What?\"}"),
      "judgements/t/a.md": answer(1, "Us.") + "\n" + answer(2, "This."),
      "register.csv": "id,title,questions\nE1,One,2\n",
    ])
    let new = try evaluation([
      "laser.json": settings,
      "bank.json": bank(
        "{\"number\": 1, \"text\": \"Who?\"}, {\"number\": 2, \"text\": \"When?\"}, "
          + "{\"number\": 3, \"text\": \"What?\", \"formerly\": [\"2\"]}"),
      "judgements/t/a.md": answer(1, "Us.") + "\n" + answer(3, "This."),
      "register.csv": "id,title,questions\nE1,One,3\n",
    ])
    let there = ComparisonTests.lines(Comparison(from: old, to: new).changes)
    #expect(there == ["added question Q2", "renamed question Q3 number"])
    let back = ComparisonTests.lines(Comparison(from: new, to: old).changes)
    #expect(back.sorted() == ["removed question Q2", "renamed question Q2 number"])
    // The renaming stays in the bank, and is over.
    #expect(Comparison(from: new, to: new).changes.isEmpty)
  }

  /// The questions of a bank and what `formerly` says of each, before and after a question was split
  /// or two were merged, and what differs besides.
  struct Regrouped: CustomTestStringConvertible {
    var name: String
    var old, new: [Int: (text: String, formerly: String)]
    var changes: [String]
    var testDescription: String { name }

    init(
      _ name: String, from old: [Int: (String, String)], to new: [Int: (String, String)],
      _ changes: String...
    ) {
      self.name = name
      self.old = old.mapValues { (text: $0.0, formerly: $0.1) }
      self.new = new.mapValues { (text: $0.0, formerly: $0.1) }
      self.changes = changes
    }
  }

  /// A workspace with a bank, by the questions' numbers, and a team's answers to some of them.
  private static func workspace(
    _ questions: [Int: (text: String, formerly: String)], _ answers: [Int: String]
  ) throws -> Evaluation {
    let bank = questions.sorted { $0.key < $1.key }.map {
      "{\"number\": \($0), \"text\": \"\($1.text)\", \"formerly\": [\($1.formerly)]}"
    }.joined(separator: ", ")
    return try evaluation([
      "laser.json": """
      {"authority": "A", "year": "2014/15", "bank": "bank.json", "teams": [{"id": "t", "name": "T"}]}
      """,
      "bank.json": """
      {"id": "b", "title": "B", "scale": [{"id": "good", "name": "Good"}, {"id": "bad", "name": "Bad"}],
       "parts": [{"name": "One", "questions": [\(bank)]}]}
      """,
      "judgements/t/a.md": answers.sorted { $0.key < $1.key }
        .map { "# Question \($0)\n\($1)\n" }.joined(separator: "\n"),
      "register.csv": "id,title,questions\nE1,One,1\n",
    ])
  }

  private static let two = [1: ("Who?", ""), 2: ("What?", "")]

  @Test(arguments: [
    Regrouped(
      "split", from: two, to: [1: ("Who?", ""), 2: ("What?", ""), 3: ("Who else?", "\"1\"")],
      "added question Q3"),
    Regrouped(
      "split by its wording", from: two,
      to: [1: ("Who?", ""), 2: ("What?", ""), 3: ("Who else?", "\"Who?\"")], "added question Q3"),
    Regrouped(
      "merged", from: two, to: [1: ("Who?", "\"2\"")], "changed question Q1 formerly",
      "removed question Q2", "removed judgement t/Q2"),
    Regrouped(
      "merged by its wording", from: two, to: [1: ("Who?", "\"What?\"")],
      "changed question Q1 formerly", "removed question Q2", "removed judgement t/Q2"),
    // The same number with another text: the first went, the second took its number.
    Regrouped(
      "moved up", from: two, to: [1: ("What?", "\"2\"")], "renamed question Q1 number",
      "removed question Q1", "changed judgement t/Q1 grade", "changed judgement t/Q1 text",
      "removed judgement t/Q1", "changed evidence E1 questions"),
  ])
  func `a question that was split or merged keeps its answers`(example: Regrouped) throws {
    // Each question of the old bank that is still asked has its own answer.
    let answers = [1: "Grade: good\n\nAnswer 1.", 2: "Grade: bad\n\nAnswer 2."]
    let old = try Self.workspace(example.old, answers)
    let new = try Self.workspace(example.new, answers.filter { example.new[$0.key] != nil })
    let comparison = Comparison(from: old, to: new)
    #expect(ComparisonTests.lines(comparison.changes) == example.changes)
    guard example.changes.allSatisfy({ !$0.hasPrefix("renamed") }) else { return }
    let back = Comparison(from: new, to: old).changes
    #expect(back.count == example.changes.count)
    #expect(back.allSatisfy { $0.kind != .renamed && !$0.hasFormerNumber })
  }

  @Test func `a question that went isn't taken for the one that has its number now`() throws {
    let old = try Self.workspace(
      [1: ("Why?", ""), 2: ("Who?", ""), 3: ("What?", "")],
      [1: "Grade: bad\n\nNo reason.", 2: "Grade: good\n\nUs.", 3: "Grade: good\n\nThis."])
    let new = try Self.workspace(
      [1: ("Who?", "\"2\""), 2: ("What?", "\"3\"")],
      [1: "Grade: good\n\nUs and others.", 2: "Grade: good\n\nThis."])
    let comparison = Comparison(from: old, to: new)
    #expect(
      ComparisonTests.lines(comparison.changes) == [
        "renamed question Q1 number", "removed question Q1", "renamed question Q2 number",
        "changed judgement t/Q1 text", "removed judgement t/Q1", "changed evidence E1 questions",
      ])
    let areFormer = [false, true, false, false, true, false]
    #expect(comparison.changes.map(\.hasFormerNumber) == areFormer)
    // A program can tell the answer that went from the one that has its key now.
    let json = String(decoding: comparison.json(oldName: "a", newName: "b"), as: UTF8.self)
    let root = try #require(JSONDocument(parsing: SourceText(json, file: "")).root)
    #expect(root["changes"]?.elements.map { $0["former"]?.bool ?? false } == areFormer)
    #expect(!json.contains("\"former\": false"))
    // The answer to "Who?" was reworded, whatever number it has.
    #expect(
      comparison.observations.map(\.name) == ["text-reworded-grade-and-evidence-unchanged"])
    let text = comparison.text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("  Q1 Who?\n    number, renamed"))
    #expect(text.contains("  Q1 Why?\n    removed"))
    #expect(text.contains("T, former question 1: [-Bad-] {+no answer+}"))
    #expect(text.contains("questions: [-1 (removed)-] {+1+}"))
    let ids = try ComparisonFacesTests.addresses(in: comparison)
    #expect(Set(ids).count == ids.count)
  }
}
