import Diagnostics
import SelfEvaluation
import Testing
import TestSupport
import Trends

/// A claim about chance that the data do not bear can embarrass an authority in public.
struct ComparisonTests {
  private static let tested = "2012/13: 500/1000\n2013/14: 520/1000\n2014/15: 560/1000"

  @Test func `counts of new pupils each year are tested`() throws {
    let trend = try Series(Self.tested).trend()
    #expect(trend.notTested == nil)
    let test = try #require(trend.test)
    #expect(test.method == .twoProportionZ)
    #expect(abs(test.p - 0.0071854588) < 1e-9)
    #expect(test.largerThanChance)
    #expect(trend.change == 6)
    #expect(trend.interval?.contains(6) == true)
    #expect(trend.trend != nil)
  }

  @Test(arguments: [
    ("2012/13: 50\n2013/14: 52\n2014/15: 56", SeriesTrend.NotTested.noCohort),
    ("2012/13: c\n2013/14: 1/2\n2014/15: 560/1000", .suppressed),
    ("2012/13: low\n2013/14: 1/2\n2014/15: x", .suppressed),
    ("2013/14: 520/1000\n2014/15: 560/1000", .tooFewPeriods),
    ("2012/13: z\n2014/15: 560/1000", .tooFewPeriods),
    ("2012/13: 500/1000 final\n2014/15: 560/1000 provisional", .mixedStatus),
    ("2012-08-31: 500/1000\n2015-08-31: 560/1000", .snapshot),
  ])
  func `what may not be tested says why`(lines: String, reason: SeriesTrend.NotTested) throws {
    let trend = try Series(lines).trend()
    #expect(trend.notTested == reason)
    #expect(trend.test == nil && trend.interval == nil && trend.trend == nil)
    #expect(!trend.sentence.contains("chance"))
  }

  @Test(arguments: [
    (Measure.Unit.rate, "2012/13: 1.5 15/1000\n2014/15: 1.3 13/1000", "a rate is not one"),
    (.score, "2012/13: 34\n2014/15: 35", "a score is not one"),
    (.percent, "2012/13: 50\n2014/15: 56", "without the counts behind them"),
    (.percent, "2012/13: 50\n2014/15: 560/1000", "one of the two figures"),
  ])
  func `the reason is true of figures that have their counts beside them`(
    unit: Measure.Unit, lines: String, words: String
  ) throws {
    let trend = try Series(lines, unit: unit).trend()
    #expect(trend.notTested == .noCohort)
    #expect(try #require(trend.notTestedInWords).contains(words))
  }

  /// Counts beside a figure that is no percentage would otherwise make its gap one.
  @Test(arguments: [
    (
      Measure.Unit.rate,
      "2012/13: 90/10000 9\n2014/15: 120/10000 12\n"
        + "2012/13 @England: 8000/1000000 8\n2014/15 @England: 7000/1000000 7", 5.0, 4.0
    ),
    (
      .days,
      "2012/13: 450/600 0.75\n2014/15: 390/600 0.65\n"
        + "2012/13 @England: 30000/60000 0.5\n2014/15 @England: 30000/60000 0.5", 0.15, -0.1
    ),
  ])
  func `a gap is in the unit of its measure`(
    unit: Measure.Unit, lines: String, latest: Double, change: Double
  ) throws {
    let trend = try Series(lines, unit: unit, polarity: .lower, decimals: 2).trend()
    let gap = try #require(trend.gaps.first)
    #expect(abs(try #require(gap.latest) - latest) < 1e-12)
    #expect(abs(try #require(gap.change) - change) < 1e-12)
  }

  /// A group is named in the summary as doing worst.
  @Test func `the widest gap is one of the headline, not of a lower category`() throws {
    var lines: [String] = []
    for year in ["2012/13", "2013/14", "2014/15"] {
      lines += [
        "\(year) [Below]: 250/1000", "\(year) [Higher]: 400/1000",
        "\(year) girls [Below]: 50/500", "\(year) girls [Higher]: 250/500",
        "\(year) boys [Below]: 200/500", "\(year) boys [Higher]: 150/500",
      ]
    }
    let series = try Series(lines.joined(separator: "\n")) { measure, _ in
      measure.headline = ["Higher"]
    }
    let summary = TrendReport(series.evaluation).summary.joined(separator: " ")
    #expect(summary.contains("widest for boys: 20.0 percentage points"), "\(summary)")
  }

