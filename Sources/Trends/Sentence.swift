import SelfEvaluation

/// The commentary on one series.
///
/// The first sentence says how the values moved, the next how they stand to others, the last how
/// far the target is. Nothing is said about causes, and nothing about chance without a test.
enum Sentence {
  /// Writes the sentences.
  ///
  /// - Parameters:
  ///   - trend: The series with everything worked out.
  ///   - rest: What to call everyone in the authority who is not in the series.
  /// - Returns: One to three sentences.
  static func about(_ trend: SeriesTrend, rest: String) -> String {
    var sentences = [movement(trend)]
    if trend.window.last?.value != nil {
      sentences += gaps(trend, rest: rest)
      if trend.isOverall, let target = target(trend) { sentences.append(target) }
    }
    return sentences.joined(separator: " ")
  }

  /// The series' name at the start of a sentence, such as `Good level of development (boys)`.
  static func subject(_ trend: SeriesTrend) -> String {
    var title = trend.measure.title
    if trend.isHeadline { title += ", \(trend.key.category)" }
    return trend.scope.isEmpty ? title : "\(title) (\(trend.scope))"
  }

  // MARK: How the values moved

  private static func movement(_ trend: SeriesTrend) -> String {
    let measure = trend.measure
    let known = trend.window.filter { $0.value != nil }
    guard let first = trend.window.first, let last = trend.window.last, !known.isEmpty else {
      return noFigures(trend)
    }
    var figure: String { "\(subject(trend)): \(noun(measure.unit))" }
    var fromTo: String {
      "from \(value(first, of: measure)) \(Wording.when(first.period)) to "
        + "\(value(last, of: measure)) \(Wording.when(last.period))"
    }
    if measure.kind == .snapshot || trend.isOfDates {
      return "\(subject(trend)): \(listed(known, of: measure))\(overall(trend)).\(missing(trend))"
    }
    switch trend.pattern {
    case .roseEachYear, .fellEachYear:
      let verb = trend.pattern == .roseEachYear ? "rose" : "fell"
      let each = trend.window.count > 2 ? " each year," : ""
      return "\(figure) \(verb)\(each) \(fromTo)\(overall(trend))."
    case .unchanged:
      let periods = Wording.list(trend.window.map(\.period.inWords))
      return "\(figure) stayed the same, at \(value(last, of: measure)) in \(periods)."
    case .mixed:
      return "\(figure) moved up and down, \(fromTo)\(overall(trend))."
    case .roseThenFell, .fellThenRose, .roseThenUnchanged, .unchangedThenRose,
      .fellThenUnchanged, .unchangedThenFell:
      let values = listed(known, of: measure)
      return "\(figure) \(words(trend.pattern)) (\(values))\(overall(trend))."
    case .incomplete:
      return "\(subject(trend)): \(listed(known, of: measure))\(overall(trend)).\(missing(trend))"
    }
  }

  private static func noun(_ unit: Measure.Unit) -> String {
    switch unit {
    case .percent: "the percentage"
    case .count: "the number"
    case .score: "the score"
    case .rate: "the rate"
    case .days: "the number of days"
    }
  }

  private static func words(_ pattern: SeriesTrend.Pattern) -> String {
    switch pattern {
    case .roseThenFell: "rose and then fell"
    case .fellThenRose: "fell and then rose"
    case .roseThenUnchanged: "rose and then stayed the same"
    case .unchangedThenRose: "stayed the same and then rose"
    case .fellThenUnchanged: "fell and then stayed the same"
    case .unchangedThenFell: "stayed the same and then fell"
    case .roseEachYear, .fellEachYear, .unchanged, .mixed, .incomplete: ""
    }
  }

  /// The values in the order of time, such as `50.1% in 2012/13 and 54.0% in 2013/14`.
  private static func listed(_ points: [SeriesTrend.Point], of measure: Measure) -> String {
    Wording.list(
      points.map { value($0, of: measure) + " " + Wording.when($0.period) })
  }

  /// The change from first to last, what it means, and what chance has to do with it.
  private static func overall(_ trend: SeriesTrend) -> String {
    guard let change = trend.change, let first = trend.window.first, let last = trend.window.last
    else { return "" }
    let measure = trend.measure
    let direction = Direction(from: first, to: last, of: measure)
    let noun: String
    switch direction {
    case .unchanged: return ", with no change from first to last"
    case .rose: noun = "a rise"
    case .fell: noun = "a fall"
    }
    let size =
      Wording.isZero(change, of: measure)
      ? "less than \(Wording.difference(smallestPrinted(measure), of: measure))"
      : Wording.difference(change, of: measure)
    let meaning = meaning(of: trend)
    let chance = trend.test.map { test in
      test.largerThanChance
        ? "larger than chance alone would explain" : "no larger than chance alone could explain"
    }
    let clauses = [meaning, chance].compactMap(\.self).joined(separator: " ")
    let isAgainstDirection = measure.polarity == .lower && meaning != nil
    let joint = isAgainstDirection ? " and, since lower is better, " : ", "
    return ", \(noun) of \(size)" + (clauses.isEmpty ? "" : joint + clauses)
  }

