import Foundation
import TestSupport
import Testing

/// All of England's figures come in one file of half a million rows: an old laptop must read the
/// authority's own out of it without holding the rest.
struct LargeFileTests {
  /// How much more address space the large file may take than the small one, in KiB.
  private static let allowance = 8 << 10

  @Test(
    .disabled(
      if: Program.sanitizer != nil,
      "a sanitizer reserves terabytes of address space, so the program runs in no small one"))
  func `memory does not grow with the rows that are not ours`() throws {
    let small = try workspace(rows: 5_000)
    let enough = try #require(
      stride(from: 32 << 10, to: 1 << 20, by: 4 << 10).first { read(small, within: $0) })
    let large = try workspace(rows: 500_000)
    #expect(
      read(large, within: enough + Self.allowance),
      "5,000 rows are read within \(enough) KiB of address space, 500,000 not within 8 MiB more")
  }

  private func workspace(rows: Int) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(
      #"{"authority": "Lancashire", "code": "E10000017", "year": "2014/15"}"#, to: "W/laser.json")
    try folder.write(
      """
      id,title,unit,polarity,file,indicator,numerator,denominator,filters
      pass,Pupils who passed,percent,higher,big.csv,pass_percent,passed,pupils,sex=*
      """, to: "W/measures.csv")
    try folder.write(table(rows: rows), to: "W/measures/big.csv")
    return folder
  }

  /// Whether the program reads a workspace when it may take no more than so many KiB.
  private func read(_ workspace: ScratchFolder, within limit: Int) -> Bool {
    let line = "ulimit -v \(limit); timeout 60 laser trends W --format json"
    guard let outcome = try? Program(in: workspace.url).shell(line) else { return false }
    return outcome.status == 0 && outcome.output.contains("\"measure\": \"pass\"")
  }

  /// A table of official data in which nine rows are Lancashire's.
  private func table(rows: Int) -> String {
    var text =
      "time_period,time_identifier,geographic_level,new_la_code,la_name,sex,pupils,passed,"
      + "pass_percent\n"
    text.reserveCapacity(rows * 80)
    var written = 0
    var place = 0
    while written < rows {
      let isOurs = place == 17
      let name = isOurs ? "Lancashire" : "Authority \(place)"
      let code = isOurs ? "E10000017" : "E0\(1_000_000 + place)"
      for year in ["201213", "201314", "201415"] {
        for (sex, pupils) in [("Total", 200), ("Girls", 100), ("Boys", 100)] {
          text +=
            "\(year),Academic year,Local authority,\(code),\(name),\(sex),\(pupils),50,"
            + "\(pupils == 200 ? "25.0" : "50.0")\n"
          written += 1
        }
      }
      place += 1
    }
    return text
  }
}
