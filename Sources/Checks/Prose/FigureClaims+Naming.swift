import Diagnostics
import Editions
import SelfEvaluation

// What the sentence of a number and the headings above it name, and so which figures may be meant.

extension FigureClaims {
  /// Whether the text or the sentence is about a measure.
  mutating func speaks(of measure: Int) -> Bool {
    if measuresSpokenOf.isEmpty {
      measuresSpokenOf = Array(repeating: nil, count: figureNames.measures.count)
    }
    if let known = measuresSpokenOf[measure] { return known }
    let speaks = text.measures.contains(measure) || mentions(measure)
    measuresSpokenOf[measure] = speaks
    return speaks
  }

  /// Whether the sentence names a measure.
  mutating func mentions(_ measure: Int) -> Bool {
    if namedMeasures.isEmpty {
      namedMeasures = Array(repeating: nil, count: figureNames.measures.count)
    }
    if let known = namedMeasures[measure] { return known }
    let isNamed =
      names.mention(figureNames.measures[measure])
      || hasWordsOfKin(to: figureNames.measures[measure])
      || text.measures.contains(measure)
        && figureNames.measures[measure].noun.map(hasWord(like:)) ?? false
    namedMeasures[measure] = isNamed
    return isNamed
  }

  /// Whether the sentence names what a measure counts by words of kin: `permanently excluded`.
  private mutating func hasWordsOfKin(to name: NamesInText.MeasureName) -> Bool {
    // Hardly any sentence has them, and to look at its words takes long.
    guard name.stems.count > 1, let sentence, name.stems.allSatisfy(inLowerCase.holds) else {
      return false
    }
    let words = sentence.places.map { sentence.text($0).lowercased() }
    return name.stems.allSatisfy { stem in words.contains { $0.hasPrefix(stem) } }
  }

  /// Whether the sentence has a word or one of its kin: `excluded` is one of `exclusion`.
  private func hasWord(like noun: String) -> Bool {
    let stem = Self.stem(of: noun)
    return sentence.map { sentence in
      sentence.places.contains { sentence.text($0).hasPrefix(stem) }
    } ?? false
  }

  static func stem(of noun: String) -> Substring { noun.prefix(max(noun.count - 4, 5)) }

  /// Where a group, an area or a measure is named.
  enum Naming: Int {
    case nowhere, inHeading, inSentence
  }

  /// Whether the sentence or the headings above name the figure's group and area; of all pupils, the
  /// measure.
  mutating func names(_ figure: PupilFigure) -> Bool { naming(of: figure) != .nowhere }

  mutating func naming(of figure: PupilFigure) -> Naming {
    if figure.area == nil, figure.group == nil {
      if mentions(figure.measure) { return .inSentence }
      let name = figureNames.measures[figure.measure]
      return namesOfHeadings.contains { $0.mention(name) } ? .inHeading : .nowhere
    }
    let (area, group) = (naming(of: figure.area), naming(of: figure.group))
    return area.rawValue < group.rawValue ? area : group
  }

  /// How fully the sentence names a figure's measure, and then its area and group.
  mutating func fullness(of figure: PupilFigure) -> Int {
    let isInFull = names.mentionInFull(figureNames.measures[figure.measure])
    let measure = isInFull ? 2 : mentions(figure.measure) ? 1 : 0
    let places = [figure.area, figure.group].compactMap(\.self)
    return 8 * measure + places.reduce(0) { $0 + naming(of: $1).rawValue }
  }

  mutating func naming(of place: Int?) -> Naming {
    guard let place else { return .inSentence }
    if namedPlaces.isEmpty {
      namedPlaces = Array(repeating: nil, count: figureNames.places.count)
    }
    if let known = namedPlaces[place] { return known }
    let name = figureNames.places[place]
    var naming = Naming.nowhere
    if names.mention(name) {
      naming = .inSentence
    } else if namesOfHeadings.contains(where: { $0.mention(name) }) {
      naming = .inHeading
    }
    namedPlaces[place] = naming
    return naming
  }

