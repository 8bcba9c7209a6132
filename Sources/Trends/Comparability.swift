public import SelfEvaluation

/// Whether the window's last period may be compared with its first, and tested against it.
struct Comparability {
  /// Why no test may be made; `nil` when it may.
  var notTested: SeriesTrend.NotTested?
  /// Whether a break in series lies inside the window.
  var isBroken: Bool

  /// Looks at the points of a window.
  init(_ points: [SeriesTrend.Point], of measure: Measure) {
    isBroken = false
    guard let first = points.first, let last = points.last, points.count > 1 else {
      notTested = .tooFewPeriods
      return
    }
    isBroken = measure.hasBreak(after: first.period, upTo: last.period)
    func isSuppressed(_ point: SeriesTrend.Point) -> Bool {
      point.value == nil && point.symbol?.isSuppressed == true
    }
    if isSuppressed(first) || isSuppressed(last) {
      notTested = .suppressed
    } else if isBroken {
      notTested = .breakInSeries
    } else if first.isPublished, last.isPublished, first.isProvisional != last.isProvisional {
      notTested = .mixedStatus
    } else if first.value == nil || last.value == nil {
      notTested = .tooFewPeriods
    } else if measure.kind == .snapshot || first.period.isDate {
      notTested = .snapshot
    } else if !measure.countsIndependently || first.proportion == nil || last.proportion == nil {
      notTested = .noCohort
    }
  }
}

extension SeriesTrend.Point {
  /// Whether there is a row for the period, be it with a symbol for the value.
  fileprivate var isPublished: Bool { value != nil || symbol != nil }
}

extension Measure {
  /// Whether the definition changed after one period and up to another.
  public func hasBreak(after first: Period, upTo last: Period) -> Bool {
    breaks.contains { $0.period.begins(after: first, upTo: last) }
  }

  /// Whether a figure may be held against those of other places: a count grows with the place, so
  /// that beside England's or a neighbour's it tells nothing but their sizes.
  var isComparedWithPlaces: Bool { unit != .count }

  /// Whether the counts are of pupils or schools, each of which comes out one way or the other by
  /// itself; sessions of absence, say, come in runs, and a test would take them for chance.
  var countsIndependently: Bool { unit == .percent && counts != .other }
}
