import SelfEvaluation

// How a series stands to others.

extension Sentence {
  /// Adds how a group or district stands to the rest, or the authority to its comparators.
  mutating func addGaps() {
    let isPart = !trend.key.group.isEmpty || !trend.key.area.isEmpty
    if isPart, let gap = trend.gaps.first(where: { $0.comparator == SeriesTrend.Gap.complement }),
      addGapToRest(gap)
    {
      return
    }
    let england = trend.comparisons.first { $0.comparator == SeriesKey.england }
    let isTold = england.map { addGapToEngland($0) } ?? false
    if isPart { return }
    addGapsToOthers(isFigureNamed: isTold)
    addAbsentOthers()
  }

  /// Adds how the authority stands to England, and how it stood.
  ///
  /// - Returns: Whether there is anything to say.
  private mutating func addGapToEngland(_ gap: SeriesTrend.Gap) -> Bool {
    guard let latest = gap.latest, let published = gap.values.last ?? nil,
      let period = trend.window.last?.period
    else { return false }
    addFigure(period)
    let isSame = trend.isLevel(with: gap)
    if isSame { add("the same as") } else { addGap(latest) }
    add(" England's ")
    addValue(published)
    if isSame {
      if addEarlierUnlessLevel(gap) != nil, latest == 0 { add(", so the gap has closed") }
    } else {
      if let test = gap.test {
        add(
          test.largerThanChance
            ? ", a difference larger than chance alone would explain"
            : ", a difference no larger than chance alone could explain")
      }
      if gap.change != nil { addEarlier(gap) }
    }
    add(".")
    return true
  }

  /// Adds a gap and its side, such as `8.6 percentage points below`.
  private mutating func addGap(_ gap: Double) {
    addDistance(gap)
    add(Self.side(gap))
  }

  /// Adds how the window's first value stood to the other's.
  ///
  /// - Returns: That gap; `nil` where there was none.
  @discardableResult
  private mutating func addEarlier(_ gap: SeriesTrend.Gap) -> Double? {
    guard let before = gap.first, let first = trend.window.first,
      let other = gap.values.first ?? nil
    else { return nil }
    add(";")
    addTime(first.period)
    if Wording.areLevel(first, other, difference: before, of: trend.measure) {
      add(" the two were the same")
      return nil
    }
    add(" it was ")
    addGap(before)
    return before
  }

  /// Adds how the window's first value stood to the other's, where the two weren't the same.
  private mutating func addEarlierUnlessLevel(_ gap: SeriesTrend.Gap) -> Double? {
    guard gap.change != nil, let before = gap.first, let first = gap.values.first ?? nil,
      !Wording.areLevel(trend.window.first, first, difference: before, of: trend.measure)
    else { return nil }
    return addEarlier(gap)
  }

  private mutating func addGapsToOthers(isFigureNamed: Bool) {
    let measure = trend.measure
    let clauses = trend.comparisons.compactMap { gap -> String? in
      guard gap.comparator != SeriesKey.england, gap.comparator != SeriesTrend.Gap.complement,
        let latest = gap.latest, let published = gap.values.last ?? nil
      else { return nil }
      let name =
        gap.comparator == SeriesKey.neighbours
        ? "the median of \(Self.neighbours(gap.coverage)) statistical neighbours"
        : "the figure for \(Self.withArticle(gap.comparator))"
      let value = Wording.value(published, of: measure)
      return trend.isLevel(with: gap)
        ? "the same as \(name) (\(value))"
        : "\(Wording.distance(latest, of: measure))\(Self.side(latest)) \(name) (\(value))"
    }
    guard !clauses.isEmpty, let period = trend.window.last?.period else { return }
    if isFigureNamed { add(" It is ") } else { addFigure(period) }
    add(Wording.list(clauses))
    add(".")
  }

