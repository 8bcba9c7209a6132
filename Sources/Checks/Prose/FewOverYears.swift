import Diagnostics
import SelfEvaluation
import Trends

/// What the small figures of a workspace may be told by, over the years.
///
/// Hardly any sum or `halved` is one of theirs, and whether a figure is hidden takes long to find out.
final class FewOverYears: Sendable {
  /// What is known of one measure's rows with small figures.
  struct Row: Sendable {
    /// What numbers of years that follow each other make together.
    var sums: Set<Double> = []
    /// How many times what they were numbers and shares have become.
    var factors: [Double] = []
  }

  private let known: Once<[Int: Row]>

  init(_ figures: TellableFigures, in evaluation: Evaluation, _ trends: TrendReport) {
    known = Once { Self.rows(figures, evaluation, trends) }
  }

  /// What is known by measure, of those that have small figures.
  var rows: [Int: Row] { known.value }

  private static func rows(
    _ figures: TellableFigures, _ evaluation: Evaluation, _ trends: TrendReport
  ) -> [Int: Row] {
    let observations = evaluation.observations
    var places: [SeriesName: [Int]] = [:]
    var measures: [Identifier: Int] = [:]
    for place in figures.places {
      let figure = figures[place]
      guard figure.isSmall, figure.others.isEmpty else { continue }
      let observation = observations[figure.place]
      places[SeriesName(observation)] = []
      measures[observation.measure] = figures.measure(at: place)
    }
    for place in measures.keys.flatMap(trends.rows) {
      places[SeriesName(observations[place])]?.append(place)
    }
    var rows: [Int: Row] = [:]
    for (series, places) in places {
      guard let measure = measures[series.measure] else { continue }
      let years = places.sorted { observations[$0].period < observations[$1].period }
      rows[measure, default: Row()].take(years.map { observations[$0] })
    }
    return rows
  }

  private struct SeriesName: Hashable {
    var measure: Identifier
    var series: SeriesKey

    init(_ observation: Observation) {
      (measure, series) = (observation.measure, observation.series)
    }
  }
}

extension FewOverYears.Row {
  fileprivate mutating func take(_ years: [Observation]) {
    for first in years.indices {
      var sum = years[first].numerator ?? years[first].value ?? 0
      for next in years.indices where next > first {
        let (before, now) = (years[first], years[next])
        sum += now.numerator ?? now.value ?? 0
        sums.insert(sum)
        for (before, now) in [(before.numerator, now.numerator), (before.value, now.value)] {
          if let before, let now, before > 0 { factors.append(now / before) }
        }
      }
    }
  }
}
