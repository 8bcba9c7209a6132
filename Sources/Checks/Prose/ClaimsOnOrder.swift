import SelfEvaluation
import Trends

// How one quoted value stands to another, where nobody else stands between the two.

extension DirectionClaims {
  /// Holds `above`, `behind` and the like between two values against the values.
  func order(at place: Int, of trend: SeriesTrend, _ values: [Quoted]) -> Contradiction? {
    let before = values.last {
      $0.place < place && $0.value.field == .latest
        && $0.value.series.measure.id == trend.measure.id
    }
    guard let own = before?.value.series ?? overallBeside(trend),
      // Of boys here and girls in England neither is said to be ahead.
      (own.key.area == trend.key.area) != (own.key.group == trend.key.group),
      let word = MovementWord(between: before?.place ?? -1, and: place, in: sentence),
      let found = contradiction(word.place, of: own, trend, isDenied: word.isDenied),
      isObject(trend, besides: own, word.place + 1..<place),
      before.map({ !isComparedWith($0.place) && isSubject(own, $0.place + 1..<word.place) })
        ?? (parties(of: own).reading(of: word.place, at: place) == .straight)
    else { return nil }
    return found
  }

  private func contradiction(
    _ word: Int, of own: SeriesTrend, _ trend: SeriesTrend, isDenied: Bool
  ) -> Contradiction? {
    guard let left = own.window.last, let right = trend.window.last, left.period == right.period,
      let one = left.value, let other = right.value
    else { return nil }
    let difference = one - other
    guard !Wording.isZero(difference, of: trend.measure),
      let isClaimed = isOnSide(word, difference, trend.measure.polarity),
      isClaimed == isDenied
    else { return nil }
    return Contradiction(
      word: word,
      fact: "\(own.name) is \(Wording.value(left, of: trend.measure)), and "
        + "\(trend.name) is \(Wording.value(right, of: trend.measure))")
  }

  /// Holds `boys do better than girls ({{…}} against {{…}})` against the two values.
  func orderBefore(_ place: Int, of trend: SeriesTrend, _ values: [Quoted]) -> Contradiction? {
    let start = word(place - 1) == "against" ? place - 2 : place - 3
    let isCompared = start == place - 2 || word(place - 2) == "compared"
    guard isCompared, word(start - 1) == "(", word(place + 1) == ")",
      let own = values.first(where: { $0.place == start && $0.value.field == .latest })?.value
        .series,
      own.measure.id == trend.measure.id, own.key.area == trend.key.area,
      let side = (0..<start).last(where: { word($0 + 1) == "than" }),
      Self.firm.contains(word(side)),
      !sentence[side + 2..<start].contains(where: {
        $0.isComma || !$0.marks.isDisjoint(with: WordMarks.side.union(.contrast))
      }), isObject(trend, besides: own, side + 1..<start),
      isSubject(own, 0..<side),
      NamesInText(in: sentence, at: 0..<side).mention(own.key.group),
      !sentence.isDoubted(in: sentence.places)
    else { return nil }
    return contradiction(side, of: own, trend, isDenied: false)
  }

  /// Whether a value is itself what another is above or below, as the first of two comparators is.
  private func isComparedWith(_ value: Int) -> Bool {
    sentence[..<value].reversed().prefix { !$0.isValue }
      .contains { !$0.marks.isDisjoint(with: .side) }
  }

