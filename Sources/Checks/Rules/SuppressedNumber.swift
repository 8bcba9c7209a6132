import CommonMark
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
    let texts = subject.publishedTexts
    if texts.isEmpty { return [] }
    // Most numbers are those of no figure at all, and then nothing has to be worked out.
    let evaluation = subject.evaluation
    let figures = PupilFigure.all(in: evaluation)
    let matches = texts.flatMap { text in
      text.numbers.flatMap { number in
        let said = figures.filter(number.says)
        if said.isEmpty { return [] as [Match] }
        let names = NamesInText(in: number.sentence)
        return said.filter { figure in
          text.measures.contains(evaluation.observations[figure.place].measure)
            || number.isShare || figure.isNamed(names, in: evaluation)
        }.map { Match(text: text, number: number, figure: $0) }
      }
    }
    guard !matches.isEmpty else { return [] }
    let hidden = Set(Suppression(evaluation).hidden)
    var faults: [Fault] = []
    var seen: Set<FilePosition> = []
    for match in matches where hidden.contains(match.figure.place) {
      let (number, figure) = (match.number, match.figure)
      let isShown = figures.contains { other in
        other.measure == figure.measure && !hidden.contains(other.place) && number.says(other)
      }
      let position = match.text.position(number)
      guard !isShown, seen.insert(position).inserted else { continue }
      faults.append(
        Fault(
          "'\(number.text)' is what the public edition withholds of \(figure.name(in: evaluation))",
          at: position,
          hint: "write {{\(figure.reference(in: evaluation))}}, which prints the figure in the "
            + "internal edition and the reason in the public one, or leave the number out"))
    }
    return faults
  }
}

/// A text that the public edition may show, and the numbers typed in it.
private struct PublishedText {
  var numbers: [TypedAmount]
  /// The measures that it speaks of.
  var measures: Set<Identifier>
  /// Where a number stands.
  var position: (TypedAmount) -> FilePosition
}

extension Subject {
  /// The texts that have numbers typed in them.
  fileprivate var publishedTexts: [PublishedText] {
    var texts: [PublishedText] = []
    func add(
      _ numbers: [TypedAmount], _ measures: @autoclosure () -> [Identifier],
      at position: @escaping (TypedAmount) -> FilePosition
    ) {
      if numbers.isEmpty { return }
      texts.append(
        PublishedText(numbers: numbers, measures: Set(measures()), position: position))
    }
    func add(_ field: String, _ measures: @autoclosure () -> [Identifier], at place: FilePosition) {
      guard field.utf8.contains(where: { $0 &- 0x30 < 10 }) || field.holds(" of ") else { return }
      add(TypedAmount.all(in: SentenceList(Document(parsing: field))), measures()) { _ in place }
    }
    for answer in answers {
      lazy var measures = measuresSpokenOf(in: answer).map(\.id)
      add(answer.amounts, measures, at: answer.position(of:))
      add(answer.judgement.reason, measures, at: answer.position(of: "reason"))
      for section in answer.judgement.sections {
        add(section.title, measures, at: section.position)
      }
    }
    for text in priorityTexts { add(text.amounts, text.priority.measures, at: text.position(of:)) }
    for priority in evaluation.priorities {
      for field in [priority.title, priority.successCriterion] {
        add(field, priority.measures, at: priority.position)
      }
      for action in evaluation.actions where action.priority == priority.id {
        for field in [action.action, action.successCriterion] {
          add(field, priority.measures, at: action.position)
        }
      }
    }
    return texts
  }
}

/// A number that may be one of a figure.
private struct Match {
  var text: PublishedText
  var number: TypedAmount
  var figure: PupilFigure
}

extension TypedAmount {
  /// Whether this is a number that a figure withholds.
  fileprivate func says(_ figure: PupilFigure) -> Bool {
    switch kind {
    case .percentage:
      guard let own = figure.percentage, (own - value).magnitude <= 1,
        decimals <= max(figure.decimals, 1)
      else { return false }
      return Double(Wording.number(own, decimals: decimals)) == value
    case .count: return figure.count == value || figure.isSmall && figure.cohort == value
    case .share(let whole): return figure.count == value && figure.cohort == whole
    }
  }

  /// Whether it's a number of a cohort, which says by itself what it's about.
  fileprivate var isShare: Bool {
    if case .share = kind { true } else { false }
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
  /// Whether the cohort is small.
  var isSmall: Bool

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
        return Self(
          place: place, measure: measure, decimals: decimals,
          percentage: unit == .percent ? observation.value : nil,
          count: observation.numerator ?? (unit == .count ? observation.value : nil),
          cohort: observation.denominator,
          isSmall: observation.denominator.map { $0 < limit } ?? false)
      }
    }
  }

  /// Whether a sentence is about it: names the group or area, or else the measure.
  func isNamed(_ names: NamesInText, in evaluation: Evaluation) -> Bool {
    let series = evaluation.observations[place].series
    let own = [series.area, series.group].filter { !$0.isEmpty }
    return own.isEmpty
      ? names.mention(evaluation.measures[measure].title) : own.allSatisfy { names.mention($0) }
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
