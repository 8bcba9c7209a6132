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
}
