import Charts

/// The charts that the tests draw: real figures of the kind the report shows.
enum Samples {
  static let years = ["2012/13", "2013/14", "2014/15"].map { AxisPeriod($0) }
  static let sixYears = ["2009/10", "2010/11", "2011/12", "2012/13", "2013/14", "2014/15"]
    .map { AxisPeriod($0) }
  static let hostile = "R&D <script>alert(\"1\")</script> \u{0}\u{1B} d'été — 学校 👩‍👩‍👧 " + long
  static let long = String(repeating: "Unreasonably long name ", count: 20)

  /// Points of percentages, printed with one decimal, with an interval of `margin` either side.
  static func percentages(_ values: [Double?], margin: Double? = nil) -> [DataPoint] {
    values.map { value in
      guard let value else { return DataPoint(nil) }
      return DataPoint(
        value, text: "\(value)%",
        interval: margin.map { .init(low: value - $0, high: value + $0) })
    }
  }

  static let trend = TrendChart(
    caption: ChartCaption("Good level of development rose from 60.1% to 68.7%", id: "gld"),
    periods: years, main: Series("Lancashire", percentages([60.1, 64.0, 68.7], margin: 1.1)),
    comparators: [
      Series("England", percentages([51.7, 60.4, 66.3])),
      Series("North West", percentages([50.1, 59.0, 63.7])),
      Series("Statistical neighbours", percentages([52.9, 61.5, 66.0])),
    ],
    unit: .percent, target: ReferenceLine(75, label: "Target 75%"))

  static let brokenTrend = TrendChart(
    caption: ChartCaption("A gap and a break"), periods: sixYears,
    main: Series("Peterborough", percentages([75, 76.4, nil, 61, 66.3, 64.2], margin: 3)),
    comparators: [Series("England", percentages([74, 75.4, 76, 62, 67.3, 69.2]))], unit: .percent,
    intervalStyle: .bars, breaks: [SeriesBreak(before: 3, label: "New definition")])

  static let snapshots = TrendChart(
    caption: ChartCaption("Snapshots by date"),
    periods: [
      AxisPeriod("31 Aug 2012", position: 0), AxisPeriod("31 Aug 2013", position: 365),
      AxisPeriod("31 Mar 2014", position: 577),
    ],
    main: Series("Good or outstanding", percentages([62.5, 66.1, 71.4])), unit: .percent,
    size: .compact)

  static let gap = GapChart(
    caption: ChartCaption("The gap narrowed"), periods: years,
    first: Series("Girls", percentages([68.9, 72.2, 76.4])),
    second: Series("Boys", percentages([51.7, 56.1, 61.4])), gaps: ["17.2", "16.1", "15.0"])

  static let districts = DotPlot(
    caption: ChartCaption("Districts"),
    rows: [
      DotPlot.Row("Burnley", percentages([61.2], margin: 3)[0]),
      DotPlot.Row("Ribble Valley", percentages([77.4], margin: 4)[0]),
      DotPlot.Row("Rossendale", DataPoint(nil, text: "suppressed")),
      DotPlot.Row("Lancashire", percentages([68.7], margin: 0.8)[0], isEmphasised: true),
    ],
    unit: .percent, reference: ReferenceLine(66.3, label: "England 66.3%"))

  static let grades = StackedShares(
    caption: ChartCaption("Grades by date"),
    categories: ["Outstanding", "Good", "Requires improvement", "Inadequate"],
    rows: [
      bar("31 August 2012", [9, 26, 20, 1]), bar("31 August 2013", [10, 31, 14, 1]),
      bar("31 August 2014", [12, 33, 11, 0]),
    ])

  static func bar(_ label: String, _ counts: [Int]) -> StackedShares.Row {
    StackedShares.Row(
      label, counts.map { StackedShares.Share(Double($0), text: "\($0)") },
      total: "\(counts.reduce(0, +)) schools")
  }

  /// A chart of each kind from the same values, texts and size.
  static func all(_ values: [Double?], text: String, size: ChartSize) -> [any Chart] {
    let periods = values.indices.map { AxisPeriod("\(text)\($0)") }
    let points = values.map { value in
      DataPoint(
        value, text: text, interval: value.map { .init(low: $0 * 1.5, high: $0 * 0.5) })
    }
    let backwards = Series(text, points.reversed())
    let caption = ChartCaption(text, id: "a")
    let breaks = [-1, 0, 1, 1, 2, 99].map { SeriesBreak(before: $0, label: text) }
    let target = values.first.flatMap { $0 }.map { ReferenceLine($0, label: text) }
    var charts: [any Chart] = [
      StackedShares(
        caption: caption, categories: values.map { _ in text },
        rows: [
          StackedShares.Row(text, points.map { .init($0.value ?? 0, text: text) }, total: text),
          Samples.bar(text, [1, 0, 2, 5]),
        ], size: size)
    ]
    for unit in [NumberUnit.percent, .count, .number(suffix: text)] {
      for style in [TrendChart.IntervalStyle.band, .bars] {
        charts.append(
          TrendChart(
            caption: caption, periods: periods, main: Series(text, points),
            comparators: [backwards, Series("", []), backwards, backwards, backwards], unit: unit,
            intervalStyle: style, target: target, breaks: breaks, size: size))
      }
      charts.append(
        GapChart(
          caption: caption, periods: periods, first: Series(text, points), second: backwards,
          gaps: values.map { _ in text }, unit: unit, breaks: breaks, size: size))
      charts.append(
        DotPlot(
          caption: caption, rows: points.map { DotPlot.Row(text, $0, isEmphasised: true) },
          unit: unit, reference: target, size: size))
    }
    return charts
  }
}
