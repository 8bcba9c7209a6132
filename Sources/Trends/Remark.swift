public import SelfEvaluation

/// A sentence or two about one series.
public struct Remark: Sendable {
  /// The words.
  public var text: String
  /// The series' place in the digest.
  public var anchor: String
  /// Whether it's an exception from the overall picture.
  public var isException: Bool
}

extension TrendReport {
  /// What there is to say on a measure: first on it as a whole, then on what differs from that.
  public func remarks(on measure: Identifier) -> [Remark] {
    guard let overall = overall(measure) else {
      return series(of: measure).filter { $0.key.area.isEmpty && $0.key.group.isEmpty }
        .map { Remark(about: $0, isException: false) }
    }
    return [Remark(about: overall, isException: false)] + exceptions(of: measure, from: overall)
  }

  /// The groups and districts of a measure that differ from the rest of the authority, or went
  /// another way.
  private func exceptions(of measure: Identifier, from overall: SeriesTrend) -> [Remark] {
    let parts = series(of: measure).filter { part in
      !part.isOverall && part.key.category == overall.key.category
        && part.key.area.isEmpty != part.key.group.isEmpty && part.isException(from: overall)
    }
    let groups = parts.filter { $0.key.area.isEmpty && !$0.isBetterOfTwo(among: parts) }
    let districts = parts.filter { !$0.key.area.isEmpty }
    return remarks(on: groups, atMost: 6, beside: overall)
      + remarks(on: districts, atMost: 2, beside: overall)
  }

  /// A remark on each of a few parts; those that differ from the rest are named together where they
  /// are many.
  private func remarks(
    on parts: [SeriesTrend], atMost limit: Int, beside overall: SeriesTrend
  ) -> [Remark] {
    let differing = parts.count > limit ? parts.filter { $0.latestGapToRest != nil } : []
    guard differing.count > limit else {
      return parts.map { Remark(about: $0, isException: true, beside: overall) }
    }
    return parts.filter { $0.latestGapToRest == nil }
      .map { Remark(about: $0, isException: true, beside: overall) }
      + [Remark(aboutParts: differing)]
  }
}

extension Remark {
  fileprivate init(about trend: SeriesTrend, isException: Bool, beside overall: SeriesTrend? = nil)
  {
    self.init(
      text: overall.map(trend.sentence(beside:)) ?? trend.sentence, anchor: trend.anchor,
      isException: isException)
  }

  /// Names many districts or groups in one sentence, by the side on which they lie.
  fileprivate init(aboutParts parts: [SeriesTrend]) {
    let measure = parts[0].measure
    func named(_ isAbove: Bool) -> String? {
      let side = parts.filter { (($0.latestGapToRest ?? 0) > 0) == isAbove }
      guard !side.isEmpty else { return nil }
      let names = side.compactMap { part in
        part.window.last.map { point in
          "\(part.key.area)\(part.key.group) (\(Wording.valueAndCounts(point, of: measure)))"
        }
      }
      return "\(isAbove ? "above" : "below"): \(Wording.list(names))"
    }
    let sides = [named(false), named(true)].compactMap(\.self).joined(separator: "; ")
    let subject =
      parts[0].key.area.isEmpty
      ? "groups that differ from all others"
      : "districts that differ from the rest of the authority"
    self.init(
      text: "\(measure.title), \(subject) by more than chance alone would explain, \(sides).",
      anchor: measure.id.key.slug, isException: true)
  }
}

extension SeriesTrend {
  /// The latest gap to the rest of the authority, when it's larger than chance would explain.
  fileprivate var latestGapToRest: Double? {
    guard let gap = gaps.first(where: { $0.comparator == Gap.complement }),
      gap.test?.largerThanChance == true
    else { return nil }
    return gap.latest
  }

  /// Whether this is the better placed of a group and the rest of it, of which the other says the
  /// same.
  fileprivate func isBetterOfTwo(among parts: [SeriesTrend]) -> Bool {
    guard let gap = latestGapToRest,
      parts.contains(where: {
        $0.key.area.isEmpty && ($0.key.group == groupOfRest || isOtherHalf(of: $0))
      })
    else { return false }
    return measure.polarity == .lower ? gap < 0 : gap > 0
  }

  /// Whether the figures of this and of another group are each those of the other's rest.
  private func isOtherHalf(of other: SeriesTrend) -> Bool {
    func valueOfRest(_ one: SeriesTrend) -> Double? {
      one.gaps.first { $0.comparator == Gap.complement }?.values.last ?? nil
    }
    guard let own = window.last?.value, let its = other.window.last?.value, own != its else {
      return false
    }
    return valueOfRest(self) == its && valueOfRest(other) == own
  }

  /// Whether a part differs from the whole.
  ///
  /// A district does when its gap to the rest is larger than chance would explain. A group does so
  /// too, and also when it moved the other way, tested or not.
  fileprivate func isException(from overall: SeriesTrend) -> Bool {
    if latestGapToRest != nil { return true }
    guard key.area.isEmpty, let verdict, let other = overall.verdict else { return false }
    return verdict == .improved && other == .declined
      || verdict == .declined && other == .improved
  }
}
