import SelfEvaluation
import Trends

// Whether the latest value has reached the target, where a sentence says outright that it has.

extension DirectionClaims {
  /// Holds `results ({{…}}) have met their target of 75%`, `results have met their target, {{…}}`,
  /// `results are {{…}}, above the 75% target` and `the target has been met, with {{…}}` against the
  /// measure's target.
  func target(at value: Int, of trend: SeriesTrend) -> Contradiction? {
    let measure = trend.measure
    guard sentence.marks.contains(.supposition), trend.isOverall, let target = measure.target,
      let last = trend.window.last, let latest = last.value,
      let verb = verbOfTarget(target, value, measure), !sentence[verb].isQuoted,
      !isOfPart(NamesInText(in: [sentence]), measure)
    else { return nil }
    let isMissed =
      switch measure.polarity {
      case .higher: latest < target
      case .lower: latest > target && !Self.exceeded.contains(word(verb))
      case .neither, nil: false
      }
    let (own, wanted) = (Wording.value(last, of: measure), Wording.target(target, of: measure))
    guard isMissed, own != Wording.value(target, of: measure) else { return nil }
    return Contradiction(
      word: verb,
      fact: "\(trend.name) is \(own) (\(last.period.inWords)), and its target \(wanted)")
  }

  /// The word that says that the target is met, where the sentence names the measure and no more.
  private func verbOfTarget(_ target: Double, _ value: Int, _ measure: Measure) -> Int? {
    let verb = sentence.places.first {
      Self.met.contains(word($0)) && isTarget($0 + 1, target, before: value)
    }
    if let verb { return isOnly(measure, 0..<verb, besides: value) ? verb : nil }
    let citations = sentence.tokens.reversed().prefix { $0.isCitation || $0.word == "." }.count
    guard let end = endOfTarget(0, target), word(end) == "has", word(end + 1) == "been",
      Self.met.contains(word(end + 2)), valueFollows(end + 3, value),
      isOnly(measure, value + 1..<max(sentence.count - citations, value + 1))
    else { return nil }
    return end + 2
  }

  /// Whether the target is named from a place on, as it is, with nothing behind it but the value.
  private func isTarget(_ start: Int, _ target: Double, before value: Int) -> Bool {
    guard var place = endOfTarget(start, target) else { return false }
    if value > start {
      guard valueFollows(place, value) else { return false }
      place = value + 1
      if word(place) == ")" { place += 1 }
    }
    return sentence[place...].allSatisfy { $0.isCitation || $0.word == "." }
  }

  private func valueFollows(_ place: Int, _ value: Int) -> Bool {
    let isLinked = Self.links.contains(word(value - 1))
    return value == place + 1 && (isLinked || sentence[place].isComma)
      || value == place + 2 && sentence[place].isComma && isLinked
  }

  private func endOfTarget(_ start: Int, _ target: Double) -> Int? {
    guard Self.articles.contains(word(start)) else { return nil }
    let place = endOfNumber(start + 1, target) ?? start + 1
    guard word(place) == "target" else { return nil }
    return word(place + 1) == "of" ? endOfNumber(place + 2, target) ?? place + 2 : place + 1
  }

  private func endOfNumber(_ place: Int, _ target: Double) -> Int? {
    guard sentence[place].isNumber, Double(sentence.text(place)) == target else { return nil }
    return sentence.percentageEnd(at: place) ?? place + 1
  }

  private static let met: WordSet = "met meets exceeds exceeded exceed above"
  private static let exceeded: WordSet = "exceeds exceeded exceed above"
  private static let links: WordSet = "at with ("
  private static let articles: WordSet = "its the our their"
}
