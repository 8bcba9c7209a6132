import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// Categories of a headline share whose percentages are of different cohorts.
  static let headlineAcrossCohorts = Self(
    "headline-across-cohorts", .warning,
    why: "10 of 50 and 50 of 100 don't make 70%, so there is no headline share where that is so."
  ) { subject in
    let measures = subject.evaluation.measures.filter {
      $0.headline.count > 1 && $0.unit != .count
    }
    if measures.isEmpty { return [] }
    let parts = subject.headlineParts(of: measures)
    let observations = subject.evaluation.observations
    return measures.compactMap { measure in
      // By places, since an observation takes a reference to each of its texts with it.
      var firsts: [Whole: Int] = [:]
      for place in subject.trends.rows(of: measure.id)
      where parts[measure.id]?.contains(observations[place].series.category) == true {
        guard let cohort = observations[place].denominator else { continue }
        let whole = Whole(observations[place])
        guard let first = firsts[whole] else {
          firsts[whole] = place
          continue
        }
        guard let other = observations[first].denominator, other != cohort else { continue }
        return fault(observations[place], cohort: cohort, observations[first], cohort: other)
      }
      return nil
    }
  }

  private static func fault(
    _ row: Observation, cohort: Double, _ other: Observation, cohort otherCohort: Double
  ) -> Fault {
    let scope = [row.series.area, row.series.group, row.period.inWords].filter { !$0.isEmpty }
    return Fault(
      "'\(row.series.category)' is of \(Wording.number(cohort, decimals: 0)) and "
        + "'\(other.series.category)' of \(Wording.number(otherCohort, decimals: 0)) "
        + "(\(scope.joined(separator: ", "))), so they have no headline share together",
      at: row.position,
      hint: "give all categories one denominator: everyone who was counted, whatever the category")
  }
}
