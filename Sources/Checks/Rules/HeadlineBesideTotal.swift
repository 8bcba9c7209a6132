import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A headline share beside rows of the same percentage that name no category.
  static let headlineBesideTotal = Self(
    "headline-beside-total", .warning,
    why: "A report would print two figures for one measure, area and year."
  ) { subject in
    subject.evaluation.measures.compactMap { measure in
      if measure.headline.isEmpty || measure.unit != .percent { return nil }
      let series = subject.trends.series(of: measure.id)
      let headlines = series.filter { $0.isHeadline }
      let twice = series.first { one in
        one.key.category.isEmpty && one.window.contains { $0.value != nil }
          && headlines.contains { $0.key.area == one.key.area && $0.key.group == one.key.group }
      }
      let observations = subject.evaluation.observations
      let row = subject.trends.rows(of: measure.id).first { observations[$0].series == twice?.key }
      guard let row else { return nil }
      return Fault(
        "this row of '\(measure.title)' names no category, and its headline share is worked out from "
          + "those that do: both are printed",
        at: observations[row].position,
        hint: "leave out the rows without a category, or take the headline out of the catalogue")
    }
  }
}
