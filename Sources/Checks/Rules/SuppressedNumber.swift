import Diagnostics
import Editions
import SelfEvaluation
import Trends

extension CheckRule {
  /// A number typed in a text that the public edition withholds.
  ///
  /// It's an error though the internal edition may show it: the same text goes into both.
  static let suppressedNumber = Self(
    "suppressed-number", .error,
    why: "A small number typed in a text would be published though the tables withhold it."
  ) { subject in
    let evaluation = subject.evaluation
    let figures = subject.pupilFigures.value
    if figures.isEmpty { return [] }
    let index = FigureIndex(figures)
    var matches: [(text: PublishedText, own: [Match])] = []
    var differences: [(text: PublishedText, claims: Claims)] = []
    subject.forEachPublishedText { text in
      var own: [Match] = []
      text.forEachSentence { amounts in
        var claims = Claims(amounts, in: text, figures.names)
        own += claims.matches(among: figures, by: index)
        if amounts.contains(where: Claims.mayBeDifference) { differences.append((text, claims)) }
      }
      if !own.isEmpty { matches.append((text, own)) }
    }
    let rows = subject.rowsThatTellTheirCounts
    // Most numbers are those of no figure at all, and then nothing has to be worked out.
    if matches.isEmpty, differences.isEmpty, rows.isEmpty { return [] }
    let hidden = Set(Suppression(evaluation).hidden)
    let named = rows.filter { hidden.contains($0.place) }.map { place, name in
      Fault(
        "the name '\(name)' tells how many they are, which the public edition withholds",
        at: evaluation.observations[place].position,
        hint: "leave the number out of the name; the columns for counts can hold it")
    }
    func fault(
      _ words: String, _ amount: TypedAmount, _ text: PublishedText, _ verb: String,
      _ figure: PupilFigure
    ) -> Fault {
      let field = text.field.isEmpty ? "" : " in '\(text.field)'"
      return Fault(
        "'\(words)'\(field) \(verb) what the public edition withholds of "
          + figure.name(in: evaluation), at: text.position(amount),
        hint: text.isProse
          ? "write {{\(figure.reference(in: evaluation))}}, which prints the figure in the "
            + "internal edition and the reason in the public one, or leave the number out"
          : "leave the number out; what stands here goes into the public edition as it is")
    }
    let told = differences.flatMap { text, claims in
      var claims = claims
      return claims.differences(among: figures, hidden: hidden, in: evaluation).map {
        fault($0.words, $0.amount, text, "tells", $0.figure)
      }
    }
    return named + told
      + matches.flatMap { text, own in
        var places: Set<Int> = []
        return own.compactMap { match -> Fault? in
          let figure = match.figure
          let isShown = figures.places.contains {
            let other = figures[$0]
            return other.measure == figure.measure && !hidden.contains(other.place)
              && match.reading.fits(other)
          }
          guard hidden.contains(figure.place), !isShown,
            places.insert(match.amount.sentence.offset(of: match.amount.places.lowerBound)).inserted
          else { return nil }
          return fault(match.words, match.amount, text, "is", figure)
        }
      }
  }
}

/// A number of a text that may be one of a figure.
private struct Match {
  var amount: TypedAmount
  var reading: Reading
  var figure: PupilFigure
  /// The number with what it's of.
  var words: String
}

/// What a number can be of a figure.
private enum Reading {
  case percentage(Double, decimals: Int, ofOthers: Bool)
  case ratio(Double, of: Double, ofOthers: Bool)
  case share(Double, of: Double, ofOthers: Bool)
  case count(Double)

