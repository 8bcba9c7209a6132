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
  lazy var names: NamesInText =
    sentence.map { sentence in
      sentence.isProse
        ? NamesInText(in: [sentenceBefore, sentence].compactMap(\.self)) : text.namesInTables
    } ?? NamesInText(in: [])
  lazy var namesOfHeadings = sentence.map { text.namesOfHeadings(above: $0) } ?? []
  /// Which groups and areas, and which measures, the sentence names, as far as it's known.
  var namedPlaces: [Naming?] = []
  var namedMeasures: [Bool?] = []
  /// Which measures the text or the sentence is about, as far as it's known.
  var measuresSpokenOf: [Bool?] = []
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
  lazy var speaksOfNeighbours: Bool =
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
  var namedPeriods: [Period: Bool] = [:]
  /// The sentence in lower case.
  lazy var inLowerCase = sentence.map { $0.written($0.places).lowercased() } ?? ""

  private static let others: WordSet = "without below missed failed rest remaining others"
  private static let percentages: WordSet = "percentage percentages proportion share cent"
  private static let neighbours: WordSet = "neighbour neighbouring authoritie"
  private static let thoseBefore: WordSet = "them these those whom"
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
  mutating func matches(among figures: TellableFigures, by index: FigureIndex) -> [FigureMatch] {
    var matches: [FigureMatch] = []
    var known = amounts
    if let sentenceBefore { known += text.amounts(in: sentenceBefore) }
    var wholes = Wholes(known)
    for place in amounts.indices where amounts[place].kind != .factor {
      let amount = amounts[place]
      let start = max(amounts.startIndex, place - Self.reach)
      let near = amounts[start..<min(amounts.endIndex, place + Self.reach)]
      let isOfOthers = near.contains {
        ($0.places == amount.places || amount.isShare(of: $0) && !$0.isOfYears
          || amount.isLaterShare(of: $0) || isPart(amount, of: $0, among: near))
          && countsOthers($0)
      }
      let ratio = near.first { amount.isOut(of: $0) || $0.isOut(of: amount) }
      let isNumber = amount.kind == .number
      if isNumber, amount.isSigned || amount.isOfRoughShare { continue }
      if amount.kind == .percentage, amount.isChange { continue }
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
  private func isPart(
    _ amount: TypedAmount, of whole: TypedAmount, among near: ArraySlice<TypedAmount>
  ) -> Bool {
    amount.isPart(of: whole)
      && near.allSatisfy { $0.places.lowerBound >= whole.places.lowerBound || countsOthers($0) }
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
    _ amount: TypedAmount, _ standing: Standing, isOfOthers: Bool, among figures: TellableFigures,
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
    // `Girls make up 33% of pupils` tells a part of a number only.
    if figure.share == nil, amount.isMakeUp { return nil }
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
    guard !countsOthers(whole),
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
    if let end = amount.endOfPupils, tellsNought(amount, of: figure) { return (reading, end) }
    guard reading.fits(figure), !standing.isInexact else { return nil }
    if amount.isOfBoysAndGirls, !mentions(figure.measure) || isOfBoysOrGirls(figure) { return nil }
    if amount.isOfRow, !mentions(figure.measure) || !names(figure) { return nil }
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

  private func isOfBoysOrGirls(_ figure: PupilFigure) -> Bool {
    figure.group.map { figureNames.wordsOfPlaces[$0].contains { $0 == "boy" || $0 == "girl" } }
      ?? false
  }

  /// Whether a sentence says of no pupil of a group what a figure counts, or of all that they missed
  /// it; what should or may be says nothing.
  private mutating func tellsNought(_ amount: TypedAmount, of figure: PupilFigure) -> Bool {
    guard figure.count == 0, figure.area != nil || figure.group != nil, let sentence,
      !sentence.marks.contains(.supposition)
    else { return false }
    let start = amount.places.lowerBound
    let tells =
      sentence[start].word == "no"
      ? amount.beginsClause
      : sentence[start - 1].word == "all" && figure.cohort == amount.value && speaksOfOthers
    return tells && mentions(figure.measure) && naming(of: figure) == .inSentence
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
}

extension PupilFigure {
  /// Its group, if it has one.
  var groups: Range<Int> { group.map { $0..<$0 + 1 } ?? 0..<0 }
}
