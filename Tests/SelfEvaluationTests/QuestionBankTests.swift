import Diagnostics
import Intake
import ReportTemplates
import SelfEvaluation
import Testing

/// The form is the authority's own: a question or prompt lost, merged or reworded would make every
/// report answer something that was never asked.
struct QuestionBankTests {
  private let bank: QuestionBank

  init() throws {
    let text = try #require(ReportTemplates.text(at: "banks/lancashire-laser-2013.json"))
    let read = Intake.readBank(SourceText(text, file: "bank"))
    #expect(read.findings.isEmpty)
    bank = try #require(read.bank)
  }

  @Test func `the form has 28 questions in three parts`() {
    #expect(bank.parts.map(\.name) == ["Leadership", "Management", "Capacity"])
    #expect(
      bank.parts.map { $0.questions.map(\.number) } == [
        Array(1...9), Array(10...22), Array(23...28),
      ])
  }

  /// Counted on the printed form, question by question.
  @Test func `every evidence prompt is there, none merged, none split`() {
    let printed = [
      6, 5, 10, 2, 4, 3, 5, 5, 4, 4, 4, 3, 6, 1, 6, 5, 5, 3, 5, 4, 6, 5, 4, 6, 4, 2, 6, 3,
    ]
    #expect(bank.questions.map(\.prompts.count) == printed)
    #expect(bank.questions.flatMap(\.prompts).count == 126)
  }

  @Test func `the seven rules of guidance are there`() {
    #expect(bank.guidance.count == 7)
    #expect(bank.guidance[1] == "When considering trends, focus on the past 3 years")
  }

  /// A place where the scan of the form was broken, and what the form says there.
  struct Mend: CustomTestStringConvertible {
    var scanned: String
    var mended: String
    var testDescription: String { mended }
  }

  @Test(arguments: [
    Mend(scanned: "fe el", mended: "Do all staff feel valued and strive to achieve?"),
    Mend(scanned: "OCI", mended: "QCI Team Plans"),
    Mend(scanned: "Appendix", mended: "Staff Matter group feedback"),
    Mend(scanned: "Аррения", mended: "CYP survey analysis"),
    Mend(scanned: "Evidence includes", mended: "The QCI Service plan and targets"),
    Mend(
      scanned: "Evidence might include", mended: "Targets, including directorate/corporate targets"),
    Mend(
      scanned: "\n",
      mended: "Reports to the Partnership Development Group which acts as the School Improvement "
        + "Service Governing Body. Members include secondary, primary, nursery and special school "
        + "headteachers, governors, diocesan representatives and members of professional "
        + "associations"),
    Mend(
      scanned: "  ",
      mended: "Reports are to stakeholders through the Sounding Board, Diocesan/Church Authorities "
        + "Liaison Group, Phase groups (LASSH, LASSHT, PHIL, LFNSH), Partnership Development Group, "
        + "County Union Secretaries"),
    Mend(scanned: "•", mended: "Continuous Improvement Champions feedback"),
  ])
  func `a break of the scan is mended and nothing else`(mend: Mend) {
    let wording = bank.questions.flatMap { [$0.text] + $0.prompts } + bank.guidance
    #expect(wording.contains(mend.mended))
    #expect(!wording.contains { $0.contains(mend.scanned) })
  }

  /// Else it counts as the worst grade, and has two columns of one name in the report.
  @Test(arguments: [
    #"{"id": "na", "name": "Not Applicable"}"#, #"{"id": "not-applicable", "name": "None"}"#,
    #"{"id": "none", "name": "None", "aliases": ["N/A"]}"#,
  ])
  func `a scale has no 'not applicable' of its own`(grade: String) {
    let read = Intake.readBank(
      SourceText(
        #"{"id": "b", "title": "B", "scale": [{"id": "a", "name": "Good"}, \#(grade)],"#
          + #" "parts": [{"name": "P", "questions": [{"number": 1, "text": "Q?"}]}]}"#,
        file: "bank"))
    #expect(read.findings.map(\.rule.name) == ["repeated-grade-name"])
    #expect(read.findings.first?.hint.contains("off the scale") == true)
  }

  @Test(arguments: [
    ("good", 1), ("Good", 1), ("OUTSTANDING", 0), ("requiring improvement", 2),
    ("Requires improvement", 2), ("requires-improvement", 2), ("RI", 2), ("ri", 2), ("1", 0),
    ("2", 1), ("3", 2), ("4", 3), ("satisfactory", 2), ("inadequate", 3), (" good ", 1),
  ])
  func `a grade is read as people write it`(text: String, rank: Int) {
    #expect(bank.grade(named: text) == .onScale(rank))
  }

  @Test(arguments: ["excellent", "", "5", "goood", "good or better"])
  func `what is no grade is not taken for one`(text: String) {
    #expect(bank.grade(named: text) == nil)
  }

  @Test(arguments: ["not applicable", "N/A", "Not Applicable", "not-applicable"])
  func `a question may not apply`(text: String) {
    #expect(bank.grade(named: text) == .notApplicable)
  }
}
