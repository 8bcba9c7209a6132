import SelfEvaluation
import Testing

@testable import Versions

/// If this fails, an agreed answer can change without anybody noticing, or is called changed when
/// it isn't.
struct AgreementTests {
  private func agreement(_ evaluation: Evaluation) throws -> Agreement {
    let team = Identifier("primary")
    let judgement = try #require(evaluation.judgement(team: team, question: 10))
    return Agreements(evaluation).agreement(on: judgement)
  }

  private static let answers = "judgements/primary/all.md"

  @Test(arguments: [
    (answers, "more often", "less often", Agreement.Part.text),
    (answers, "Many.\n## Drill-down\n### Boys", "Many. ## Drill-down ### Boys", .text),
    (answers, "Fewer.", "\n     Fewer.", .text),
    (answers, "### Boys", "    ### Boys", .text),
    (answers, "Grade: good", "Grade: outstanding", .grade),
    ("register.csv", "School visits", "Visits", .evidence("E004")),
    ("register.csv", "E002,Survey", "E002,A survey", .evidence("E002")),
    ("measures/a.csv", ",60,100", ",61,100", .measure("gld")),
    ("measures/a.csv", "66.3", "66.4", .measure("gld")),
  ])
  func `a change is named`(file: String, old: String, new: String, part: Agreement.Part) throws {
    let before = try agreement(try evaluation(fullWorkspace)).fingerprint
    let after = try agreement(try ComparisonTests.edited(file, old, new))
    #expect(after.changes(since: before) == [part])
  }

  @Test func `where a link leads is part of the text, even if that stands below another answer`()
    throws
  {
    func linked(_ address: String) throws -> Evaluation {
      var files = fullWorkspace
      files[Self.answers] =
        (files[Self.answers] ?? "")
        .replacing("Plans are met", with: "The [plan] is met")
        + "\n[plan]: \(address)\n[other]: https://example.org\n"
      return try evaluation(files)
    }
    let agreed = try agreement(try linked("https://example.org/a"))
    let now = try agreement(try linked("https://example.org/b \"Words\""))
    #expect(now.changes(since: agreed.fingerprint) == [.text])
    // What was agreed when the address was no part of it yet stays so.
    #expect(now.changes(since: agreed.formerFingerprint) == [])
  }

  @Test func `another wording of the question is named`() throws {
    var changed = try evaluation(fullWorkspace)
    let before = try agreement(changed).fingerprint
    for part in changed.bank.parts.indices {
      for place in changed.bank.parts[part].questions.indices {
        changed.bank.parts[part].questions[place].text += " Why?"
      }
    }
    #expect(try agreement(changed).changes(since: before) == [.question])
  }

  @Test(arguments: [
    (answers, "Plans are met more", "Plans are\nmet   more"),
    (answers, "## Strengths\nMany.\n", "\n\n##  Strengths\n\n   Many.\n\n"),
    (answers, "## Strengths\nMany.\n", "## Strengths\r\n\r\nMany.\r\n\r\n"),
    (answers, "Status: agreed", "Status: in review"),
    (answers, "Author: D. Kay", "Author: E. Lee"),
    ("register.csv", "10;11,", "11;10,"),
    ("measures/a.csv", "insp,2015-03-31,,,good,,40,50", "insp,2015-03-31,,,good,,41,50"),
    ("laser.json", "A <note>", "Another note"),
  ])
  func `what it doesn't rest on is no change`(file: String, old: String, new: String) throws {
    let before = try agreement(try evaluation(fullWorkspace)).fingerprint
    let after = try agreement(try ComparisonTests.edited(file, old, new))
    #expect(after.changes(since: before) == [])
  }

  /// Evidence that got another id since the answer was agreed, and what is said to have changed.
  struct Renaming: CustomTestStringConvertible {
    var name: String
    var old, new: String
    var formerly: String
    /// What else was replaced, in all files.
    var besides: (old: String, new: String)
    var changes: [Agreement.Part]
    var testDescription: String { name }

