import Charts
import Diagnostics
import Testing
import TestSupport

/// If these fail, a reader sees another picture than the one that was looked at and approved.
struct GoldenChartTests {
  @Test(arguments: [
    ("trend.svg", Samples.trend as any Chart), ("trend-broken.svg", Samples.brokenTrend),
    ("trend-snapshots.svg", Samples.snapshots), ("gap.svg", Samples.gap),
    ("dots.svg", Samples.districts), ("shares.svg", Samples.grades),
  ])
  func `draws what was approved`(name: String, chart: any Chart) throws {
    // A line an element, so that a difference can be read.
    try expectGolden(chart.svg().replacing("><", with: ">\n<") + "\n", name)
  }

  @Test func `draws the same bytes twice, after whatever stands in the buffer`() {
    var buffer = OutputBuffer(capacity: 1)
    buffer.append("before")
    Samples.trend.write(into: &buffer)
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == "before" + Samples.trend.svg())
  }

  @Test func `a chart stays small enough to print hundreds`() {
    #expect(Samples.trend.svg().utf8.count < 2500)
  }
}

/// If these fail, odd figures crash the program or draw a picture that no browser shows.
struct HostileInputTests {
  static let values: [[Double?]] = [
    [], [nil], [5], [5, 5, 5], [0, 0], [nil, 3, nil], [.nan, .infinity, -.infinity, 4],
    [1e12, -1e12], [1e300, .greatestFiniteMagnitude], [1e-300, 2e-300], [-5, -4.9, -4.95],
    [1e15, 1e15], [0.1, 0.2, 0.3], [99.9, 100, 100], [-1e-9, 1e-9], [100, 250.5],
    (0..<40).map { Double($0 * 7919 % 101) },
    (0..<40).map { $0 % 3 == 0 ? nil : Double($0) },
  ]

  @Test(arguments: values, [ChartSize.regular, .compact])
  func `is well formed and stays in its box`(values: [Double?], size: ChartSize) {
    for text in ["", "12.5%", Samples.hostile] {
      for chart in Samples.all(values, text: text, size: size) {
        let svg = chart.svg()
        let reader = SVGReader(svg)
        #expect(reader.isWellFormed, "\(svg)")
        #expect(!svg.contains("nan") && !svg.contains("inf"), "\(svg)")
        #expect(reader.width > 0 && reader.height > 0)
        #expect(
          reader.places.allSatisfy {
            -0.05...reader.width ~= $0.x && -0.05...reader.height ~= $0.y
          }, "\(svg)")
        #expect(reader.names.isDisjoint(with: ["script", "style", "href", "onload"]))
      }
    }
  }

  @Test(arguments: values)
  func `texts at the right-hand end never overlap`(values: [Double?]) {
    for case let chart as TrendChart in Samples.all(values, text: "A long name", size: .regular) {
      let reader = SVGReader(chart.svg())
      let ends = reader.texts.filter { ["e", "f"].contains($0.styleClass) }.map(\.y).sorted()
      for (above, below) in zip(ends, ends.dropFirst()) { #expect(below - above > 15) }
    }
  }

  @Test func `the caption is read whole, whatever is in it`() {
    let chart = GapChart(
      caption: ChartCaption("a < b & \"c\"\u{7}"), periods: Samples.years,
      first: Series("Girls", []), second: Series("Boys", []), gaps: [])
    #expect(SVGReader(chart.svg()).title == "a < b & \"c\"\u{FFFD}")
  }
}

/// If these fail, a chart says something about the figures that isn't so.
struct HonestyTests {
  private func texts(_ chart: any Chart) -> [String] { SVGReader(chart.svg()).texts.map(\.content) }

  @Test func `a percentage axis that starts above zero says so`() {
    #expect(texts(Samples.trend).contains("Axis starts at 50%"))
    var low = Samples.trend
    low.main.points[0].value = 4
    #expect(!texts(low).contains { $0.hasPrefix("Axis") })
  }

  @Test func `counts start at zero`() {
    var counts = Samples.trend
    counts.unit = .count
    #expect(texts(counts).contains("0"))
    #expect(!texts(counts).contains { $0.hasPrefix("Axis") })
  }