  /// What a change means; `nil` where chance could explain it, and for states on dates, of which
  /// the counts alone are told.
  private static func meaning(of trend: SeriesTrend) -> String? {
    guard trend.measure.kind == .flow, !trend.isOfDates, trend.test?.largerThanChance != false
    else { return nil }
    switch trend.verdict {
    case .improved: return "an improvement"
    case .declined: return "a decline"
    case .unchanged, nil: return nil
    }
  }

  /// One unit of the last decimal that is printed.
  private static func smallestPrinted(_ measure: Measure) -> Double {
    (0..<measure.decimals).reduce(1) { unit, _ in unit / 10 }
  }

  /// What is missing from the window and why, as further sentences.
  private static func missing(_ trend: SeriesTrend) -> String {
    var sentences: [String] = []
    var absent: [(reason: String, periods: [String])] = []
    for point in trend.window where point.value == nil {
      let reason = point.symbol?.inWords ?? "no figure"
      if let index = absent.firstIndex(where: { $0.reason == reason }) {
        absent[index].periods.append(point.period.inWords)
      } else {
        absent.append((reason, [point.period.inWords]))
      }
    }
    for (reason, periods) in absent {
      let plural = periods.count > 1
      let list = Wording.list(periods)
      sentences.append(
        reason == "no figure"
          ? "There \(plural ? "are no figures" : "is no figure") for \(list)."
          : "The figure\(plural ? "s" : "") for \(list) \(plural ? "are" : "is") \(reason).")
    }
    if let first = trend.window.first, let last = trend.window.last {
      for change in trend.measure.breaks
      where change.period > first.period && change.period <= last.period {
        let why = change.why.isEmpty ? "" : " (\(change.why))"
        sentences.append(
          "The definition changed in \(change.period.inWords)\(why), so earlier figures may not be "
            + "compared with later ones.")
      }
    }
    return sentences.map { " \($0)" }.joined()
  }

  private static func noFigures(_ trend: SeriesTrend) -> String {
    let subject = subject(trend)
    return trend.window.isEmpty
      ? "\(subject): there are no figures up to the end of the report year."
      : "\(subject): there are no figures in the window.\(missing(trend))"
  }

  /// A value, with the counts beside it where the cohort is small.
  private static func value(_ point: SeriesTrend.Point, of measure: Measure) -> String {
    let value = Wording.value(point, of: measure)
    guard let counts = Wording.counts(point, of: measure) else { return value }
    return measure.kind == .snapshot ? "\(counts) (\(value))" : "\(value) (\(counts))"
  }

  // MARK: How they stand to others

  private static func gaps(_ trend: SeriesTrend, rest: String) -> [String] {
    var sentences: [String] = []
    let isPart = !trend.key.group.isEmpty || !trend.key.area.isEmpty
    if isPart, let gap = trend.gaps.first(where: { $0.comparator == SeriesTrend.Gap.complement }),
      let sentence = gapToRest(gap, of: trend, rest: rest)
    {
      return [sentence]
    }
    if let england = trend.gaps.first(where: { $0.comparator == SeriesKey.england }),
      let sentence = gapToEngland(england, of: trend)
    {
      sentences.append(sentence)
    }
    if !isPart, let sentence = gapsToOthers(trend) { sentences.append(sentence) }
    return sentences
  }

  private static func gapToEngland(_ gap: SeriesTrend.Gap, of trend: SeriesTrend) -> String? {
    let measure = trend.measure
    guard let latest = gap.latest, let published = gap.values.last ?? nil,
      let period = trend.window.last?.period
    else { return nil }
    let england = "England's \(Wording.value(published, of: measure))"
    guard !Wording.isZero(latest, of: measure) else {
      return "The \(period.inWords) figure is the same as \(england)."
    }
    let size = Wording.difference(latest, of: measure)
    var sentence = "The \(period.inWords) figure is \(size) \(side(latest)) \(england)"
    if let test = gap.test {
      sentence +=
        test.largerThanChance
        ? ", a difference larger than chance alone would explain"
        : ", a difference no larger than chance alone could explain"
    }
    if let change = gap.change, let first = trend.window.first {
      let before = DecimalArithmetic.difference(latest, minus: change)
      if Wording.isZero(before, of: measure) {
        sentence += "; \(Wording.when(first.period)) the two were the same"
      } else {
        sentence +=
          "; \(Wording.when(first.period)) it was \(Wording.difference(before, of: measure)) "
          + side(before)
      }
    }
    return sentence + "."
  }

