public import Diagnostics

/// Two groups over time, joined at each period by a bar: the gap.
public struct GapChart: Chart, Hashable {
  /// The chart in words.
  public var caption: ChartCaption
  /// The periods, from first to last.
  public var periods: [AxisPeriod]
  /// One group.
  public var first: Series
  /// The other group.
  public var second: Series
  /// The gap at each period as it's printed, such as `15.4`; empty prints none.
  public var gaps: [String]
  /// What the gaps are, printed above them, such as `Gap in percentage points`.
  public var gapTitle: String
  /// What the numbers are.
  public var unit: NumberUnit
  /// Where the definition changed.
  public var breaks: [SeriesBreak]
  /// How wide the chart is.
  public var size: ChartSize

  /// Makes a gap chart.
  public init(
    caption: ChartCaption, periods: [AxisPeriod], first: Series, second: Series, gaps: [String],
    gapTitle: String = "Gap in percentage points", unit: NumberUnit = .percent,
    breaks: [SeriesBreak] = [], size: ChartSize = .regular
  ) {
    self.caption = caption
    self.periods = periods
    self.first = first
    self.second = second
    self.gaps = gaps
    self.gapTitle = gapTitle
    self.unit = unit
    self.breaks = breaks
    self.size = size
  }

  /// Appends the chart as UTF-8 text.
  public func write(into bytes: inout OutputBuffer) {
    guard let frame else { return bytes.addEmptyChart("gap", caption: caption, size: size) }
    bytes.openChart("gap", caption: caption, size: size, height: frame.height)
    frame.writeBack(into: &bytes)
    let firstSpots = frame.spots(first)
    let secondSpots = frame.spots(second)
    let firstRuns = firstSpots.runs(breaks: frame.breaks)
    let secondRuns = secondSpots.runs(breaks: frame.breaks)
    bytes.addPath(class: "j") { path in
      for case let (top?, bottom?) in zip(firstSpots, secondSpots) where top.y != bottom.y {
        path.vertical(x: top.x, from: top.y, to: bottom.y)
      }
    }
    bytes.addPath(class: "n n0") { $0.addLines(through: secondSpots, runs: secondRuns) }
    bytes.addPath(class: "m") { $0.addLines(through: firstSpots, runs: firstRuns) }
    bytes.addPath(class: "h") { path in
      for spot in frame.marked(secondSpots, runs: secondRuns) { path.addMarker(0, at: spot) }
    }
    bytes.addPath(class: "p") { path in
      for spot in frame.marked(firstSpots, runs: firstRuns) { path.addRound(spot) }
    }
    var placer = frame.valuePlacer
    placer.avoid(firstSpots, runs: firstRuns)
    placer.avoid(secondSpots, runs: secondRuns)
    frame.writeEndLabels(into: &bytes)
    bytes.addGroup(class: "u") { group in
      // Period by period, so that where room is short neither group is without its last value.
      let wanted = frame.named(zip(firstSpots, secondSpots).map { $0 ?? $1 })
      for index in wanted {
        for (series, spot, other) in [
          (first, firstSpots[index], secondSpots[index]),
          (second, secondSpots[index], firstSpots[index]),
        ] {
          guard let spot else { continue }
          let label = placer.measure.fit(series.points[index].text, width: size.width / 3)
          // Away from the other group, so that the value doesn't stand in the gap.
          let place = placer.place(
            label.text, x: spot.x, above: spot.y, below: spot.y,
            preferAbove: spot.y <= other?.y ?? .infinity, insist: true)
          if let place { group.addText(label, x: place.x, y: place.y) }
        }
      }
    }
    writeGaps(frame: frame, into: &bytes)
    bytes.closeChart()
  }

  private var frame: PlotFrame? {
    let known = [first, second].flatMap { series in
      series.points.prefix(periods.count).compactMap { $0.value?.drawable }
    }
    guard let low = known.min(), let high = known.max() else { return nil }
    let names = PlotFrame.endLabelLines([first.name, second.name], bold: true, size: size)
    let labels = [(first, "e" as StaticString), (second, "f")].enumerated().compactMap {
      index, label in
      let (series, style) = label
      let points = series.points.prefix(periods.count)
      let last = points.lastIndex { $0.value?.drawable != nil }
      let lines = names[index]
      return last.flatMap { last -> PlotFrame.EndLabel? in
        guard let value = points[last].value, !lines.isEmpty else { return nil }
        return PlotFrame.EndLabel(lines: lines, value: value, period: last, styleClass: style)
      }
    }
    return PlotFrame(
      size: size, periods: periods, breaks: breaks,
      scale: NumberScale(
        low: PlotFrame.roomForText(under: low, high: high), high: high, unit: unit,
        intervals: size == .regular ? 5 : 4),
      endLabels: labels, footLines: printsGaps ? gapTitle.isEmpty ? 1 : 2 : 0)
  }

  private var printsGaps: Bool { gaps.prefix(periods.count).contains { !$0.isEmpty } }

  private func writeGaps(frame: PlotFrame, into bytes: inout OutputBuffer) {
    guard printsGaps else { return }
    let measure = TextMeasure(font: size.font, bold: true)
    var baseline = frame.footTop
    if !gapTitle.isEmpty {
      let title = TextMeasure(font: size.font).fit(gapTitle, width: size.width)
      bytes.addText(title, x: 0, y: baseline, class: "q")
      baseline += size.line
    }
    bytes.addGroup(class: "u") { group in
      var free = Double.infinity
      for (index, text) in gaps.prefix(periods.count).enumerated().reversed() where !text.isEmpty {
        let label = measure.fit(text, width: size.width / 3)
        let half = measure.width(of: label.text) / 2
        let x = min(max(frame.xs[index], half), size.width - half)
        guard x + half <= free else { continue }
        free = x - half - 6
        group.addText(label, x: x, y: baseline)
      }
    }
  }
}
