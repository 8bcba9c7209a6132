import SelfEvaluation
import Trends

// On which side of another a value is said to lie, and how the distance between two changed.

extension DirectionClaims {
  /// Whether a sentence may be about some of the pupils only.
  func isOfPart(_ names: NamesInText, _ measure: Measure) -> Bool {
    let title = Word.all(in: measure.title, isSingular: true)
    return names.mentionGroups || names.mentionDistricts
      || sentence.tokens.contains {
        let word = sentence.singular(of: $0)
        return Self.places.contains(word) && !title.contains(word)
      }
      || trends.series(of: measure.id).contains { series in
        [series.key.area, series.key.group].contains { !$0.isEmpty && names.mention($0) }
      }
  }

  /// Of whom, in the singular, something else may hold than of all pupils: `schools below the
  /// national figure`.
  private static let places: WordSet = """
    school setting provider nurserie academie primarie secondarie classe ward cluster federation
    trust centre
    """

  /// Whether a difference lies on the side that a word says; `nil` where that can't be told.
  func isOnSide(_ place: Int, _ difference: Double, _ polarity: Measure.Polarity?) -> Bool? {
    let (word, difference) = (sentence[place], isPassive(place) ? -difference : difference)
    if !word.marks.isDisjoint(with: [.above, .longer]) { return difference > 0 }
    if !word.marks.isDisjoint(with: [.below, .shorter]) || word.word == "short" {
      return difference < 0
    }
    switch polarity {
    case .lower: return word.marks.contains(.ahead) == (difference < 0)
    case .higher: return word.marks.contains(.ahead) == (difference > 0)
    case .neither, nil: return nil
    }
  }

  /// Whether a word says of another what it seems to say of its subject: `boys are outperformed`.
  func isPassive(_ place: Int) -> Bool {
    guard word(place) == "exceeded" || word(place) == "outperformed" else { return false }
    var before = place - 1
    while !sentence[before].marks.isDisjoint(with: [.degree, .endsInLy]) { before -= 1 }
    return sentence[before].marks.contains(.copula)
  }

  // MARK: - Gaps

  /// The words that say on which side a figure lies; what takes longer is only of days.
  static func sides(of measure: Measure) -> WordMarks {
    measure.unit == .days ? WordMarks.side.union([.longer, .shorter]) : .side
  }

  func sideWord(for place: Int, _ trend: SeriesTrend) -> MovementWord? {
    MovementWord(
      for: place, in: sentence, wanted: Self.sides(of: trend.measure), links: "by of is was")
  }

  /// Holds `above`, `behind` and the like against the gap.
  func side(at place: Int, of trend: SeriesTrend) -> Contradiction? {
    guard let gap = trend.quotedGap, let latest = gap.latest,
      !Wording.isZero(latest, of: trend.measure),
      let word = sideWord(for: place, trend),
      !liesOpposite(trend, word.place, at: place)
    else { return nil }
    let difference: Double
    switch parties(of: trend).reading(of: word.place, at: place) {
    case .straight: difference = latest
    case .turned: difference = -latest
    case .unclear: return nil
    }
    guard let isClaimed = isOnSide(word.place, difference, trend.measure.polarity) else {
      return nil
    }
    guard isClaimed == word.isDenied else { return nil }
    return Contradiction(word: word.place, fact: trend.inWords(gap))
  }

  /// Whether what is said lies above where the measure lies below, as attendance does where absence
  /// does; what is ahead is so in both.
  private func liesOpposite(_ trend: SeriesTrend, _ word: Int, at value: Int) -> Bool {
    let start = min(word, value)
    return sentence[word].marks.isDisjoint(with: [.ahead, .behind]) && isOfOpposite(trend, word)
      && !(start - 2..<start).contains { sentence.text($0).hasPrefix("absen") }
  }

  /// Finds a gap that is said to be to somebody else: what is quoted is the authority's to England,
  /// or that of a group to all others, whoever stands beside it.
  func gapToAnother(
    at place: Int, of trend: SeriesTrend, beside side: MovementWord? = nil
  ) -> Contradiction? {
    guard let gap = trend.quotedGap, let latest = gap.latest,
      let word = side?.place ?? distanceWord(beside: place)
    else { return nil }
    let name = parties(of: trend).nameOfAnother(at: place, word, region: settings.region)
    let another =
      name.map { name in
        (place: name.place, gap: trend.gaps.first { $0.comparator == name.name }?.latest)
      } ?? groupNamed(behind: word, trend)
    guard let another else { return nil }
    let isSame = another.gap.map {
      Wording.difference($0, of: trend.measure) == Wording.difference(latest, of: trend.measure)
    }
    return isSame == true
      ? nil : Contradiction(word: another.place, fact: trend.inWords(gap))
  }

