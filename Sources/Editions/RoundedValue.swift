import SelfEvaluation

/// A printed percentage or rate, of which a cohort tells the count.
struct RoundedValue {
  let value: Double
  /// Per how many it may be.
  private let bases: [Double]
  /// By how much the true value may differ.
  private let half: Double
  /// By how much it may differ if it was typed with fewer decimals than it's printed with.
  private let halfAsTyped: Double

  /// Takes a value of a measure; a mean or a number of days tells no count.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - measure: The facts of its measure.
  ///   - bases: Per how many it may be, if it's a rate.
  ///   - typed: The most decimals with which it and the values beside it were typed.
  init(_ value: Double, _ measure: Measure, bases: [Double], typed: Int) {
    self.value = value
    switch measure.unit {
    case .percent: self.bases = [100]
    case .rate: self.bases = bases
    case .count, .score, .days: self.bases = []
    }
    let printed = max(Self.decimals(of: value), measure.decimals)
    half = Self.half(printed)
    // A rate that could be per anything would be small per something.
    halfAsTyped = self.bases.count == 1 ? Self.half(min(printed, typed)) : half
  }

  /// By how much a value may differ from the true one if it was rounded.
  static func half(_ decimals: Int) -> Double {
    (0..<decimals).reduce(0.5) { half, _ in half / 10 }
  }

  /// With how many decimals a value was typed; six for one that was worked out.
  static func decimals(of value: Double) -> Int {
    var (decimals, scaled) = (0, value)
    while decimals < 6, (scaled - scaled.rounded()).magnitude > 1e-6 {
      decimals += 1
      scaled *= 10
    }
    return decimals
  }

  /// Whether a cohort tells a count.
  var isShare: Bool { !bases.isEmpty }

  /// Whether it's known per how many it is, or it's no rate.
  var isClear: Bool { bases.count < 2 }

  /// The count that a cohort tells.
  ///
  /// - Parameters:
  ///   - cohort: How many the value is of.
  ///   - limit: Which counts are small.
  ///   - isCertain: Whether it's known to be of these, so that the nearest number is right even
  ///     where no whole number is near enough.
  /// - Returns: The count, one below the limit if that can be; `nil` where several can be.
  func count(of cohort: Double, below limit: Double, isCertain: Bool) -> Double? {
    if value == 0 { return 0 }
    if isCertain, bases.count == 1, let base = bases.first {
      return (value * cohort / base).rounded()
    }
    let few = counts(of: cohort, within: halfAsTyped)
    if let few, few.lowerBound < limit { return few.lowerBound }
    guard bases.count == 1 else { return nil }
    // What is half a unit more would have been rounded up.
    return [half, halfAsTyped * 0.999].compactMap { counts(of: cohort, within: $0) }
      .first { $0.lowerBound == $0.upperBound }?.lowerBound
  }

  /// Whether it may be the share of some of a number of pupils.
  func agrees(with cohort: Double) -> Bool {
    value == 0 || counts(of: cohort, within: halfAsTyped) != nil
  }

  /// The counts that a cohort tells where the true value may differ by so much; of several bases,
  /// for that which makes fewest.
  private func counts(of cohort: Double, within half: Double) -> ClosedRange<Double>? {
    bases.compactMap { base -> ClosedRange<Double>? in
      let least = ((value - half) * cohort / base - 1e-6).rounded(.up)
      let most = ((value + half) * cohort / base + 1e-6).rounded(.down)
      return most >= 1 && least <= most ? max(least, 1)...most : nil
    }
    .min { $0.lowerBound < $1.lowerBound }
  }

  /// The cohort of which a count is that share, if there is one and the base is known.
  func cohort(of count: Double) -> Double? {
    guard let base = bases.first, isClear, count > 0, value > 0 else { return nil }
    let least = (count * base / (value + half) - 1e-6).rounded(.up)
    let most = value > half ? (count * base / (value - half) + 1e-6).rounded(.down) : .infinity
    return least <= most ? min(max((count * base / value).rounded(), least), most) : nil
  }
}

/// The measures that count what percentages and rates without counts are shares of.
///
/// A measure counts them if in every figure that both have, some cohort makes the share of the count.
struct Numerators {
  private var agree: [Pair: Bool] = [:]
  private let known: KnownCohorts

  private struct Pair: Hashable {
    var share: Int
    var count: Int
  }

  /// Compares shares with the numbers of the same pupils.
  init(
    _ shares: [(cell: Int, value: RoundedValue)], of cells: [PupilFigures.Cell],
    _ known: KnownCohorts
  ) {
    self.known = known
    for (place, value) in shares {
      for (measure, count) in known.numbers(of: cells[place]) {
        let pair = Pair(share: cells[place].measure, count: measure)
        let agrees = count == 0 ? value.value == 0 : value.cohort(of: count) != nil
        agree[pair] = agrees && agree[pair] != false
      }
    }
  }

  /// The smallest count that a figure may be the share of, and its cohort.
  func count(
    for cell: PupilFigures.Cell, _ value: RoundedValue
  ) -> (count: Double, cohort: Double)? {
    known.numbers(of: cell)
      .filter { agree[Pair(share: cell.measure, count: $0.measure)] == true }
      .compactMap { number in value.cohort(of: number.count).map { (number.count, $0) } }
      .min { $0.0 < $1.0 }
  }
}

/// With how many decimals values without counts were typed: at most, of those that stand in one
/// table of a measure.
struct TypedDecimals {
  private var most: [Table: Int] = [:]

  private struct Table: Hashable {
    var measure: Identifier
    var area: String
    var period: Period

    init(_ row: Observation) {
      (measure, area, period) = (row.measure, row.series.area, row.period)
    }
  }

  /// Looks through an evaluation.
  init(_ evaluation: Evaluation) {
    for row in evaluation.observations where row.numerator == nil {
      guard let value = row.value else { continue }
      most[Table(row), default: 0] = max(
        most[Table(row)] ?? 0, RoundedValue.decimals(of: value))
    }
  }

  /// The most decimals in the table that a row stands in.
  subscript(_ row: Observation) -> Int { most[Table(row)] ?? 0 }
}

/// Per how many the rates of each measure are, as far as rows with counts tell.
struct RateBases {
  private var told: [Identifier: Double] = [:]

  /// Looks through an evaluation.
  init(_ evaluation: Evaluation) {
    let rates = Set(evaluation.measures.filter { $0.unit == .rate }.map(\.id))
    guard !rates.isEmpty else { return }
    for row in evaluation.observations where rates.contains(row.measure) {
      guard let value = row.value, value > 0, let count = row.numerator, count > 0,
        let cohort = row.denominator, cohort > 0
      else { continue }
      let exact = value * cohort / count
      told[row.measure] = Self.all.min { abs($0 / exact - 1) < abs($1 / exact - 1) }
    }
  }

  /// The bases that a measure's rates may have.
  subscript(_ measure: Identifier) -> [Double] { told[measure].map { [$0] } ?? Self.all }

  private static let all = [1.0, 10, 100, 1_000, 10_000, 100_000]
}