  /// Whether it's what a figure says.
  func fits(_ figure: PupilFigure) -> Bool {
    switch self {
    case .percentage(let value, let decimals, let ofOthers):
      guard let own = figure.percentage.map({ ofOthers ? 100 - $0 : $0 }),
        (own - value).magnitude <= 1, decimals <= max(figure.decimals, 1)
      else { return false }
      return Double(Wording.number(own, decimals: decimals)) == value
    case .ratio(let part, let whole, let ofOthers):
      let part = ofOthers ? whole - part : part
      if let count = figure.count, let cohort = figure.cohort {
        return cohort > 0 && count * whole == part * cohort
      }
      return figure.percentage.map { ($0 * whole - 100 * part).magnitude < 0.05 * whole } ?? false
    case .share(let count, let cohort, let ofOthers):
      return figure.cohort == cohort && figure.count == (ofOthers ? cohort - count : count)
    case .count(let count):
      return figure.count == count || figure.isOfFew && figure.cohort == count
    }
  }
}

/// What the numbers of one sentence can be of figures.
private struct Claims {
  private let amounts: ArraySlice<TypedAmount>
  private let text: PublishedText
  private let figureNames: FigureNames
  private lazy var names: NamesInText =
    amounts.first.map { first in
      first.sentence.isProse ? NamesInText(in: [first.sentence]) : text.namesInTables
    } ?? NamesInText(in: [])
  /// Which groups and areas, and which measures, the sentence names, as far as it's known.
  private var namedPlaces: [Bool?] = []
  private var namedMeasures: [Bool?] = []
  /// Which measures the text or the sentence is about, as far as it's known.
  private var measuresSpokenOf: [Bool?] = []
  /// Whether the sentence speaks of those who were not counted.
  private lazy var speaksOfOthers: Bool =
    amounts.first?.sentence.tokens.contains {
      $0.marks.contains(.negation) || Self.others.contains($0.word)
    } ?? false

  private static let others: WordSet = "without below missed failed rest remaining others"

  init(_ amounts: ArraySlice<TypedAmount>, in text: PublishedText, _ names: FigureNames) {
    self.amounts = amounts
    self.text = text
    figureNames = names
  }

  mutating func matches(among figures: PupilFigures, by index: FigureIndex) -> [Match] {
    var matches: [Match] = []
    for amount in amounts {
      let isOfOthers = amounts.contains {
        ($0.places == amount.places || amount.isShare(of: $0) || amount.isLaterShare(of: $0))
          && $0.isOfOthers
      }
      if isOfOthers { continue }
      let isNumber = amount.kind == .number
      let standing = Standing(amount)
      let others = amounts.filter { $0.kind == .number && $0.value != amount.value }.map(\.value)
      let mustSpeakOfMeasure = isNumber && standing.endOfPupils == nil
      index.forEachFigure(for: amount) { place in
        // What most figures fail is looked at first.
        let isWhole = !others.isEmpty && figures.cohort(at: place).map(others.contains) ?? false
        if mustSpeakOfMeasure, !isWhole, !speaks(of: figures.measure(at: place)) { return }
        let figure = figures[place]
        let claim: Claim?
        if isNumber {
          let share = isWhole ? shareInNumbers(amount, of: figure) : nil
          claim = share ?? alone(amount, standing, of: figure)
        } else {
          claim = share(amount, of: figure)
        }
        guard let (reading, end) = claim else { return }
        matches.append(
          Match(amount: amount, reading: reading, figure: figure, words: amount.text(upTo: end)))
      }
    }
    return matches
  }

  /// The differences of figures that are hidden from others that aren't: each tells the figure.
  mutating func differences(
    among figures: PupilFigures, hidden: Set<Int>, in evaluation: Evaluation
  ) -> [(amount: TypedAmount, words: String, figure: PupilFigure)] {
    let wanted = amounts.filter(Self.mayBeDifference)
    var found: [Int: (amount: TypedAmount, words: String, figure: PupilFigure)] = [:]
    for place in figures.places where found.count < wanted.count {
      guard speaks(of: figures.measure(at: place)) else { continue }
      let figure = figures[place]
      guard hidden.contains(figure.place), names(figure) else { continue }
      let known = evaluation.differences(of: figure, hidden: hidden)
      for amount in wanted where found[amount.places.lowerBound] == nil {
        guard let end = end(of: amount, telling: known, of: figure) else { continue }
        found[amount.places.lowerBound] = (amount, amount.text(upTo: end), figure)
      }
    }
    return found.values.sorted { $0.amount.places.lowerBound < $1.amount.places.lowerBound }
  }

