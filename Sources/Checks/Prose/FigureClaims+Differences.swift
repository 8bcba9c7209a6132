import SelfEvaluation
import Trends

// What numbers tell of hidden figures by what lies between them and others: differences, sums and
// factors.

extension FigureClaims {
  /// The differences of figures that are hidden from others that aren't: each tells the figure.
  mutating func differences(
    among figures: TellableFigures, hidden: Set<Int>, in evaluation: Evaluation,
    _ trends: TrendReport
  ) -> [(amount: TypedAmount, words: String, figure: PupilFigure)] {
    let wanted = amounts.filter(Self.mayBeDifference)
    var found: [Int: (amount: TypedAmount, words: String, figure: PupilFigure)] = [:]
    for place in figures.places where found.count < wanted.count {
      guard speaks(of: figures.measure(at: place)) else { continue }
      let figure = figures[place]
      guard figure.others.isEmpty, hidden.contains(figure.place), names(figure) else { continue }
      let rows = trends.rows(of: evaluation.measures[figure.measure].id)
      var known = evaluation.differences(of: figure, among: rows, hidden: hidden)
      if speaksOfGap {
        known.points += evaluation.gapChanges(of: figure, among: rows, hidden: hidden)
      }
      for amount in wanted where found[amount.places.lowerBound] == nil {
        // Much may have halved.
        if amount.kind == .factor, speaksOfGap || !mentions(figure.measure) { continue }
        // Of two other years it may be as much.
        if amount.kind == .factor, years.count > 1,
          !years.contains(evaluation.observations[figure.place].period)
        {
          continue
        }
        // What was shown of a year is no sum of several.
        if years.count == 1,
          evaluation.shows(
            amount.value, of: figure, among: rows, in: years, hidden: hidden),
          !Self.isDifference(amount)
        {
          continue
        }
        guard let end = end(of: amount, telling: known, of: figure),
          !isMoved(amount, besides: figure)
        else { continue }
        found[amount.places.lowerBound] = (amount, amount.text(upTo: end), figure)
      }
    }
    return found.values.sorted { $0.amount.places.lowerBound < $1.amount.places.lowerBound }
  }

  /// Whether a number may be the difference of two figures, or their sum or quotient where that can
  /// be one of a small figure.
  mutating func mayTellDifferences(knowing few: FewOverYears) -> Bool {
    if amounts.contains(where: Self.isDifference) { return true }
    return amounts.contains { amount in
      guard amount.kind == .factor || amount.mayBeSum else { return false }
      return few.rows.contains { measure, row in
        amount.kind == .factor
          ? row.factors.contains { Self.isFactor(amount, $0) } && mentions(measure)
          : row.sums.contains(amount.value) && speaks(of: measure)
            && endOfSum(amount, among: nouns(of: figureNames.places.indices, in: measure)) != nil
      }
    }
  }

  /// Whether a word such as `halved` may say how many times what it was something has become.
  private static func isFactor(_ amount: TypedAmount, _ factor: Double) -> Bool {
    (factor - amount.value).magnitude < 0.001 * amount.value
  }

  /// Whether a number may be the difference of two figures, their sum, or how one became the other.
  private static func mayBeDifference(_ amount: TypedAmount) -> Bool {
    isDifference(amount) || amount.kind == .factor || amount.mayBeSum
  }

  private static func isDifference(_ amount: TypedAmount) -> Bool {
    !amount.isPair
      && (amount.endOfPoints != nil || amount.endOfComparison != nil || amount.isOfMovement
        || amount.isSigned)
  }

  /// Where the words end by which a number tells one of the differences of a figure; `nil` where it
  /// tells none.
  private mutating func end(
    of amount: TypedAmount, telling known: FigureDifferences, of figure: PupilFigure
  ) -> Int? {
    func isPrinted(_ value: Double) -> Bool {
      Double(Wording.number(value, decimals: amount.decimals)) == amount.value
    }
    let isMean = figure.value != nil && !figure.isPercentage
    if isMean, !mentions(figure.measure) || amount.endOfPercentagePoints != nil { return nil }
    if let end = amount.endOfPoints { return known.points.contains(where: isPrinted) ? end : nil }
    switch amount.kind {
    case .factor:
      let isTold = known.factors.contains {
        Self.isFactor(amount, $0.size) && amount.mayBe(over: $0.years)
      }
      return isTold ? amount.places.upperBound : nil
    case .percentage:
      // `Fell by 56%` may be meant of the number or of the share.
      let isTold =
        !isMean && known.points.contains(where: isPrinted)
        || known.counts.contains {
          $0.base > 0 && isPrinted(100 * $0.size / $0.base) && amount.mayBe(over: $0.years)
        }
      return isTold ? amount.places.upperBound : nil
    case .fraction(let whole):
      let isTold = known.counts.contains {
        $0.size * whole == amount.value * $0.base && amount.mayBe(over: $0.years)
      }
      return isTold ? amount.places.upperBound : nil
    case .times: return nil
    case .number where amount.isSigned:
      // A table has the unit in its heading.
      let isTold = amount.decimals > 0 && known.points.contains(where: isPrinted)
      return isTold ? amount.places.upperBound : nil
    case .number where amount.mayBeSum && known.sums.contains(amount.value):
      return endOfSum(amount, among: nouns(of: figure))
    case .number where isMean && amount.decimals > 0 && Self.isDifference(amount):
      return known.points.contains(where: isPrinted) ? amount.places.upperBound : nil
    case .number:
      guard Self.isDifference(amount), amount.endOfComparison == nil || !countsOthers(amount),
        known.counts.contains(where: { isPrinted($0.size) && amount.mayBe(over: $0.years) })
      else { return nil }
      return amount.endOfComparison ?? amount.endOfPupils
        ?? endOfNoun(amount, of: figure)
        ?? (amount.isBare ? amount.places.upperBound : nil)
    }
  }

  private func endOfSum(_ amount: TypedAmount, among nouns: WordSet) -> Int? {
    if countsOthers(amount) { return nil }
    return amount.endOfPupils ?? amount.endOfNoun(among: nouns)
      ?? (amount.isBare && amount.isPredicate ? amount.places.upperBound : nil)
  }
}