    init(
      _ name: String, _ old: String, _ new: String, formerly: String,
      besides: (String, String) = ("", ""), _ changes: Agreement.Part...
    ) {
      (self.name, self.old, self.new, self.formerly) = (name, old, new, formerly)
      (self.besides, self.changes) = ((old: besides.0, new: besides.1), changes)
    }
  }

  @Test(arguments: [
    Renaming("renamed", "E004", "E040", formerly: "E001;E004"),
    Renaming("the later name first", "E004", "E040", formerly: "E004;E001"),
    Renaming("in another case", "E004", "E040", formerly: "E001;e004"),
    Renaming("renamed twice", "E004", "E400", formerly: "E001;E004;E040"),
    Renaming(
      "to an id that comes before others", "E004", "A1", formerly: "E001;E004"),
    Renaming(
      "and reworded", "E004", "E040", formerly: "E001;E004", besides: ("more often", "seldom"),
      .text),
    Renaming(
      "and the evidence changed", "E004", "E040", formerly: "E001;E004",
      besides: ("School visits", "Visits"), .evidence("E040")),
    Renaming(
      "which nothing says", "E004", "E040", formerly: "E001", .text,
      .evidence("E040", .added), .evidence("E004", .removed)),
  ])
  func `evidence that got another id is as it was agreed`(example: Renaming) throws {
    let before = try agreement(try evaluation(fullWorkspace)).fingerprint
    var files = fullWorkspace.mapValues { text in
      let renamed = text.replacing(example.old, with: example.new)
      return example.besides.old.isEmpty
        ? renamed : renamed.replacing(example.besides.old, with: example.besides.new)
    }
    files["register.csv"] = files["register.csv"]?.replacing(
      "supports,E001", with: "supports,\(example.formerly)")
    #expect(try changes(in: try evaluation(files), since: before) == example.changes)
  }

  private func changes(in evaluation: Evaluation, since fingerprint: String) throws
    -> [Agreement.Part]
  {
    let team = Identifier("primary")
    let question = evaluation.bank.questions.contains { $0.number == 40 } ? 40 : 10
    var judgement = try #require(evaluation.judgement(team: team, question: question))
    judgement.fingerprint = fingerprint
    return Agreements(evaluation).changes(in: judgement)
  }

  @Test(arguments: [(["10"], [Agreement.Part]()), (["Q10"], []), ([], [.evidence("E004")])])
  func `evidence of a question that got another number is as it was agreed`(
    formerly: [String], changes: [Agreement.Part]
  ) throws {
    var evaluation = try evaluation(fullWorkspace)
    let before = try agreement(evaluation).fingerprint
    func renumber(_ number: inout Int) { if number == 10 { number = 40 } }
    for part in evaluation.bank.parts.indices {
      for place in evaluation.bank.parts[part].questions.indices
      where evaluation.bank.parts[part].questions[place].number == 10 {
        evaluation.bank.parts[part].questions[place].formerly = formerly
        renumber(&evaluation.bank.parts[part].questions[place].number)
      }
    }
    for place in evaluation.judgements.indices {
      renumber(&evaluation.judgements[place].question)
    }
    for item in evaluation.register.indices {
      for place in evaluation.register[item].questions.indices {
        renumber(&evaluation.register[item].questions[place])
      }
      for place in evaluation.register[item].prompts.indices {
        renumber(&evaluation.register[item].prompts[place].question)
      }
    }
    for measure in evaluation.measures.indices {
      for place in evaluation.measures[measure].questions.indices {
        renumber(&evaluation.measures[measure].questions[place])
      }
    }
    #expect(try self.changes(in: evaluation, since: before) == changes)
  }

  /// Everything that an answer rests on, with accents in it.
  private static let accented = [
    "register.csv": "id,title,kind,questions\nE1,R\u{E9}sum\u{E9},report,10\n",
    "measures.csv": "id,title,unit,questions\nm,M,count,10\nn,N,count,10\n",
    "measures/m.csv": "measure,period,group,value\nm,2014/15,Caf\u{E9},4\nn,2014/15,,5\n",
    "judgements/primary/a.md": "# Question 10\nGrade: good\n\nCaf\u{E9} words [E1].\n",
  ]

