import SelfEvaluation
import Trends

// Which way a measure is said to have gone beside its own figure, where that is typed.

extension DirectionClaims {
  /// Holds `results fell to 67.5%`, `fell by 8.6 percentage points` and `have fallen and are now
  /// 67.5%` against the change, where a sentence names one measure and the figure is just its own.
  func contradictionsOfTyped() -> [Contradiction] {
    guard !sentence.marks.isDisjoint(with: Self.moved) else { return [] }
    // Of hundreds in one sentence nobody could tell which is of what.
    return sentence.places.lazy.filter { sentence[$0].isNumber }.prefix(20).compactMap { place in
      let isChange = word(place - 1) == "by"
      let sign = sentence.percentageEnd(at: place)
      let points = word(place + 1) == "percentage" ? place + 2 : place + 1
      let end = isChange ? (word(points) == "points" ? points + 1 : sign) : sign
      guard let end, let value = Double(sentence.text(place)),
        let word = MovementWord(
          for: place, in: sentence, wanted: Self.moved, links: "to by now", looksAhead: false),
        sentence[word.place + 1..<place].allSatisfy({
          $0.isNumber || $0.marks.contains(.endsInLy) || Self.untilFigure.contains($0.word)
        }),
        sentence[end...].allSatisfy({
          $0.isNumber || $0.isCitation || $0.word == "." || Self.ofYears.contains($0.word)
        })
      else { return nil }
      let named = trends.series.filter {
        $0.isOverall && $0.measure.unit == .percent && isOnly($0.measure, 0..<word.place)
      }
      guard named.count == 1, let trend = named.first, !isOfOpposite(trend, word.place),
        isOwn(value, place, of: trend, isChange: isChange)
      else { return nil }
      return movement(word, of: trend, isOfChange: isChange)
    }
  }

  /// Whether a number is a measure's latest value or its change, and no other years are named.
  private func isOwn(
    _ value: Double, _ place: Int, of trend: SeriesTrend, isChange: Bool
  ) -> Bool {
    guard let change = trend.change, let last = trend.window.last?.value,
      isChange || trend.isLastStepLikeChange
    else { return false }
    let number = Wording.number(
      isChange ? change.magnitude : last, decimals: trend.measure.decimals)
    let ends = [trend.window.first, trend.window.last].compactMap { $0?.period }
    return Double(number) == value
      && sentence.places.allSatisfy { other in
        !sentence[other].isNumber || other == place
          || sentence.academicYear(at: other).map {
            ends.contains(.academicYear($0.first)) || ends.contains(.financialYear($0.first))
          } == true
      }
  }

  private static let moved: WordMarks = [.rise, .fall, .better, .worse]
  private static let untilFigure: WordSet = "and now currently is are at again since to by"
  private static let ofYears: WordSet = "in between and since"
}
