import SelfEvaluation

/// A printed percentage or rate, of which a cohort tells the count.
struct RoundedValue {
  let value: Double
  /// Per how many it may be.
  private let bases: [Double]
  /// By how much the true value may differ.
  private let half: Double

  /// Takes a value of a measure; a mean or a number of days tells no count.
  init(_ value: Double, _ measure: Measure, bases: [Double]) {
    self.value = value
    switch measure.unit {
    case .percent: self.bases = [100]
    case .rate: self.bases = bases
    case .count, .score, .days: self.bases = []
    }
    var (decimals, scaled) = (0, value)
    while decimals < 6, abs(scaled - scaled.rounded()) > 1e-6 {
      decimals += 1
      scaled *= 10
    }
    half = (0..<max(decimals, measure.decimals)).reduce(0.5) { half, _ in half / 10 }
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
    let counts = bases.compactMap { base -> ClosedRange<Double>? in
      let least = ((value - half) * cohort / base - 1e-6).rounded(.up)
      let most = ((value + half) * cohort / base + 1e-6).rounded(.down)
      return most >= 1 && least <= most ? max(least, 1)...most : nil
    }
    guard let few = counts.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
    if few.lowerBound < limit { return few.lowerBound }
    return bases.count == 1 && few.lowerBound == few.upperBound ? few.lowerBound : nil
  }
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