  private static func gapsToOthers(_ trend: SeriesTrend) -> String? {
    let measure = trend.measure
    let clauses = trend.gaps.compactMap { gap -> String? in
      guard gap.comparator != SeriesKey.england, gap.comparator != SeriesTrend.Gap.complement,
        let latest = gap.latest, let published = gap.values.last ?? nil
      else { return nil }
      let name =
        gap.comparator == SeriesKey.neighbours
        ? "the median of its statistical neighbours"
        : "the figure for \(withArticle(gap.comparator))"
      let value = Wording.value(published, of: measure)
      return Wording.isZero(latest, of: measure)
        ? "the same as \(name) (\(value))"
        : "\(Wording.difference(latest, of: measure)) \(side(latest)) \(name) (\(value))"
    }
    return clauses.isEmpty ? nil : "It is \(Wording.list(clauses))."
  }

  /// The name of a region as it stands in a sentence.
  private static func withArticle(_ region: String) -> String {
    let isPlain =
      ["london", "inner london", "outer london"].contains(region.lowercased())
      || region.lowercased().hasPrefix("yorkshire")
    return isPlain ? region : "the \(region)"
  }

  /// How a group or district stands to the rest, and whether the gap closed.
  private static func gapToRest(
    _ gap: SeriesTrend.Gap, of trend: SeriesTrend, rest: String
  ) -> String? {
    let measure = trend.measure
    guard let latest = gap.latest, let other = gap.values.last ?? nil,
      let period = trend.window.last?.period
    else { return nil }
    let value = Wording.value(other, of: measure)
    guard !Wording.isZero(latest, of: measure) else {
      return "The \(period.inWords) figure is the same as that for \(rest) (\(value))."
    }
    var sentence =
      "The \(period.inWords) figure is \(Wording.difference(latest, of: measure)) \(side(latest)) "
      + "that for \(rest) (\(value))"
    if let test = gap.test {
      sentence +=
        test.largerThanChance
        ? ", a gap larger than chance alone would explain"
        : ", a gap no larger than chance alone could explain"
    }
    guard let change = gap.change, let first = trend.window.first else { return sentence + "." }
    return sentence + "; " + closing(latest, change, since: first.period, gap.changeP, measure)
  }

  /// Whether a gap closed, to the full stop.
  private static func closing(
    _ latest: Double, _ change: Double, since first: Period, _ p: Double?, _ measure: Measure
  ) -> String {
    let before = DecimalArithmetic.difference(latest, minus: change)
    let was =
      "\(Wording.when(first)) it was \(Wording.difference(before, of: measure)) \(side(before))"
    let narrowing = DecimalArithmetic.difference(before.magnitude, minus: latest.magnitude)
    guard !Wording.isZero(narrowing, of: measure) else {
      return "\(was), so the gap did not close."
    }
    guard before.sign == latest.sign || Wording.isZero(before, of: measure) else {
      return "\(was)."
    }
    let size = Wording.difference(narrowing, of: measure)
    if narrowing > 0 {
      guard let p else { return "\(was), so the gap narrowed by \(size)." }
      return p < NormalDistribution.significanceLevel
        ? "\(was), so the gap narrowed by \(size), larger than chance alone would explain."
        : "\(was), a narrowing of \(size) that is no larger than chance alone could explain, so "
          + "there is no firm sign that the gap closed."
    }
    guard let p else { return "\(was), so the gap did not close: it widened by \(size)." }
    return p < NormalDistribution.significanceLevel
      ? "\(was), so the gap did not close: it widened by \(size), larger than chance alone would "
        + "explain."
      : "\(was), so the gap did not close: it widened by \(size), no larger than chance alone could "
        + "explain."
  }

  private static func side(_ gap: Double) -> String { gap < 0 ? "below" : "above" }

  // MARK: How far the target is

  private static func target(_ trend: SeriesTrend) -> String? {
    let measure = trend.measure
    guard let target = measure.target, let latest = trend.window.last, let value = latest.value
    else { return nil }
    let period = measure.targetPeriod.map { " for \($0.inWords)" } ?? ""
    let name = "the \(targetValue(target, of: measure)) target\(period)"
    let distance = DecimalArithmetic.difference(value, minus: target)
    let printed = Wording.difference(distance, of: measure)
    if Wording.isZero(distance, of: measure) { return "That is at \(name)." }
    switch measure.polarity {
    case .higher:
      return distance > 0
        ? "That is \(printed) above \(name)." : "That is \(printed) short of \(name)."
    case .lower:
      return distance < 0
        ? "That is \(printed) below \(name), where lower is better."
        : "That is \(printed) above \(name), where lower is better."
    case .neither, nil:
      return "That is \(printed) \(side(distance)) \(name)."
    }
  }

  /// A target as people set it: without decimals that are all zeros.
  private static func targetValue(_ target: Double, of measure: Measure) -> String {
    var plain = measure
    while plain.decimals > 0,
      RoundedNumber(target, decimals: plain.decimals - 1)?.value == target
    {
      plain.decimals -= 1
    }
    return Wording.value(target, of: plain)
  }
}
