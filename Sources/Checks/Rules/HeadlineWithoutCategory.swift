import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A headline that names a category of which there are no figures.
  static let headlineWithoutCategory = Self(
    "headline-without-category", .warning,
    why: "A distribution is told by its headline share, which lacks what was meant by another name."
  ) { subject in
    subject.evaluation.measures.compactMap { measure in
      if measure.headline.isEmpty { return nil }
      let series = subject.trends.series(of: measure.id)
      let categories = Set(series.map(\.key.category)).subtracting([""]).sorted()
      let known = Set(categories.map(\.slug))
      guard !series.isEmpty, let name = measure.headline.first(where: { !known.contains($0.slug) })
      else { return nil }
      let near = name.nearest(among: categories)
      return Fault(
        "the headline of '\(measure.title)' names '\(name)', and no row has that category",
        at: measure.position,
        hint: near.map { "did you mean '\($0)'?" }
          ?? (categories.isEmpty
            ? "name categories in the rows' column 'category', or take the headline out"
            : "the categories are: \(categories.joined(separator: ", "))"))
    }
  }
}
