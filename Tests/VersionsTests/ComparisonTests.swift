import DataFiles
import Diagnostics
import SelfEvaluation
import Testing

@testable import Versions

/// If this fails, a reviewer is not told of a change, or is told of one that there isn't.
struct ComparisonTests {
  /// An edit of one file, and the change that it makes: kind, subject, key and field.
  struct Edit: CustomTestStringConvertible {
    var file: String
    var old: String
    var new: String
    var changes: [String]
    var testDescription: String { "\(old) → \(new)" }

    init(_ file: String, _ old: String, _ new: String, _ changes: String...) {
      self.file = file
      self.old = old
      self.new = new
      self.changes = changes
    }
  }

  static func edited(_ file: String, _ old: String, _ new: String) throws -> Evaluation {
    var files = fullWorkspace
    let text = try #require(files[file])
    try #require(text.contains(old))
    files[file] = text.replacing(old, with: new)
    return try evaluation(files)
  }

  static func lines(_ changes: [Change]) -> [String] {
    changes.map {
      "\($0.kind.rawValue) \($0.subject.rawValue) \($0.key)" + ($0.field.map { " \($0)" } ?? "")
    }
  }

  private static let answers = "judgements/primary/all.md"

  @Test(arguments: [
    Edit(answers, "Grade: good", "Grade: outstanding", "changed judgement primary/Q10 grade"),
    Edit(answers, "Grade: good", "Grade:", "changed judgement primary/Q10 grade"),
    Edit(answers, "Status: agreed", "Status: draft", "changed judgement primary/Q10 status"),
    Edit(
      answers, "Updated: 2015-06-14", "Updated: 2015-06-15", "changed judgement primary/Q10 updated"
    ),
    Edit(answers, "more often", "less often", "changed judgement primary/Q10 text"),
    Edit(answers, "Evidence: E002", "Evidence: E004", "changed judgement primary/Q10 evidence"),
    Edit("register.csv", "School visits", "Visits", "changed evidence E004 title"),
    Edit("register.csv", "10;11,", "10;12,", "changed evidence E004 questions"),
    Edit(
      "register.csv", "E002,Survey,survey,2014-11-30,,,,,,,,,,challenges,,", "",
      "removed evidence E002"),
    Edit("measures.csv", "70.5", "71", "changed measure gld target"),
    Edit("measures.csv", "Good level", "A good level", "changed measure gld title"),
    Edit(
      "measures/a.csv", ",60,100,final", ",61,100,final",
      "changed observation gld||||2013/14 numerator"),
    Edit("measures/a.csv", "66.3", "66.4", "changed observation gld|England|||2014/15 value"),
    Edit(
      "measures/a.csv", "66.3,,,revised", "66.3,,,final",
      "changed observation gld|England|||2014/15 status"),
    Edit(
      "measures/a.csv", "gld,2014/15,,Boys,,c,,,provisional", "gld,2014/15,,Girls,,c,,,provisional",
      "removed observation gld||Boys||2014/15", "added observation gld||Girls||2014/15"),
    Edit("priorities.csv", "on track", "behind", "changed priority P1 progress"),
    Edit("priorities/P1.md", "It has", "This has", "changed priority P1 evaluation"),
    Edit("actions.csv", "in progress", "done", "changed action A1 status"),
    Edit(
      "history.csv", "primary,10,3", "primary,10,2",
      "changed settings history/2013/14/primary/Q10 grade"),
    Edit("laser.json", "\"DLT\"", "\"Directorate\"", "changed settings teams/dlt name"),
    Edit("laser.json", "A <note>", "The <note>", "changed settings settings note"),
    Edit("laser.json", "\"OFFICIAL\"", "\"\"", "changed settings settings marking"),
  ])
  func `one edit is one change`(edit: Edit) throws {
    let old = try evaluation(fullWorkspace)
    let new = try Self.edited(edit.file, edit.old, edit.new)
    #expect(Self.lines(Comparison(from: old, to: new).changes) == edit.changes)
  }

  @Test(arguments: [
    Edit(answers, "Plans are met more often", "Plans are met\nmore   often"),
    Edit(answers, "Evidence: E002", "Evidence:   E002 "),
    Edit("register.csv", "10;11,", "11; 10,"),
    Edit("register.csv", "Cabinet;Scrutiny", "Cabinet; Scrutiny"),
    Edit("register.csv", "Two\nlines", "Two lines"),
    Edit("laser.json", "[\"E10000006\", \"E06000049\"]", "[\"E06000049\", \"E10000006\"]"),
  ])
  func `white space and order are no change`(edit: Edit) throws {
    let old = try evaluation(fullWorkspace)
    let new = try Self.edited(edit.file, edit.old, edit.new)
    #expect(Self.lines(Comparison(from: old, to: new).changes) == [])
  }

  @Test func `forms that nobody has filled in are not among the grades that differ`() throws {
    func answers(_ team: String) throws -> Evaluation {
      try evaluation([
        "laser.json": """
        {"authority": "Lancashire", "year": "2014/15", "teams": [{"id": "\(team)", "name": "Early"}]}
        """,
        "judgements/\(team)/all.md":
          "# Question 1\nGrade: good\n\nClear.\n\n# Question 2\nGrade:\n\n## Strengths\n",
      ])
    }
    let text = try Comparison(from: answers("early"), to: answers("first-years")).text(
      oldName: "a", newName: "b", hasColour: false)
    let list = text.split(separator: "\n\n").first { $0.hasPrefix("Grades that differ") }
    #expect(list?.contains("question 1") == true)
    #expect(list?.contains("question 2") == false)
  }

