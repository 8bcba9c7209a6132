import Charts
import Testing

/// If these fail, names run out of the picture or over each other.
struct TextFittingTests {
  static let texts = [
    "", "Lancashire", "Statistical neighbours", "Requires improvement", "a b c d e f g h i j k l",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "学校の割合を示す学校の割合を示す",
    "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧 family", " leading and trailing ",
  ]

  @Test(arguments: texts, [40.0, 90, 130, 400])
  func `what is fitted is no wider than its room`(text: String, room: Double) {
    for measure in [TextMeasure(font: 15), TextMeasure(font: 13, bold: true)] {
      let fitted = measure.fit(text, width: room)
      #expect(measure.width(of: fitted.text) <= room)
      #expect(fitted.full == (fitted.text == text ? nil : text))
      let lines = measure.wrap(text, width: room, lines: 2)
      #expect(lines.count <= 2)
      #expect(lines.allSatisfy { measure.width(of: $0.text) <= room })
      if lines.allSatisfy({ $0.full == nil }) {
        #expect(lines.map(\.text).joined(separator: " ") == text)
      }
    }
  }

  @Test(arguments: [
    ("2012/13", ["2012/", "13"]), ("31 August 2013", ["31 August", "2013"]), ("2013", ["2013"]),
    ("Requires improvement", ["Requires", "improvement"]), ("", []),
  ])
  func `a label is broken near its middle`(text: String, lines: [String]) {
    #expect(TextMeasure(font: 15).halve(text).filter { !$0.isEmpty } == lines)
  }

  @Test func `names of one kind stay apart when they are shortened`() {
    let measure = TextMeasure(font: 15)
    let names = ["Eligible for free school meals", "Not eligible for free school meals"]
    let short = names.map { measure.fit($0, width: 120).text }
    #expect(short[0] != short[1] && short.allSatisfy { $0.contains("…") })
  }
}
