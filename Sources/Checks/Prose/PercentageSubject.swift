import SelfEvaluation
import Trends

// What the sentence of a typed percentage is about.

extension TypedPercentage {
  /// Whether the sentence names a measure: by most words of its title, by its id, or by a value.
  func mentions(_ measure: Measure) -> Bool {
    let id = measure.id.key
    if sentence.places.contains(where: {
      sentence[$0].isValue && sentence.text($0).lowercased().hasPrefix(id + ".")
    }) {
      return true
    }
    return NamesInText(in: [sentence]).mention(measure)
  }

  /// Whether what the share is of could be the pupils of any measure.
  var hasNoSubjectOfItsOwn: Bool {
    let place = amount.places.lowerBound
    guard let sign = (place + 1...place + 3).first(where: { sentence[$0].word == "of" }) else {
      return true
    }
    return Self.pupils.contains(sentence[sign + 1].word)
  }

  /// Where the number stands in its clause, up to where something else is told: `take-up rose to 74%,
  /// and results to 67%`.
  var part: Range<Int> {
    func ends(_ place: Int) -> Bool {
      Self.turning.contains(sentence[place].word)
        || sentence[place].isComma && Self.between.contains(sentence[place + 1].word)
    }
    var (start, end) = (amount.places.lowerBound, amount.places.upperBound)
    while start > clause.lowerBound, !ends(start - 1) { start -= 1 }
    while end < clause.upperBound, !ends(end) { end += 1 }
    return start..<end
  }

  private static let turning: WordSet = "compared while whereas"

  static let pupils: WordSet = """
    children pupils boys girls them all young learners sessions
    """

  /// The group that the share is of, as in `67% of boys`; `nil` where more is said of them.
  func group(of parts: [SeriesTrend]) -> SeriesTrend? {
    guard ["of", "for", "among"].contains(sentence[amount.places.upperBound].word) else {
      return nil
    }
    let own = parts.filter { series in
      series.key.area.isEmpty
        && NamesInText.Name(series.key.group).forms.contains { form in
          endOfPhrase(form, from: amount.places.upperBound + 1).map { !isNoun($0) } ?? false
        }
    }
    return own.count == 1 ? own.first : nil
  }

  /// Whether two groups are named as one, such as `boys eligible for free school meals`.
  func joinsGroups(of parts: [SeriesTrend]) -> Bool {
    let groups = Set(parts.map(\.key.group)).subtracting([""])
    guard groups.count > 1 else { return false }
    let names = groups.map { NamesInText.Name($0).forms }
    return clause.split { sentence[$0].isMark || Self.between.contains(sentence[$0].word) }
      .contains { places in
        let words = WordSet(places.map { sentence.singular($0) })
        return names.count { $0.contains { $0.allSatisfy(words.contains) } } > 1
      }
  }

  private static let between: WordSet = "and or but than as"

  /// Where a phrase ends that has just some words, with small ones between them.
  private func endOfPhrase(_ words: [Word], from start: Int) -> Int? {
    var (place, found) = (start, 0)
    while sentence[place].isWord {
      let written = Word.all(in: sentence.text(place), isSingular: true)
      if words[found...].starts(with: written) {
        found += written.count
      } else if !written.allSatisfy(NamesInText.emptyWords.contains), !isSmall(place) {
        break
      }
      place += 1
      if found == words.count { break }
    }
    guard found == words.count else { return nil }
    while sentence[place].isWord, NamesInText.emptyWords.contains(sentence.singular(place)),
      !sentence[place].marks.contains(.function)
    {
      place += 1
    }
    return place
  }

  private func isSmall(_ place: Int) -> Bool {
    ["our", "who", "are", "those"].contains(sentence[place].word)
  }

  private func isNoun(_ place: Int) -> Bool {
    let token = sentence[place]
    return token.isWord && !Self.attaining.contains(token.word)
      && token.marks.isDisjoint(with: [
        .function, .copula, .negation, .endsInEd, .rise, .fall, .better, .worse, .infinitive,
      ])
  }

  /// The words that say no more than the measure and the authority do.
  func wordsOfWhole(_ measure: Measure, _ subject: Subject) -> WordSet {
    let settings = subject.evaluation.settings
    var words = WordSet(
      [measure.title, settings.authority, settings.region].flatMap {
        Word.all(in: $0, isSingular: true)
      })
    if let last = NamesInText.MeasureName(measure).lastOfID { words.insert(last) }
    if isAttained { words.insert("may") }
    return words
  }

  /// Whether a comparator is named beside the number, and not behind a comma or as what it's above.
  func isBeside(_ comparator: SeriesTrend) -> Bool {
    var (start, end) = (amount.places.lowerBound, amount.places.upperBound)
    func ends(_ place: Int) -> Bool {
      sentence[place].isComma || sentence[place].isPercentSign
        || Self.comparing.contains(sentence[place].word)
    }
    while start > clause.lowerBound, !ends(start - 1) { start -= 1 }
    while end < clause.upperBound, !ends(end) { end += 1 }
    return mentionsComparator(comparator.key.area, in: start..<end)
  }

  func mentionsComparator(_ area: String, in places: Range<Int>) -> Bool {
    let words = WordSet(sentence[places].map(\.word))
    let names: [Word] =
      switch area {
      case SeriesKey.england: ["england", "england's", "national", "nationally"]
      case SeriesKey.neighbours: ["neighbour", "neighbours"]
      default: []
      }
    if !names.isEmpty { return names.contains(where: words.contains) }
    return Word.all(in: area, isSingular: true).allSatisfy(words.contains)
  }
}
