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
}
