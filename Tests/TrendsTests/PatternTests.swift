import SelfEvaluation
import Testing
import Trends

/// A wrong pattern is a false sentence in a public report.
struct PatternTests {
  @Test(arguments: [
    ("75 76 81", SeriesTrend.Pattern.roseEachYear), ("81 76 75", .fellEachYear),
    ("75 81 76", .roseThenFell), ("81 75 76", .fellThenRose), ("75 81 81", .roseThenUnchanged),
    ("75 75 81", .unchangedThenRose), ("81 75 75", .fellThenUnchanged),
    ("81 81 75", .unchangedThenFell), ("81 81 81", .unchanged), ("75 x 81", .incomplete),
    ("75 c 81", .incomplete), ("75.01 75.04 75.0", .unchanged),
    ("75.04 75.05 75.06", .roseThenUnchanged),
  ])
  func `three values make one of nine patterns, told as they print`(
    values: String, pattern: SeriesTrend.Pattern
  ) throws {
    #expect(try Series(years(values)).trend().pattern == pattern)
  }

  @Test(arguments: [
    ("1 2 3 4", SeriesTrend.Pattern.roseEachYear), ("4 3 2 1", .fellEachYear),
    ("1 2 1 2", .mixed), ("2 2 2 2", .unchanged), ("1 2 2 3", .mixed),
  ])
  func `more than three values are mixed unless they go one way`(
    values: String, pattern: SeriesTrend.Pattern
  ) throws {
    let series = try Series(years(values)) { $1.trendYears = 4 }
    #expect(try series.trend().pattern == pattern)
  }

  @Test(arguments: [
    ("75 76 81", Measure.Polarity.higher, SeriesTrend.Verdict.improved),
    ("75 76 81", .lower, .declined), ("81 76 75", .lower, .improved),
    ("81 76 75", .higher, .declined), ("75 76 75", .lower, .unchanged),
  ])
  func `a verdict follows the polarity`(
    values: String, polarity: Measure.Polarity, verdict: SeriesTrend.Verdict
  ) throws {
    #expect(try Series(years(values), polarity: polarity).trend().verdict == verdict)
  }

  @Test(arguments: [Measure.Polarity.neither, nil])
  func `without a polarity there is no verdict`(polarity: Measure.Polarity?) throws {
    #expect(try Series(years("75 76 81"), polarity: polarity).trend().verdict == nil)
  }

  @Test func `a break inside the window stops the comparison, one at its start does not`() throws {
    let inside = try Series(years("75 76 81")) { measure, _ in
      measure.breaks = [.init(period: .academicYear(2013), why: "new test")]
    }.trend()
    #expect(inside.change == nil)
    #expect(inside.pattern == .incomplete)
    #expect(inside.notTested == .breakInSeries)
    #expect(inside.sentence.contains("The definition changed in 2013/14 (new test)"))
    let atStart = try Series(years("75 76 81")) { measure, _ in
      measure.breaks = [.init(period: .academicYear(2012), why: "new test")]
    }.trend()
    #expect(atStart.change == 6)
  }

  /// Values for the years up to 2014/15.
  private func years(_ values: String) -> String {
    let words = values.split(separator: " ")
    return words.enumerated().map { place, value in
      "\(Period.academicYear(2014 - words.count + 1 + place)): \(value)"
    }.joined(separator: "\n")
  }
}

/// A window that slips a year compares what a reader did not ask for.
struct WindowTests {
  @Test(arguments: [
    ("", "2012/13 2013/14 2014/15"), ("2014/15", "2012/13 2013/14 2014/15"),
    ("2014-03", "2014-03"), ("2015", "2013 2014 2015"), ("2014 2013 2012", "2012 2013 2014"),
    ("2014 2015 2016", "2013 2014 2015"),
    ("2015-08-31 2015-09-01 2014-08-31 2013-08-31", "2013-08-31 2014-08-31 2015-08-31"),
    ("2012-08 2013-08 2013-12 2014-08 2014-12 2015-03", "2013-08 2013-12 2015-03"),
    ("2015-12 2016-03", ""),
    // A year without a date between two that have one.
    ("2013-08-31 2015-08-31", "2013-08-31 2014-08-31 2015-08-31"),
    ("2013-08 2015-07", "2013-08 2014-07 2015-07"),
    ("2012-08 2015-08", "2012-08 2013-08 2014-08 2015-08"),
    ("2012-08 2014-08", "2012-08 2013-08 2014-08"), ("2014-08 2015-08", "2014-08 2015-08"),
    ("2013-08 2014-01 2015-08", "2013-08 2014-01 2015-08"),
    // Nor does it move the years before it back.
    ("2011-08-31 2012-08-31 2013-08-31 2015-08-31", "2013-08-31 2014-08-31 2015-08-31"),
    ("2012-12 2013-01 2013-02 2015-02", "2013-02 2014-02 2015-02"),
    // An older table's years before a newer one's, and a stray row.
    ("2011 2012/13 2013/14 2014/15", "2012/13 2013/14 2014/15"),
    ("2010 2011 2012 2012/13 2013/14 2014/15", "2012/13 2013/14 2014/15"),
    ("2012/13 2013/14 2014/15 2015", "2012/13 2013/14 2014/15"),
    ("2012/13 2014 2015", "2013 2014 2015"),
    ("2011/12 2014-08 2015-08", "2014-08 2015-08"), ("2012/13 2013/14 2013 2014", "2012 2013 2014"),
  ])
  func `the window ends with the report year`(published: String, window: String) {
    let periods = published.split(separator: " ").compactMap { Period($0) }
    let chosen = Window.periods(among: periods, reportYear: 2014, length: 3)
    #expect(chosen.map(\.description).joined(separator: " ") == window)
  }

  /// If this fails, one step over two years is said to have been a rise each year.
  @Test func `a year without a date between two others is named`() throws {
    let trend = try Series("2013-08-31: 60\n2015-08-31: 72") { measure, _ in
      measure.kind = .snapshot
    }.trend()
    #expect(trend.pattern == .incomplete)
    #expect(trend.change == 12)
    #expect(trend.sentence.contains("There is no figure for 31 August 2014."))
  }

  @Test func `the published example of four years of inspection outcomes`() {
    let published = ["2009-08", "2010-08", "2011-08", "2012-08", "2012-12", "2013-03"]
    let chosen = Window.periods(
      among: published.compactMap { Period($0) }, reportYear: 2012, length: 3)
    #expect(chosen.map(\.description) == ["2011-08", "2012-08", "2013-03"])
  }
}
