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

  @Test(arguments: [
    [
      "Free school meal eligibility · Known to be eligible for free school meals",
      "Free school meal eligibility · Not known to be eligible for free school meals",
      "Ethnic group: major · Asian/Asian British", "Ethnic group: major · White",
    ],
    ["a", "b"].map { String(repeating: "x", count: 50) + $0 + String(repeating: "y", count: 50) },
    ["", " a", " b"].map { String(repeating: "long ", count: 40) + $0 + " end" },
    (0..<9).map {
      "\(String(repeating: "né ", count: 60))\($0)\(String(repeating: "w", count: 60))"
    },
  ])
  func `no two names of a chart read alike`(names: [String]) {
    for size in [ChartSize.regular, .compact] {
      let dots = DotPlot(
        caption: ChartCaption("C"), rows: names.map { .init($0, DataPoint(5, text: "5")) },
        unit: .percent, size: size)
      let gap = GapChart(
        caption: ChartCaption("C"), periods: [AxisPeriod("2014/15")],
        first: Series(names[0], [DataPoint(5)]), second: Series(names[1], [DataPoint(6)]),
        gaps: [], size: size)
      for (chart, count) in [(dots as any Chart, names.count), (gap, 2)] {
        #expect(Set(Self.labels(in: chart.svg(), size)).count == count, "\(chart.svg())")
      }
    }
  }

  /// The names of rows and lines, those of several lines put together.
  private static func labels(in svg: String, _ size: ChartSize) -> [String] {
    var labels: [String] = []
    var last: SVGReader.Text?
    for text in SVGReader(svg).texts
    where text.x == 0 && text.styleClass.hasPrefix("chart") || ["e", "f"].contains(text.styleClass)
    {
      if let last, last.styleClass == text.styleClass,
        text.y - last.y < (size == .regular ? 22 : 20)
      {
        labels[labels.count - 1] += " " + text.content
      } else {
        labels.append(text.content)
      }
      last = text
    }
    return labels
  }

  @Test func `names of one kind stay apart when they are shortened`() {
    let measure = TextMeasure(font: 15)
    let names = ["Eligible for free school meals", "Not eligible for free school meals"]
    let short = names.map { measure.fit($0, width: 120).text }
    #expect(short[0] != short[1] && short.allSatisfy { $0.contains("…") })
  }
}
