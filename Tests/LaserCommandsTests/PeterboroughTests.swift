import DataFiles
import Foundation
import TestSupport
import Testing

/// Published figures must come out as they were published: every percentage of Peterborough's
/// printed tables of 2013 follows from its count, and stands in the workspace as it was printed.
struct PeterboroughTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// The rows of a table, each by the names of its columns.
  private static func rows(_ path: String) throws -> [[String: String]] {
    var names: [String] = []
    var rows: [[String: String]] = []
    func take(_ row: borrowing CSVRow) {
      if row.isHeader { names = CSVHeader(row).names }
      var cells: [String: String] = [:]
      for column in 0..<row.count { cells[names[column]] = row.trimmed(at: column) }
      rows.append(cells)
    }
    var parser = CSVParser(file: path)
    parser.feed([UInt8](try Data(contentsOf: fixtures.appending(path: path))).span, take)
    parser.finish(take)
    #expect(parser.findings.isEmpty)
    return Array(rows.dropFirst())
  }

  /// One printed figure.
  struct Figure {
    var measure: String
    var category: String
    var period: String
    var count: Double?
    var percent: String
  }

  private let figures: [Figure]

  init() throws {
    figures = try Self.rows("peterborough-figures.csv").map { row in
      func cell(_ name: String) throws -> String { try #require(row[name]) }
      return Figure(
        measure: try cell("measure"), category: try cell("category"), period: try cell("period"),
        count: Double(try cell("count")), percent: try cell("printed-percent"))
    }
  }

  @Test func `all 228 printed figures are held`() {
    #expect(figures.count == 228)
    #expect(figures.filter { $0.count != nil }.count == 144)
  }

  @Test func `every printed percentage follows from its count`() throws {
    let tables = Dictionary(grouping: figures.filter { $0.count != nil }) {
      "\($0.measure) \($0.period)"
    }
    for (name, table) in tables {
      let total = table.compactMap(\.count).reduce(0, +)
      for figure in table {
        let count = try #require(figure.count)
        let percent = try #require(Double(figure.percent))
        #expect(
          abs(100 * count / total - percent) <= 0.05 + 1e-9,
          "\(name), \(figure.category): \(count) of \(total) is printed as \(figure.percent)")
      }
    }
  }

  @Test func `the program reads each figure as it was printed`() throws {
    let program = Program(in: Self.fixtures)
    let outcome = try program.shell("laser check Peterborough")
    #expect(outcome.status == 0, "\(outcome.output)")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.fixtures.appending(path: "Peterborough/measures").path)
    var held: [String: String] = [:]
    for file in files.filter({ $0.hasSuffix(".csv") }) {
      for row in try Self.rows("Peterborough/measures/\(file)") {
        func cell(_ name: String) -> String { row[name] ?? "" }
        held["\(cell("measure"))|\(cell("category"))|\(cell("period"))"] = cell("value")
      }
    }
    for figure in figures {
      let name = "\(figure.measure)|\(figure.category)|\(figure.period)"
      #expect(held[name].flatMap(Double.init) == Double(figure.percent), "\(name)")
    }
  }
}
