import Diagnostics
import TestSupport
import Testing

/// If this fails, a small number is published since it's told by `twice`, `both` or how often something
/// happened; or a report is refused for a number of schools or of meetings.
struct CountedThingsTests {
  private static let figures = [
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions
    exc,Permanent exclusions,count,lower,flow,pupils,1
    ks2,Pupils at level 4 in reading,percent,higher,flow,pupils,1
    """,
    "measures/m.csv": """
    measure,period,group,numerator,denominator
    exc,2014/15,,37,
    exc,2014/15,Girls,2,
    exc,2014/15,Boys,32,
    exc,2014/15,Asian,3,
    exc,2014/15,Black pupils,4,
    ks2,2014/15,,720,1000
    ks2,2014/15,Roma,4,12
    """,
  ]

  private func findings(_ text: String) -> [Finding] {
    ChecksTests.findings("suppressed-number", on: text, measures: "exc, ks2", Self.figures)
  }

  private func expectFinding(_ marked: String, _ location: SourceLocation = #_sourceLocation) {
    ChecksTests.expectFinding(
      "suppressed-number", on: marked, measures: "exc, ks2", Self.figures, location)
  }

  @Test(arguments: [
    "Black pupils were permanently excluded ↓four times in 2014/15.",
    "Black pupils were permanently excluded on ↓four occasions.",
    "Black pupils had been excluded only ↓4 times.", "Girls were permanently excluded ↓twice.",
    "## Girls\n\nThey were excluded permanently ↓twice.",
    "Girls have ↓twice been permanently excluded.", "Girls were ↓twice excluded.",
  ])
  func `how often pupils were excluded tells how many were`(text: String) { expectFinding(text) }

  @Test(arguments: [
    "Black pupils were visited four times, and 35 permanent exclusions were avoided.",
    "Black pupils were excluded four times as often as others.",
    "We met twice on permanent exclusions of girls.",
    "Girls were excluded twice as often in 2014/15.",
    "Panels for permanent exclusions of girls meet twice a year, and once were four times late.",
    "Plans for excluded girls were reviewed twice.",
    "Girls who had been excluded twice were mentored.",
    "Once girls were excluded, we met their parents.",
  ])
  func `how often anything else was done is left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    "↓A couple of girls were permanently excluded.",
    "↓Both permanent exclusions of girls were overturned.",
    "↓Both girls who were permanently excluded have new schools.",
    "↓Both of the girls excluded are back.",
    "There was ↓a pair of permanent exclusions of girls.",
  ])
  func `two are told without a number`(text: String) { expectFinding(text) }

  @Test(arguments: [
    "Both girls and boys were permanently excluded less.",
    "Both permanent exclusions of girls and fixed ones fell.",
    "Both permanent and fixed exclusions of girls fell.",
    "Permanent exclusions of girls fell in both years and both key stages.",
    "A couple of girls like the club.", "A couple of schools had permanent exclusions of girls.",
    "Permanent exclusions of girls rose by a couple of points.", "Both pupils and staff say so.",
    "Both girls' schools avoided permanent exclusions.",
    "Both were girls, as permanent exclusions were rare.",
  ])
  func `both of two kinds, and a couple of other things, are left alone`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    "We visited two girls' schools.", "Leadership of the two girls’ academies is effective.",
    "Two boys' and two girls' groups were set up.",
    "Two girls' secondary schools have no exclusions.",
    "Officers attended 3 permanent exclusion hearings.",
    "We held three permanent exclusion briefings for governors.",
    "The team issued three permanent exclusion guides to schools.",
    "The number of permanent exclusions fell after three exclusion audits.",
    "Four Black role models spoke of permanent exclusions.",
    "Four Black mediators helped to avoid permanent exclusions.",
    "Four Black link workers helped to avoid permanent exclusions.",
  ])
  func `schools of girls and hearings on exclusions are no number of pupils`(text: String) {
    #expect(findings(text).map(\.message) == [])
  }

  @Test(arguments: [
    "↓Two girls' exclusions were overturned.", "The ↓two girls’ results are known.",
    "There were ↓3 permanent exclusion cases.", "We had ↓3 permanent exclusions in all.",
    "There were ↓three permanent exclusions of Asian pupils.",
  ])
  func `what girls have and cases of exclusion tell as much`(text: String) { expectFinding(text) }
}
