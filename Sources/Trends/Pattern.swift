import SelfEvaluation

extension SeriesTrend.Pattern {
  /// Tells how values moved.
  ///
  /// - Parameters:
  ///   - points: The window's points from the earliest to the latest.
  ///   - measure: The measure, whose decimals decide what is unchanged.
  ///   - isBroken: Whether a break in series lies inside the window.
  init(_ points: [SeriesTrend.Point], of measure: Measure, isBroken: Bool) {
    guard !isBroken, points.count > 1, points.allSatisfy({ $0.value != nil }) else {
      self = .incomplete
      return
    }
    let first = Direction(from: points[0], to: points[1], of: measure)
    var second = first
    var isSteady = true
    for place in 2..<max(points.count, 2) {
      let step = Direction(from: points[place - 1], to: points[place], of: measure)
      if place == 2 { second = step }
      isSteady = isSteady && step == first
    }
    if isSteady {
      switch first {
      case .rose: self = .roseEachYear
      case .fell: self = .fellEachYear
      case .unchanged: self = .unchanged
      }
      return
    }
    guard points.count == 3 else {
      self = .mixed
      return
    }
    switch (first, second) {
    case (.rose, .fell): self = .roseThenFell
    case (.rose, _): self = .roseThenUnchanged
    case (.fell, .rose): self = .fellThenRose
    case (.fell, _): self = .fellThenUnchanged
    case (.unchanged, .rose): self = .unchangedThenRose
    case (.unchanged, _): self = .unchangedThenFell
    }
  }
}

/// Which way one value lies from another; two that print alike are unchanged.
public enum Direction: Sendable {
  case rose, fell, unchanged

  /// Compares two points that have values.
  init(from first: SeriesTrend.Point, to last: SeriesTrend.Point, of measure: Measure) {
    let change = (last.value ?? 0) - (first.value ?? 0)
    let isUnchanged =
      if let one = Wording.rounded(first, of: measure),
        let other = Wording.rounded(last, of: measure)
      {
        one == other
      } else {
        Wording.value(first, of: measure) == Wording.value(last, of: measure)
      }
    if isUnchanged {
      self = .unchanged
    } else {
      self = change > 0 ? .rose : .fell
    }
  }
}

extension SeriesTrend.Verdict {
  /// What a movement means.
  ///
  /// - Returns: `nil` when the measure has no direction that is better.
  init?(_ direction: Direction, polarity: Measure.Polarity?) {
    switch (direction, polarity) {
    case (_, nil), (_, .neither): return nil
    case (.unchanged, _): self = .unchanged
    case (.rose, .higher), (.fell, .lower): self = .improved
    case (.rose, _), (.fell, _): self = .declined
    }
  }
}