  /// Adds why there is no gap to those who had a figure before.
  private mutating func addAbsentOthers() {
    guard let period = trend.window.last?.period else { return }
    var missing: [String] = []
    for gap in trend.comparisons {
      guard let last = gap.points.last, last.value == nil,
        gap.points.contains(where: { $0.value != nil })
      else { continue }
      let name =
        gap.comparator == SeriesKey.england
        ? SeriesKey.england
        : gap.comparator == SeriesKey.neighbours
          ? "its statistical neighbours" : Self.withArticle(gap.comparator)
      if let symbol = last.symbol {
        add(" The \(period.inWords) figure for \(name) is \(symbol.inWords).")
      } else {
        missing.append(name)
      }
    }
    if missing.isEmpty { return }
    add(" There is no \(period.inWords) figure for \(Wording.list(missing)).")
  }

  /// Which of the statistical neighbours a median is of.
  private static func neighbours(_ coverage: SeriesTrend.Gap.Coverage?) -> String {
    coverage.map { "\($0.count) of its \($0.all)" } ?? "its"
  }

  /// The name of a region as it stands in a sentence.
  private static func withArticle(_ region: String) -> String {
    let isPlain =
      ["london", "inner london", "outer london"].contains(region.lowercased())
      || region.lowercased().hasPrefix("yorkshire")
    return isPlain ? region : "the \(region)"
  }

  /// Adds how a group or district stands to the rest, and whether the gap closed.
  ///
  /// - Returns: Whether there is anything to say.
  private mutating func addGapToRest(_ gap: SeriesTrend.Gap) -> Bool {
    guard let latest = gap.latest, let other = gap.values.last ?? nil,
      let period = trend.window.last?.period
    else { return false }
    addFigure(period)
    let isSame = trend.isLevel(with: gap)
    if isSame { add("the same as") } else { addGap(latest) }
    add(" that for ")
    add(nameOfRest)
    add(" (")
    addValue(other)
    add(")")
    if isSame {
      addClosing(gap, latest, isSame: true)
    } else {
      if let test = gap.test {
        add(
          test.largerThanChance
            ? ", a gap larger than chance alone would explain"
            : ", a gap no larger than chance alone could explain")
      }
      addClosing(gap, latest, isSame: false)
    }
    add(".")
    return true
  }

  private var nameOfRest: String {
    if !trend.key.area.isEmpty { return "the rest of the authority" }
    if let group = trend.groupOfRest { return group }
    switch trend.measure.counts {
    case .pupils: return "all other pupils"
    case .schools: return "all other schools"
    case .other: return "all other groups"
    }
  }

  /// Adds how large a gap was, and whether it closed.
  ///
  /// - Parameters:
  ///   - gap: The gap.
  ///   - latest: How large it is.
  ///   - isSame: Whether the two figures print alike.
  private mutating func addClosing(_ gap: SeriesTrend.Gap, _ latest: Double, isSame: Bool) {
    guard gap.change != nil, let before = isSame ? addEarlierUnlessLevel(gap) : addEarlier(gap)
    else { return }
    let isFirm = gap.changeP.map { $0 < NormalDistribution.significanceLevel }
    let isClosed = isSame && latest == 0
    if isClosed, isFirm != false {
      add(", so the gap has closed")
      if isFirm == true { add(", a change larger than chance alone would explain") }
      return
    }
    // One who was ahead and is behind has closed nothing, and opened nothing.
    guard isClosed || before.sign == latest.sign else { return }
    let narrowing = DecimalArithmetic.difference(before.magnitude, minus: latest.magnitude)
    guard !Wording.isZero(narrowing, of: trend.measure) else {
      if !isSame { add(", so the gap did not close") }
      return
    }
    if narrowing > 0, isFirm == false {
      add(", a narrowing of ")
      addDifference(narrowing)
      add(
        " that is no larger than chance alone could explain, so there is no firm sign that the "
          + "gap closed")
      return
    }
    add(
      narrowing > 0
        ? ", so the gap narrowed by " : ", so the gap did not close: it widened by ")
    addDifference(narrowing)
    switch isFirm {
    case true?: add(", larger than chance alone would explain")
    case false?: add(", no larger than chance alone could explain")
    case nil: break
    }
  }
}
