import Diagnostics

/// The part that all charts over time share: the axes, the grid, the breaks and the names at the
/// right-hand end of the lines.
struct PlotFrame {
  /// A name at the end of a line.
  struct EndLabel {
    var lines: [FittedText]
    /// The value of the line's end.
    var value: Double
    /// The period of the line's end; `nil` for a line across the whole chart.
    var period: Int?
    var styleClass: StaticString
    /// The shape to repeat beside the name of a line that ends too early to stand beside it.
    var marker: Int?
    /// Whether a thread leads to a name that had to make way.
    var hasThread = true
  }

  let size: ChartSize
  let scale: NumberScale
  /// Where each period stands.
  let xs: [Double]
  /// The periods before which lines are broken.
  let breaks: Set<Int>
  /// The edges of the plot, without the names and numbers around it.
  let plot: Box
  /// The height of the whole chart.
  let height: Double
  /// The baseline of the first further line of text under the periods.
  let footTop: Double

  private let tickLabels: [FittedText]
  private let periodLabels: [(x: Double, lines: [FittedText])]
  private let breakLabels: [(x: Double, text: FittedText)]
  /// What the labels of the breaks cover.
  private let breakBoxes: [Box]
  private let endLabels: [EndLabel]
  private let endLabelMiddles: [Double]
  private let endLabelLeft: Double

  /// Lays the chart out, with room for `footLines` further lines of text under the periods.
  init(
    size: ChartSize, periods: [AxisPeriod], breaks: [SeriesBreak], scale: NumberScale,
    endLabels: [EndLabel], footLines: Int = 0
  ) {
    self.size = size
    self.scale = scale
    self.endLabels = endLabels
    let text = TextMeasure(font: size.font)
    let bold = TextMeasure(font: size.font, bold: true)

    tickLabels = scale.tickLabels.map { text.fit($0, width: size.width / 4) }
    let left = text.width(of: tickLabels).rounded(.up) + 8
    let endWidth = endLabels.reduce(0) { max($0, bold.width(of: $1.lines)) }
    let markerWidth = endLabels.contains { $0.marker != nil } ? 14.0 : 0
    let right = size.width - (endWidth == 0 ? 4 : endWidth.rounded(.up) + 14 + markerWidth)
    endLabelLeft = right + 10 + markerWidth
    xs = Self.places(of: periods, from: left, to: right, padding: size.font * 1.8)

    var breakSet: Set<Int> = []
    var breakLabels: [(x: Double, text: FittedText)] = []
    var free = 0.0
    for item in breaks.sorted(by: { $0.period < $1.period }) {
      guard item.period > 0, item.period < periods.count,
        breakSet.insert(item.period).inserted, !item.label.isEmpty
      else { continue }
      let label = text.fit(item.label, width: size.width * 0.45)
      let half = text.width(of: label.text) / 2
      let wish = (xs[item.period - 1] + xs[item.period]) / 2
      let x = min(max(wish, half), size.width - half)
      guard x - half >= free else { continue }
      breakLabels.append((x, label))
      free = x + half + 8
    }
    breakBoxes = breakLabels.map { label in
      let half = text.width(of: label.text.text) / 2
      return Box(left: label.x - half, right: label.x + half, top: 0, bottom: size.line)
    }
    self.breaks = breakSet
    self.breakLabels = breakLabels

    periodLabels = Self.labels(of: periods, at: xs, size: size)
    let labelLines = Double(periodLabels.map { $0.lines.count }.max() ?? 0)

    // A value printed over a point at the very top still has room.
    let top = breakLabels.isEmpty ? ValuePlacer.clearance + 0.8 * size.font : size.line + 4
    let extents = endLabels.map { Double($0.lines.count) * size.line }
    let plotHeight = max(size.plotHeight, extents.reduce(0, +))
    plot = Box(left: left, right: right, top: top, bottom: top + plotHeight)
    footTop = plot.bottom + 8 + size.line * (labelLines + 1)
    let notes = Double(footLines + (scale.note == nil ? 0 : 1))
    height = footTop + size.line * (notes - 1) + size.font * 0.4

    let plot = plot
    endLabelMiddles = spreadLabels(
      wishes: endLabels.map { plot.bottom - scale.fraction($0.value) * plotHeight },
      extents: extents, room: (0, plot.bottom + size.line / 2))
  }

