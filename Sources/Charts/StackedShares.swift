/// How a whole divides into ordered categories: one bar of 100% for each period.
///
/// Categories are told apart by light, dark and hatching in the order they are given, by the space
/// between them and by their names; colour adds nothing that is not said without it.
public struct StackedShares: Chart, Hashable {
  /// The part of one category in one bar.
  public struct Share: Sendable, Hashable {
    /// How large the part is, in any unit; zero and less are left out.
    public var value: Double
    /// What is printed in it, such as its count.
    public var text: String

    /// Makes a share.
    public init(_ value: Double, text: String) {
      self.value = value
      self.text = text
    }
  }

  /// One bar.
  public struct Row: Sendable, Hashable {
    /// The period, above the bar at the left.
    public var label: String
    /// The shares in the order of the categories; those missing are zero, those too many ignored.
    public var shares: [Share]
    /// The whole, above the bar at the right, such as `56 schools`.
    public var total: String

    /// Makes a bar.
    public init(_ label: String, _ shares: [Share], total: String) {
      self.label = label
      self.shares = shares
      self.total = total
    }
  }

  /// The chart in words.
  public var caption: ChartCaption
  /// The names of the categories, from first to last.
  public var categories: [String]
  /// The bars, from top to bottom.
  public var rows: [Row]
  /// How wide the chart is.
  public var size: ChartSize

  /// Makes a chart of shares.
  public init(
    caption: ChartCaption, categories: [String], rows: [Row], size: ChartSize = .regular
  ) {
    self.caption = caption
    self.categories = categories
    self.rows = rows
    self.size = size
  }

  /// Appends the chart as UTF-8 text.
  public func write(into bytes: inout [UInt8]) {
    let bars = laidOutBars
    guard bars.contains(where: { !$0.segments.isEmpty }) else {
      return bytes.addEmptyChart("shares", caption: caption, size: size)
    }
    let height = (bars.last?.bottom ?? 0) + 2
    bytes.openChart("shares", caption: caption, size: size, height: height)
    let all = bars.flatMap { bar in bar.segments.map { (bar, $0) } }
    for tone in 0..<Self.tones {
      let segments = all.filter { $0.1.category % Self.tones == tone }
      bytes.addPath(class: "s\(tone)") { path in
        for (bar, segment) in segments { path.addBar(segment, top: bar.top, bottom: bar.bottom) }
      }
      if tone == 3 {
        bytes.addPath(class: "d") { path in
          for (bar, segment) in segments {
            path.addHatching(segment, top: bar.top, bottom: bar.bottom)
          }
        }
      }
    }
    for tone in 0..<Self.tones {
      bytes.addGroup(class: "i i\(tone)") { group in
        for (bar, segment) in all where segment.category % Self.tones == tone && segment.fits {
          group.addText(
            segment.text, x: segment.middle, y: (bar.top + bar.bottom) / 2 + size.font * 0.35)
        }
      }
    }
    bytes.addPath(class: "l") { path in
      for bar in bars {
        for name in bar.names {
          path.move(Spot(x: name.foot, y: bar.namesBaseline + 4))
          path.line(Spot(x: name.segment.middle, y: bar.top - 1))
        }
      }
    }
    bytes.addGroup(class: "x") { group in
      for bar in bars {
        for name in bar.names { group.addText(name.text, x: name.middle, y: bar.namesBaseline) }
      }
    }
    for (row, bar) in zip(rows, bars) {
      writeHead(of: row, baseline: bar.headBaseline, into: &bytes)
    }
    bytes.closeChart()
  }

  private func writeHead(of row: Row, baseline: Double, into bytes: inout [UInt8]) {
    let measure = TextMeasure(font: size.font)
    let bold = TextMeasure(font: size.font, bold: true)
    let total = measure.fit(row.total, width: size.width * 0.45)
    let room = size.width - measure.width(of: total.text) - 12
    bytes.addText(bold.fit(row.label, width: room), x: 0, y: baseline, class: "v")
    bytes.addText(total, x: size.width, y: baseline, class: "q r")
  }

  // MARK: - Layout

  /// As many ways of filling a segment as can be told apart in grey.
  private static let tones = 4

  struct Segment {
    var category: Int
    var left: Double
    var right: Double
    var text: FittedText
    /// Whether the text stands inside.
    var fits: Bool
    var middle: Double { (left + right) / 2 }
  }

  /// The name of a category above the first bar that has it.
  private struct Name {
    var text: FittedText
    var middle: Double
    /// Where the thread to the segment starts under the name.
    var foot: Double
    var segment: Segment
  }

