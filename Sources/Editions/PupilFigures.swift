import SelfEvaluation

/// The figures that count pupils, with what is needed to see which of them are small.
///
/// Of pupils, a figure is small when its cohort is from 1 to below the limit, or its cohort is not 0
/// and its count is below it; a count of 0 is small too, since it says something of everyone. A
/// cohort of 0 is nobody, so there is nothing to withhold.
struct PupilFigures: Sendable {
  /// One figure.
  struct Cell: Sendable {
    /// Its place among the observations.
    var place: Int
    /// Its measure's place in the catalogue.
    var measure: Int
    var series: SeriesKey
    var period: Period
    /// Whom it's about.
    var pupils: Pupils
    /// How many were counted; `nil` when nothing tells.
    var count: Double?
    /// Of how many; `nil` when the figure itself doesn't tell.
    var cohort: Double?
    /// Whether its publisher withheld it.
    var isWithheld: Bool
    /// Whether it has a value, so that there is something to hide.
    var isPrinted: Bool
    /// Whether the count is worked out from a value that was rounded.
    var isRounded = false
    /// Whether it has no cohort of its own.
    var isBare = false
    /// The value of a percentage.
    var percentage: Double?
    /// Whether its count is how many pupils there are, of whom other figures are shares.
    var isNumber = false

    var name: Ledger.SeriesName { Ledger.SeriesName(measure: measure, key: series) }
  }

  /// The figures, in the order of the observations.
  private(set) var cells: [Cell] = []
  /// The places of the small ones among the cells.
  private(set) var small: [Int] = []
  /// Counts and cohorts below this are small.
  let limit: Double
  /// The groups, areas and categories of whose pupils alone each measure is, by its title.
  private(set) var named: [Int: Set<String>] = [:]

  /// Looks through an evaluation.
  init(_ evaluation: Evaluation) {
    limit = Double(evaluation.settings.suppressBelow)
    var measures: [Identifier: (place: Int, measure: Measure)] = [:]
    for (place, measure) in evaluation.measures.enumerated()
    where measure.counts == .pupils && measures[measure.id] == nil {
      measures[measure.id] = (place, measure)
    }
    let bases = RateBases(evaluation)
    let typed = TypedDecimals(evaluation)
    var names = UsualNames(evaluation)
    for (place, measure) in measures.values {
      let own = names.named(in: measure.title)
      if !own.isEmpty { named[place] = own }
    }
    var bare: [(cell: Int, percentage: Double)] = []
    var values: [(cell: Int, value: RoundedValue)] = []
    for (place, observation) in evaluation.observations.enumerated() {
      guard let (measure, facts) = measures[observation.measure] else { continue }
      let pupils = names.pupils(observation.series, observation.period)
      let cell = Cell(observation, place: place, measure: measure, facts, pupils)
      if cell.isPrinted, isSmall(cell.count, of: cell.cohort) { small.append(cells.count) }
      if cell.count == nil, let value = observation.value, facts.unit != .count {
        let rounded = RoundedValue(
          value, facts, bases: bases[facts.id], typed: typed[observation])
        values.append((cells.count, rounded))
        if cell.cohort == nil, facts.unit == .percent { bare.append((cells.count, value)) }
      }
      cells.append(cell)
    }
    guard limit > 0, !values.isEmpty else { return }
    let more = Set(smallAmong(values, bare, of: evaluation)).subtracting(small)
    if !more.isEmpty { small = (small + more).sorted() }
  }

  private func isSmall(_ count: Double?, of cohort: Double?) -> Bool {
    if let cohort {
      if cohort <= 0 { return false }
      if cohort < limit { return true }
    }
    return count.map { $0 < limit } ?? false
  }

