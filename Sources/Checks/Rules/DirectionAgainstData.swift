import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A sentence that says a figure rose when it fell.
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

  init(in sentence: Sentence, of subject: Subject) {
    self.sentence = sentence
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
    case .latest:
      guard word(place - 1) == "to",
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
      guard ["from", "than", "on"].contains(self.word(place - 1)),
        let word = MovementWord(
          for: place, in: sentence, wanted: [.rise, .fall, .better, .worse, .above, .below],
          links: "from than on", looksAhead: false),
        place - word.place <= 4, !isOfOpposite(trend, word.place),
        !values.contains(where: { $0.place < place && !$0.value.isOfSeries(trend) })
      else { return nil }
      return movement(word, of: trend)
    case .gap:
      return side(at: place, of: trend)
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
    guard let change = trend.change else { return nil }
    let marks = sentence[word.place].marks
    let isUnchanged = Wording.isZero(change, of: trend.measure)
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

  /// Whether the sentence is about attendance and the measure about absence, so that one rises
  /// where the other falls.
  private func isOfOpposite(_ trend: SeriesTrend, _ word: Int) -> Bool {
    let title = trend.measure.title.lowercased()
    func mentions(_ start: String) -> Bool {
      (0..<word).contains { sentence.text($0).hasPrefix(start) }
    }
    let isAbsence = title.holds("absen") || title.holds("missed")
    return isAbsence && mentions("attend") || title.holds("attend") && mentions("absen")
  }

  // MARK: - Gaps

  /// Holds `above`, `behind` and the like against the gap.
  private func side(at place: Int, of trend: SeriesTrend) -> Contradiction? {
    guard let gap = trend.quotedGap, let latest = gap.latest,
      !Wording.isZero(latest, of: trend.measure),
      let word = MovementWord(
        for: place, in: sentence, wanted: .side, links: "by of is was")
    else { return nil }
    let marks = sentence[word.place].marks
    // A gap is to England, or of a group to the others; what is said of neighbours isn't about it.
    if gap.comparator != SeriesTrend.Gap.complement,
      (word.place..<word.place + 6).contains(where: {
        sentence[$0].word == "region" || sentence[$0].word == "regional"
          || sentence.text($0).hasPrefix("neighbour")
      })
    {
      return nil
    }
    let isClaimed: Bool
    if marks.contains(.above) {
      isClaimed = latest > 0
    } else if marks.contains(.below) || sentence[word.place].word == "short" {
      isClaimed = latest < 0
    } else {
      switch trend.measure.polarity {
      case .lower: isClaimed = marks.contains(.ahead) == (latest < 0)
      case .higher: isClaimed = marks.contains(.ahead) == (latest > 0)
      case .neither, nil: return nil
      }
    }
    guard isClaimed == word.isDenied else { return nil }
    return Contradiction(word: word.place, fact: trend.inWords(gap))
  }

  /// Holds `narrowed`, `widened` and the like against the change in the gap.
  private func distance(at place: Int, of trend: SeriesTrend) -> Contradiction? {
    guard let gap = trend.quotedGap, let latest = gap.latest, let change = gap.change,
      let word = MovementWord(for: place, in: sentence, wanted: .movement)
    else { return nil }
    let earlier = latest - change
    // Who was behind and is ahead has neither narrowed nor widened the gap.
    guard earlier * latest >= 0 else { return nil }
    let width = latest.magnitude - earlier.magnitude
    let isUnchanged = Wording.isZero(change, of: trend.measure)
    let marks = sentence[word.place].marks
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
