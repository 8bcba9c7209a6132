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
final class PupilFigures: Sendable {
  private struct Row {
    var place: Int32
    var measure: Int16
    /// −1 for none.
    var area, group: Int16
  }

  private let evaluation: Evaluation
  private let limit: Double
  private let rows: [Row]
  let names: FigureNames

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    limit = Double(evaluation.settings.suppressBelow)
    var names = FigureNames(evaluation.measures)
    var rows: [Row] = []
    rows.reserveCapacity(evaluation.observations.count)
    var measures: [Identifier: Int16] = [:]
    for (place, measure) in evaluation.measures.enumerated().prefix(Int(Int16.max))
    where measure.counts == .pupils || measures[measure.id] == nil {
      measures[measure.id] = Int16(place)
    }
    var periods: Set<Period> = []
    // Rows of one measure mostly stand together, or those of several follow one another in turn: by
    // each measure, the other one whose rows came behind it.
    var following = [Int16](repeating: -1, count: evaluation.measures.count)
    var measure: Int16 = -1
    // Those of one group and period stand together too; rows of the authority's own stand among those
    // of one other area.
    var (area, group) = (("", Int16(-1)), ("", Int16(-1)))
    var lastPeriod: Period?
    let ids = evaluation.measures.map(\.id)
    for place in evaluation.observations.indices.prefix(Int(Int32.max)) {
      func isOf(_ measure: Int16) -> Bool {
        measure >= 0 && ids[Int(measure)] == evaluation.observations[place].measure
      }
      if !isOf(measure) {
        let last = measure
        measure = last < 0 ? -1 : following[Int(last)]
        if !isOf(measure) {
          measure = measures[evaluation.observations[place].measure] ?? -1
          if last >= 0 { following[Int(last)] = measure }
        }
      }
      guard measure >= 0 else { continue }
      guard evaluation.measures[Int(measure)].counts == .pupils else { continue }
      let isOwn = evaluation.observations[place].series.area.isEmpty
      if !isOwn, evaluation.observations[place].series.area != area.0 {
        area.0 = evaluation.observations[place].series.area
        area.1 = names.number(of: area.0)
      }
      if evaluation.observations[place].series.group != group.0 {
        group.0 = evaluation.observations[place].series.group
        group.1 = names.number(of: group.0)
      }
      let row = Row(
        place: Int32(place), measure: measure, area: isOwn ? -1 : area.1, group: group.1)
      rows.append(row)
      let figure = Self.figure(of: row, in: evaluation, smallBelow: limit)
      if figure.isSmall || figure.isOfFew || figure.percentage != nil && figure.count == nil
        || evaluation.observations[place].symbol?.isSuppressed == true,
        evaluation.observations[place].period != lastPeriod
      {
        lastPeriod = evaluation.observations[place].period
        periods.insert(evaluation.observations[place].period)
      }
    }
    var isLastHidden = false
    lastPeriod = nil
    rows.removeAll { row in
      let place = Int(row.place)
      if evaluation.observations[place].period != lastPeriod {
        lastPeriod = evaluation.observations[place].period
        isLastHidden = periods.contains(evaluation.observations[place].period)
      }
      return !isLastHidden
    }
    self.rows = rows
    self.names = names
  }

  var isEmpty: Bool { rows.isEmpty }
  var places: Range<Int> { rows.indices }

  /// What is asked of more figures than anything else.
  func measure(at place: Int) -> Int { Int(rows[place].measure) }
  func cohort(at place: Int) -> Double? {
    evaluation.observations[Int(rows[place].place)].denominator
  }

  subscript(place: Int) -> PupilFigure {
    Self.figure(of: rows[place], in: evaluation, smallBelow: limit)
  }

  private static func figure(
    of row: Row, in evaluation: Evaluation, smallBelow limit: Double
  ) -> PupilFigure {
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
  private let numbers: PlacesByNumber
  /// By the whole numbers next to them.
  private let percentages: PlacesByNumber

  init(_ figures: PupilFigures) {
    var (numbers, percentages) = (PlacesByNumber(), PlacesByNumber())
    for place in figures.places {
      Self.take(figures[place], { numbers.makeRoom(for: $0) }, { percentages.makeRoom(for: $0) })
    }
    numbers.endMakingRoom()
    percentages.endMakingRoom()
    for place in figures.places {
      Self.take(figures[place], { numbers.insert($0, place) }, { percentages.insert($0, place) })
    }
    self.numbers = numbers
    self.percentages = percentages
  }

  /// Takes the numbers of a figure, and the whole numbers next to its percentage.
  private static func take(
    _ figure: PupilFigure, _ number: (Double) -> Void, _ percentage: (Double) -> Void
  ) {
    if let count = figure.count { number(count) }
    if let cohort = figure.cohort {
      number(cohort)
      if let count = figure.count { number(cohort - count) }
    }
    if let own = figure.percentage, own.magnitude < 1000 {
      percentage(own.rounded())
      percentage((100 - own).rounded())
    }
  }

  /// Goes through the figures of which a number can be the count, the cohort or the percentage, or
  /// that of the rest, by their places.
  func forEachFigure(for amount: TypedAmount, _ take: (Int) -> Void) {
    var percentage = amount.value
    switch amount.kind {
    case .number: return numbers.forEachPlace(of: amount.value, take)
    case .fraction(let whole): percentage *= 100 / whole
    case .percentage: break
    }
    let near = percentage.rounded()
    var places: Set<Int> = []
    for number in [near - 1, near, near + 1] {
      percentages.forEachPlace(of: number) { places.insert($0) }
    }
    places.sorted().forEach(take)
  }
}

/// The places of figures by their numbers; so large a number that it's no longer exact is of no
/// small figure.
private struct PlacesByNumber {
  private struct Entry {
    let number: Float
    let place: Int32

    init(_ number: Double, _ place: Int) {
      // Without a sign of 0.
      self.number = Float(number) + 0
      self.place = Int32(truncatingIfNeeded: place)
    }

    /// One of 1,024 parts, which is the same for the same number.
    var part: Int { Int(truncatingIfNeeded: (number.bitPattern &* 0x9E37_79B9) >> 22) }
  }
  /// Those of one part stand together, in the order of their places.
  private var entries: [Entry] = []
  /// Where those of each part end; how many there are while room is made, and where the next stands
  /// while they're put in.
  private var ends = [Int32](repeating: 0, count: 1024)

  mutating func makeRoom(for number: Double) { ends[Entry(number, 0).part] += 1 }

  mutating func endMakingRoom() {
    var sum: Int32 = 0
    for part in ends.indices { (ends[part], sum) = (sum, sum + ends[part]) }
    entries = Array(repeating: Entry(0, 0), count: Int(sum))
  }

  mutating func insert(_ number: Double, _ place: Int) {
    let entry = Entry(number, place)
    entries[Int(ends[entry.part])] = entry
    ends[entry.part] += 1
  }

  /// Goes through the places of a number's figures, each once.
  func forEachPlace(of number: Double, _ take: (Int) -> Void) {
    let wanted = Entry(number, 0)
    let start = wanted.part == 0 ? 0 : ends[wanted.part - 1]
    var last: Int32 = -1
    for entry in entries[Int(start)..<Int(ends[wanted.part])]
    where entry.number == wanted.number && entry.place != last {
      last = entry.place
      take(Int(last))
    }
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
