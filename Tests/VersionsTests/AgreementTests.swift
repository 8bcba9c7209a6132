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
    #expect(less.changes(since: before) == [.evidence("E002")])
    #expect(less.changes(since: "00ff") == [.unknown])
    #expect(less.changes(since: "") == [.unknown])
    let total = try #require(less.fingerprint.split(separator: " ").first)
    #expect(total.utf8.count == 64)
    #expect(less.changes(since: String(total)) == [])
  }
}
