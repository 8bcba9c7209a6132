import Diagnostics
import TestSupport
import Testing

/// If this fails, a wrong number in prose goes to print; or a right one is doubted.
struct TypedNumberTests {
  private func findings(_ text: String, measures: String) -> [Finding] {
    ChecksTests.findings("typed-number", on: text, measures: measures, FigureFiles.all)
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
    "In May ↓75% of children reached a good level of development.",
    "↓75% of children reached a good level of development, and we will build on this.",
    "We will build on this; ↓75% of children reached a good level of development.",
    "A good level of development was ↓50.0% in 2014-15.",
    "A good level of development was ↓50.0% in 2014–15.",
    "A good level of development was ↓65.0% (2012–13).",
    "In 2014–15 ↓50.0% of children reached a good level of development.",
    "Good level of development in 2014/15: ↓50.0%.",
    "A good level of development rose from ↓55.0% in 2012/13 to 65.0% in 2014/15.",
    "A good level of development rose from 50.0% in 2012/13 to ↓55.0% in 2014/15.",
    "A good level of development has risen since 2012/13 to ↓64%.",
    "A good level of development is ↓64%, up from 50% in 2012/13.",
    "↓65.0% of boys reached a good level of development.",
    "↓74% of boys reached a good level of development, and 74% of girls.",
    "↓70% of children did not reach a good level of development.",
    "A good level of development was ↓74% for boys.",
    "A good level of development of 55.0% in 2013/14 was below the national ↓63.0% in 2013/14.",
    "A good level of development has risen again, and the latest figure is ↓64%.",
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
    "We will see that 75% of children reach a good level of development.",
    "75% of children will reach a good level of development, and more of the boys.",
    "75% of children, and more, will reach a good level of development.",
    "A good level of development was 40% in 2015-16.",
    "A good level of development was 49% in 2011–12.",
    "A good level of development has risen since 2012/13 to 65.0%.",
    "A good level of development is 65.0%, up 15 points on 2012/13.",
    "A good level of development is 65.0%, 15 points higher than in 2012/13.",
    "65.0% of children reach a good level of development, an improvement on 2012/13.",
    "Compared with 2012/13, a good level of development is higher, at 65.0%.",
    "Following the 2013/14 review a good level of development rose to 65.0%.",
    "In 2012/13 we began on it, and a good level of development has risen to 65.0%.",
    "A good level of development was 50.0% and 55.0% in 2012/13 and 2013/14 respectively.",
    "A good level of development was 65.0% in 2014/15, above England.",
    "In 2012/13 50.0% and in 2014/15 65.0% reached a good level of development.",
    "35.0% of children did not reach a good level of development.",
    "44% of boys are not yet at a good level of development.",
    "56% of boys and 74% of girls reached a good level of development.",
    "In supported schools a good level of development was 61.4%.",
    "The 30 supported schools had a good level of development of 61.4%.",
    "In the most deprived areas a good level of development was 52%.",
    "74% of children on the programme reached a good level of development.",
    "74% of children who were tutored reached a good level of development.",
    "For summer-born boys a good level of development was 47%.",
    "A good level of development in Hampshire is 66.1%.",
    "Among Year 11 pupils a good level of development was 64%.",
    "In primaries a good level of development was 63.9%.",
    "In the autumn term a good level of development was 63%.",
    "A good level of development at Hill Academy was 63.2%.",
    "65% of boys who were tutored reached a good level of development.",
    "Development in one strand was good at a level of 63% and in another at a level of 66% in 2014/15.",
    "A good level of development of 55.0% in 2013/14 was below the national 60.0%.",
    "In 2012 49% of children reached a good level of development.",
    "Between 2012/13 and 2014/15 a good level of development rose from 50.0% to 65.0%.",
    "Of the children we tutored 64% reached a good level of development.",
    "With our support 64% reached a good level of development.",
    "Within a good level of development, number was 70%.",
    "The gap between boys and girls at a good level of development was 18.0% in 2014/15.",
    "Writing is the weakest strand of a good level of development, at 66%.",
    "Take-up of places rose from 62% to 74%, and a good level of development from 50% to 65%.",
    "While take-up of places is 64%, a good level of development is at 65%.",
    "The best authority reached 66% for a good level of development.",
    "In one authority 66% of children reached a good level of development.",
    "35% of children did not reach a good level of development, of whom over half (57%) were boys.",
    "35% of children did not reach a good level of development, and of those 57% were boys.",
    "Boys account for 57% of those without a good level of development.",
    "67% of children reached the expected level in writing, compared with 65% who reached a good level "
      + "of development.",
  ])
  func `a number that agrees, or is of something else, is left alone`(text: String) {
    #expect(findings(text, measures: "gld; ks4").map(\.message) == [])
  }

  @Test func `the only measure of an answer needs no naming`() {
    #expect(findings("The share is 64%.", measures: "gld").count == 1)
    #expect(findings("The share is 64%.", measures: "gld; ks4").isEmpty)
    #expect(findings("64% of visits were on time.", measures: "gld").isEmpty)
    #expect(findings("Phonics was 64%.", measures: "gld").isEmpty)
  }

  @Test func `boys on free meals are neither all boys nor all on free meals`() {
    let files = FigureFiles.all.merging([
      "measures/fsm.csv": "measure,period,group,value\ngld,2013/14,FSM,41\ngld,2014/15,FSM,44\n"
        + "gld,2013/14,Not FSM,58\ngld,2014/15,Not FSM,68\n"
    ]) { $1 }
    func findings(_ text: String) -> Int {
      ChecksTests.findings("typed-number", on: text, measures: "gld", files).count
    }
    #expect(findings("55.5% of boys on free school meals reached a good level.") == 0)
    #expect(findings("A good level of development for disadvantaged boys was 45%.") == 0)
    #expect(findings("65% of FSM children reached a good level of development.") == 1)
    #expect(findings("65% of boys and 44% of FSM children reached a good level.") == 1)
  }

  @Test func `one subject of several in a title is another measure`() {
    let files = [
      "measures.csv": "id,title,unit,polarity,kind,counts\n"
        + "rwm,Pupils at level 4 in reading writing and mathematics,percent,higher,flow,pupils\n",
      "measures/rwm.csv": "measure,period,value\nrwm,2013/14,77\nrwm,2014/15,75\n",
    ]
    func findings(_ text: String) -> Int {
      ChecksTests.findings("typed-number", on: text, measures: "rwm", files).count
    }
    #expect(findings("Level 4 in reading was 83% and in mathematics 79%.") == 0)
    #expect(findings("Level 4 in reading, writing and mathematics was 83%.") == 1)
  }

  @Test func `those who are not counted may be told by the others`() {
    let files = [
      "measures.csv": "id,title,unit,polarity,kind,counts\n"
        + "neet,Young people not in education or training,percent,lower,flow,pupils\n",
      "measures/neet.csv": "measure,period,value\nneet,2013/14,6.9\nneet,2014/15,8.2\n",
    ]
    func findings(_ text: String) -> Int {
      ChecksTests.findings("typed-number", on: text, measures: "neet", files).count
    }
    #expect(findings("91.8% of young people are in education or training.") == 0)
    #expect(findings("8.2% of young people are not in education or training.") == 0)
    #expect(findings("90.8% of young people are in education or training.") == 1)
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

  private static let subjects = [
    "measures.csv": """
    id,title,unit,polarity,kind,counts,decimals
    ks2-r,Key Stage 2 reading expected standard,percent,higher,flow,pupils,0
    ks2-w,Key Stage 2 writing expected standard,percent,higher,flow,pupils,0
    abs-s,Secondary absence rate,percent,lower,flow,other,1
    pa-s,Secondary persistent absence rate,percent,lower,flow,pupils,1
    """,
    "measures/m.csv": """
    measure,period,value
    ks2-r,2012/13,71
    ks2-r,2013/14,72
    ks2-r,2014/15,74
    ks2-w,2012/13,68
    ks2-w,2013/14,70
    ks2-w,2014/15,71
    abs-s,2013/14,8.9
    abs-s,2014/15,8.5
    pa-s,2013/14,26.1
    pa-s,2014/15,24.0
    """,
  ]

  private func findingsOnSubjects(_ text: String) -> [Finding] {
    ChecksTests.findings(
      "typed-number", on: text, measures: "ks2-r; ks2-w; abs-s; pa-s", Self.subjects)
  }

  @Test(arguments: [
    "Key Stage 2 writing at the expected standard rose from 68% to 71%.",
    "Key Stage 2 reading at the expected standard stood at 74% in 2014/15, after 72%.",
    "Key Stage 2 reading was 74% and writing 71% at the expected standard.",
    "The secondary absence rate was 8.5%, that of persistent absence 24.0%.",
  ])
  func `a figure of the measure that is named is not held against another`(text: String) {
    #expect(findingsOnSubjects(text).map(\.message) == [])
  }

  @Test(arguments: [
    ("Key Stage 2 writing at the expected standard was 72%.", "writing"),
    ("Key Stage 2 writing at the expected standard rose from 69% to 71%.", "writing"),
    ("Key Stage 2 reading at the expected standard was 70% in 2014/15.", "reading"),
    ("Reading and writing at the expected standard of Key Stage 2: writing was 73%.", "writing"),
  ])
  func `a wrong number is held against the measure that its clause names`(
    text: String, subject: String
  ) {
    let found = findingsOnSubjects(text)
    #expect(found.count == 1 && found[0].message.contains(subject), "\(found)")
  }
}