  /// The group or district that a distance is said to be `between`, where the gap is the authority's.
  private func groupNamed(behind word: Int, _ trend: SeriesTrend) -> (place: Int, gap: Double?)? {
    guard trend.isOverall, self.word(word + 1) == "between" else { return nil }
    for part in trends.series(of: trend.measure.id) {
      let nouns = NamesInText.Name(part.key.group.isEmpty ? part.key.area : part.key.group).nouns
      let place = (word + 2..<word + 5).first { nouns.contains(sentence.singular($0)) }
      if let place { return (place, part.quotedGap?.latest) }
    }
    return nil
  }

  /// The word of distance that a value belongs to: `the gap to England is {{…}}`.
  private func distanceWord(beside value: Int) -> Int? {
    guard sentence.marks.contains(.distance) else { return nil }
    if sentence[value + 1].marks.contains(.distance) { return value + 1 }
    var place = value - 1
    var hasVerb = false
    while place >= 0, !sentence[place].endsClause, !sentence[place].isValue {
      let marks = sentence[place].marks
      if marks.contains(.distance) { return place }
      if marks.contains(.copula) {
        if hasVerb { return nil }
        hasVerb = true
      }
      place -= 1
    }
    return nil
  }

  func parties(of trend: SeriesTrend) -> GapParties {
    GapParties(of: trend, in: sentence, authority: settings.authority)
  }

  /// Holds `narrowed`, `widened` and the like against the change in the gap.
  func distance(
    at place: Int, of trend: SeriesTrend, links: WordSet = MovementWord.links
  ) -> Contradiction? {
    guard let gap = trend.quotedGap, let latest = gap.latest, let whole = gap.change,
      let word = MovementWord(for: place, in: sentence, wanted: .movement, links: links)
    else { return nil }
    if links.contains("to"),
      !trend.isLastStepLikeChange(in: gap) || comparesGroups(word.place, of: trend)
    {
      return nil
    }
    let marks = sentence[word.place].marks
    let isOfGap =
      !Self.compared.contains(self.word(place + 1))
      && sentence[..<max(word.place, place)].contains { $0.marks.contains(.distance) }
    // `England rose by {{…}} more than we did`, `we rose {{…}} less`
    if !isOfGap, marks.isDisjoint(with: [.narrow, .widen]),
      ["less", "slower"].contains(self.word(place + 1))
        || parties(of: trend).reading(of: word.place, at: place) != .straight
    {
      return nil
    }
    let earlier = gap.first ?? latest - whole
    let end = ComparedEnd(of: word.place, at: place, in: sentence, trend)
    if end == .unclear || end == .first && earlier * latest < 0 { return nil }
    let sign: Double = end == .first ? -1 : 1
    let change = sign * whole
    let width = sign * (latest.magnitude - earlier.magnitude)
    let isUnchanged = Wording.isZero(change, of: trend.measure)
    if earlier * latest < 0 {
      // Who was behind and is ahead has closed the gap; who was ahead and is further behind has not.
      let isBetter = trend.measure.polarity == .lower ? change < 0 : change > 0
      let isWrong =
        marks.contains(.narrow) && width > 0 && !isBetter || marks.contains(.widen) && width < 0
      return isWrong && !word.isDenied
        ? Contradiction(word: word.place, fact: trend.changeInWords(gap)) : nil
    }
    let isClaimed: Bool
    if marks.contains(.narrow) {
      isClaimed = width < 0
    } else if marks.contains(.widen) {
      isClaimed = width > 0
    } else if marks.contains(.rise) {
      isClaimed = width > 0 || !isOfGap && change > 0
    } else if marks.contains(.fall) {
      isClaimed = width < 0 || !isOfGap && change < 0
    } else {
      let isBetter =
        switch trend.measure.polarity {
        case .higher: change > 0
        case .lower: change < 0
        case .neither, nil: width < 0
        }
      isClaimed = marks.contains(.better) == isBetter || marks.contains(.better) == (width < 0)
    }
    if word.isDenied ? !isClaimed || isUnchanged : isClaimed && !isUnchanged { return nil }
    return Contradiction(word: word.place, fact: trend.changeInWords(gap))
  }

  private static let compared: WordSet = "more less faster slower"
}
