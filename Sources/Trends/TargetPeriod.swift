import SelfEvaluation

// Which figure a target is held against.

extension SeriesTrend {
  /// The place in the window of the period that the target is for: the one after the last for a
  /// period still to come; `nil` for one that the window doesn't have.
  ///
  /// A target without a period is for the latest.
  public var placeOfTarget: Int? {
    guard let last = window.last else { return nil }
    guard let period = periodOfTarget else { return window.count - 1 }
    return window.lastIndex { period.includes($0.period) }
      ?? (period > last.period ? window.count : nil)
  }

  /// The target's period as one of the figures' kind.
  private var periodOfTarget: Period? {
    guard let last = window.last?.period else { return nil }
    return measure.targetPeriod?.asYear(like: last)
  }

  /// The point that the target is held against: that of its own period, or the latest while that is
  /// still to come; `nil` when nothing was published for it.
  var pointOfTarget: Point? {
    if let place = placeOfTarget { return place < window.count ? window[place] : window.last }
    guard let period = periodOfTarget else { return nil }
    return published.last { period.includes($0.period) }
  }
}

extension Period {
  /// Whether another period is the same, or a date in it.
  fileprivate func includes(_ other: Self) -> Bool {
    if self == other { return true }
    guard other.isDate else { return false }
    switch self {
    case .academicYear(let year): return .academicYear(year - 1) < other && other < self
    case .financialYear(let year): return .financialYear(year - 1) < other && other < self
    case .calendarYear(let year): return .calendarYear(year - 1) < other && other < self
    case .month(let year, let month):
      return other.lastDay.year == year && other.lastDay.month == month
    case .day: return other.dayNumber == dayNumber
    }
  }
}
