import Editions
import SelfEvaluation

/// By how much a figure differs from those of which the public edition tells.
struct FigureDifferences {
  /// In percentage points, or of a mean in what that is told in.
  var points: [Double] = []
  /// In numbers, each with the number that the figure is held against, and in how many years; of
  /// another series, in none.
  var counts: [(size: Double, base: Double, years: Double?)] = []
  /// What it and the shown numbers of the years beside it make together.
  var sums: [Double] = []
  /// How many times what it was a figure has become in how many years, or a later one of its series
  /// what it is.
  var factors: [(size: Double, years: Double)] = []
}

extension Evaluation {
  /// By how much a figure differs from those of which the public edition tells: its own of other
  /// periods, those of other places and groups in its period, and that of everyone else.
  ///
  /// The rows are the places of its measure's observations, here and below.
  func differences(
    of figure: PupilFigure, among rows: [Int], hidden: Set<Int>
  ) -> FigureDifferences {
    let own = observations[figure.place]
    var known = FigureDifferences()
    known.sums = sums(of: figure, among: rows, hidden: hidden)
    for place in rows where place != figure.place && !hidden.contains(place) {
      guard observations[place].series.category == own.series.category,
        observations[place].series == own.series || observations[place].period == own.period
      else { continue }
      let other = observations[place]
      let years = (own.period.score - other.period.score).magnitude
      if let value = other.value, let own = figure.value {
        known.points.append((own - value).magnitude)
      }
      let count = other.numerator ?? (figure.percentage == nil ? other.value : nil)
      if let one = figure.count, let count {
        let isOwn = other.series == own.series
        known.counts.append(((one - count).magnitude, count, isOwn ? years : nil))
      }
      if other.series == own.series {
        for (one, two) in [(figure.count, count), (figure.percentage, other.value)] {
          guard let one, let two, one > 0, two > 0 else { continue }
          known.factors.append((other.period < own.period ? one / two : two / one, years))
        }
      }
      if other.period == own.period, other.series.area.isEmpty, other.series.group.isEmpty,
        let part = figure.count, let cohort = figure.cohort, let all = other.numerator,
        let whole = other.denominator, whole > cohort, let percentage = figure.percentage
      {
        known.points.append((percentage - 100 * (all - part) / (whole - cohort)).magnitude)
      }
    }
    return known
  }

  /// What a figure makes together with the numbers of the years beside it, as far as they are shown.
  private func sums(of figure: PupilFigure, among rows: [Int], hidden: Set<Int>) -> [Double] {
    guard let own = figure.count else { return [] }
    let series = rows.filter { observations[$0].series == observations[figure.place].series }
      .sorted { observations[$0].period < observations[$1].period }
    guard let middle = series.firstIndex(of: figure.place) else { return [] }
    func shown(_ places: some Sequence<Int>) -> [Double] {
      var sums = [0.0]
      for place in places {
        let observation = observations[place]
        let count = observation.numerator ?? (figure.percentage == nil ? observation.value : nil)
        guard !hidden.contains(place), let count, let last = sums.last else { break }
        sums.append(last + count)
      }
      return sums
    }
    let (before, after) = (shown(series[..<middle].reversed()), shown(series[(middle + 1)...]))
    return before.flatMap { one in after.map { own + one + $0 } }.filter { $0 > own }
  }

  /// Whether a number is one of a figure's series in some periods, or of those of whom it's told.
  func shows(
    _ number: Double, of figure: PupilFigure, among rows: [Int], in periods: [Period],
    hidden: Set<Int>
  ) -> Bool {
    let own = observations[figure.place]
    return rows.contains { place in
      let other = observations[place]
      return other.series == own.series && periods.contains(other.period) && !hidden.contains(place)
        && (other.numerator == number || other.denominator == number)
    }
  }

  /// By how much the distances changed between a figure's own series and the others that are shown in
  /// its period and in another one, and between it and everyone else.
  func gapChanges(
    of figure: PupilFigure, among rows: [Int], hidden: Set<Int>
  ) -> [Double] {
    let own = observations[figure.place]
    guard let value = figure.value else { return [] }
    let shown = rows.filter {
      !hidden.contains($0) && observations[$0].series.category == own.series.category
    }
    var now: [SeriesKey: Observation] = [:]
    for place in shown where observations[place].period == own.period {
      now[observations[place].series] = observations[place]
    }
    var changes: [Double] = []
    for place in shown where observations[place].series == own.series {
      let before = observations[place]
      guard let earlier = before.value else { continue }
      for place in shown
      where observations[place].period == before.period && observations[place].series != own.series
      {
        let other = observations[place]
        guard let there = now[other.series], let one = there.value, let two = other.value else {
          continue
        }
        changes.append(((value - one) - (earlier - two)).magnitude)
        if other.series.area.isEmpty, other.series.group.isEmpty,
          let rest = there.percentage(without: own),
          let restBefore = other.percentage(without: before)
        {
          changes.append(((value - rest) - (earlier - restBefore)).magnitude)
        }
      }
    }
    return changes
  }
}

extension Observation {
  /// The percentage of a whole without one of its parts.
  fileprivate func percentage(without part: Self) -> Double? {
    guard let all = numerator, let whole = denominator, let count = part.numerator,
      let cohort = part.denominator, whole > cohort
    else { return nil }
    return 100 * (all - count) / (whole - cohort)
  }
}