  private struct Bar {
    var headBaseline: Double
    var namesBaseline: Double
    var top: Double
    var bottom: Double
    var segments: [Segment]
    var names: [Name]
  }

  private var laidOutBars: [Bar] {
    var bars: [Bar] = []
    var named: Set<Int> = []
    var y = 0.0
    for row in rows {
      let segments = segments(of: row)
      let new = segments.filter { named.insert($0.category).inserted }
      let names = names(of: new)
      let head = y + size.font
      let baseline = head + size.line + 2
      let top = new.isEmpty ? head + 7 : baseline + 14
      let bottom = segments.isEmpty ? head + 4 : top + size.line + 10
      bars.append(
        Bar(
          headBaseline: head, namesBaseline: baseline, top: top, bottom: bottom,
          segments: segments, names: names))
      y = bottom + 14
    }
    return bars
  }

  private func segments(of row: Row) -> [Segment] {
    let values = row.shares.prefix(categories.count).map { max($0.value.drawable ?? 0, 0) }
    let total = values.reduce(0, +)
    guard total > 0 else { return [] }
    let present = values.indices.filter { values[$0] > 0 }
    // A share too small to see is still there: it's drawn wider, at the cost of the widest.
    let least = min(5, size.width / Double(2 * present.count))
    var widths = present.map { max(values[$0] / total * size.width, least) }
    let excess = widths.reduce(-size.width, +)
    let spare = widths.reduce(0) { $0 + $1 - least }
    if spare > 0 { widths = widths.map { $0 - ($0 - least) / spare * excess } }
    let measure = TextMeasure(font: size.font, bold: true)
    var left = 0.0
    return zip(present, widths).map { category, width in
      let text = row.shares[category].text
      defer { left += width }
      return Segment(
        category: category, left: left + 1, right: left + width - 1, text: FittedText(text: text),
        fits: measure.width(of: text, limit: width) <= width - 8)
    }
  }

  /// Places names above their segments; a value that has no room inside is printed with its name.
  private func names(of segments: [Segment]) -> [Name] {
    let measure = TextMeasure(font: size.font)
    let gap = 10.0
    let wordings = segments.map { segment in
      let name = categories[segment.category]
      return segment.fits || segment.text.text.isEmpty ? name : name + " " + segment.text.text
    }
    var room = size.width - gap * Double(max(segments.count - 1, 0))
    // Names that don't all fit share the room: the short ones whole, the long ones shortened alike.
    var limits = [Double](repeating: 0, count: segments.count)
    let widths = wordings.map { measure.width(of: $0, limit: size.width) }
    var left = segments.count
    for index in widths.indices.sorted(by: { (widths[$0], $0) < (widths[$1], $1) }) {
      limits[index] = min(widths[index], max(room / Double(left), 0))
      room -= limits[index]
      left -= 1
    }
    let texts = zip(wordings, limits).map { wording, limit in
      // The added hundredth keeps a name whole whose room is exactly its width.
      limit < 1.5 * size.font ? FittedText(text: "") : measure.fit(wording, width: limit + 0.01)
    }
    let extents = texts.map { measure.width(of: $0.text) + gap }
    let middles = spreadLabels(
      wishes: segments.map(\.middle), extents: extents,
      room: (-gap / 2, size.width + gap / 2))
    return segments.indices.compactMap { index in
      guard !texts[index].text.isEmpty else { return nil }
      let half = max((extents[index] - gap) / 2 - 4, 0)
      let foot = min(max(segments[index].middle, middles[index] - half), middles[index] + half)
      return Name(
        text: texts[index], middle: middles[index], foot: foot, segment: segments[index])
    }
  }
}

extension [UInt8] {
  fileprivate mutating func addBar(
    _ segment: StackedShares.Segment, top: Double, bottom: Double
  ) {
    move(Spot(x: segment.left, y: top))
    add("H")
    add(segment.right)
    add("V")
    add(bottom)
    add("H")
    add(segment.left)
    add("z")
  }

  /// Appends lines that rise to the right, cut at the edges: a pattern would need an id in the page.
  fileprivate mutating func addHatching(
    _ segment: StackedShares.Segment, top: Double, bottom: Double
  ) {
    let height = bottom - top
    var start = segment.left - height + 4
    while start < segment.right {
      let low = Swift.max(start, segment.left)
      let high = Swift.min(start + height, segment.right)
      if high > low {
        move(Spot(x: low, y: bottom - (low - start)))
        line(Spot(x: high, y: bottom - (high - start)))
      }
      start += 7
    }
  }
}
