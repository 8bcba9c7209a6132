/// Where everything of a chart of shares stands.
struct SharesLayout {
  /// The part of one category in one bar.
  struct Segment {
    var category: Int
    var box: Box
    var text: FittedText
    /// Whether the text stands inside.
    var fits: Bool
    var middle: Double { (box.left + box.right) / 2 }
  }

  /// What stands above a bar with a thread to its segment: the name of a category above the first bar
  /// that has it, and above each bar a value that has no room inside.
  struct Name {
    var lines: [String]
    var middle: Double
    /// The baseline of the last line.
    var baseline: Double
    /// Where the thread starts under the name.
    var foot: Double
    var segment: Segment
  }

  /// An entry of the key that stands in for the names where they have no room above the bars.
  struct KeyEntry {
    var category: Int
    var box: Box
    var text: FittedText
  }

  private(set) var segments: [Segment] = []
  private(set) var names: [Name] = []
  private(set) var key: [KeyEntry] = []
  /// The baseline of the period and the total of each row.
  private(set) var heads: [Double] = []
  private(set) var height = 0.0

  private let categories: [String]
  private let size: ChartSize
  private let measure: TextMeasure
  private var gap: Double { size == .regular ? 10 : 6 }

  init(categories: [String], rows: [StackedShares.Row], size: ChartSize) {
    self.categories = categories
    self.size = size
    measure = TextMeasure(font: size.font)
    let bars = rows.map(segments(of:))
    var named: Set<Int> = []
    let first = bars.map { bar in bar.filter { named.insert($0.category).inserted } }
    let usesKey = first.contains { segments in
      wordings(of: segments, named: Set(segments.map(\.category))) == nil
    }
    if usesKey { layOutKey(named.sorted()) }

    var y = height
    for (index, bar) in bars.enumerated() {
      let head = y + size.font
      heads.append(head)
      y = head + 7
      let names = usesKey ? [] : Set(first[index].map(\.category))
      let (labelled, lines) = labels(of: bar, named: names)
      if !lines.isEmpty {
        let baseline = head + 2 + size.line * Double(lines.map(\.count).max() ?? 1)
        y = baseline + (names.isEmpty ? 10 : 14)
        place(lines, of: labelled, baseline: baseline, top: y)
      }
      for var segment in bar {
        segment.box.top = y
        segment.box.bottom = y + size.line + 10
        segments.append(segment)
      }
      y += (bar.isEmpty ? 0 : size.line + 10) + 14
    }
    height = y - 12
  }

  /// The segments of a bar from left to right, their heights still open.
  private func segments(of row: StackedShares.Row) -> [Segment] {
    let values = row.shares.prefix(categories.count).map { max($0.value.drawable ?? 0, 0) }
    let sum = values.reduce(0, +)
    guard sum > 0 else { return [] }
    let total = max(sum, row.whole?.drawable ?? 0)
    let filled = sum / total * size.width
    let present = values.indices.filter { values[$0] > 0 }
    // A share too small to see is still there: it's drawn wider, at the cost of the wide ones.
    let least = min(5, size.width / Double(2 * present.count))
    var widths = present.map { max(values[$0] / total * size.width, least) }
    let excess = widths.reduce(-filled, +)
    let spare = widths.reduce(0) { $0 + $1 - least }
    if spare > 0 { widths = widths.map { $0 - ($0 - least) / spare * excess } }
    let bold = TextMeasure(font: size.font, bold: true)
    // Between two segments the page shows; where hundreds leave no room for that, they touch.
    let inset = min(1, least / 4)
    var left = 0.0
    return zip(present, widths).map { category, width in
      let text = row.shares[category].text
      defer { left += width }
      return Segment(
        category: category,
        box: Box(left: left + inset, right: left + width - inset, top: 0, bottom: 0),
        text: FittedText(text: text), fits: bold.width(of: text, limit: width) <= width - 8)
    }
  }

  // MARK: - Names

  /// The segments of a bar that something stands above, and the lines of that: of some categories the
  /// name, of others the value where it has no room inside.
  ///
  /// Where not all have room side by side, the names go first.
  private func labels(of bar: [Segment], named: Set<Int>) -> ([Segment], [[String]]) {
    let isNamed = { (segment: Segment) in named.contains(segment.category) }
    let all = bar.filter { isNamed($0) || !$0.fits && !$0.text.text.isEmpty }
    if let lines = wordings(of: all, named: named) { return (all, lines) }
    let some = all.filter(isNamed)
    return (some, wordings(of: some, named: named) ?? [])
  }

  /// The lines of each name, with the value that has no room in its segment, or of the value alone.
  ///
  /// The widest names are broken in two until all stand side by side; `nil` when they can't.
  private func wordings(of segments: [Segment], named: Set<Int>) -> [[String]]? {
    var lines = segments.map { segment in
      guard named.contains(segment.category) else { return [segment.text.text] }
      let name = categories[segment.category]
      return [segment.fits || segment.text.text.isEmpty ? name : name + " " + segment.text.text]
    }
    var widths = lines.map(width)
    let room = size.width - gap * Double(max(segments.count - 1, 0))
    while widths.reduce(0, +) > room {
      let unbroken = lines.indices.filter { lines[$0].count == 1 }
      guard let widest = unbroken.max(by: { widths[$0] < widths[$1] }) else { return nil }
      let halves = measure.halve(lines[widest][0])
      guard halves.count == 2 else { return nil }
      lines[widest] = halves
      widths[widest] = width(halves)
    }
    return lines
  }

  private func width(_ lines: [String]) -> Double {
    lines.map { measure.width(of: $0, limit: size.width) }.max() ?? 0
  }

  private mutating func place(
    _ lines: [[String]], of segments: [Segment], baseline: Double, top: Double
  ) {
    let extents = lines.map { width($0) + gap }
    let middles = spreadLabels(
      wishes: segments.map(\.middle), extents: extents, room: (-gap / 2, size.width + gap / 2))
    for (index, var segment) in segments.enumerated() where lines[index] != [""] {
      segment.box.top = top
      let half = max((extents[index] - gap) / 2 - 4, 0)
      let foot = min(max(segment.middle, middles[index] - half), middles[index] + half)
      names.append(
        Name(
          lines: lines[index], middle: middles[index], baseline: baseline, foot: foot,
          segment: segment))
    }
  }

  private mutating func layOutKey(_ present: [Int]) {
    let square = size.font * 0.75
    var x = 0.0
    var baseline = size.font
    for category in present {
      let text = measure.fit(categories[category], width: size.width - square - 6)
      let width = square + 5 + measure.width(of: text.text)
      if x > 0, x + width > size.width {
        x = 0
        baseline += size.line + 2
      }
      let box = Box(left: x + 1, right: x + 1 + square, top: baseline - square, bottom: baseline)
      key.append(KeyEntry(category: category, box: box, text: text))
      x += width + 14
    }
    height = baseline + 10
  }
}
