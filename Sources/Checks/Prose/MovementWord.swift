import SelfEvaluation

/// The word by which a clause says which way a quoted value went, or on which side it lies.
struct MovementWord {
  /// Where the word stands.
  var place: Int
  /// Whether the clause denies it: `has not risen`.
  var isDenied: Bool

  /// Finds the word that a value at some place belongs to.
  ///
  /// The value has to hang on the word, as in `has risen by {{…}}`, `a rise of {{…}}`,
  /// `{{…}} higher`; what merely stands in the same clause says nothing of it. There's none when
  /// the clause supposes rather than states.
  ///
  /// - Parameters:
  ///   - value: Where the value stands.
  ///   - sentence: The sentence.
  ///   - wanted: The kinds of words to look for.
  ///   - links: The words of which one has to stand right before the value.
  ///   - looksAhead: Whether a word right behind the value counts too.
  init?(
    for value: Int, in sentence: Sentence, wanted: WordMarks, links: WordSet = Self.links,
    looksAhead: Bool = true
  ) {
    guard !sentence.marks.isDisjoint(with: wanted) else { return nil }
    let behind = Self.behind(value, in: sentence, wanted: wanted, links: links)
    if looksAhead, let place = Self.ahead(of: value, in: sentence, wanted: wanted),
      !Self.goesOn(at: place, in: sentence, from: behind)
    {
      if sentence.isDoubted(in: value - 4..<value)
        || Self.isWanted(value, upTo: place, in: sentence)
      {
        return nil
      }
      self.init(place: place, isDenied: false)
      return
    }
    guard let behind else { return nil }
    self.init(stated: behind, in: sentence)
  }

  /// Finds the word that says how one value stands to another behind it, as in `{{…}}, above
  /// England's {{…}}`.
  ///
  /// - Parameters:
  ///   - first: Where the first value stands; before the sentence where it isn't quoted.
  ///   - second: Where the second one stands.
  ///   - sentence: The sentence.
  init?(between first: Int, and second: Int, in sentence: Sentence) {
    var place = second - 1
    while place > first, sentence[place].marks.isDisjoint(with: .side) {
      let token = sentence[place]
      guard !token.isValue, !token.endsClause || token.word == "(", token.word != "and",
        !token.isComma || place >= second - 2, !Self.turns.contains(token.word)
      else { return nil }
      place -= 1
    }
    guard place > first, Self.isClaim(place, in: sentence) else { return nil }
    let isPlain = Self.plainSides.contains(sentence[place].word)
    guard isPlain || sentence[place + 1..<place + 3].contains(where: { $0.word == "than" }) else {
      return nil
    }
    self.init(stated: place, in: sentence)
  }

  private static let plainSides: WordSet = """
    above below ahead behind exceed exceeds exceeded exceeding outperform outperforms outperformed
    trail trails trailed lag lags lagged over under short beneath
    """

  private init(place: Int, isDenied: Bool) {
    self.place = place
    self.isDenied = isDenied
  }

  /// Takes a word, unless the clause supposes what it says, or says it of others.
  private init?(stated place: Int, in sentence: Sentence) {
    self.place = place
    let clause = Self.clauseStart(of: place, in: sentence)..<place
    guard !Self.isSupposed(place, clause, in: sentence) else { return nil }
    isDenied = Self.isDenied(place, in: sentence)
    // `Those who did not reach it fell by` speaks of the others.
    let others = clause.contains {
      sentence[$0].marks.contains(.negation)
        || Self.others.contains(sentence[$0].word) && sentence[$0 - 1].word != "in"
    }
    if others, !isDenied { return nil }
  }

  /// Words that tie a value to the word before them.
  static let links: WordSet = """
    by of a some up down only just over nearly about almost around approximately further another
    was is were at
    """
  /// Words that make a clause one about the others.
  private static let others: WordSet = "without below fewer missed fail fails failed failing short"

  /// The word right behind a value, as in `{{…}} higher` and `a {{…}} rise`.
  private static func ahead(of value: Int, in sentence: Sentence, wanted: WordMarks) -> Int? {
    var place = value + 1
    while points.contains(sentence[place].word) { place += 1 }
    let token = sentence[place]
    guard !token.marks.isDisjoint(with: wanted), !token.marks.contains(.endsInEd),
      token.word != "is", token.word != "close", !verbs.contains(token.word),
      comparesValue(place, in: sentence)
    else { return nil }
    return place
  }

