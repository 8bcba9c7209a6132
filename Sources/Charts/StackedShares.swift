public import Diagnostics

/// How a whole divides into ordered categories: one bar of 100% for each period.
///
/// Categories are told apart by light, dark and hatching in the order they are given, by the space
/// between them and by their names; colour adds nothing that is not said without it.
public struct StackedShares: Chart, Hashable {
  /// The part of one category in one bar.
  public struct Share: Sendable, Hashable {
    /// How large the part is, in any unit; zero and less are left out.
    public var value: Double
    /// What is printed in it, such as its count; above the bar where it has no room inside.
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
    /// What the full width stands for, in the unit of the shares, where some of them are missing.
    ///
    /// The rest of the bar stays empty; shares that come to more fill it.
    public var whole: Double?

    /// Makes a bar.
    public init(_ label: String, _ shares: [Share], total: String, whole: Double? = nil) {
      self.label = label
      self.shares = shares
      self.total = total
      self.whole = whole
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
  public func write(into bytes: inout OutputBuffer) {
    let layout = SharesLayout(categories: categories, rows: rows, size: size)
    guard !layout.segments.isEmpty else {
      return bytes.addEmptyChart("shares", caption: caption, size: size)
    }
    bytes.openChart("shares", caption: caption, size: size, height: layout.height)
    for tone in 0..<Self.tones {
      let boxes =
        layout.segments.filter { $0.category % Self.tones == tone }.map(\.box)
        + layout.key.filter { $0.category % Self.tones == tone }.map(\.box)
      bytes.addPath(class: Self.fillClasses[tone]) { path in
        for box in boxes { path.addRectangle(box) }
      }
      if tone == Self.tones - 1 {
        bytes.addPath(class: "d") { path in
          for box in boxes { path.addHatching(box) }
        }
      }
    }
    for tone in 0..<Self.tones {
      bytes.addGroup(class: Self.textClasses[tone]) { group in
        for segment in layout.segments where segment.category % Self.tones == tone && segment.fits {
          let middle = (segment.box.top + segment.box.bottom) / 2
          group.addText(segment.text, x: segment.middle, y: middle + size.font * 0.35)
        }
      }
    }
    bytes.addPath(class: "l") { path in
      for name in layout.names {
        path.move(Spot(x: name.foot, y: name.baseline + 4))
        path.line(Spot(x: name.segment.middle, y: name.segment.box.top - 1))
      }
    }
    bytes.addGroup(class: "x") { group in
      for name in layout.names {
        for (index, line) in name.lines.reversed().enumerated() {
          group.addText(line, x: name.middle, y: name.baseline - size.line * Double(index))
        }
      }
    }
    for entry in layout.key {
      bytes.addText(entry.text, x: entry.box.right + 5, y: entry.box.bottom)
    }
    for (row, baseline) in zip(rows, layout.heads) {
      writeHead(of: row, baseline: baseline, into: &bytes)
    }
    bytes.closeChart()
  }

  /// As many ways of filling a segment as can be told apart in grey.
  private static let tones = 4
  private static let fillClasses: [StaticString] = ["s0", "s1", "s2", "s3"]
  private static let textClasses: [StaticString] = ["i i0", "i i1", "i i2", "i i3"]

  private func writeHead(of row: Row, baseline: Double, into bytes: inout OutputBuffer) {
    let measure = TextMeasure(font: size.font)
    let bold = TextMeasure(font: size.font, bold: true)
    let total = measure.fit(row.total, width: size.width * 0.45)
    let room = size.width - measure.width(of: total.text) - 12
    bytes.addText(bold.fit(row.label, width: room), x: 0, y: baseline, class: "v")
    bytes.addText(total, x: size.width, y: baseline, class: "q r")
  }
}

extension OutputBuffer {
  fileprivate mutating func addRectangle(_ box: Box) {
    horizontal(from: box.left, to: box.right, y: box.top)
    add("V")
    add(box.bottom)
    add("H")
    add(box.left)
    add("z")
  }

  /// Appends lines that rise to the right, cut at the edges: a pattern would need an id in the page.
  fileprivate mutating func addHatching(_ box: Box) {
    let height = box.bottom - box.top
    var start = box.left - height + 4
    while start < box.right {
      let low = max(start, box.left)
      let high = min(start + height, box.right)
      if high > low {
        move(Spot(x: low, y: box.bottom - (low - start)))
        line(Spot(x: high, y: box.bottom - (high - start)))
      }
      start += 7
    }
  }
}
