import Testing

@testable import Mustache

/// If these fail, a stray control character in somebody's text makes a whole page invalid.
struct HTMLCharactersTests {
  @Test(arguments: [
    "", "plain text that is long enough",
    "tab\tline\nreturn\rfeed\u{C}", "é£\u{A0}\u{FFFD}\u{FFFC}😀",
  ])
  func `what HTML allows stays`(text: String) {
    var bytes = Array(text.utf8)
    HTMLCharacters.replaceForbidden(in: &bytes) { _ in "!" }
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test
  func `every forbidden character is replaced, wherever it stands`() {
    var forbidden: [Unicode.Scalar] = []
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      if let scalar = Unicode.Scalar(value), HTMLCharacters.isForbidden(scalar) {
        forbidden.append(scalar)
      }
    }
    // 28 controls, delete and 32 more, 32 and 34 that are set aside.
    #expect(forbidden.count == 28 + 33 + 32 + 34)
    for scalar in forbidden {
      for before in 0..<9 {
        let start = String(repeating: "a\n", count: before)
        let end = String(repeating: "b", count: 40)
        var bytes = Array("\(start)\(scalar)£\(scalar)\(end)".utf8)
        HTMLCharacters.replaceForbidden(in: &bytes) { _ in "!" }
        #expect(String(decoding: bytes, as: UTF8.self) == "\(start)!£!\(end)")
        bytes = Array("\(end)\(start)\(scalar)".utf8)
        HTMLCharacters.replaceForbidden(in: &bytes) { _ in "!" }
        #expect(String(decoding: bytes, as: UTF8.self) == "\(end)\(start)!")
      }
    }
  }

  @Test
  func `a page of HTML has none, and what stood in the buffer stays`() {
    let template = Template(parsing: "{{a}}{{{a}}}", file: "t", name: "t")
    var output: [UInt8] = [1]
    let html = TemplateSet([template], escaping: .html)
    _ = html.render("t", with: ["a": "x\u{1}\u{FFFF}"], into: &output)
    #expect(output == [1] + Array("x\u{FFFD}\u{FFFD}x\u{FFFD}\u{FFFD}".utf8))
    let plain = TemplateSet([template], escaping: .none)
    #expect(plain.render("t", with: ["a": "\u{1}"]).text == "\u{1}\u{1}")
  }
}