  @Test func `a version compared with itself has no changes`() throws {
    for (_, evaluation) in try RoundTripTests.workspaces() {
      var turned = evaluation
      turned.register.reverse()
      turned.measures.reverse()
      turned.observations.reverse()
      turned.judgements.reverse()
      turned.settings.teams.reverse()
      let comparison = Comparison(from: evaluation, to: turned)
      #expect(Self.lines(comparison.changes) == [])
      #expect(comparison.observations == [])
    }
  }

  @Test func `a grade that has another name on the later scale is a change`() throws {
    let old = try evaluation(fullWorkspace)
    var new = old
    for place in new.bank.scale.indices { new.bank.scale[place].id += "-anew" }
    let graded = old.judgements.filter { $0.grade?.rank != nil }
    let changed = Comparison(from: old, to: new).changes.filter {
      $0.subject == .judgement && $0.field == "grade"
    }
    #expect(!graded.isEmpty)
    #expect(changed.map(\.key) == graded.map(\.key))
  }

  @Test func `whoever compares, and in whichever order, the changes are the same`() throws {
    let backwards = Workers { count, work in
      for place in (0..<count).reversed() { work(place) }
    }
    let old = try evaluation(fullWorkspace)
    let new = try evaluation(
      fullWorkspace.mapValues {
        $0.replacing("P1", with: "P7").replacing("2014/15", with: "2015/16")
      })
    let comparison = Comparison(from: old, to: new)
    let other = Comparison(from: old, to: new, by: backwards)
    #expect(Set(comparison.changes.map(\.subject)).count > 3)
    #expect(other.changes == comparison.changes)
    #expect(other.observations == comparison.observations)
  }

  @Test func `records that repeat a key say nothing, however many there are`() throws {
    let old = try evaluation(fullWorkspace)
    var repeated = old
    var edited = old.register[0]
    edited.notes = "Repeated."
    repeated.register += Array(repeating: edited, count: 20_000)
    #expect(Self.lines(Comparison(from: repeated, to: old).changes) == [])
    #expect(Self.lines(Comparison(from: old, to: repeated).changes) == [])
  }

  // MARK: - Faces

  @Test func `a long comparison for programs is the same in pieces as in one`() throws {
    let old = try evaluation(fullWorkspace)
    var new = old
    for number in 0..<300 {
      var item = old.register[0]
      item.id = Identifier("NEW-\(number)")
      item.notes = String(repeating: "A note with \"marks\". ", count: 40)
      new.register.append(item)
    }
    let comparison = Comparison(from: old, to: new)
    var pieces: [[UInt8]] = []
    comparison.json(oldName: "old", newName: "new") { pieces.append($0) }
    #expect(pieces.count > 3)
    #expect(Array(pieces.joined()) == comparison.json(oldName: "old", newName: "new"))
    let document = JSONDocument(
      parsing: SourceText(String(decoding: pieces.joined(), as: UTF8.self), file: "diff.json"))
    #expect(document.findings.isEmpty)
    #expect(document.root?["changes"].map { Array($0.elements) }?.count == comparison.changes.count)
  }

  @Test func `words held together by a space that doesn't break are one word in a terminal`() throws
  {
    let words = (1...23).map { "word\($0)" }.joined(separator: " ") + " £5\u{A0}million"
    let redline = Redline(from: words + " old", to: words + " new")
    #expect(redline.blocks.count == 1)
    let old = try evaluation(fullWorkspace)
    var (one, other) = (old, old)
    one.judgements[0].body = Prose(words + " old")
    other.judgements[0].body = Prose(words + " new")
    let text = Comparison(from: one, to: other).text(
      oldName: "old", newName: "new", hasColour: false)
    #expect(!text.contains("…"))
    #expect(text.contains("£5"))
  }

  // MARK: - Renaming

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
    #expect(Self.lines(comparison.changes) == ["renamed evidence E040 id"])
    #expect(Self.lines(Comparison(from: new, to: old).changes) == ["renamed evidence E004 id"])
    #expect(comparison.observations == [])
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
    #expect(Self.lines(comparison.changes) == ["renamed priority P7 id"])
  }

  @Test func `an earlier renaming is none of this comparison`() throws {
    let old = try evaluation(fullWorkspace)
    var files = fullWorkspace
    files["register.csv"] = files["register.csv"].map { $0 + "\nE001,The first,report\n" }
    let comparison = Comparison(from: old, to: try evaluation(files))
    #expect(Self.lines(comparison.changes) == ["added evidence E001"])
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
    let there = Self.lines(Comparison(from: old, to: new).changes)
    #expect(there == ["added question Q2", "renamed question Q3 number"])
    let back = Self.lines(Comparison(from: new, to: old).changes)
    #expect(back.sorted() == ["removed question Q2", "renamed question Q2 number"])
    // The renaming stays in the bank, and is over.
    #expect(Comparison(from: new, to: new).changes.isEmpty)
  }
}
