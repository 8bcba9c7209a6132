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
  public func write(into bytes: inout [UInt8]) {
    guard let scale else { return bytes.addEmptyChart("dots", caption: caption, size: size) }
    let text = TextMeasure(font: size.font)
    let bold = TextMeasure(font: size.font, bold: true)
    let sorted = sortedRows
    let rowHeight = size.line + 5
    let names = sorted.map {
      ($0.isEmphasised ? bold : text).fit($0.name, width: size.width * 0.34)
    }
    let values = sorted.map { bold.fit($0.point.text, width: size.width * 0.28) }
    let nameWidth = zip(sorted, names).map { ($0.isEmphasised ? bold : text).width(of: $1.text) }
    let valueWidth = values.map { bold.width(of: $0.text) }.max() ?? 0
    let left = ((nameWidth.max() ?? 0) + 14).rounded(.up)
    let right = (size.width - valueWidth - 14).rounded(.down)
    let value = reference?.value.drawable
    let hasHead = value != nil && reference?.label.isEmpty == false
    let top = hasHead ? size.line + 4 : 4
    let bottom = top + rowHeight * Double(sorted.count)
    let height =
      bottom + size.line * (scale.note == nil ? 1 : 2) + 4 + size.font * 0.4
    let inset = 7.0
    func x(_ value: Double) -> Double {
      left + inset + scale.fraction(value) * (right - left - 2 * inset)
    }
    func y(_ row: Int) -> Double { top + rowHeight * (Double(row) + 0.5) }

    bytes.openChart("dots", caption: caption, size: size, height: height)
    bytes.addPath(class: "g") { path in
      for value in scale.tickValues { path.vertical(x: x(value), from: top, to: bottom) }
      for row in sorted.indices { path.horizontal(from: left, to: right, y: y(row)) }
    }
    if let value, let label = reference?.label {
      bytes.addPath(class: "t") { $0.vertical(x: x(value), from: top - 3, to: bottom) }
      let label = text.fit(label, width: size.width)
      let half = text.width(of: label.text) / 2
      let middle = min(max(x(value), half), size.width - half)
      bytes.addGroup(class: "x") { $0.addText(label, x: middle, y: size.font) }
    }
    bytes.addPath(class: "w") { path in
      for (row, item) in sorted.enumerated() {
        guard let interval = item.point.drawableInterval else { continue }
        path.horizontal(from: x(interval.low), to: x(interval.high), y: y(row))
      }
    }
    bytes.addPath(class: "p") { path in
      for (row, item) in sorted.enumerated() {
        if let value = item.point.value?.drawable { path.addRound(Spot(x: x(value), y: y(row))) }
      }
    }
    for (row, item) in sorted.enumerated() {
      let baseline = y(row) + size.font * 0.35
      bytes.addText(names[row], x: 0, y: baseline, class: item.isEmphasised ? "e" : nil)
    }
    // Where there is no value the text says why, which is not to be read as one.
    for (style, isKnown) in [("v r", true), ("q r", false)] {
      bytes.addGroup(class: style) { group in
        for (row, item) in sorted.enumerated() where (item.point.value?.drawable != nil) == isKnown
        {
          group.addText(values[row], x: size.width, y: y(row) + size.font * 0.35)
        }
      }
    }
    bytes.addGroup(class: "x") { group in
      var free = -Double.infinity
      for (value, label) in zip(scale.tickValues, scale.tickLabels) {
        let label = text.fit(label, width: size.width / 4)
        let half = text.width(of: label.text) / 2
        let middle = min(max(x(value), half), size.width - half)
        guard middle - half >= free else { continue }
        free = middle + half + 8
        group.addText(label, x: middle, y: bottom + size.line)
      }
    }
    if let note = scale.note {
      let note = text.fit(note, width: size.width)
      bytes.addText(note, x: 0, y: height - size.font * 0.4, class: "q")
    }
    bytes.closeChart()
  }

  private var sortedRows: [Row] {
    rows.enumerated().sorted { left, right in
      let leftValue = left.element.point.value?.drawable ?? -.infinity
      let rightValue = right.element.point.value?.drawable ?? -.infinity
      return (rightValue, left.offset) < (leftValue, right.offset)
    }.map(\.element)
  }

  private var scale: NumberScale? {
    var known: [Double] = []
    for row in rows {
      if let value = row.point.value?.drawable { known.append(value) }
      if let interval = row.point.drawableInterval { known += [interval.low, interval.high] }
    }
    guard !known.isEmpty else { return nil }
    if let value = reference?.value.drawable { known.append(value) }
    return NumberScale(
      low: known.min() ?? 0, high: known.max() ?? 0, unit: unit,
      intervals: size == .regular ? 5 : 4)
  }
}
