import SelfEvaluation

/// A term of the school year, as near as it can be told without an authority's own calendar: spring
/// begins with January and ends with Easter Sunday, autumn begins with September.
enum Term: Sendable {
  case autumn, spring, summer

  /// The term that a day lies in.
  init(of date: CalendarDate) {
    self =
      date.month >= 9
      ? .autumn : (date.month, date.day) <= Self.easter(date.year) ? .spring : .summer
  }

  /// The day that it begins with in a calendar year.
  func start(in year: Int) -> CalendarDate? {
    switch self {
    case .autumn: return CalendarDate(year: year, month: 9, day: 1)
    case .spring: return CalendarDate(year: year, month: 1, day: 1)
    case .summer:
      let (month, day) = Self.easter(year)
      return CalendarDate(year: year, month: month, day: day + 1)
        ?? CalendarDate(year: year, month: month + 1, day: 1)
    }
  }

  /// Easter Sunday of a year.
  ///
  /// Source: "To find Easter", *Nature* 13 (1876), 487, with the names of J. Meeus, *Astronomical
  /// Algorithms* (1991), chapter 8.
  private static func easter(_ year: Int) -> (month: Int, day: Int) {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - b / 4 - g + 15) % 30
    let m = (a + 11 * h) / 319
    let r = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + m + 32) % 7
    let month = (h - m + r + 90) / 25
    return (month, (h - m + r + month + 19) % 32)
  }
}