  /// The room for a name and a value at the end of a line.
  static func endLabelLines(_ name: String, value: String, bold: Bool, size: ChartSize)
    -> [FittedText]
  {
    let measure = TextMeasure(font: size.font, bold: bold)
    let room = endLabelRoom(size)
    var lines = name.isEmpty ? [] : measure.wrap(name, width: room, lines: 2)
    guard !value.isEmpty else { return lines }
    let value = measure.fit(value, width: room)
    if let last = lines.last, value.full == nil,
      measure.width(of: last.text + " " + value.text) <= room
    {
      lines[lines.count - 1].text += " " + value.text
      if let full = last.full { lines[lines.count - 1].full = full + " " + value.text }
    } else {
      lines.append(value)
    }
    return lines
  }

  /// The room for names at the ends of lines that are of one kind, so that they are told apart.
  static func endLabelLines(_ names: [String], bold: Bool, size: ChartSize) -> [[FittedText]] {
    TextMeasure(font: size.font, bold: bold).wrapApart(names, width: endLabelRoom(size), lines: 3)
      .map { $0.map(\.text) == [""] ? [] : $0 }
  }

  private static func endLabelRoom(_ size: ChartSize) -> Double {
    size.width * (size == .regular ? 0.27 : 0.34)
  }

  /// The lowest value an axis should show so that text can stand under the lowest point of a line
  /// whose values are printed; not below zero unless the point is.
  static func roomForText(under low: Double, high: Double) -> Double {
    let room = 0.12 * (high - low)
    return low >= 0 ? max(low - room, 0) : max(low - room, -1e15)
  }

  func y(_ value: Double) -> Double {
    plot.bottom - scale.fraction(value) * (plot.bottom - plot.top)
  }

  /// From where to where a line to reach is drawn: across the plot, around the period that it's for,
  /// or behind the last one.
  func ends(of line: ReferenceLine) -> (left: Double, right: Double) {
    guard let period = line.period else { return (plot.left, plot.right) }
    let half = size.font
    guard xs.indices.contains(period) else { return (plot.right - half, plot.right) }
    return (max(xs[period] - half, plot.left), min(xs[period] + half, plot.right))
  }

  /// Places values inside the plot, clear of the labels of the breaks.
  var valuePlacer: ValuePlacer {
    ValuePlacer(
      room: Box(left: plot.left, right: plot.right, top: 0, bottom: plot.bottom - 1),
      measure: TextMeasure(font: size.font, bold: true), placed: breakBoxes)
  }

  /// Whether the periods stand so close that points are marked and named only here and there.
  var isDense: Bool { xs.count > 10 }

  /// Where the points of a series stand, one for each period.
  func spots(_ series: Series) -> [Spot?] {
    xs.indices.map { index in
      guard index < series.points.count, let value = series.points[index].value?.drawable else {
        return nil
      }
      return Spot(x: xs[index], y: y(value))
    }
  }

  /// The points that get a mark: all, or in a dense chart those that no line runs through.
  func marked(_ spots: [Spot?], runs: [Range<Int>]) -> [Spot] {
    if !isDense { return spots.compactMap(\.self) }
    let lone = runs.filter { $0.count == 1 }.map(\.lowerBound)
    let last = runs.last.map { $0.upperBound - 1 }
    return (lone.filter { $0 != last } + (last.map { [$0] } ?? [])).compactMap { spots[$0] }
  }

  /// The points whose values are printed, the most wanted first: the last, the first, and those
  /// between, or in a dense chart the highest and the lowest.
  func named(_ spots: [Spot?]) -> [Int] {
    let known = spots.indices.filter { spots[$0] != nil }
    guard let last = known.last else { return [] }
    if !isDense { return [last] + known.dropLast() }
    let high = known.min { spots[$0]?.y ?? 0 < spots[$1]?.y ?? 0 } ?? last
    let low = known.max { spots[$0]?.y ?? 0 < spots[$1]?.y ?? 0 } ?? last
    var wanted: [Int] = []
    for index in [last, known[0], high, low] where !wanted.contains(index) { wanted.append(index) }
    return wanted
  }

  // MARK: - Writing

