import Editions
import SelfEvaluation
import Testing

/// If these fail, somebody works out with a pencil how few pupils a figure of the public report
/// counts, from other figures that stand beside it.
struct WorkedOutTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var measures: [String]
    var rows: String
    var hidden: [String]

    /// - Parameters:
    ///   - description: What is worked out.
    ///   - measures: Each measure's id, its unit, and where they matter its decimals and polarity.
    ///   - rows: The columns of a table of figures from the measure to the cohort.
    ///   - hidden: What has to be hidden.
    init(_ description: String, _ measures: String..., rows: String, hides hidden: String...) {
      testDescription = description
      self.measures = measures
      self.rows = rows
      self.hidden = hidden
    }

    func evaluation(region: String) throws -> Evaluation {
      let measures = measures.map { line in
        let words = line.split(separator: " ")
        let decimals = words.count > 2 ? String(words[2]) : "1"
        let polarity = words.count > 3 ? words[3] : "higher"
        return "\(words[0]),\(words[0]),\(words[1]),\(polarity),flow,pupils,\(decimals)\n"
      }
      return try EditionsTests.evaluation([
        "laser.json": plainSettings.replacing("Far North", with: region),
        "measures.csv": "id,title,unit,polarity,kind,counts,decimals\n" + measures.joined(),
        "measures/figures.csv":
          "measure,period,area,group,category,value,numerator,denominator\n\(rows)\n",
      ])
    }
  }

  /// An authority without a region has no comparator of no name, which would be itself.
  static let regions = ["Far North", ""]

  static let fromOneFigure = [
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

  static let fromSums = [
    Case(
      "a complement that has fewer years", "reached percent", "missed percent",
      rows: """
        reached,2013/14,,,,,90,104
        reached,2014/15,,,,,97,100
        missed,2014/15,,,,,3,100
        """, hides: "reached 2014/15", "missed 2014/15"),
    Case(
      "a complement of which the percentage alone is known", "reached percent", "missed percent",
      rows: """
        reached,2014/15,,,,,97,100
        missed,2014/15,,,,3.0,,
        """, hides: "reached 2014/15", "missed 2014/15"),
    Case(
      "nobody, beside all of them", "reached percent", "missed percent",
      rows: """
        reached,2014/15,,,,75.0,,
        reached,2014/15,,FSM,,100.0,,
        missed,2014/15,,,,25.0,,
        missed,2014/15,,FSM,,0,,
        """, hides: "reached FSM 2014/15", "missed FSM 2014/15"),
    Case(
      "cohorts, where counts are known by rounded percentages", "m percent 0",
      rows: """
        m,2014/15,,,,33,,1009
        m,2014/15,,Asian,,25,,4
        m,2014/15,,Black,,31,,405
        m,2014/15,,White,,37,,600
        """, hides: "m Asian 2014/15", "m Black 2014/15"),
    Case(
      "one of three groups, which its publisher withheld", "m count",
      rows: """
        m,2014/15,,,,53,,
        m,2014/15,,A,,c,,
        m,2014/15,,B,,20,,
        m,2014/15,,C,,30,,
        """, hides: "m B 2014/15"),
    Case(
      "one of three categories, which its publisher withheld", "m percent",
      rows: """
        m,2014/15,,,good,,53,100
        m,2014/15,,,fair,,44,100
        m,2014/15,,,poor,c,,
        """, hides: "m fair 2014/15"),
    Case(
      "one of many measures, beside those that it makes up a number with", "all count",
      "ill count", "holiday count", "other count", "a count", "b count", "c count", "d count",
      "e count", "f count", "g count", "h count",
      rows: """
        all,2014/15,,,,63,,
        ill,2014/15,,,,40,,
        holiday,2014/15,,,,20,,
        other,2014/15,,,,3,,
        a,2014/15,,,,101,,
        b,2014/15,,,,211,,
        c,2014/15,,,,431,,
        d,2014/15,,,,997,,
        e,2014/15,,,,1511,,
        f,2014/15,,,,2203,,
        g,2014/15,,,,3301,,
        h,2014/15,,,,4507,,
        """, hides: "holiday 2014/15", "other 2014/15"),
    Case(
      "a cell of a table without its rows and columns", "m percent",
      rows: """
        m,2014/15,,,,,50,100
        m,2014/15,,Boys · FSM,,,3,20
        m,2014/15,,Boys · Not FSM,,,20,30
        m,2014/15,,Girls · FSM,,,10,20
        m,2014/15,,Girls · Not FSM,,,17,30
        """, hides: "m Boys · FSM 2014/15", "m Girls · FSM 2014/15"),
    Case(
      "a cell of districts and groups without their rows and columns", "m count",
      rows: """
        m,2014/15,,,,100,,
        m,2014/15,North,Boys,,3,,
        m,2014/15,North,Girls,,30,,
        m,2014/15,South,Boys,,27,,
        m,2014/15,South,Girls,,40,,
        """, hides: "m North Boys 2014/15", "m North Girls 2014/15", "m South Boys 2014/15"),
    Case(
      "a group, where districts make up what the groups do", "m count",
      rows: """
        m,2014/15,,Boys,,3,,
        m,2014/15,,Girls,,50,,
        m,2014/15,North,,,20,,
        m,2014/15,South,,,33,,
        """, hides: "m Boys 2014/15", "m Girls 2014/15"),
    Case(
      "a group of which another measure has the whole", "m percent", "roll count",
      rows: """
        m,2014/15,,Boys,,,10,20
        m,2014/15,,Girls,,,2,3
        roll,2014/15,,,,23,,
        """, hides: "m Boys 2014/15", "m Girls 2014/15"),
    Case(
      "a group of a percentage whose cohort another measure has", "a percent", "b percent",
      rows: """
        a,2014/15,,,,,60,120
        a,2014/15,,Boys,,,20,40
        a,2014/15,,Girls,,,40,80
        b,2014/15,,,,7.5,,
        b,2014/15,,Boys,,,3,40
        b,2014/15,,Girls,,,6,80
        """, hides: "b Boys 2014/15", "b Girls 2014/15"),
    Case(
      "those who sat a test, beside those of them who passed it", "sat percent", "passed percent",
      rows: """
        sat,2014/15,,,,,18,90
        sat,2014/15,,Girls,,,3,40
        sat,2014/15,,Boys,,,15,50
        passed,2014/15,,,,,14,18
        passed,2014/15,,Boys,,,12,15
        """, hides: "sat Girls 2014/15", "sat Boys 2014/15", "passed Boys 2014/15"),
    Case(
      "a category that is a measure too", "band percent", "absent percent",
      rows: """
        band,2014/15,,,Below 90%,,10,100
        band,2014/15,,,90 to 95%,,3,100
        band,2014/15,,,95% or more,,87,100
        absent,2014/15,,,,,10,100
        """,
      hides: "band Below 90% 2014/15", "band 90 to 95% 2014/15", "absent 2014/15"),
    Case(
      "a group that is a measure too", "all percent", "fsm percent",
      rows: """
        all,2014/15,,,,,15,40
        all,2014/15,,FSM,,,12,20
        all,2014/15,,Not FSM,,,3,20
        fsm,2014/15,,,,,12,20
        """, hides: "all FSM 2014/15", "all Not FSM 2014/15", "fsm 2014/15"),
    Case(
      "a group whose number is a measure too", "n count", "n-of-boys count",
      rows: """
        n,2014/15,,,,124,,
        n,2014/15,,Boys,,120,,
        n,2014/15,,Girls,,4,,
        n-of-boys,2014/15,,,,120,,
        """, hides: "n Boys 2014/15", "n Girls 2014/15", "n-of-boys 2014/15"),
    Case(
      "a district whose number is a measure too", "n count", "n-in-elm count",
      rows: """
        n,2014/15,,,,124,,
        n,2014/15,Ash,,,80,,
        n,2014/15,Elm,,,41,,
        n,2014/15,Oak,,,3,,
        n-in-elm,2014/15,,,,41,,
        """, hides: "n Elm 2014/15", "n Oak 2014/15", "n-in-elm 2014/15"),
    Case(
      "a reason whose number is a measure too", "n count", "n-for-drugs count",
      rows: """
        n,2014/15,,,,50,,
        n,2014/15,,,Disruption,40,,
        n,2014/15,,,Drugs,7,,
        n,2014/15,,,Weapons,3,,
        n-for-drugs,2014/15,,,,7,,
        """, hides: "n Drugs 2014/15", "n Weapons 2014/15", "n-for-drugs 2014/15"),
    Case(
      "a group whose cohort is a measure too", "m percent", "boys-on-roll count",
      rows: """
        m,2014/15,,,,,70,130
        m,2014/15,,Boys,,,66,126
        m,2014/15,,Girls,,,4,4
        boys-on-roll,2014/15,,,,126,,
        """, hides: "m Boys 2014/15", "m Girls 2014/15", "boys-on-roll 2014/15"),
    Case(
      "a mean of a group that is a measure too", "aps score", "aps-of-boys score",
      rows: """
        aps,2014/15,,,,30.0,,100
        aps,2014/15,,Boys,,31.0,,96
        aps,2014/15,,Girls,,6.0,,4
        aps-of-boys,2014/15,,,,31.0,,96
        """, hides: "aps Boys 2014/15", "aps Girls 2014/15", "aps-of-boys 2014/15"),
    Case(
      "a share of a number that is a group of it", "n count", "share-of-boys percent",
      rows: """
        n,2014/15,,,,24,,
        n,2014/15,,Boys,,20,,
        n,2014/15,,Girls,,4,,
        share-of-boys,2014/15,,,,,20,24
        """, hides: "n Boys 2014/15", "n Girls 2014/15", "share-of-boys 2014/15"),
    Case(
      "a group that another measure calls otherwise", "n count", "o count",
      rows: """
        n,2014/15,,,,124,,
        n,2014/15,,FSM,,120,,
        n,2014/15,,Not FSM,,4,,
        o,2014/15,,Pupils with free school meals,,120,,
        """,
      hides: "n FSM 2014/15", "n Not FSM 2014/15", "o Pupils with free school meals 2014/15"),
    Case(
      "a district that is a group of another measure", "n count", "o count",
      rows: """
        n,2014/15,,,,124,,
        n,2014/15,Ash,,,80,,
        n,2014/15,Elm,,,41,,
        n,2014/15,Oak,,,3,,
        o,2014/15,,Elm,,41,,
        """, hides: "n Elm 2014/15", "n Oak 2014/15", "o Elm 2014/15"),
    Case(
      "boys in one measure and girls in another", "a percent", "b percent",
      rows: """
        a,2014/15,,,,,40,83
        a,2014/15,,Boys,,,36,78
        b,2014/15,,,,,60,83
        b,2014/15,,Girls,,,3,5
        """, hides: "a Boys 2014/15", "b Girls 2014/15"),
    Case(
      "groups that make up another in one of two years", "m count",
      rows: """
        m,2013/14,,SEN,,40,,
        m,2013/14,,SEN support,,20,,
        m,2013/14,,EHC plan,,10,,
        m,2014/15,,SEN,,23,,
        m,2014/15,,SEN support,,20,,
        m,2014/15,,EHC plan,,3,,
        m,2014/15,,,,200,,
        """, hides: "m SEN support 2014/15", "m EHC plan 2014/15"),
    Case(
      "a year, beside the total of three", "yearly count", "three count",
      rows: """
        yearly,2012/13,,,,10,,
        yearly,2013/14,,,,3,,
        yearly,2014/15,,,,9,,
        three,2014/15,,,,22,,
        """, hides: "yearly 2013/14", "yearly 2014/15"),
    Case(
      "percentages, beside the numbers that they are made from", "share percent", "number count",
      rows: """
        share,2014/15,,,,30.0,,
        share,2014/15,,Boys,,6.0,,
        share,2014/15,,Girls,,54.0,,
        number,2014/15,,,,30,,
        number,2014/15,,Boys,,3,,
        number,2014/15,,Girls,,27,,
        """,
      hides: "share Boys 2014/15", "share Girls 2014/15", "number Boys 2014/15",
      "number Girls 2014/15"),
    Case(
      "groups as percentages of a number", "share percent", "number count",
      rows: """
        share,2014/15,,Boys,,91.7,,
        share,2014/15,,Girls,,8.3,,
        number,2014/15,,,,36,,
        """, hides: "share Boys 2014/15", "share Girls 2014/15"),
    Case(
      "percentages of few, where another measure has many of the groups", "few percent",
      "many percent",
      rows: """
        many,2014/15,,,,,3000,6000
        many,2014/15,,Boys,,,1500,3000
        many,2014/15,,Girls,,,1500,3000
        few,2014/15,,,,,9,23
        few,2014/15,,Boys,,23.1,,
        few,2014/15,,Girls,,60.0,,
        """, hides: "few Boys 2014/15", "few Girls 2014/15"),
  ]

  @Test(arguments: fromSums, regions)
  func `what others make up a number with is hidden`(of one: Case, in region: String) throws {
    #expect(hidden(try one.evaluation(region: region)) == one.hidden)
  }

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