  /// Whether a number may be the difference of two figures.
  static func mayBeDifference(_ amount: TypedAmount) -> Bool {
    amount.endOfPoints != nil || amount.endOfComparison != nil || amount.isOfMovement
  }

  /// Where the words end by which a number tells one of the differences of a figure; `nil` where it
  /// tells none.
  private func end(
    of amount: TypedAmount, telling known: Differences, of figure: PupilFigure
  ) -> Int? {
    func isPrinted(_ value: Double) -> Bool {
      Double(Wording.number(value, decimals: amount.decimals)) == amount.value
    }
    if let end = amount.endOfPoints { return known.points.contains(where: isPrinted) ? end : nil }
    switch amount.kind {
    case .percentage:
      // `Fell by 56%` may be meant of the number or of the share.
      let isTold =
        known.points.contains(where: isPrinted)
        || known.counts.contains { $0.base > 0 && isPrinted(100 * $0.size / $0.base) }
      return isTold ? amount.places.upperBound : nil
    case .fraction(let whole):
      let isTold = known.counts.contains { $0.size * whole == amount.value * $0.base }
      return isTold ? amount.places.upperBound : nil
    case .number:
      guard known.counts.contains(where: { isPrinted($0.size) }) else { return nil }
      return amount.endOfComparison ?? amount.endOfPupils
        ?? amount.endOfNoun(among: nouns(of: figure))
        ?? (amount.isBare ? amount.places.upperBound : nil)
    }
  }

  private typealias Claim = (reading: Reading, end: Int)

  /// How a number stands in its sentence, whatever figure it may be of.
  private struct Standing {
    let word: Word
    let endOfPupils: Int?
    let isBare: Bool
    let isInexact: Bool

    init(_ amount: TypedAmount) {
      word = amount.sentence[amount.places.lowerBound].word
      endOfPupils = word == "no" ? nil : amount.endOfPupils
      isBare = word != "no" && word != "one" && amount.isBare
      isInexact = amount.isInexact
    }
  }

  /// What a percentage or a fraction says of a figure, and where the words about it end.
  private mutating func share(_ amount: TypedAmount, of figure: PupilFigure) -> Claim? {
    func reading(ofOthers: Bool) -> Reading {
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
      let isLinked = amount.kind == .percentage && text.measures.contains(figure.measure)
      return isLinked || names(figure) ? (own, end) : nil
    }
    let rest = reading(ofOthers: true)
    return speaksOfOthers && rest.fits(figure) && names(figure) ? (rest, end) : nil
  }

  /// Of a number that stands together with the cohort, in whatever order: `3 of 12`, `of 12 only 3`.
  private mutating func shareInNumbers(_ amount: TypedAmount, of figure: PupilFigure) -> Claim? {
    guard let cohort = figure.cohort, amount.value != cohort,
      let own = [false, true].lazy.map({ Reading.share(amount.value, of: cohort, ofOthers: $0) })
        .first(where: { $0.fits(figure) }),
      let whole = amounts.first(where: { $0.kind == .number && $0.value == cohort }),
      !whole.isOfOthers
    else { return nil }
    let isDirect = amount.isShare(of: whole)
    let end = isDirect ? whole.places.upperBound : 0
    if names(figure) { return (own, end) }
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
    let reading = Reading.count(amount.value)
    guard reading.fits(figure), !standing.isInexact else { return nil }
    if let end = standing.endOfPupils {
      // `Said one pupil` is of no figure.
      let isAbout =
        standing.word == "one" ? mentions(figure.measure) : speaks(of: figure.measure)
      return isAbout || names(figure) ? (reading, end) : nil
    }
    guard speaks(of: figure.measure), !hasInName(amount, figure) else { return nil }
    if let end = amount.endOfNoun(among: nouns(of: figure)) { return (reading, end) }
    guard standing.isBare else { return nil }
    return figure.isSmall && mentions(figure.measure) || names(figure) ? (reading, 0) : nil
  }

