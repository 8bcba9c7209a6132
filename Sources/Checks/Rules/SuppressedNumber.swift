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
    guard texts.contains(where: { !$0.numbers.isEmpty }) else { return [] }
    // Most numbers are those of no figure at all, and then nothing has to be worked out.
    let figures = PupilFigure.all(in: subject.evaluation)
    let matches = texts.flatMap { text in
      text.numbers.flatMap { number in
        figures.filter { figure in
          number.says(figure) && (text.measures.contains(figure.measure.id) || number.names(figure))
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
  fileprivate var publishedTexts: [PublishedText] {
    var texts: [PublishedText] = []
    func add(_ field: String, _ measures: [Identifier], at position: FilePosition) {
      guard field.utf8.contains(where: { (0x30...0x39).contains($0) }) || field.contains(" of ")
      else { return }
      let sentences = Sentence.all(in: Document(parsing: field))
      let numbers = sentences.flatMap(TypedAmount.all(in:))
      texts.append(
        PublishedText(numbers: numbers, measures: Set(measures)) { _ in position })
    }
    for answer in answers {
      let judgement = answer.judgement
      let measures = measuresSpokenOf(in: judgement).map(\.id)
      let numbers = answer.sentences.flatMap(TypedAmount.all(in:))
      texts.append(
        PublishedText(numbers: numbers, measures: Set(measures)) {
          answer.position(of: $0.place, in: $0.sentence)
        })
      add(judgement.reason, measures, at: answer.position(of: "reason"))
      for section in judgement.sections { add(section.title, measures, at: section.position) }
    }
    for text in priorityTexts {
      let numbers = text.sentences.flatMap(TypedAmount.all(in:))
      texts.append(
        PublishedText(numbers: numbers, measures: Set(text.priority.measures)) {
          text.position(of: $0.place, in: $0.sentence)
        })
    }
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

/// A percentage, or a number of pupils, typed in a sentence.
private struct TypedAmount {
  /// The words, such as `4 of 12` or `3 pupils`.
  var text: String
  var value: Double
  var decimals: Int
  var kind: Kind
  /// The number's place in the sentence.
  var place: Int
  var sentence: Sentence

  enum Kind {
    case percentage, count
    /// A count and the cohort that it's of.
    case share(of: Double)
  }

  static func all(in sentence: Sentence) -> [Self] {
    let tokens = sentence.tokens
    return tokens.indices.compactMap { place in
      guard let value = number(tokens[place]), place + 1 < tokens.count else { return nil }
      let next = tokens[(place + 1)...]
      let fraction = tokens[place].text.split(separator: ".").dropFirst().first
      func amount(_ kind: Kind, _ words: Int, _ text: String? = nil) -> Self {
        let words = tokens[place..<min(place + words, tokens.count)].map(\.text)
        return Self(
          text: text ?? words.joined(separator: " "), value: value,
          decimals: fraction?.utf8.count ?? 0, kind: kind, place: place, sentence: sentence)
      }
      if tokens[place + 1].isPercentSign {
        return amount(.percentage, 2, "\(tokens[place].text)%")
      }
      if next.prefix(2).map(\.text) == ["per", "cent"] { return amount(.percentage, 3) }
      for link in [["of"], ["of", "the"], ["out", "of"], ["out", "of", "the"]]
      where next.prefix(link.count).map(\.text) == link {
        guard place + link.count + 1 < tokens.count,
          let whole = number(tokens[place + link.count + 1])
        else { continue }
        return amount(.share(of: whole), link.count + 2)
      }
      guard let noun = next.prefix(3).firstIndex(where: { pupils.contains($0.text) }),
        !next[..<noun].contains(where: { $0.kind != .word || ends.contains($0.text) }),
        place == 0 || !names.contains(tokens[place - 1].text)
      else { return nil }
      return amount(.count, 0, "\(tokens[place].text) \(tokens[noun].text)")
    }
  }

  /// A number in digits, or a small one in a word; `one` is no number by itself.
  private static func number(_ token: Token) -> Double? {
    if token.kind == .number { return Double(token.text.filter { $0 != "," }) }
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words.firstIndex(of: token.text).map { Double($0 + 2) }
  }

  private static let pupils: Set<String> = [
    "pupils", "pupil", "children", "child", "boys", "boy", "girls", "girl", "learners", "learner",
    "students", "student", "people", "person",
  ]
  /// Words before a number that is a name: key stage 4, year 6, one in five.
  private static let names: Set<String> = [
    "stage", "stages", "ks", "year", "years", "level", "levels", "phase", "question", "section",
    "page", "table", "figure", "chart", "term", "week", "part", "priority", "in", "top", "aged",
    "age",
    "under", "over", "to", "and", "-", "–",
  ]
  /// Words behind which a number is no longer that of the pupils.
  private static let ends: Set<String> = [
    "and", "but", "with", "for", "in", "years", "year", "terms", "weeks", "months", "schools",
    "settings", "points", "times", "per", "to", "hundred", "thousand", "million", "dozen",
  ]

  /// Whether this is a number that a figure withholds.
  func says(_ figure: PupilFigure) -> Bool {
    let observation = figure.observation
    switch kind {
    case .percentage:
      guard figure.measure.unit == .percent, let value = observation.value,
        decimals <= max(figure.measure.decimals, 1)
      else { return false }
      return Double(Wording.number(value, decimals: decimals)) == self.value
    case .count:
      let isCohort = observation.denominator == value && value < figure.limit
      return isCohort || figure.count == value
    case .share(let whole): return figure.count == value && observation.denominator == whole
    }
  }

  /// Whether the sentence is about a figure: it names the group or area, or else the measure.
  func names(_ figure: PupilFigure) -> Bool {
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
