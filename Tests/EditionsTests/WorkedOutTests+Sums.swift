import Testing

// What adds up across measures, filters, months and categories.

extension WorkedOutTests {
  static let fromSumsElsewhere = [
    Case(
      "those not tested, beside those on roll and those tested", "roll count", "tested percent",
      "absent count",
      rows: """
        roll,2013/14,,,,2350,,
        tested,2013/14,,,,,1400,2343
        absent,2013/14,,,,7,,
        roll,2014/15,,,,2424,,
        tested,2014/15,,,,,1500,2420
        absent,2014/15,,,,4,,
        """, hides: "roll 2014/15", "absent 2014/15"),
    Case(
      "three years by a title of other words", "pupils-excluded count",
      "exclusions-over-three-years count", "c count", "d count", "e count", "f count",
      rows: """
        pupils-excluded,2012/13,,,,9,,
        pupils-excluded,2013/14,,,,8,,
        pupils-excluded,2014/15,,,,4,,
        exclusions-over-three-years,2014/15,,,,21,,
        c,2014/15,,,,101,,
        d,2014/15,,,,207,,
        e,2014/15,,,,409,,
        f,2014/15,,,,811,,
        """, hides: "pupils-excluded 2013/14", "pupils-excluded 2014/15"),
    Case(
      "districts whose total was one more in other years, beside a locality", "n count",
      rows: """
        n,2012/13,,,,336,,
        n,2012/13,Burnley,,,123,,
        n,2012/13,Chorley,,,100,,
        n,2012/13,Fylde,,,112,,
        n,2012/13,Town centre,,,7,,
        n,2013/14,,,,335,,
        n,2013/14,Burnley,,,212,,
        n,2013/14,Chorley,,,109,,
        n,2013/14,Fylde,,,13,,
        n,2013/14,Town centre,,,8,,
        n,2014/15,,,,332,,
        n,2014/15,Burnley,,,219,,
        n,2014/15,Chorley,,,110,,
        n,2014/15,Fylde,,,3,,
        n,2014/15,Town centre,,,6,,
        """, hides: "n Chorley 2014/15", "n Fylde 2014/15"),
    Case(
      "a month, beside the year to date", "monthly count", "to-date count",
      rows: """
        monthly,2014-09,,,,8,,
        monthly,2014-10,,,,11,,
        monthly,2014-11,,,,3,,
        to-date,2014-09,,,,8,,
        to-date,2014-10,,,,19,,
        to-date,2014-11,,,,22,,
        """, hides: "monthly 2014-11", "to-date 2014-11"),
    Case(
      "a number, beside the share of all others", "learning percent", "not count",
      rows: """
        learning,2013/14,,,,,1182,1187
        learning,2014/15,,,,,1197,1200
        not,2013/14,,,,5,,
        not,2014/15,,,,3,,
        """,
      hides: "learning 2013/14", "learning 2014/15", "not 2013/14", "not 2014/15"),
    Case(
      "a number that makes up no cohort", "learning percent", "other count",
      rows: """
        learning,2013/14,,,,,1180,1187
        learning,2014/15,,,,,1190,1200
        other,2013/14,,,,5,,
        other,2014/15,,,,3,,
        """,
      hides: "other 2013/14", "other 2014/15"),
    Case(
      "a cell of three filters, beside the total alone", "m percent",
      rows: """
        m,2014/15,,,,,341,716
        m,2014/15,,Boys · FSM · SEN,,,3,60
        m,2014/15,,Boys · FSM · No SEN,,,36,94
        m,2014/15,,Boys · Not FSM · SEN,,,58,83
        m,2014/15,,Boys · Not FSM · No SEN,,,60,90
        m,2014/15,,Girls · FSM · SEN,,,28,97
        m,2014/15,,Girls · FSM · No SEN,,,21,98
        m,2014/15,,Girls · Not FSM · SEN,,,80,118
        m,2014/15,,Girls · Not FSM · No SEN,,,55,76
        """,
      hides: "m Boys · FSM · SEN 2014/15", "m Girls · FSM · No SEN 2014/15"),
    Case(
      "a month of a share, beside the year", "m percent",
      rows: """
        m,2014-09,,,,,40,200
        m,2014-10,,,,,3,100
        m,2014-11,,,,,60,220
        m,2014-12,,,,,30,99
        m,2014/15,,,,,133,619
        """, hides: "m 2014-10", "m 2014-12"),
    Case(
      "a month of a share of the same pupils all year", "m percent",
      rows: """
        m,2014-09,,,,,40,200
        m,2014-10,,,,,3,200
        m,2014-11,,,,,60,200
        m,2014/15,,,,,80,200
        """, hides: "m 2014-10"),
    Case(
      "a category of a number whose whole may stand elsewhere", "why count", "all count",
      rows: """
        why,2014/15,,,Disruption,40,,
        why,2014/15,,,Assault,57,,
        why,2014/15,,,Drugs,3,,
        all,2014/15,,,,100,,
        """,
      hides: "why Disruption 2014/15", "why Assault 2014/15", "why Drugs 2014/15"),
    Case(
      "the mean of few, of whom there is a number", "points score", "n count 0 neither",
      rows: """
        points,2014/15,,,,30.0,,
        points,2014/15,,Boys,,31.0,,
        points,2014/15,,Girls,,6.0,,
        n,2014/15,,,,100,,
        n,2014/15,,Boys,,96,,
        n,2014/15,,Girls,,4,,
        """,
      hides: "points Boys 2014/15", "points Girls 2014/15", "n Boys 2014/15", "n Girls 2014/15"),
    Case(
      "the mean of many, few of whom did something", "points score", "n count 0 lower",
      rows: """
        points,2014/15,,,,30.0,,
        points,2014/15,,Girls,,26.0,,
        n,2014/15,,,,20,,
        n,2014/15,,Girls,,4,,
        """,
      hides: "n Girls 2014/15"),
    Case(
      "ethnic groups that don't stand together", "n count",
      rows: """
        n,2014/15,,,,60,,
        n,2014/15,,White,,31,,
        n,2014/15,,Boys,,33,,
        n,2014/15,,Asian,,14,,
        n,2014/15,,Disadvantaged,,26,,
        n,2014/15,,Mixed,,11,,
        n,2014/15,,Service child,,38,,
        n,2014/15,,Other,,4,,
        n,2014/15,,With EAL,,39,,
        """,
      hides: "n Mixed 2014/15", "n Other 2014/15"),
    Case(
      "years that don't stand together", "n count",
      rows: """
        n,2014/15,,,,60,,
        n,2014/15,,Year 7,,31,,
        n,2014/15,,Boys,,33,,
        n,2014/15,,Year 8,,14,,
        n,2014/15,,Disadvantaged,,26,,
        n,2014/15,,Year 9,,11,,
        n,2014/15,,Service child,,38,,
        n,2014/15,,Year 10,,4,,
        n,2014/15,,With EAL,,39,,
        """,
      hides: "n Year 9 2014/15", "n Year 10 2014/15"),
  ]