  /// Whether a word right behind a value compares it with another, and doesn't tell when or where:
  /// `{{…}} over England`, but not `{{…}} over three years`.
  private static func comparesValue(_ place: Int, in sentence: Sentence) -> Bool {
    let after = sentence[place + 1]
    switch sentence[place].word {
    case "over", "under":
      var other = place + 1
      while articles.contains(sentence[other].word) { other += 1 }
      return sentence[other].isValue || compared.contains(sentence[other].word)
    case "above":
      return after.word != "all" || compared.contains(sentence[place + 2].word)
    case "up", "down": return after.word != "to" && after.word != "and"
    case "more", "less":
      if after.word == "than" { return !(place + 2..<place + 5).contains(where: sentence.supposes) }
      return after.marks.isDisjoint(with: [.function, .copula, .endsInLy])
        && !sentence.supposes(place + 1)
    default: return true
    }
  }

  /// Whether a word right behind a value only goes on with what the word before it says: `fell by
  /// {{…}} more than England`.
  private static func goesOn(at place: Int, in sentence: Sentence, from behind: Int?) -> Bool {
    guard let behind, weak.contains(sentence[place].word) else { return false }
    return !sentence[behind..<place].contains { $0.marks.contains(.copula) }
  }

  private static let weak: WordSet = "over under above below beneath up down more less"
  private static let articles: WordSet = "the that those of our"
  private static let compared: WordSet = """
    england england's national nationally us ours average other others rest peers boys girls
    """

  /// Words of side that say something of the value itself: `{{…}} exceeds that of England`.
  private static let verbs: WordSet = "exceed exceeds exceeding exceeded"
  private static let points: WordSet = "percentage points point pp"

  private static func behind(
    _ value: Int, in sentence: Sentence, wanted: WordMarks, links: WordSet
  ) -> Int? {
    var place = value - 1
    guard place >= 0 else { return nil }
    // `Results fell ({{…}})`, `have fallen: {{…}}`, `have fallen – by {{…}}`.
    let mark = sentence[place].word == "by" ? place - 1 : place
    if sentence[mark].endsClause, sentence[mark].word != ")", links.contains("by") {
      let isSaid = !sentence[mark - 1].marks.isDisjoint(with: wanted)
      let isOfItself = sentence[value + 1].marks.contains(.copula)
      return isSaid && !isOfItself && isClaim(mark - 1, in: sentence) ? mark - 1 : nil
    }
    if sentence[place].marks.isDisjoint(with: wanted), !links.contains(sentence[place].word),
      !(links.contains("by") && isSize(place, in: sentence))
    {
      return nil
    }
    var hasComma = false
    while place >= 0 {
      let token = sentence[place]
      // `A change of` has no direction, whatever went before it.
      if token.endsClause || turns.contains(token.word) || changes.contains(token.word) {
        return nil
      }
      if token.isValue {
        let name = sentence.text(place)
        if !name.hasSuffix("period"), !name.hasSuffix(".first"), !name.hasSuffix(".latest") {
          return nil
        }
      }
      if token.isComma { hasComma = true }
      if !token.marks.isDisjoint(with: wanted), isClaim(place, in: sentence) {
        return !hasComma || isParenthetic(sentence[place..<value]) ? place : nil
      }
      place -= 1
    }
    return nil
  }

  /// Whether a word right before a value says how large that is, as in `by a pleasing {{…}}`.
  private static func isSize(_ place: Int, in sentence: Sentence) -> Bool {
    guard sentence[place].isWord, sentence[place].marks.isDisjoint(with: [.function, .copula])
    else { return false }
    let (link, article) = (sentence[place - 2].word, sentence[place - 1].word)
    return (article == "a" || article == "an") && (link == "by" || link == "of")
  }

  private static let turns: WordSet = "but while whereas although though yet"
  private static let changes: WordSet = "change changes difference movement"

  /// Whether what stands between a word and its value is only an aside: `risen, each year, by`.
  private static func isParenthetic(_ tokens: ArraySlice<Token>) -> Bool {
    // In `fell, pupils did well, by` something else may have risen.
    tokens.split(omittingEmptySubsequences: false, whereSeparator: \.isComma).dropFirst()
      .allSatisfy { part in
        part.allSatisfy {
          $0.isValue || $0.isNumber || links.contains($0.word)
            || !$0.marks.isDisjoint(with: [.function, .years, .smallNumber])
            || $0.word == "overall" || $0.word == "altogether"
        }
      }
  }

