import Diagnostics
import TestSupport
import Testing

/// If this fails, a true sentence stops the report since a word beside its figure is taken for the
/// one that says where that went, or of whom it is; or a false one goes through.
struct DirectionContextTests {
  /// A sentence with a mark is false there, one without is true.
  private func expect(
    _ marked: String, _ files: [String: String] = FigureFiles.all,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let text = MarkedText("# Question 1\nGrade: good\n\n\(marked)\n")
    let found = TestWorkspace(answer: text.text, files).findings("direction-against-data")
    #expect(
      found.map(\.position.column) == (marked.contains("↓") ? [text.column] : []), "\(found)",
      sourceLocation: location)
  }

  @Test(arguments: [
    "Results at 16 fell by {{ks4.change}} over three years.",
    "Results fell by {{ks4.change}} more than anyone expected.",
    "Results fell by {{ks4.change}} more than in England.",
    "Results fell by {{ks4.change}} up to {{ks4.latest-period}}.",
    "Results fell by {{ks4.change}} up and down the county.",
    "Absence fell by {{absence.change}} above all in the north.",
    "There was a fall of {{ks4.change}} over the three years.",
    "The fall at 16 was {{ks4.change}} over the period.",
    "- KS4: {{ks4.signed-change}} over three years",
    "A good level rose by {{gld.change}} under the new framework.",
    "A good level rose by {{gld.change}} less than we hoped.",
    "At 16 we are behind England by {{ks4.gap}} over all schools.",
    "Only {{ks4.gap}} more would bring us level with England.",
    "The lower of the two is {{gld.gap}} above England.",
    "Results at 16 ↓rose by {{ks4.change}} under the new framework.",
    "Results at 16 ↓rose by {{ks4.change}} less than nationally.",
    "A good level ↓fell by {{gld.change}} over three years.",
    "At 16 we are {{ks4.gap}} ↓over the national average.",
    "Results at 16 are {{ks4.change}} ↓more than in {{ks4.first-period}}.",
    "Results at 16 are {{ks4.change}} ↓up on {{ks4.first-period}}.",
  ])
  func `what a figure did is said before it, and when or where behind it`(marked: String) {
    expect(marked)
  }

  @Test(arguments: [
    "We made fewer visits, and results still went up, by {{gld.change}}.",
    "Funding fell sharply, and results went up, by {{gld.change}}.",
    "Funding fell, pupils did well, by {{gld.change}}.",
    "Results went ↓up, by {{ks4.change}}.", "Results ↓rose, over three years, by {{ks4.change}}.",
    "Results rose for girls and fell for others, by {{gld.girls.change}} and {{ks4.change}}.",
    "Results fell at 16 and rose at five, by {{ks4.change}} and {{gld.change}} respectively.",
    "The share of children failing to achieve a good level fell by {{gld.change}}.",
    "Fewer children fall short: the share that does fell by {{gld.change}}.",
    "In short, a good level ↓fell by {{gld.change}}.",
    "A good level has failed to ↓rise, by {{gld.change}}.",
  ])
  func `what rose or fell is what the words beside the figure say`(marked: String) {
    expect(marked)
  }

  private static let meals = [
    "measures.csv": "id,title,unit,polarity,kind,counts\nm,M,percent,higher,flow,pupils\n",
    "measures/m.csv": """
    measure,period,group,value,numerator,denominator
    m,2012/13,,60,1200,2000
    m,2014/15,,64,1280,2000
    m,2012/13,FSM,45,180,400
    m,2014/15,FSM,50,200,400
    m,2012/13,Not FSM,63.75,1020,1600
    m,2014/15,Not FSM,67.5,1080,1600
    """,
  ]

  @Test(arguments: [
    "Non-FSM pupils are {{m.fsm.gap}} ahead.",
    "Pupils not on free school meals are {{m.fsm.gap}} ahead.",
    "Pupils who do not receive free school meals are {{m.fsm.gap}} ahead.",
    "Everyone else is {{m.fsm.gap}} ahead.", "Better-off pupils are {{m.fsm.gap}} ahead.",
    "For those not in receipt of the pupil premium results are {{m.fsm.gap}} higher.",
    "FSM pupils are not ahead: they are {{m.fsm.gap}} behind.",
    "FSM pupils are {{m.fsm.gap}} behind non-FSM pupils.",
    "Pupils on free school meals are {{m.fsm.gap}} behind those who are not.",
    "FSM pupils are {{m.not-fsm.gap}} behind.",
    "Pupils not on free school meals are {{m.not-fsm.gap}} ahead.",
    "Non-FSM pupils are {{m.fsm.gap}} ↓behind.",
    "Pupils not on free school meals are {{m.fsm.gap}} ↓behind.",
    "Everyone else is {{m.fsm.gap}} ↓behind.",
    "Pupils on free school meals are {{m.fsm.gap}} ↓ahead.",
    "FSM pupils are {{m.not-fsm.gap}} ↓ahead.",
  ])
  func `those who are not in a group are the others`(marked: String) { expect(marked, Self.meals) }

  @Test(arguments: [
    "A good level is {{gld.latest}}, but drops to {{gld.boys.latest}} for boys.",
    "For boys the figure falls to {{gld.boys.latest}}.",
    "For boys it goes down to {{gld.boys.latest}}.",
    "The gap between boys and girls is small at three but narrows to {{gld.boys.gap}} by five.",
    "Boys' results have ↓fallen to {{gld.boys.latest}}.",
    "In {{gld.latest-period}} the figure of boys ↓falls to {{gld.boys.latest}}.",
    "A good level ↓falls to {{gld.latest}}.",
  ])
  func `a figure that falls to a group's is another group's, not another year's`(marked: String) {
    expect(marked)
  }

  @Test(arguments: [
    ("The gap to England narrowed last year to {{m.gap}}.", [74, 77, 80], [75, 79, 81]),
    ("Results fell last year to {{m.latest}}.", [60, 65, 60], [60, 60, 60]),
    ("Results ↓fell to {{m.latest}}.", [60, 60, 60], [60, 60, 60]),
    ("The gap to England ↓narrowed to {{m.gap}}.", [74, 78, 80], [75, 79, 81]),
  ])
  func `what is again where it was has moved in the last year`(
    marked: String, values: [Int], national: [Int]
  ) {
    let rows = zip(["2012/13", "2013/14", "2014/15"], zip(values, national)).map {
      "m,\($0),,\($1.0)\nm,\($0),England,\($1.1)\n"
    }
    expect(
      marked,
      [
        "measures.csv": "id,title,unit,polarity,kind,counts\nm,M,percent,higher,flow,pupils\n",
        "measures/m.csv": "measure,period,area,value\n" + rows.joined(),
      ])
  }

  @Test(arguments: [
    "Attendance is {{absence.gap}} above the national average.",
    "Attendance exceeds the national figure by {{absence.gap}}.",
    "Attendance is {{absence.gap}} ↓behind England.",
    "Attendance is worse than nationally, with absence {{absence.gap}} ↓above England.",
  ])
  func `attendance lies above where absence lies below`(marked: String) { expect(marked) }

  @Test(arguments: [
    "Results are broadly unchanged at {{m.latest}}.",
    "Results are almost the same, at {{m.latest}}.",
    "Results are ↓unchanged at {{m.latest}}.",
    "Two years earlier results had been {{m.change}} higher.",
    "Two years before, results were {{m.change}} higher.",
    "Two years earlier results had been {{m.change}} ↓lower.",
  ])
  func `what hardly moved is as good as unchanged, and what was earlier was first`(marked: String) {
    expect(
      marked,
      [
        "measures.csv": "id,title,unit,polarity,kind,counts\nm,M,percent,higher,flow,pupils\n",
        "measures/m.csv": "measure,period,value\nm,2012/13,50\nm,2013/14,52\nm,2014/15,49\n",
      ])
  }

  @Test(arguments: [
    "A good level rose by a pleasing {{gld.change}}.",
    "Results at 16 ↓rose by a pleasing {{ks4.change}}.",
    "Results at 16 have ↓improved and now stand at {{ks4.latest}}.",
    "A good level has ↓fallen and is now at {{gld.latest}}.",
    "A good level has improved and now stands at {{gld.latest}}.",
    "A good level has ↓fallen every year and is now {{gld.latest}}.",
    "A good level has risen again and is now {{gld.latest}}.",
    "Visits have fallen and now {{gld.latest}} reach a good level.",
    "Visits have fallen and at {{gld.latest}} a good level is high.",
    "A good level, at {{gld.latest}}, is the ↓lowest for three years.",
    "A good level, at {{gld.latest}}, is the highest for three years.",
    "Provision has improved and results at 16 now stand at {{ks4.latest}}.",
    "Attendance has risen and absence now stands at {{absence.latest}}.",
  ])
  func `what is told of a change or of where a figure stands now is of the figure`(marked: String) {
    expect(marked)
  }

  @Test(arguments: [
    "Results at 16 ↓rose from {{ks4.latest}} to {{ks4.first}}.",
    "Results at 16 ↓fell from {{ks4.latest}} to {{ks4.first}}.",
    "Results have ↓risen from 60.0% in 2012/13 to 54.0% in 2014/15.",
    "Exclusions ↓rose from 61 to 40.", "The ↓fall from 54% to 60% is welcome.",
    "Results ↓fell from 50% to {{ks4.latest}}.",
    "A good level ↓falls from {{gld.boys.latest}} to {{gld.girls.latest}}.",
    "A good level rises from {{gld.boys.latest}} to {{gld.girls.latest}}.",
    "Results fell from 60.0% in 2012/13 to 54.0% in 2014/15.", "Exclusions fell from 61 to 40.",
    "Results fall from 5 to 11.", "Results fell from 2013 to 2015.",
    "It has not risen from 60% to 54%.", "We have climbed from 80 to 40.",
    "We have risen from 60 to 40 in the national ranking.",
    "Waits have risen from 30 minutes to 2 hours.",
    "Exclusions have risen from 1 in 50 to 1 in 40.",
    "The share rose from 54% to 60% and fell from 60% to 55%.",
    "Exclusions rose from 5 a year to 3 a term.",
  ])
  func `what rose from one figure to another is held against the two`(marked: String) {
    expect(marked)
  }

  @Test(arguments: [
    "At {{ks4.latest}}, the standard at Key Stage 4 is ↓above the national average.",
    "At {{gld.latest}}, a good level of development is well ↓below England's.",
    "We do ↓better than England at 16 ({{ks4.latest}} compared with {{ks4.england.latest}}).",
    "Absence is ↓higher than nationally: {{absence.latest}} against {{absence.england.latest}}.",
    "At {{gld.latest}}, a good level of development is above the national average.",
    "At {{gld.latest}}, a good level is below the national average for coastal towns.",
    "At {{gld.latest}}, a good level of development is low in schools below the national average.",
    "At {{gld.latest}}, a good level of development is high and absence is below England's.",
    "We no longer do better than England ({{ks4.latest}} compared with {{ks4.england.latest}}).",
    "We do better than England at five, and worse at 16 ({{ks4.latest}} against "
      + "{{ks4.england.latest}}).",
    "Girls do better than England ({{gld.girls.latest}} against {{gld.england.latest}}).",
  ])
  func `the side of England on which we stand may be told beside the values`(marked: String) {
    expect(marked)
  }
}
