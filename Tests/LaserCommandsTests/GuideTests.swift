import Foundation
import TestSupport
import Testing

/// Somebody follows a guide word for word: a command in it that fails would lose them at once.
struct GuideTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
  private static let guides = root.appending(path: "Sources/LaserCommands/LaserCommands.docc")

  private static var names: [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: guides.path)
    return (found ?? []).filter { $0 != "LaserCommands.md" }.sorted()
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: guides.appending(path: name), encoding: .utf8)
  }

  /// The lines of a guide that are to be typed, in order; a `\` at the end continues one.
  private static func commands(in text: String) -> [String] {
    let blocks = text.components(separatedBy: "```sh\n").dropFirst()
    return blocks.flatMap { block in
      (block.components(separatedBy: "```").first ?? "")
        .replacingOccurrences(of: "\\\n", with: " ").split(separator: "\n").map(String.init)
    }
  }

  @Test(arguments: names)
  func `every command of a guide does what the guide says`(name: String) throws {
    let folder = try ScratchFolder()
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "Evidence"), to: folder.url.appending(path: "Evidence"))
    let program = Program(in: folder.url)
    let commands = Self.commands(in: try Self.text(name))
    #expect(!commands.isEmpty)
    for command in commands {
      if command.hasPrefix("laser import ") {
        try saveDraft(from: "primary.html", as: String(command.dropFirst(13)), in: folder)
      }
      let outcome = try program.shell(command)
      let expected: Int32 = command.hasSuffix("# exits with 1") ? 1 : 0
      #expect(outcome.status == expected, "\(command)\n\(outcome.messages)")
      #expect(!outcome.output.isEmpty || !outcome.messages.isEmpty || command.contains(">"))
    }
  }

  /// What the page's button does in a browser: it saves the draft that the page carries.
  private func saveDraft(from page: String, as file: String, in folder: ScratchFolder) throws {
    let text = try folder.text(of: page)
    let start = try #require(text.range(of: "id=\"laser-draft\">")?.upperBound)
    let end = try #require(text[start...].range(of: "</script>")?.lowerBound)
    try folder.write(String(text[start..<end]), to: file)
  }

  @Test func `all guides are there, linked from the README and from the catalogue`() throws {
    let expected = [
      "AccessibilityStatement.md", "AddingData.md", "ModeratingAndCompiling.md", "Publishing.md",
      "ReviewingVersions.md", "StartingAYear.md", "TheMethod.md", "WritingAJudgement.md",
    ]
    #expect(Self.names == expected)
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let catalogue = try Self.text("LaserCommands.md")
    for name in expected {
      #expect(readme.contains("(Sources/LaserCommands/LaserCommands.docc/\(name))"), "\(name)")
      #expect(catalogue.contains("<doc:\(name.dropLast(3))>"), "\(name)")
    }
  }

  /// Commands named in a sentence can't be run as they stand, but they have to exist.
  @Test(arguments: names)
  func `every command and option that a guide names exists`(name: String) throws {
    let program = Program(in: Self.root)
    let text = try Self.text(name).replacingOccurrences(of: "\n", with: " ")
    let named = text.components(separatedBy: "`laser ").dropFirst()
      .compactMap { $0.components(separatedBy: "`").first }
    for line in named {
      let words = line.split(separator: " ").map(String.init)
      let help = try program.shell("laser \(words[0]) --help")
      #expect(help.status == 0, "laser \(line)")
      for option in words where option.hasPrefix("--") {
        #expect(help.output.contains("  \(option) ") || option == "--help", "laser \(line)")
      }
    }
  }
}
