import SelfEvaluation
import Trends

/// What the words around the quoted values of a sentence say of them.
struct DirectionClaims {
  /// A claim that the data contradict.
  struct Contradiction {
    /// The word that claims it.
    var word: Int
    /// What the data have, in words.
    var fact: String
    /// Whether the sentence contradicts itself, whatever the data have.
    var isOfItself = false
  }

  /// A value that the sentence quotes, and where.
  struct Quoted {
    var place: Int
    var value: QuotedValue
  }

  /// The claims that the data contradict, one a word.
  private(set) var contradicted: [Contradiction] = []
  let sentence: Sentence
  let trends: TrendReport
  let settings: Settings

  init(in sentence: Sentence, of subject: Subject) {
    self.sentence = sentence
    trends = subject.trends
    settings = subject.evaluation.settings
    let places = sentence.places.filter { sentence[$0].isValue }
    let values = places.compactMap { place in
      (try? subject.value(of: sentence.text(place)).get()).map { Quoted(place: place, value: $0) }
    }
    for one in values where !sentence[one.place].isQuoted {
      if let found = contradiction(one.place, one.value, values) { take(found) }
      if let found = another(beside: one.place, one.value) { take(found) }
      if let found = otherYear(beside: one.place, one.value, isOnly: places.count == 1) {
        take(found)
      }
    }
    (contradictionsOfEnds(values) + contradictionsOfTyped()).forEach { take($0) }
  }

  private mutating func take(_ found: Contradiction) {
    if !contradicted.contains(where: { $0.word == found.word }) { contradicted.append(found) }
  }

  private func contradiction(
    _ place: Int, _ value: QuotedValue, _ values: [Quoted]
  ) -> Contradiction? {
    let trend = value.series
    // `Rose for boys and fell for girls, by {{…}} and {{…}}`: which is whose, only the order tells.
    if word(place + 1) == "and", sentence[place + 2].isValue {
      let before = sentence[..<place].reversed().prefix { !$0.isValue }
        .reduce(into: WordMarks()) { $0.formUnion($1.marks) }
      let (up, down): (WordMarks, WordMarks) = ([.rise, .better], [.fall, .worse])
      if !before.isDisjoint(with: up), !before.isDisjoint(with: down) { return nil }
    }
    switch value.field {
    case .change, .signedChange:
      if let found = chance(at: place, of: trend, values) { return found }
      guard
        let word = MovementWord(
          for: place, in: sentence,
          wanted: Self.sides(of: trend.measure).subtracting([.ahead, .behind]).union(Self.moving)),
        !isOfOpposite(trend, word.place)
      else { return nil }
      return movement(
        word, of: trend, ComparedEnd(of: word.place, at: place, in: sentence, trend),
        isOfChange: true)
    case .latest where word(place - 1) != "to":
      return standing(still: "at", place, of: trend) ?? extreme(at: place, of: trend)
        ?? order(at: place, of: trend, values) ?? orderBefore(place, of: trend, values)
        ?? standing(after: place, of: trend)
        ?? sideOfEngland(at: place, of: trend) ?? target(at: place, of: trend)
    case .latest:
      guard
        let word = MovementWord(
          for: place, in: sentence, wanted: Self.moving, links: "to", looksAhead: false),
        !isOfOpposite(trend, word.place), !comparesGroups(word.place, of: trend)
      else { return nil }
      let between = values.filter { (word.place..<place).contains($0.place) }.map(\.value)
      let isFromFirst = between.contains { $0.field == .first && $0.isOfSeries(trend) }
      if !isFromFirst {
        // From what, isn't said: from the year before, perhaps.
        let hasOther = sentence[word.place..<place].contains {
          $0.word == "from" || $0.isNumber
        }
        guard !hasOther, !between.contains(where: { !$0.isOfSeries(trend) }),
          trend.isLastStepLikeChange
        else { return nil }
      }
      return movement(word, of: trend)
    case .first:
      if let found = standing(still: "from", place, of: trend) { return found }
      guard ["from", "than", "on"].contains(self.word(place - 1)),
        let word = MovementWord(
          for: place, in: sentence, wanted: Self.moving.union([.above, .below]),
          links: "from than on", looksAhead: false),
        place - word.place <= 4, !isOfOpposite(trend, word.place),
        !values.contains(where: { $0.place < place && !$0.value.isOfSeries(trend) })
      else { return nil }
      return movement(word, of: trend)
    case .gap:
      if let found = gapToAnother(at: place, of: trend, beside: sideWord(for: place, trend)) {
        return found
      }
      return word(place - 1) == "to" && sentence.marks.contains(.distance)
        ? distance(at: place, of: trend, links: "to") : side(at: place, of: trend)
    case .gapChange:
      return gapToAnother(at: place, of: trend) ?? distance(at: place, of: trend)
    case .firstPeriod:
      let isSince = self.word(place - 1) == "since"
      let isThan = self.word(place - 1) == "in" && self.word(place - 2) == "than"
      guard isSince || isThan || ["than", "on", "from"].contains(self.word(place - 1)),
        let latest = values.last(where: {
          $0.value.field == .latest && $0.value.isOfSeries(trend) && (isSince || $0.place < place)
        }),
        !values.contains(where: { !$0.value.isOfSeries(trend) }),
        !sentence.marks.contains(.distance),
        let word = MovementWord(
          for: place, in: sentence,
          wanted: isSince ? Self.moving : Self.moving.union([.above, .below]),
          links: "since than on from in", looksAhead: false),
        place - word.place == (isThan ? 3 : 2), isSince || isSaid(word.place, of: latest)
      else { return nil }
      return movement(word, of: trend)
    case .sentence, .latestPeriod: return nil
    }
  }

