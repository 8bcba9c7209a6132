import Diagnostics
import Intake
import SelfEvaluation
import TestSupport
import Testing

/// If this fails, a file downloaded from the Department for Education can't be used as it comes, or
/// another authority's figures appear in the report.
struct OfficialDataTests {
  /// A made-up table in the layout of the open data standard.
  static let table = """
    time_identifier,Time_Period,geographic_level,country_code,country_name,region_code,region_name,\
    old_la_code,new_la_code,la_name,lad_code,lad_name,sex,phase,version,pupils,reached,percent
    Academic year,201415,National,E92000001,England, , , , , ,,,Total,Total,Final,1000,600,60.0
    Academic year,201415,National,E92000001,England, , , , , ,,,Boys,Total,Final,500,250,50.00
    Academic year,201415,National,W92000004,Wales, , , , , ,,,Total,Total,Final,10,6,60
    Academic year,201415,Regional,E92000001,England,E12000002,North West,,,,,,Total,Total,Final,100,55,55
    Academic year,201415,Regional,E92000001,England,E12000001,North East,,,,,,Total,Total,Final,100,56,56
    Academic year,201415,Local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Total,Total,Revised,30,20,66.7
    Academic year,201415,local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Boys,Total,Revised,15,c,c
    Academic year,201415,Local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Boys,Primary,Revised,15,9,60
    Academic year,201415,Local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Total,Primary,Revised,15,9,60
    Academic year,201415,Local authority,E92000001,England,E12000002,North West,909,E10000006,Cumbria,,,Total,Total,Final,20,10,50
    Academic year,201415,Local authority,E92000001,England,E12000002,North West,889,E06000008,Blackburn,,,Total,Total,Final,20,10,99
    Academic year,201415,Local authority district,E92000001,England,E12000002,North West,888,E10000017,Lancashire,E07000117,Burnley,Total,Total,Final,5,2,40
    Academic year,201415,Local authority district,E92000001,England,E12000002,North West,889,E06000008,Blackburn,E06000008,Blackburn,Total,Total,Final,5,2,40
    Academic year,201314,Local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Total,Total,Final,30,z,z
    Calendar year,2013,Local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Total,Total,Final,30,15,50
    Financial year,201213,Local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Total,Total,Final,30,15,50
    March,2013,Local authority,E92000001,England,E12000002,North West,888,E10000017,Lancashire,,,Total,Total,Final,30,15,50

    """

  private func read(
    _ filters: String, table: String = table, meta: String? = nil,
    columns: String = "percent,reached,pupils"
  ) -> IntakeResult {
    var files = [
      "measures.csv": "id,title,unit,file,indicator,numerator,denominator,filters\n"
        + "m,M,percent,t.csv,\(columns),\(filters)\n",
      "measures/t.csv": table,
    ]
    if let meta { files["measures/t.meta.csv"] = meta }
    return Intake.read(workspace(files))
  }

  private func rows(_ result: IntakeResult) -> [String] {
    result.evaluation?.observations.map { observation in
      let series = observation.series
      let value = observation.value.map { String(($0 * 10).rounded() / 10) }
      return "\(series.area)|\(series.group)|\(observation.period)|"
        + (value ?? observation.symbol?.rawValue ?? "")
    } ?? []
  }