  /// The small ones among values without counts, which get the count and the cohort that they tell.
  ///
  /// They're taken to be of the largest cohort that is known of the same pupils, or of all those
  /// whom a measure counts if that makes a whole number; where none is known, a share is small if
  /// its count is that of another measure, if it's of nobody, and if a whole tells that it is.
  private mutating func smallAmong(
    _ values: [(cell: Int, value: RoundedValue)], _ bare: [(cell: Int, percentage: Double)],
    of evaluation: Evaluation
  ) -> [Int] {
    let known = KnownCohorts(self, of: evaluation)
    let shares = SharesWithoutCounts(self, bare: bare, known, of: evaluation)
    var found = shares.small(among: bare).union(smallSlices(of: bare, known))
    let alone = values.filter { cells[$0.cell].cohort == nil && $0.value.isShare }
    let numerators = Numerators(alone, of: cells, known)
    let denominators = Denominators(alone, of: cells, known, in: evaluation)
    for (place, value) in values {
      let cell = cells[place]
      // A rate of which nothing tells the base could be small of any cohort but its own.
      let cohort = cell.cohort ?? (value.isClear ? known.cohort(of: cell) : nil)
      if cell.cohort == nil, value.isShare { cells[place].isBare = true }
      if let cohort, cell.cohort == nil, cohort > 0, cohort < limit { found.insert(place) }
      guard value.isShare else {
        // The mean of a few pupils, whom a measure counts that calls them neither good nor bad.
        let isOfFew = known.numbers(of: cell).contains { number in
          evaluation.measures[number.measure].polarity == .neither
            && number.count > 0 && number.count < limit
        }
        if isOfFew { found.insert(place) }
        continue
      }
      if cohort == nil, value.value == 0 { found.insert(place) }
      let told = counts(of: cell, value, cohort, denominators, numerators)
      if told.contains(where: { $0.count < limit }) { found.insert(place) }
      if cell.cohort == nil, cohort == nil, value.isClear {
        let isFewOfAll = denominators.numbersOfAll(beside: cell).contains { all in
          value.count(of: all, below: limit, isCertain: false).map { $0 < limit } ?? false
        }
        if isFewOfAll { found.insert(place) }
      }
      guard cell.count == nil, let least = told.first(where: { $0.count < limit }) ?? told.first
      else { continue }
      (cells[place].count, cells[place].cohort) = least
      cells[place].isRounded = true
    }
    return Array(found.union(complements(of: found)))
  }

  /// The counts that a value may be of, and of how many each is; the likeliest first.
  private func counts(
    of cell: Cell, _ value: RoundedValue, _ cohort: Double?, _ denominators: Denominators,
    _ numerators: Numerators
  ) -> [(count: Double, cohort: Double)] {
    var told: [(count: Double, cohort: Double)] = []
    func take(_ whole: Double?, isCertain: Bool) {
      guard let whole, whole > 0,
        let count = value.count(of: whole, below: limit, isCertain: isCertain)
      else { return }
      told.append((count, whole))
    }
    take(cohort, isCertain: true)
    if cell.cohort == nil {
      for number in denominators.numbers(of: cell, value) where number != cohort {
        take(number, isCertain: false)
      }
    }
    if cohort == nil, let own = numerators.count(for: cell, value) { told.append(own) }
    return told
  }

  /// The small ones of percentages that say how a number of pupils is made up of groups.
  private func smallSlices(
    of bare: [(cell: Int, percentage: Double)], _ known: KnownCohorts
  ) -> Set<Int> {
    let grouped = bare.filter { !cells[$0.cell].series.group.isEmpty }
    let pies = Dictionary(grouping: grouped) { slice in
      var name = cells[slice.cell].name
      name.key.group = ""
      return Pie(name: name, period: cells[slice.cell].period)
    }
    var small: Set<Int> = []
    for slices in pies.values where slices.count > 1 {
      let isWhole = abs(slices.reduce(-100) { $0 + $1.percentage }) < 0.1 * Double(slices.count)
      guard isWhole, let all = known.numberOfAll(beside: cells[slices[0].cell]) else { continue }
      for slice in slices where (slice.percentage * all / 100).rounded() < limit {
        small.insert(slice.cell)
      }
    }
    return small
  }