  /// Whether nobody else is named between a value and a word of side, as in `{{…}}, with boys behind`.
  private func isSubject(_ own: SeriesTrend, _ places: Range<Int>) -> Bool {
    let measure = NamesInText.MeasureName(own.measure)
    let known =
      measure.title + [measure.lastOfID].compactMap(\.self)
      + NamesInText.Name(own.key.group).allWords
    let area = words(ofArea: own.key.area)
    let isOfSeveral = (places.lowerBound - 20..<places.upperBound + 20).contains {
      word($0) == "both" || word($0) == "respectively"
    }
    return !isOfSeveral
      && places.allSatisfy { place in
        let (token, name) = (sentence[place], name(at: place))
        let isOther =
          Self.otherSubjects.contains(token.word) && word(place - 1) != "of"
          || Self.speakers.contains(token.word) && !own.key.area.isEmpty
        let isKnown =
          !token.isWord || !token.marks.isDisjoint(with: Self.small)
          || Self.results.contains(token.word) || TypedPercentage.attaining.contains(token.word)
          || known.contains(name) || area.contains(name)
        return isKnown && !isOther
      }
  }

  private static let small: WordMarks = [
    .function, .copula, .degree, .endsInLy, .negation, .years, .above, .below, .ahead, .behind,
  ]
  private static let speakers: WordSet = "we our"
  private static let otherSubjects: WordSet = "these those most more all each every any"
  static let results: WordSet = """
    attainment children combined did do does far figure have has had just level measure outcome
    outcomes people perform performance proportion pupil pupils rate result results score share
    still well young
    """

  /// Whether the words between a word of side and a value name whom that is of, as in `above
  /// England, at {{…}}`, or nobody, as in `below our {{…}}`.
  private func isObject(
    _ trend: SeriesTrend, besides own: SeriesTrend, _ places: Range<Int>
  ) -> Bool {
    var rest = places[...]
    // `Is exceeded in Lancashire`, `ahead at {{…}}`, `ahead are girls`
    if isPassive(places.lowerBound - 1), rest.popFirst().map(word) != "by" { return false }
    guard let first = rest.first else { return true }
    if GapParties.places.contains(word(first)) || sentence[first].marks.contains(.copula) {
      return false
    }
    let title = NamesInText.MeasureName(trend.measure).title
    let group = NamesInText.Name(trend.key.group).allWords
    let area = words(ofArea: trend.key.area)
    let isRest = !group.isEmpty && own.groupOfRest == trend.key.group
    var (isOfArea, isOfGroup) = (trend.key.area == own.key.area, trend.key.group == own.key.group)
    for place in rest {
      let (word, name) = (word(place), name(at: place))
      if area.contains(name) { isOfArea = true }
      let isGroup = group.contains(name) || isRest && GapParties.others.contains(name)
      if isGroup || group.isEmpty && (area.contains(name) || Self.whole.contains(word)) {
        isOfGroup = true
      }
      guard
        isGroup || area.contains(name) || title.contains(name)
          || GapParties.links.contains(word) || Self.belonging.contains(word)
      else { return isOfArea && isOfGroup }
    }
    return true
  }

  private static let belonging: WordSet = "who are proportion percentage peers counterparts"
  private static let whole: WordSet = "all average overall"

  /// A word as names have it: of `England's`, what stands before the apostrophe.
  private func name(at place: Int) -> Word {
    let token = sentence[place]
    guard token.isOfSeveralWords else { return sentence.singular(of: token) }
    return Word.all(in: sentence.text(place), isSingular: true).first ?? .none
  }

  /// The words by which a sentence calls a place of the data.
  private func words(ofArea area: String) -> WordSet {
    guard area != SeriesKey.england else { return GapParties.country }
    var words = area.isEmpty ? GapParties.us : WordSet()
    if area == settings.region { words = "region regional" }
    for word in NamesInText.Name(area.isEmpty ? settings.authority : area).words {
      words.insert(word)
    }
    return words
  }

  /// The series of all pupils, of which a sentence speaks that quotes a comparator alone.
  private func overallBeside(_ trend: SeriesTrend) -> SeriesTrend? {
    guard trend.isComparator, trend.key.group.isEmpty else { return nil }
    let names = NamesInText(in: [sentence])
    return isOfPart(names, trend.measure) || !names.mention(trend.measure)
      ? nil : trends.overall(trend.measure.id)
  }
}
