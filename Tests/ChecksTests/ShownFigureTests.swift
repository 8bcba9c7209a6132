import Diagnostics
import TestSupport
import Testing

/// If this fails, a true sentence about a figure that is printed stops the report since it reads like
/// one that isn't; or such a figure excuses one that is withheld.
struct ShownFigureTests {
  private static let files = [
    "laser.json": """
    {"authority": "Lancashire", "code": "E10000017", "region": "North West", "year": "2014/15",
     "date": "2015-07-31", "teams": [{"id": "primary", "name": "Primary"}],
     "statisticalNeighbours": ["E08000033"]}
    """,
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions
    gld,Good level of development,percent,higher,flow,pupils,1
    of,Pupils by grade of their school,percent,higher,snapshot,pupils,1
    r,Reading at the expected standard,percent,higher,flow,pupils,1
    h,Handwriting as expected,percent,higher,flow,pupils,1
    rw,Reading and writing at the expected standard,percent,higher,flow,pupils,1
    """,
    "measures/m.csv": """
    measure,period,area,group,category,numerator,denominator
    gld,2011/12,,CLA,,3,5
    gld,2012/13,,CLA,,20,40
    gld,2013/14,,CLA,,24,40
    gld,2014/15,,CLA,,26,40
    of,2009-08,,,Good,190,200
    of,2009-08,,,Inadequate,10,200
    of,2010-08,,,Good,95,100
    of,2010-08,,,Inadequate,0,100
    of,2010-08,,,Requires improvement,5,100
    of,2012-08,,,Good,190,200
    of,2012-08,,,Inadequate,10,200
    r,2013/14,,SEND,,21,50
    r,2014/15,,SEND,,22,50
    rw,2014/15,,SEND,,12,50
    rw,2014/15,E08000033,SEND,,21,50
    rw,2014/15,E08000033,CLA,,2,40
    rw,2014/15,E08000033,EAL,,19,40
    rw,2013/14,,EAL,,4,10
    h,2014/15,,EAL,,4,40
    r,2013/14,,EAL,,20,50
    """,
  ]

  private func findings(_ text: String) -> [Finding] {
    ChecksTests.findings("suppressed-number", on: text, measures: "gld, of, r, rw, h", Self.files)
  }

  @Test(arguments: [
    "Of children looked after, 60% reached a good level in 2013/14 and 65% in 2014/15.",
    "A good level of development of children looked after rose from 60% to 65%.",
    "In 2013/14, 60% of CLA reached a good level of development.",
    "5% of pupils were in an inadequate school.",
    "In August 2012, 95% of pupils were in a good school.",
    "Reading at the expected standard was 42% of pupils with SEND in 2013/14.",
    "Reading at the expected standard was 40% for pupils with EAL.",
    "In 2009/10 only 10% of EAL pupils have handwriting as expected.",
  ])
  func `a printed figure of another year or of what is named may be typed`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    "In 2011/12 ↓60% of CLA reached a good level of development.",
    "In 2009/10 we began the work, so ↓10% of EAL pupils have handwriting as expected.",
    "The plan is of 2009/10; ↓10% of EAL pupils have handwriting as expected.",
    "In August 2010 ↓95% of pupils were in a good school.",
    "Reading and writing at the expected standard was ↓40% for pupils with EAL.",
    "#### Reading and writing as expected of all at the standard\n\n"
      + "Reading at the expected standard was ↓40% for pupils with EAL.",
    "Of our neighbours' pupils with CLA ↓5% reached the expected standard in reading and writing.",
    "In E08000033 ↓5% of CLA reached the expected standard in reading and writing.",
  ])
  func `what is said of the withheld one is found`(marked: String) {
    expectFinding("suppressed-number", on: marked, measures: "gld, of, r, rw, h", Self.files)
  }

  @Test func `an earlier figure that reads alike doesn't excuse the latest`() {
    let files = Self.files.merging([
      "measures/m.csv": """
      measure,period,group,numerator,denominator
      gld,2012/13,CLA,24,40
      gld,2013/14,CLA,22,40
      gld,2014/15,CLA,3,5
      """
    ]) { $1 }
    func expect(_ marked: String) {
      expectFinding("suppressed-number", on: marked, measures: "gld", files)
    }
    expect("Now ↓60% of CLA reach a good level of development.")
    expect("The share of CLA with a good level of development rose from 55% to ↓60%.")
    for text in [
      "It fell from 60% to 55% of CLA.", "In 2012-13 60% of CLA reached a good level.",
      "In 2012–13 60% of CLA reached a good level.", "In 2013 60% of CLA reached a good level.",
    ] {
      let found = ChecksTests.findings("suppressed-number", on: text, measures: "gld", files)
      #expect(found.map(\.message) == [], "\(text)")
    }
  }
}