  func word(_ place: Int) -> Word { sentence[place].word }

  /// Whether a word behind a value is said of it, and of nothing between the two.
  private func isSaid(_ word: Int, of quoted: Quoted) -> Bool {
    guard quoted.place < word else { return false }
    let title = Word.all(in: quoted.value.series.measure.title, isSingular: true)
    return sentence[quoted.place + 1..<word].allSatisfy {
      !$0.isWord || !$0.marks.isDisjoint(with: [.function, .copula, .degree, .endsInLy])
        || title.contains(sentence.singular(of: $0))
    }
  }

  // MARK: - Changes over time

  private static let moving: WordMarks = [.rise, .fall, .better, .worse]
  private static let measuring: WordSet = "more less much enough only as far"

  /// Holds a word of movement against the change in the window.
  ///
  /// The change itself is of unrounded values, and may print as one between two that print alike.
  func movement(
    _ word: MovementWord, of trend: SeriesTrend, _ end: ComparedEnd = .last,
    isOfChange: Bool = false
  ) -> Contradiction? {
    guard let whole = trend.change, let direction = trend.direction, end != .unclear else {
      return nil
    }
    let change = end == .first ? -whole : whole
    let marks = sentence[word.place].marks
    let isUnchanged =
      direction == .unchanged && (!isOfChange || Wording.isZero(whole, of: trend.measure))
    let isClaimed: Bool
    if !marks.isDisjoint(with: [.rise, .above, .longer]), marks.isDisjoint(with: [.better, .worse])
    {
      isClaimed = change > 0
    } else if !marks.isDisjoint(with: [.fall, .below, .shorter]),
      marks.isDisjoint(with: [.better, .worse])
    {
      isClaimed = change < 0
    } else {
      switch trend.measure.polarity {
      case .higher: isClaimed = marks.contains(.better) == (change > 0)
      case .lower: isClaimed = marks.contains(.better) == (change < 0)
      case .neither, nil: return nil
      }
    }
    if word.isDenied {
      // `Has not risen by more than` grants that it rose.
      let isMeasured = sentence[word.place..<word.place + 4].contains {
        Self.measuring.contains($0.word)
      }
      guard isClaimed, !isUnchanged, !isMeasured else { return nil }
    } else if isClaimed, !isUnchanged {
      return nil
    }
    return Contradiction(word: word.place, fact: trend.changeInWords)
  }

  /// Whether the sentence is about attendance and the measure about absence, or about those who
  /// missed what the measure counts, so that one rises where the other falls.
  func isOfOpposite(_ trend: SeriesTrend, _ word: Int) -> Bool {
    let title = trend.measure.title.lowercased()
    func mentions(_ start: String) -> Bool {
      (0..<word).contains { sentence.text($0).hasPrefix(start) }
    }
    let isAbsence = title.holds("absen") || title.holds("missed")
    if isAbsence && mentions("attend") || title.holds("attend") && mentions("absen") { return true }
    let isOfMissing =
      !isAbsence
      && (0..<word).contains {
        // `Results failed to rise`, `in short`
        Self.missing.contains(self.word($0)) && self.word($0 - 1) != "in"
          && !($0 == word - 2 && self.word(word - 1) == "to")
      }
    return isOfMissing || title.holds(" not ") && isOfRest(of: trend.measure, before: word)
  }

  private static let missing: WordSet = """
    miss misses missed missing without fail fails failed failing short
    """

  /// Whether a word tells how a figure goes from one group, place or age to another and not over
  /// time, as in `this drops to {{…}} for boys`.
  func comparesGroups(_ word: Int, of trend: SeriesTrend) -> Bool {
    let (own, before) = (self.word(word), self.word(word - 1))
    let isPresent =
      Self.present.contains(own) || (own == "up" || own == "down") && Self.going.contains(before)
    return isPresent && !(trend.key.area.isEmpty && trend.key.group.isEmpty)
      && !sentence.places.contains { place in
        sentence[place].marks.contains(.years) || Self.times.contains(self.word(place))
          || sentence[place].isValue && sentence.text(place).holds("period")
          || !sentence.academicYears(in: place..<place + 1).isEmpty
      }
  }

