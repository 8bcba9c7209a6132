public import Diagnostics

/// Places sorted by their value, each a dot with the interval around it.
public struct DotPlot: Chart, Hashable {
  /// One place, or whatever is compared.
  public struct Row: Sendable, Hashable {
    /// The name at the left.
    public var name: String
    /// The value; its text is printed at the right, also where there is no value and it says why.
    public var point: DataPoint
    /// Whether the row stands out, as the authority does among its districts.
    public var isEmphasised: Bool

    /// Makes a row.
    public init(_ name: String, _ point: DataPoint, isEmphasised: Bool = false) {
      self.name = name
      self.point = point
      self.isEmphasised = isEmphasised
    }
  }

  /// The chart in words.
  public var caption: ChartCaption
  /// The rows in any order: they are drawn from the highest value down, those without a value last.
  public var rows: [Row]
  /// What the numbers are.
  public var unit: NumberUnit
  /// The line across all rows to hold them against.
  public var reference: ReferenceLine?
  /// How wide the chart is.
  public var size: ChartSize

  /// Makes a dot plot.
  public init(
    caption: ChartCaption, rows: [Row], unit: NumberUnit, reference: ReferenceLine? = nil,
    size: ChartSize = .regular
  ) {
    self.caption = caption
    self.rows = rows
    self.unit = unit
    self.reference = reference
    self.size = size
  }

  /// Appends the plot as UTF-8 text.
  public func write(into bytes: inout OutputBuffer) {
    guard let layout = DotLayout(rows: rows, unit: unit, reference: reference, size: size) else {
      return bytes.addEmptyChart("dots", caption: caption, size: size)
    }
    bytes.openChart("dots", caption: caption, size: size, height: layout.height)
    let plot = layout.plot
    bytes.addPath(class: "g") { path in
      for value in layout.scale.tickValues {
        path.vertical(x: layout.x(value), from: plot.top, to: plot.bottom)
      }
      for row in layout.rows.indices {
        path.horizontal(from: plot.left, to: plot.right, y: layout.y(row))
      }
    }
    if let value = reference?.value.drawable {
      bytes.addPath(class: "t") { path in
        path.vertical(x: layout.x(value), from: plot.top - 3, to: plot.bottom)
      }
    }
    bytes.addPath(class: "w") { path in
      for (row, item) in layout.rows.enumerated() {
        guard let interval = item.point.drawableInterval else { continue }
        path.horizontal(from: layout.x(interval.low), to: layout.x(interval.high), y: layout.y(row))
      }
    }
    bytes.addPath(class: "p") { path in
      for (row, item) in layout.rows.enumerated() {
        guard let value = item.point.value?.drawable else { continue }
        path.addRound(Spot(x: layout.x(value), y: layout.y(row)))
      }
    }
    writeTexts(layout, into: &bytes)
    bytes.closeChart()
  }

  private func writeTexts(_ layout: DotLayout, into bytes: inout OutputBuffer) {
    for (row, item) in layout.rows.enumerated() {
      let lines = layout.names[row]
      let top = layout.baseline(row) - size.line * Double(lines.count - 1) / 2
      for (index, line) in lines.enumerated() {
        bytes.addText(
          line, x: 0, y: top + size.line * Double(index), class: item.isEmphasised ? "e" : nil)
      }
    }
    // Where there is no value the text says why, which is not to be read as one.
    for (style, isKnown) in [("v r" as StaticString, true), ("q r", false)] {
      bytes.addGroup(class: style) { group in
        for (row, item) in layout.rows.enumerated()
        where (item.point.value?.drawable != nil) == isKnown {
          group.addText(layout.values[row], x: size.width, y: layout.baseline(row))
        }
      }
    }
    let text = TextMeasure(font: size.font)
    bytes.addGroup(class: "x") { group in
      if let value = reference?.value.drawable, let label = reference?.label {
        let label = text.fit(label, width: size.width)
        let half = text.width(of: label.text) / 2
        let x = min(max(layout.x(value), half), size.width - half)
        group.addText(label, x: x, y: size.font)
      }
      var free = -Double.infinity
      for (value, label) in zip(layout.scale.tickValues, layout.scale.tickLabels) {
        let label = text.fit(label, width: size.width / 4)
        let half = text.width(of: label.text) / 2
        let x = min(max(layout.x(value), half), size.width - half)
        guard x - half >= free else { continue }
        free = x + half + 8
        group.addText(label, x: x, y: layout.plot.bottom + size.line)
      }
    }
    if let note = layout.scale.note {
      bytes.addText(
        text.fit(note, width: size.width), x: 0, y: layout.height - size.font * 0.4, class: "q")
    }
  }
}

/// Where everything of a dot plot stands.
private struct DotLayout {
  /// The rows as they are drawn, from top to bottom.
  let rows: [DotPlot.Row]
  /// The lines of each row's name.
  let names: [[FittedText]]
  let values: [FittedText]
  let scale: NumberScale
  let plot: Box
  let height: Double
  private let size: ChartSize
  /// The middle of each row.
  private let middles: [Double]

  /// Lays the plot out; `nil` when there is no value to show.
  init?(rows: [DotPlot.Row], unit: NumberUnit, reference: ReferenceLine?, size: ChartSize) {
    guard let ends = rows.lazy.map(\.point).ends else { return nil }
    let (low, high) = (ends.lowerBound, ends.upperBound)
    let held = reference?.value.drawable
    scale = NumberScale(
      low: min(low, held ?? low), high: max(high, held ?? high), unit: unit,
      intervals: size == .regular ? 5 : 4)
    let drawn = rows.map { $0.point.value?.drawable ?? -.infinity }
    let order = rows.indices.sorted { (drawn[$1], $0) < (drawn[$0], $1) }
    self.rows = order.map { rows[$0] }
    self.size = size

    let text = TextMeasure(font: size.font)
    let bold = TextMeasure(font: size.font, bold: true)
    // The wider of the two for all, so that they are kept apart together.
    let widest = self.rows.contains(where: \.isEmphasised) ? bold : text
    names = widest.wrapApart(self.rows.map(\.name), width: size.width * 0.34, lines: 3)
    values = self.rows.map { bold.fit($0.point.text, width: size.width * 0.28) }
    let nameWidth = zip(self.rows, names).map {
      ($0.isEmphasised ? bold : text).width(of: $1)
    }.max()
    let valueWidth = values.map { bold.width(of: $0.text) }.max()
    let top = held == nil || reference?.label.isEmpty != false ? 4 : size.line + 4
    var bottom = top
    middles = names.map { lines in
      let extent = size.line * Double(max(lines.count, 1)) + 5
      defer { bottom += extent }
      return bottom + extent / 2
    }
    plot = Box(
      left: ((nameWidth ?? 0) + 14).rounded(.up),
      right: (size.width - (valueWidth ?? 0) - 14).rounded(.down), top: top, bottom: bottom)
    height = plot.bottom + size.line * (scale.note == nil ? 1 : 2) + 4 + size.font * 0.4
  }

  func x(_ value: Double) -> Double {
    let inset = 7.0
    return plot.left + inset + scale.fraction(value) * (plot.right - plot.left - 2 * inset)
  }

  /// The middle of a row.
  func y(_ row: Int) -> Double { middles[row] }

  func baseline(_ row: Int) -> Double { y(row) + size.font * 0.35 }
}
