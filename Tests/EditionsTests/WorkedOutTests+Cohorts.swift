import Testing

// What one figure tells of a number of pupils that is known.

extension WorkedOutTests {
  static let fromOneFigure = [
    Case(
      "a share of a number that one other percentage, cut off for rounding, disagrees with",
      "n count", "m percent",
      rows: """
        n,2012/13,,Chinese,,24,,
        m,2012/13,,Chinese,,66.6,,
        n,2013/14,,Chinese,,40,,
        m,2013/14,,Chinese,,75.0,,
        n,2013/14,,Roma,,40,,
        m,2013/14,,Roma,,62.5,,
        n,2012/13,,Roma,,44,,
        m,2012/13,,Roma,,75.0,,
        n,2014/15,,Roma,,30,,
        m,2014/15,,Roma,,10.0,,
        """, hides: "m Roma 2014/15"),
    Case(
      "a rate of a cohort is a count", "r rate",
      rows: """
        r,2014/15,,,,12.0,12,1000
        r,2014/15,,Boys,,7.5,,400
        r,2014/15,,Girls,,15.0,9,600
        """, hides: "r Boys 2014/15", "r Girls 2014/15"),
    Case(
      "a rate that could be of a hundred", "r rate 2", rows: "r,2014/15,,Boys,,1.0,,400",
      hides: "r Boys 2014/15"),
    Case(
      "a rate of all pupils, whose number is a measure", "n count", "r rate 2", "roll count",
      rows: """
        n,2014/15,,,,3,,
        r,2014/15,,,,0.12,,
        roll,2014/15,,,,2500,,
        """, hides: "n 2014/15", "r 2014/15"),
    Case(
      "a percentage of all pupils, whose number is a measure", "m percent", "roll count",
      rows: """
        m,2014/15,,,,2.5,,
        roll,2014/15,,,,120,,
        """, hides: "m 2014/15"),
    Case(
      "a percentage typed without the decimals that it's printed with", "m percent", "roll count",
      rows: """
        roll,2014/15,,,,1210,,
        roll,2014/15,,Roma,,30,,
        m,2014/15,England,,,62.6,,
        m,2014/15,,,,64,,
        m,2014/15,,Roma,,13,,
        """, hides: "m Roma 2014/15"),
    Case(
      "a percentage below one, typed with fewer decimals than it's printed with", "m percent 2",
      "roll count",
      rows: """
        m,2014/15,,,,0.3,,
        roll,2014/15,,,,1210,,
        """, hides: "m 2014/15"),
    Case(
      "a whole percentage that leaves few of a number", "reached percent", "missed count",
      "roll count",
      rows: """
        reached,2014/15,,,,97,,
        missed,2014/15,,,,4,,
        roll,2014/15,,,,120,,
        """, hides: "reached 2014/15", "missed 2014/15"),
    Case(
      "a mean of pupils who are few by another measure", "m percent", "points score",
      rows: """
        m,2014/15,,,,,60,100
        m,2014/15,,Boys,,,2,4
        m,2014/15,,Girls,,,58,96
        points,2014/15,,,,39.2,,
        points,2014/15,,Boys,,20.0,,
        points,2014/15,,Girls,,40.0,,
        """,
      hides: "m Boys 2014/15", "m Girls 2014/15", "points Boys 2014/15", "points Girls 2014/15"),
    Case(
      "few who are all but a group", "m percent",
      rows: """
        m,2013/14,,,,,531,570
        m,2013/14,,No SEN,,,510,540
        m,2014/15,,,,,54,58
        m,2014/15,,No SEN,,,51,55
        """, hides: "m No SEN 2014/15"),
    Case(
      "few who reached it of all but a group", "m percent",
      rows: "m,2014/15,,,,,60,100\nm,2014/15,,FSM,,,57,60", hides: "m FSM 2014/15"),
    Case(
      "few who are all but a group in a row of a table", "m percent",
      rows: """
        m,2014/15,,,,,300,500
        m,2014/15,,SEN,,,20,40
        m,2014/15,,SEN · Boys,,,19,36
        """, hides: "m SEN · Boys 2014/15"),
    Case(
      "a percentage of the year, beside a number on roll on a day of it", "m percent", "roll count",
      rows: """
        roll,2015-01-15,,Roma,,12,,
        roll,2015-01-15,,,,580,,
        m,2014/15,,Roma,,33.3,,
        m,2014/15,,,,60.0,,
        """, hides: "m Roma 2014/15"),
    Case(
      "a percentage of a group that the titles name, beside a larger number", "gld-of-cla percent",
      "cla count 0 neither", "roll count 0 neither",
      rows: """
        cla,2014/15,,,,45,,
        roll,2014/15,,,,1210,,
        gld-of-cla,2014/15,,,,8.9,,
        """, hides: "gld-of-cla 2014/15"),
    Case(
      "a percentage of a group that the titles name, beside a larger cohort", "gld-of-cla percent",
      "plans-of-cla percent", "gld percent",
      rows: """
        plans-of-cla,2014/15,,,,,40,45
        gld,2014/15,,,,,800,1210
        gld-of-cla,2014/15,,,,8.9,,
        """, hides: "gld-of-cla 2014/15"),
    Case(
      "a percentage of a group, whose number is a measure of its own", "gld percent",
      "looked-after-children count 0 neither",
      rows: """
        looked-after-children,2014/15,,,,45,,
        gld,2014/15,,,,64.2,,
        gld,2014/15,,Children looked after,,8.9,,
        """, hides: "gld Children looked after 2014/15"),
    Case(
      "a percentage on a day, beside a number of the year", "m percent", "roll count",
      rows: "roll,2014/15,,Roma,,30,,\nm,2015-01-15,,Roma,,13.3,,", hides: "m Roma 2015-01-15"),
    Case(
      "percentages of all by groups that overlap", "share percent", "n count",
      rows: """
        n,2014/15,,,,24,,
        share,2014/15,,SEN,,75.0,,
        share,2014/15,,FSM,,50.0,,
        share,2014/15,,Roma,,12.5,,
        """, hides: "share SEN 2014/15", "share FSM 2014/15", "share Roma 2014/15"),
    Case(
      "percentages of all by districts", "share percent", "n count",
      rows: """
        n,2014/15,,,,24,,
        share,2014/15,Ash,,,62.5,,
        share,2014/15,Elm,,,25.0,,
        share,2014/15,Oak,,,12.5,,
        """, hides: "share Ash 2014/15", "share Elm 2014/15", "share Oak 2014/15"),
    Case(
      "a percentage of boys, beside a number of males", "m percent", "roll count",
      rows: """
        roll,2014/15,,Male,,12,,
        roll,2014/15,,Female,,580,,
        m,2014/15,,Boys,,33.3,,
        m,2014/15,,Girls,,60.0,,
        """, hides: "m Boys 2014/15", "m Girls 2014/15"),
    Case(
      "few of a number that are all but a group", "n count",
      rows: "n,2014/15,,,,15,,\nn,2014/15,,Boys,,12,,",
      hides: "n Boys 2014/15"),
  ]

