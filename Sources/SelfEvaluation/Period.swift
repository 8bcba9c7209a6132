/// A stretch or a point of time that a value belongs to.
///
/// Periods are ordered by the day they end on, then by kind.
public enum Period: Hashable, Sendable {
  /// An academic year by its first calendar year: 2012 is `2012/13`.
  case academicYear(Int)
  /// A financial year, April to March, by its first calendar year: 2012 is `2012-13`.
  case financialYear(Int)
  /// A calendar year.
  case calendarYear(Int)
  /// A month: the state at its end.
  case month(year: Int, month: Int)
  /// A day: the state on it.
  case day(CalendarDate)

  /// Reads a period as a person writes it: `2012/13`, `2012`, `2013-03` or `2013-03-31`.
  ///
  /// `2012/2013` is read as `2012/13`. `2012-13` is not read: it could be a month.
  ///
  /// - Returns: `nil` for anything else, also when the second year doesn't follow the first.
  public init?(_ text: some StringProtocol) {
    if let year = Self.firstYear(ofAcademicYear: text) {
      self = .academicYear(year)
    } else if text.utf8.count == 4, let year = Int(digits: text), year > 0 {
      self = .calendarYear(year)
    } else if let day = CalendarDate(text) {
      self = .day(day)
    } else if text.utf8.count == 7, let day = CalendarDate(text + "-01") {
      self = .month(year: day.year, month: day.month)
    } else {
      return nil
    }
  }

  /// The first calendar year of an academic year written as `2012/13` or `2012/2013`.
  ///
  /// - Returns: `nil` for anything else.
  public static func firstYear(ofAcademicYear text: some StringProtocol) -> Int? {
    let text = String(text)
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let (start, end) = (text[..<slash], text[slash...].dropFirst())
    guard start.utf8.count == 4, let first = Int(digits: start), let second = Int(digits: end),
      first > 0
    else { return nil }
    switch end.utf8.count {
    case 2: return second == (first + 1) % 100 ? first : nil
    case 4: return second == first + 1 ? first : nil
    default: return nil
    }
  }

  /// Whether the period is a date, at which a state was taken, rather than a year.
  public var isDate: Bool {
    switch self {
    case .month, .day: true
    case .academicYear, .financialYear, .calendarYear: false
    }
  }

  /// Whether both are years of one kind, or both are dates.
  public func isOfSameKind(as other: Self) -> Bool {
    switch (self, other) {
    case (.academicYear, .academicYear), (.financialYear, .financialYear),
      (.calendarYear, .calendarYear):
      true
    default: isDate && other.isDate
    }
  }

  /// The last day of the period; an academic year ends on 31 August.
  public var lastDay: (year: Int, month: Int, day: Int) {
    switch self {
    case .academicYear(let year): (year + 1, 8, 31)
    case .financialYear(let year): (year + 1, 3, 31)
    case .calendarYear(let year): (year, 12, 31)
    case .month(let year, let month):
      (year, month, CalendarDate.end(ofMonth: month, of: year)?.day ?? 30)
    case .day(let date): (date.year, date.month, date.day)
    }
  }

  /// The days from a fixed day to the period's last day, for distances between dates.
  public var dayNumber: Int {
    let last = lastDay
    return CalendarDate(year: last.year, month: last.month, day: last.day)?.dayNumber ?? 0
  }

  /// The days from the same fixed day to the period's first day, for a year, and for a date to it.
  private var firstDayNumber: Int {
    switch self {
    case .academicYear(let year): Period.academicYear(year - 1).dayNumber + 1
    case .financialYear(let year): Period.financialYear(year - 1).dayNumber + 1
    case .calendarYear(let year): Period.calendarYear(year - 1).dayNumber + 1
    case .month, .day: dayNumber
    }
  }

  /// Whether this period begins after one and not after another, so that what changes with it lies
  /// between the two.
  ///
  /// A year begins for dates on its first day; an academic year begins for financial years with the
  /// one of the same name, as no other can be written.
  public func begins(after first: Self, upTo last: Self) -> Bool {
    switch (self, last) {
    case (.academicYear(let year), .financialYear):
      let same = Period.financialYear(year)
      return same > first && same <= last
    case (_, .month), (_, .day):
      return firstDayNumber > first.dayNumber && firstDayNumber <= last.dayNumber
    default: return self > first && self <= last
    }
  }

  /// A year of another's kind: of a date the one that it lies in, of 2012/13 the financial year
  /// 2012-13 and the calendar year 2013, which end in the same calendar year; itself where the other
  /// is a date.
  public func asYear(like other: Self) -> Self {
    let (end, month, _) = lastDay
    switch other {
    case .academicYear: return .academicYear(isDate && month >= 9 ? end : end - 1)
    case .financialYear: return .financialYear(isDate && month >= 4 ? end : end - 1)
    case .calendarYear: return .calendarYear(end)
    case .month, .day: return self
    }
  }

  /// The time axis in years, for slopes: whole numbers a year apart for years.
  public var score: Double {
    switch self {
    case .academicYear(let year), .financialYear(let year), .calendarYear(let year): Double(year)
    case .month, .day: Double(dayNumber) / 365.25
    }
  }

  /// The period as people say it, such as `2012/13`, `March 2013` or `31 March 2013`.
  public var inWords: String {
    switch self {
    case .month(let year, let month) where (1...12).contains(month):
      "\(CalendarDate.monthNames[month - 1]) \(year)"
    case .day(let date): date.inWords
    default: description
    }
  }

  private var rank: Int {
    switch self {
    case .day: 0
    case .month: 1
    case .financialYear: 2
    case .academicYear: 3
    case .calendarYear: 4
    }
  }
}

extension Period: Comparable {
  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool {
    let (one, two) = (left.lastDay, right.lastDay)
    return (one.year, one.month, one.day, left.rank) < (two.year, two.month, two.day, right.rank)
  }
}

extension Period: CustomStringConvertible {
  /// The years that nearly all figures are of, and their texts: each stands in a report thousands of
  /// times.
  private static let yearsSpokenOf = 1990..<2070
  private static let academicYears = yearsSpokenOf.map(text(ofAcademicYear:))

  private static func text(ofAcademicYear year: Int) -> String {
    joined(year, "/", (year + 1) % 100)
  }

  /// The period as it's written in files.
  public var description: String {
    switch self {
    case .academicYear(let year):
      Self.yearsSpokenOf.contains(year)
        ? Self.academicYears[year - Self.yearsSpokenOf.lowerBound] : Self.text(ofAcademicYear: year)
    case .financialYear(let year): joined(year, "-", (year + 1) % 100)
    case .calendarYear(let year): padded(year, to: 4)
    case .month(let year, let month): joined(year, "-", month)
    case .day(let date): date.description
    }
  }
}
