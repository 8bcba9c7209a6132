import Diagnostics
import Editions
import SelfEvaluation
import Trends

/// A number of a text that may be one of a figure.
struct FigureMatch {
  var amount: TypedAmount
  var reading: FigureReading
  var figure: PupilFigure
  /// The number with what it's of.
  var words: String
}

/// What the numbers of one sentence can be of figures.
struct FigureClaims {
  let amounts: ArraySlice<TypedAmount>
  let text: PublishedText
  let figureNames: FigureNames
  let sentence: Sentence?
  /// The sentence before, where this one speaks of the same, as in `four of them`.
  private let sentenceBefore: Sentence?
  private lazy var names: NamesInText =
    sentence.map { sentence in
      sentence.isProse
        ? NamesInText(in: [sentenceBefore, sentence].compactMap(\.self)) : text.namesInTables
    } ?? NamesInText(in: [])
  private lazy var namesOfHeadings = sentence.map { text.namesOfHeadings(above: $0) } ?? []
  /// Which groups and areas, and which measures, the sentence names, as far as it's known.
  private var namedPlaces: [Naming?] = []
  private var namedMeasures: [Bool?] = []
  /// Which measures the text or the sentence is about, as far as it's known.
  private var measuresSpokenOf: [Bool?] = []
  /// Whether the sentence speaks of those who were not counted.
  private lazy var speaksOfOthers: Bool =
    sentence.map { sentence in
      sentence.places.contains {
        sentence[$0].marks.contains(.negation) || Self.others.contains(sentence[$0].word)
          || sentence[$0].word == "short" && sentence[$0 - 1].marks.contains(.fall)
      }
    } ?? false
  /// Whether a percentage may stand without its sign.
  private lazy var speaksOfPercentages: Bool =
    sentence.map { sentence in
      sentence.isProse
        ? sentence.tokens.contains { $0.isPercentSign || Self.percentages.contains($0.word) }
        : text.tablesHavePercentSign
    } ?? false
  /// Whether the sentence speaks of other authorities, which may have no name but their code.
  private lazy var speaksOfNeighbours: Bool =
    sentence.map { sentence in
      sentence.places.contains { Self.neighbours.contains(sentence.singular($0)) }
    } ?? false
  lazy var speaksOfGap: Bool =
    !(sentence?.marks.isDisjoint(with: [.distance, .narrow, .widen]) ?? true)
  /// The academic years that the sentence names.
  lazy var years: [Period] =
    sentence.map { sentence in
      sentence.academicYears(in: sentence.places).map { .academicYear($0.first) }
    } ?? []

  /// Which periods the sentence names, as far as it's known.
  private var namedPeriods: [Period: Bool] = [:]
  /// The sentence in lower case.
  private lazy var inLowerCase = sentence.map { $0.written($0.places).lowercased() } ?? ""

  private static let others: WordSet = "without below missed failed rest remaining others"
  private static let percentages: WordSet = "percentage percentages proportion share cent"
  private static let neighbours: WordSet = "neighbour neighbouring authoritie"
  private static let thoseBefore: WordSet = "them these those whom"
  private static let everyone: WordSet = "all overall everyone others england national nationally"
  private static let units: WordSet = "day point session"

  init(_ amounts: ArraySlice<TypedAmount>, in text: PublishedText, _ names: FigureNames) {
    self.amounts = amounts
    self.text = text
    figureNames = names
    let sentence = amounts.first?.sentence
    self.sentence = sentence
    sentenceBefore = sentence.flatMap {
      Self.speaksOfThoseBefore($0) ? text.sentence(before: $0) : nil
    }
  }

  /// Whether a sentence is about those of whom the one before it is.
  private static func speaksOfThoseBefore(_ sentence: Sentence) -> Bool {
    sentence.isProse
      && (sentence[0].word == "they"
        || sentence.places.contains {
          sentence[$0].word == "of" && thoseBefore.contains(sentence[$0 + 1].word)
        })
  }

