import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A percentage of few.
  ///
  /// Of 30, one pupil is more than 3 percentage points, and the 95 % interval of a half (Wilson's)
  /// runs from 33 % to 67 %: two years can hardly differ by more than chance would explain.
  static let smallCohort = Self(
    "small-cohort", .note,
    why: "Of fewer than 30, each one moves the percentage by more than 3 points by itself."
  ) { subject in
    var linked = Set(subject.evaluation.judgements.flatMap { $0.measures.map(\.target) })
    for measure in subject.evaluation.measures where !measure.questions.isEmpty {
      linked.insert(measure.id)
    }
    return subject.evaluation.measures.compactMap { measure in
      guard measure.unit == .percent, linked.contains(measure.id) else { return nil }
      var cohorts: [(scope: String, size: Double)] = []
      for place in subject.trends.series(of: measure.id).indices {
        guard let size = subject.trends.series[place].window.last?.denominator, size > 0, size < 30
        else { continue }
        // The categories of a distribution share one cohort.
        let key = subject.trends.series[place].key
        let scope = [key.area, key.group].filter { !$0.isEmpty }.joined(separator: ", ")
        if !cohorts.contains(where: { $0.scope == scope }) { cohorts.append((scope, size)) }
      }
      guard !cohorts.isEmpty else { return nil }
      let named = cohorts.prefix(4).map { scope, size in
        "\(Wording.number(size, decimals: 0))\(scope.isEmpty ? "" : " (\(scope))")"
      }
      let more = cohorts.count > 4 ? " and \(cohorts.count - 4) more" : ""
      return Fault(
        "the latest cohort of '\(measure.title)' is below 30: "
          + "\(named.joined(separator: ", "))\(more)",
        at: measure.position,
        hint: "give counts beside the percentage, or join several years, before judging by it")
    }
  }
}
