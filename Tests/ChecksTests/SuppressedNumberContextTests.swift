import Diagnostics
import TestSupport
import Testing

/// If this fails, a small number stands in a published text since whose it is, or that it's a
/// percentage or a mean, is said elsewhere than right beside it; or harmless prose stops a report.
struct SuppressedNumberContextTests {
  private static let figures = [
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions,headline
    gld,Good level of development,percent,higher,flow,pupils,1,
    ex,Permanent exclusions,count,lower,flow,pupils,1,
    aps,Average point score,score,higher,flow,pupils,1,
    rate,Rate of fixed period exclusion,rate,lower,flow,pupils,1,
    d,Days lost,days,lower,flow,pupils,1,
    of,Pupils by grade of their school,percent,higher,snapshot,pupils,1,outstanding;good
    """,
    "measures/gld.csv": """
    measure,period,area,group,category,value,numerator,denominator
    gld,2012/13,,,,,300,590
    gld,2014/15,,,,,354,590
    gld,2012/13,,Roma,,,20,42
    gld,2014/15,,Roma,,,3,41
    gld,2014/15,,Travellers,,,4,12
    gld,2012/13,England,,,33.4,,
    gld,2014/15,England,,,66.3,,
    ex,2014/15,,,,9,,
    ex,2014/15,,Girls,,3,,
    ex,2014/15,,Boys,,6,,
    aps,2014/15,,,,15.2,,590
    aps,2014/15,,Travellers,,12.5,,4
    rate,2014/15,,,,20.3,12,590
    rate,2014/15,,Roma,,166.7,2,12
    d,2014/15,,,,8.2,,590
    d,2014/15,,Travellers,,20.5,,4
    of,2014/15,,,outstanding,,3,100
    of,2014/15,,,good,,62,100
    of,2014/15,,,requiring improvement,,25,100
    of,2014/15,,,inadequate,,10,100
    """,
  ]

  private static let measures = "gld, ex, aps, rate, d, of"

  private func findings(_ text: String) -> [Finding] {
    ChecksTests.findings("suppressed-number", on: text, measures: Self.measures, Self.figures)
  }

  private func expectFinding(
    _ marked: String, _ location: SourceLocation = #_sourceLocation
  ) {
    ChecksTests.expectFinding(
      "suppressed-number", on: marked, measures: Self.measures, Self.figures, location)
  }

  @Test(arguments: [
    "Only ↓four reached it.", "↓A third reached it.", "They number twelve. ↓Four reached it.",
    "#### Reading\n\nIn reading, ↓four did.", "They fell to ↓four.",
    "| good level of development | of |\n| --- | --- |\n| ↓4 | 12 |",
  ])
  func `a text under the heading of a group is about the group`(text: String) {
    expectFinding("Good.\n\n## Drill-down\n\n### Travellers: requiring improvement\n\n\(text)")
  }

  @Test(arguments: [
    "They fell by ↓40.3 percentage points.", "↓17 fewer reached it than in 2012/13.",
    "They lie ↓59.0 percentage points below England.",
  ])
  func `a difference under the heading of a group is the group's`(text: String) {
    expectFinding("Good.\n\n## Drill-down\n\n### Roma: requiring improvement\n\n\(text)")
  }

  @Test(arguments: [
    "## Travellers\n\nGood.\n\n## Others\n\nFour reached it.",
    "## Travellers\n\nWe have four plans, and three of four schools like them.",
    "## Travellers\n\nWe visited three schools. Of these, four are led by new heads.",
    "## Travellers\n\nOne year's figures are there, and we need four. A third of these is new.",
    "## Roma\n\nThe last one rated 41 lines green. I like it, said three parents and one pupil.",
    "## Travellers\n\n| visits | by |\n| --- | --- |\n| 4 | 12 |",
  ])
  func `a heading says nothing of what stands below another one, or of other numbers`(
    text: String
  ) {
    #expect(findings(text).isEmpty)
  }

  @Test(arguments: [
    "Only ↓33.33% of Traveller children reached it.", "Roma children fell to ↓7.32%.",
    "| Group | 2014/15 |\n| --- | --- |\n| Travellers | ↓33.33% |",
  ])
  func `a percentage with more decimals than are printed tells as much`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "| Group | % reaching it |\n| --- | --- |\n| All | 60.0 |\n| Travellers | ↓33.3 |",
    "| Group | % reaching it |\n| --- | --- |\n| All | 60 |\n| Travellers | ↓33 |",
    "| Group | 2013 (%) | 2015 (%) |\n| --- | --- | --- |\n| Roma | 47.6 | ↓7.3 |",
    "The percentage of Traveller children reaching a good level of development was ↓33.3.",
    "The percentage of Traveller children reaching a good level of development was ↓33.",
    "In 2014/15 it was 60.0% of all and ↓33.3 of Travellers.",
  ])
  func `a percentage without its sign is one where one is meant`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "In 2014/15 only ↓33% of Roma and Traveller children reached a good level of development.",
    "Only ↓33% of Traveller children reached a good level of development.",
  ])
  func `a figure of others that reads alike excuses none of a group that is named`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "In 2012/13 it was 33% nationally, and Traveller children did no better.",
    "60% reached it, but fewer Traveller children did.",
  ])
  func `a figure that is shown may be typed beside the name of a group`(text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test(arguments: [
    "↓Four secondary school pupils reached it.", "↓Four Year 11 pupils reached it.",
    "Only ↓4 Traveller school pupils reached it.", "↓Four Traveller nursery children reached it.",
  ])
  func `pupils of a kind of school or of a year are pupils`(text: String) { expectFinding(text) }

  @Test(arguments: [
    "Four school visits helped pupils.", "Four schools with pupils in care were asked.",
    "Four year groups of pupils were asked.", "In one school pupils do better.",
    "Four nursery classes have Traveller children.",
  ])
  func `schools and years that come before pupils are none`(text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test(arguments: [
    "↓A third of permanent exclusions were of girls.",
    "↓33% of permanent exclusions were of girls.",
    "↓One in three permanent exclusions was of a girl.",
    "Of permanent exclusions, ↓two thirds were of boys.",
  ])
  func `a group's part of a number that is shown tells the group's`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "In 2014/15 ↓65% of pupils are in good or outstanding schools.",
    "↓65 of 100 pupils are in good or outstanding schools.",
  ])
  func `a headline share tells the one part of it that is hidden`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "There are 12 Traveller children. Only ↓four of them reached it.",
    "There are 12 Traveller children. ↓A third of them reached it.",
    "Travellers are few, 12 children in all. ↓Eight of these did not reach it.",
    "↓One of every three Traveller children reached it.",
    "↓1 out of every 3 Traveller children reached it.", "↓⅓ of Traveller children reached it.",
  ])
  func `a part of those whom the sentence before names is found`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "There are 12 Traveller children. Four of these schools do well.",
    "Half of Roma families moved; ½ a day each was lost.",
  ])
  func `those of whom the sentence before says nothing are left alone`(text: String) {
    #expect(findings(text).isEmpty)
  }

  @Test(arguments: [
    "The average point score of Travellers is ↓12.5.",
    "The average point score of Travellers is ↓13.",
    "The rate of fixed period exclusion of Roma pupils is ↓166.7 per 1,000.",
    "Travellers: ↓20.5 days lost.",
  ])
  func `a mean or a rate of few is found`(text: String) { expectFinding(text) }

  @Test(arguments: [
    "Travellers had 13 lessons and 21 days of tuition.", "The average point score is 15.2.",
  ])
  func `a number beside a mean is left alone`(text: String) { #expect(findings(text).isEmpty) }

  @Test(arguments: [
    "Roma children: −↓40.3 percentage points since 2012/13.", "Roma children fell by ↓40.3pp.",
    "| Group | Change |\n| --- | --- |\n| Roma | -↓40.3 pp |",
    "| Group | Change (percentage points) |\n| --- | --- |\n| Roma | −↓40.3 |",
    "The gap of Roma children to all widened by ↓49.5 percentage points.",
  ])
  func `a change with a sign, with its unit joined on or of a gap tells as much`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "Roma children: −40.4 percentage points.", "Roma children rose by 49.5 percentage points.",
    "For Roma children we need -4 of them.",
  ])
  func `a change that tells nothing is left alone`(text: String) { #expect(findings(text).isEmpty) }

  @Test(arguments: [
    "Four out of five pupils say that they enjoy school.",
    "Three out of four pupils feel safe.", "Four pupil referral units were inspected.",
    "Three pupil premium reviews were held.", "Four Traveller sites have a visiting teacher.",
    "4 of 12 priority schools have Traveller pupils.",
    "Twelve Traveller pupils had support from 4 teaching assistants.",
    "Traveller children were on roll in 12 schools, 4 of them secondary.",
    "The Traveller Education Service met a third of its targets.",
    "There were 3 on the panel for permanent exclusions of girls.",
    "Of the twelve actions four are done, among them those for Travellers.",
  ])
  func `a share of a few, and what others have or sit on, is no number of pupils`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    "↓4 out of 12 Traveller pupils reached it.", "↓Four out of the 12 Travellers reached it.",
    "↓A third of our Traveller pupils reached it.", "↓Four Traveller Year 6 pupils reached it.",
    "In 12 schools there are Travellers; ↓4 of them reached a good level of development.",
    "Of the twelve Travellers in our schools, ↓4 did.",
    "There are 12 Travellers in 9 schools, ↓4 of them at a good level of development.",
  ])
  func `a number of pupils beside such words is still told`(text: String) { expectFinding(text) }

  private static let lookedAfter = [
    "measures.csv": "id,title,unit,polarity,kind,counts,questions\n"
      + "l4,Children looked after reaching level 4,percent,higher,flow,pupils,1\n",
    "measures/l4.csv": "measure,period,numerator,denominator\nl4,2014/15,4,15\n",
  ]

  @Test(arguments: [
    "All but ↓eleven of the children looked after reached level 4.",
    "Children looked after reaching level 4 numbered ↓4.",
    "Children looked after reaching level 4 came to ↓4.",
    "The number of children looked after reaching the level is now ↓4.",
    "↓Four LAC reached level 4.", "↓4 of our CLA reached level 4.",
  ])
  func `what is left, a number equal to the title's, and a short name tell as much`(text: String) {
    ChecksTests.expectFinding("suppressed-number", on: text, measures: "l4", Self.lookedAfter)
  }

  @Test(arguments: [
    "Children looked after moved from level 3 to 4.",
    "The level that children looked after should reach is 4.",
    "All but four schools have a teacher for children looked after.", "Four LAC reviews were late.",
  ])
  func `a level, schools and reviews are not taken for them`(text: String) {
    let found = ChecksTests.findings(
      "suppressed-number", on: text, measures: "l4", Self.lookedAfter)
    #expect(found.map(\.message) == [])
  }

  private static let threeYears = [
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions
    x,Permanent exclusions,count,lower,flow,pupils,1
    l4,Children looked after reaching level 4,percent,higher,flow,pupils,1
    gld,Good level of development,percent,higher,flow,pupils,1
    """,
    "measures/m.csv": """
    measure,period,group,value,numerator,denominator
    x,2012/13,,7,,
    x,2013/14,,8,,
    x,2014/15,,4,,
    l4,2012/13,,,9,18
    l4,2013/14,,,8,18
    l4,2014/15,,,4,18
    gld,2012/13,,,820,1400
    gld,2014/15,,,940,1400
    gld,2012/13,Traveller,,8,20
    gld,2014/15,Traveller,,4,20
    """,
  ]

