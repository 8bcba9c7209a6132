import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A sentence that says a figure rose when it fell, stood still when it moved, or lies above
  /// another when it lies below.
  static let directionAgainstData = Self(
    "direction-against-data", .error,
    why: "A sentence that says a figure rose when it fell misleads, whatever the figure in it."
  ) { subject in
    func faults(
      _ sentences: SentenceList, at position: (Int, Sentence) -> FilePosition
    ) -> [Fault] {
      guard sentences.marks.contains(.value) else { return [] }
      return sentences.filter { $0.marks.contains(.value) }.flatMap { sentence in
        DirectionClaims(in: sentence, of: subject).contradicted.map { claim in
          Fault(
            "'\(sentence.text(claim.word))' is not what the data say: \(claim.fact)",
            at: position(claim.word, sentence),
            hint: "change the word, or quote the figure that was meant")
        }
      }
    }
    return subject.answers.flatMap { faults($0.sentences, at: $0.position(of:in:)) }
      + subject.priorityTexts.flatMap { faults($0.sentences, at: $0.position(of:in:)) }
  }
}

/// What the words around the quoted values of a sentence say of them.
private struct DirectionClaims {
  /// A claim that the data contradict.
  struct Contradiction {
    /// The word that claims it.
    var word: Int
    /// What the data have, in words.
    var fact: String
  }

  /// A value that the sentence quotes, and where.
  private struct Quoted {
    var place: Int
    var value: QuotedValue
  }

  private(set) var contradicted: [Contradiction] = []
  private let sentence: Sentence
  private let trends: TrendReport

  init(in sentence: Sentence, of subject: Subject) {
    self.sentence = sentence
    trends = subject.trends
    let places = sentence.places.filter { sentence[$0].isValue }
    let values = places.compactMap { place in
      (try? subject.value(of: sentence.text(place)).get()).map { Quoted(place: place, value: $0) }
    }
    for one in values where !sentence[one.place].isQuoted {
      guard let found = contradiction(one.place, one.value, values) else { continue }
      if !contradicted.contains(where: { $0.word == found.word }) { contradicted.append(found) }
    }
  }

