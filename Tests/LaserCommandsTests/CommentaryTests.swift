import Foundation
import TestSupport
import Testing

/// Every sentence of the commentary may stand in a public report: sixty of them, made from real
/// published figures and read one by one against those figures, are kept word for word.
struct CommentaryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private struct Trends: Decodable {
    struct Series: Decodable { var sentence: String }
    var series: [Series]
  }

  private func sentences(_ workspace: String) throws -> [String] {
    let outcome = try Program(in: Self.folder).shell("laser trends \(workspace) --format json")
    #expect(outcome.status == 0)
    return try JSONDecoder().decode(Trends.self, from: Data(outcome.output.utf8)).series
      .map(\.sentence)
  }

  @Test func `sixty sentences read as they were approved`() throws {
    let lancashire = try sentences("../../Evidence")
    let peterborough = try sentences("Fixtures/Peterborough")
    let chosen = lancashire + peterborough.prefix(60 - lancashire.count)
    #expect(chosen.count == 60)
    try expectGolden(chosen.map { "\($0)\n" }.joined(separator: "\n"), "sentences.txt")
  }

  @Test(arguments: [
    "because", "led to", "due to", "significant", "%%", "nil", "nan", "  ", " ,", "..",
  ])
  func `no sentence has a cause, a bare claim or a slip`(word: String) throws {
    for sentence in try sentences("../../Evidence") + sentences("Fixtures/Peterborough") {
      #expect(!sentence.lowercased().contains(word), "\(sentence)")
    }
  }
}
