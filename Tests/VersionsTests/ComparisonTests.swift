import DataFiles
import Diagnostics
import Foundation
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
    Edit(answers, "Fewer.", "     Fewer.", "changed judgement primary/Q10 text"),
    Edit(
      answers, "Many.\n## Drill-down\n### Boys", "Many. ## Drill-down ### Boys",
      "changed judgement primary/Q10 text"),
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
    Edit(answers, "## Strengths\nMany.\n", "\r\n\r\n## Strengths\r\n\r\nMany.\r\n\r\n"),
    Edit(answers, "Fewer.", "  Fewer.   "),
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

  /// A row's value and counts before and now, and the fields that differ.
  struct Figures: CustomTestStringConvertible {
    var unit: String
    var old: String
    var new: String
    var changes: [String]
    var testDescription: String { "\(unit) \(old) → \(new)" }

    init(_ unit: String, _ old: String, _ new: String, _ changes: String...) {
      (self.unit, self.old, self.new, self.changes) = (unit, old, new, changes)
    }

    /// The comparison of two workspaces that have but this row.
    func comparison() throws -> Comparison {
      func workspace(_ figures: String) throws -> Evaluation {
        try VersionsTests.evaluation([
          "measures.csv": "id,title,unit,questions\nm,M,\(unit),1\n",
          "measures/m.csv":
            "measure,period,value,numerator,denominator,status\nm,2014/15,\(figures)\n",
          "judgements/primary/a.md": "# Question 1\nGrade: good\n\nText.\n",
        ])
      }
      return Comparison(from: try workspace(old), to: try workspace(new))
    }
  }

  @Test(arguments: [
    // The same counts, but one per 100,000 now.
    Figures("rate", "21.0,210,100000,", "210.0,210,100000,", "value"),
    Figures("rate", "21.0,210,100000,", "22.0,220,100000,", "numerator"),
    Figures("rate", "21.0,210,100000,", "220.0,220,100000,", "numerator", "value"),
    Figures("rate", "21.0,,,", "21.0,210,100000,", "numerator", "denominator"),
    // A value that the counts have given is the one that was printed.
    Figures("percent", "50,,,", "50,50,100,", "numerator", "denominator"),
    Figures("percent", "66.3,,,", ",1325,1999,", "numerator", "denominator"),
    Figures("percent", "66.3,1325,1999,", "66.3,,,", "numerator", "denominator"),
    Figures("percent", "66.3,,,", ",60,100,", "numerator", "denominator", "value"),
    Figures("percent", ",60,100,", ",61,100,", "numerator"),
    Figures("percent", ",60,100,", ",60,101,", "denominator"),
    Figures("percent", "60.5,,,", "60.6,,,", "value"),
    Figures("percent", ",0,10,", ",0,20,", "denominator"),
    Figures("count", "5,5,,", "6,6,,", "numerator", "value"),
    Figures("count", "5,5,20,", "6,6,30,", "numerator", "denominator"),
    Figures("score", ",30,10,", ",33,10,", "numerator"),
    Figures("score", ",30,10,", "c,,,", "numerator", "denominator", "symbol"),
    Figures("rate", "21.0,210,100000,", "c,,,", "numerator", "denominator", "symbol", "value"),
  ])
  func `a figure that is printed otherwise is a change, and none that is not`(row: Figures) throws {
    #expect(try Set(row.comparison().changes.compactMap(\.field)) == Set(row.changes))
  }

  @Test func `a rate is shown without the digits that come of the working out`() throws {
    let text = try Figures("rate", "21.0,210,100000,", "210.0,210,100000,").comparison()
      .text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("value: [-21-] {+210+}"))
  }

  @Test(arguments: [
    (Figures("percent", ",9414,13950,", ",9470,13950,"), "value: [-67.5%-] {+67.9%+}"),
    (Figures("percent", ",9414,13950,", ",9415,13950,"), nil),
    (Figures("percent", ",60,100,", "c,,,"), "value: [-60.0%-]"),
    (Figures("percent", "66.3,,,", ",1325,1999,"), nil),
    (Figures("count", "5,5,20,", "6,6,30,"), "value: [-5-] {+6+}"),
    (Figures("percent", "60.55,,,", "60.56,,,"), "value: [-60.55-] {+60.56+}"),
  ])
  func `a figure is shown as it prints, though it follows from its counts`(
    row: Figures, line: String?
  ) throws {
    let comparison = try row.comparison()
    let text = comparison.text(oldName: "a", newName: "b", hasColour: false)
    let lines = text.split(separator: "\n").filter { $0.contains("value: ") }
    #expect(lines.map { $0.drop { $0 == " " } } == (line.map { [Substring($0)] } ?? []))
    #expect(text.contains("m||||2014/15 M in 2014/15"))
    // What follows from the counts is no change of its own.
    let page = String(
      decoding: comparison.html(oldName: "a", newName: "b", generator: "L", mark: ""),
      as: UTF8.self)
    #expect(
      page.components(separatedBy: "<tr class=\"change\"").count - 1 == comparison.changes.count)
  }

  @Test func `a figure that came or went has its value`() throws {
    let without = try Self.edited("measures/a.csv", "gld,2013/14,,,,,60,100,final\n", "")
    let text = Comparison(from: try evaluation(fullWorkspace), to: without)
      .text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("removed\n      value: [-60.0%-]\n      numerator: [-60-]"))
  }

  @Test func `the counts add up to what they are headed by`() throws {
    let comparison = try renamedAndMore()
    let text = comparison.text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("8 changes to 5 items\n"))
    let counts = comparison.summary().map { "\($0.title): \($0.counts)" }
    #expect(
      counts == [
        "Settings: 1 changed", "Earlier grades: 1 changed", "Answers: 1 changed",
        "Evidence: 1 removed, 1 renamed and changed",
      ])
    #expect(comparison.summary(of: []).map(\.title) == ["Settings", "Earlier grades", "Evidence"])
    #expect(
      text.contains(
        "\nEarlier grades\n  history/2013/14/primary/Q10 Primary, question 10 in 2013/14\n"))
  }

  /// However much differs, a reviewer has to learn that it's the same item under another id.
  @Test(arguments: [
    ("Survey,survey", "renamed"), ("Survey 2015,survey", "renamed and changed"),
    ("Survey 2015,minutes", "renamed and changed"),
  ])
  func `what was renamed is counted as that, whatever else of it differs`(
    fields: String, happening: String
  ) throws {
    let header = "id,title,kind,formerly\n"
    let old = try evaluation(["register.csv": header + "E001,Survey,survey,\n"])
    let new = try evaluation(["register.csv": header + "S-1,\(fields),E001\n"])
    #expect(Comparison(from: old, to: new).summary().map(\.counts) == ["1 \(happening)"])
  }

  /// One evidence item renamed, with another title, and one gone; an answer with another grade,
  /// author and status; another note, and another grade of an earlier year.
  private func renamedAndMore() throws -> Comparison {
    var files = fullWorkspace.mapValues { $0.replacing("E004", with: "E040") }
    for (file, old, new) in [
      ("register.csv", "supports,E001", "supports,E001;E004"),
      ("register.csv", "School visits", "Visits"),
      ("register.csv", "\nE002,Survey,survey,2014-11-30,,,,,,,,,,challenges,,", ""),
      (Self.answers, "Grade: good", "Grade: outstanding"),
      (Self.answers, "Author: D. Kay", "Author: E. Lee"),
      (Self.answers, "Status: agreed", "Status: in review"),
      ("laser.json", "A <note>", "The <note>"), ("history.csv", "primary,10,3", "primary,10,2"),
    ] {
      try #require(files[file]?.contains(old) == true)
      files[file] = files[file]?.replacing(old, with: new)
    }
    return Comparison(from: try evaluation(fullWorkspace), to: try evaluation(files))
  }

  @Test func `two teams of one name are told apart`() throws {
    func workspace(_ id: String) throws -> Evaluation {
      try evaluation([
        "laser.json": """
        {"authority": "A", "year": "2014/15",
         "teams": [{"id": "\(id)", "name": "Secondary"}, {"id": "p", "name": "Primary"}]}
        """,
        "judgements/\(id)/a.md": "# Question 1\nGrade: good\n\nText.\n",
        "judgements/p/a.md": "# Question 1\nGrade: \(id == "s" ? "good" : "inadequate")\n\nText.\n",
      ])
    }
    let text = Comparison(from: try workspace("s"), to: try workspace("sec"))
      .text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("  Secondary (s), question 1: [-Good-] {+no answer+}\n"))
    #expect(text.contains("  Secondary (sec), question 1: [-no answer-] {+Good+}\n"))
    #expect(text.contains("  Primary, question 1: [-Good-] {+Inadequate+}\n"))
  }

  @Test(arguments: [
    ("00112233445566 text=aa", "99112233445566 text=aa", "[-001122334455…-] {+991122334455…+}"),
    (
      "00112233445566 text=aa evidence/E1=bb", "00112233445566 text=aa evidence/E1=bc",
      "[-…evidence/E1=bb-] {+…evidence/E1=bc+}"
    ),
    ("00112233445566 text=aa", "00112233445566", "[-…text=aa-] {+…+}"),
  ])
  func `fingerprints are shown where they differ`(old: String, new: String, line: String) throws {
    let comparison = Comparison(
      from: try Self.edited(Self.answers, "Fingerprint: 00ff", "Fingerprint: \(old)"),
      to: try Self.edited(Self.answers, "Fingerprint: 00ff", "Fingerprint: \(new)"))
    let text = comparison.text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("fingerprint: \(line)\n"))
  }

  /// Case makes no difference in an id, and all the difference in a name.
  @Test(arguments: [("E001", "e001", 0), ("E001", "E002", 1), ("Ofsted", "OFSTED", 1)])
  func `the source of a measure is compared as the id that it may be`(
    old: String, new: String, count: Int
  ) throws {
    func version(_ source: String) throws -> Evaluation {
      try evaluation(
        fullWorkspace.merging(
          ["measures.csv": "id,title,unit,source\ngld,Good level,percent,\(source)\n"]) { $1 })
    }
    #expect(try Comparison(from: version(old), to: version(new)).changes.count == count)
  }

  @Test(arguments: [
    ("Many.\n", "Many.\n## Next steps\n", "(heading) {+Next steps+}"),
    (
      "### Boys: requires", "### All boys: requires",
      "(heading) [-Boys:-] {+All boys:+} requires improvement"
    ),
    (
      "## Strengths\nMany", "Strengths\n\nMany",
      "(was a heading of level 2, now a paragraph) Strengths"
    ),
  ])
  func `a heading is shown without its marks`(old: String, new: String, line: String) throws {
    let comparison = Comparison(
      from: try evaluation(fullWorkspace), to: try Self.edited(Self.answers, old, new))
    let text = comparison.text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains(line) && !text.contains("##"), "\(text)")
    let page = comparison.html(oldName: "a", newName: "b", generator: "L", mark: "")
    let main = String(decoding: page, as: UTF8.self).split(separator: "<main").last ?? ""
    #expect(!main.contains("##"))
  }

  @Test(arguments: [
    (Figures("percent", "50,,,provisional", "50,,,final"), false),
    (Figures("percent", "50,,,", "50,50,100,"), false),
    (Figures("percent", "66.3,,,", ",1325,1999,"), false),
    (Figures("percent", "50.31,,,", "50.32,,,"), false),
    (Figures("percent", "50.3,,,", "50.4,,,"), true),
    (Figures("percent", ",50,100,", ",500,1000,"), true),
    (Figures("percent", "50,,,", ",60,100,"), true),
    (Figures("rate", "21.0,210,100000,", "210.0,210,100000,"), true),
    (Figures("percent", "c,,,", "50,,,"), false),
  ])
  func `only a figure that was printed otherwise is said to be restated`(
    row: Figures, isRestated: Bool
  ) throws {
    let names = try row.comparison().observations.map(\.name)
    #expect(names == (isRestated ? ["figure-restated-text-not"] : []))
  }

  @Test func `a folder gives the same account as its saved version`() throws {
    // The files name things in another order than that of their keys.
    func workspace(_ value: String) throws -> Evaluation {
      try evaluation([
        "laser.json": """
        {"authority": "A", "year": "2014/15", "teams": [{"id": "z", "name": "Z"}, {"id": "a", "name": "A"}]}
        """,
        "measures.csv": "id,title,unit,questions\nzz,Z,percent,1\naa,A,percent,1\n",
        "measures/m.csv": "measure,period,value\nzz,2014/15,\(value)\naa,2014/15,\(value)\n",
        "judgements/z/a.md": "# Question 1\nGrade: good\n\nText.\n",
        "judgements/a/a.md": "# Question 1\nGrade: good\n\nOther text.\n",
      ])
    }
    func saved(_ evaluation: Evaluation) throws -> Evaluation {
      try VersionReader.read(VersionText(of: evaluation, edition: "internal").lines()).evaluation
    }
    let (old, new) = (try workspace("50"), try workspace("51"))
    let expected = Comparison(from: old, to: new)
    #expect(expected.observations.map(\.key) == ["a/Q1", "z/Q1"])
    #expect(expected.observations.allSatisfy { $0.text.contains("such as A in 2014/15") })
    let (savedOld, savedNew) = (try saved(old), try saved(new))
    for (old, new) in [(savedOld, new), (old, savedNew), (savedOld, savedNew)] {
      let comparison = Comparison(from: old, to: new)
      #expect(comparison.changes == expected.changes)
      #expect(comparison.observations == expected.observations)
    }
  }

  /// Else a reviewer looks for an edit in a file that nobody touched.
  @Test(arguments: ["register.csv", "measures.csv", "priorities.csv"])
  func `what is deleted from one file changes no row of another`(file: String) throws {
    let old = try evaluation(fullWorkspace)
    var files = fullWorkspace
    files[file] = files[file].map { String($0.prefix { $0 != "\n" }) + "\n" }
    let new = try evaluation(files)
    for later in [
      new, try VersionReader.read(VersionText(of: new, edition: "internal").lines()).evaluation,
    ] {
      let changes = Comparison(from: old, to: later).changes
      #expect(!changes.isEmpty)
      #expect(Self.lines(changes.filter { $0.kind != .removed }).isEmpty)
    }
  }

  @Test func `a draft's report keeps what key lines name though there isn't such a thing`() throws {
    let old = try evaluation(fullWorkspace)
    let row = "E002,Survey,survey,2014-11-30,,,,,,,,,,challenges,,"
    let new = try Self.edited("register.csv", row, "")
    let expected = Comparison(from: old, to: new)
    #expect(Self.lines(expected.changes).contains("removed evidence E002"))
    let saved = try VersionReader.read(VersionText(of: new, edition: "internal").lines())
    let comparison = Comparison(from: old, to: saved.evaluation)
    #expect(comparison.changes == expected.changes)
    #expect(comparison.observations == expected.observations)
    // What the register lacks was never decided to be shown to everybody.
    let shown = try VersionReader.read(VersionText(of: new, edition: "public").lines())
    #expect(shown.evaluation.judgements[0].evidence.isEmpty)
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

  /// Else it stands among the grades that differ, beside a sentence that says that none does.
  @Test func `a grade that the scale calls otherwise is the same one`() throws {
    let old = try evaluation(fullWorkspace)
    var new = try Self.edited(Self.answers, "more often", "ever more often")
    for place in new.bank.scale.indices { new.bank.scale[place].name += " anew" }
    let comparison = Comparison(from: old, to: new)
    let text = comparison.text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("Good anew"))
    #expect(!text.contains("Grades that differ"))
    let regraded = try Self.edited(Self.answers, "Grade: good", "Grade: outstanding")
    #expect(
      Comparison(from: old, to: regraded).text(oldName: "a", newName: "b", hasColour: false)
        .contains("Grades that differ"))
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

  @Test(arguments: [
    ("measures/a.csv", ",Boys,", ",boys,"), ("register.csv", "E002,", "e002,"),
    (answers, "Evidence: E002", "Evidence: e002"), (answers, "Priorities: P1", "Priorities: p1"),
    ("actions.csv", ",E004,", ",e004,"), ("priorities.csv", "ten,gld,10", "ten,GLD,10"),
  ])
  func `a name in another case is no difference, as it's the same name everywhere`(
    file: String, old: String, new: String
  ) throws {
    let before = try evaluation(fullWorkspace)
    let after = try Self.edited(file, old, new)
    #expect(Self.lines(Comparison(from: before, to: after).changes) == [])
  }
}
