import Editions
import SelfEvaluation

/// By how much a figure differs from those of which the public edition tells.
struct FigureDifferences {
  /// In percentage points.
  var points: [Double] = []
  /// In numbers, each with the number that the figure is held against.
  var counts: [(size: Double, base: Double)] = []
}

extension Evaluation {
  /// By how much a figure differs from those of which the public edition tells: its own of other
  /// periods, those of other places and groups in its period, and that of everyone else.
  func differences(
    of figure: PupilFigure, hidden: Set<Int>
  ) -> FigureDifferences {
    let own = observations[figure.place]
    var known = FigureDifferences()
    for place in observations.indices where place != figure.place && !hidden.contains(place) {
      guard observations[place].measure == own.measure,
        observations[place].series.category == own.series.category,
        observations[place].series == own.series || observations[place].period == own.period
      else { continue }
      let other = observations[place]
      if let value = other.value, let percentage = figure.percentage {
        known.points.append((percentage - value).magnitude)
      }
      let count = other.numerator ?? (figure.percentage == nil ? other.value : nil)
      if let one = figure.count, let count {
        known.counts.append(((one - count).magnitude, count))
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

  /// By how much the distances changed between a figure's own series and the others that are shown in
  /// its period and in another one, and between it and everyone else.
  func gapChanges(of figure: PupilFigure, hidden: Set<Int>) -> [Double] {
    let own = observations[figure.place]
    guard let value = figure.percentage else { return [] }
    let shown = observations.indices.filter {
      !hidden.contains($0) && observations[$0].measure == own.measure
        && observations[$0].series.category == own.series.category
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
