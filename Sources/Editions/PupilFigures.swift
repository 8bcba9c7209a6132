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
    /// How many were counted; `nil` when nothing tells.
    var count: Double?
    /// Of how many; `nil` when the figure itself doesn't tell.
    var cohort: Double?
    /// Whether its publisher withheld it.
    var isWithheld: Bool
    /// Whether it has a value, so that there is something to hide.
    var isPrinted: Bool
  }

  /// The figures, in the order of the observations.
  private(set) var cells: [Cell] = []
  /// The places of the small ones among the cells.
  private(set) var small: [Int] = []
  /// Counts and cohorts below this are small.
  let limit: Double

  /// Looks through an evaluation.
  init(_ evaluation: Evaluation) {
    limit = Double(evaluation.settings.suppressBelow)
    var measures: [Identifier: (place: Int, measure: Measure)] = [:]
    for (place, measure) in evaluation.measures.enumerated()
    where measure.counts == .pupils && measures[measure.id] == nil {
      measures[measure.id] = (place, measure)
    }
    var bare: [(cell: Int, percentage: Double)] = []
    for (place, observation) in evaluation.observations.enumerated() {
      guard let (measure, facts) = measures[observation.measure] else { continue }
      let cell = Cell(observation, place: place, measure: measure, facts)
      if cell.isPrinted, cell.cohort == nil, cell.count == nil, facts.unit == .percent,
        let value = observation.value
      {
        bare.append((cells.count, value))
      } else if cell.isPrinted, isSmall(cell.count, of: cell.cohort) {
        small.append(cells.count)
      }
      cells.append(cell)
    }
    let bareAndSmall = smallAmong(bare, of: evaluation)
    if !bareAndSmall.isEmpty { small = (small + bareAndSmall).sorted() }
  }

  private func isSmall(_ count: Double?, of cohort: Double?) -> Bool {
    if let cohort {
      if cohort <= 0 { return false }
      if cohort < limit { return true }
    }
    return count.map { $0 < limit } ?? false
  }

  /// The small ones among percentages without counts: they're taken to be of the largest cohort
  /// that is known of the same pupils; where none is known, a share of nobody is small, and what
  /// can be worked out from a whole.
  private func smallAmong(
    _ bare: [(cell: Int, percentage: Double)], of evaluation: Evaluation
  ) -> [Int] {
    guard !bare.isEmpty, limit > 0 else { return [] }
    var cohorts: [Pupils: Double] = [:]
    for cell in cells {
      guard let cohort = cell.cohort else { continue }
      cohorts[Pupils(cell), default: 0].formMaximum(cohort)
    }
    let shares = SharesWithoutCounts(self, bare: bare, cohorts: cohorts, of: evaluation)
    let tellingShares = shares.small(among: bare)
    return bare.filter { cell, percentage in
      if tellingShares.contains(cell) { return true }
      guard let cohort = cohorts[Pupils(cells[cell])] else { return percentage == 0 }
      return isSmall((percentage * cohort / 100).rounded(), of: cohort)
    }.map(\.cell)
  }
}

/// Whom a figure is about, whatever was measured.
struct Pupils: Hashable {
  var area: String
  var group: String
  var period: Period

  init(_ cell: PupilFigures.Cell) {
    area = cell.series.area
    group = cell.series.group
    period = cell.period
  }
}

extension PupilFigures.Cell {
  fileprivate init(_ observation: Observation, place: Int, measure: Int, _ facts: Measure) {
    self.place = place
    self.measure = measure
    series = observation.series
    period = observation.period
    cohort = observation.denominator
    isWithheld = observation.symbol?.isSuppressed == true
    isPrinted =
      observation.value != nil || observation.numerator != nil || observation.denominator != nil
    switch facts.unit {
    case .percent:
      count = observation.numerator
      guard let value = observation.value else { break }
      if count == nil { count = cohort.map { (value * $0 / 100).rounded() } }
      if cohort == nil, value > 0 { cohort = count.map { (100 * $0 / value).rounded() } }
    case .count: count = observation.numerator ?? observation.value
    case .rate: count = observation.numerator
    // What a score or a number of days adds up to is no number of pupils.
    case .score, .days: break
    }
  }
}

extension Settings {
  /// The areas that the authority is compared with, in lower case.
  var comparators: Set<String> {
    Set(
      ([SeriesKey.england, region, SeriesKey.neighbours] + statisticalNeighbours)
        .map { $0.lowercased() })
  }
}

extension Double {
  fileprivate mutating func formMaximum(_ other: Double) { self = Swift.max(self, other) }
}
