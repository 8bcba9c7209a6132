import Diagnostics
import Intake
import SelfEvaluation
import Testing

/// If this fails, a figure in the report is not the one in the spreadsheet.
struct CellTests {
  private func observation(
    _ cells: String, unit: String = "percent", decimals: String = "", separator: String = ","
  ) -> (observation: Observation?, rules: [String]) {
    let header = ["measure", "period", "value", "numerator", "denominator"]
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit,decimals\nm,M,\(unit),\(decimals)\n",
        "measures/m.csv": header.joined(separator: separator) + "\nm\(separator)2014/15\(separator)"
          + cells + "\n",
      ]))
    return (result.evaluation?.observations.first, result.findings.map(\.rule.name))
  }

  static let numbers: [(String, Double)] = [
    ("51.7", 51.7), ("0", 0), ("-0", 0), ("-3.25", -3.25), ("\"1,234\"", 1234), ("1 234.5", 1234.5),
    ("1\u{202F}234", 1234), ("\"1,234,567.8\"", 1_234_567.8), ("\u{2212}4", -4), ("+4", 4),
    (".5", 0.5), ("5.", 5), (" 51.7 ", 51.7), ("51.7%", 51.7), ("51.7 %", 51.7), ("1e3", 1000),
    ("1.25E+02", 125), ("0.1", 0.1), ("89404093496.4887", 89404093496.4887),
    ("999999999999999", 999_999_999_999_999), ("1e-15", 1e-15),
    ("0.30000000000000004", 0.30000000000000004), ("007", 7),
  ]

  @Test(arguments: numbers)
  func `reads a number as spreadsheets write it`(text: String, value: Double) {
    let (observation, rules) = observation("\(text),,", unit: "score")
    #expect(observation?.value == value)
    #expect(rules == [])
  }

  @Test(arguments: ["2.9E+03", "1E+03", "1.234E+05"])
  func `a number that a narrow column has shortened is told`(text: String) {
    #expect(observation("\(text),,", unit: "score").rules == ["shortened-number"])
  }

  @Test(arguments: ["<5", "*", "≤5", "1-5", "s", "supp"])
  func `whoever writes a sign for a small number is led to the one that hides it`(text: String) {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,count\n",
        "measures/m.csv": "measure,period,value\nm,2014/15,\(text)\n",
      ]))
    #expect(result.findings.map(\.rule.name) == ["not-a-number"])
    #expect(result.findings.allSatisfy { $0.hint.hasPrefix("write 'c'") })
  }

  static let commaNumbers: [(String, Double)] = [
    ("51,7", 51.7), ("1 234,5", 1234.5), ("1.234,5", 1234.5), ("0,123", 0.123), ("51.7", 51.7),
    ("-3,25", -3.25),
  ]

  @Test(arguments: commaNumbers)
  func `a comma stands before decimals between semicolons`(text: String, value: Double) {
    let (observation, rules) = observation("\(text);;", unit: "score", separator: ";")
    #expect(observation?.value == value)
    #expect(rules == [])
  }

  static let noNumbers: [String] = [
    "sixty", "\"51,7\"", "\"1,23,456\"", "1.2.3", "0x1F", "1e999", "inf", "NaN", "nan", "5O",
    "12-13",
    "£5", "1e", "--5", "%", "1 23", "\"1,2345\"",
    "12345678901234567890123456789012345678901234567890123456789012345",
  ]

  @Test(arguments: noNumbers)
  func `what can't be read in one way is no number`(text: String) {
    let (observation, rules) = observation("\(text),,", unit: "score")
    #expect(observation == nil)
    #expect(rules == ["not-a-number"])
  }

  @Test(arguments: [
    ("1e15", "large"), ("-1e308", "large"), ("1234567890123456", "large"), ("1e999", "large"),
    ("1e-16", "small"), ("-1e-320", "small"),
  ])
  func `a number that no figure has is told, since sums of such would be none`(
    text: String, how: String
  ) {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,score\n",
        "measures/m.csv": "measure,period,value\nm,2014/15,\(text)\n",
      ]))
    #expect(result.evaluation?.observations.isEmpty == true)
    #expect(result.findings.map(\.message) == ["'\(text)' is too \(how) for a figure"])
  }

  @Test func `one comma before three digits could be either`() {
    #expect(observation("1,234;;", unit: "score", separator: ";").rules == ["not-a-number"])
  }

  static let symbols: [(String, Observation.Symbol)] = [
    ("z", Observation.Symbol.notApplicable), (".", .notApplicable), ("x", .notAvailable),
    (":", .notAvailable), ("~", .notAvailable), ("-", .notAvailable), ("NA", .notAvailable),
    ("NULL", .notAvailable), ("", .notAvailable), (" ", .notAvailable), ("c", .confidential),
    ("C", .confidential), ("low", .low), ("k", .low), ("u", .unreliable),
  ]

  @Test(arguments: symbols)
  func `a symbol is a reason, never zero`(text: String, symbol: Observation.Symbol) {
    let (observation, rules) = observation("\(text),,")
    #expect(observation?.value == nil)
    #expect(observation?.symbol == symbol)
    #expect(rules == [])
  }

  @Test func `a withheld count is the reason why there is no value`() {
    let (hidden, _) = observation(",c,120")
    #expect(hidden?.symbol == .confidential)
    #expect(hidden?.denominator == 120)
    let (printed, _) = observation("51.7,c,120")
    #expect(printed?.value == 51.7)
    #expect(printed?.symbol == nil)
  }

  static let agreeing: [(String, String, Double)] = [
    ("percent", ",1,3", 100.0 / 3), ("score", ",7,2", 3.5), ("days", ",9,2", 4.5),
    ("count", ",12,", 12), ("percent", "33,1,3", 100.0 / 3), ("percent", "33.3,1,3", 100.0 / 3),
    ("percent", "33.30,1,3", 100.0 / 3), ("percent", "62.5,35,56", 62.5),
    ("percent", "63,35,56", 62.5), ("rate", "5.2,52,10000", 5.2), ("rate", "0.52,52,10000", 0.52),
    ("rate", "520,52,10000", 520), ("rate", "0.5,50,100000", 0.5), ("rate", "0.1,5,10000", 0.05),
    ("rate", "2,160,100000", 1.6), ("rate", "0,4,100000", 0), ("count", "12,12,", 12),
    ("percent", "33.333333,1,3", 100.0 / 3), ("percent", "62.400000000000006,1561,2500", 62.44),
    ("percent", "66.66666,2,3", 200.0 / 3), ("percent", "7.6,61,800", 7.625),
    ("percent", "62.5,5001,8000", 62.5125),
  ]

  @Test(arguments: agreeing)
  func `the value comes from its counts, and agrees with the printed one`(
    unit: String, cells: String, value: Double
  ) {
    let (observation, rules) = observation(cells, unit: unit)
    #expect(observation?.value == value)
    #expect(rules == [])
  }

  static let contradicted: [(String, String)] = [
    ("percent", "33.4,1,3"), ("percent", "34,1,3"), ("percent", "61,35,56"), ("score", "3.4,7,2"),
    ("count", "13,12,"), ("rate", "5.3,52,10000"), ("percent", "5,3,0"),
  ]

  @Test(arguments: contradicted)
  func `a printed value that its counts contradict is an error`(unit: String, cells: String) {
    let (_, rules) = observation(cells, unit: unit)
    #expect(rules.first == "value-against-counts" || rules.first == "count-above-cohort")
    #expect(rules.count == 1)
  }

  /// A whole percentage would otherwise be held to be right whatever the decimal beside it says.
  @Test(arguments: [
    ("62.4,1257,2000", "0", false), ("62.4,1239,2000", "0", false), ("62.4,1248,2000", "0", true),
    ("62,1257,2000", "0", false), ("63,1257,2000", "0", true), ("62.86,1257,2000", "1", false),
    ("62.85,1257,2000", "0", true),
  ])
  func `a value is held against its counts at the decimals that it was printed with`(
    cells: String, decimals: String, agrees: Bool
  ) {
    #expect(observation(cells, decimals: decimals).rules.isEmpty == agrees)
  }

  /// If this fails, the report prints another percentage than the one that was published.
  @Test(arguments: [
    ("57,23,40", "0", 57), ("58,23,40", "0", 57.5), ("57,23,40", "1", 57.5),
    ("57,229,400", "0", 57.25),
    ("7.6,61,800", "2", 7.625), ("7.62,61,800", "2", 7.62), (",23,40", "0", 57.5),
  ])
  func `a published value that was rounded down from the middle stays`(
    cells: String, decimals: String, value: Double
  ) {
    let (observation, rules) = observation(cells, decimals: decimals)
    #expect(observation?.value == value)
    #expect(observation?.denominator != nil)
    #expect(rules == [])
  }

  /// A mark between thousands that is taken for a decimal point makes 0.1% of 63.3%.
  @Test(arguments: [
    ("percent", ",8.758,13837", "", true), ("percent", ",87,138.37", "", true),
    ("percent", ",8758,13837.0", "", false), ("percent", "51.7,,", "", false),
    ("count", "8758.4,,", "", true), ("count", "8758.4,,", "1", false),
    ("count", "8758,,", "", false),
    ("rate", "5.2,52.5,10096.2", "", false), ("score", ",7.5,2", "", false),
    ("days", ",9.5,2", "", false),
  ])
  func `a count of pupils that isn't whole is told`(
    unit: String, cells: String, decimals: String, isTold: Bool
  ) {
    let rules = observation(cells, unit: unit, decimals: decimals).rules
    #expect(rules == (isTold ? ["fractional-count"] : []))
  }

  /// "The value is 68, but the counts give 67.5" looks like no contradiction.
  @Test(arguments: [("68,9414,13947", "67.498"), ("60.4,387000,640000", "60.47")])
  func `what the counts give is told in as many decimals as tell it from the value`(
    cells: String, number: String
  ) throws {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,percent\n",
        "measures/m.csv": "measure,period,value,numerator,denominator\nm,2014/15,\(cells)\n",
      ]))
    #expect(try #require(result.findings.first).message.hasSuffix(" gives \(number)"))
  }

  @Test func `nobody counted means not applicable`() {
    let (observation, rules) = observation(",0,0")
    #expect(observation?.value == nil)
    #expect(observation?.symbol == .notApplicable)
    #expect(rules == [])
  }

  static let places: [(String, String)] = [
    ("", ""), ("Lancashire", ""), ("LANCASHIRE", ""), ("E10000017", ""), ("England", "England"),
    ("E92000001", "England"), ("north west", "North West"), ("E12000002", "North West"),
    ("statistical Neighbours", "Statistical neighbours"), ("E10000006", "E10000006"),
    ("Burnley", "Burnley"), (" Ribble  Valley ", "Ribble  Valley"),
  ]

  @Test(arguments: places)
  func `knows a place by its name or code`(written: String, area: String) {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,percent\n",
        "measures/m.csv": "measure,period,area,value\nm,2014/15,\(written),5\n",
      ]))
    #expect(result.evaluation?.observations.map(\.series.area) == [area])
  }

  @Test(arguments: [
    ("All pupils", ""), ("ALL  PUPILS", ""), ("Total", ""), ("all", ""), ("Overall", ""),
    ("All children", ""), ("All schools", ""), ("Everyone", ""), ("Total (all pupils)", ""),
    ("All other pupils", "All other pupils"), ("All girls", "All girls"), ("Pupils", "Pupils"),
    ("All SEN", "All SEN"), ("Total absence", "Total absence"),
  ])
  func `a group of all pupils is no group`(written: String, group: String) {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,percent\n",
        "measures/m.csv": "measure,period,group,value\nm,2014/15,\(written),5\n",
      ]))
    #expect(result.findings == [])
    #expect(result.evaluation?.observations.map(\.series.group) == [group])
  }

  /// Else 0.06, 0.10 and 0.14 are printed, and told, as one and the same.
  @Test(arguments: [
    ("0.06", "0.14", 2), ("-0.14", "0.3", 2), ("5.93", "7.1", 2), ("5.9", "7.1", 1),
    ("58.93", "60.1", 1), ("5.93", "12.1", 1), ("0.3", "0.4", 2), ("6", "7", 1),
  ])
  func `small values print with two decimals where none are stated`(
    first: String, last: String, decimals: Int
  ) {
    for (stated, expected) in [("", decimals), ("1", 1), ("0", 0)] {
      let result = Intake.read(
        workspace([
          "measures.csv": "id,title,unit,decimals\nm,M,score,\(stated)\n",
          "measures/m.csv": "measure,period,group,value\nm,2013/14,,\(first)\nm,2014/15,,\(last)\n"
            + "m,2014/15,Boys,99.999\n",
        ]))
      #expect(result.evaluation?.measures.map(\.decimals) == [expected])
    }
  }

  /// Else 67,9 is printed as 67.0 and 1,301 as 1.
  @Test(arguments: [
    ("67,9,,,", ["ragged-row"]), ("1,301,,,", ["ragged-row"]), ("67.9,,,,", []), ("0.45,9,20,", []),
  ])
  func `a number that its own comma parts is told`(cells: String, rules: [String]) {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,score\n",
        "measures/m.csv": "measure,period,value,numerator,denominator\nm,2014/15,\(cells)\n",
      ]))
    #expect(result.findings.map(\.rule.name) == rules)
  }

  /// Else a heading has another address than the links to it, and a table's rows fall apart.
  @Test func `a cell that was broken into lines is read as one line`() {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit,headline\n"
          + "m,\"Good \nlevel\",percent,\"Very\r\ngood;Good\"\n",
        "measures/m.csv": "measure,period,area,group,category,value\n"
          + "m,2014/15,\"Ribble\nValley\",\"Girls\n\nSEN\",\"Very\ngood\",5\n",
        "priorities.csv": "id,title\nP1,\"Raise early\nresults\"\n",
        "register.csv": "id,title,notes\nE001,\"Annual\nreport\",\"One.\n\nTwo.\"\n",
      ]))
    let evaluation = result.evaluation
    #expect(evaluation?.measures.map(\.title) == ["Good level"])
    #expect(evaluation?.measures.map(\.headline) == [["Very good", "Good"]])
    #expect(
      evaluation?.observations.map(\.series) == [
        SeriesKey(area: "Ribble Valley", group: "Girls SEN", category: "Very good")
      ])
    #expect(evaluation?.priorities.map(\.title) == ["Raise early results"])
    #expect(evaluation?.register.map(\.title) == ["Annual report"])
    #expect(evaluation?.register.map(\.notes) == ["One.\n\nTwo."])
  }

  /// Else the code of another workspace of the same authority is taken for another one.
  @Test func `codes are read in capitals`() {
    let settings = """
      {"authority": "Lancashire", "code": "e10000017", "year": "2014/15",
       "statisticalNeighbours": ["e10000006", "E10000006", "x1"]}
      """
    let result = Intake.read(workspace(["laser.json": settings]))
    #expect(result.evaluation?.settings.code == "E10000017")
    #expect(result.evaluation?.settings.statisticalNeighbours == ["E10000006", "x1"])
  }

  @Test func `names that differ in case are one series`() {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,percent\n",
        "measures/m.csv": "measure,period,group,value\nm,2013/14,Boys,5\nM,2014/15,boys,6\n",
      ]))
    #expect(Set(result.evaluation?.observations.map(\.series.group) ?? []) == ["Boys"])
  }

  /// Else there's "no figure" for a year whose row is there, written in another program.
  @Test(arguments: [
    ("King's Lynn", "King\u{2019}s Lynn"), ("Non-FSM", "Non\u{2013}FSM"),
    ("Stoke\u{2011}on\u{2011}Trent", "Stoke-on-Trent"),
  ])
  func `names that differ in the kind of an apostrophe or dash are one series`(
    first: String, other: String
  ) {
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\nm,M,percent\n",
        "measures/m.csv": "measure,period,area,group,value\nm,2013/14,\(first),\(first),5\n"
          + "m,2014/15,\(other),\(other),6\n",
      ]))
    #expect(
      Set(result.evaluation?.observations.map(\.series) ?? []) == [
        SeriesKey(area: first, group: first)
      ])
  }

  /// Else an authority's own figures are those of a district.
  @Test func `the authority's name may be written with another apostrophe`() {
    let result = Intake.read(
      workspace([
        "laser.json": #"{"authority": "King's Lynn", "year": "2014/15"}"#,
        "measures.csv": "id,title,unit\nm,M,percent\n",
        "measures/m.csv": "measure,period,area,value\nm,2014/15,King\u{2019}s Lynn,6\n",
      ]))
    #expect(result.evaluation?.observations.map(\.series.area) == [""])
  }

  @Test func `headers are read in any case and with any joint`() {
    let result = Intake.read(
      workspace([
        "priorities.csv":
          "ID,TITLE,success_criterion,Aligned With,LIP\nP1,Reading,75%,P2; Literacy plan,Yes\n"
      ]))
    let priority = result.evaluation?.priorities.first
    #expect(result.findings == [])
    #expect(priority?.successCriterion == "75%")
    #expect(priority?.alignedWith == ["P2", "Literacy plan"])
    #expect(priority?.inImprovementPlan == true)
  }

  @Test func `lists and spans of questions are read`() {
    let result = Intake.read(
      workspace([
        "register.csv":
          "id,title,questions,prompts,kind,reported-to\nE1,A,2; 3;10-12;3,3.1;4.1,Visit Note,Cabinet;PDG\n"
      ]))
    let item = result.evaluation?.register.first
    #expect(result.findings == [])
    #expect(item?.questions == [2, 3, 10, 11, 12])
    #expect(item?.prompts.map(\.description) == ["3.1", "4.1"])
    #expect(item?.kind == .visitNote)
    #expect(item?.reportedTo == ["Cabinet", "PDG"])
  }
}
