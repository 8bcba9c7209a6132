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
    "Results at {{ks4.latest}} are ↓above the England figure of {{ks4.england.latest}}.",
    "The standard is reached by {{ks4.latest}}, ↓higher than in England ({{ks4.england.latest}}).",
    "The Key Stage 4 standard is reached more often: we are ↓ahead of England's {{ks4.england.latest}}.",
    "England's {{ks4.england.latest}} is well ↓below our {{ks4.latest}}.",
    "Boys at {{gld.boys.latest}} are ↓ahead of girls at {{gld.girls.latest}}.",
    "At {{gld.latest}} we are not ↓above England's {{gld.england.latest}}.",
    "Absence is {{absence.latest}}, ↓worse than the {{absence.england.latest}} of England.",
    "Results ↓stayed the same at {{ks4.latest}}.".replacing("↓stayed the ", with: "stayed the ↓"),
    "Results have been ↓unchanged at {{ks4.latest}}.",
    "Results are ↓unchanged from {{ks4.first}}.",
    "Results have not ↓changed, at {{ks4.latest}}.",
    "The gap to England has ↓narrowed to {{ks4.gap}}.",
    "Results held ↓steady, at {{ks4.latest}}.",
    "Results have been ↓flat since {{ks4.first-period}}, at {{ks4.latest}}.",
    "A good level is {{gld.latest}}, ↓lower than in {{gld.first-period}} ({{gld.first}}).",
    "A good level of development ({{gld.latest}}) is ↓down on {{gld.first-period}}.",
    "Results ↓fell ({{gld.change}}).", "Results are ↓up ({{ks4.change}}).",
    "Results have ↓fallen: {{gld.change}} since {{gld.first-period}}.",
    "↓Falling by {{gld.change}}, a good level of development is a concern.",
    "Results have ↓stagnated at {{gld.latest}}.",
    "A good level of development is the ↓lowest for three years, at {{gld.latest}}.",
    "{{ks4.latest}}, the ↓highest for three years, reach the standard.",
    "Results have ↓fallen – by {{gld.change}}.",
    "At {{gld.latest}} a good level of development is ↓lower than in {{gld.first-period}}.",
    "In {{gld.first-period}} results were {{gld.change}} ↓higher.",
    "Results were {{gld.change}} ↓higher in {{gld.first-period}} than they are today.",
    "In {{gld.first-period}} the gap to girls was {{gld.boys.gap-change}} ↓wider.",
    "A ↓rise of {{ks4.change}} has pleased us.",
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
    "Results at {{ks4.latest}} are below the England figure of {{ks4.england.latest}}.",
    "Results at {{gld.latest}} are above the England figure of {{gld.england.latest}}.",
    "Results at {{ks4.latest}} are not above the England figure of {{ks4.england.latest}}.",
    "Results at {{ks4.latest}} should be above England's {{ks4.england.latest}}.",
    "{{ks4.latest}} reach it, with more above expectations, and England has {{ks4.england.latest}}.",
    "Schools with higher results than {{ks4.latest}} are few, and England's is {{ks4.england.latest}}.",
    "Boys at {{gld.boys.latest}} are behind girls at {{gld.girls.latest}}.",
    "Absence at {{absence.latest}} is better than England's {{absence.england.latest}}.",
    "The share stayed the same at {{flat.latest}}.",
    "The share is steady at {{flat.latest}}, and unchanged from {{flat.first}}.",
    "A steady rise in a good level of development brought it to {{gld.latest}}.",
    "Results have not stayed the same at {{ks4.latest}}.",
    "Results have changed, and are at {{ks4.latest}}.",
    "The share has not changed, at {{flat.latest}}.",
    "The gap to England has widened to {{ks4.gap}}.",
    "The gap to England has grown to {{ks4.gap}}.",
    "At the same time at {{ks4.latest}} results fell.",
    "The gap to England has closed by {{gld.gap-change}}.",
    "A good level is {{gld.latest}}, higher than in {{gld.first-period}} ({{gld.first}}).",
    "A good level is {{gld.latest}}, and absence is lower than in {{gld.first-period}}.",
    "Results rose ({{gld.change}}), and attendance improved ({{absence.change}}).",
    "Rising by {{ks4.change}}, we would be where we were.",
    "A good level of development is the highest for three years, at {{gld.latest}}.",
    "It is one of the lowest for three years, at {{gld.latest}}.",
    "A good level of development is {{gld.latest}}, the lowest in the region.",
    // Who looks back speaks of the first value.
    "In {{gld.first-period}} results were {{gld.change}} lower.",
    "In 2012/13 results were {{gld.change}} lower.", "We used to be {{ks4.change}} higher.",
    "In {{gld.first-period}} the share stood {{gld.change}} below today's figure.",
    "In {{gld.latest-period}} results were {{gld.change}} above those in {{gld.first-period}}.",
    "Results were {{gld.change}} lower in {{gld.first-period}} than they are today.",
    "Three years ago results were {{gld.change}} lower than now.",
    "In {{gld.first-period}} the gap between boys and girls was {{gld.boys.gap-change}} narrower.",
    "Two years ago results were poor, but they are now {{gld.change}} higher.",
    "In {{gld.latest-period}} the share was {{gld.change}} higher than in {{gld.first-period}}.",
    // Of schools something else may hold.
    "14 schools are below the {{gld.england.latest}} of England for a good level of development.",
    "In some settings a good level of development is below England's {{gld.england.latest}}.",
    // What would have to happen hasn't.
    "A rise of {{ks4.change}} is needed to return to {{ks4.first}}.",
    "It needs a rise of {{ks4.change}} to make good the fall.",
    "Only a rise of {{ks4.change}} would bring us back to {{ks4.first}}.",
    "A {{ks4.change}} rise would bring us back.",
    "A rise of {{ks4.change}} at 16 by next year would bring us back.",
    "England's {{ks4.england.latest}} leaves us behind at {{ks4.latest}}.",
    "The fall in absence of {{absence.change}} exceeds that of others.",
    "It is {{gld.change}} above the {{gld.first}} of {{gld.first-period}} and now {{gld.latest}}.",
    "Results are {{gld.change}} higher than in {{gld.first-period}} and now exceed England's.",
    "Girls made up {{gld.girls.change}} of it.", "Risks fell: {{gld.change}} was gained.",
    "In {{gld.first-period}} boys were lower than now, and girls {{gld.girls.change}} lower.",
  ])
  func `a true direction is left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  /// England has 62% at 16, and we 56%; girls 74% at the age of five, and boys 56%.
  @Test(arguments: [
    ("England is {{ks4.gap}} ahead of us at 16.", true),
    ("England is {{ks4.gap}} behind us at 16.", false),
    ("At 16 England leads us by {{ks4.gap}}.", true), ("England trails us by {{ks4.gap}}.", false),
    ("England is now {{ks4.gap}} ahead.", true), ("England is now {{ks4.gap}} behind.", false),
    ("The national average is {{ks4.gap}} above ours.", true),
    ("The national average is {{ks4.gap}} lower than ours.", false),
    ("England's figure is {{ks4.gap}} above that of Lancashire.", true),
    ("England's figure is {{ks4.gap}} below that of Lancashire.", false),
    ("Compared with England, we are {{ks4.gap}} behind.", true),
    ("Compared with England, we are {{ks4.gap}} ahead.", false),
    ("Girls are ahead of boys by {{gld.boys.gap}}.", true),
    ("Girls are behind boys by {{gld.boys.gap}}.", false),
    ("The attainment of girls is {{gld.boys.gap}} higher than that of boys.", true),
    ("The attainment of girls is {{gld.boys.gap}} lower than that of boys.", false),
    ("Boys lag behind girls by {{gld.girls.gap}}.", true),
    ("Boys outperform girls by {{gld.girls.gap}}.", false),
    ("Girls are {{gld.boys.gap}} ahead.", true), ("Girls are {{gld.boys.gap}} behind.", false),
    // Who is meant isn't sure.
    ("Girls did well, and are {{gld.boys.gap}} ahead.", true),
    ("In the national tests results are {{ks4.gap}} below.", true),
  ])
  func `a gap is held against the side of whoever the sentence is about`(
    text: String, isTrue: Bool
  ) {
    #expect(findings(text).isEmpty == isTrue)
  }

  @Test(arguments: [
    ("Our boys are {{gld.boys.gap}} below the boys of ↓England.", true),
    ("Boys are {{gld.boys.gap}} behind boys ↓nationally.", true),
    ("The gap between our boys and boys in ↓England is {{gld.boys.gap}}.", true),
    ("We are {{gld.gap}} above the ↓region.", true),
    ("We are {{gld.gap}} higher than the ↓North West average.", true),
    ("We are {{gld.gap}} above our statistical ↓neighbours.", true),
    ("The gap to the ↓regional average has closed by {{gld.gap-change}}.", true),
    ("The gap between ↓boys and girls is {{gld.gap}}.", true),
    ("Boys are {{gld.boys.gap}} behind girls, as they are in England.", false),
    ("Boys are {{gld.boys.gap}} behind girls nationally and here.", false),
    ("The gap between boys and girls is {{gld.boys.gap}}, less than in England.", false),
    ("We are {{gld.gap}} above the regional and national averages.", false),
    ("We are {{gld.gap}} ahead, the best in the region.", false),
    ("The gap between us and England is {{gld.gap}}.", false),
  ])
  func `a gap is not said to be one to somebody else`(marked: String, isWrong: Bool) throws {
    let found = findings(marked.replacing("↓", with: ""))
    #expect(found.count == (isWrong ? 1 : 0))
    guard let finding = found.first else { return }
    let text = MarkedText("# Question 1\nGrade: good\nMeasures: gld; ks4\n\n\(marked)\n")
    #expect(finding.position.column == text.column)
  }

  @Test(arguments: [
    ("Plans are issued {{m.gap}} slower than in England.", false),
    ("Plans are issued {{m.gap}} faster than in England.", true),
    ("Families wait {{m.change}} longer than in {{m.first-period}}.", false),
    ("Families waited {{m.change}} longer in {{m.first-period}}.", true),
  ])
  func `what takes longer has more days`(text: String, isTrue: Bool) {
    let files = [
      "measures.csv":
        "id,title,unit,polarity,kind,counts\nm,Days to a plan,days,lower,flow,other\n",
      "measures/m.csv": """
      measure,period,area,value
      m,2012/13,,140
      m,2014/15,,112
      m,2012/13,England,120
      m,2014/15,England,115
      """,
    ]
    let answer = "# Question 1\nGrade: good\n\n\(text)\n"
    let found = TestWorkspace(answer: answer, files).findings("direction-against-data")
    #expect(found.isEmpty == isTrue, "\(found)")
  }

  @Test(arguments: [
    ("The gap to England has ↓narrowed by {{m.gap-change}}.", [70, 65, 60]),
    ("The distance to England has ↓closed by {{m.gap-change}}.", [70, 65, 60]),
    ("The gap to England has ↓widened by {{m.gap-change}}.", [55, 65, 72]),
    ("The gap to England has widened by {{m.gap-change}}.", [70, 65, 60]),
    ("The gap to England has narrowed by {{m.gap-change}}.", [55, 65, 72]),
    ("The gap to England has narrowed by {{m.gap-change}}.", [60, 65, 80]),
  ])
  func `a gap that changed sides has closed only for who was behind`(
    marked: String, values: [Int]
  ) {
    let rows = zip(["2012/13", "2013/14", "2014/15"], zip(values, [66, 68, 70])).map {
      "m,\($0),,\($1.0),\(10 * $1.0),1000\nm,\($0),England,\($1.1),\(1000 * $1.1),100000\n"
    }
    let files = [
      "measures.csv": "id,title,unit,polarity,kind,counts\nm,M,percent,higher,flow,pupils\n",
      "measures/m.csv": "measure,period,area,value,numerator,denominator\n" + rows.joined(),
    ]
    let answer = "# Question 1\nGrade: good\n\n" + marked.replacing("↓", with: "") + "\n"
    let found = TestWorkspace(answer: answer, files).findings("direction-against-data")
    #expect(found.count == (marked.contains("↓") ? 1 : 0), "\(found)")
  }

  /// If this fails, the headline of Key Stage 2 may be said to have risen when it fell.
  @Test(arguments: [
    "The percentage reaching the expected standard ↓rose by {{ks2.change}}.",
    "The proportion at the expected standard is {{ks2.gap}} ↓above England.",
    "The share at the level expected of them ↓rose by {{ks2.change}}.",
    "The expected standard is expected to rise by {{ks2.change}}.",
    "The expected rise is {{ks2.change}} for the expected standard.",
    "The NEET figure has ↓fallen by {{neet.change}}.",
    "Participation has fallen by {{neet.change}}.",
    "The share in education, employment or training has fallen by {{neet.change}}.",
    "Fewer pupils miss the expected standard: the share has risen by {{ks2.change}}.",
  ])
  func `a name that sounds like a hope, or its reverse, is read as a name`(marked: String) {
    let rows = zip(["2012/13", "2013/14", "2014/15"], [78, 77, 75]).map {
      "ks2,\($0),,\($1)\nks2,\($0),England,\(158 - $1)\nneet,\($0),,\(84 - $1)\n"
    }
    let files = [
      "measures.csv": """
      id,title,unit,polarity,kind,counts
      ks2,Pupils reaching the expected standard in mathematics,percent,higher,flow,pupils
      neet,Young people not in education employment or training,percent,lower,flow,pupils
      """,
      "measures/m.csv": "measure,period,area,value\n" + rows.joined(),
    ]
    let text = MarkedText("# Question 1\nGrade: good\n\n\(marked)\n")
    let found = TestWorkspace(answer: text.text, files).findings("direction-against-data")
    #expect(found.map(\.position.column) == (marked.contains("↓") ? [text.column] : []), "\(found)")
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

  @Test(arguments: [
    // Two that print alike are unchanged unless their difference prints as a change, and two that
    // don't have moved, by however little.
    ("50.04", "50.06", "rose", "risen"), ("50.01", "50.04", "is unchanged", ""),
    ("50.06", "50.04", "fell", "fallen"), ("49.96", "50.04", "is unchanged", "risen"),
  ])
  func `what moved is what prints otherwise`(
    first: String, last: String, fact: String, trueWord: String
  ) {
    let files = [
      "measures.csv": FigureFiles.measures,
      "measures/figures.csv": """
      measure,period,value
      gld,2012/13,\(first)
      gld,2013/14,\(first)
      gld,2014/15,\(last)
      """,
    ]
    func findings(_ word: String) -> [Finding] {
      TestWorkspace(
        answer: "# Question 1\nGrade: good\nMeasures: gld\n\nIt has \(word) by {{gld.change}}.\n",
        files
      ).findings("direction-against-data")
    }
    for word in ["risen", "fallen"] {
      let message = findings(word).first?.message
      #expect(message?.contains(" \(fact)") == (word == trueWord ? nil : true), "\(message ?? "")")
    }
  }

  @Test func `the figures are in the message`() throws {
    let finding = try #require(findings("Results have risen by {{ks4.change}}.").first)
    #expect(
      finding.message
        == "'risen' is not what the data say: 'Pupils who reach the standard at Key Stage 4' fell "
        + "by 6.0 percentage points, from 62.0% (2012/13) to 56.0% (2014/15)")
  }
}
