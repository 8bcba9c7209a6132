import SelfEvaluation
import Trends

// Whether a change is larger than chance alone would explain, where a sentence says it is.

extension DirectionClaims {
  /// Holds `the rise of {{…}} is larger than chance alone would explain` and `rose by {{…}}, a
  /// statistically significant improvement` against the test of the change.
  func chance(at value: Int, of trend: SeriesTrend, _ values: [Quoted]) -> Contradiction? {
    guard let test = trend.test, !test.largerThanChance,
      // Of which of two tests a sentence speaks can't be told.
      trend.trend.map({ $0.p >= test.p || $0.p > 0.1 }) ?? true,
      values.count == 1, trend.isOverall,
      word(value - 1) == "of" || word(value - 1) == "by",
      !sentence[value - 2].marks.isDisjoint(with: Self.moved),
      let claim = claimOfChance(value, trend.measure),
      sentence.marks.isDisjoint(with: [.distance, .negation]),
      !sentence.tokens.contains(where: {
        $0.isQuoted || $0.word == "?" || Self.elsewhere.contains($0.word)
      }),
      // `Would explain` belongs to the claim.
      !(0..<claim).contains(where: sentence.supposes),
      !isOfPart(NamesInText(in: [sentence]), trend.measure)
    else { return nil }
    return Contradiction(
      word: claim, fact: "\(trend.changeInWords), which chance alone could explain")
  }

  /// The word that claims it, with nothing before it that it could be said of but the change.
  private func claimOfChance(_ value: Int, _ measure: Measure) -> Int? {
    guard
      let claim = (value + 1..<sentence.count).first(where: {
        word($0) == "significant" && word($0 - 1) == "statistically"
          || word($0) == "than" && word($0 + 1) == "chance"
      })
    else { return nil }
    let start = claim - 1
    if word(claim) == "significant", sentence[value + 1].isComma, word(value + 2) == "a",
      start == value + 3
    {
      return claim
    }
    guard word(claim) == "significant" || Self.larger.contains(word(start)),
      sentence[start - 1].marks.contains(.copula)
    else { return nil }
    let title = Word.all(in: measure.title, isSingular: true)
    let isOfChange = (value + 1..<start - 1).allSatisfy {
      Self.between.contains(word($0)) || title.contains(sentence.singular($0))
    }
    guard isOfChange else { return nil }
    return word(claim) == "significant" ? claim : start
  }

  private static let moved: WordMarks = [.rise, .fall, .better, .worse]
  private static let larger: WordSet = "larger greater bigger more"
  private static let between: WordSet = "in of the a our"
  /// What makes it a claim on something else, or no claim.
  private static let elsewhere: WordSet = """
    england england's national nationally trend trends neighbours region regional if whether too
    close far short
    """
}
