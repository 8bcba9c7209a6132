import Foundation
import Testing

/// What once made a reader trap must never do so again: each input that fuzzing found is kept.
struct FoundTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Found")

  private static var names: [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (found ?? []).filter { $0.contains("-") }.sorted()
  }

  /// Each is read in a process of its own, so that a trap, or a minute, fails this test and names
  /// the input.
  @Test(arguments: names)
  func `what was found does no harm any more`(name: String) async throws {
    await #expect(processExitsWith: .success) { [name] in
      alarm(60)
      let reader = try #require(FuzzedReader.all.first { name.hasPrefix("\($0.name)-") })
      reader.read(Array(try Data(contentsOf: Self.folder.appending(path: name))))
    }
  }

  @Test(arguments: FuzzedReader.all.map(\.name))
  func `each reader takes nothing, noise and the beginnings of files`(name: String) throws {
    let reader = try #require(FuzzedReader.all.first { $0.name == name })
    for text in ["", "{", "{\"format\": 1}", "# Question 10", "id,title\n\"", "{{#a}}", "\u{FEFF}"]
    {
      reader.read(Array(text.utf8))
      reader.read([0xFF, 0xFE] + Array(text.utf8) + [0xC3])
    }
  }
}