  // MARK: - What the sentence is about

  /// Whether the text or the sentence is about a measure.
  private mutating func speaks(of measure: Int) -> Bool {
    if measuresSpokenOf.isEmpty {
      measuresSpokenOf = Array(repeating: nil, count: figureNames.measures.count)
    }
    if let known = measuresSpokenOf[measure] { return known }
    let speaks = text.measures.contains(measure) || mentions(measure)
    measuresSpokenOf[measure] = speaks
    return speaks
  }

  /// Whether the sentence names a measure.
  private mutating func mentions(_ measure: Int) -> Bool {
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
    let stem = noun.prefix(max(noun.count - 4, 5))
    return amounts.first.map { first in
      first.sentence.places.contains { first.sentence.text($0).hasPrefix(stem) }
    } ?? false
  }

  /// Whether the sentence names the figure's group and area; of all pupils, the measure.
  private mutating func names(_ figure: PupilFigure) -> Bool {
    if figure.area == nil, figure.group == nil { return mentions(figure.measure) }
    return isNamed(figure.area) && isNamed(figure.group)
  }

  private mutating func isNamed(_ place: Int?) -> Bool {
    guard let place else { return true }
    if namedPlaces.isEmpty {
      namedPlaces = Array(repeating: nil, count: figureNames.places.count)
    }
    if let known = namedPlaces[place] { return known }
    let isNamed = names.mention(figureNames.places[place])
    namedPlaces[place] = isNamed
    return isNamed
  }

  /// Whether a number belongs to a name, such as `5 A*-C`.
  private func hasInName(_ amount: TypedAmount, _ figure: PupilFigure) -> Bool {
    let word = Word(amount.sentence.text(amount.places.lowerBound))
    return figureNames.wordsOfMeasures[figure.measure].contains(word)
      || [figure.group, figure.area].contains { place in
        place.map { figureNames.wordsOfPlaces[$0].contains(word) } ?? false
      }
  }

  /// What a figure counts, as nouns.
  private func nouns(of figure: PupilFigure) -> WordSet {
    var nouns = figure.group.map { figureNames.places[$0].nouns } ?? []
    if let noun = figureNames.measures[figure.measure].noun { nouns.append(Word(noun)) }
    return WordSet(nouns)
  }
}

/// By how much a figure differs from those of which the public edition tells.
private struct Differences {
  /// In percentage points.
  var points: [Double] = []
  /// In numbers, each with the number that the figure is held against.
  var counts: [(size: Double, base: Double)] = []
}

extension Evaluation {
  /// By how much a figure differs from those of which the public edition tells: its own of other
  /// periods, those of other places and groups in its period, and that of everyone else.
  fileprivate func differences(
    of figure: PupilFigure, hidden: Set<Int>
  ) -> Differences {
    let own = observations[figure.place]
    var known = Differences()
    for place in observations.indices where place != figure.place && !hidden.contains(place) {
      guard observations[place].measure == own.measure,
        observations[place].series.category == own.series.category,
        observations[place].series == own.series || observations[place].period == own.period
      else { continue }
      let other = observations[place]
      if let value = other.value, let percentage = figure.percentage {
        known.points.append((percentage - value).magnitude)
      }
      let count = other.numerator ?? (figure.percentage == nil ? other.value : nil)
      if let one = figure.count, let count {
        known.counts.append(((one - count).magnitude, count))
      }
      if other.period == own.period, other.series.area.isEmpty, other.series.group.isEmpty,
        let part = figure.count, let cohort = figure.cohort, let all = other.numerator,
        let whole = other.denominator, whole > cohort, let percentage = figure.percentage
      {
        known.points.append((percentage - 100 * (all - part) / (whole - cohort)).magnitude)
      }
    }
    return known
  }
}