  @Test func `picks the rows of the authority and those it's compared with`() {
    let result = read("")
    #expect(result.findings == [])
    #expect(
      rows(result) == [
        "England||2014/15|60.0", "North West||2014/15|55.0", "||2014/15|66.7",
        "E10000006||2014/15|50.0", "Burnley||2014/15|40.0", "||2013/14|z", "||2013|50.0",
        "||2012-13|50.0", "||2013-03|50.0",
      ])
    let own = result.evaluation?.observations[2]
    #expect(own?.value == 100.0 * 20 / 30)
    #expect(own?.numerator == 20)
    #expect(own?.denominator == 30)
    #expect(own?.status == .revised)
    #expect(own?.position == FilePosition(file: "measures/t.csv", line: 7))
  }

  @Test func `a star makes one series for each value`() {
    let result = read("sex=*")
    #expect(result.findings == [])
    #expect(rows(result).prefix(2) == ["England||2014/15|60.0", "England|Boys|2014/15|50.0"])
    #expect(rows(result).contains("|Boys|2014/15|c"))
  }

  @Test func `what one measure names as a filter is none of another's`() {
    let result = Intake.read(
      workspace([
        "measures.csv": """
        id,title,unit,file,indicator,numerator,denominator,filters
        m,M,percent,t.csv,percent,reached,pupils,version=Final
        n,N,percent,t.csv,percent,reached,pupils,
        """,
        "measures/t.csv": Self.table,
      ]))
    #expect(result.findings == [])
  }

  @Test func `a value that a measure asks for is found among however many`() {
    let values = (1...400).map { number in
      "Academic year,201415,Local authority,E10000017,Lancashire,Subject \(number),\(number)\n"
    }
    let table =
      "time_identifier,time_period,geographic_level,new_la_code,la_name,subject,pupils\n"
      + values.joined()
    let result = read("subject=Subject 350", table: table, columns: "pupils,,")
    #expect(!result.findings.contains { $0.rule.name == "unknown-filter-value" })
  }

  @Test func `a value that sounds like a total beside the total stays a value`() {
    let table = Self.table.replacing("Boys", with: "All pupils")
    let result = read("sex=*", table: table)
    #expect(result.findings == [])
    #expect(rows(result).contains("|All pupils|2014/15|c"))
  }

  @Test func `several stars join their values`() {
    let result = read("phase=*;sex=*")
    #expect(result.findings == [])
    let groups = rows(result).filter { $0.hasPrefix("|") && $0.contains("2014/15") }
    #expect(
      groups == [
        "||2014/15|66.7", "|Boys|2014/15|c", "|Primary · Boys|2014/15|60.0",
        "|Primary|2014/15|60.0",
      ])
  }

  @Test func `a named value is read alone, in any case`() {
    let result = read("sex=boys;PHASE=primary")
    #expect(result.findings == [])
    #expect(rows(result) == ["||2014/15|60.0"])
  }

  @Test func `a filter without a total must be named`() throws {
    let table = Self.table.replacing("Total", with: "Secondary")
    let finding = try #require(read("sex=boys", table: table).findings.first)
    #expect(finding.rule.name == "filter-without-total")
    #expect(finding.message.contains("Secondary, Primary"))
    #expect(finding.position == FilePosition(file: "measures.csv", line: 2, column: 42))
    #expect(read("sex=boys;phase=primary", table: table).findings == [])
  }

  /// Else some of the pupils are told, tested and judged as all of them.
  @Test(arguments: [
    ("All SEN", "No SEN"), ("FSM", "All other pupils"), ("Minority ethnic total", "White"),
    ("FSM", ""),
  ])
  func `a part of the pupils is not taken for all`(one: String, other: String) throws {
    let table = Self.table.replacing("Total,Total", with: "Total,\(other)")
      .replacing("Primary", with: one).replacing("Boys,Total", with: "Boys,\(other)")
    #expect(read("", table: table).findings.map(\.rule.name) == ["filter-without-total"])
  }

  /// Else the figures of some pupils are told, tested and judged as those of all.
  @Test(arguments: [("Girls", ["one-group-only"]), ("Mainstream", []), ("All pupils", [])])
  func `a file on one group alone is told`(group: String, rules: [String]) {
    let table = ["Total,Total", "Total,Primary", "Boys,Total", "Boys,Primary"]
      .reduce(Self.table) { table, pair in
        table.replacing(pair + ",", with: "\(group),\(pair.split(separator: ",")[1]),")
      }
    func told(_ filters: String) -> [String] {
      read(filters, table: table).findings.map(\.rule.name).filter { $0 == "one-group-only" }
    }
    #expect(told("") == rules)
    #expect(told("sex=\(group)") == [])
  }

  /// Else a footnote in one row takes the other years out of the report.
  @Test func `a column of notes is told, and not taken for a filter`() throws {
    let table = Self.table.replacing(",version", with: ",note,version")
      .replacing("Total,Final", with: "Total,,Final")
      .replacing("Revised", with: "One school estimated,Revised")
      .replacing("Primary,Final", with: "Primary,,Final")
    let finding = try #require(read("", table: table).findings.first)
    #expect(finding.message.contains("One school estimated, an empty cell"))
    #expect(finding.hint.contains("take the column out"))
  }

  /// Else each row is called a duplicate of another, and whoever deletes them loses a group.
  @Test func `filters with the same values make groups of different names`() {
    let table = Self.table.replacing("Primary", with: "Boys")
    let result = read("phase=*;sex=*", table: table)
    #expect(result.findings == [])
    let groups = rows(result).filter { $0.hasPrefix("|") && $0.contains("2014/15") }
    #expect(
      groups == [
        "||2014/15|66.7", "|sex Boys|2014/15|c", "|phase Boys · sex Boys|2014/15|60.0",
        "|phase Boys|2014/15|60.0",
      ])
  }

  /// Else figures that will change are told as final, or 13,904 pupils as 14,000.
  @Test(arguments: [
    ("Revised", "Prov", []), ("Revised", "Rev.", []), ("Revised", "Version 2", ["unknown-version"]),
    ("30,20,66.7", "3E+01,20,66.7", ["shortened-number"]),
    ("30,20,66.7", "30,\"0,020\",66.7", ["not-a-number"]),
  ])
  func `what a cell does not say for certain is told`(
    cell: String, written: String, rules: [String]
  ) {
    let table = Self.table.replacing(cell, with: written)
    let result = read("", table: table)
    #expect(result.findings.map(\.rule.name) == rules)
    if written == "Prov" {
      #expect(result.evaluation?.observations.contains { $0.status == .provisional } == true)
    }
  }

  @Test func `years that were taken for numbers are read`() {
    let table = Self.table.replacing("201415,", with: "201415.0,")
    #expect(rows(read("", table: table)) == rows(read("")))
  }

  /// Else people look for their authority in a file that has it.
  @Test func `rows without a period are not called rows of others`() {
    let table = Self.table.replacing("Calendar year,2013", with: "Week 1,2013")
      .replacing("March,2013", with: "Week 2,2013").replacing("Financial year", with: "Week 3")
      .replacing("Academic year", with: "Autumn term")
    #expect(Set(read("", table: table).findings.map(\.rule.name)) == ["unsupported-period"])
  }

  /// Else the report has the totals alone, and nobody knows that there were groups.
  @Test func `a star that another filter leaves with its total is a finding`() throws {
    let table = Self.table.replacing("sex,phase", with: "kind,sex,phase")
      .replacing("Boys,", with: "Sex,Boys,").replacing("Girls,", with: "Sex,Girls,")
      .replacing("Total,Total", with: "Total,Total,Total")
      .replacing("Total,Primary", with: "Total,Total,Primary")
    let finding = try #require(read("kind=*", table: table).findings.first)
    #expect(finding.rule.name == "filter-at-total-only")
    #expect(finding.hint.contains("'kind=*;sex=*'"))
    #expect(read("kind=*;sex=*", table: table).findings == [])
  }

  @Test(arguments: ["All", "All pupils", "TOTAL", "State-funded total"])
  func `knows a total by its usual names`(word: String) {
    let result = read("", table: Self.table.replacing("Total", with: word))
    #expect(result.findings == [])
    #expect(rows(result).count == 9)
  }

  @Test func `the description says what is a filter`() {
    // Without it "note" would be one, and have no total.
    let table = Self.table.replacing("phase,version", with: "phase,note,version")
      .replacing("Total,Final", with: "Total,seen,Final")
      .replacing("Total,Revised", with: "Total,new,Revised")
      .replacing("Primary,Revised", with: "Primary,old,Revised")
    #expect(read("", table: table).findings.map(\.rule.name) == ["filter-without-total"])
    let meta = "col_name,col_type,label\nsex,Filter,Sex\nphase,Filter,Phase\nnote,Indicator,Note\n"
    #expect(read("", table: table, meta: meta).findings == [])
    #expect(rows(read("", table: table, meta: meta)).count == 9)
  }

  @Test func `a grouping beside a filter is not one itself`() {
    let table = Self.table.replacing("sex,phase", with: "sex_group,sex,phase")
      .replacing("Boys,", with: "Sex,Boys,").replacing("Total,Total", with: "Total,Total,Total")
      .replacing("Total,Primary", with: "Total,Total,Primary")
    let result = read("sex=*", table: table)
    #expect(result.findings == [])
    #expect(rows(result).contains("|Boys|2014/15|c"))
  }

  @Test func `a misspelt column is read, and said`() {
    let result = read(
      "", table: Self.table.replacing("geographic_level", with: "geographical_level"))
    #expect(result.findings.map(\.rule.name) == ["misspelt-column"])
    #expect(rows(result).count == 9)
  }

  @Test func `a title above the columns is told once and read past`() {
    let result = read("", table: "Table 1: pupils by authority\n\n" + Self.table)
    #expect(result.findings.map(\.rule.name) == ["line-above-header"])
    #expect(result.findings.first?.message.contains("line 3") == true)
    #expect(rows(result).count == 9)
  }

  @Test func `finds the authority by its old code or its name as well`() {
    let settings = ["888", "", "E10000017"].map { code in
      plainSettings.replacing("E10000017", with: code)
    }
    for text in settings {
      let result = Intake.read(
        workspace([
          "laser.json": text, "measures/t.csv": Self.table,
          "measures.csv": "id,title,unit,file,indicator\nm,M,percent,t.csv,percent\n",
        ]))
      #expect(result.findings == [])
      #expect(rows(result).count == 9)
    }
  }

  @Test(arguments: [
    ("unknown-data-column", "percnt,,", "sex=*"), ("unknown-data-column", "percent,,", "gender=*"),
    ("unknown-filter-value", "percent,,", "sex=Men"), ("bad-filter", "percent,,", "sex"),
  ])
  func `a row of the catalogue that doesn't fit its file is an error`(
    rule: String, columns: String, filters: String
  ) {
    let result = read(filters, columns: columns)
    #expect(result.findings.map(\.rule.name) == [rule])
    #expect(result.findings.first?.position.file == "measures.csv")
  }

  @Test(arguments: [
    ("unsupported-period", "Autumn term,201415"), ("unsupported-period", "Academic year,2014"),
    ("unsupported-period", "Academic year,201416"), ("unsupported-period", "Week 3,2014"),
  ])
  func `terms and weeks are left out, and said once`(rule: String, period: String) {
    let table = Self.table.replacing("Academic year,201415", with: period)
    let result = read("", table: table)
    #expect(result.findings.map(\.rule.name) == [rule])
  }

  @Test func `rows that stand twice are a finding`() {
    let last = "Calendar year,2013,Local authority,E92000001,England,,,888,E10000017,Lancashire"
    let result = read("", table: Self.table + last + ",,,Total,Total,Final,30,15,50\n")
    #expect(result.findings.map(\.rule.name) == ["repeated-observation"])
    #expect(result.findings.first?.position == FilePosition(file: "measures/t.csv", line: 19))
  }

  @Test func `values are held against their counts here too`() {
    let result = read("", table: Self.table.replacing("30,20,66.7", with: "30,20,68.7"))
    #expect(result.findings.map(\.rule.name) == ["value-against-counts"])
    #expect(
      result.findings.first?.position == FilePosition(file: "measures/t.csv", line: 7, column: 130))
  }

  /// Else a file as the Department publishes it, its counts of regions rounded to tens, stops the
  /// report; or a value is told that nobody published.
  @Test(arguments: [
    ("270,90,35", "rounded-counts"), ("275,95,34", "rounded-counts"),
    ("270,90,37", "value-against-counts"), ("271,90,34", "value-against-counts"),
    ("270,10,5", "value-against-counts"), ("270,90,33", ""),
  ])
  func `a value beside rounded counts stands without them`(cells: String, rule: String) throws {
    let result = read("", table: Self.table.replacing("1000,600,60.0", with: cells))
    #expect(result.findings.map(\.rule.name) == (rule.isEmpty ? [] : [rule]))
    let observations = try #require(result.evaluation?.observations)
    let england = try #require(observations.first { $0.series.area == "England" })
    if rule == "rounded-counts" {
      #expect(england.value == Double(cells.split(separator: ",")[2]))
      #expect(england.numerator == nil && england.denominator == nil)
    }
  }

  @Test func `a file without the authority is said`() {
    let result = Intake.read(
      workspace([
        "laser.json": #"{"authority": "Kent", "code": "E10000016", "year": "2014/15"}"#,
        "measures/t.csv": Self.table,
        "measures.csv": "id,title,unit,file,indicator\nm,M,percent,t.csv,percent\n",
      ]))
    #expect(result.findings.map(\.rule.name) == ["no-rows-for-authority"])
  }
}
