import Testing

// What gaps, changes and averages that are measures of their own tell.

extension WorkedOutTests {
  static let fromDifferences = [
    Case(
      "a gap of which a group is one end", "gld percent", "gld-gap-of-cla-to-all percent",
      rows: """
        gld,2014/15,,,,,1500,2420
        gld,2014/15,,CLA,,,4,12
        gld-gap-of-cla-to-all,2014/15,,,,28.7,,
        """, hides: "gld CLA 2014/15", "gld-gap-of-cla-to-all 2014/15"),
    Case(
      "a gap in the row of its group", "gld percent", "gld-gap score",
      rows: """
        gld,2014/15,,,,,1500,2420
        gld,2014/15,,CLA,,,4,12
        gld-gap,2014/15,,CLA,,28.7,,
        gld-gap,2014/15,,FSM,,14.1,,
        """, hides: "gld CLA 2014/15", "gld-gap CLA 2014/15"),
    Case(
      "a change", "pex count", "change-in-pex count",
      rows: "pex,2013/14,,,,4,,\npex,2014/15,,,,24,,\nchange-in-pex,2014/15,,,,20,,",
      hides: "pex 2013/14", "change-in-pex 2014/15"),
    Case(
      "a change in percent", "pex count", "change-in-pex percent",
      rows: "pex,2013/14,,,,4,,\npex,2014/15,,,,24,,\nchange-in-pex,2014/15,,,,500,,",
      hides: "pex 2013/14", "change-in-pex 2014/15"),
    Case(
      "an average of three years", "pex count", "pex-average-of-three-years score",
      rows: """
        pex,2012/13,,,,9,,
        pex,2013/14,,,,8,,
        pex,2014/15,,,,4,,
        pex-average-of-three-years,2014/15,,,,7.0,,
        """, hides: "pex 2014/15", "pex-average-of-three-years 2014/15"),
    Case(
      "a reduction", "pex count", "reduction-in-pex count",
      rows: "pex,2013/14,,,,12,,\npex,2014/15,,,,4,,\nreduction-in-pex,2014/15,,,,8,,",
      hides: "pex 2014/15", "reduction-in-pex 2014/15"),
    Case(
      "no gap of a group to all others, for another group's sake", "gld percent",
      "gap-of-fsm score",
      rows: """
        gld,2014/15,,,,,700,1000
        gld,2014/15,,FSM,,,105,200
        gld,2014/15,,Not FSM,,,595,800
        gld,2014/15,,Roma,,,3,10
        gap-of-fsm,2014/15,,,,22,,
        """, hides: "gld Roma 2014/15"),
    Case(
      "no gap that is another one's", "gld percent", "gld-gap score",
      rows: """
        gld,2014/15,,,,,1500,2420
        gld,2014/15,,CLA,,,4,12
        gld-gap,2014/15,,FSM,,28.7,,
        """, hides: "gld CLA 2014/15"),
    Case(
      "no number that isn't called a change", "pex count", "lates count",
      rows: "pex,2013/14,,,,4,,\npex,2014/15,,,,24,,\nlates,2014/15,,,,20,,",
      hides: "pex 2013/14"),
  ]

  @Test(arguments: fromDifferences, regions)
  func `a gap or a change that tells a hidden figure is hidden`(
    of one: Case, in region: String
  ) throws {
    #expect(hidden(try one.evaluation(region: region)) == one.hidden)
  }
}