  @Test(arguments: [
    "There were ↓19 permanent exclusions in the three years to 2014/15.",
    "Permanent exclusions over the last two years were ↓12.",
    "Over three years ↓19 pupils were permanently excluded.",
    "Permanent exclusions ↓halved in the last year.",
    "The share of Travellers with a good level of development ↓halved, from 40%.",
    "↓77.8% of children looked after fell short of level 4.",
  ])
  func `a sum of years, a half of one and those who fell short tell as much`(text: String) {
    ChecksTests.expectFinding(
      "suppressed-number", on: text, measures: "x, l4, gld", Self.threeYears)
  }

  @Test(arguments: [
    "There were 20 permanent exclusions in the three years to 2014/15.",
    "Permanent exclusions nearly halved.", "Permanent exclusions more than halved in four years.",
    "Over three years 19 governors were trained on permanent exclusions.",
    "We halved the time to place pupils after permanent exclusions.",
    "We doubled support to avoid permanent exclusions.",
    "The gap in a good level of development halved for Travellers.",
  ])
  func `what is no such sum or half, or one of something else, is left alone`(text: String) {
    let found = ChecksTests.findings(
      "suppressed-number", on: text, measures: "x, l4, gld", Self.threeYears)
    #expect(found.map(\.message) == [])
  }

