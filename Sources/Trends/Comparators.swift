public import SelfEvaluation

extension SeriesTrend.Gap {
  /// Compares a series with another one that stands for England, the region or neighbours.
  ///
  /// The gap is to the published figure. The test, for England alone, takes the authority out of
  /// it first where both have counts, and without counts takes the published figure as it is.
  ///
  /// - Parameters:
  ///   - points: The series' points in the window.
  ///   - comparator: Its name.
  ///   - others: Its points, for the same periods.
  ///   - measure: The measure.
  ///   - isTested: Whether to test the latest gap.
  init(
    _ points: [SeriesTrend.Point], to comparator: String, _ others: [SeriesTrend.Point],
    of measure: Measure, isTested: Bool
  ) {
    self.init(comparator: comparator, values: others.map(\.value), points: others)
    setDifferences(points, others, of: measure)
    guard isTested, let own = points.last, let other = others.last,
      own.isProvisional == other.isProvisional, let observed = own.proportion,
      let published = other.value
    else { return }
    var fixed = published / 100
    // A published 0 or 100 is mostly a rounded one, which any pupil would contradict.
    if other.proportion == nil, fixed <= 0 || fixed >= 1 { return }
    if let whole = other.proportion {
      guard let rest = try? ComparatorWithoutAuthority.rest(of: whole, without: observed) else {
        return
      }
      fixed = rest.value
    }
    guard let outcome = try? OneProportionTest(observed, comparator: fixed) else { return }
    switch outcome.method {
    case .z: test = .init(method: .oneProportionZ, p: outcome.p)
    case .binomial: test = .init(method: .exactBinomial, p: outcome.p)
    }
  }

  /// Compares a part of the authority with all the rest of it.
  ///
  /// - Parameters:
  ///   - points: The part's points in the window.
  ///   - others: The rest's, for the same periods.
  ///   - measure: The measure.
  ///   - isTested: Whether to test the latest gap and its change.
  init(
    _ points: [SeriesTrend.Point], toRest others: [SeriesTrend.Point], of measure: Measure,
    isTested: Bool
  ) {
    self.init(comparator: Self.complement, values: others.map(\.value))
    setDifferences(points, others, of: measure)
    guard isTested, points.last?.isProvisional == others.last?.isProvisional,
      let own = points.last?.proportion, let other = others.last?.proportion
    else { return }
    test = .init(TwoProportionTest(from: other, to: own))
    guard change != nil, points.first?.isProvisional == points.last?.isProvisional,
      let ownBefore = points.first?.proportion, let otherBefore = others.first?.proportion
    else { return }
    changeP = try? GapChange(
      groupBefore: ownBefore, otherBefore: otherBefore, groupAfter: own, otherAfter: other
    ).p
  }

  private mutating func setDifferences(
    _ points: [SeriesTrend.Point], _ others: [SeriesTrend.Point], of measure: Measure
  ) {
    guard let first = points.first, let last = points.last, let otherFirst = others.first,
      let otherLast = others.last
    else { return }
    latest = Self.difference(last, otherLast, of: measure)
    guard points.count > 1, let latest,
      let earliest = Self.difference(first, otherFirst, of: measure),
      !measure.hasBreak(after: first.period, upTo: last.period)
    else { return }
    self.first = earliest
    change = DecimalArithmetic.difference(latest, minus: earliest)
  }

  /// Takes in which neighbours a median is of: between medians of other authorities a difference is
  /// none of the authority's making.
  mutating func take(_ neighbours: (first: [Int], last: [Int], all: Int)) {
    if neighbours.first != neighbours.last { (first, change) = (nil, nil) }
    if values.last.flatMap(\.self) != nil, neighbours.last.count < neighbours.all {
      coverage = Coverage(
        count: Int16(clamping: neighbours.last.count), all: Int16(clamping: neighbours.all))
    }
  }

  /// One value less another in the unit of their measure: from the counts where both are percentages
  /// that have them.
  public static func difference(
    _ own: SeriesTrend.Point, _ other: SeriesTrend.Point, of measure: Measure
  ) -> Double? {
    guard let value = own.value, let otherValue = other.value else { return nil }
    if measure.unit == .percent, let proportion = own.proportion,
      let otherProportion = other.proportion
    {
      return Proportion.percentagePoints(from: otherProportion, to: proportion)
    }
    return DecimalArithmetic.difference(value, minus: otherValue)
  }
}

extension SeriesTrend.SignificanceTest {
  /// Takes the outcome of a test of two proportions.
  init(_ outcome: TwoProportionTest) {
    switch outcome.method {
    case .z: self.init(method: .twoProportionZ, p: outcome.p)
    case .fisher: self.init(method: .fisherExact, p: outcome.p)
    }
  }
}