  @Test(arguments: fromOneFigure, regions)
  func `what a figure tells of a known cohort is hidden`(of one: Case, in region: String) throws {
    #expect(hidden(try one.evaluation(region: region)) == one.hidden)
  }

  static let notTold = [
    Case(
      "a rate of many", "r rate",
      rows: "r,2014/15,,,,20.0,20,1000\nr,2014/15,,Boys,,17.5,,400\nr,2013/14,,,,12.5,,"),
    Case(
      "a rate of a county", "r rate 2", "roll count",
      rows: "r,2014/15,,,,0.12,,175000\nroll,2014/15,,,,175000,,"),
    Case(
      "a percentage that is of other pupils than a measure counts", "m percent", "n count",
      rows: "m,2014/15,,,,4.5,,\nn,2014/15,,,,12,,"),
    Case(
      "a percentage that is no share of a number beside it", "m percent", "n count",
      rows: "m,2014/15,,Boys,,62.0,,\nn,2014/15,,Boys,,13,,"),
    Case(
      "groups of which each could be all", "m percent", "n count",
      rows: "m,2014/15,,Boys,,91.7,,\nm,2014/15,,Girls,,8.2,,\nn,2014/15,,,,1000,,"),
    Case(
      "numbers that are the same in one of two years", "a percent", "b percent",
      rows: """
        a,2013/14,,,,,20,90
        a,2014/15,,,,,18,90
        b,2013/14,,,,,14,19
        b,2014/15,,,,,14,18
        """),
    Case(
      "a whole percentage of which a number makes no whole number", "m percent", "n count",
      rows: "m,2014/15,,Roma,,13,,\nn,2014/15,,Roma,,28,,"),
    Case(
      "a percentage that in another year can't be of the cases beside it", "m percent", "n count",
      rows: """
        m,2013/14,,Roma,,71,,
        n,2013/14,,Roma,,8,,
        m,2014/15,,Roma,,63,,
        n,2014/15,,Roma,,8,,
        """),
    Case(
      "percentages of groups that can't all be of the cases beside them", "m percent", "n count",
      rows: """
        n,2014/15,,,,24,,
        m,2014/15,,SEN,,41.0,,
        m,2014/15,,Roma,,12.5,,
        """),
    Case(
      "a percentage of all, beside a number of some", "absence percent", "sen count 0 neither",
      "roll count 0 neither",
      rows: """
        absence,2014/15,,,,3,,
        sen,2014/15,,,,150,,
        roll,2014/15,,,,1210,,
        """),
    Case(
      "a mean of many", "m percent", "points score",
      rows: "m,2014/15,,Boys,,,20,40\npoints,2014/15,,Boys,,20.0,,"),
  ]

  @Test(arguments: notTold, regions)
  func `what tells of no few pupils stays`(of one: Case, in region: String) throws {
    #expect(hidden(try one.evaluation(region: region)) == [])
  }
}
