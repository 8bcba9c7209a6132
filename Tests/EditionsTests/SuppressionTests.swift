import Editions
import SelfEvaluation
import Testing

/// If these fail, a few pupils can be recognised from a report that everyone can read, or figures
/// that say nothing of anyone are missing from it.
struct SuppressionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var figures: String
    var hidden: [String]
    var measures = "m,Measure,percent,higher,flow,pupils"

    init(
      _ description: String, _ figures: String, hides hidden: String..., measures: String? = nil
    ) {
      testDescription = description
      self.figures = figures
      self.hidden = hidden
      if let measures { self.measures = measures }
    }
  }

  static let small = [
    Case("a count below the limit", "2014/15, -, -, -, 5, 100", hides: "m 2014/15"),
    Case("a count at the limit", "2014/15, -, -, -, 6, 100"),
    Case("a count of nobody, which tells of all", "2014/15, -, -, -, 0, 100", hides: "m 2014/15"),
    Case("a cohort below the limit", "2014/15, -, -, -, 5, 5", hides: "m 2014/15"),
    Case("a cohort of one", "2014/15, -, -, -, 0, 1", hides: "m 2014/15"),
    Case("a count and a cohort at the limit", "2014/15, -, -, -, 6, 6"),
    Case("a cohort of nobody", "2014/15, -, -, -, 0, 0"),
    Case("few who were not counted are no figure", "2014/15, -, -, -, 98, 100"),
    Case(
      "few schools", "2014/15, -, -, -, 2, 3", measures: "m,Schools,percent,higher,flow,schools"),
    Case(
      "a number", "2014/15, -, -, -, 4, -", hides: "m 2014/15", measures: "m,N,count,,flow,pupils"),
    Case("a large number", "2014/15, -, -, -, 40, -", measures: "m,N,count,,flow,pupils"),
    Case(
      "few in England too", "2014/15, England, -, -, 3, 90\n2014/15, -, -, -, 30, 90",
      hides: "m England 2014/15"),
  ]

  @Test(arguments: small)
  func `small figures are hidden`(of one: Case) throws {
    #expect(hidden(try figures(one.figures, measures: one.measures)) == one.hidden)
  }

  static let second = [
    Case(
      "the other one of two groups",
      """
      2014/15, -, -, -, 203, 590
      2014/15, -, Boys, -, 3, 300
      2014/15, -, Girls, -, 200, 290
      """, hides: "m Boys 2014/15", "m Girls 2014/15"),
    Case(
      "no other one where the groups are not all",
      """
      2014/15, -, -, -, 203, 590
      2014/15, -, FSM, -, 3, 300
      2014/15, -, SEN, -, 20, 40
      """, hides: "m FSM 2014/15"),
    Case(
      "the smallest of the districts",
      """
      2014/15, -, -, -, 100, 200
      2014/15, Ashby, -, -, 40, 80
      2014/15, Burton, -, -, 2, 20
      2014/15, Corby, -, -, 33, 60
      2014/15, Derby, -, -, 25, 40
      """, hides: "m Burton 2014/15", "m Derby 2014/15"),
    Case(
      "a third one, where two small ones make a small sum",
      """
      2014/15, -, -, -, 70, 200
      2014/15, Ashby, -, -, 2, 60
      2014/15, Burton, -, -, 3, 60
      2014/15, Corby, -, -, 30, 40
      2014/15, Derby, -, -, 35, 40
      """, hides: "m Ashby 2014/15", "m Burton 2014/15", "m Corby 2014/15"),
    Case(
      "no third one, where two small ones make a sum that is not",
      """
      2014/15, -, -, -, 73, 200
      2014/15, Ashby, -, -, 5, 60
      2014/15, Burton, -, -, 3, 60
      2014/15, Corby, -, -, 30, 40
      2014/15, Derby, -, -, 35, 40
      """, hides: "m Ashby 2014/15", "m Burton 2014/15"),
    Case(
      "another category, since all make up the cohort",
      """
      2014/15, -, -, Outstanding, 3, 56
      2014/15, -, -, Good, 40, 56
      2014/15, -, -, Weak, 13, 56
      """, hides: "m Outstanding 2014/15", "m Weak 2014/15"),
    Case(
      "the group that another one is a part of",
      """
      2014/15, -, -, -, 500, 1000
      2014/15, -, SEN, -, 24, 80
      2014/15, -, SEN support, -, 20, 60
      2014/15, -, SEN plan, -, 4, 20
      """, hides: "m SEN support 2014/15", "m SEN plan 2014/15"),
    Case(
      "no more than is needed where nobody of a part was counted",
      """
      2014/15, -, -, -, 226, 400
      2014/15, -, SEN, -, 22, 44
      2014/15, -, SEN support, -, 22, 39
      2014/15, -, SEN plan, -, 0, 5
      2014/15, -, No SEN, -, 204, 356
      """, hides: "m SEN support 2014/15", "m SEN plan 2014/15"),
    Case(
      "in the year alone in which it is small",
      """
      2013/14, -, -, -, 210, 590
      2013/14, -, Boys, -, 10, 300
      2013/14, -, Girls, -, 200, 290
      2014/15, -, -, -, 203, 590
      2014/15, -, Boys, -, 3, 300
      2014/15, -, Girls, -, 200, 290
      """, hides: "m Boys 2014/15", "m Girls 2014/15"),
    Case(
      "a corner of a table, where rows and columns add up",
      """
      2014/15, -, -, -, 120, 240
      2014/15, -, Boys, -, 62, 120
      2014/15, -, Girls, -, 58, 120
      2014/15, Ashby, -, -, 63, 120
      2014/15, Burton, -, -, 57, 120
      2014/15, Ashby, Boys, -, 3, 60
      2014/15, Ashby, Girls, -, 60, 60
      2014/15, Burton, Boys, -, 59, 60
      2014/15, Burton, Girls, -, -2, 60
      """.replacing("59, 60", with: "45, 60").replacing("-2, 60", with: "12, 60")
        .replacing("Boys, -, 62", with: "Boys, -, 48").replacing(
          "Girls, -, 58", with: "Girls, -, 72"),
      hides: "m Ashby Boys 2014/15", "m Ashby Girls 2014/15", "m Burton Boys 2014/15",
      "m Burton Girls 2014/15"),
    Case(
      "what its publisher withheld, and a total gives away",
      """
      2014/15, -, -, -, 203, 590
      2014/15, -, Boys, -, c, -
      2014/15, -, Girls, -, 200, 290
      """, hides: "m Girls 2014/15"),
  ]

  @Test(arguments: second)
  func `a second figure is hidden`(of one: Case) throws {
    #expect(hidden(try figures(one.figures, measures: one.measures)) == one.hidden)
  }

  static let acrossMeasures = [
    Case(
      "a measure that is the sum of two others",
      """
      all, 2014/15, -, -, -, 54, 200
      few, 2014/15, -, -, -, 4, 200
      many, 2014/15, -, -, -, 50, 200
      """, hides: "few 2014/15", "many 2014/15",
      measures: """
        all,All,percent,lower,flow,pupils
        few,Few,percent,lower,flow,pupils
        many,Many,percent,lower,flow,pupils
        """),
    Case(
      "a measure and its opposite",
      """
      yes, 2014/15, -, -, -, 96, 100
      no, 2014/15, -, -, -, 4, 100
      """, hides: "yes 2014/15", "no 2014/15",
      measures: "yes,Yes,percent,higher,flow,pupils\nno,No,percent,lower,flow,pupils"),
    Case(
      "cohorts that another measure prints too",
      """
      a, 2014/15, -, -, -, 100, 204
      a, 2014/15, Ashby, -, -, 2, 4
      a, 2014/15, Burton, -, -, 40, 100
      a, 2014/15, Corby, -, -, 58, 100
      b, 2014/15, -, -, -, 120, 204
      b, 2014/15, Ashby, -, -, 1, 4
      b, 2014/15, Burton, -, -, 79, 100
      b, 2014/15, Corby, -, -, 40, 100
      """, hides: "a Ashby 2014/15", "a Burton 2014/15", "b Ashby 2014/15", "b Burton 2014/15",
      measures: "a,A,percent,higher,flow,pupils\nb,B,percent,higher,flow,pupils"),
    Case(
      "a share without counts, of pupils who are few by another measure",
      """
      a, 2014/15, -, Roma, -, 2, 4
      a, 2014/15, -, -, -, 80, 100
      """, hides: "a Roma 2014/15",
      measures: "a,A,percent,higher,flow,pupils"),
  ]

  @Test(arguments: acrossMeasures)
  func `figures of one measure do not give another's away`(of one: Case) throws {
    #expect(hidden(try figures(one.figures, measures: one.measures)) == one.hidden)
  }

  @Test func `a share without counts is hidden when those it is of are few elsewhere`() throws {
    let evaluation = try evaluation([
      "measures.csv": """
      id,title,unit,polarity,kind,counts
      a,A,percent,higher,flow,pupils
      b,B,percent,higher,flow,pupils
      """,
      "measures/figures.csv": """
      measure,period,area,group,category,value,numerator,denominator
      a,2014/15,,,,,80,100
      a,2014/15,,Roma,,,2,4
      a,2014/15,,Others,,,78,96
      b,2014/15,,,,70.0,,
      b,2014/15,,Roma,,25.0,,
      b,2014/15,,Others,,71.0,,
      b,2013/14,,Roma,,0,,
      b,2013/14,,Others,,71.0,,
      """,
    ])
    #expect(
      hidden(evaluation) == [
        "a Roma 2014/15", "a Others 2014/15", "b Roma 2014/15", "b Others 2014/15",
        "b Roma 2013/14", "b Others 2013/14",
      ])
  }

  @Test func `nobody to count is not applicable, not withheld`() throws {
    let edited = EditedEvaluation(
      try figures("2014/15, -, -, -, 0, 0"), for: .publicEdition)
    #expect(edited.evaluation.observations.map(\.symbol) == [.notApplicable])
    #expect(edited.withheld?.figures == 0)
  }

  @Test func `the limit is the workspace's own`() throws {
    let settings = plainSettings.replacing("\"date\"", with: "\"suppressBelow\": 11, \"date\"")
    let lines = "2014/15, -, -, -, 10, 100\n2013/14, -, -, -, 11, 100"
    #expect(hidden(try figures(lines, settings: settings)) == ["m 2014/15"])
  }

  @Test func `the internal edition hides nothing`() throws {
    let evaluation = try figures("2014/15, -, -, -, 3, 100")
    let edited = EditedEvaluation(evaluation, for: .internalEdition)
    #expect(edited.evaluation.observations.map(\.numerator) == [3])
    #expect(edited.withheld == nil)
  }
}
