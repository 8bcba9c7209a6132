import Editions
import SelfEvaluation

// Of what, where and over how long something moved by a number.

extension FigureClaims {
  /// Whether the words around a number say that it's no figure of a measure that moved by it, but
  /// something else, or only some of the schools.
  func isMoved(_ amount: TypedAmount, besides figure: PupilFigure) -> Bool {
    guard amount.kind == .factor || amount.isOfMovement else { return false }
    let sentence = amount.sentence
    let own = [figure.area, figure.group].compactMap(\.self)
      .reduce(figureNames.wordsOfMeasures[figure.measure]) { $0 + figureNames.wordsOfPlaces[$1] }
    let parts = sentence.parts
    guard let place = parts.firstIndex(where: { $0.contains(amount.places.lowerBound) }) else {
      return false
    }
    let clause = parts[place]
    // `In eight schools, exclusions halved`
    let start = place == 1 && parts[0].count < 7 ? 0 : clause.lowerBound
    return sentence.isInSome(from: amount.places.upperBound, besides: own)
      || sentence.isInSome(from: start, besides: own)
      || sentence.isOfThing(in: clause, besides: own)
      || isOfOtherMeasure(clause, among: parts, than: figure)
  }

  /// Whether a clause names another measure, or something of a kind that the measure isn't while
  /// the measure moves in a clause of its own: `Fixed-term exclusions fell by half, and permanent
  /// exclusions fell too`.
  private func isOfOtherMeasure(
    _ clause: Range<Int>, among parts: [Range<Int>], than figure: PupilFigure
  ) -> Bool {
    guard let sentence else { return false }
    let name = figureNames.measures[figure.measure]
    func named(_ part: Range<Int>) -> NamesInText { NamesInText(in: sentence, at: part) }
    let own = named(clause)
    if own.mentionInFull(name) || own.mentionID(of: name) { return false }
    let isOther = figureNames.measures.contains {
      own.mentionInFull($0) && !name.title.allSatisfy($0.title.contains)
    }
    if isOther { return true }
    guard let noun = name.noun.map({ Word($0) }) else { return false }
    let isOfOtherKind = clause.dropFirst().contains { place in
      let kind = sentence[place - 1]
      return sentence.singular(place) == noun && kind.isWord
        && kind.marks.isDisjoint(with: [.function, .degree, .copula, .rise, .fall])
        && !figureNames.wordsOfMeasures[figure.measure].contains(kind.word)
    }
    return isOfOtherKind
      && parts.contains { part in
        named(part).mentionInFull(name)
          && sentence[part].contains { !$0.marks.isDisjoint(with: .movement) }
      }
  }
}

extension Sentence {
  /// Its words up to each comma, `and` and the like.
  fileprivate var parts: [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for place in places
    where self[place].isComma || self[place].endsClause || Self.joints.contains(self[place].word) {
      parts.append(start..<place)
      start = place + 1
    }
    return parts + [start..<count]
  }

  /// Whether the words from a place on are those of some schools or areas: `in eight schools`, `in
  /// most districts`.
  fileprivate func isInSome(from start: Int, besides own: [Word]) -> Bool {
    guard Self.placing.contains(self[start].word) else { return false }
    let first = start + (self[start + 1].word == "the" ? 2 : 1)
    let (token, word) = (self[first], self[first].word)
    // `In 2014 schools` is no number of them.
    let isSome =
      token.marks.contains(.smallNumber) || token.isNumber && token.length < 4
      || Self.some.contains(word) && !own.contains(word)
    return isSome
      && (first + 1..<first + 5)
        .prefix { !self[$0].marks.contains(.function) || Self.ofAll.contains(self[$0].word) }
        .contains { Self.somewhere.contains(singular($0)) }
  }

  /// Whether a clause begins with a thing that has to do with those who are counted, as in `places
  /// for excluded pupils rose by 4`.
  fileprivate func isOfThing(in clause: Range<Int>, besides own: [Word]) -> Bool {
    for place in clause.prefix(5) {
      let token = self[place]
      let isOwn = own.contains(token.word) || own.contains(singular(place))
      if isOwn || token.marks.contains(.function) && !Self.articles.contains(token.word) {
        return false
      }
      if TypedAmount.others.contains(singular(place)), !Self.measures.contains(token.word),
        Self.having.contains(self[place + 1].word)
      {
        return true
      }
    }
    return false
  }

  private static let joints: WordSet = "and but while whereas as when though although"
  private static let placing: WordSet = "in at across within among for by"
  private static let some: WordSet = """
    some most many several few half primary secondary special nursery infant junior
    """
  private static let ofAll: WordSet = "of the our all"
  private static let somewhere: WordSet = """
    school academie academy college setting district localitie locality ward cluster area centre
    unit provider network nurserie site trust
    """
  private static let articles: WordSet = "the a an our these those their its more"
  private static let measures: WordSet = "measure indicator"
  private static let having: WordSet = "for with at on about to without"
}