  /// Writes what lies behind the lines.
  func writeBack(into bytes: inout OutputBuffer) {
    let middle = size.font * 0.35
    bytes.addPath(class: "g") { path in
      for value in scale.tickValues {
        path.horizontal(from: plot.left, to: plot.right, y: y(value))
      }
    }
    if scale.note == nil {
      bytes.addPath(class: "a") { $0.horizontal(from: plot.left, to: plot.right, y: y(0)) }
    }
    bytes.addGroup(class: "y") { group in
      for (value, label) in zip(scale.tickValues, tickLabels) {
        group.addText(label, x: plot.left - 6, y: y(value) + middle)
      }
    }
    bytes.addGroup(class: "x") { group in
      for label in periodLabels {
        for (index, line) in label.lines.enumerated() {
          group.addText(line, x: label.x, y: plot.bottom + 4 + size.line * Double(index + 1))
        }
      }
      for label in breakLabels { group.addText(label.text, x: label.x, y: size.font) }
    }
    bytes.addPath(class: "k") { path in
      for index in breaks.sorted() {
        path.vertical(x: (xs[index - 1] + xs[index]) / 2, from: plot.top, to: plot.bottom)
      }
    }
    if let note = scale.note {
      let room = TextMeasure(font: size.font).fit(note, width: size.width)
      bytes.addText(room, x: 0, y: height - size.font * 0.4, class: "q")
    }
  }

  /// Writes the names at the ends of the lines, with a thread to those that had to make way; to be
  /// written before the values, which are printed over a thread.
  func writeEndLabels(into bytes: inout OutputBuffer) {
    let x = endLabelLeft
    bytes.addPath(class: "l") { path in
      for (label, middle) in zip(endLabels, endLabelMiddles)
      where label.marker == nil && label.hasThread {
        let start = label.period.map { xs[$0] + 8 } ?? plot.right
        guard (middle - y(label.value)).magnitude > size.line / 3 else { continue }
        path.move(Spot(x: start, y: y(label.value)))
        path.line(Spot(x: x - 3, y: middle))
      }
    }
    bytes.addPath(class: "h") { path in
      for (label, middle) in zip(endLabels, endLabelMiddles) {
        if let marker = label.marker { path.addMarker(marker, at: Spot(x: x - 10, y: middle)) }
      }
    }
    for (label, middle) in zip(endLabels, endLabelMiddles) {
      let top = middle - size.line * Double(label.lines.count) / 2
      for (index, line) in label.lines.enumerated() {
        let y = top + size.line * (Double(index) + 0.5) + size.font * 0.35
        bytes.addText(line, x: x, y: y, class: label.styleClass)
      }
    }
  }

  // MARK: - The axis of time

  private static func places(
    of periods: [AxisPeriod], from left: Double, to right: Double, padding: Double
  ) -> [Double] {
    guard periods.count > 1 else { return periods.map { _ in (left + right) / 2 } }
    let given = periods.compactMap { $0.position?.drawable }
    let ascending = zip(given, given.dropFirst()).allSatisfy { $0 < $1 }
    let positions =
      given.count == periods.count && ascending ? given : periods.indices.map(Double.init)
    let first = positions[0]
    let span = positions[positions.count - 1] - first
    let room = right - left - 2 * padding
    return positions.map { left + padding + ($0 - first) / span * room }
  }

  /// The labels of the periods, in two lines where one is too tight, and only as many as fit.
  private static func labels(
    of periods: [AxisPeriod], at xs: [Double], size: ChartSize
  ) -> [(x: Double, lines: [FittedText])] {
    let measure = TextMeasure(font: size.font)
    let room = size.width / 3
    var isTight = false
    var free = -Double.infinity
    for (period, wish) in zip(periods, xs) {
      let half = measure.width(of: period.label) / 2
      let x = min(max(wish, half), size.width - half)
      if 2 * half > room || free + 6 > x - half { isTight = true }
      free = x + half
    }
    var kept: [(x: Double, lines: [FittedText])] = []
    free = .infinity
    for (period, wish) in zip(periods.reversed(), xs.reversed()) {
      let lines = (isTight ? measure.halve(period.label) : [period.label]).map {
        measure.fit($0, width: room)
      }
      let half = measure.width(of: lines) / 2
      let x = min(max(wish, half), size.width - half)
      guard x + half <= free else { continue }
      kept.append((x, lines))
      free = x - half - 2  // little, as widths are estimated for a wide font
    }
    return kept.reversed()
  }
}