  private func contradiction(
    _ place: Int, _ value: QuotedValue, _ values: [Quoted]
  ) -> Contradiction? {
    let trend = value.series
    switch value.field {
    case .change, .signedChange:
      guard
        let word = MovementWord(
          for: place, in: sentence,
          wanted: [.rise, .fall, .better, .worse, .above, .below]),
        !isOfOpposite(trend, word.place)
      else { return nil }
      return movement(word, of: trend)
    case .latest where word(place - 1) != "to":
      return standing(still: "at", place, of: trend) ?? order(at: place, of: trend, values)
    case .latest:
      guard
        let word = MovementWord(
          for: place, in: sentence, wanted: [.rise, .fall, .better, .worse], links: "to",
          looksAhead: false),
        !isOfOpposite(trend, word.place)
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
          for: place, in: sentence, wanted: [.rise, .fall, .better, .worse, .above, .below],
          links: "from than on", looksAhead: false),
        place - word.place <= 4, !isOfOpposite(trend, word.place),
        !values.contains(where: { $0.place < place && !$0.value.isOfSeries(trend) })
      else { return nil }
      return movement(word, of: trend)
    case .gap:
      return word(place - 1) == "to" && sentence.marks.contains(.distance)
        ? distance(at: place, of: trend, links: "to") : side(at: place, of: trend)
    case .gapChange:
      return distance(at: place, of: trend)
    case .firstPeriod:
      guard self.word(place - 1) == "since",
        values.contains(where: { $0.value.field == .latest && $0.value.isOfSeries(trend) }),
        !values.contains(where: { !$0.value.isOfSeries(trend) }),
        !sentence.marks.contains(.distance),
        let word = MovementWord(
          for: place, in: sentence, wanted: [.rise, .fall, .better, .worse], links: "since",
          looksAhead: false),
        place - word.place == 2
      else { return nil }
      return movement(word, of: trend)
    case .sentence, .latestPeriod: return nil
    }
  }

  private func word(_ place: Int) -> Word { sentence[place].word }

  // MARK: - Changes over time

  private static let measuring: WordSet = "more less much enough only as far"

  /// Holds a word of movement against the change in the window.
  private func movement(_ word: MovementWord, of trend: SeriesTrend) -> Contradiction? {
    guard let change = trend.change, let direction = trend.direction else { return nil }
    let marks = sentence[word.place].marks
    let isUnchanged = direction == .unchanged
    let isClaimed: Bool
    if !marks.isDisjoint(with: [.rise, .above]), marks.isDisjoint(with: [.better, .worse]) {
      isClaimed = change > 0
    } else if !marks.isDisjoint(with: [.fall, .below]), marks.isDisjoint(with: [.better, .worse]) {
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
  private func isOfOpposite(_ trend: SeriesTrend, _ word: Int) -> Bool {
    let title = trend.measure.title.lowercased()
    func mentions(_ start: String) -> Bool {
      (0..<word).contains { sentence.text($0).hasPrefix(start) }
    }
    let isAbsence = title.holds("absen") || title.holds("missed")
    if isAbsence && mentions("attend") || title.holds("attend") && mentions("absen") { return true }
    let isOfMissing = !isAbsence && (0..<word).contains { Self.missing.contains(self.word($0)) }
    return isOfMissing || title.holds(" not ") && isOfRest(of: trend.measure, before: word)
  }

  private static let missing: WordSet = "miss misses missed missing without"

  /// Whether the sentence is about those who are, where the measure counts those who are not.
  private func isOfRest(of measure: Measure, before word: Int) -> Bool {
    if sentence[..<word].contains(where: { $0.marks.contains(.negation) }) { return false }
    let title = NamesInText.MeasureName(measure).title
    return (0..<word).count { title.contains(sentence.singular($0)) } > 1
      || (0..<word).contains { sentence.text($0).hasPrefix("particip") }
  }

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
    let isExact = ["unchanged", "changed", "same"].contains(self.word(word.place))
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

  /// Holds `above`, `behind` and the like between two values against the values.
  private func order(at place: Int, of trend: SeriesTrend, _ values: [Quoted]) -> Contradiction? {
    let before = values.last {
      $0.place < place && $0.value.field == .latest
        && $0.value.series.measure.id == trend.measure.id
    }
    guard let own = before?.value.series ?? overallBeside(trend), own.key != trend.key,
      let word = MovementWord(between: before?.place ?? -1, and: place, in: sentence),
      let left = own.window.last, let right = trend.window.last, left.period == right.period,
      let one = left.value, let other = right.value
    else { return nil }
    let difference = one - other
    guard !Wording.isZero(difference, of: trend.measure),
      let isClaimed = isOnSide(sentence[word.place], difference, trend.measure.polarity),
      isClaimed == word.isDenied
    else { return nil }
    return Contradiction(
      word: word.place,
      fact: "\(own.name) is \(Wording.value(left, of: trend.measure)), and "
        + "\(trend.name) is \(Wording.value(right, of: trend.measure))")
  }

  /// The series of all pupils, of which a sentence speaks that quotes a comparator alone.
  private func overallBeside(_ trend: SeriesTrend) -> SeriesTrend? {
    guard trend.isComparator, trend.key.group.isEmpty else { return nil }
    let names = NamesInText(in: [sentence])
    let isOfPart =
      names.mentionGroups || names.mentionDistricts
      || trends.series(of: trend.measure.id).contains { series in
        [series.key.area, series.key.group].contains { !$0.isEmpty && names.mention($0) }
      }
    return isOfPart || !names.mention(trend.measure) ? nil : trends.overall(trend.measure.id)
  }

  /// Whether a difference lies on the side that a word says; `nil` where that can't be told.
  private func isOnSide(_ word: Token, _ difference: Double, _ polarity: Measure.Polarity?) -> Bool?
  {
    if word.marks.contains(.above) { return difference > 0 }
    if word.marks.contains(.below) || word.word == "short" { return difference < 0 }
    switch polarity {
    case .lower: return word.marks.contains(.ahead) == (difference < 0)
    case .higher: return word.marks.contains(.ahead) == (difference > 0)
    case .neither, nil: return nil
    }
  }

  // MARK: - Gaps

  /// Holds `above`, `behind` and the like against the gap.
  private func side(at place: Int, of trend: SeriesTrend) -> Contradiction? {
    guard let gap = trend.quotedGap, let latest = gap.latest,
      !Wording.isZero(latest, of: trend.measure),
      let word = MovementWord(
        for: place, in: sentence, wanted: .side, links: "by of is was")
    else { return nil }
    // A gap is to England, or of a group to the others; what is said of neighbours isn't about it.
    if gap.comparator != SeriesTrend.Gap.complement,
      (word.place..<word.place + 6).contains(where: {
        sentence[$0].word == "region" || sentence[$0].word == "regional"
          || sentence.text($0).hasPrefix("neighbour")
      })
    {
      return nil
    }
    guard let isClaimed = isOnSide(sentence[word.place], latest, trend.measure.polarity) else {
      return nil
    }
    guard isClaimed == word.isDenied else { return nil }
    return Contradiction(word: word.place, fact: trend.inWords(gap))
  }

  /// Holds `narrowed`, `widened` and the like against the change in the gap.
  private func distance(
    at place: Int, of trend: SeriesTrend, links: WordSet = MovementWord.links
  ) -> Contradiction? {
    guard let gap = trend.quotedGap, let latest = gap.latest, let change = gap.change,
      let word = MovementWord(for: place, in: sentence, wanted: .movement, links: links)
    else { return nil }
    if links.contains("to"), !trend.isLastStepLikeChange(in: gap) { return nil }
    let earlier = gap.first ?? latest - change
    let width = latest.magnitude - earlier.magnitude
    let isUnchanged = Wording.isZero(change, of: trend.measure)
    let marks = sentence[word.place].marks
    if earlier * latest < 0 {
      // Who was behind and is ahead has closed the gap; who was ahead and is further behind has not.
      let isBetter = trend.measure.polarity == .lower ? change < 0 : change > 0
      let isWrong =
        marks.contains(.narrow) && width > 0 && !isBetter || marks.contains(.widen) && width < 0
      return isWrong && !word.isDenied
        ? Contradiction(word: word.place, fact: trend.changeInWords(gap)) : nil
    }
    let isOfGap = sentence.marks.contains(.distance)
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
}

extension QuotedValue {
  fileprivate func isOfSeries(_ trend: SeriesTrend) -> Bool {
    series.measure.id == trend.measure.id && series.key == trend.key
  }
}