  private struct Pie: Hashable {
    var name: Ledger.SeriesName
    var period: Period
  }

  /// The percentages that tell one without a cohort, since they make up 100% with it.
  private func complements(of found: Set<Int>) -> Set<Int> {
    let untold = found.filter { cells[$0].count == nil && cells[$0].percentage != nil }
    guard !untold.isEmpty else { return [] }
    let slices = Dictionary(grouping: untold) { cells[$0].pupils }
    var complements: Set<Int> = []
    for (place, cell) in cells.enumerated() {
      guard let percentage = cell.percentage, let beside = slices[cell.pupils] else { continue }
      let isComplement = beside.contains { other in
        cells[other].measure != cell.measure && cells[other].series == cell.series
          && abs((cells[other].percentage ?? 0) + percentage - 100) < 0.15
      }
      if isComplement { complements.insert(place) }
    }
    return complements
  }
}

/// Whom a figure is about, whatever was measured.
struct Pupils: Hashable {
  var area: String
  var group: String
  var period: Period
}

/// One name for pupils who are called differently.
private struct UsualNames {
  private var usual: [String: String] = [:]
  private let areas: Set<String>
  private let details: [(name: String, words: [Substring])]

  init(_ evaluation: Evaluation) {
    var (areas, others): (Set<String>, Set<String>) = ([], [])
    for row in evaluation.observations {
      areas.insert(row.series.area)
      others.insert(row.series.group)
      others.insert(row.series.category)
    }
    areas.remove("")
    self.areas = areas
    let comparators = evaluation.settings.comparators
    details = areas.union(others).filter { !comparators.contains($0.lowercased()) }
      .map { ($0, GroupName.usualWords($0)) }
  }

  /// Those whom a row is about; a district may stand as a group.
  mutating func pupils(_ key: SeriesKey, _ period: Period) -> Pupils {
    if key.group.isEmpty { return Pupils(area: key.area, group: "", period: period) }
    if key.area.isEmpty, areas.contains(key.group) {
      return Pupils(area: key.group, group: "", period: period)
    }
    let group = usual[key.group] ?? GroupName.usual(key.group)
    usual[key.group] = group
    return Pupils(area: key.area, group: group, period: period)
  }

  /// The groups, areas and categories of which a title is.
  func named(in title: String) -> Set<String> {
    let words = GroupName.usualWords(title)
    return Set(details.lazy.filter { GroupName.isNamed($0.words, in: words) }.map(\.name))
  }
}

extension PupilFigures.Cell {
  fileprivate init(
    _ observation: Observation, place: Int, measure: Int, _ facts: Measure, _ pupils: Pupils
  ) {
    self.place = place
    self.measure = measure
    series = observation.series
    period = observation.period
    self.pupils = pupils
    cohort = observation.denominator
    isWithheld = observation.symbol?.isSuppressed == true
    isPrinted =
      observation.value != nil || observation.numerator != nil || observation.denominator != nil
    switch facts.unit {
    case .percent:
      count = observation.numerator
      percentage = observation.value
      guard let value = observation.value else { break }
      isRounded = count == nil && cohort != nil
      if count == nil { count = cohort.map { (value * $0 / 100).rounded() } }
      if cohort == nil, value > 0 { cohort = count.map { (100 * $0 / value).rounded() } }
    case .count:
      count = observation.numerator ?? observation.value
      isNumber = series.category.isEmpty
    case .rate: count = observation.numerator
    // What a score or a number of days adds up to is no number of pupils.
    case .score, .days: break
    }
  }
}

extension Settings {
  /// The areas that the authority is compared with, in lower case.
  var comparators: Set<String> {
    // An authority without a region has none; no name at all is the authority's own.
    let names = [SeriesKey.england, region, SeriesKey.neighbours] + statisticalNeighbours
    return Set(names.filter { !$0.isEmpty }.map { $0.lowercased() })
  }
}
