import SelfEvaluation
import Trends

/// A figure that counts pupils, which the public edition may hide.
struct PupilFigure {
  /// Its place among the observations.
  var place: Int
  /// Its measure's place in the catalogue.
  var measure: Int
  /// The numbers of its area and its group; `nil` for none.
  var area, group: Int?
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

/// The figures of pupils of the periods in which any may be hidden.
///
/// Each number of all texts is held against all of them, so of each there is no more here than where
/// to find it, in a few bytes.
struct PupilFigures {
  private struct Row {
    var place: Int32
    var measure: Int16
    /// −1 for none.
    var area, group: Int16
  }

  private let evaluation: Evaluation
  private let limit: Double
  private var rows: [Row] = []
  private(set) var names: FigureNames

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    limit = Double(evaluation.settings.suppressBelow)
    names = FigureNames(evaluation.measures)
    var measures: [Identifier: Int16] = [:]
    for (place, measure) in evaluation.measures.enumerated().prefix(Int(Int16.max))
    where measure.counts == .pupils {
      measures[measure.id] = Int16(place)
    }
    rows.reserveCapacity(evaluation.observations.count)
    var periods: Set<Period> = []
    // Rows of one measure mostly stand together.
    var last: (id: Identifier, place: Int16?)?
    for place in evaluation.observations.indices.prefix(Int(Int32.max)) {
      if last?.id != evaluation.observations[place].measure {
        let id = evaluation.observations[place].measure
        last = (id, measures[id])
      }
      guard let measure = last?.place else { continue }
      let area = names.number(of: evaluation.observations[place].series.area)
      let group = names.number(of: evaluation.observations[place].series.group)
      rows.append(Row(place: Int32(place), measure: measure, area: area, group: group))
      let figure = self[rows.count - 1]
      if figure.isSmall || figure.isOfFew || figure.percentage != nil && figure.count == nil
        || evaluation.observations[place].symbol?.isSuppressed == true
      {
        periods.insert(evaluation.observations[place].period)
      }
    }
    rows.removeAll { !periods.contains(evaluation.observations[Int($0.place)].period) }
  }

  var isEmpty: Bool { rows.isEmpty }
  var places: Range<Int> { rows.indices }

  subscript(place: Int) -> PupilFigure {
    let row = rows[place]
    let (observation, measure) = (Int(row.place), Int(row.measure))
    let unit = evaluation.measures[measure].unit
    let value = evaluation.observations[observation].value
    let cohort = evaluation.observations[observation].denominator
    let percentage = unit == .percent ? value : nil
    var count = evaluation.observations[observation].numerator ?? (unit == .count ? value : nil)
    if count == nil, let percentage, let cohort { count = (percentage * cohort / 100).rounded() }
    return PupilFigure(
      place: observation, measure: measure, area: row.area < 0 ? nil : Int(row.area),
      group: row.group < 0 ? nil : Int(row.group),
      decimals: evaluation.measures[measure].decimals, percentage: percentage, count: count,
      cohort: cohort, isSmall: count.map { $0 < limit } ?? false,
      isOfFew: cohort.map { $0 < limit } ?? false)
  }
}

/// Where to find the figures that a number may be of, as there are many of both.
struct FigureIndex {
  /// A number of a figure, which is told by its place; so large a number that it's no longer exact
  /// is of no small figure.
  private struct Entry {
    var number: Float
    var place: Int32
  }
  private var numbers: [Entry] = []
  private var percentages: [Entry] = []

  init(_ figures: PupilFigures) {
    numbers.reserveCapacity(3 * figures.places.count)
    percentages.reserveCapacity(2 * figures.places.count)
    for index in figures.places {
      let (figure, place) = (figures[index], Int32(index))
      if let count = figure.count { numbers.append(Entry(number: Float(count), place: place)) }
      if let cohort = figure.cohort {
        numbers.append(Entry(number: Float(cohort), place: place))
        if let count = figure.count {
          numbers.append(Entry(number: Float(cohort - count), place: place))
        }
      }
      guard let percentage = figure.percentage, percentage.magnitude < 1000 else { continue }
      for number in [percentage, 100 - percentage] {
        percentages.append(Entry(number: Float(number.rounded()), place: place))
      }
    }
    numbers.sort { ($0.number, $0.place) < ($1.number, $1.place) }
    percentages.sort { $0.number < $1.number }
  }

  /// The figures of which a number can be the count, the cohort or the percentage, or that of the
  /// rest, by their places.
  func figures(for amount: TypedAmount) -> [Int] {
    var percentage = amount.value
    switch amount.kind {
    case .number:
      return Self.places(in: numbers, from: Float(amount.value), to: Float(amount.value))
    case .fraction(let whole): percentage *= 100 / whole
    case .percentage: break
    }
    let near = Float(percentage.rounded())
    return Self.places(in: percentages, from: near - 1, to: near + 1)
  }

  private static func withoutRepeats(_ sorted: [Int]) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(sorted.count)
    for place in sorted where places.last != place { places.append(place) }
    return places
  }

  private static func places(in entries: [Entry], from low: Float, to high: Float) -> [Int] {
    var (start, end) = (0, entries.count)
    while start < end {
      let middle = (start + end) / 2
      if entries[middle].number < low { start = middle + 1 } else { end = middle }
    }
    var places: [Int] = []
    while start < entries.count, entries[start].number <= high {
      places.append(Int(entries[start].place))
      start += 1
    }
    if low < high { places.sort() }
    return places.count < 2 ? places : Self.withoutRepeats(places)
  }
}

/// What the figures are called, worked out once for all sentences.
struct FigureNames {
  /// The measures, by their places in the catalogue.
  var measures: [NamesInText.MeasureName]
  var wordsOfMeasures: [[Word]]
  /// The groups and areas.
  private(set) var places: [NamesInText.Name] = []
  private(set) var wordsOfPlaces: [[Word]] = []
  private var numbers: [String: Int16] = [:]

  init(_ measures: [Measure]) {
    self.measures = measures.map { NamesInText.MeasureName($0) }
    wordsOfMeasures = measures.map { Word.all(in: $0.title) }
  }

  /// The number of a group or area; −1 for none.
  mutating func number(of name: String) -> Int16 {
    if name.isEmpty { return -1 }
    if let number = numbers[name] { return number }
    guard let number = Int16(exactly: places.count) else { return -1 }
    numbers[name] = number
    places.append(NamesInText.Name(name))
    wordsOfPlaces.append(Word.all(in: name))
    return number
  }
}
