import SelfEvaluation
import Trends

extension Subject {
  /// The categories of each measure's headline share, as far as there are figures for them.
  func headlineParts(of measures: [Measure]) -> [Identifier: Set<String>] {
    var parts: [Identifier: Set<String>] = [:]
    for measure in measures {
      let series = trends.series(of: measure.id)
      let categories = Set(series.map(\.key.category)).subtracting([""]).sorted()
      parts[measure.id] = Set(measure.headlineCategories(among: categories).compactMap(\.self))
    }
    return parts
  }
}

/// Of whom the shares of a distribution are parts.
struct Whole: Hashable {
  let area, group: String
  let period: Period

  init(_ row: Observation) {
    area = row.series.area
    group = row.series.group
    period = row.period
  }
}
