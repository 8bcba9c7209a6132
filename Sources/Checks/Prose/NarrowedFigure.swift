extension TypedAmount {
  /// Whether a percentage is said of a part of those whom a measure counts, as in `in supported
  /// schools`, `for summer-born boys` and `67% of children on the programme`; the words are known,
  /// without their plural, that say no more than the measure does.
  func isOfPart(in clause: Range<Int>, besides known: WordSet) -> Bool {
    if sentence.places.contains(where: { namesPart($0, besides: known) }) { return true }
    // `Of whom 62% were boys`, `of these, 62%`, `accounts for 57%`
    let start = places.lowerBound
    let isShare =
      sentence[..<start].contains { Self.sharing.contains($0.word) }
      || (start - 3..<start).contains {
        sentence[$0].word == "of" && Self.those.contains(sentence[$0 + 1].word)
      }
    if isShare { return true }
    // What stands behind a comma is mostly said of something else.
    var end = places.upperBound
    while end < clause.upperBound, !sentence[end].isComma { end += 1 }
    let isOfPhrase = (clause.lowerBound..<end).contains { place in
      let word = sentence[place].word
      let isOf = word == "of" && (place == places.upperBound || place == clause.lowerBound)
      let isFirst = place == clause.lowerBound && Self.leading.contains(word)
      guard isOf || isFirst || Self.placing.contains(word) else { return false }
      return hasFurtherWord(from: place + 1, besides: known) || isOf && isChosen(from: place + 1)
    }
    return isOfPhrase || hasOwnSubject(besides: known)
  }

  /// Whether the nouns from a place on are told from others: `children who were tutored`.
  private func isChosen(from start: Int) -> Bool {
    var next = start
    while sentence[next].word == "the" { next += 1 }
    while sentence[next].isWord, sentence[next].marks.isDisjoint(with: Self.behindNouns) {
      next += 1
    }
    return Self.choosing.contains(sentence[next].word)
  }

  /// Whether the word is another that a percentage is said to be of, as in `reading was 67%`.
  private func hasOwnSubject(besides known: WordSet) -> Bool {
    var place = places.lowerBound - 1
    guard sentence[place].marks.contains(.copula) else { return false }
    while !sentence[place].marks.isDisjoint(with: [.copula, .degree, .endsInLy]) { place -= 1 }
    return sentence[place].isWord && sentence[place].marks.isDisjoint(with: Self.behindNouns)
      && isFurther(place, besides: known)
  }

  /// Whether the words before a percentage say what it's of, or those behind it what was reached, and
  /// not in words that are known.
  func hasSubject(in clause: Range<Int>, besides known: WordSet) -> Bool {
    (places.upperBound..<clause.upperBound).contains { place in
      TypedPercentage.attaining.contains(sentence[place].word)
        && hasFurtherWord(from: place + 1, besides: known)
    }
      || (clause.lowerBound..<places.lowerBound).contains { place in
        sentence[place].isWord
          && sentence[place].marks.isDisjoint(with: Self.behindNouns.union([.rough, .degree]))
          && !Self.verbs.contains(sentence[place].word)
          && hasFurtherWord(from: place, besides: known)
      }
  }

  private func namesPart(_ place: Int, besides known: WordSet) -> Bool {
    let token = sentence[place]
    // `In one unit`, `the best authority`
    let isChosen =
      token.word == "one" && Self.placing.contains(sentence[place - 1].word)
      || sentence[place - 1].word == "the" && Self.chosen.contains(token.word)
    if isChosen, Self.ones.contains(sentence[place + 1].word) { return true }
    guard token.isWord, !known.contains(sentence.singular(place)) else { return false }
    if Self.parts.contains(token.word) { return true }
    if token.word == "year" || token.word == "years" {
      return Int(sentence.text(place + 1)).map { $0 < 14 } ?? false
    }
    let before = sentence[place - 1]
    return token.word == "schools"
      && (before.isNumber
        || before.isWord && !before.marks.contains(.function) && !Self.whole.contains(before.word))
  }

  /// Whether the noun phrase that begins at a place has a word that isn't known.
  private func hasFurtherWord(from start: Int, besides known: WordSet) -> Bool {
    var place = start
    while sentence[place].marks.contains(.function) { place += 1 }
    let first = place
    while sentence[place].isWord {
      let token = sentence[place]
      if place > first,
        !token.marks.isDisjoint(with: Self.behindNouns) || Self.verbs.contains(token.word)
      {
        return false
      }
      if isFurther(place, besides: known) { return true }
      place += 1
    }
    return false
  }

  private func isFurther(_ place: Int, besides known: WordSet) -> Bool {
    let token = sentence[place]
    guard token.marks.isDisjoint(with: [.degree, .rough, .smallNumber, .endsInLy]) else {
      return false
    }
    let words =
      token.isOfSeveralWords
      ? Word.all(in: sentence.text(place), isSingular: true) : [sentence.singular(place)]
    return words.contains { $0.isLong && !known.contains($0) && !Self.neutral.contains($0) }
  }

  private static let sharing: WordSet = "whom account accounts accounted accounting"
  private static let chosen: WordSet = "best worst highest lowest top"
  private static let ones: WordSet = """
    area authority council county performer performing school setting unit
    """
  private static let choosing: WordSet = "who whose from without we they"
  /// Words that tell of a part at the start of a clause: `with our support`.
  private static let leading: WordSet = "with after through under"
  private static let placing: WordSet = "in among amongst at for on within across"
  private static let behindNouns: WordMarks = [
    .function, .copula, .negation, .infinitive, .rise, .fall, .better, .worse, .endsInEd,
    .endsInIng,
  ]
  private static let verbs: WordSet = "did do does made make got get stand stands stood"
  /// Words of a sentence about a part that the data may not have.
  private static let parts: WordSet = """
    school academy academies nursery nurseries primaries secondaries setting settings class ward
    cluster centre hub hubs locality strand strands primary secondary special infant junior quartile
    decile
    """
  /// Words before `schools` that leave none out.
  private static let whole: WordSet = "local maintained work"
  /// Words of a phrase, without their plural, that leaves nobody out: `in recent years`, `in total`.
  private static let neutral: WordSet = """
    child children pupil people young eligible rate share proportion percentage learner student session result attainment outcome performance
    data figure total average addition fact practice line comparison contrast particular general
    year time moment present end start last first second third fourth past latest recent most
    current previous next same whole academic period row turn national nationally country england
    county council city authority local level measure indicator age least best once example
    instance now well part full short long run just phase stage
    """
}