  /// Whether a word states a movement, and isn't part of a name or before a noun.
  private static func isClaim(_ place: Int, in sentence: Sentence) -> Bool {
    let token = sentence[place]
    let before = sentence[place - 1]
    let after = sentence[place + 1]
    if token.isQuoted || token.isCapitalised && place > 0 { return false }
    switch token.word {
    case "up", "down":
      return after.isValue && before.word != "made"
        || ["by", "from", "on", "to"].contains(after.word)
        || after.isComma && sentence[place + 2].word == "by"
        || after.endsClause && before.marks.contains(.copula)
    case "longer", "later", "earlier", "sooner":
      return before.word != "no"
    case "over", "under", "more", "less", "short", "lead", "leads", "close", "cut":
      return after.isValue || after.word == "by" || after.word == "of"
    case "same", "steady", "flat", "static", "stable", "constant":
      return after.isComma || after.isValue || afterStill.contains(after.word)
    case "improvement", "improvements":
      return !after.isWord || after.marks.contains(.function)
    default: break
    }
    if token.marks.contains(.endsInIng) {
      if before.isComma || place == 0 && isBeforeMainClause(place, in: sentence),
        after.word == "by" || after.isValue
      {
        return true
      }
      return before.marks.contains(.copula) || before.marks.contains(.degree)
        || before.word == "longer" || before.word == "not"
    }
    // `Increased funding`, `the improved offer`: before a noun, not of the figure.
    if token.marks.contains(.endsInEd) { return place > 0 && !beforeNouns.contains(before.word) }
    return true
  }

  /// Whether a comma ends the clause in which nothing is said but `falling by {{…}}`.
  private static func isBeforeMainClause(_ place: Int, in sentence: Sentence) -> Bool {
    var end = place + 1
    while end < sentence.count, !sentence[end].isComma {
      let token = sentence[end]
      if token.endsClause || token.marks.contains(.copula) { return false }
      end += 1
    }
    return end < sentence.count && !sentence.places.contains(where: sentence.supposes)
  }

  /// Words behind `steady` and the like when no noun follows.
  private static let afterStill: WordSet = "at from in over since for across throughout"
  private static let beforeNouns: WordSet = "the an a of with this"

  private static func clauseStart(of place: Int, in sentence: Sentence) -> Int {
    var start = place
    while start > 0, !sentence[start - 1].endsClause, !sentence[start - 1].isComma { start -= 1 }
    return start
  }

  /// Whether the clause speaks of what should, could or may be.
  private static func isSupposed(
    _ place: Int, _ clause: Range<Int>, in sentence: Sentence
  ) -> Bool {
    let start = max(clause.lowerBound, place - 5)
    if (start..<place).contains(where: sentence.supposes) { return true }
    // `Had results risen, we would …`
    if let first = sentence[clause].first, first.word == "had" { return true }
    if sentence[clause].contains(where: { conditions.contains($0.word) }) { return true }
    if isWanted(place, upTo: place, in: sentence) { return true }
    if sentence[place - 1].word == "to" { return !going.contains(sentence[place - 2].word) }
    return sentence[sentence.count - 1].word == "?"
  }

  private static let conditions: WordSet = "if unless whether"

  /// Whether a movement is only wanted: `it needs a rise of {{…}}`, `a rise of {{…}} would do`.
  ///
  /// - Parameters:
  ///   - start: Where the word stands, or the value before it.
  ///   - end: Where the word stands.
  ///   - sentence: The sentence.
  /// - Returns: Whether it's so.
  private static func isWanted(_ start: Int, upTo end: Int, in sentence: Sentence) -> Bool {
    guard sentence[start - 3..<start].contains(where: { some.contains($0.word) }) else {
      return false
    }
    if sentence[start - 5..<start].contains(where: { needing.contains($0.word) }) { return true }
    var place = end + 1
    while sentence[place].word == "of" || sentence[place].isValue { place += 1 }
    return sentence.supposes(place)
      || sentence[place..<max(place, sentence.count)]
        .prefix(while: { !$0.isComma && !$0.endsClause })
        .contains(where: { needed.contains($0.word) })
  }

  private static let some: WordSet = "a an any another further"
  private static let needing: WordSet = "need needs needed require requires required take takes"
  private static let needed: WordSet = "needed required necessary would could might"

  /// Whether the words right before one deny it.
  private static func isDenied(_ place: Int, in sentence: Sentence) -> Bool {
    var index = place - 1
    while index >= 0 {
      let token = sentence[index]
      if token.marks.contains(.negation), token.word != "hardly", token.word != "barely" {
        return sentence[index + 1].word != "only"
      }
      if denials.contains(token.word) { return true }
      guard between.contains(token.word) || token.marks.contains(.endsInLy) else { return false }
      index -= 1
    }
    return false
  }

  private static let denials: WordSet = "failed stopped ceased instead than"
  /// Words after which `to rise` says what happens.
  private static let going: WordSet = """
    continue continues continued continuing begun began begins start started starts failed fails
    seems seemed tends
    """
  private static let between: WordSet = """
    has have had been be being is was were are yet longer any a an to of still gone ever much
    """
}