  @Test(arguments: [
    (["up", "up", "down"], "Unlike most of them, one declined: Number 2."),
    (
      ["down", "up", "down", "up", "down"],
      "Unlike most of them, these improved: Number 1; Number 3."
    ),
    (["up", "down"], nil), (["up", "up"], nil), (["up", "same", "same", "down"], nil),
    (Array(repeating: "down", count: 8) + Array(repeating: "up", count: 7), nil),
  ])
  func `the measures that went another way than most are named`(
    directions: [String], words: String?
  ) throws {
    var all = try Series("2014/15: 50").evaluation
    (all.measures, all.observations) = ([], [])
    for (place, direction) in directions.enumerated() {
      let last = ["up": 60, "down": 40, "same": 50][direction] ?? 0
      let one = try Series("2012/13: 50\n2014/15: \(last)").evaluation
      let id = Identifier("n\(place)")
      var measure = Measure(
        id: id, title: "Number \(place)", unit: .score, at: FilePosition(file: "test"))
      measure.polarity = .higher
      all.measures.append(measure)
      for var observation in one.observations {
        observation.measure = id
        all.observations.append(observation)
      }
    }
    let found = TrendReport(all).summary.first { $0.hasPrefix("Unlike") }
    #expect(found == words)
  }

  @Test func `the summary speaks of chance for what was tested`() throws {
    var series = try Series("2012/13: 10/20\n2014/15: 11/20")
    let other = try Series("2012/13: 10\n2014/15: 90", unit: .score)
    var measure = Measure(
      id: Identifier("other"), title: "Score", unit: .score, at: FilePosition(file: "test"))
    measure.polarity = .higher
    series.evaluation.measures.append(measure)
    for var observation in other.evaluation.observations {
      observation.measure = measure.id
      series.evaluation.observations.append(observation)
    }
    let summary = TrendReport(series.evaluation).summary.joined(separator: " ")
    #expect(
      summary.contains("2 improved (the one tested by no more than chance alone could explain)"),
      "\(summary)")
  }

  @Test func `everything standing on a day is no sample`() throws {
    let trend = try Series(Self.tested) { measure, _ in measure.kind = .snapshot }.trend()
    #expect(trend.notTested == .snapshot)
    #expect(!trend.sentence.contains("chance"))
  }

  @Test func `sessions come in runs and are not tested as if each were drawn by itself`() throws {
    let trend = try Series(Self.tested) { measure, _ in measure.counts = .other }.trend()
    #expect(trend.notTested == .noCohort)
  }

  @Test func `a missing middle leaves the ends to be tested`() throws {
    let trend = try Series("2012/13: 500/1000\n2013/14: c\n2014/15: 560/1000").trend()
    #expect(trend.pattern == .incomplete)
    #expect(trend.test != nil)
    #expect(trend.change == 6)
  }

  @Test func `small cohorts are tested exactly`() throws {
    let trend = try Series("2012/13: 2/8\n2014/15: 5/9").trend()
    #expect(trend.test?.method == .fisherExact)
  }

  @Test func `the gap is to the published figure and the test to England without the authority`()
    throws
  {
    let lines = Self.tested + "\n2012/13 @England: 5000/10000\n2014/15 @England: 5300/10000"
    let gap = try #require(try Series(lines).trend().gaps.first)
    #expect(gap.comparator == "England")
    #expect(gap.latest == 3)
    #expect(gap.change == 3)
    let test = try #require(gap.test)
    #expect(test.method == .oneProportionZ)
    // 560 of 1000 against (5300 - 560) of (10000 - 1000): z = 2.111190.
    #expect(abs(test.p - 0.0347559990) < 1e-9)
  }

  @Test func `neighbours given one by one stand as their median`() throws {
    let lines =
      Self.tested
      + "\n2014/15 @E06000001: 50\n2014/15 @E06000002: 57\n2014/15 @E06000003: 70"
    let report = try Series(lines).report
    let gap = try #require(report.series.first?.gaps.first)
    #expect(gap.comparator == "Statistical neighbours")
    #expect(gap.latest == -1)
    #expect(report.series.count == 1)
  }

  @Test(arguments: [
    ("100", nil), ("0", nil), ("99.5", SeriesTrend.SignificanceTest.Method.oneProportionZ),
    ("100000/100500", .oneProportionZ),
  ])
  func `a rounded 100 is nothing to test against`(
    england: String, method: SeriesTrend.SignificanceTest.Method?
  ) throws {
    let lines = "2014/15: 2997/3000\n2014/15 @England: \(england)"
    #expect(try Series(lines).trend().gaps.first?.test?.method == method)
  }

  @Test func `a group is held against everyone else, never against all`() throws {
    let lines = Self.tested + "\n2012/13 FSM: 50/200\n2014/15 FSM: 60/200"
    let gap = try #require(
      try Series(lines).trend("FSM").gaps.first { $0.comparator == "complement" })
    #expect(gap.values.last == 62.5)
    #expect(gap.latest == -32.5)
    #expect(gap.test?.method == .twoProportionZ)
    #expect(gap.changeP != nil)
  }

  @Test func `without a total the other of two groups is the rest`() throws {
    let lines = "2014/15 FSM: 60\n2014/15 Not_FSM: 80"
    let gap = try #require(try Series(lines).trend("FSM").gaps.first)
    #expect(gap.comparator == "complement")
    #expect(gap.latest == -20)
  }

  @Test func `a distribution is told by its headline share`() throws {
    let lines = """
      2013-03 [outstanding]: 7/56
      2013-03 [good]: 28/56
      2013-03 [inadequate]: 21/56
      2012-08 [outstanding]: 7/56
      2012-08 [good]: 25/56
      2012-08 [inadequate]: 24/56
      """
    let series = try Series(lines, year: 2012) { measure, _ in
      measure.kind = .snapshot
      measure.counts = .schools
      measure.headline = ["outstanding", "good"]
    }
    let overall = try #require(series.report.overall(series.measure))
    #expect(overall.key.category == "outstanding or good")
    #expect(overall.window.last?.numerator == 35)
    #expect(overall.sentence.contains("35 of 56 schools (62.5%) in March 2013"))
    #expect(!overall.sentence.contains("chance"))
  }

  /// A class that is taken for another one is counted twice, and the other one not at all.
  @Test(arguments: [
    (["A*", "A"], "A*=110;A=195;B=600", 305.0), (["a", "a*"], "A*=110;A=195;B=600", 305),
    (["Level 4", "Level 4+"], "Level 4=600;Level 5=300", nil),
    (["A-star", "A"], "A*=110;A=195;B=600", nil),
    (["requires-improvement", "good"], "Good=500;Requires improvement=300", 800),
  ])
  func `a headline's classes are told by their names, and by their slugs where each has its own`(
    headline: [String], rows: String, count: Double?
  ) throws {
    let lines = rows.split(separator: ";").map { row in
      let parts = row.split(separator: "=")
      return "2014/15 [\(parts[0].replacing(" ", with: "_"))]: \(parts[1])/1000"
    }
    let series = try Series(lines.joined(separator: "\n")) { measure, _ in
      measure.headline = headline
    }
    #expect(series.report.overall(series.measure)?.window.last?.numerator == count)
  }

  @Test func `of two classes with one slug each has a place of its own, and one is the headline`()
    throws
  {
    let series = try Series("2014/15 [A*]: 110/1000\n2014/15 [A]: 195/1000") { measure, _ in
      measure.headline = ["A"]
    }
    let all = series.report.series(of: series.measure)
    #expect(all.map(\.key.category) == ["A", "A*"])
    #expect(all.map(\.isHeadline) == [true, false])
    #expect(Set(all.map(\.anchor)) == ["m--a", "m--a-2"])
  }

  /// If this fails, the report prints another percentage than the one that was published.
  @Test func `a published value prints as it is, and its counts are tested`() throws {
    let trend = try Series("2012/13: 18/40\n2014/15: 23/40 57", decimals: 0).trend()
    #expect(trend.sentence.contains("57%"))
    #expect(trend.sentence.contains("23 of 40"))
    #expect(trend.test != nil)
  }

  static let sums: [(String, String, Double?, Observation.Symbol?, Observation.Status?)] = [
    ("10/50", "50/100", nil, .notAvailable, nil), ("10/50", "c", nil, .confidential, nil),
    ("z", "c", nil, .confidential, nil), ("c", "z", nil, .confidential, nil),
    ("z", "x", nil, .notApplicable, nil), ("20", "50/100", 70, nil, nil),
    ("30/100 provisional", "51/100 final", 81, nil, .provisional),
    ("30/100", "51/100 provisional", 81, nil, .provisional),
    ("30/100 final", "51/100 revised", 81, nil, nil),
    ("30/100 final", "51/100 final", 81, nil, .final),
  ]

  /// A sum over different cohorts is a share of nobody; one of provisional parts may still move.
  @Test(arguments: sums)
  func `a headline share is as sure as its parts`(
    one: String, other: String, value: Double?, symbol: Observation.Symbol?,
    status: Observation.Status?
  ) throws {
    let series = try Series("2014/15 [Outstanding]: \(one)\n2014/15 [Good]: \(other)") {
      measure, _ in measure.headline = ["Outstanding", "Good"]
    }
    let point = try #require(series.report.overall(series.measure)?.window.last)
    #expect(point.value == value)
    #expect(point.symbol == symbol)
    #expect(point.status == status)
  }

  @Test(arguments: [
    ("m.latest", "56.0%"), ("m.first", "50.0%"), ("m.change", "6.0 percentage points"),
    ("m.signed-change", "+6.0 percentage points"), ("m.latest-period", "2014/15"),
    ("m.first-period", "2012/13"), ("m.fsm.latest", "30.0%"), ("m.all-pupils.latest", "56.0%"),
    ("M.fsm.gap", "32.5 percentage points"),
    (" m.latest ", "56.0%"), ("m.cla.latest", "withheld to protect confidentiality"),
  ])
  func `a reference in prose prints what the data have`(reference: String, text: String) throws {
    let lines =
      Self.tested + "\n2012/13 FSM: 50/200\n2014/15 FSM: 60/200\n2012/13 CLA: c\n2014/15 CLA: c"
    #expect(try Series(lines).report.value(of: reference).get().text == text)
  }

  /// If this fails, a sentence on the gap to all others prints that to England, or the one to England
  /// prints that to the region.
  @Test(arguments: [
    ("m.fsm", "2012/13 FSM: 40\n2014/15 FSM: 42\n2012/13 FSM@England: 35\n2014/15 FSM@England: 41"),
    ("m.preston", "2014/15 @Preston: 42\n2014/15 @England: 41"),
    ("m", "2012/13 @North_West: 50\n2014/15 @North_West: 52"),
    ("m", "2012/13 @E06000001: 50\n2014/15 @E06000001: 52"),
  ])
  func `a gap that nothing tells is not one to somebody else`(name: String, lines: String) throws {
    let report = try Series("2012/13: 60\n2014/15: 64\n" + lines).report
    for field in ["gap", "gap-change"] {
      let value = try report.value(of: "\(name).\(field)").get()
      #expect(value.text == "not available" && !value.hasFigure)
    }
  }

  @Test func `the latest value is the last one published`() throws {
    let report = try Series("2012/13: 50\n2013/14: 52").report
    #expect(try report.value(of: "m.latest").get().text == "52.0%")
    #expect(try report.value(of: "m.latest-period").get().text == "2013/14")
    let withheld = try Series("2012/13: 50\n2013/14: 52\n2014/15: c").report
    let value = try withheld.value(of: "m.latest").get()
    #expect(value.text == "withheld to protect confidentiality")
    #expect(!value.hasFigure)
  }

  @Test(arguments: [
    ("m", "doesn't name a measure and a field", "m.latest"),
    ("m.lates", "'lates' isn't a field", "did you mean 'latest'"),
    ("nothing.latest", "no figures for 'nothing'", "measures.csv"),
    ("m.girls.latest", "'girls' isn't an area, group or category", "fsm"),
    ("m.fms.latest", "'fms'", "did you mean 'fsm'"), ("", "doesn't name", "{{measure.field}}"),
    ("..", "", ""),
  ])
  func `an unknown reference says what was meant`(
    reference: String, message: String, hint: String
  ) throws {
    let report = try Series(Self.tested + "\n2014/15 FSM: 60/200").report
    do {
      let value = try report.value(of: reference).get()
      Issue.record("gave \(value.text)")
    } catch {
      #expect(error.message.contains(message))
      #expect(error.hint.contains(hint))
    }
  }

  /// A distribution has no figure of its own, nor has a group that only a district publishes.
  @Test(arguments: [
    ("m.latest", "'{{m.latest}}' needs a category: 'm' has no", "{{m.good.latest}}", "good, poor"),
    (
      "m.boys.change", "'{{m.boys.change}}' needs a category: 'm.boys' has no",
      "{{m.boys.good.change}}", "good"
    ),
    (
      "m.good.north.latest", "'{{m.good.north.latest}}' needs a group: 'm.good.north' has no",
      "{{m.north.girls.good.latest}}", "girls"
    ),
  ])
  func `a name that is left out is asked for, with those there are`(
    reference: String, message: String, example: String, names: String
  ) throws {
    let report = try Series(
      """
      2014/15 [Good]: 30/56
      2014/15 [Poor]: 26/56
      2014/15 Boys [Good]: 12/20
      2014/15 Girls@North [Good]: 12/20
      """
    ).report
    let error = try #require(throws: UnknownValue.self) { try report.value(of: reference).get() }
    #expect(error.message == message + " figures without one")
    #expect(error.hint == "write \(example), for instance; it has \(names)")
    #expect(throws: Never.self) {
      try report.value(of: String(example.dropFirst(2).dropLast(2))).get()
    }
  }

  @Test(arguments: ["m.preston.latest", "m.sen-statement.latest"])
  func `a name that two series have stands for neither`(reference: String) throws {
    let report = try Series(
      """
      2014/15: 60%
      2014/15 Preston: 54%
      2014/15 @Preston: 75%
      2014/15 SEN_(statement): 52%
      2014/15 SEN/_statement: 73%
      """
    ).report
    #expect(throws: UnknownValue.self) { try report.value(of: reference).get() }
  }
}
