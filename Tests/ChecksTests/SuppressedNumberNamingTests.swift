import Diagnostics
import TestSupport
import Testing

/// If this fails, a small number stands in a published text since its group or its measure is called
/// in words that the check doesn't know; or it's refused for words that only look like theirs.
struct SuppressedNumberNamingTests {
  private static let figures = [
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions
    gld,Children achieving a good level of development,percent,higher,flow,pupils,1
    pex,Permanent exclusions,count,lower,flow,pupils,2
    a8,Attainment 8,score,higher,flow,pupils,1
    ks1,Key Stage 1 reading,percent,higher,flow,pupils,1
    pa,Persistent absence,percent,lower,flow,pupils,1
    """,
    "measures/m.csv": """
    measure,period,area,group,value,numerator,denominator
    gld,2013/14,,,,1400,2410
    gld,2014/15,,,,1500,2420
    gld,2014/15,,Young carers,,4,5
    gld,2014/15,,Service children,,4,5
    gld,2014/15,,EHC plan,,4,5
    gld,2014/15,,School Action Plus,,4,5
    gld,2014/15,,Visual impairment,,0,32
    gld,2014/15,,Black Caribbean,,3,6
    gld,2014/15,,Black African,,50,100
    gld,2014/15,,FSM,,3,6
    gld,2014/15,,Not FSM,,50,100
    gld,2014/15,,Boys · FSM,,2,4
    gld,2014/15,,Boys,,600,1200
    gld,2014/15,South Kesteven,,,3,6
    gld,2014/15,North Kesteven,,,50,100
    gld,2013/14,,Roma,,9,13
    gld,2014/15,,Roma,,4,12
    pex,2013/14,,,7,,
    pex,2014/15,,,4,,
    a8,2013/14,,,48.9,,2010
    a8,2014/15,,,49.5,,2050
    a8,2013/14,,Children looked after,21.4,,12
    a8,2014/15,,Children looked after,18.2,,4
    ks1,2014/15,,Roma,,4,10
    pa,2014/15,,,,190,9600
    """,
  ]

  private func findings(_ text: String) -> [Finding] {
    ChecksTests.findings("suppressed-number", on: text, measures: "gld, a8, ks1", Self.figures)
  }

  private func expectFinding(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
    ChecksTests.expectFinding(
      "suppressed-number", on: marked, measures: "gld, a8, ks1", Self.figures, location)
  }

  @Test(arguments: [
    "↓80% of young carers reached a good level of development.",
    "Only ↓four young carers reached a good level of development.",
    "↓80% of service children reached a good level of development.",
    "↓Four of our service children reached a good level of development.",
    "↓80% of EHC plan pupils reached a good level of development.",
    "↓80% of School Action Plus pupils reached a good level of development.",
  ])
  func `pupils whose group is called like a thing are found`(text: String) { expectFinding(text) }

  @Test(arguments: [
    "Four young carers' groups meet each month.", "Four young carer champions were trained.",
    "Four carers of pupils came.", "Four EHC plans were late.", "Four EHC plan reviews were late.",
    "Four services support service children.", "Four services helped service children.",
    "Four schools have service children.",
    "Four action plans for School Action Plus pupils were agreed.",
  ])
  func `things beside a group that is called like them are left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    ("Only four Roma children reached a good level of development.", "gld.roma.latest"),
    ("Only four pupils were permanently excluded.", "pex.latest"),
  ])
  func `of several figures that one is told which the sentence names`(
    text: String, reference: String
  ) throws {
    let found = ChecksTests.findings(
      "suppressed-number", on: text, measures: "pex, gld", Self.figures)
    #expect(try #require(found.first).hint.contains("{{\(reference)}}"))
  }

  @Test(arguments: [
    "↓4 pupils were permanently excluded in 2014/15.",
    "↓Four of our pupils were excluded permanently.",
    "↓Three fewer pupils were permanently excluded than in 2013/14.",
  ])
  func `a measure is named by words of kin too`(text: String) {
    ChecksTests.expectFinding("suppressed-number", on: text, measures: "pa", Self.figures)
  }

  @Test(arguments: [
    "Four headteachers permanently excluded nobody.",
    "Four pupils were excluded from the survey.",
    "Four schools permanently excluded more than others.",
  ])
  func `others beside words of kin are left alone`(text: String) {
    let found = ChecksTests.findings("suppressed-number", on: text, measures: "pa", Self.figures)
    #expect(found.map(\.message) == [])
  }

  @Test(arguments: [
    "↓No pupil with a visual impairment reached a good level of development.",
    "In 2014/15 ↓no pupils with a visual impairment reached a good level of development.",
    "Not ↓one child with a visual impairment reached a good level of development.",
    "All ↓32 pupils with a visual impairment missed a good level of development.",
  ])
  func `that there are none is told in many words`(text: String) { expectFinding(text) }

  @Test(arguments: [
    "No pupil with a visual impairment should miss a good level of development.",
    "We make sure that no pupil with a visual impairment misses a good level of development.",
    "No school with visual impairment pupils is without support for a good level of development.",
    "No pupil with a visual impairment is without a place.",
    "All 32 pupils with a visual impairment have a place.",
  ])
  func `what no pupil should do, or none does of something else, is left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  private static let everyone = [
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions
    pex,Permanent exclusions,count,lower,flow,pupils,1
    gld,Children achieving a good level of development,percent,higher,flow,pupils,1
    l4,Children looked after reaching level 4,percent,higher,flow,pupils,1
    fex,Fixed period exclusions,count,lower,flow,pupils,1
    rwm,"Level 4 in reading, writing and mathematics",percent,higher,flow,pupils,1
    """,
    "measures/f.csv": """
    measure,period,category,value
    fex,2014/15,,37
    fex,2014/15,Assault,0
    """,
    "measures/m.csv": """
    measure,period,group,value,numerator,denominator
    pex,2013/14,,8,,
    pex,2014/15,,0,,
    gld,2014/15,,,1500,2420
    gld,2014/15,Roma,,5,5
    gld,2014/15,Deaf,,0,8
    gld,2013/14,Young carers,,30,30
    gld,2014/15,Young carers,,4,4
    l4,2014/15,,,5,5
    rwm,2014/15,Deaf,,4,4
    """,
  ]

