import Testing

/// Sums that come out in one period alone, and those who are left of a whole without a row of their
/// own.
extension WorkedOutTests {
  static let fromSumsOfOnePeriod = [
    Case(
      "a complement that lacks a pupil in the year before", "a percent", "b percent",
      rows: """
        a,2013/14,,,,,300,560
        b,2013/14,,,,,259,560
        a,2014/15,,,,,310,580
        b,2014/15,,,,,270,580
        a,2013/14,,Roma,,,20,42
        b,2013/14,,Roma,,,21,42
        a,2014/15,,Roma,,,4,12
        b,2014/15,,Roma,,,8,12
        """, hides: "a Roma 2014/15", "b Roma 2014/15"),
    Case(
      "a part of a group that lacks a pupil in the year before", "m percent",
      rows: """
        m,2013/14,,,,,310,520
        m,2014/15,,,,,300,500
        m,2013/14,,SEN,,,18,43
        m,2013/14,,SEN support,,,14,34
        m,2013/14,,EHC plan,,,7,8
        m,2014/15,,SEN,,,16,40
        m,2014/15,,SEN support,,,15,36
        m,2014/15,,EHC plan,,,1,4
        m,2014/15,,White,,,200,340
        m,2014/15,,Asian,,,60,90
        m,2014/15,,Black,,,40,70
        """, hides: "m SEN support 2014/15", "m EHC plan 2014/15"),
    Case(
      "one of ten measures, of which two made up a third but for one in the year before",
      "all count", "permanent count", "fixed count", "a count", "b count", "c count", "d count",
      "e count", "f count", "g count",
      rows: """
        all,2013/14,,,,298,,
        permanent,2013/14,,,,9,,
        fixed,2013/14,,,,290,,
        all,2014/15,,,,300,,
        permanent,2014/15,,,,3,,
        fixed,2014/15,,,,297,,
        a,2014/15,,,,233,,
        b,2014/15,,,,272,,
        c,2014/15,,,,315,,
        d,2014/15,,,,362,,
        e,2014/15,,,,413,,
        f,2014/15,,,,468,,
        g,2014/15,,,,527,,
        """, hides: "permanent 2014/15", "fixed 2014/15"),
    Case(
      "a part of a group in a row of a table", "m percent",
      rows: """
        m,2014/15,,,,,300,500
        m,2014/15,,Boys,,,140,251
        m,2014/15,,Girls,,,160,249
        m,2014/15,,Boys · SEN,,,16,40
        m,2014/15,,Boys · SEN support,,,15,36
        m,2014/15,,Boys · EHC plan,,,1,4
        m,2014/15,,Girls · SEN,,,14,30
        m,2014/15,,Girls · SEN support,,,8,20
        m,2014/15,,Girls · EHC plan,,,6,10
        """, hides: "m Boys · SEN support 2014/15", "m Boys · EHC plan 2014/15"),
  ]

  static let fromRests = [
    Case(
      "a district that was left out", "m percent",
      rows: """
        m,2014/15,,,,,60,100
        m,2014/15,Ash,,,,30,50
        m,2014/15,Beech,,,,29,46
        """, hides: "m Beech 2014/15"),
    Case(
      "those who are neither boys nor girls", "m percent",
      rows: """
        m,2014/15,,,,,60,100
        m,2014/15,,Boys,,,30,50
        m,2014/15,,FSM,,,30,70
        m,2014/15,,Girls,,,28,46
        """, hides: "m Girls 2014/15"),
    Case(
      "a group whose row is empty", "m percent",
      rows: """
        m,2014/15,,,,,60,100
        m,2014/15,,White,,,31,50
        m,2014/15,,Asian,,,15,26
        m,2014/15,,Black,,,13,20
        m,2014/15,,Roma,,x,,
        """, hides: "m Black 2014/15"),
    Case(
      "a category that was left out", "m percent",
      rows: """
        m,2014/15,,,Education,,60,100
        m,2014/15,,,Employment,,37,100
        """, hides: "m Employment 2014/15"),
    Case(
      "a month that was left out", "m count",
      rows: """
        m,2014/15,,,,30,,
        m,2014-09,,,,8,,
        m,2014-10,,,,11,,
        m,2014-11,,,,9,,
        """, hides: "m 2014-09"),
    Case(
      "a month, beside the year", "m count",
      rows: """
        m,2014/15,,,,30,,
        m,2014-09,,,,8,,
        m,2014-10,,,,13,,
        m,2014-11,,,,7,,
        m,2015-01,,,,2,,
        """, hides: "m 2014-11", "m 2015-01"),
    Case(
      "a month, beside the year in another measure", "yearly count", "monthly count",
      rows: """
        yearly,2014/15,,,,30,,
        monthly,2014-09,,,,8,,
        monthly,2014-10,,,,13,,
        monthly,2014-11,,,,7,,
        monthly,2015-01,,,,2,,
        """, hides: "monthly 2014-11", "monthly 2015-01"),
  ]

  @Test(arguments: fromSumsOfOnePeriod + fromRests, regions)
  func `what a sum tells is hidden though no other year has it`(of one: Case, in region: String)
    throws
  {
    #expect(hidden(try one.evaluation(region: region)) == one.hidden)
  }

  @Test func `totals stay where one and one happen to make two in another measure`() throws {
    let rows = [
      ("", 2930, [1779, 1706, 1828]), ("White", 1807, [1121, 1075, 1151]),
      ("Asian", 985, [593, 570, 610]), ("Unclassified", 138, [65, 61, 67]),
      ("Not SEN", 2582, [1715, 1646, 1755]), ("SEN", 304, [59, 57, 67]),
      ("SEN support", 224, [58, 56, 65]), ("EHC plan", 80, [1, 1, 2]),
    ]
    .flatMap { group, cohort, counts in
      zip(["gld", "elg", "cll"], counts).map {
        "\($0), 2014/15, -, \(group.isEmpty ? "-" : group), -, \($1), \(cohort)"
      }
    }
    let hidden = hidden(
      try figures(
        rows.joined(separator: "\n"),
        measures: ["gld", "elg", "cll"].map { "\($0),\($0),percent,higher,flow,pupils" }
          .joined(separator: "\n")))
    #expect(hidden.contains("gld EHC plan 2014/15"))
    #expect(hidden.allSatisfy { $0.contains("SEN") || $0.contains("EHC plan") }, "\(hidden)")
  }

  static let noRests = [
    Case(
      "groups of several kinds that happen to leave few", "m count",
      rows: """
        m,2014/15,,,,100,,
        m,2014/15,,FSM,,31,,
        m,2014/15,,SEN,,25,,
        m,2014/15,,EAL,,41,,
        m,2014/15,,Boys,,52,,
        """),
    Case(
      "districts that are all", "m percent",
      rows: """
        m,2014/15,,,,,60,100
        m,2014/15,Ash,,,,30,50
        m,2014/15,Beech,,,,30,50
        """),
    Case(
      "categories of which the percentages were rounded", "m percent 0",
      rows: """
        m,2014/15,,,good,33,,100
        m,2014/15,,,fair,33,,100
        m,2014/15,,,poor,33,,100
        """),
  ]

  @Test(arguments: noRests, regions)
  func `figures that leave few over by chance stay`(of one: Case, in region: String) throws {
    #expect(hidden(try one.evaluation(region: region)) == [])
  }
}
