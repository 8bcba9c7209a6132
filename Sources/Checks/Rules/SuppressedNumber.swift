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
    let figures = PupilFigure.all(in: subject.evaluation)
    let matches = texts.flatMap { text in
      text.numbers.flatMap { number in
        figures.filter { figure in
          number.says(figure)
            && (text.measures.contains(figure.measure.id) || number.names(figure))
        }.map { (text: text, number: number, figure: $0) }
      }
    }
    guard !matches.isEmpty else { return [] }
    let hidden = Set(Suppression(subject.evaluation).hidden)
    var faults: [Fault] = []
    var seen: Set<FilePosition> = []
    for (text, number, figure) in matches where hidden.contains(figure.place) {
      let isShown = figures.contains { other in
        other.measure.id == figure.measure.id && !hidden.contains(other.place)
          && number.says(other)
      }
      let position = text.position(number)
      guard !isShown, seen.insert(position).inserted else { continue }
      faults.append(
        Fault(
          "'\(number.text)' is what the public edition withholds of \(figure.name)", at: position,
          hint: "write {{\(figure.reference)}}, which prints the figure in the internal edition "
            + "and the reason in the public one, or leave the number out"))
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
      let judgement = answer.judgement
      lazy var measures = measuresSpokenOf(in: answer).map(\.id)
      add(answer.amounts, measures, at: answer.position(of:))
      add(judgement.reason, measures, at: answer.position(of: "reason"))
      for section in judgement.sections { add(section.title, measures, at: section.position) }
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

extension TypedAmount {
  /// Whether this is a number that a figure withholds.
  fileprivate func says(_ figure: PupilFigure) -> Bool {
    let observation = figure.observation
    switch kind {
    case .percentage:
      guard figure.measure.unit == .percent, let value = observation.value,
        decimals <= max(figure.measure.decimals, 1)
      else { return false }
      return (value - self.value).magnitude <= 1
        && Double(Wording.number(value, decimals: decimals)) == self.value
    case .count:
      let isCohort = observation.denominator == value && value < figure.limit
      return isCohort || figure.count == value
    case .share(let whole): return figure.count == value && observation.denominator == whole
    }
  }

  /// Whether the sentence is about a figure: it names the group or area, or else the measure.
  fileprivate func names(_ figure: PupilFigure) -> Bool {
    if case .share = kind { return true }
    let names = NamesInText(in: sentence)
    let series = figure.observation.series
    let own = [series.area, series.group].filter { !$0.isEmpty }
    return own.isEmpty ? names.mention(figure.measure.title) : own.allSatisfy(names.mention)
  }
}

/// A figure that counts pupils, which the public edition may hide.
private struct PupilFigure {
  /// Its place among the observations.
  var place: Int
  var observation: Observation
  var measure: Measure
  /// Cohorts below this are small.
  var limit: Double

  static func all(in evaluation: Evaluation) -> [Self] {
    var measures: [Identifier: Measure] = [:]
    for measure in evaluation.measures where measure.counts == .pupils {
      measures[measure.id] = measure
    }
    let limit = Double(evaluation.settings.suppressBelow)
    return evaluation.observations.enumerated().compactMap { place, observation in
      measures[observation.measure].map {
        Self(place: place, observation: observation, measure: $0, limit: limit)
      }
    }
  }

  /// How many pupils it counts.
  var count: Double? {
    observation.numerator ?? (measure.unit == .count ? observation.value : nil)
  }

  /// The measure, whom it's about and when.
  var name: String {
    let series = observation.series
    let scope = [series.area, series.group, series.category].filter { !$0.isEmpty }
    let names = scope + [observation.period.inWords]
    return "'\(measure.title)' (\(names.joined(separator: ", ")))"
  }

  /// What stands for it in a text.
  var reference: String {
    let series = observation.series
    let scope = [series.area, series.group, series.category].filter { !$0.isEmpty }.map(\.slug)
    return ([measure.id.text] + scope + ["latest"]).joined(separator: ".")
  }
}
