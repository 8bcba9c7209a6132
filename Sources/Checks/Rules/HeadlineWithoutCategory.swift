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
      let found = measure.headlineCategories(among: categories)
      guard !series.isEmpty, let missing = found.firstIndex(of: nil) else { return nil }
      let name = measure.headline[missing]
      let near = name.nearest(among: categories.filter { !found.contains($0) })
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
