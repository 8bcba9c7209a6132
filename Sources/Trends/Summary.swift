import SelfEvaluation

extension TrendReport {
  /// What the data say as a whole, in a few sentences: overall first, then what differs.
  ///
  /// Empty when no measure has a figure.
  public var summary: [String] {
    let overall = series.filter { one in
      one.isOverall && self.overall(one.measure.id)?.key == one.key
        && one.window.contains { $0.value != nil }
    }
    guard !overall.isEmpty else { return [] }
    var sentences: [String] = []
    let judged = overall.filter { $0.verdict != nil }
    if !judged.isEmpty {
      let parts = [
        Self.count(judged, .improved, "improved"), Self.count(judged, .declined, "declined"),
        Self.count(judged, .unchanged, "stayed the same"),
      ]
      let isOne = judged.count == 1
      sentences.append(
        isOne
          ? "The one measure with a change to judge from "
            + "\(Self.span(judged[0].window.map(\.period))) "
            + Self.words(judged[0]) + "."
          : "Of \(judged.count) measures with a change to judge\(Self.span(all: judged)), "
            + "\(Wording.list(parts.compactMap(\.self))).")
      sentences += [Self.exceptions(among: judged)].compactMap(\.self)
    }
    let others = overall.count - judged.count
    if others > 0 {
      let noun = (judged.isEmpty ? "" : "other ") + (others == 1 ? "measure has" : "measures have")
      sentences.append(
        "\(others) \(noun) figures, but no change that can be judged better or worse.")
    }
    sentences += [position(of: overall), widestGaps].compactMap(\.self)
    return sentences
  }

  /// The measures that went another way than most, where they are few enough to be exceptions.
  private static func exceptions(among judged: [SeriesTrend]) -> String? {
    let improved = judged.filter { $0.verdict == .improved }
    let declined = judged.filter { $0.verdict == .declined }
    guard 2 * max(improved.count, declined.count) > judged.count else { return nil }
    let isUsual = improved.count > declined.count
    let names = (isUsual ? declined : improved).map(\.measure.title)
    let verb = isUsual ? "declined" : "improved"
    switch names.count {
    case 1: return "Unlike most of them, one \(verb): \(names[0])."
    // Titles have commas of their own.
    case 2...3: return "Unlike most of them, these \(verb): \(names.joined(separator: "; "))."
    default: return nil
    }
  }

  private static func words(_ one: SeriesTrend) -> String {
    let chance =
      switch one.test?.largerThanChance {
      case true?: " by more than chance alone would explain"
      case false?: ", by no more than chance alone could explain"
      case nil: ""
      }
    switch one.verdict {
    case .improved: return "improved" + chance
    case .declined: return "declined" + chance
    case .unchanged, nil: return "stayed the same"
    }
  }

  /// From when to when all changes go; empty where they differ.
  private static func span(all trends: [SeriesTrend]) -> String {
    let windows = trends.map { $0.window.map(\.period) }
    let isOne = windows.allSatisfy { $0.first == windows[0].first && $0.last == windows[0].last }
    return isOne ? " from \(span(windows[0]))" : ""
  }

  private static func span(_ window: [Period]) -> String {
    guard let first = window.first, let last = window.last else { return "first to last" }
    return "\(first.inWords) to \(last.inWords)"
  }

  /// How many measures have a verdict, and how many of these by more than chance.
  private static func count(
    _ judged: [SeriesTrend], _ verdict: SeriesTrend.Verdict, _ word: String
  ) -> String? {
    let own = judged.filter { $0.verdict == verdict }
    guard !own.isEmpty else { return nil }
    let large = own.count { $0.test?.largerThanChance == true }
    let tested = own.count { $0.test != nil }
    guard verdict != .unchanged, tested > 0 else { return "\(own.count) \(word)" }
    if tested == 1, own.count > 1 {
      let chance = large == 1 ? "more than chance alone would" : "no more than chance alone could"
      return "\(own.count) \(word) (the one tested by \(chance) explain)"
    }
    let number = large == 0 ? "none" : String(large)
    let which =
      tested == own.count
      ? number : large == tested ? "all \(tested) tested" : "\(number) of the \(tested) tested"
    return "\(own.count) \(word) (\(which) by more than chance alone would explain)"
  }

  /// How many measures lie above and below England, by more than chance.
  private func position(of overall: [SeriesTrend]) -> String? {
    let gaps = overall.compactMap { one -> Double? in
      guard let gap = one.gaps.first(where: { $0.comparator == SeriesKey.england }),
        gap.test?.largerThanChance == true, !one.isLevel(with: gap), let latest = gap.latest
      else { return nil }
      return latest
    }
    guard !gaps.isEmpty else { return nil }
    let above = gaps.count { $0 > 0 }
    let below = gaps.count - above
    let sides = [
      above > 0 ? "\(above) \(above == 1 ? "is" : "are") above England's" : nil,
      below > 0
        ? "\(below) \(below == 1 ? "is" : "are") below \(above > 0 ? "it" : "England's")" : nil,
    ]
    .compactMap(\.self)
    return "Of the latest figures, \(Wording.list(sides)) by more than chance alone would "
      + "explain."
  }

  /// The group and the measure with the widest gap to everyone else among those that do worse than
  /// everyone else by more than chance.
  private var widestGaps: String? {
    let groups = series.filter { one in
      // Which way is better is known of the headline alone, not of the other categories.
      one.measure.unit == .percent && one.measure.polarity != .neither && one.key.area.isEmpty
        && !one.key.group.isEmpty && (one.key.category.isEmpty || one.isHeadline)
    }
    let parts = groups.compactMap { one -> (trend: SeriesTrend, gap: Double)? in
      guard
        let gap = one.gaps.first(where: { $0.comparator == SeriesTrend.Gap.complement }),
        gap.test?.largerThanChance == true, let latest = gap.latest
      else { return nil }
      switch one.measure.polarity {
      case .higher where latest < 0, .lower where latest > 0: return (one, latest)
      default: return nil
      }
    }
    guard let widest = parts.max(by: { $0.gap.magnitude < $1.gap.magnitude }) else { return nil }
    // One of which the figure was withheld may have a wider gap.
    let isWhole = groups.allSatisfy { $0.window.last?.symbol?.isSuppressed != true }
    return "Of the groups \(isWhole ? "" : "with published figures ")that do worse than all others "
      + "by more than chance alone would explain, the gap is widest for \(widest.trend.key.group): "
      + "\(Wording.difference(widest.gap, of: widest.trend.measure)) "
      + "('\(widest.trend.measure.title)')."
  }
}
