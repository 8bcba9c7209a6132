import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// Categories of a headline share that together are more than all who were counted.
  static let headlineAboveCohort = Self(
    "headline-above-cohort", .error,
    why: "Each pupil or school is of one category, so no share of several is greater than 100%."
  ) { subject in
    let measures = subject.evaluation.measures.filter {
      $0.headline.count > 1 && $0.unit == .percent
    }
    if measures.isEmpty { return [] }
    let parts = subject.headlineParts(of: measures)
    let observations = subject.evaluation.observations
    return measures.compactMap { measure in
      var wholes: [Whole: [Int]] = [:]
      for place in subject.trends.rows(of: measure.id)
      where observations[place].value != nil
        && parts[measure.id]?.contains(observations[place].series.category) == true
      {
        wholes[Whole(observations[place]), default: []].append(place)
      }
      let faults = wholes.values.compactMap { places in
        fault(of: places.map { observations[$0] }, of: measure)
          .map { (place: places.last ?? 0, fault: $0) }
      }
      return faults.min { $0.place < $1.place }?.fault
    }
  }

  private static func fault(of rows: [Observation], of measure: Measure) -> Fault? {
    guard rows.count > 1, let last = rows.last,
      let excess = excess(of: rows, arePupils: measure.counts == .pupils)
    else { return nil }
    let scope = [last.series.area, last.series.group, last.period.inWords].filter { !$0.isEmpty }
    let categories = rows.map { "'\($0.series.category)'" }
    return Fault(
      "\(Wording.list(categories)) make \(excess) together (\(scope.joined(separator: ", ")))",
      at: last.position,
      hint: "correct the figures; if somebody is in two of these categories, name one of them in "
        + "the measure's headline")
  }

  /// What shares make together, if it's more than all and rounding for print doesn't explain that.
  private static func excess(of rows: [Observation], arePupils: Bool) -> String? {
    let counts = rows.compactMap(\.numerator)
    let cohorts = rows.compactMap(\.denominator)
    if Set(cohorts).count > 1 { return nil }
    guard let cohort = cohorts.first, counts.count == rows.count, cohorts.count == rows.count else {
      let values = rows.compactMap(\.value)
      let rounding = values.map { $0 == $0.rounded() ? 0.5 : 0.05 }.reduce(0, +)
      let sum = values.reduce(0, +)
      return sum > 100 + rounding + 1e-9 ? "\(Wording.number(sum, decimals: 1))%" : nil
    }
    let sum = counts.reduce(0, +)
    // Pupils are published in fives and tens, schools never.
    let unit = [10.0, 5].first { unit in
      (counts + [cohort]).allSatisfy { ($0 / unit).rounded() == $0 / unit }
    }
    let rounding = arePupils ? (unit ?? 0) / 2 * Double(rows.count + 1) : 0
    guard sum > cohort + rounding + 1e-9 * cohort else { return nil }
    return "\(Wording.number(sum, decimals: 0)) of \(Wording.number(cohort, decimals: 0))"
  }
}
