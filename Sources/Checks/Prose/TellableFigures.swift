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
  /// The value, unless it's a number of pupils.
  var value: Double?
  var isPercentage: Bool
  /// Of a number of some of the pupils, how many per cent it is of that of all.
  var share: Double?
  /// How many pupils it counts.
  var count: Double?
  var cohort: Double?
  /// Whether the count is small.
  var isSmall: Bool
  /// Whether the cohort is small.
  var isOfFew: Bool
  /// Where the others stand of which it's the sum, as a headline share is of its categories.
  var others: [Int] = []

  /// The value, if it's a percentage.
  var percentage: Double? { isPercentage ? value : nil }

  /// Whether it's hidden: a sum is when any of its parts is, since the rest tells that part.
  func isHidden(_ hidden: Set<Int>) -> Bool {
    hidden.contains(place) || others.contains(where: hidden.contains)
  }

  /// The measure, whom it's about and when.
  func name(in evaluation: Evaluation) -> String {
    let category = others.isEmpty ? nil : evaluation.measures[measure].headlineCategory
    let names =
      scope(in: evaluation)
      + [category, evaluation.observations[place].period.inWords]
      .compactMap(\.self)
    return "'\(evaluation.measures[measure].title)' (\(names.joined(separator: ", ")))"
  }

  /// What stands for it in a text.
  func reference(in evaluation: Evaluation) -> String {
    let scope = scope(in: evaluation).map(\.slug)
    return ([evaluation.measures[measure].id.text] + scope + ["latest"]).joined(separator: ".")
  }

  private func scope(in evaluation: Evaluation) -> [String] {
    let series = evaluation.observations[place].series
    let category = others.isEmpty ? series.category : ""
    return [series.area, series.group, category].filter { !$0.isEmpty }
  }
}

/// The figures of pupils of the periods in which any may be hidden, or of all.
///
/// Each number of all texts is held against all of them, so of each there is no more here than where
/// to find it, in a few bytes.
final class TellableFigures: Sendable {
  private struct Row {
    var place: Int32
    var measure: Int32
    /// −1 for none.
    var area, group: Int32
    /// Where the number of all pupils stands of which it's a part; −1 for none.
    var whole: Int32 = -1
  }

  private let evaluation: Evaluation
  private let limit: Double
  private let rows: [Row]
  /// The headline shares of distributions, which no row of the data has.
  private let sums: [PupilFigure]
  /// Whether any is neither a percentage nor a number of pupils.
  let haveMeans: Bool
  let names: FigureNames