  @Test func `a total of three years is known by its title among many measures`() throws {
    let measures = ["A", "C", "D", "E"].map { "\($0),\($0),count,lower,flow,pupils\n" }
    let evaluation = try figures(
      """
      x, 2012/13, -, -, -, 8, -
      x, 2013/14, -, -, -, 7, -
      x, 2014/15, -, -, -, 4, -
      y, 2014/15, -, -, -, 19, -
      A, 2014/15, -, -, -, 101, -
      C, 2014/15, -, -, -, 207, -
      D, 2014/15, -, -, -, 409, -
      E, 2014/15, -, -, -, 811, -
      """,
      measures: measures.joined() + """
        x,Permanent exclusions in the year,count,lower,flow,pupils
        y,Permanent exclusions in three years,count,lower,flow,pupils
        """)
    #expect(hidden(evaluation) == ["x 2013/14", "x 2014/15"])
  }

  static let noSums = [
    Case(
      "a number that happens to be a cohort and another number", "a count", "b count", "c percent",
      rows: """
        a,2012/13,,,,49,,
        b,2012/13,,,,4,,
        c,2012/13,,,,,30,45
        a,2013/14,,,,53,,
        b,2013/14,,,,9,,
        c,2013/14,,,,,30,47
        a,2014/15,,,,57,,
        b,2014/15,,,,12,,
        c,2014/15,,,,,30,41
        """, hides: "b 2012/13"),
    Case(
      "districts of which another one is nobody each year", "n count",
      rows: """
        n,2013/14,,,,36,,
        n,2013/14,Ash,,,15,,
        n,2013/14,Beech,,,12,,
        n,2013/14,Cedar,,,5,,
        n,2013/14,Elm,,,4,,
        n,2013/14,Fir,,,0,,
        n,2014/15,,,,38,,
        n,2014/15,Ash,,,14,,
        n,2014/15,Beech,,,14,,
        n,2014/15,Cedar,,,0,,
        n,2014/15,Elm,,,5,,
        n,2014/15,Fir,,,5,,
        """,
      hides: "n Cedar 2013/14", "n Elm 2013/14", "n Fir 2013/14", "n Cedar 2014/15",
      "n Elm 2014/15", "n Fir 2014/15"),
    Case(
      "a district that happens to be two others", "n count",
      rows: """
        n,2014/15,,,,87,,
        n,2014/15,Ash,,,17,,
        n,2014/15,Beech,,,2,,
        n,2014/15,Cedar,,,4,,
        n,2014/15,Elm,,,19,,
        n,2014/15,Fir,,,42,,
        n,2014/15,Oak,,,3,,
        """,
      hides: "n Beech 2014/15", "n Cedar 2014/15", "n Oak 2014/15"),
    Case(
      "groups of several kinds that happen to make up all", "n count",
      rows: """
        n,2014/15,,,,90,,
        n,2014/15,,Boys,,67,,
        n,2014/15,,Girls,,23,,
        n,2014/15,,No SEN,,36,,
        n,2014/15,,SEN support,,43,,
        n,2014/15,,EHC plan,,11,,
        n,2014/15,,FSM,,36,,
        n,2014/15,,Not FSM,,54,,
        n,2014/15,,White British,,61,,
        n,2014/15,,Any other White,,7,,
        n,2014/15,,Mixed,,8,,
        n,2014/15,,Asian,,7,,
        n,2014/15,,Black,,4,,
        n,2014/15,,Chinese,,1,,
        n,2014/15,,Other,,2,,
        """,
      hides: "n Black 2014/15", "n Chinese 2014/15", "n Other 2014/15"),
    Case(
      "districts and their localities, of which others make up all by chance", "n count",
      rows: """
        n,2012/13,Lancaster,,,29,,
        n,2012/13,Wyre,,,50,,
        n,2012/13,Fylde,,,43,,
        n,2012/13,North,,,122,,
        n,2012/13,Preston,,,46,,
        n,2012/13,South Ribble,,,22,,
        n,2012/13,Chorley,,,36,,
        n,2012/13,West Lancashire,,,24,,
        n,2012/13,Central,,,128,,
        n,2012/13,Burnley,,,36,,
        n,2012/13,Pendle,,,16,,
        n,2012/13,Rossendale,,,12,,
        n,2012/13,Hyndburn,,,34,,
        n,2012/13,Ribble Valley,,,11,,
        n,2012/13,East,,,109,,
        n,2012/13,,,,359,,
        n,2013/14,Lancaster,,,27,,
        n,2013/14,Wyre,,,43,,
        n,2013/14,Fylde,,,28,,
        n,2013/14,North,,,98,,
        n,2013/14,Preston,,,15,,
        n,2013/14,South Ribble,,,49,,
        n,2013/14,Chorley,,,15,,
        n,2013/14,West Lancashire,,,45,,
        n,2013/14,Central,,,124,,
        n,2013/14,Burnley,,,22,,
        n,2013/14,Pendle,,,36,,
        n,2013/14,Rossendale,,,38,,
        n,2013/14,Hyndburn,,,32,,
        n,2013/14,Ribble Valley,,,59,,
        n,2013/14,East,,,187,,
        n,2013/14,,,,409,,
        n,2014/15,Lancaster,,,14,,
        n,2014/15,Wyre,,,42,,
        n,2014/15,Fylde,,,3,,
        n,2014/15,North,,,59,,
        n,2014/15,Preston,,,47,,
        n,2014/15,South Ribble,,,41,,
        n,2014/15,Chorley,,,57,,
        n,2014/15,West Lancashire,,,40,,
        n,2014/15,Central,,,185,,
        n,2014/15,Burnley,,,51,,
        n,2014/15,Pendle,,,45,,
        n,2014/15,Rossendale,,,30,,
        n,2014/15,Hyndburn,,,47,,
        n,2014/15,Ribble Valley,,,60,,
        n,2014/15,East,,,233,,
        n,2014/15,,,,477,,
        """, hides: "n Lancaster 2014/15", "n Fylde 2014/15"),
    Case(
      "a measure that is two others in one year of three", "a count", "b count", "c count",
      "d count",
      rows: """
        a,2012/13,,,,1,,
        a,2013/14,,,,3,,
        a,2014/15,,,,3,,
        b,2012/13,,,,63,,
        b,2013/14,,,,67,,
        b,2014/15,,,,65,,
        c,2012/13,,,,9,,
        c,2013/14,,,,4,,
        c,2014/15,,,,8,,
        d,2012/13,,,,55,,
        d,2013/14,,,,63,,
        d,2014/15,,,,51,,
        """,
      hides: "a 2012/13", "a 2013/14", "a 2014/15", "c 2013/14"),
    Case(
      "a measure that is three years of one of many others by chance", "a count", "b count",
      "c count", "d count", "e count", "f count",
      rows: """
        a,2014/15,,,,19,,
        b,2012/13,,,,8,,
        b,2013/14,,,,7,,
        b,2014/15,,,,4,,
        c,2014/15,,,,101,,
        d,2014/15,,,,207,,
        e,2014/15,,,,409,,
        f,2014/15,,,,811,,
        """, hides: "b 2014/15"),
  ]

  @Test(arguments: noSums, regions)
  func `no more is hidden for sums that come out by chance`(of one: Case, in region: String) throws
  {
    #expect(hidden(try one.evaluation(region: region)) == one.hidden)
  }

  @Test(arguments: fromSumsElsewhere, regions)
  func `what adds up to another figure is hidden with it`(of one: Case, in region: String) throws {
    #expect(hidden(try one.evaluation(region: region)) == one.hidden)
  }
}