  @Test func `no line crosses a gap or a break`() {
    func pieces(_ chart: TrendChart) -> [Int] {
      chart.svg().matches(of: /class="(m|n n0|b)" d="([^"]*)"/).map { $0.2.count { $0 == "M" } }
    }
    var chart = Samples.brokenTrend
    #expect(pieces(chart) == [2, 2])
    chart.breaks = []
    #expect(pieces(chart) == [1, 2])
    chart.intervalStyle = .band
    #expect(pieces(chart) == [2, 1, 2])
    chart.breaks = [SeriesBreak(before: 4, label: "")]
    // The period between the gap and the break is a band of one point, which is a bar.
    #expect(pieces(chart) == [2, 2, 2])
  }

  @Test func `a zero count is absent`() {
    var grades = Samples.grades
    grades.rows = [Samples.bar("2014", [12, 33, 11, 0])]
    #expect(!grades.svg().contains("class=\"s3\""))
    #expect(!texts(grades).contains("0"))
    #expect(!texts(grades).contains { $0.hasPrefix("Inadequate") })
  }

  @Test func `districts stand from the highest down, those without a value last`() {
    let names = texts(Samples.districts).filter {
      ["Burnley", "Ribble Valley", "Rossendale"].contains($0)
    }
    #expect(names == ["Ribble Valley", "Burnley", "Rossendale"])
  }

  @Test func `prints every value as the caller words it`() {
    for text in ["60.1%", "64.0%", "68.7%", "England 66.3%", "Target 75%"] {
      #expect(texts(Samples.trend).contains(text))
    }
  }

  @Test func `a comparator that ends early says when its last value was`() {
    var trend = Samples.trend
    trend.comparators[0].points[2].value = nil
    #expect(texts(trend).contains("60.4% (2013/14)"))
  }

  @Test func `a gap is printed under its period`() throws {
    let reader = SVGReader(Samples.gap.svg())
    for (period, gap) in [("2012/13", "17.2"), ("2013/14", "16.1"), ("2014/15", "15.0")] {
      let above = try #require(reader.texts.first { $0.content == period })
      let below = try #require(reader.texts.first { $0.content == gap })
      #expect(above.x == below.x && above.y < below.y)
    }
    #expect(texts(Samples.gap).contains("Gap in percentage points"))
  }

  @Test func `a category is named at the first bar that has it, with a count that has no room`() {
    var grades = Samples.grades
    grades.rows = [Samples.bar("2013", [0, 35, 21, 0]), Samples.bar("2014", [2, 41, 11, 2])]
    let names = texts(grades).filter { $0.contains { $0.isLetter } && !$0.contains("schools") }
    #expect(names == ["Good", "Requires improvement", "Outstanding 2", "Inadequate 2"])
  }

  @Test(arguments: [
    (["Few", "Most"], "names"), ((0..<9).map { "A category with a long name \($0)" }, "key"),
  ])
  func `a count that has no room in its bar stands above it, whichever bar names the category`(
    categories: [String], sort: String
  ) {
    var shares = Samples.grades
    shares.categories = categories
    let others = Array(repeating: 40, count: categories.count - 2)
    shares.rows = [
      Samples.bar("2013", [77, 91] + others), Samples.bar("2014", [1, 300]),
      Samples.bar("2015", [2, 300]),
    ]
    let said = texts(shares)
    #expect(said.contains("1") && said.contains("2"), "\(sort) \(said)")
  }

  @Test func `names without room above the bars become a key`() {
    let names = (1...9).map { "Category number \($0)" }
    var shares = Samples.grades
    shares.categories = names
    shares.rows = [Samples.bar("2014", Array(1...9))]
    #expect(texts(shares).filter(names.contains) == names)
    shares.rows = [Samples.bar("2014", [0, 0, 3])]
    #expect(texts(shares).filter(names.contains) == [names[2]])
  }

  @Test func `dates stand as far apart as they lie in time`() throws {
    var chart = Samples.snapshots
    chart.periods = zip(["a", "b", "c"], [0, 1, 4]).map { AxisPeriod($0, position: $1) }
    let xs = SVGReader(chart.svg()).texts.filter { ["a", "b", "c"].contains($0.content) }.map(\.x)
    try #require(xs.count == 3)
    #expect(((xs[2] - xs[1]) / (xs[1] - xs[0]) - 3).magnitude < 0.02)
  }

  @Test func `a shortened name keeps its full wording as a title`() {
    var chart = Samples.districts
    chart.rows[0].name = Samples.long
    #expect(chart.svg().contains("<title>\(Samples.long)</title>"))
  }
}