  /// - Parameters:
  ///   - evaluation: What holds the figures.
  ///   - areOfAllPeriods: Whether those are taken too of periods in which nothing is hidden.
  init(_ evaluation: Evaluation, areOfAllPeriods: Bool = false) {
    self.evaluation = evaluation
    limit = Double(evaluation.settings.suppressBelow)
    var names = FigureNames(evaluation.measures)
    var rows: [Row] = []
    rows.reserveCapacity(evaluation.observations.count)
    var measures: [Identifier: Int32] = [:]
    for (place, measure) in evaluation.measures.enumerated().prefix(Int(Int32.max))
    where measure.counts == .pupils || measures[measure.id] == nil {
      measures[measure.id] = Int32(place)
    }
    var periods: Set<Period> = []
    // Rows of one measure mostly stand together, or those of several follow one another in turn: by
    // each measure, the other one whose rows came behind it.
    var following = [Int32](repeating: -1, count: evaluation.measures.count)
    var measure: Int32 = -1
    // Those of one group and period stand together too; rows of the authority's own stand among those
    // of one other area.
    var (area, group) = (("", Int32(-1)), ("", Int32(-1)))
    var lastPeriod: Period?
    let ids = evaluation.measures.map(\.id)
    for place in evaluation.observations.indices.prefix(Int(Int32.max)) {
      func isOf(_ measure: Int32) -> Bool {
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
    if !areOfAllPeriods {
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
    }
    Self.findWholes(of: &rows, in: evaluation)
    self.rows = rows
    sums = Self.headlines(of: rows, in: evaluation, smallBelow: limit)
    haveMeans = evaluation.measures.contains {
      $0.counts == .pupils && $0.unit != .percent && $0.unit != .count
    }
    self.names = names
  }

  /// Finds of what numbers of all pupils those of groups and areas are parts.
  private static func findWholes(of rows: inout [Row], in evaluation: Evaluation) {
    let isCount = evaluation.measures.map { $0.unit == .count }
    guard isCount.contains(true) else { return }
    struct Key: Hashable {
      var measure: Int32
      var period: Period
      var category: String
    }
    func key(_ row: Row) -> Key {
      let own = evaluation.observations[Int(row.place)]
      return Key(measure: row.measure, period: own.period, category: own.series.category)
    }
    var wholes: [Key: Int32] = [:]
    for row in rows where isCount[Int(row.measure)] && row.area < 0 && row.group < 0 {
      wholes[key(row)] = row.place
    }
    guard !wholes.isEmpty else { return }
    for place in rows.indices where isCount[Int(rows[place].measure)] {
      let row = rows[place]
      if row.area >= 0 || row.group >= 0 { rows[place].whole = wholes[key(row)] ?? -1 }
    }
  }

  /// Adds up the categories that make the headline share of a distribution.
  private static func headlines(
    of rows: [Row], in evaluation: Evaluation, smallBelow limit: Double
  ) -> [PupilFigure] {
    let areSums = evaluation.measures.map { $0.headline.count > 1 }
    guard areSums.contains(true) else { return [] }
    var known = [Set<String>](repeating: [""], count: areSums.count)
    var categories = [[String]](repeating: [], count: areSums.count)
    for row in rows where areSums[Int(row.measure)] {
      let category = evaluation.observations[Int(row.place)].series.category
      if known[Int(row.measure)].insert(category).inserted {
        categories[Int(row.measure)].append(category)
      }
    }
    for place in areSums.indices where areSums[place] {
      let found = evaluation.measures[place].headlineCategories(among: categories[place])
      categories[place] = found.contains(nil) ? [] : found.compactMap(\.self)
    }
    struct Key: Hashable {
      var measure, area, group: Int32
      var period: Period
    }
    var parts: [Key: [PupilFigure]] = [:]
    var order: [Key] = []
    for row in rows where !categories[Int(row.measure)].isEmpty {
      let own = evaluation.observations[Int(row.place)]
      guard categories[Int(row.measure)].contains(own.series.category) else { continue }
      let key = Key(measure: row.measure, area: row.area, group: row.group, period: own.period)
      if parts[key] == nil { order.append(key) }
      parts[key, default: []].append(figure(of: row, in: evaluation, smallBelow: limit))
    }
    return order.compactMap { key in
      guard let parts = parts[key], var sum = parts.first,
        parts.count == categories[Int(key.measure)].count
      else { return nil }
      for part in parts.dropFirst() {
        sum.others.append(part.place)
        let isOfOneCohort = sum.cohort == part.cohort
        sum.count = isOfOneCohort ? sum.count.flatMap { one in part.count.map { one + $0 } } : nil
        sum.value = sum.value.flatMap { one in part.value.map { one + $0 } }
        if !isOfOneCohort { sum.cohort = nil }
      }
      sum.isSmall = sum.count.map { $0 < limit } ?? false
      return sum
    }
  }

  var isEmpty: Bool { rows.isEmpty }
  var places: Range<Int> { 0..<rows.count + sums.count }

  /// What is asked of more figures than anything else.
  func measure(at place: Int) -> Int {
    place < rows.count ? Int(rows[place].measure) : sums[place - rows.count].measure
  }
  func cohort(at place: Int) -> Double? {
    place < rows.count
      ? evaluation.observations[Int(rows[place].place)].denominator
      : sums[place - rows.count].cohort
  }

  subscript(place: Int) -> PupilFigure {
    place < rows.count
      ? Self.figure(of: rows[place], in: evaluation, smallBelow: limit)
      : sums[place - rows.count]
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
    var share: Double?
    if row.whole >= 0, let part = count {
      let all = evaluation.observations[Int(row.whole)]
      if let whole = all.numerator ?? all.value, whole > 0 { share = 100 * part / whole }
    }
    return PupilFigure(
      place: observation, measure: measure, area: row.area < 0 ? nil : Int(row.area),
      group: row.group < 0 ? nil : Int(row.group),
      decimals: evaluation.measures[measure].decimals, value: unit == .count ? nil : value,
      isPercentage: unit == .percent, share: share, count: count, cohort: cohort,
      isSmall: count.map { $0 < limit } ?? false,
      isOfFew: cohort.map { $0 < limit } ?? false)
  }
}

/// Where to find the figures that a number may be of, as there are many of both.
struct FigureIndex {
  private let numbers: PlacesByNumber
  /// By the whole numbers next to them; means and rates apart, which are few.
  private let percentages, means: PlacesByNumber

  init(_ figures: TellableFigures) {
    var (numbers, percentages, means) = (PlacesByNumber(), PlacesByNumber(), PlacesByNumber())
    for place in figures.places {
      Self.take(
        figures[place], { numbers.makeRoom(for: $0) }, { percentages.makeRoom(for: $0) },
        { means.makeRoom(for: $0) })
    }
    numbers.endMakingRoom()
    percentages.endMakingRoom()
    means.endMakingRoom()
    for place in figures.places {
      Self.take(
        figures[place], { numbers.insert($0, place) }, { percentages.insert($0, place) },
        { means.insert($0, place) })
    }
    self.numbers = numbers
    self.percentages = percentages
    self.means = means
  }

  /// Takes the numbers of a figure, and the whole numbers next to its value and its share.
  private static func take(
    _ figure: PupilFigure, _ number: (Double) -> Void, _ percentage: (Double) -> Void,
    _ mean: (Double) -> Void
  ) {
    if let count = figure.count { number(count) }
    if let cohort = figure.cohort {
      number(cohort)
      if let count = figure.count { number(cohort - count) }
    }
    if let own = figure.value, own.magnitude < 1_000_000 {
      if figure.isPercentage {
        percentage(own.rounded())
        percentage((100 - own).rounded())
      } else {
        mean(own.rounded())
      }
    }
    if let share = figure.share { percentage(share.rounded()) }
  }

  /// Goes through the figures of which a number can be the count, the cohort or the percentage, or
  /// that of the rest, by their places.
  func forEachFigure(for amount: TypedAmount, _ take: (Int) -> Void) {
    switch amount.kind {
    case .number, .times: numbers.forEachPlace(of: amount.value, take)
    case .fraction(let whole): forEachFigure(near: 100 * amount.value / whole, take)
    case .percentage: forEachFigure(near: amount.value, take)
    case .factor: break
    }
  }

  /// Goes through the figures that something may be read of, by their places.
  func forEachFigure(for reading: FigureReading, _ take: (Int) -> Void) {
    switch reading {
    case .percentage(let value, _, _): forEachFigure(near: value, take)
    case .value(let value, _):
      forEachMean(near: value, take)
      forEachFigure(near: value, take)
    case .ratio(let part, let whole, _): forEachFigure(near: 100 * part / whole, take)
    case .share(let count, _, _), .count(let count): numbers.forEachPlace(of: count, take)
    }
  }

  /// Goes through the figures whose percentage, whose share or that of the rest a number may be, by
  /// their places.
  func forEachFigure(near value: Double, _ take: (Int) -> Void) {
    Self.forEachPlace(near: value, in: percentages, take)
  }

  /// Goes through the means and rates that a number may be, by their places.
  func forEachMean(near value: Double, _ take: (Int) -> Void) {
    Self.forEachPlace(near: value, in: means, take)
  }

  private static func forEachPlace(
    near value: Double, in numbers: PlacesByNumber, _ take: (Int) -> Void
  ) {
    let near = value.rounded()
    var places: Set<Int> = []
    for number in [near - 1, near, near + 1] {
      numbers.forEachPlace(of: number) { places.insert($0) }
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
  private var numbers: [String: Int32] = [:]

  init(_ measures: [Measure]) {
    self.measures = measures.map { NamesInText.MeasureName($0) }
    wordsOfMeasures = measures.map { Word.all(in: $0.title) }
  }

  /// The number of a group or area; −1 for none.
  mutating func number(of name: String) -> Int32 {
    if name.isEmpty { return -1 }
    if let number = numbers[name] { return number }
    guard let number = Int32(exactly: places.count) else { return -1 }
    numbers[name] = number
    places.append(NamesInText.Name(name))
    wordsOfPlaces.append(Word.all(in: name, isSingular: true))
    return number
  }
}