  @Test(arguments: [
    "↓No pupil was permanently excluded in 2014/15.", "↓No pupils were permanently excluded.",
    "Last year was calm: ↓no child was permanently excluded.",
    "↓No school permanently excluded a pupil.",
    "In 2014/15 ↓no school permanently excluded pupils.",
    "We had a year ↓without permanent exclusions.",
    "↓All Roma children reached a good level of development.",
    "↓Every Roma child achieved a good level of development, and attendance is good.",
    "↓The Roma children all reached a good level of development [E001].",
    "↓All of our Roma children have reached a good level of development in 2014/15.",
    "↓The 8 deaf children all missed a good level of development.",
    "↓All deaf children missed a good level of development.",
    "In 2014/15 ↓all young carers reached a good level of development.",
    "↓All children looked after reached level 4.",
    "↓All children looked after reached level 4 or above.",
    "↓All Roma children had a good level of development.",
    "↓All deaf children reached level 4 in reading, writing and mathematics.",
    "Last year ↓no pupil was permanently excluded.",
    "↓No pupil has been permanently excluded since 2012/13.",
    "We are glad that it went well, and ↓all deaf children missed a good level of development.",
  ])
  func `that it was everyone or nobody is told without a number`(text: String) {
    ChecksTests.expectFinding(
      "suppressed-number", on: text, measures: "pex, gld, l4, fex, rwm", Self.everyone)
  }

  @Test(arguments: [
    "No pupil was permanently excluded without a plan.",
    "No pupil was permanently excluded from our special schools.",
    "No pupil in care was permanently excluded.", "No pupil was permanently excluded in 2013/14.",
    "No pupil premium plan mentions permanent exclusions.",
    "No school permanently excluded a pupil without asking us.",
    "No primary school permanently excluded a pupil.",
    "Many schools had a year without permanent exclusions.",
    "Schools without permanent exclusions share what they do.",
    "We aim for a year without permanent exclusions.",
    "All Roma children's schools reached a good level of development in their plans.",
    "All Roma children have a good level of development to reach.",
    "All Roma children reached a good level of development in our nursery.",
    "All Roma children reached a good level of development or made good progress.",
    "All Roma children reached a good level of development, except two.",
    "All Roma children who stayed reached a good level of development.",
    "All children in care reviews achieved a good level of development of plans.",
    "Not all Roma children reached a good level of development.",
    "Nearly all Roma children reached a good level of development.",
    "We work so that all Roma children reached would have a good level of development.",
    "No pupil was excluded for a fixed period.",
    "All deaf children reached level 4 in reading.",
    "All deaf children reached level 4 in reading, writing or science.",
    "At Hill School, no pupil was permanently excluded.",
    "At Hill School, all Roma children reached a good level of development.",
    "Hill School: all Roma children reached a good level of development.",
    "All Roma children had a good level of development in view.",
    "All Roma pupils achieving a good level of development received a book.",
    "All Roma children made good progress towards a good level of development.",
    "No pupil has been permanently excluded since the hub opened.",
    "All boys reached a good level of development.", "All children reached level 4.",
    "All Roma children missed a good level of development last.",
    "All young carers reached a good level of development.",
    "All schools with Roma children reached a good level of development.",
    "All support for Roma children and the deaf is meant for a good level of development.",
  ])
  func `what all or none do of anything else is left alone`(text: String) {
    let found = ChecksTests.findings(
      "suppressed-number", on: text, measures: "pex, gld, l4, fex, rwm", Self.everyone)
    #expect(found.map(\.message) == [])
  }

