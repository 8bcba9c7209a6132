import SelfEvaluation
import Trends

// Of whom a quoted value is said to be, where a sentence says it outright.

extension DirectionClaims {
  /// Holds `{{…}} of boys`, `boys ({{…}}) lag behind` and `in England {{…}} of children` against the
  /// figure of whoever is named.
  func another(beside place: Int, _ value: QuotedValue) -> Contradiction? {
    let trend = value.series
    guard trend.measure.unit == .percent, let own = value.point, own.value != nil,
      let named = groupNamed(beside: place, trend) ?? englandNamed(beside: place, trend),
      let other = named.series.published.first(where: { $0.period == own.period }),
      other.value != nil,
      Wording.value(own, of: trend.measure) != Wording.value(other, of: trend.measure),
      !sentence.isDoubted(in: place - 20..<place + 20)
    else { return nil }
    return Contradiction(
      word: named.place,
      fact: "\(trend.name) is \(Wording.value(own, of: trend.measure)), and "
        + "\(named.series.name) is \(Wording.value(other, of: trend.measure))")
  }

  /// The group whose name, and nothing else, stands between the value and a verb, or begins the
  /// sentence before a bracket with the value.
  private func groupNamed(
    beside value: Int, _ trend: SeriesTrend
  ) -> (place: Int, series: SeriesTrend)? {
    let start = word(value + 1) == "of" ? value + 2 : 0
    guard start > 0 || word(value - 1) == "(" && word(value + 1) == ")" else { return nil }
    let end = (start..<start + 9).first {
      start == 0
        ? $0 == value - 1
        : Self.verbs.contains(word($0)) || TypedPercentage.attaining.contains(word($0))
    }
    func isSmall(_ word: Word) -> Bool {
      NamesInText.emptyWords.contains(word) || Self.small.contains(word)
    }
    let phrase = start..<(end ?? start)
    guard let place = phrase.first(where: { !isSmall(sentence.singular($0)) }),
      sentence[phrase].allSatisfy(\.isWord)
    else { return nil }
    func large(_ words: [Word]) -> Set<Word> { Set(words.filter { !isSmall($0) }) }
    let words = large(Word.all(in: sentence.text(phrase), isSingular: true))
    let named = trends.series(of: trend.measure.id).filter {
      $0.key.area == trend.key.area && $0.key.category == trend.key.category
        && NamesInText.Name($0.key.group).forms.contains { large($0) == words }
    }
    let isOwn = NamesInText.Name(trend.key.group).allWords.contains(where: words.contains)
    return named.count == 1 && !isOwn ? named.first.map { (place, $0) } : nil
  }

  private static let small: WordSet = "our who those on receiving"
  private static let verbs: WordSet = "are were have had do did"

  private func englandNamed(
    beside value: Int, _ trend: SeriesTrend
  ) -> (place: Int, series: SeriesTrend)? {
    guard trend.key.area != SeriesKey.england else { return nil }
    let isFirst =
      value == 2 && word(0) == "in" && word(1) == "england" && word(value + 1) == "of"
    let isBehind =
      trend.isComparator && word(value + 1) == "in" && word(value + 2) == "england"
    guard isFirst || isBehind else { return nil }
    return trends.comparators(of: trend.measure.id).first {
      $0.key.area == SeriesKey.england && $0.key.group == trend.key.group
        && $0.key.category == trend.key.category
    }.map { (isFirst ? 1 : value + 2, $0) }
  }
}
