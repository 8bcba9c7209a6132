import SelfEvaluation
import Testing
import Trends

/// Figures that touch read as one number.
struct TrendTableTests {
  @Test(arguments: [
    ("0 12.5 12345.67", 2, "0.00  12.50  12,345.67  +12,345.67  improved"),
    (
      "170000 1234567890123 171000", 0,
      "170,000  1,234,567,890,123  171,000  +1,000  improved"
    ),
    ("3 2 1", 0, "3  2  1  −2  declined"),
    ("1300 1250.5 1250.5", 1, "1,300.0  1,250.5  1,250.5  −49.5  declined"),
  ])
  func `columns are as wide as their widest cell, with two spaces between`(
    values: String, decimals: Int, cells: String
  ) throws {
    let words = values.split(separator: " ")
    let lines =
      zip(["2012/13", "2013/14", "2014/15"], words).map { "\($0): \($1)" }
      + ["2014/15 boys_with_a_name_that_is_too_long_for_the_line: 1"]
    let series = try Series(lines.joined(separator: "\n"), unit: .score, decimals: decimals)
    let table = series.report.table()
    let rows = table.split(separator: "\n").dropFirst()
    let row = try #require(rows.first { $0.hasPrefix("  all ") })
    for row in rows { #expect(row.count <= 80, "\(row)") }
    let expected = cells.split(separator: " ")
    #expect(row.split(separator: " ").suffix(expected.count) == expected[...])
    for cell in expected.dropFirst() { #expect(row.contains("  \(cell)")) }
    // Each number ends where the one below it does.
    let end = try #require(row.firstRange(of: expected[2])).upperBound
    let boys = try #require(rows.first { $0.hasPrefix("  boys") })
    #expect(boys.count >= row.distance(from: row.startIndex, to: end))
  }

  @Test(arguments: [("", 1), ("FSM", 0)])
  func `only what is listed is counted as tested`(group: String, tested: Int) throws {
    let lines = "2012/13: 500/1000\n2014/15: 560/1000\n2014/15 FSM: 1"
    let report = try Series(lines).report
    let table = report.table { $0.key.group == group }
    #expect(table.contains("\(tested) comparison was tested") == (tested > 0), "\(table)")
    #expect(table.contains("tested") == (tested > 0), "\(table)")
    let json = String(decoding: report.json { $0.key.group == group }, as: UTF8.self)
    #expect(json.contains("\"tested\": \(tested)"), "\(json)")
  }
}
