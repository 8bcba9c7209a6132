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
  public var periods: [Period]
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
    caption: ChartCaption, periods: [Period], main: Series, comparators: [Series] = [],
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
  public func write(into bytes: inout [UInt8]) {
    guard let frame else { return bytes.addEmptyChart("trend", caption: caption, size: size) }
    bytes.openChart("trend", caption: caption, size: size, height: frame.height)
    frame.writeBack(into: &bytes)
    var placer = frame.valuePlacer

    if let target, let value = target.value.drawable {
      let y = frame.y(value)
      bytes.addPath(class: "t") { $0.horizontal(from: frame.plot.left, to: frame.plot.right, y: y) }
      placer.obstacles.append(
        (Spot(x: frame.plot.left, y: y), Spot(x: frame.plot.right, y: y)))
    }
    let spots = frame.spots(main)
    let runs = spots.runs(breaks: frame.breaks)
    writeIntervals(frame: frame, into: &bytes)
    for (index, comparator) in comparators.enumerated() {
      let spots = frame.spots(comparator)
      let runs = spots.runs(breaks: frame.breaks)
      bytes.addPath(class: "n n\(index % 4)") { $0.addLines(through: spots, runs: runs) }
      bytes.addPath(class: "h") { path in
        for spot in frame.marked(spots, runs: runs) { path.addMarker(index, at: spot) }
      }
      placer.avoid(spots, runs: runs)
    }
    placer.avoid(spots, runs: runs)
    bytes.addPath(class: "m") { $0.addLines(through: spots, runs: runs) }
    bytes.addPath(class: "p") { path in
      for spot in frame.marked(spots, runs: runs) { path.addRound(spot) }
    }
    writeValues(at: spots, frame: frame, placer: &placer, into: &bytes)
    frame.writeEndLabels(into: &bytes)
    bytes.closeChart()
  }

  /// The layout; `nil` when there is nothing to show.
  private var frame: PlotFrame? {
    var known: [Double] = []
    for series in [main] + comparators {
      for point in series.points.prefix(periods.count) {
        if let value = point.value?.drawable { known.append(value) }
        if let interval = point.drawableInterval { known += [interval.low, interval.high] }
      }
    }
    guard let low = known.min(), let high = known.max() else { return nil }
    let reached = target?.value.drawable
    let scale = NumberScale(
      low: min(low, reached ?? low), high: max(high, reached ?? high), unit: unit,
      intervals: size == .regular ? 5 : 4)

    var labels: [PlotFrame.EndLabel] = []
    for (series, style) in [(main, "e")] + comparators.map({ ($0, "f") }) {
      let points = series.points.prefix(periods.count)
      guard let last = points.lastIndex(where: { $0.value?.drawable != nil }),
        let value = points[last].value
      else { continue }
      let lines = PlotFrame.endLabelLines(
        series.name, value: style == "e" ? "" : points[last].text, bold: style == "e", size: size)
      if !lines.isEmpty {
        labels.append(
          PlotFrame.EndLabel(lines: lines, value: value, period: last, styleClass: style))
      }
    }
    if let target, let value = reached, !target.label.isEmpty {
      let lines = PlotFrame.endLabelLines(target.label, value: "", bold: false, size: size)
      labels.append(PlotFrame.EndLabel(lines: lines, value: value, styleClass: "f"))
    }
    return PlotFrame(
      size: size, periods: periods, breaks: breaks, scale: scale, endLabels: labels)
  }

  private func writeIntervals(frame: PlotFrame, into bytes: inout [UInt8]) {
    let intervals = frame.xs.indices.map { index in
      index < main.points.count ? main.points[index].drawableInterval : nil
    }
    let lows = frame.xs.indices.map { index in
      intervals[index].map { Spot(x: frame.xs[index], y: frame.y($0.low)) }
    }
    let highs = frame.xs.indices.map { index in
      intervals[index].map { Spot(x: frame.xs[index], y: frame.y($0.high)) }
    }
    let runs = lows.runs(breaks: frame.breaks)
    if intervalStyle == .band {
      bytes.addPath(class: "b") { path in
        for run in runs where run.count > 1 {
          path.addLines(through: highs, runs: [run])
          for case let spot? in lows[run].reversed() { path.line(spot) }
          path.add("z")
        }
      }
    }
    // A band of one point has no width, so it's a bar.
    bytes.addPath(class: "w") { path in
      for run in runs where run.count == 1 || intervalStyle == .bars {
        for index in run {
          guard let low = lows[index], let high = highs[index] else { continue }
          path.vertical(x: low.x, from: high.y, to: low.y)
          path.horizontal(from: high.x - 5, to: high.x + 5, y: high.y)
          path.horizontal(from: low.x - 5, to: low.x + 5, y: low.y)
        }
      }
    }
  }

  /// Writes the values of the main series.
  private func writeValues(
    at spots: [Spot?], frame: PlotFrame, placer: inout ValuePlacer, into bytes: inout [UInt8]
  ) {
    bytes.addGroup(class: "v") { group in
      for index in frame.named(spots) {
        guard let spot = spots[index] else { continue }
        let point = main.points[index]
        let label = placer.measure.fit(point.text, width: size.width / 3)
        guard !label.text.isEmpty else { continue }
        let neighbours = [index - 1, index + 1].compactMap { near in
          spots.indices.contains(near) ? spots[near]?.y : nil
        }
        // The label of a low point stands best under it, where the lines rise away from it.
        let low = !neighbours.isEmpty && neighbours.allSatisfy { $0 < spot.y }
        let bars = intervalStyle == .bars ? point.drawableInterval : nil
        let place = placer.place(
          label.text, x: spot.x, above: bars.map { frame.y($0.high) + 4 } ?? spot.y,
          below: bars.map { frame.y($0.low) - 4 } ?? spot.y, preferAbove: !low)
        if let place { group.addText(label, x: place.x, y: place.y) }
      }
    }
  }
}
