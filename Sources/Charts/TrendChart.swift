public import Diagnostics

/// One series over time, with others to hold it against.
public struct TrendChart: Chart, Hashable {
  /// How the intervals around the values are drawn.
  public enum IntervalStyle: Sendable, Hashable {
    /// A tinted band around the line.
    case band
    /// A bar with caps at each point.
    case bars
  }

  /// The chart in words.
  public var caption: ChartCaption
  /// The periods, from first to last.
  public var periods: [AxisPeriod]
  /// The series the chart is about.
  public var main: Series
  /// The series it's held against; the last value's text is printed with the name.
  public var comparators: [Series]
  /// What the numbers are.
  public var unit: NumberUnit
  /// How the main series' intervals are drawn, where its points have them.
  public var intervalStyle: IntervalStyle
  /// A line to reach.
  public var target: ReferenceLine?
  /// Where the definition changed.
  public var breaks: [SeriesBreak]
  /// How wide the chart is.
  public var size: ChartSize

  /// Makes a trend chart.
  public init(
    caption: ChartCaption, periods: [AxisPeriod], main: Series, comparators: [Series] = [],
    unit: NumberUnit, intervalStyle: IntervalStyle = .band, target: ReferenceLine? = nil,
    breaks: [SeriesBreak] = [], size: ChartSize = .regular
  ) {
    self.caption = caption
    self.periods = periods
    self.main = main
    self.comparators = comparators
    self.unit = unit
    self.intervalStyle = intervalStyle
    self.target = target
    self.breaks = breaks
    self.size = size
  }

  /// Appends the chart as UTF-8 text.
  public func write(into bytes: inout OutputBuffer) {
    guard let frame else { return bytes.addEmptyChart("trend", caption: caption, size: size) }
    bytes.openChart("trend", caption: caption, size: size, height: frame.height)
    frame.writeBack(into: &bytes)
    var placer = frame.valuePlacer

    if let target, let value = target.value.drawable {
      let y = frame.y(value)
      let (left, right) = frame.ends(of: target)
      bytes.addPath(class: target.period == nil ? "t" : "z") {
        $0.horizontal(from: left, to: right, y: y)
      }
      placer.obstacles.append((Spot(x: left, y: y), Spot(x: right, y: y)))
    }
    let spots = frame.spots(main)
    let runs = spots.runs(breaks: frame.breaks)
    let intervals = intervals(frame: frame)
    writeIntervals(intervals, breaks: frame.breaks, into: &bytes)
    for (index, comparator) in comparators.enumerated() {
      let spots = frame.spots(comparator)
      let runs = spots.runs(breaks: frame.breaks)
      bytes.addPath(class: Self.lineClasses[index % Self.lineClasses.count]) {
        $0.addLines(through: spots, runs: runs)
      }
      let marked = frame.marked(spots, runs: runs)
      bytes.addPath(class: "h") { path in
        for spot in marked { path.addMarker(index, at: spot) }
      }
      placer.avoid(spots, runs: runs)
      placer.avoid(marks: marked)
    }
    placer.avoid(spots, runs: runs)
    bytes.addPath(class: "m") { $0.addLines(through: spots, runs: runs) }
    bytes.addPath(class: "p") { path in
      for spot in frame.marked(spots, runs: runs) { path.addRound(spot) }
    }
    frame.writeEndLabels(into: &bytes)
    writeValues(
      at: spots, intervals: intervals, wanted: frame.named(spots), placer: &placer, into: &bytes)
    bytes.closeChart()
  }

  /// How the lines of comparators are told apart.
  private static let lineClasses: [StaticString] = ["n n0", "n n1", "n n2", "n n3"]

  /// The layout; `nil` when there is nothing to show.
  private var frame: PlotFrame? {
    let own = main.points.prefix(periods.count).ends
    let all = comparators.compactMap { $0.points.prefix(periods.count).ends }
    guard let first = own ?? all.first else { return nil }
    let low = all.reduce(first.lowerBound) { min($0, $1.lowerBound) }
    let high = all.reduce(first.upperBound) { max($0, $1.upperBound) }
    let reached = target?.value.drawable
    let mainLow = own.map { PlotFrame.roomForText(under: $0.lowerBound, high: high) }
    let scale = NumberScale(
      low: min(low, mainLow ?? low, reached ?? low), high: max(high, reached ?? high), unit: unit,
      intervals: size == .regular ? 5 : 4)
    var labels = [endLabel(of: main, comparator: nil)]
    labels += comparators.enumerated().map { endLabel(of: $1, comparator: $0) }
    if let target, let value = reached {
      let lines = PlotFrame.endLabelLines(target.label, value: "", bold: false, size: size)
      labels.append(
        PlotFrame.EndLabel(
          lines: lines, value: value, styleClass: "f",
          hasThread: target.period.map { $0 >= periods.count } ?? true))
    }
    return PlotFrame(
      size: size, periods: periods, breaks: breaks, scale: scale,
      endLabels: labels.compactMap(\.self).filter { !$0.lines.isEmpty })
  }