  /// Whether a number is one of a figure by its name, and where only a heading has that, by standing
  /// as the subject of its sentence: below a heading stand many other numbers.
  mutating func isOf(_ figure: PupilFigure, _ amount: TypedAmount) -> Bool {
    switch naming(of: figure) {
    case .nowhere: return false
    case .inHeading:
      if !amount.sentence.isProse { return mentions(figure.measure) }
      // `The last one rated it`
      let isOne = amount.kind == .number && amount.value == 1
      return !isOne && (amount.isSubject || amount.endOfPupils != nil)
    case .inSentence: return true
    }
  }

  /// Whether a number belongs to a name, such as `5 A*-C`.
  func hasInName(_ amount: TypedAmount, _ figure: PupilFigure) -> Bool {
    let word = Word(amount.sentence.text(amount.places.lowerBound))
    return figureNames.wordsOfMeasures[figure.measure].contains(word)
      || [figure.group, figure.area].contains { place in
        place.map { figureNames.wordsOfPlaces[$0].contains(word) } ?? false
      }
  }

  /// Where the words end that say that a number counts what a figure does; `nil` too for `3 permanent
  /// exclusion hearings`.
  func endOfNoun(_ amount: TypedAmount, of figure: PupilFigure) -> Int? {
    guard let end = amount.endOfNoun(among: nouns(of: figure)) else { return nil }
    guard let noun = figureNames.measures[figure.measure].noun,
      amount.sentence[end - 1].word == Word(noun),
      figureNames.wordsOfMeasures[figure.measure].contains(Word(noun + "s"))
    else { return end }
    return amount.countsThings(from: end) ? nil : end
  }

  /// What a figure counts, as nouns.
  func nouns(of figure: PupilFigure) -> WordSet {
    nouns(of: figure.groups, in: figure.measure)
  }

  /// What figures of some groups count, as nouns.
  func nouns(of groups: Range<Int>, in measure: Int) -> WordSet {
    var nouns = nounsOfPupils(in: groups, of: measure)
    if let noun = figureNames.measures[measure].noun { nouns.insert(Word(noun)) }
    return nouns
  }

  /// What those are called whom figures of some groups count.
  func nounsOfPupils(in groups: Range<Int>, of measure: Int) -> WordSet {
    WordSet(
      groups.flatMap { figureNames.places[$0].nouns } + figureNames.measures[measure].abbreviations)
  }

  /// Whether anything else but pupils is counted: where groups are called so, `young carers` and `EHC
  /// plan pupils` are pupils.
  func countsOthers(_ amount: TypedAmount) -> Bool {
    guard amount.isOfOthers else { return false }
    guard let phrase = amount.phraseOfPeople else { return true }
    return !figureNames.wordsOfPlaces.contains { amount.isOfGroup($0, in: phrase) }
  }

  // MARK: - Which figure is meant

  /// Whether a number that is one of some figure may be meant of it: not where it's said to be of
  /// another year, nor where nothing is said of the place that the authority is compared with.
  mutating func mayMean(_ match: FigureMatch, in evaluation: Evaluation) -> Bool {
    let own = evaluation.observations[match.figure.place]
    if case .academicYear(let year) = own.period, Set(years).count == 1,
      let named = match.amount.yearBeside, named != year
    {
      return false
    }
    if match.figure.area == nil, match.amount.isOfEngland { return false }
    let settings = evaluation.settings
    let isComparator =
      [SeriesKey.england, SeriesKey.neighbours, settings.region].contains(own.series.area)
      || settings.statisticalNeighbours.contains(own.series.area)
    return !isComparator || maySpeak(of: match.figure.area)
      || naming(of: match.figure.area) == .inHeading || speaksOfNeighbours
  }

  /// Whether what is read as of one measure may be of another one: only where the sentence names that
  /// one in full, and neither it nor a heading the first.
  mutating func mayBe(of other: Int, not measure: Int) -> Bool {
    if other == measure { return true }
    let name = figureNames.measures[measure]
    return names.mentionInFull(figureNames.measures[other]) && !names.mentionID(of: name)
      && !names.mentionInFull(name)
      && !namesOfHeadings.contains { $0.mentionInFull(name) || $0.mentionID(of: name) }
  }

