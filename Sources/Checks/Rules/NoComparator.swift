import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A measure with nothing to compare it with.
  static let noComparator = Self(
    "no-comparator", .note,
    why: "Whether a figure is high or low shows only beside England, the region or neighbours."
  ) { subject in
    let compared = Set(subject.trends.comparators.map(\.measure.id))
    return subject.evaluation.measures.compactMap { measure in
      // A count grows with the authority, so that England's says nothing about it.
      guard measure.unit != .count, !compared.contains(measure.id),
        subject.trends.series(of: measure.id).contains(where: { $0.hasLatest })
      else { return nil }
      let region = subject.evaluation.settings.region
      return Fault(
        "'\(measure.title)' has no figures of England, "
          + "\(region.isEmpty ? "the region" : "the \(region)") or the statistical neighbours",
        at: measure.position,
        hint: "add their rows to the measure's file, with 'England' as the area")
    }
  }
}

extension SeriesTrend {
  /// Whether the window's last period has a value.
  var hasLatest: Bool { window.last?.value != nil }
}
