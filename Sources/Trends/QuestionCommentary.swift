import SelfEvaluation

extension QuestionCommentary {
  /// Writes the commentary on a question: each measure as a whole, then what differs from it.
  ///
  /// - Parameters:
  ///   - measures: The measures that bear on the question.
  ///   - report: What the data say.
  init(on measures: [Identifier], in report: TrendReport) {
    self.init()
    var exceptions: [Remark] = []
    for measure in measures {
      if let overall = report.overall(measure) {
        remarks.append(Remark(about: overall, isException: false))
      } else {
        remarks += report.series(of: measure).filter { $0.key.area.isEmpty && $0.key.group.isEmpty }
          .map { Remark(about: $0, isException: false) }
      }
      exceptions += Self.exceptions(of: measure, in: report)
    }
    remarks += exceptions
  }

  /// The groups and districts of a measure that differ from the rest of the authority, or went
  /// another way.
  private static func exceptions(of measure: Identifier, in report: TrendReport) -> [Remark] {
    guard let overall = report.overall(measure) else { return [] }
    let parts = report.series(of: measure).filter { part in
      !part.isOverall && part.key.category == overall.key.category
        && part.key.area.isEmpty != part.key.group.isEmpty && part.isException(from: overall)
    }
    let groups = parts.filter { $0.key.area.isEmpty && !$0.isBetterOfTwo(among: parts) }
      .map { Remark(about: $0, isException: true) }
    let districts = parts.filter { !$0.key.area.isEmpty }
    guard districts.count > 2 else {
      return groups + districts.map { Remark(about: $0, isException: true) }
    }
    return groups + [Remark(aboutDistricts: districts)]
  }
}

extension QuestionCommentary.Remark {
  fileprivate init(about trend: SeriesTrend, isException: Bool) {
    self.init(
      text: trend.sentence, anchor: trend.anchor, measure: trend.measure.id,
      isException: isException)
  }

  /// Names many districts in one sentence, by the side on which they lie.
  fileprivate init(aboutDistricts districts: [SeriesTrend]) {
    let measure = districts[0].measure
    func named(_ isAbove: Bool) -> String? {
      let side = districts.filter { (($0.latestGapToRest ?? 0) > 0) == isAbove }
      guard !side.isEmpty else { return nil }
      let names = side.compactMap { district in
        district.window.last.map { "\(district.key.area) (\(Wording.value($0, of: measure)))" }
      }
      return "\(isAbove ? "above" : "below"): \(Wording.list(names))"
    }
    let sides = [named(false), named(true)].compactMap(\.self).joined(separator: "; ")
    self.init(
      text: "\(measure.title), districts that differ from the rest of the authority by more than "
        + "chance alone would explain, \(sides).",
      anchor: measure.id.key.slug, measure: measure.id, isException: true)
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
    guard let gap = latestGapToRest, let groupOfRest,
      parts.contains(where: { $0.key.area.isEmpty && $0.key.group == groupOfRest })
    else { return false }
    return measure.polarity == .lower ? gap < 0 : gap > 0
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
