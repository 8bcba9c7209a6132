import Diagnostics
import Mustache
import Testing

/// What a team writes must stay text: a `<script>` in a title that gets through runs in the browser
/// of whoever opens the report.
struct `Text is made safe for its document` {
  static let special: [(Character, String)] = [
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"),
  ]

  /// The characters next to the five in the code table, and some that are not ASCII.
  static let harmless = "!#%(;=?\u{A2}\u{A6}é–日🎒\u{22}"
    .filter { $0 != "\"" }

  @Test(arguments: 0..<40)
  func `each character is escaped wherever it stands`(length: Int) {
    let set = templates("{{x}}")
    for position in 0...length {
      for (character, reference) in Self.special {
        let before = String(repeating: "a", count: position)
        let after = String(repeating: "z", count: length - position)
        let text = before + String(character) + after
        #expect(set.render("main", with: ["x": .text(text)]).text == before + reference + after)
      }
    }
  }

  @Test func `any mixture is escaped as one character after the other would be`() {
    let set = templates("{{x}}|{{{x}}}|{{&x}}")
    let alphabet = Self.special.map(\.0) + Array(Self.harmless)
    var generator = SystemRandomNumberGenerator()
    for length in 0..<200 {
      let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &generator) })
      let escaped = text.map { character in
        Self.special.first { $0.0 == character }?.1 ?? String(character)
      }.joined()
      let result = set.render("main", with: ["x": .text(text)]).text
      #expect(result == "\(escaped)|\(text)|\(text)")
    }
  }

  @Test func `the output's escaping is the caller's choice`() {
    let template = Template(parsing: "{{x}} {{{x}}} {{n}}", file: "t", name: "t")
    func result(_ escaping: Escaping) -> String {
      TemplateSet([template], escaping: escaping).render("t", with: ["x": "<*>", "n": 5]).text
    }
    #expect(result(.html) == "&lt;*&gt; <*> 5")
    #expect(result(.none) == "<*> <*> 5")
    let markdown = Escaping.custom { text, output in
      for byte in text.utf8 {
        if byte == UInt8(ascii: "*") { output.append(UInt8(ascii: "\\")) }
        output.append(byte)
      }
    }
    #expect(result(markdown) == "<\\*> <*> 5")
  }
}