  @Test(arguments: [
    "Attainment 8 of children looked after fell by ↓3.2 points.",
    "Attainment 8 of children looked after fell by ↓3.2.",
    "Attainment 8 of children looked after is ↓31.3 points below that of all pupils.",
    "The gap in Attainment 8 between children looked after and all pupils is ↓31.3 points.",
    "The gap in Attainment 8 between children looked after and others widened by ↓3.8 points.",
  ])
  func `a difference of means tells the mean that is withheld`(text: String) {
    expectFinding(text)
  }

  @Test(arguments: [
    "Attainment 8 of children looked after fell by 3.4 points.",
    "Attainment 8 rose by 0.6 points, but not that of children looked after.",
    "Absence of children looked after fell by 3.2 percentage points.",
    "Absence of children looked after fell by 3.2 days.",
  ])
  func `a difference of other means is left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    "↓50% of Black Caribbean children reached a good level of development.",
    "↓50% of FSM pupils reached a good level of development.",
    "↓50% of FSM boys reached a good level of development.",
    "↓50% of children in South Kesteven reached a good level of development.",
  ])
  func `a group that shares a word with one that is named excuses none of its figures`(
    text: String
  ) {
    expectFinding(text)
  }

  @Test(arguments: [
    "50% of Black African children reached it, and fewer Black Caribbean children.",
    "50% of pupils not eligible for FSM reached a good level of development.",
    "50% of pupils without FSM reached a good level of development.",
    "50% of non-FSM pupils reached a good level of development.",
    "50% of boys reached a good level of development, but fewer FSM boys did.",
    "50% of boys and fewer FSM boys reached a good level of development.",
    "In North Kesteven 50% reached a good level of development, in South Kesteven fewer.",
  ])
  func `a figure that is shown of a group may be typed beside the name of another`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test func `a cohort that is shown is no sum of years`() {
    #expect(findings("There were 13 Roma pupils in Year 1 in 2013/14.").map(\.message) == [])
    expectFinding("Over two years ↓13 Roma pupils reached a good level of development.")
  }

  @Test(arguments: [
    "↓No more than four young carers reached a good level of development.",
    "↓33pc of Roma children reached a good level of development.",
  ])
  func `a number in other words is found`(text: String) {
    expectFinding(text.replacing("↓No more than ", with: "No more than ↓"))
  }

  @Test func `parts of a whole have many names`() {
    let files = Self.figures.merging([
      "measures/m.csv": """
      measure,period,group,numerator,denominator
      gld,2014/15,Roma,5,40
      gld,2014/15,Travellers,2,40
      """
    ]) { $1 }
    for text in [
      "↓An eighth of Roma children reached it.", "↓A twentieth of Travellers reached it.",
    ] {
      ChecksTests.expectFinding("suppressed-number", on: text, measures: "gld", files)
    }
    let found = ChecksTests.findings(
      "suppressed-number", on: "An eighth review of Roma children found little.", measures: "gld",
      files)
    #expect(found.map(\.message) == [])
  }

  @Test(arguments: [
    "More than four in ten FSM children reached a good level of development.",
    "Requests for help for Roma children rose by 33%.", "A 33% rise in help reached Roma children.",
    "Roma children make up 33% of those whom we help.",
    "33% of the budget is spent on Roma children.",
    "The virtual school for Roma children has a staff of four.",
    "At the age of four Roma children often have little English.",
    "Since 2013/14 five more schools have admitted Roma pupils.",
    "In England 33% of Roma children reached a good level of development.",
    "Nationally, a third of Roma children reach a good level of development.",
    "In groups of no more than four Roma children do well.",
  ])
  func `what is no share of a group, or England's, is left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    "A good level of development was reached by ↓33% of Roma children.",
    "A good level of development of Roma children fell to ↓33%.",
    "In England and here ↓33% of Roma children reached a good level of development.",
    "Roma children are below others nationally: ↓33% reached a good level of development.",
  ])
  func `a share beside a change or England is still told`(text: String) { expectFinding(text) }
}