  @Test(arguments: [
    "Permanent exclusions have halved over the last ten years.",
    "Over the last decade permanent exclusions have halved.",
    "Permanent exclusions fell by 4 over ten years.",
    "Permanent exclusions were halved in eight schools.",
    "Permanent exclusions were halved by eight schools.",
    "In eight schools, permanent exclusions halved.",
    "Permanent exclusions halved in most districts.",
    "Permanent exclusions have fallen by four in primary schools.",
    "We reduced fixed-term exclusions by half; permanent exclusions also fell.",
    "Fixed-term exclusions halved, and permanent exclusions fell.",
    "Places for excluded pupils rose by 4.",
    "The places for pupils at risk of permanent exclusion rose by 4.",
    "Schools with permanent exclusions rose by four.",
  ])
  func `what moved elsewhere, over other years or of something else is left alone`(text: String) {
    let found = ChecksTests.findings(
      "suppressed-number", on: text, measures: "x, l4, gld", Self.threeYears)
    #expect(found.map(\.message) == [])
  }

  @Test(arguments: [
    "Permanent exclusions ↓halved in one year.", "Permanent exclusions ↓halved over the last year.",
    "Permanent exclusions ↓halved in 2014/15, to the lowest number in ten years.",
    "Permanent exclusions ↓halved, to the lowest number in ten years.",
    "In our schools permanent exclusions ↓halved.", "Permanent exclusions ↓halved in all schools.",
    "Permanent and fixed-term exclusions ↓halved, and absence fell.",
    "Places for excluded pupils rose, and permanent exclusions fell by ↓4.",
    "The number of permanent exclusions fell by ↓4 over two years.",
    "This year permanent exclusions ↓halved.",
    "Permanent exclusions in schools fell by ↓3 over three years.",
  ])
  func `what moved as the figures did is told beside such words`(text: String) {
    ChecksTests.expectFinding(
      "suppressed-number", on: text, measures: "x, l4, gld", Self.threeYears)
  }