  /// Whether a number that is one of some figure may as well be meant of another one.
  mutating func mayMean(
    _ other: PupilFigure, by match: FigureMatch, in evaluation: Evaluation
  ) -> Bool {
    let figure = match.figure
    let own = evaluation.observations[figure.place]
    let row = evaluation.observations[other.place]
    let (period, otherPeriod) = (own.period, row.period)
    if otherPeriod != period, names(period), !names(otherPeriod) { return false }
    // Without a year, the later of two figures of the same pupils is meant.
    if own.measure == row.measure, own.series == row.series,
      figure.others.isEmpty == other.others.isEmpty, otherPeriod < period, !names(otherPeriod),
      match.amount.sentence[match.amount.places.lowerBound - 1].word != "from"
    {
      return false
    }
    // What says nothing of whose number it is may say it of any.
    guard figure.area != nil || figure.group != nil, names(figure) else { return true }
    if other.area == nil, other.group == nil { return !isNamedBeside(match.amount, figure) }
    return maySpeak(of: other.area) && maySpeak(of: other.group)
      && !namesOnly(figure, not: other, beside: match.amount)
  }

  /// Whether a figure's group and area are named in full, and another's not, or only as a part of
  /// them: `FSM boys` are no boys on their own, and `Black Caribbean` isn't `Black African`.
  private mutating func namesOnly(
    _ figure: PupilFigure, not other: PupilFigure, beside amount: TypedAmount
  ) -> Bool {
    func words(at place: Int) -> [Word] { figureNames.places[place].words }
    func words(of figure: PupilFigure) -> [Word] {
      [figure.area, figure.group].compactMap(\.self).flatMap(words)
    }
    let own = words(of: figure)
    guard names.have(own) else { return false }
    // Other authorities are called by many names.
    let places = [figure.area == nil ? nil : other.area, other.group].compactMap(\.self)
    let areNamed = places.allSatisfy { place in
      place == figure.group || place == figure.area
        || names.have(words(at: place).filter { !Self.negations.contains($0) })
          && (!words(at: place).contains(where: Self.negations.contains)
            || names.haveAny(of: Self.negations))
    }
    if !areNamed { return true }
    let others = words(of: other)
    return others.count < own.count && others.allSatisfy(own.contains)
      && clause(of: amount).have(own)
  }

  private static let negations: [Word] = ["no", "not", "non", "without", "other"]

  /// Whether the sentence names a period; an academic year may be called by the one it starts or ends
  /// in.
  private mutating func names(_ period: Period) -> Bool {
    if let known = namedPeriods[period] { return known }
    var isNamed = years.contains(period) || inLowerCase.holds(period.inWords.lowercased())
    if !isNamed, let sentence, case .academicYear(let first) = period {
      let calendarYears = [Word(String(first)), Word(String(first + 1))]
      isNamed = sentence.tokens.contains { calendarYears.contains($0.word) }
    }
    namedPeriods[period] = isNamed
    return isNamed
  }

  /// Whether the words around a number, or else the headings, name a figure's group or area.
  private mutating func isNamedBeside(_ amount: TypedAmount, _ figure: PupilFigure) -> Bool {
    let clause = clause(of: amount)
    let places = [figure.area, figure.group].compactMap(\.self)
    if places.contains(where: { clause.mention(figureNames.places[$0]) }) { return true }
    return !places.contains { names.mention(figureNames.places[$0]) }
      && !amount.sentence.tokens.contains { Self.everyone.contains($0.word) }
  }

  /// The words around a number, up to the next `and`, `than` or comma.
  private func clause(of amount: TypedAmount) -> NamesInText {
    let sentence = amount.sentence
    func ends(_ place: Int) -> Bool {
      let token = sentence[place]
      return token.isComma || token.endsClause || Self.joints.contains(token.word)
    }
    var (start, end) = (amount.places.lowerBound, amount.places.upperBound)
    while start > 0, !ends(start - 1) { start -= 1 }
    while end < sentence.count, !ends(end) { end += 1 }
    return NamesInText(in: sentence, at: start..<end)
  }

  private static let everyone: WordSet = """
    all overall everyone others england national nationally
    """
  private static let joints: WordSet = "and but while whereas than"

  /// Whether the sentence may be about a group or an area among others.
  private mutating func maySpeak(of place: Int?) -> Bool {
    guard let place else { return true }
    let name = figureNames.places[place]
    if names.mayMention(name) { return true }
    return name.slug == "england"
      && sentence?.tokens.contains { $0.word == "national" || $0.word == "nationally" } ?? false
  }
}
