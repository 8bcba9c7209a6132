public import SelfEvaluation

/// Which periods a trend looks at.
///
/// For years these are the report year and those before it. For dates they are the last one up to
/// the 31 August that ends the report year, and those nearest to one, two … years before it; and
/// where a year between two of them has none, the day or month of that year.
public enum Window {
  /// Chooses the periods.
  ///
  /// A calendar year counts as the report year when it's the second of the two that the report
  /// year lies in, or the first when nothing was published for the second.
  ///
  /// - Parameters:
  ///   - published: The periods with anything published, in any order; where they are of several
  ///     kinds, that of most of the years asked for decides, or that of the latest.
  ///   - reportYear: The report year by its first calendar year.
  ///   - length: How many years to look at, at least 1.
  /// - Returns: The periods from the earliest to the latest; of dates none before the first that
  ///   exists.
  public static func periods(among published: [Period], reportYear: Int, length: Int) -> [Period] {
    guard let first = published.first else {
      return periods(like: .academicYear(reportYear), among: [], reportYear, length)
    }
    let window = periods(like: first, among: published, reportYear, length)
    guard published.contains(where: { !$0.isOfSameKind(as: first) }) else { return window }
    // Such as 2014 in an older table and 2014/15 in a newer one.
    let kinds = published.reduce(into: [first]) { kinds, period in
      if !kinds.contains(where: period.isOfSameKind(as:)) { kinds.append(period) }
    }
    let all = Set(published)
    return kinds.map { periods(like: $0, among: published, reportYear, length) }
      .max { one, other in
        let counts = (one.count(where: all.contains), other.count(where: all.contains))
        guard counts.0 == counts.1 else { return counts.0 < counts.1 }
        guard let last = one.last(where: all.contains),
          let otherLast = other.last(where: all.contains)
        else { return one.isEmpty }
        return last < otherLast
      } ?? window
  }

  private static func periods(
    like kind: Period, among published: [Period], _ reportYear: Int, _ length: Int
  ) -> [Period] {
    let years = (0..<max(length, 1)).reversed().map { reportYear - $0 }
    switch kind {
    case .academicYear:
      return years.map { .academicYear($0) }
    case .financialYear:
      return years.map { .financialYear($0) }
    case .calendarYear:
      let shift = published.contains(.calendarYear(reportYear + 1)) ? 1 : 0
      return years.map { .calendarYear($0 + shift) }
    case .month, .day:
      return dates(among: published.filter(\.isDate), reportYear: reportYear, length: length)
    }
  }

  /// The last day that a report of this year may speak of, as a period to compare with.
  static func end(ofReportYear year: Int) -> Period { .calendarYear(year + 1) }

  private static func dates(among dates: [Period], reportYear: Int, length: Int) -> [Period] {
    let end = Period.academicYear(reportYear).dayNumber
    var candidates = Set(dates).filter { $0.dayNumber <= end }.sorted()
    guard let last = candidates.popLast() else { return [] }
    var chosen = [last]
    for yearsBefore in 1..<max(length, 2) where chosen.count < length {
      let wanted = Double(last.dayNumber) - 365.25 * Double(yearsBefore)
      func distance(_ date: Period) -> Double { (Double(date.dayNumber) - wanted).magnitude }
      guard let nearest = candidates.min(by: { distance($0) < distance($1) }) else { break }
      // What is nearer to the year before that is left to it; this one is named as missing.
      let before = Double(last.dayNumber) - 365.25 * Double(yearsBefore + 1)
      if yearsBefore + 1 < length, distance(nearest) > Double(farthest),
        (Double(nearest.dayNumber) - before).magnitude < distance(nearest)
      {
        continue
      }
      chosen.append(nearest)
      candidates.removeAll { $0 >= nearest }
    }
    var window: [Period] = []
    for date in chosen.reversed() {
      let missing = (1..<max(length, 1)).map { date.date(yearsBefore: $0) }.filter {
        $0.dayNumber - (window.last ?? date).dayNumber > farthest
      }
      window += missing.reversed() + [date]
    }
    return window
  }

  /// The most days between a date and the one that it stands for: seven months, so that the state
  /// in January is that of the school year after August's.
  private static let farthest = 215
}

extension Period {
  /// The same day or month some years before.
  fileprivate func date(yearsBefore years: Int) -> Self {
    switch self {
    case .month(let year, let month): .month(year: year - years, month: month)
    case .day(let day):
      // Most years have no 29 February.
      (CalendarDate(year: day.year - years, month: day.month, day: day.day)
        ?? CalendarDate.end(ofMonth: day.month, of: day.year - years)).map(Self.day) ?? self
    case .academicYear, .financialYear, .calendarYear: self
    }
  }
}