  @Test(arguments: [
    "Permanent exclusions were 7, 8 and ↓4 in the three years.",
    "Permanent exclusions fell (↓7/8/4).",
    "Permanent exclusions in 2014/15 were ↓half of those in 2013/14.",
    "Permanent exclusions were ↓half of what they were in 2013/14.",
    "We had ↓twice as many permanent exclusions in 2013/14 as in 2014/15.",
    "In 2014/15 there were only ↓half as many permanent exclusions as in 2013/14.",
    "↓Two boys and two girls were permanently excluded.",
    "We permanently excluded ↓3 girls and 1 boy.",
  ])
  func `a number among those of years, against another year's or in two parts is told`(
    text: String
  ) {
    ChecksTests.expectFinding(
      "suppressed-number", on: text, measures: "x, l4, gld", Self.threeYears)
  }

  @Test(arguments: [
    "We looked at permanent exclusions on 7/8/14 and 4/4/2015.",
    "In Years 7/8/4 permanent exclusions are rare.", "Traveller families rated it 5/4/3.",
    "Permanent exclusions are rare among 3/4/5 year olds.",
    "Half of those in 2013/14 were permanent exclusions of boys.",
    "Half of those permanently excluded in 2013/14 are back in school.",
    "Permanent exclusions in 2011/12 were half of those in 2010/11.",
    "Twice as many schools as in 2013/14 had no permanent exclusions.",
    "Two boys and two girls told us what they think.",
    "Two boys and three girls were permanently excluded.",
    "Permanent exclusions were rare in our two boys' and two girls' schools.",
  ])
  func `dates, ages, others of a year and other pupils are left alone`(text: String) {
    let found = ChecksTests.findings(
      "suppressed-number", on: text, measures: "x, l4, gld", Self.threeYears)
    #expect(found.map(\.message) == [])
  }
}
