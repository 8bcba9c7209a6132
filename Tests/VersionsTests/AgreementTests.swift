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
