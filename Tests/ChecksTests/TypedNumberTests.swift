import Diagnostics
import TestSupport
import Testing

/// If this fails, a wrong number in prose goes to print; or a right one is doubted.
struct TypedNumberTests {
  private func findings(_ text: String, measures: String) -> [Finding] {
    let answer = "# Question 1\nGrade: good\nMeasures: \(measures)\n\n\(text)\n"
    return TestWorkspace(answer: answer, FigureFiles.all).findings("typed-number")
  }

  @Test(arguments: [
    "A good level of development was reached by ↓64% of children.",
    "↓64.8% of children reached a good level of development [E001].",
    "A good level of development now stands at ↓50%.",
    "In 2013/14 ↓54% of children reached a good level of development.",
    "In 2013/14, ↓65% reached a good level of development.",
    "↓57% of boys reached a good level of development, against {{gld.girls.latest}} of girls.",
    "The national figure for a good level of development is ↓64%.",
    "At Key Stage 4 ↓55% of pupils reach the standard.",
    "GLD is ↓66 per cent.",
    "A good level of development: ↓64%, up from 50%.",
    "{{gld.latest}} of children do well, ↓51% two years before.",
    "A good level of development was ↓90% in 2014/15.",
    "↓75% of children reached a good level of development.",
  ])
  func `a number that the data contradict is found`(marked: String) throws {
    let text = MarkedText("# Question 1\nGrade: good\nMeasures: gld; ks4\n\n\(marked)\n")
    let found = findings(marked.replacing("↓", with: ""), measures: "gld; ks4")
    try #require(found.count == 1)
    #expect(found[0].position.line == text.line)
    #expect(found[0].position.column == text.column)
    #expect(found[0].severity == .warning)
  }

  @Test(arguments: [
    "65% of children reached a good level of development.",
    "65.0% of children reached a good level of development, from 50.0%.",
    "82% of headteachers rated our work on a good level of development as effective.",
    "The target is that 64% reach a good level of development.",
    "About 64% of children reached a good level of development.",
    "A good level of development rose by 14 percentage points.",
    "In 64% of schools a good level of development has its own lead.",
    "Attendance at training was 64%.",
    "80% of the milestones for a good level of development were met.",
    "55% of girls reached a good level of development in 2012/13, and 74% in 2014/15.",
    "“64% of children reached a good level of development,” the draft said.",
    "64% of children eligible for free school meals reached a good level of development.",
    "In 2009/10, 49% of children reached a good level of development.",
    "A good level of development was 50% in 2012/13 and 65% in 2014/15.",
    "In the survey 64% named a good level of development as their first aim.",
    "Two points: 56% of boys, 74% of girls with a good level of development.",
    "A good level of development is now 65.0%, up from 50.0%.",
    "In one nursery a good level of development was 90% in 2014/15.",
    "A good level of development is 12% above where it began.",
    "In 2009 a good level of development was 45%.",
    "In Hyndburn a good level of development was 90% in 2014/15.",
    "The target for a good level of development was 75%.",
  ])
  func `a number that agrees, or is of something else, is left alone`(text: String) {
    #expect(findings(text, measures: "gld; ks4").map(\.message) == [])
  }

  @Test func `the only measure of an answer needs no naming`() {
    #expect(findings("The share is 64%.", measures: "gld").count == 1)
    #expect(findings("The share is 64%.", measures: "gld; ks4").isEmpty)
    #expect(findings("64% of visits were on time.", measures: "gld").isEmpty)
  }

  @Test func `the message has the figures, and the hint what to write`() throws {
    let finding = try #require(
      findings("57% of boys reached a good level of development.", measures: "gld").first)
    #expect(
      finding.message
        == "'57%' isn't what the data have for 'Children with a good level of development' (Boys): "
        + "45.0% (2012/13), 48.0% (2013/14) and 56.0% (2014/15)")
    #expect(finding.hint == "write {{gld.boys.latest}}, which takes the figure from the data")
  }
}
