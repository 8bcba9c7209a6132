import SelfEvaluation
import Trends

// Whether the latest value has reached the target, where a sentence says outright that it has.

extension DirectionClaims {
  /// Holds `results ({{…}}) have met their target of 75%`, `results have met their target, {{…}}`
  /// and `results are {{…}}, above the 75% target` against the measure's target.
  func target(at value: Int, of trend: SeriesTrend) -> Contradiction? {
    let measure = trend.measure
    guard sentence.marks.contains(.supposition), trend.isOverall, let target = measure.target,
      let last = trend.window.last, let latest = last.value,
      let verb = sentence.places.first(where: {
        Self.met.contains(word($0)) && isTarget($0 + 1, target, before: value)
      }),
      !sentence[verb].isQuoted, isOnly(measure, 0..<verb, besides: value),
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

  /// Whether the target is named from a place on, as it is, with nothing behind it but the value.
  private func isTarget(_ start: Int, _ target: Double, before value: Int) -> Bool {
    guard Self.articles.contains(word(start)) else { return false }
    var place = endOfNumber(start + 1, target) ?? start + 1
    guard word(place) == "target" else { return false }
    place += 1
    if word(place) == "of" { place = endOfNumber(place + 1, target) ?? place }
    if value > start {
      guard value == place + 1, Self.links.contains(word(place)) || sentence[place].isComma else {
        return false
      }
      place = value + 1
      if word(place) == ")" { place += 1 }
    }
    return sentence[place...].allSatisfy { $0.isCitation || $0.word == "." }
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