  /// The figures that the numbers may be, hidden or not.
  mutating func matches(among figures: PupilFigures, by index: FigureIndex) -> [FigureMatch] {
    var matches: [FigureMatch] = []
    var known = amounts
    if let sentenceBefore { known += text.amounts(in: sentenceBefore) }
    var wholes = Wholes(known)
    for place in amounts.indices where amounts[place].kind != .factor {
      let amount = amounts[place]
      let start = max(amounts.startIndex, place - Self.reach)
      let near = amounts[start..<min(amounts.endIndex, place + Self.reach)]
      let isOfOthers = near.contains {
        ($0.places == amount.places || amount.isShare(of: $0) || amount.isLaterShare(of: $0)
          || Self.isPart(amount, of: $0, among: near)) && $0.isOfOthers
      }
      let ratio = near.first { amount.isOut(of: $0) || $0.isOut(of: amount) }
      let isNumber = amount.kind == .number
      if isNumber, amount.isSigned { continue }
      let standing = Standing(amount)
      if isNumber {
        matches += values(amount, standing, isOfOthers: isOfOthers, among: figures, by: index)
      }
      if isOfOthers { continue }
      let mustSpeakOfMeasure = isNumber && standing.endOfPupils == nil
      index.forEachFigure(for: amount) { place in
        // What most figures fail is looked at first.
        var whole: TypedAmount?
        if let ratio {
          whole = ratio.value == figures.cohort(at: place) ? ratio : nil
        } else if known.count > 1, let cohort = figures.cohort(at: place), cohort != amount.value {
          whole = wholes.first(of: cohort)
        }
        if mustSpeakOfMeasure, whole == nil, !speaks(of: figures.measure(at: place)) { return }
        let figure = figures[place]
        let claim: Claim?
        if case .times(let verb) = amount.kind {
          claim = times(amount, of: verb, in: figure)
        } else if isNumber {
          let share =
            amount.isPair ? nil : whole.flatMap { shareInNumbers(amount, of: $0, figure) }
          claim = share ?? (ratio == nil ? alone(amount, standing, of: figure) : nil)
        } else {
          claim = share(amount, of: figure)
        }
        guard let (reading, end) = claim else { return }
        matches.append(
          FigureMatch(
            amount: amount, reading: reading, figure: figure, words: amount.text(upTo: end)))
      }
    }
    return matches
  }

  /// Whether a number is of the schools and the like that another one counts right before it, where
  /// no pupils are counted of whom it could be.
  private static func isPart(
    _ amount: TypedAmount, of whole: TypedAmount, among near: ArraySlice<TypedAmount>
  ) -> Bool {
    amount.isPart(of: whole)
      && near.allSatisfy { $0.places.lowerBound >= whole.places.lowerBound || $0.isOfOthers }
  }

  /// How many numbers away those may be that one is held against: a sentence may have thousands.
  private static let reach = 24

  /// The numbers of which others may be a part.
  private struct Wholes {
    let amounts: ArraySlice<TypedAmount>
    /// The first of each value; of a few numbers it's found sooner by a look at each.
    private lazy var places: [Double: Int] = {
      var places: [Double: Int] = [:]
      for place in amounts.indices.reversed() where amounts[place].kind == .number {
        places[amounts[place].value] = place
      }
      return places
    }()

    init(_ amounts: ArraySlice<TypedAmount>) { self.amounts = amounts }

    mutating func first(of value: Double) -> TypedAmount? {
      let place =
        amounts.count > FigureClaims.reach
        ? places[value] : amounts.firstIndex { $0.kind == .number && $0.value == value }
      return place.map { amounts[$0] }
    }
  }

  /// The figures whose value a number without a unit may be: a percentage without its sign, a mean, a
  /// rate or days.
  private mutating func values(
    _ amount: TypedAmount, _ standing: Standing, isOfOthers: Bool, among figures: PupilFigures,
    by index: FigureIndex
  ) -> [FigureMatch] {
    let isPlain = amount.decimals == 0
    let hasUnit = isOfOthers && figures.haveMeans && amount.isFollowed(by: Self.units)
    guard hasUnit || !isOfOthers && (!isPlain || standing.isBare) else { return [] }
    var matches: [FigureMatch] = []
    let reading = FigureReading.value(amount.value, decimals: amount.decimals)
    func take(_ place: Int) {
      guard speaks(of: figures.measure(at: place)) else { return }
      let figure = figures[place]
      guard reading.fits(figure), names(figure),
        figure.isPercentage || !isPlain || mentions(figure.measure),
        isPlain ? isOfRow(figure) : figure.isPercentage || isOf(figure, amount)
      else { return }
      matches.append(
        FigureMatch(amount: amount, reading: reading, figure: figure, words: amount.text(upTo: 0)))
    }
    if figures.haveMeans { index.forEachMean(near: amount.value, take) }
    if !isOfOthers, !isPlain || speaksOfPercentages {
      index.forEachFigure(near: amount.value, take)
    }
    return matches
  }

