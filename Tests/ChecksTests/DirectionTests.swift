import Diagnostics
import TestSupport
import Testing

/// If this fails, a report says that results rose when they fell; or a true sentence stops the
/// report from being written.
struct DirectionTests {
  private func findings(_ text: String) -> [Finding] {
    TestWorkspace(
      answer: "# Question 1\nGrade: good\nMeasures: gld; ks4\n\n\(text)\n", FigureFiles.all
    )
    .findings("direction-against-data")
  }

  @Test(arguments: [
    "Results at 16 have ↓risen by {{ks4.change}} since {{ks4.first-period}}.",
    "Results at 16 are ↓up by {{ks4.change}}.",
    "There was an ↓increase of {{ks4.change}} at 16 [E001].",
    "A good level of development has ↓fallen by {{gld.change}}.",
    "Results ↓rose each year, by {{ks4.change}} in all.",
    "We saw a {{ks4.change}} ↓rise.",
    "The share ↓fell from {{gld.first}} to {{gld.latest}}.",
    "{{ks4.latest}} reach the standard, ↓up from {{ks4.first}}.",
    "Results at 16 have ↓improved by {{ks4.change}}.",
    "Absence has ↓worsened by {{absence.change}}.",
    "Absence ↓rose by {{absence.change}}.",
    "While schools worked hard, results have steadily ↓declined, by {{gld.change}}.",
    "The gap to England has ↓narrowed by {{ks4.gap-change}}.",
    "The distance to girls ↓shrank by {{gld.boys.gap-change}}.",
    "At 16 we are {{ks4.gap}} ↓above England.",
    "Children here are ↓behind England by {{gld.gap}}.",
    "Results are {{ks4.gap}} ↓higher than nationally.",
    "Boys' results ↓fell by {{gld.boys.change}}, girls' rose by {{gld.girls.change}}.",
    "Boys' results rose by {{gld.boys.change}} and girls' ↓fell by {{gld.girls.change}}.",
    "Results have ↓risen to {{ks4.latest}}.",
    "The share has ↓risen by {{flat.change}}.",
    "A good level has not risen; it is {{gld.latest}}. It has not ↓risen, by {{gld.change}}.",
    "Results are no longer ↓rising, by {{gld.change}}.",
    "Absence is {{absence.gap}} ↓above England.",
    "Results **have ↓risen by {{ks4.change}}** &amp; more.",
    "A good level of development has declined, ↓falling by {{gld.change}}.",
    "- one point\n- results have ↓risen by {{ks4.change}}",
  ])
  func `a direction that the data contradict is found`(marked: String) throws {
    let text = MarkedText("# Question 1\nGrade: good\nMeasures: gld; ks4\n\n\(marked)\n")
    let found = findings(marked.replacing("↓", with: ""))
    try #require(found.count == 1)
    #expect(found[0].position.line == text.line)
    #expect(found[0].position.column == text.column)
    #expect(found[0].severity == .error)
  }

  @Test(arguments: [
    "A good level of development has risen by {{gld.change}} since {{gld.first-period}}.",
    "Results at 16 fell by {{ks4.change}}.",
    "Results have not risen: they changed by {{ks4.signed-change}}.",
    "Results at 16 are no longer rising, and fell by {{ks4.change}}.",
    "Results at 16 did not improve, by {{ks4.change}}.",
    "Results should have risen by {{ks4.change}}.",
    "The target is for results to rise by {{ks4.change}}.",
    "If results rise by {{ks4.change}}, we will be where we were.",
    "Confidence has risen. Results at 16 differ by {{ks4.change}}.",
    "Attendance rose while results fell by {{ks4.change}}.",
    "The share rose from {{gld.first}} to {{gld.latest}}.",
    "{{ks4.latest}} reach the standard, down from {{ks4.first}}.",
    "Absence has fallen by {{absence.change}}.",
    "Absence has improved by {{absence.change}}.",
    "Attendance has risen: {{absence.change}} fewer sessions were missed.",
    "Attendance has risen by {{absence.change}}.",
    "The gap to England has widened by {{ks4.gap-change}}.",
    "The gap between girls and boys grew by {{gld.boys.gap-change}}.",
    "Results are {{ks4.gap}} below England.",
    "Children here are {{gld.gap}} ahead of England.",
    "Those who do not reach it fell by {{gld.change}}.",
    "The share below the expected level has fallen by {{gld.change}}.",
    "The School Improvement Service cites {{ks4.change}} in its improvement plan.",
    "Rising rolls explain a change of {{ks4.change}}.",
    "Increased funding went with a change of {{ks4.change}}.",
    "“It rose by {{ks4.change}},” said a head who meant the other school.",
    "Has the share risen by {{ks4.change}}?",
    "Results fell to {{ks4.latest}}, and now rise again in a few schools.",
    "A good level is {{gld.latest}}, ahead of England's {{gld.england.latest}}.",
    "It has not risen by more than {{gld.change}}.",
    "Absence is {{absence.gap}} below England.",
    "Had results risen by {{ks4.change}}, we would be level.",
    "Rises in the early years contrast with a change of {{ks4.change}} at 16.",
    "Better teaching of phonics is one reason for {{ks4.latest}}.",
  ])
  func `a true direction is left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test func `what was written about a priority is held against the data too`() throws {
    let text = MarkedText(
      "On track.\n\nResults have ↓risen by {{ks4.change}}. It is 55% at Key Stage 4 that reach the standard.\n"
    )
    let files = [
      "priorities.csv": "id,title,measures\nP1,Results at 16,ks4\n", "priorities/P1.md": text.text,
    ]
    let found = TestWorkspace(FigureFiles.all.merging(files) { $1 }).findings
    let direction = try #require(found.first { $0.rule.name == "direction-against-data" })
    #expect(
      direction.position
        == FilePosition(file: "priorities/P1.md", line: text.line, column: text.column))
    #expect(found.contains { $0.rule.name == "typed-number" })
  }

  @Test func `the figures are in the message`() throws {
    let finding = try #require(findings("Results have risen by {{ks4.change}}.").first)
    #expect(
      finding.message
        == "'risen' is not what the data say: 'Pupils who reach the standard at Key Stage 4' fell "
        + "by 6.0 percentage points, from 62.0% (2012/13) to 56.0% (2014/15)")
  }
}
