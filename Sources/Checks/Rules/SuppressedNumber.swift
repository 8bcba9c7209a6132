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
    let figures = PupilFigure.all(in: evaluation)
    guard figures.contains(where: \.mayHide) else { return [] }
    let texts = subject.publishedTexts
    let index = FigureIndex(figures, numbers: texts.lazy.flatMap(\.amounts))
    let matches = texts.map { text in
      text.sentences.flatMap { amounts in
        Claims(amounts, in: text, of: subject).matches(among: figures, by: index)
      }
    }
    guard matches.contains(where: { !$0.isEmpty }) else { return [] }
    let hidden = Set(Suppression(evaluation).hidden)
    return zip(texts, matches).flatMap { text, matches in
      var places: Set<Int> = []
      return matches.compactMap { match -> Fault? in
        let figure = match.figure
        let isShown = figures.contains {
          $0.measure == figure.measure && !hidden.contains($0.place) && match.reading.fits($0)
        }
        guard hidden.contains(figure.place), !isShown,
          places.insert(match.amount.sentence.offset(of: match.amount.places.lowerBound)).inserted
        else { return nil }
        let field = text.field.isEmpty ? "" : " in '\(text.field)'"
        return Fault(
          "'\(match.words)'\(field) is what the public edition withholds of "
            + figure.name(in: evaluation), at: text.position(match.amount),
          hint: text.isProse
            ? "write {{\(figure.reference(in: evaluation))}}, which prints the figure in the "
              + "internal edition and the reason in the public one, or leave the number out"
            : "leave the number out; what stands here goes into the public edition as it is")
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

/// Where to find the figures that a number may be of, as there are many of both.
private struct FigureIndex {
  private var byNumber: [Double: [Int]] = [:]
  private var byPercentage: [Int: [Int]] = [:]

  /// Takes the figures, and the numbers that will be asked for.
  init(_ figures: [PupilFigure], numbers: some Sequence<TypedAmount>) {
    var wanted: Set<Double> = []
    var hasPercentages = false
    for amount in numbers {
      if amount.kind == .number { wanted.insert(amount.value) } else { hasPercentages = true }
    }
    for (place, figure) in figures.enumerated() {
      let others = figure.count.flatMap { count in figure.cohort.map { $0 - count } }
      for number in Set([figure.count, figure.cohort, others].compactMap(\.self))
      where wanted.contains(number) {
        byNumber[number, default: []].append(place)
      }
      guard hasPercentages, let percentage = figure.percentage, percentage.magnitude < 1000 else {
        continue
      }
      for one in Set([percentage, 100 - percentage].map { Int($0.rounded()) }) {
        byPercentage[one, default: []].append(place)
      }
    }
  }

  /// The figures of which a number can be the count, the cohort or the percentage, or that of the
  /// rest.
  func figures(for amount: TypedAmount) -> [Int] {
    var percentage = amount.value
    switch amount.kind {
    case .number: return byNumber[amount.value] ?? []
    case .fraction(let whole): percentage *= 100 / whole
    case .percentage: break
    }
    guard percentage.magnitude < 1000 else { return [] }
    let near = Int(percentage.rounded())
    return Set((near - 1...near + 1).flatMap { byPercentage[$0] ?? [] }).sorted()
  }
}

/// What the numbers of one sentence can be of figures.
private final class Claims {
  private let amounts: [TypedAmount]
  private let text: PublishedText
  private let evaluation: Evaluation
  private lazy var names: NamesInText =
    amounts.first.map { first in
      first.sentence.isProse ? NamesInText(in: [first.sentence]) : text.namesInTables
    } ?? NamesInText(in: [])
  private var namedPlaces: [String: Bool] = [:]
  private var namedMeasures: [Int: Bool] = [:]
  /// Whether the sentence speaks of those who were not counted.
  private lazy var speaksOfOthers: Bool =
    amounts.first?.sentence.tokens.contains {
      $0.marks.contains(.negation) || Self.others.contains($0.word)
    } ?? false

  private static let others: WordSet = "without below missed failed rest remaining others"

  init(_ amounts: [TypedAmount], in text: PublishedText, of subject: Subject) {
    self.amounts = amounts
    self.text = text
    evaluation = subject.evaluation
  }

  func matches(among figures: [PupilFigure], by index: FigureIndex) -> [Match] {
    amounts.flatMap { amount in
      let isOfOthers = amounts.contains {
        $0.isOfOthers && ($0.places == amount.places || amount.isShare(of: $0))
      }
      return (isOfOthers ? [] : index.figures(for: amount)).compactMap { place in
        let figure = figures[place]
        return (amount.kind == .number ? count(amount, of: figure) : share(amount, of: figure))
          .map { reading, end in
            Match(
              amount: amount, reading: reading, figure: figure, words: amount.text(upTo: end))
          }
      }
    }
  }

  private typealias Claim = (reading: Reading, end: Int)

  /// What a percentage or a fraction says of a figure, and where the words about it end.
  private func share(_ amount: TypedAmount, of figure: PupilFigure) -> Claim? {
    func reading(ofOthers: Bool) -> Reading {
      if case .fraction(let whole) = amount.kind {
        return .ratio(amount.value, of: whole, ofOthers: ofOthers)
      }
      return .percentage(amount.value, decimals: amount.decimals, ofOthers: ofOthers)
    }
    let end = amount.places.upperBound
    let own = reading(ofOthers: false)
    if own.fits(figure) {
      let isLinked = amount.kind == .percentage && text.measures.contains(figure.measure)
      return isLinked || names(figure) ? (own, end) : nil
    }
    let rest = reading(ofOthers: true)
    return speaksOfOthers && rest.fits(figure) && names(figure) ? (rest, end) : nil
  }

  /// What a number says of a figure, and where the words about it end.
  private func count(_ amount: TypedAmount, of figure: PupilFigure) -> Claim? {
    shareInNumbers(amount, of: figure) ?? alone(amount, of: figure)
  }

  /// Of a number that stands together with the cohort, in whatever order: `3 of 12`, `of 12 only 3`.
  private func shareInNumbers(_ amount: TypedAmount, of figure: PupilFigure) -> Claim? {
    guard let cohort = figure.cohort, amount.value != cohort,
      let own = [false, true].lazy.map({ Reading.share(amount.value, of: cohort, ofOthers: $0) })
        .first(where: { $0.fits(figure) }),
      let whole = amounts.first(where: { $0.kind == .number && $0.value == cohort }),
      !whole.isOfOthers
    else { return nil }
    let isDirect = amount.isShare(of: whole)
    let end = isDirect ? whole.places.upperBound : 0
    if names(figure) { return (own, end) }
    if case .share(_, _, ofOthers: false) = own, isDirect { return (own, end) }
    let isOfPupils = isDirect || amount.endOfPupils != nil || whole.endOfPupils != nil
    return isOfPupils && speaks(of: figure) ? (own, end) : nil
  }

  /// Of a number that stands alone, by what it counts or by what the sentence is about.
  private func alone(_ amount: TypedAmount, of figure: PupilFigure) -> Claim? {
    let reading = Reading.count(amount.value)
    guard reading.fits(figure) else { return nil }
    let (isSpokenOf, isNamed) = (speaks(of: figure), names(figure))
    guard isSpokenOf || isNamed, !amount.isInexact else { return nil }
    let word = amount.sentence[amount.places.lowerBound].word
    if word != "no", let end = amount.endOfPupils { return (reading, end) }
    guard isSpokenOf, !hasInName(amount, figure) else { return nil }
    if let end = amount.endOfNoun(among: nouns(of: figure)) { return (reading, end) }
    guard word != "no", word != "one", amount.isBare else { return nil }
    return isNamed || figure.isSmall && mentions(figure) ? (reading, 0) : nil
  }

  // MARK: - What the sentence is about

  /// Whether the text or the sentence is about the figure's measure.
  private func speaks(of figure: PupilFigure) -> Bool {
    text.measures.contains(figure.measure) || mentions(figure)
  }

  /// Whether the sentence names the figure's measure.
  private func mentions(_ figure: PupilFigure) -> Bool {
    if let known = namedMeasures[figure.measure] { return known }
    let measure = evaluation.measures[figure.measure]
    let isNamed =
      names.mention(measure)
      || text.measures.contains(figure.measure)
        && NamesInText.noun(of: measure).map(hasWord(like:)) ?? false
    namedMeasures[figure.measure] = isNamed
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
  private func names(_ figure: PupilFigure) -> Bool {
    let series = evaluation.observations[figure.place].series
    if series.area.isEmpty, series.group.isEmpty { return mentions(figure) }
    return [series.area, series.group].allSatisfy { name in
      if name.isEmpty { return true }
      if let known = namedPlaces[name] { return known }
      let isNamed = names.mention(name)
      namedPlaces[name] = isNamed
      return isNamed
    }
  }

  /// Whether a number belongs to a name, such as `5 A*-C`.
  private func hasInName(_ amount: TypedAmount, _ figure: PupilFigure) -> Bool {
    let word = Word(amount.sentence.text(amount.places.lowerBound))
    let series = evaluation.observations[figure.place].series
    return [evaluation.measures[figure.measure].title, series.group, series.area]
      .contains { Word.all(in: $0).contains(word) }
  }

  /// What a figure counts, as nouns.
  private func nouns(of figure: PupilFigure) -> WordSet {
    let series = evaluation.observations[figure.place].series
    var nouns = NamesInText.Name(series.group).nouns
    if let noun = NamesInText.noun(of: evaluation.measures[figure.measure]) {
      nouns.append(Word(noun))
    }
    return WordSet(nouns)
  }
}

/// A figure that counts pupils, which the public edition may hide.
///
/// Each number of all texts is held against all of them, so they have nothing but numbers.
private struct PupilFigure {
  /// Its place among the observations.
  var place: Int
  /// Its measure's place in the catalogue.
  var measure: Int
  var decimals: Int
  /// The value, if it's a percentage.
  var percentage: Double?
  /// How many pupils it counts.
  var count: Double?
  var cohort: Double?
  /// Whether the count is small.
  var isSmall: Bool
  /// Whether the cohort is small.
  var isOfFew: Bool
  /// Whether there can be anything to hide in an evaluation that has it.
  var mayHide: Bool

  static func all(in evaluation: Evaluation) -> [Self] {
    var places: [Identifier: Int] = [:]
    for (place, measure) in evaluation.measures.enumerated() where measure.counts == .pupils {
      places[measure.id] = place
    }
    let limit = Double(evaluation.settings.suppressBelow)
    return evaluation.observations.indices.compactMap { place in
      places[evaluation.observations[place].measure].map { measure in
        let (unit, decimals) = (
          evaluation.measures[measure].unit, evaluation.measures[measure].decimals
        )
        let observation = evaluation.observations[place]
        let percentage = unit == .percent ? observation.value : nil
        var count = observation.numerator ?? (unit == .count ? observation.value : nil)
        if count == nil, let percentage, let cohort = observation.denominator {
          count = (percentage * cohort / 100).rounded()
        }
        let isSmall = count.map { $0 < limit } ?? false
        let isOfFew = observation.denominator.map { $0 < limit } ?? false
        return Self(
          place: place, measure: measure, decimals: decimals, percentage: percentage, count: count,
          cohort: observation.denominator, isSmall: isSmall, isOfFew: isOfFew,
          mayHide: isSmall || isOfFew || percentage != nil && count == nil
            || observation.symbol?.isSuppressed == true)
      }
    }
  }

  /// The measure, whom it's about and when.
  func name(in evaluation: Evaluation) -> String {
    let names = scope(in: evaluation) + [evaluation.observations[place].period.inWords]
    return "'\(evaluation.measures[measure].title)' (\(names.joined(separator: ", ")))"
  }

  /// What stands for it in a text.
  func reference(in evaluation: Evaluation) -> String {
    let scope = scope(in: evaluation).map(\.slug)
    return ([evaluation.measures[measure].id.text] + scope + ["latest"]).joined(separator: ".")
  }

  private func scope(in evaluation: Evaluation) -> [String] {
    let series = evaluation.observations[place].series
    return [series.area, series.group, series.category].filter { !$0.isEmpty }
  }
}
