import SelfEvaluation
import Trends

extension Subject {
  /// The measures that an answer is held against, as places in the catalogue: those it names; where
  /// it names none, those the catalogue links to the question and no other team's answer to it has
  /// taken up.
  func measuresLinked(to answer: Answer) -> [Int] {
    let judgement = answer.judgement
    if !judgement.measures.isEmpty {
      return Set(judgement.measures.flatMap { measurePlaces[$0.target] ?? [] }).sorted()
    }
    let named = namedMeasures[judgement.question] ?? []
    return (measuresOfQuestion[judgement.question] ?? [])
      .filter { !named.contains(evaluation.measures[$0].id) }
  }

  /// The measures that an answer may speak of, as places in the catalogue: those it's held against,
  /// and those it quotes.
  func placesSpokenOf(in answer: Answer) -> Set<Int> {
    var ids = Set(measuresLinked(to: answer).map { evaluation.measures[$0].id })
    for reference in answer.judgement.values {
      if let value = try? value(of: reference.target).get() {
        ids.insert(value.series.measure.id)
      }
    }
    return places(of: ids)
  }

  /// The places of some measures in the catalogue.
  func places(of measures: some Sequence<Identifier>) -> Set<Int> {
    Set(measures.flatMap { measurePlaces[$0] ?? [] })
  }

  /// The series of a measure that differ from the rest of the authority by more than chance would
  /// explain, and groups that without a test differ by 10 percentage points, as places in the report:
  /// groups first, then districts; of a distribution, those of its headline share.
  static func exceptions(of measure: Identifier, in trends: TrendReport) -> [Int] {
    let category = trends.overall(measure)?.key.category ?? ""
    return trends.series(of: measure).indices.filter { place in
      let part = trends.series[place]
      return part.key.category == category && part.key.area.isEmpty != part.key.group.isEmpty
        && part.gaps.contains {
          $0.comparator == SeriesTrend.Gap.complement
            && $0.test?.largerThanChance ?? isWide($0, of: part)
        }
    }
  }

  private static func isWide(_ gap: SeriesTrend.Gap, of part: SeriesTrend) -> Bool {
    guard part.key.area.isEmpty, part.measure.unit == .percent, let latest = gap.latest else {
      return false
    }
    return latest.magnitude >= 10
  }
}
