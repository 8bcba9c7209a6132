import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// Figures of one measure under years of different kinds, of which a trend reads one.
  static let mixedPeriods = Self(
    "mixed-periods", .warning,
    why: "A trend reads years of one kind; what stands under another kind is left out of it."
  ) { subject in
    subject.evaluation.measures.compactMap { measure in
      let series = subject.trends.series(of: measure.id)
      guard let read = series.first?.window.last?.period,
        series.contains(where: { $0.published.contains { !$0.period.isOfSameKind(as: read) } })
      else { return nil }
      let rows = subject.evaluation.observations.filter {
        $0.measure == measure.id && !$0.period.isOfSameKind(as: read)
      }
      guard let first = rows.first else { return nil }
      return Fault(
        "the trend of '\(measure.title)' reads periods like \(read), and leaves out "
          + (rows.count == 1 ? "a row" : "\(rows.count) rows") + " like \(first.period)",
        at: first.position,
        hint:
          "write the periods of a measure one way: '2012/13' for an academic year, '2012' for a "
          + "calendar year")
    }
  }
}
