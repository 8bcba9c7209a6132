import SelfEvaluation

extension TrendReport {
  /// The trends for the screen: a block for each measure, a line for each series.
  ///
  /// - Parameters:
  ///   - width: How many characters fit in a line.
  ///   - shown: Which series to list.
  /// - Returns: Lines, each ended.
  public func table(width: Int = 80, where shown: (SeriesTrend) -> Bool = { _ in true }) -> String {
    var lines: [String] = []
    var measure: Identifier?
    for trend in series where shown(trend) {
      if trend.measure.id != measure {
        measure = trend.measure.id
        if !lines.isEmpty { lines.append("") }
        let periods = trend.window.map(\.period.description)
        let span =
          [periods.first, periods.count > 1 ? periods.last : nil].compactMap(\.self)
          .joined(separator: " to ")
        lines += "\(trend.measure.title) [\(trend.measure.id)], \(span)".lines(ofAtMost: width)
      }
      lines.append(Self.line(trend, width: width))
    }
    let listed = series.filter(shown)
    guard !listed.isEmpty else { return "There are no figures yet.\n" }
    if listed.contains(where: { $0.test?.largerThanChance == true }) {
      lines += ["", "* larger than chance alone would explain"]
    }
    let symbols = Set(listed.flatMap(\.window).compactMap(\.symbol))
    lines += symbols.sorted { $0.rawValue < $1.rawValue }.map { "[\($0.rawValue)] \($0.inWords)" }
    if tested > 0 { lines += [""] + summaryOfTests.lines(ofAtMost: width) }
    return lines.map { "\($0)\n" }.joined()
  }

  /// How many comparisons were tested, and how many would differ by chance.
  public var summaryOfTests: String {
    let expected = Double(tested) * NormalDistribution.significanceLevel
    let number = expected < 1 ? "fewer than 1" : "about \(Wording.number(expected, decimals: 0))"
    return "\(tested) comparison\(tested == 1 ? " was" : "s were") tested at the 95% level; "
      + "\(number) would differ by chance alone."
  }

  private static func line(_ trend: SeriesTrend, width: Int) -> String {
    let whole = trend.isHeadline ? trend.key.category : "all"
    let name = trend.scope.isEmpty ? whole : trend.scope
    let values = trend.window.map { point in
      Wording.number(point, of: trend.measure) ?? point.symbol.map { "[\($0.rawValue)]" } ?? "–"
    }
    let change = trend.change.map { change in
      let isZero = Wording.isZero(change, of: trend.measure)
      let number = Wording.number(change.magnitude, decimals: trend.measure.decimals)
      return (isZero ? " " : change > 0 ? "+" : "\u{2212}") + number
    }
    var verdict = trend.verdict?.rawValue ?? ""
    if let test = trend.test { verdict += test.largerThanChance ? " *" : "" }
    let numbers = values.map { $0.leftPadded(to: 8) }.joined()
    let tail =
      " \(sparkline(trend.window)) \(numbers) \((change ?? "").leftPadded(to: 7)) \(verdict)"
    let room = max(12, width - 2 - 11 - numbers.count - trend.window.count - 11)
    return "  " + name.shortened(to: room).rightPadded(to: room) + tail
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
