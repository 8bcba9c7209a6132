import SelfEvaluation

// `2010-11` is the financial year as well as the November: versions tell the year by a member of its
// own, which those that were saved before there was one don't have.

extension Period {
  /// What tells a financial year from the month that is written like it.
  static let financialYearKind = "financial year"

  /// Whether it's a financial year that is written like a month.
  var looksLikeMonth: Bool {
    guard case .financialYear(let year) = self else { return false }
    return (1...12).contains((year + 1) % 100)
  }

  /// The financial year that is written like this month; `nil` where there is none.
  var asFinancialYear: Self? {
    guard case .month(let year, let month) = self, month == (year + 1) % 100 else { return nil }
    return .financialYear(year)
  }
}

extension Evaluation {
  /// Takes what may be either for a financial year, where the other periods of its measure say so.
  ///
  /// Only the tables of a data file have financial years. One such month would be no surprise there,
  /// but two are a November and the December of the next year.
  mutating func readFinancialYears() {
    var doubtful: [Identifier: [Int]] = [:]
    for row in observations.indices where observations[row].period.asFinancialYear != nil {
      doubtful[observations[row].measure, default: []].append(row)
    }
    guard !doubtful.isEmpty else { return }
    let fromFiles = Set(measures.lazy.filter { $0.dataFile != nil }.map(\.id))
    doubtful = doubtful.filter { fromFiles.contains($0.key) }
    guard !doubtful.isEmpty else { return }
    var haveYears: Set<Identifier> = []
    var haveDates: Set<Identifier> = []
    for row in observations.indices where doubtful[observations[row].measure] != nil {
      switch observations[row].period {
      case .financialYear: haveYears.insert(observations[row].measure)
      case .month, .day:
        if observations[row].period.asFinancialYear == nil {
          haveDates.insert(observations[row].measure)
        }
      case .academicYear, .calendarYear: break
      }
    }
    for (measure, rows) in doubtful where !haveDates.contains(measure) {
      let isOneMonth = Set(rows.map { observations[$0].period }).count == 1
      if isOneMonth, !haveYears.contains(measure) { continue }
      for row in rows {
        observations[row].period =
          observations[row].period.asFinancialYear ?? observations[row].period
      }
    }
  }
}