  private static let present: WordSet = """
    rises falls drops climbs dips slips declines decreases increases improves worsens deteriorates
    reduces grows gains jumps narrows widens closes
    """
  private static let going: WordSet = "goes comes moves"
  private static let times: WordSet = "since now again still latest time today term"

  /// Whether the sentence is about those who are, where the measure counts those who are not.
  private func isOfRest(of measure: Measure, before word: Int) -> Bool {
    if sentence[..<word].contains(where: { $0.marks.contains(.negation) }) { return false }
    let title = NamesInText.MeasureName(measure).title
    return (0..<word).count { title.contains(sentence.singular($0)) } > 1
      || (0..<word).contains { sentence.text($0).hasPrefix("particip") }
  }

  /// Holds `improved and now stand at` and `fallen again and is now` against the change in the window.
  private func standing(after place: Int, of trend: SeriesTrend) -> Contradiction? {
    guard trend.isLastStepLikeChange,
      let word = MovementWord(
        for: place, in: sentence, wanted: Self.moving, links: "at now", looksAhead: false),
      !isOfOpposite(trend, word.place),
      sentence[word.place + 1..<place].contains(where: { $0.word == "and" }),
      sentence[word.place + 1..<place].contains(where: { Self.standing.contains($0.word) }),
      sentence[word.place + 1..<place].allSatisfy({ Self.untilNow.contains($0.word) })
    else { return nil }
    return movement(word, of: trend)
  }

  private static let standing: WordSet = "is are stand stands"
  private static let untilNow: WordSet = """
    and now currently stand stands is are at again further every each year
    """

  /// Holds `unchanged`, `steady` and the like against the changes over the window and since the
  /// period before, of which either may be meant.
  private func standing(still link: WordSet, _ place: Int, of trend: SeriesTrend) -> Contradiction?
  {
    guard
      let word = MovementWord(
        for: place, in: sentence, wanted: .still, links: link, looksAhead: false),
      word.isDenied == (self.word(word.place) == "changed"), place - word.place <= 6,
      let last = trend.window.last?.value
    else { return nil }
    let isExact =
      ["unchanged", "changed", "same"].contains(self.word(word.place))
      && !sentence[word.place - 2..<word.place].contains { Self.nearly.contains($0.word) }
    let hasMoved = trend.window.dropLast().filter { $0.value != nil }.allSatisfy { point in
      let earlier = point.value ?? last
      let change = last - earlier
      // What is steady may still move by a little.
      let isLittle =
        trend.measure.unit == .percent
        ? change.magnitude < 2 : change.magnitude < 0.05 * earlier.magnitude
      return isExact ? trend.direction(since: point) != .unchanged : !isLittle
    }
    return hasMoved && trend.change != nil
      ? Contradiction(word: word.place, fact: trend.changeInWords) : nil
  }

  private static let nearly: WordSet = """
    almost approximately around basically broadly essentially fairly generally largely little mainly
    more mostly much nearly practically reasonably relatively roughly substantially virtually
    """

  /// Holds `the lowest for three years` against the value before.
  private func extreme(at value: Int, of trend: SeriesTrend) -> Contradiction? {
    var place = value - 1
    if sentence[value + 1].isComma || sentence[value + 1].word == "(" {
      // `Results, at {{…}}, are the lowest`
      let isAside = word(value - 1) == "at" && sentence[value - 2].isComma
      place = value + (isAside && sentence[value + 2].marks.contains(.copula) ? 4 : 3)
    } else {
      while place >= 0, !sentence[place].marks.contains(.endsInEst) {
        let token = sentence[place]
        guard !token.endsClause, !token.isValue, !token.marks.contains(.copula),
          token.word != "and", token.word != "but"
        else { return nil }
        place -= 1
      }
    }
    let isLowest = word(place) == "lowest"
    let before = sentence[place - 2]
    guard isLowest || word(place) == "highest", !sentence[place].isQuoted,
      ["the", "its", "our", "their"].contains(word(place - 1)),
      before.isMark || before.marks.contains(.copula) || before.word == "at",
      !sentence.isDoubted(in: place - 6..<place),
      sentence[place + 1..<place + 5].prefix(while: { !$0.isComma && !$0.isValue })
        .contains(where: { $0.marks.contains(.years) || $0.word == "ever" || $0.word == "record" }),
      !sentence.marks.contains(.distance), trend.change != nil, let last = trend.window.last,
      let earlier = trend.published.last(where: { $0.period < last.period && $0.value != nil }),
      trend.direction(since: earlier) == (isLowest ? .rose : .fell)
    else { return nil }
    return Contradiction(
      word: place,
      fact: "\(trend.name) is \(Wording.value(last, of: trend.measure)) (\(last.period.inWords)), "
        + "after \(Wording.value(earlier, of: trend.measure)) (\(earlier.period.inWords))")
  }
}

extension QuotedValue {
  fileprivate func isOfSeries(_ trend: SeriesTrend) -> Bool {
    series.measure.id == trend.measure.id && series.key == trend.key
  }
}
