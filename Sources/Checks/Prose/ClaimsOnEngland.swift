import SelfEvaluation
import Trends

// How the authority's value stands to that of England, where a sentence tells it outright.

extension DirectionClaims {
  /// Holds `at {{…}}, results are above the national average` and `better than England ({{…}}
  /// compared with {{…}})` against the gap.
  func sideOfEngland(at place: Int, of trend: SeriesTrend) -> Contradiction? {
    guard trend.isOverall,
      let gap = trend.gaps.first(where: { $0.comparator == SeriesKey.england }),
      let latest = gap.latest, !Wording.isZero(latest, of: trend.measure),
      !sentence.isDoubted(in: sentence.places),
      let side = sideBehind(place, trend) ?? plainSide(place, trend) ?? sideBefore(place),
      !isOfOpposite(trend, sentence.count), !sentence[side].isQuoted
    else { return nil }
    let names = NamesInText(in: [sentence])
    guard !isOfPart(names, trend.measure),
      isOnSide(side, latest, trend.measure.polarity) == false
    else { return nil }
    return Contradiction(word: side, fact: trend.inWords(gap))
  }

  /// The word in `at {{…}}, results are well above the national average`, with nothing behind it.
  private func sideBehind(_ value: Int, _ trend: SeriesTrend) -> Int? {
    guard value == 1, word(0) == "at",
      let side = (value + 1..<sentence.count).first(where: {
        word($0) == "above" || word($0) == "below"
      }),
      sentence[value + 1..<side].count(where: \.isComma) <= 1,
      !sentence[value + 1..<side].contains(where: {
        $0.endsClause || $0.isValue || Self.joints.contains($0.word)
      }),
      NamesInText(in: sentence, at: 0..<side).mention(trend.measure),
      let end = endOfEngland(side + 1), !sentence[end].isWord, !sentence[end].isNumber
    else { return nil }
    var copula = side - 1
    while !sentence[copula].marks.isDisjoint(with: [.degree, .endsInLy]) { copula -= 1 }
    return word(copula) == "is" || word(copula) == "are" ? side : nil
  }

  /// The word in `results, at {{…}}, are above the national average`, `results are {{…}}, better
  /// than nationally` and `results are above England's ({{…}})`, with nothing but the measure's own
  /// name before it and nothing behind it.
  private func plainSide(_ value: Int, _ trend: SeriesTrend) -> Int? {
    guard !sentence.marks.isDisjoint(with: .side),
      let side = sentence.places.first(where: {
        Self.firm.contains(word($0)) || word($0) == "above" || word($0) == "below"
      })
    else { return nil }
    let isFirm = Self.firm.contains(word(side))
    guard !isFirm || word(side + 1) == "than",
      var end = endOfEngland(side + (isFirm ? 2 : 1)),
      sentence[..<side].contains(where: { $0.word == "is" || $0.word == "are" }),
      isOnly(trend.measure, 0..<side, besides: value)
    else { return nil }
    if value > side {
      guard word(end) == "(", value == end + 1, word(end + 2) == ")" else { return nil }
      end += 3
    }
    return sentence[end...].allSatisfy { $0.isCitation || $0.word == "." } ? side : nil
  }

  /// Whether some words name a measure and nothing more, so that they are about no part of it.
  func isOnly(_ measure: Measure, _ places: Range<Int>, besides value: Int? = nil) -> Bool {
    let title = Word.all(in: measure.title, isSingular: true)
    return places.allSatisfy { place in
      let token = sentence[place]
      return place == value || token.isComma || token.word == "(" || token.word == ")"
        || Self.beside.contains(token.word) || TypedPercentage.attaining.contains(token.word)
        || title.contains(sentence.singular(of: token))
    } && NamesInText(in: sentence, at: places).mention(measure)
  }

  private static let beside: WordSet = """
    a also an are at clearly considerably consistently currently far figure has have here is level
    much now of our overall rate significantly slightly still the we well which with
    """

  /// The word in `we do better than England at 16 ({{…}} compared with {{…}})`.
  private func sideBefore(_ value: Int) -> Int? {
    let (link, next) = (word(value + 1), word(value + 2))
    let isCompared = link == "compared" && (next == "with" || next == "to")
    guard link == "against" || isCompared else { return nil }
    let other = value + (isCompared ? 3 : 2)
    let name = sentence.text(other)
    guard sentence[other].isValue, name.hasSuffix(".\(SeriesKey.england.slug).latest"),
      let than = (0..<value).last(where: { word($0) == "than" }), than > 0,
      let end = endOfEngland(than + 1), end < value,
      sentence[end..<value - 1].allSatisfy({
        $0.isNumber || $0.isWord && !Self.joints.contains($0.word)
      })
    else { return nil }
    return Self.firm.contains(word(than - 1)) ? than - 1 : nil
  }

  /// Where the name of England ends that begins at a place.
  private func endOfEngland(_ start: Int) -> Int? {
    var place = start
    while Self.articles.contains(word(place)) { place += 1 }
    guard Self.england.contains(word(place)) else { return nil }
    place += 1
    while Self.figures.contains(word(place)) { place += 1 }
    return place
  }

  static let firm: WordSet = "better worse higher lower"
  private static let articles: WordSet = "the that of in"
  private static let england: WordSet = "england england's national nationally"
  private static let figures: WordSet = "average averages figure rate level"
  private static let joints: WordSet = "and but while whereas than though although yet"
}