  /// Whether the sentence names a figure's group and area; in a table, the row.
  private mutating func isOfRow(_ figure: PupilFigure) -> Bool {
    guard let sentence, !sentence.isProse else { return naming(of: figure) == .inSentence }
    let row = text.namesInRow(of: sentence)
    return [figure.area, figure.group].allSatisfy { place in
      place.map { row.mention(figureNames.places[$0]) } ?? true
    }
  }

  /// Whether a number that is one of some figure may be meant of it: not where it's said to be of
  /// another year, nor where nothing is said of the place that the authority is compared with.
  mutating func mayMean(_ match: FigureMatch, in evaluation: Evaluation) -> Bool {
    let own = evaluation.observations[match.figure.place]
    if case .academicYear(let year) = own.period, Set(years).count == 1,
      let named = match.amount.yearBeside, named != year
    {
      return false
    }
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
  }

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
    let sentence = amount.sentence
    func ends(_ place: Int) -> Bool {
      let token = sentence[place]
      return token.isComma || token.endsClause || Self.joints.contains(token.word)
    }
    var (start, end) = (amount.places.lowerBound, amount.places.upperBound)
    while start > 0, !ends(start - 1) { start -= 1 }
    while end < sentence.count, !ends(end) { end += 1 }
    let clause = NamesInText(in: sentence, at: start..<end)
    let places = [figure.area, figure.group].compactMap(\.self)
    if places.contains(where: { clause.mention(figureNames.places[$0]) }) { return true }
    return !places.contains { names.mention(figureNames.places[$0]) }
      && !sentence.tokens.contains { Self.everyone.contains($0.word) }
  }

  private static let joints: WordSet = "and but while whereas than"

  /// Whether the sentence may be about a group or an area among others.
  private mutating func maySpeak(of place: Int?) -> Bool {
    guard let place else { return true }
    let name = figureNames.places[place]
    if names.mayMention(name) { return true }
    return name.slug == "england"
      && sentence?.tokens.contains { $0.word == "national" || $0.word == "nationally" } ?? false
  }

  private typealias Claim = (reading: FigureReading, end: Int)

  /// How a number stands in its sentence, whatever figure it may be of.
  private struct Standing {
    let word: Word
    let endOfPupils: Int?
    let isBare: Bool
    let isInexact: Bool

    init(_ amount: TypedAmount) {
      word = amount.sentence[amount.places.lowerBound].word
      endOfPupils = word == "no" ? nil : amount.endOfPupils
      isBare = word != "no" && word != "one" && !amount.isPair && amount.isBare
      isInexact = amount.isInexact
    }
  }

  /// What a percentage or a fraction says of a figure, and where the words about it end.
  private mutating func share(_ amount: TypedAmount, of figure: PupilFigure) -> Claim? {
    func reading(ofOthers: Bool) -> FigureReading {
      if case .fraction(let whole) = amount.kind {
        return .ratio(amount.value, of: whole, ofOthers: ofOthers)
      }
      return .percentage(amount.value, decimals: amount.decimals, ofOthers: ofOthers)
    }
    // `Half or more` of something is a bound.
    if amount.kind != .percentage, amount.isInexact { return nil }
    let end = amount.places.upperBound
    let own = reading(ofOthers: false)
    if own.fits(figure) {
      let isLinked =
        amount.kind == .percentage && figure.share == nil && text.measures.contains(figure.measure)
      return isLinked || namesShare(figure, amount) ? (own, end) : nil
    }
    let rest = reading(ofOthers: true)
    return speaksOfOthers && rest.fits(figure) && namesShare(figure, amount) ? (rest, end) : nil
  }

  /// Whether the sentence names a figure; and its measure, where it's a part of a number, as in `a
  /// third of exclusions were of girls`.
  private mutating func namesShare(_ figure: PupilFigure, _ amount: TypedAmount) -> Bool {
    (amount.kind == .percentage ? names(figure) : isOf(figure, amount))
      && (figure.share == nil || mentions(figure.measure))
  }

  /// Of a number that stands together with the cohort, in whatever order: `3 of 12`, `of 12 only 3`.
  private mutating func shareInNumbers(
    _ amount: TypedAmount, of whole: TypedAmount, _ figure: PupilFigure
  ) -> Claim? {
    guard !whole.isOfOthers,
      let own = [false, true].lazy.map({
        FigureReading.share(amount.value, of: whole.value, ofOthers: $0)
      })
      .first(where: { $0.fits(figure) })
    else { return nil }
    let isDirect = whole.sentence.isSame(as: amount.sentence) && amount.isShare(of: whole)
    let end = isDirect ? whole.places.upperBound : 0
    if isDirect ? names(figure) : isOf(figure, amount) { return (own, end) }
    let isOfPupils = amount.endOfPupils != nil || whole.endOfPupils != nil
    // `3 of 12 reached it`, but not `3 of 12 lines`.
    if case .share(_, _, ofOthers: false) = own, isDirect, isOfPupils || whole.isBare {
      return (own, end)
    }
    return isOfPupils && speaks(of: figure.measure) ? (own, end) : nil
  }

  /// Of a number that stands alone, by what it counts or by what the sentence is about.
  private mutating func alone(
    _ amount: TypedAmount, _ standing: Standing, of figure: PupilFigure
  ) -> Claim? {
    var reading = FigureReading.count(amount.value)
    // `All but eight` tells the others, where it's known of how many.
    if amount.isException, !reading.fits(figure), let cohort = figure.cohort {
      reading = .share(amount.value, of: cohort, ofOthers: true)
    }
    guard reading.fits(figure), !standing.isInexact else { return nil }
    // `Both` and `a couple` are of many things.
    if amount.isPair, !mentions(figure.measure) || !names(figure) { return nil }
    if let end = standing.endOfPupils {
      // `Said one pupil` is of no figure.
      let isAbout =
        standing.word == "one" ? mentions(figure.measure) : speaks(of: figure.measure)
      return isAbout || naming(of: figure) == .inSentence ? (reading, end) : nil
    }
    guard speaks(of: figure.measure) else { return nil }
    // `4 LAC reached level 4`, and `those who reach level 4 number 4`
    if let end = amount.endOfNoun(
      among: nounsOfPupils(in: figure.groups, of: figure.measure))
    {
      return (reading, end)
    }
    if hasInName(amount, figure), !amount.isPredicate { return nil }
    if let end = endOfNoun(amount, of: figure) { return (reading, end) }
    guard standing.isBare else { return nil }
    return figure.isSmall && mentions(figure.measure) || isOf(figure, amount) ? (reading, 0) : nil
  }

  /// Of how often was done what a figure counts, as in `girls were excluded twice`.
  private mutating func times(
    _ amount: TypedAmount, of verb: Int, in figure: PupilFigure
  ) -> Claim? {
    let reading = FigureReading.count(amount.value)
    guard reading.fits(figure), speaks(of: figure.measure), names(figure),
      let noun = figureNames.measures[figure.measure].noun,
      amount.sentence.text(verb).hasPrefix(Self.stem(of: noun))
    else { return nil }
    return (reading, amount.places.upperBound)
  }

  // MARK: - What the sentence is about

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
      || text.measures.contains(measure)
        && figureNames.measures[measure].noun.map(hasWord(like:)) ?? false
    namedMeasures[measure] = isNamed
    return isNamed
  }

  /// Whether the sentence has a word or one of its kin: `excluded` is one of `exclusion`.
  private func hasWord(like noun: String) -> Bool {
    let stem = Self.stem(of: noun)
    return sentence.map { sentence in
      sentence.places.contains { sentence.text($0).hasPrefix(stem) }
    } ?? false
  }

  private static func stem(of noun: String) -> Substring { noun.prefix(max(noun.count - 4, 5)) }

  /// Where a group, an area or a measure is named.
  private enum Naming: Int {
    case nowhere, inHeading, inSentence
  }

  /// Whether the sentence or the headings above name the figure's group and area; of all pupils, the
  /// measure.
  mutating func names(_ figure: PupilFigure) -> Bool { naming(of: figure) != .nowhere }

  private mutating func naming(of figure: PupilFigure) -> Naming {
    if figure.area == nil, figure.group == nil {
      if mentions(figure.measure) { return .inSentence }
      let name = figureNames.measures[figure.measure]
      return namesOfHeadings.contains { $0.mention(name) } ? .inHeading : .nowhere
    }
    let (area, group) = (naming(of: figure.area), naming(of: figure.group))
    return area.rawValue < group.rawValue ? area : group
  }

  private mutating func naming(of place: Int?) -> Naming {
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
  private mutating func isOf(_ figure: PupilFigure, _ amount: TypedAmount) -> Bool {
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
  private func hasInName(_ amount: TypedAmount, _ figure: PupilFigure) -> Bool {
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
  private func nounsOfPupils(in groups: Range<Int>, of measure: Int) -> WordSet {
    WordSet(
      groups.flatMap { figureNames.places[$0].nouns } + figureNames.measures[measure].abbreviations)
  }
}

extension PupilFigure {
  /// Its group, if it has one.
  fileprivate var groups: Range<Int> { group.map { $0..<$0 + 1 } ?? 0..<0 }
}
