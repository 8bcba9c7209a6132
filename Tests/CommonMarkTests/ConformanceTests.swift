import CommonMark
import Foundation
import TestSupport
import Testing

/// If these fail, text that authors write by the standard looks otherwise than they expect.
struct ConformanceTests {
  struct Example: Decodable {
    var example: Int
    var section: String
    var markdown: String
    var html: String
  }

  static func examples() throws -> [Example] {
    let folder = try #require(Conformance.folder)
    let file = folder.appending(path: "commonmark-0.31.2.json")
    return try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
  }

  @Test(.enabled(if: Conformance.folder != nil))
  func `every example of CommonMark 0.31.2 comes out as its HTML`() throws {
    let examples = try Self.examples()
    var passed = 0
    for example in examples {
      let html = Document(parsing: example.markdown).html(options: .conforming)
      if html == example.html { passed += 1 }
      #expect(
        html == example.html,
        "example \(example.example), \(example.section): \(example.markdown.debugDescription)")
    }
    print("CommonMark 0.31.2: \(passed) of \(examples.count)")
    #expect(examples.count == 652)
  }

  @Test(.enabled(if: Conformance.folder != nil))
  func `the extensions change no example that does not use them`() throws {
    let options = ParseOptions(tables: true, strikethrough: true, placeholders: true)
    for example in try Self.examples() where !example.markdown.contains("~") {
      let html = Document(parsing: example.markdown, options: options).html(options: .conforming)
      #expect(html == example.html, "example \(example.example), \(example.section)")
    }
  }
}