  /// The name at the end of a line; that of a comparator says its last value too, and when it was.
  private func endLabel(of series: Series, comparator: Int?) -> PlotFrame.EndLabel? {
    let points = series.points.prefix(periods.count)
    guard let last = points.lastIndex(where: { $0.value?.drawable != nil }),
      let value = points[last].value
    else { return nil }
    var text = comparator == nil ? "" : points[last].text
    let endsEarly = last < periods.count - 1
    if endsEarly, !text.isEmpty { text += " (\(periods[last].label))" }
    return PlotFrame.EndLabel(
      lines: PlotFrame.endLabelLines(
        series.name, value: text, bold: comparator == nil, size: size),
      value: value, period: last, styleClass: comparator == nil ? "e" : "f",
      marker: endsEarly ? comparator : nil)
  }

  /// The interval of each period, and whether it's drawn as a bar: a band of one point would have
  /// no width.
  private func intervals(frame: PlotFrame) -> [(low: Spot, high: Spot, isBar: Bool)?] {
    let lows = frame.xs.indices.map { index -> Spot? in
      guard index < main.points.count else { return nil }
      return main.points[index].drawableInterval.map {
        Spot(x: frame.xs[index], y: frame.y($0.low))
      }
    }
    let runs = lows.runs(breaks: frame.breaks)
    let lone = Set(runs.filter { $0.count == 1 }.map(\.lowerBound))
    return lows.enumerated().map { index, low in
      guard let low, let interval = main.points[index].drawableInterval else { return nil }
      let high = Spot(x: low.x, y: frame.y(interval.high))
      return (low, high, intervalStyle == .bars || lone.contains(index))
    }
  }

  private func writeIntervals(
    _ intervals: [(low: Spot, high: Spot, isBar: Bool)?], breaks: Set<Int>,
    into bytes: inout OutputBuffer
  ) {
    bytes.addPath(class: "b") { path in
      let highs = intervals.map { $0.flatMap { $0.isBar ? nil : $0.high } }
      for run in highs.runs(breaks: breaks) {
        path.addLines(through: highs, runs: [run])
        for case let interval? in intervals[run].reversed() { path.line(interval.low) }
        path.add("z")
      }
    }
    bytes.addPath(class: "w") { path in
      for case let (low, high, isBar)? in intervals where isBar {
        path.vertical(x: low.x, from: high.y, to: low.y)
        path.horizontal(from: high.x - 5, to: high.x + 5, y: high.y)
        path.horizontal(from: low.x - 5, to: low.x + 5, y: low.y)
      }
    }
  }

  /// Writes the values of the main series.
  private func writeValues(
    at spots: [Spot?], intervals: [(low: Spot, high: Spot, isBar: Bool)?], wanted: [Int],
    placer: inout ValuePlacer, into bytes: inout OutputBuffer
  ) {
    bytes.addGroup(class: "u") { group in
      for index in wanted {
        guard let spot = spots[index] else { continue }
        let label = placer.measure.fit(main.points[index].text, width: size.width / 3)
        let neighbours = [index - 1, index + 1].compactMap { near in
          spots.indices.contains(near) ? spots[near]?.y : nil
        }
        // The label of a low point stands best under it, where the lines rise away from it.
        let isLow = !neighbours.isEmpty && neighbours.allSatisfy { $0 < spot.y }
        let bar = intervals[index].flatMap { $0.isBar ? $0 : nil }
        let place = placer.place(
          label.text, x: spot.x, above: bar.map { $0.high.y + 4 } ?? spot.y,
          below: bar.map { $0.low.y - 4 } ?? spot.y, preferAbove: !isLow)
        if let place { group.addText(label, x: place.x, y: place.y) }
      }
    }
  }
}
