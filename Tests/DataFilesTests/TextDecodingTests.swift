import DataFiles
import Diagnostics
import TestSupport
import Testing

/// Names with accents that come out as rubbish, or a workbook read as if it were text.
struct TextDecodingTests {
  @Test(arguments: [
    ("", ""), ("a\r\né😀", "a\r\né😀"), ("\u{FEFF}a", "a"), ("\u{FEFF}", ""),
    ("a\u{FEFF}", "a\u{FEFF}"),
  ])
  func `UTF-8 is read as it is, without its mark`(text: String, expected: String) {
    let decoded = TextDecoding.decode([UInt8](text.utf8), file: "a.md")
    #expect(decoded.text.text == expected)
    #expect(decoded.text.file == "a.md")
    #expect(decoded.findings.isEmpty)
  }

  @Test(arguments: [true, false])
  func `UTF-16 is read with its mark`(isBigEndian: Bool) {
    let bytes = "\u{FEFF}aé😀\n".utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    let decoded = TextDecoding.decode(bytes, file: "")
    #expect(decoded.text.text == "aé😀\n")
    #expect(decoded.findings.isEmpty)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x3D, 0xD8], [0xFF, 0xFE, 0x00, 0xDE], [0xFF, 0xFE, 0x3D, 0xD8, 0x61, 0x00],
      [0xFF, 0xFE, 0x61],
    ] as [[UInt8]])
  func `damaged UTF-16 is told`(bytes: [UInt8]) {
    let decoded = TextDecoding.decode(bytes, file: "")
    #expect(decoded.text.text.contains("\u{FFFD}"))
    #expect(decoded.findings.map(\.rule) == [.wrongEncoding])
  }

  @Test(arguments: [
    ("caf↓\u{E9} \u{E0} la\n", "café à la\n"),
    ("a\r\nb ↓\u{93}x\u{94} \u{96} \u{80}5", "a\r\nb “x” – €5"),
    ("↓\u{81}\u{8D}\u{8F}\u{90}\u{9D}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("↓\u{F0}\u{9F}", "ðŸ"), ("x↓\u{C3}", "xÃ"),
  ])
  func `what isn't UTF-8 is read as Windows-1252 and told once`(
    marked: String, expected: String
  ) throws {
    let input = MarkedText(marked)
    let bytes = input.text.unicodeScalars.map { UInt8($0.value) }
    let decoded = TextDecoding.decode(bytes, file: "a.md")
    #expect(decoded.text.text == expected)
    let finding = try #require(decoded.findings.first)
    #expect(decoded.findings.count == 1)
    #expect(finding.rule == .wrongEncoding)
    #expect(finding.position == FilePosition(file: "a.md", line: input.line, column: input.column))
    #expect(finding.hint.contains("CSV UTF-8"))
  }

  @Test func `one wrong byte doesn't spoil the characters that are right`() {
    let bytes = [UInt8]("é – ".utf8) + [0xE9] + [UInt8](" é".utf8)
    #expect(TextDecoding.decode(bytes, file: "").text.text == "é – é é")
  }

  @Test func `every sequence of bytes is judged as the standard library judges it`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let bytes = (0..<random.below(6) + 1).map { _ in
        [
          0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4,
          0xF5,
        ][
          random.below(16)] as UInt8
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(TextDecoding.decode(bytes, file: "").findings.isEmpty == isValid, "\(bytes)")
    }
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}\u{14}\0", "Excel workbook"), ("\u{D0}\u{CF}\u{11}\u{E0}", "old Excel"),
    ("%PDF-1.4\n", "PDF"), ("\u{89}PNG\r\n", "picture"), ("\u{1F}\u{8B}", "compressed"),
  ])
  func `a file that is no text is named for what it is`(content: String, name: String) throws {
    let decoded = TextDecoding.decode(
      content.unicodeScalars.map { UInt8($0.value) }, file: "register.csv")
    #expect(decoded.text.text.isEmpty)
    let finding = try #require(decoded.findings.first)
    #expect(finding.rule == .notATextFile)
    #expect(finding.message.contains(name))
    #expect(finding.position == FilePosition(file: "register.csv"))
  }

  @Test func `a NUL byte is pointed at`() {
    let decoded = TextDecoding.decode([UInt8]("ab\nc\0d".utf8), file: "a.md")
    #expect(decoded.text.text.isEmpty)
    #expect(decoded.findings.map(\.rule) == [.notATextFile])
    #expect(decoded.findings.map(\.position.description) == ["a.md:2:2"])
  }
}

/// A finding under a rule that is in no list can't be looked up.
struct DataFilesRulesTests {
  @Test func `every rule has a name of its own and says why`() {
    #expect(Set(Rule.dataFiles.map(\.name)).count == Rule.dataFiles.count)
    for rule in Rule.dataFiles {
      #expect(rule.name.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(rule.why.hasSuffix("."))
    }
  }
}