  /// The files as they come back from a Mac, from git or from another person.
  @Test(arguments: [
    ("judgements/primary/a.md", "\u{E9}", "e\u{301}"), ("register.csv", "\u{E9}", "e\u{301}"),
    ("measures/m.csv", "\u{E9}", "e\u{301}"), ("register.csv", "E1,", "e1,"),
    ("measures.csv", "m,M,count,10\nn,N,count,10\n", "N,N,count,10\nm,M,count,10\n"),
  ])
  func `other bytes of the same text are no change, and don't take an answer out of public`(
    file: String, old: String, new: String
  ) throws {
    var files = Self.accented
    files[file] = files[file].map {
      String(
        decoding: Array($0.utf8).replacing(Array(old.utf8), with: Array(new.utf8)), as: UTF8.self)
    }
    try #require(
      Array(files[file, default: ""].utf8) != Array(Self.accented[file, default: ""].utf8))
    let (one, other) = (try evaluation(Self.accented), try evaluation(files))
    for (before, now) in [(one, other), (other, one)] {
      let fingerprint = try agreement(before).fingerprint
      #expect(try changes(in: now, since: fingerprint) == [])
      #expect(try changes(in: now, since: String(fingerprint.dropLast(1)) + "x") != [])
    }
    files["judgements/primary/a.md"]? += "More.\n"
    let fingerprint = try agreement(one).fingerprint
    #expect(try changes(in: try evaluation(files), since: fingerprint) == [.text])
  }

  /// What people agreed years ago stays agreed.
  @Test func `a fingerprint is made as it always was`() throws {
    #expect(try agreement(try evaluation(fullWorkspace)).fingerprint == Self.known)
    // Lists, quotations, tables and headings, however they are set out, have none of their own.
    let body =
      "> Said [E004].\n\n1. one\n   - two - three\n2. four\n\n```\n# no\n```\n\n## Boys ##\nC # 5."
    var changed = try evaluation(fullWorkspace)
    changed.judgements[0].body = Prose(body)
    #expect(try agreement(changed).fingerprint.contains("text=75ff9003 "))
  }

  private static let known = """
    b50115da7ba098af33419ca795a094f948fb973d601a079bb0cc703736aa3d28 \
    text=55593242 grade=106675dc question=b3300385 \
    evidence/E002=e87b41ac evidence/E004=144d1625 measure/gld=52a7942d
    """

  private func rate(_ value: String) throws -> Agreement {
    try agreement(
      try evaluation([
        "measures.csv": "id,title,unit,questions\nr,R,rate,10\n",
        "measures/r.csv": "measure,period,value,numerator,denominator\nr,2014/15,\(value)\n",
        "judgements/primary/a.md": "# Question 10\nGrade: good\n\nText.\n",
      ]))
  }

  @Test func `a rate that is one per 100,000 now is named`() throws {
    let before = try rate("21.0,210,100000")
    #expect(try rate("210.0,210,100000").changes(since: before.fingerprint) == [.measure("r")])
    // Fingerprints had nothing of a rate but its counts once, and say what they said.
    #expect(before.formerFingerprint != before.fingerprint)
    #expect(before.changes(since: before.formerFingerprint) == [])
    #expect(
      try rate("22.0,220,100000").changes(since: before.formerFingerprint) == [.measure("r")])
  }

  @Test func `evidence cited since is named, and a fingerprint cut short says no more`() throws {
    let before = try agreement(try evaluation(fullWorkspace)).fingerprint
    let less = try agreement(try ComparisonTests.edited(Self.answers, "Evidence: E002\n", ""))
    #expect(less.changes(since: before) == [.evidence("E002", .removed)])
    let now = try agreement(try evaluation(fullWorkspace))
    #expect(now.changes(since: less.fingerprint) == [.evidence("E002", .added)])
    #expect(less.changes(since: "00ff") == [.unknown])
    #expect(less.changes(since: "") == [.unknown])
    let total = try #require(less.fingerprint.split(separator: " ").first)
    #expect(total.utf8.count == 64)
    #expect(less.changes(since: String(total)) == [])
  }
}
