import SelfEvaluation

extension TrendReport {
  /// The trends for the screen: a block for each measure, a line for each series.
  ///
  /// - Parameter shown: Which series to list.
  /// - Returns: Lines, each ended.
  public func table(where shown: (SeriesTrend) -> Bool = { _ in true }) -> String {
    let listed = series.filter(shown)
    guard !listed.isEmpty else {
      return series.isEmpty
        ? "There are no figures yet.\n" : "There are no figures on what was asked for.\n"
    }
    var lines: [String] = []
    for block in listed.chunked(by: { $0.measure.id == $1.measure.id }) {
      if !lines.isEmpty { lines.append("") }
      let measure = block[0].measure
      let periods = block[0].window.map(\.period.description)
      let span =
        [periods.first, periods.count > 1 ? periods.last : nil].compactMap(\.self)
        .joined(separator: " to ")
      lines += "\(measure.title) [\(measure.id)], \(span)".lines(ofAtMost: Self.width)
      lines += Self.lines(of: block.map { Row($0) })
    }
    if listed.contains(where: { $0.test?.largerThanChance == true }) {
      lines += ["", "* larger than chance alone would explain"]
    }
    let symbols = Set(listed.flatMap(\.window).compactMap(\.symbol))
    lines += symbols.sorted { $0.rawValue < $1.rawValue }.map { "[\($0.rawValue)] \($0.inWords)" }
    let tested = listed.reduce(0) { $0 + $1.tested }
    if tested > 0 { lines += [""] + Self.summary(ofTests: tested).lines(ofAtMost: Self.width) }
    return lines.map { "\($0)\n" }.joined()
  }

  /// How many comparisons were tested, and how many would differ by chance.
  static func summary(ofTests tested: Int) -> String {
    let expected = Double(tested) * NormalDistribution.significanceLevel
    let number = expected < 1 ? "fewer than 1" : "about \(Wording.number(expected, decimals: 0))"
    return "\(tested) comparison\(tested == 1 ? " was" : "s were") tested at the 95% level; "
      + "\(number) would differ by chance alone."
  }

  /// How many characters fit in a line.
  private static let width = 80

  /// What stands in one line.
  private struct Row {
    var name: String
    var bars: String
    var values: [String]
    var change: String
    var verdict: String

    init(_ trend: SeriesTrend) {
      let measure = trend.measure
      let whole = trend.isHeadline ? trend.key.category : "all"
      name = trend.scope.isEmpty ? whole : trend.scope
      bars = sparkline(trend.window)
      values = trend.window.map { point in
        Wording.number(point, of: measure) ?? point.symbol.map { "[\($0.rawValue)]" } ?? "–"
      }
      change =
        trend.change.map { change in
          let sign = Wording.isZero(change, of: measure) ? " " : change > 0 ? "+" : "\u{2212}"
          return sign + Wording.number(change.magnitude, decimals: measure.decimals)
        } ?? ""
      verdict = trend.verdict?.rawValue ?? ""
      if let test = trend.test { verdict += test.largerThanChance ? " *" : "" }
    }
  }

  /// The lines of one measure: each column as wide as its widest cell, and two spaces between.
  private static func lines(of rows: [Row]) -> [String] {
    // So that most measures' columns stand below each other.
    let (leastNumber, leastVerdict) = (6, 10)
    func widest(_ cells: some Sequence<String>, orAtLeast least: Int) -> Int {
      cells.reduce(least) { max($0, $1.count) }
    }
    let count = rows.map(\.values.count).max() ?? 0
    // The latest stand below each other, should a series have fewer.
    let widths = (0..<count).map { place in
      widest(
        rows.compactMap { $0.values.reversed().dropFirst(count - 1 - place).first },
        orAtLeast: leastNumber)
    }
    let change = widest(rows.map(\.change), orAtLeast: leastNumber)
    let bars = widest(rows.map(\.bars), orAtLeast: 0)
    let verdict = widest(rows.map(\.verdict), orAtLeast: leastVerdict)
    let taken =
      2 + 1 + bars + widths.reduce(0) { $0 + 2 + $1 } + 2 + change + 2 + verdict
    let room = max(12, Self.width - taken)
    return rows.map { row in
      let missing = Array(repeating: "", count: count - row.values.count)
      let numbers = zip(missing + row.values, widths).map { $0.leftPadded(to: $1 + 2) }.joined()
      let line =
        "  \(row.name.shortened(to: room).rightPadded(to: room)) \(row.bars.leftPadded(to: bars))"
        + "\(numbers)  \(row.change.leftPadded(to: change))  \(row.verdict)"
      return line.withoutSpacesAtEnd
    }
  }

  /// A line of bars, one for each period; a space where there is no value.
  private static func sparkline(_ points: [SeriesTrend.Point]) -> String {
    let bars = Array("▁▂▃▄▅▆▇█")
    let values = points.compactMap(\.value)
    guard let least = values.min(), let greatest = values.max() else {
      return String(repeating: " ", count: points.count)
    }
    return String(
      points.map { point -> Character in
        guard let value = point.value else { return " " }
        guard greatest > least else { return bars[3] }
        let place = (value - least) / (greatest - least) * Double(bars.count - 1)
        return bars[min(max(Int(place.rounded()), 0), bars.count - 1)]
      })
  }
}

extension String {
  /// The words in lines of at most so many characters; a longer word has a line of its own.
  fileprivate func lines(ofAtMost width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  fileprivate var withoutSpacesAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  fileprivate func rightPadded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func shortened(to width: Int) -> String {
    count <= width ? self : prefix(width - 1) + "…"
  }
}

extension [SeriesTrend] {
  /// The stretches of elements that belong together.
  fileprivate func chunked(by belong: (Element, Element) -> Bool) -> [[Element]] {
    reduce(into: []) { chunks, element in
      if let last = chunks.last?.last, belong(last, element) {
        chunks[chunks.count - 1].append(element)
      } else {
        chunks.append([element])
      }
    }
  }
}
