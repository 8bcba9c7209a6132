import SelfEvaluation
import TestSupport
import Testing
import Trends

/// If this fails, a reader takes a sentence for one about another figure, or a figure for settled.
struct SentenceTests {
  @Test(arguments: [
    (
      "2014/15: c",
      "there are no figures for 2012/13 and 2013/14. The figure for 2014/15 is withheld "
        + "to protect confidentiality."
    ),
    (
      "2012/13: z\n2013/14: z\n2014/15: z",
      "the figures for 2012/13, 2013/14 and 2014/15 are not applicable."
    ),
    ("2011/12: 50", "there are no figures for 2012/13, 2013/14 and 2014/15."),
  ])
  func `what is missing is said once`(lines: String, sentence: String) throws {
    #expect(try Series(lines).trend().sentence == "Reading: " + sentence)
  }

  @Test(arguments: [
    ("2012/13: 60\n2013/14: 64\n2014/15: 69 provisional", "The figure for 2014/15 is provisional."),
    ("2012/13: 60 final\n2014/15: 60 revised", "The figure for 2014/15 is revised."),
    (
      "2012/13: 60 provisional\n2013/14: 60 provisional\n2014/15: 60 provisional",
      "The figures for 2012/13, 2013/14 and 2014/15 are provisional."
    ),
    (
      "2012/13: 60 revised\n2013/14: 64 final\n2014/15: 69 provisional",
      "The figure for 2012/13 is revised. The figure for 2014/15 is provisional."
    ),
    (
      "2012/13: 60 final\n2013/14: 64 provisional\n2014/15: 69 final",
      "The figure for 2013/14 is provisional."
    ),
    (
      "2012/13: 60 final\n2013/14: 64 revised\n2014/15: 69 final",
      "percentage points, an improvement."
    ),
  ])
  func `a figure that may still move is told with its status`(lines: String, words: String) throws {
    #expect(try Series(lines).trend().sentence.hasSuffix(words))
  }

  @Test(arguments: [
    "2012/13: 60 final\n2014/15: 69 final", "2012/13: 60\n2014/15: 69",
    "2012/13: 60 final\n2014/15: c provisional",
  ])
  func `figures at the ends that are final need no word`(lines: String) throws {
    #expect(try !Series(lines).trend().sentence.contains("provisional"))
  }

  /// Else a reader takes it that nobody ever compared the two.
  @Test(arguments: [
    (
      "2014/15 @England: c",
      "The 2014/15 figure for England is withheld to protect confidentiality."
    ),
    ("2013/14 @North_West: 55", "There is no 2014/15 figure for England and the North West."),
    (
      "2013/14 @Statistical_neighbours: 55\n2014/15 @England: 60",
      "There is no 2014/15 figure for its statistical neighbours."
    ),
  ])
  func `a comparator that had a figure is told of when it has none`(lines: String, words: String)
    throws
  {
    let own = "2012/13: 60\n2013/14: 64\n2014/15: 69\n2012/13 @England: 50\n"
    #expect(try Series(own + lines).trend().sentence.hasSuffix(words))
  }

  @Test(arguments: [
    ("50 55 55 60", "rose in some years and stayed the same in others, from 50.0% in 2011/12"),
    ("60 60 58 55", "fell in some years and stayed the same in others, from 60.0% in 2011/12"),
    ("50 55 52 60", "moved up and down, from 50.0% in 2011/12"),
  ])
  func `only what went up and down is said to have`(values: String, words: String) throws {
    let years = ["2011/12", "2012/13", "2013/14", "2014/15"]
    let lines = zip(years, values.split(separator: " ")).map { "\($0): \($1)" }
    let trend = try Series(lines.joined(separator: "\n")) { $1.trendYears = 4 }.trend()
    #expect(trend.sentence.contains("the percentage " + words), "\(trend.sentence)")
  }

  @Test(arguments: [
    ("50.06", "50.02", "less than 0.1 percentage points above England's 50.0%"),
    ("50.04", "49.96", "0.1 percentage points above England's 50.0%"),
    ("50.02", "50.04", "the same as England's 50.0%"),
    ("49.9", "50", "0.1 percentage points below England's 50.0%"),
  ])
  func `the same are figures that print alike`(own: String, england: String, words: String) throws {
    let trend = try Series("2014/15: \(own)\n2014/15 @England: \(england)").trend()
    #expect(trend.sentence.contains("The 2014/15 figure is \(words)"), "\(trend.sentence)")
  }

  @Test(arguments: [
    ("100/200 60/200", "; in 2012/13 the two were the same."),
    ("120/200 80/200", "; in 2012/13 it was 12.5 percentage points above."),
    (
      "80/200 80/200", "; in 2012/13 it was 12.5 percentage points below, so the gap did not close."
    ),
  ])
  func `what was level or ahead had no gap to close`(counts: String, words: String) throws {
    let counts = counts.split(separator: " ")
    let lines = "2012/13: 500/1000\n2014/15: 500/1000\n2012/13 FSM: \(counts[0])\n"
    let trend = try Series(lines + "2014/15 FSM: \(counts[1])").trend("FSM")
    #expect(trend.sentence.hasSuffix("larger than chance alone would explain" + words))
  }

  @Test func `an earlier gap is that of the figures it's between`() throws {
    let lines = "2012/13: 99.95\n2014/15: 5/415\n2012/13 @England: 0\n2014/15 @England: 0"
    let trend = try Series(lines).trend()
    #expect(trend.sentence.contains("in 2012/13 it was 100.0 percentage points above"))
  }

  @Test(
    arguments: [
      ("E06000001: 50\n2014/15 @E06000001: 30\n2012/13 @E06000002: 40", nil, "1 of its 3"),
      ("E06000001: 50\n2014/15 @E06000001: 30", 22, "1 of its 3"),
      (
        "E06000001: 50\n2014/15 @E06000001: 30\n2012/13 @E06000002: 50\n2014/15 @E06000002: 30"
          + "\n2012/13 @E06000003: 50\n2014/15 @E06000003: 30", 22, "its"
      ),
    ] as [(String, Double?, String)])
  func `a median tells of how many it is, and isn't compared with one of others`(
    neighbours: String, change: Double?, words: String
  ) throws {
    let trend = try Series("2012/13: 50\n2014/15: 52\n2012/13 @" + neighbours).trend()
    #expect(trend.gaps.first?.change == change)
    #expect(trend.gaps.first?.latest == 22)
    #expect(trend.sentence.contains("above the median of \(words) statistical neighbours (30.0%)"))
  }

  @Test(arguments: [
    ("2012/13: 1500/10000\n2014/15: 1560/10000", "improved, by no more than chance alone could"),
    ("2012/13: 1500/10000\n2014/15: 2560/10000", "improved by more than chance alone would"),
    ("2012/13: 15\n2014/15: 16", "improved."),
  ])
  func `the first page says of a change what the commentary says`(
    lines: String, words: String
  ) throws {
    let summary = try Series(lines).report.summary
    #expect(summary.first?.contains("2014/15 " + words) == true, "\(summary)")
  }

  @Test func `the first page names the widest gap of those who do worse, and no other`() throws {
    let lines = """
      2014/15: 500/1000
      2014/15 Chinese: 90/100
      2014/15 FSM: 80/200
      """
    #expect(
      try Series(lines).report.summary.last
        == "Of the groups that do worse than all others by more than chance alone would explain, "
        + "the gap is widest for FSM: 12.5 percentage points ('Reading').")
    for polarity in [Measure.Polarity.neither, nil] {
      let summary = try Series(lines, polarity: polarity).report.summary
      #expect(summary.allSatisfy { !$0.contains("gap") })
    }
  }

  @Test func `the first page doesn't call a gap the widest where others may be withheld`() throws {
    let lines = """
      2014/15: 500/1000
      2014/15 Roma: c
      2014/15 FSM: 80/200
      """
    #expect(
      try Series(lines).report.summary.last
        == "Of the groups with published figures that do worse than all others by more than chance "
        + "alone would explain, the gap is widest for FSM: 12.5 percentage points ('Reading').")
  }

  @Test(arguments: [
    (Measure.Unit.percent, 4.5, "2014/15: 4.5", "The 2014/15 figure is at the target of 4.5%."),
    (
      .days, 126, "2014/15: 127\n2014/15 @North_West: 120",
      "The 2014/15 figure is 7.0 days above the figure for the North West (120.0 days). "
        + "The 2014/15 figure is 1.0 days above the target of 126 days, where lower is better."
    ),
    (
      .percent, 11, "2012/13: 10\n2014/15: 12",
      "2014/15 figure is 1.0 percentage points above the target of 11%, where lower is better."
    ),
  ])
  func `a distance says which figure is meant`(
    unit: Measure.Unit, target: Double, lines: String, words: String
  ) throws {
    let trend = try Series(lines, unit: unit, polarity: .lower) { measure, _ in
      measure.target = target
      measure.breaks = [.init(period: .academicYear(2013), why: "new test")]
    }.trend()
    #expect(trend.sentence.hasSuffix(words), "\(trend.sentence)")
  }

  @Test(arguments: [
    (62.4, 62.5, 0, "less than 1 percentage point short of the target of 62.5%."),
    (62.6, 62.5, 0, "less than 1 percentage point above the target of 62.5%."),
    (62.46, 62.5, 1, "less than 0.1 percentage points short of the target of 62.5%."),
    (69.5, 70, 0, "less than 1 percentage point short of the target of 70%."),
    (62.2, 62.25, 1, "0.1 percentage points short of the target of 62.25%."),
    (1_250, 1_250, 0, "at the target of 1,250%."),
  ])
  func `a target prints as it was set, and is met by what reaches it`(
    value: Double, target: Double, decimals: Int, words: String
  ) throws {
    let trend = try Series("2014/15: \(value)", decimals: decimals) { measure, _ in
      measure.target = target
    }.trend()
    #expect(trend.sentence.hasSuffix("The 2014/15 figure is " + words), "\(trend.sentence)")
  }

  @Test func `a target that the counts reach is reached`() throws {
    let trend = try Series("2014/15: 35/56", decimals: 0) { measure, _ in measure.target = 62.5 }
      .trend()
    #expect(trend.sentence.hasSuffix("is at the target of 62.5%."), "\(trend.sentence)")
  }

  @Test func `counts that differ are told of each year`() throws {
    let trend = try Series("2012/13: 10/20\n2013/14: 20/40\n2014/15: 30/60").trend()
    for counts in ["10 of 20", "20 of 40", "30 of 60"] {
      #expect(trend.sentence.contains(counts), "\(trend.sentence)")
    }
  }

  @Test(arguments: [
    (Measure.Unit.count, 3), (.percent, 3), (.rate, 3), (.count, 0), (.score, 0), (.days, 0),
  ])
  func `a number grows with the place, so it's held against no other`(
    unit: Measure.Unit, decimals: Int
  ) throws {
    let lines = """
      2012/13: 1
      2014/15: 2
      2012/13 @England: 9000
      2014/15 @England: 9100
      2014/15 @North_West: 900
      2014/15 @E06000001: 50
      """
    let series = try Series(lines, unit: unit, decimals: decimals)
    let trend = try series.trend()
    let isHeld = unit != .count
    for place in ["England", "North West", "neighbours"] {
      #expect(trend.sentence.contains(place) == isHeld, "\(trend.sentence)")
    }
    // Other programs are told all the same.
    #expect(trend.gaps.count == 3 && trend.gaps.allSatisfy { $0.latest != nil })
    #expect(trend.comparisons.count == (isHeld ? 3 : 0))
    let gap = try series.report.value(of: "m.gap").get()
    #expect(gap.hasFigure == isHeld && (gap.text == "not comparable") == !isHeld)
    let json = String(decoding: series.report.json(), as: UTF8.self)
    #expect(json.contains("England"))
  }

  @Test(arguments: [
    ("2013/14", "2013/14 figure is 7.0 percentage points short of the target of 60% for 2013/14."),
    ("2011/12", "2011/12 figure is 15.0 percentage points short of the target of 60% for 2011/12."),
    ("2014/15", "2014/15 figure is 4.0 percentage points short of the target of 60% for 2014/15."),
    ("2016/17", "2014/15 figure is 4.0 percentage points short of the target of 60% for 2016/17."),
    ("2015", "2014/15 figure is 4.0 percentage points short of the target of 60% for 2015."),
    ("2014", "2013/14 figure is 7.0 percentage points short of the target of 60% for 2014."),
    (
      "2014-03",
      "2013/14 figure is 7.0 percentage points short of the target of 60% for March 2014."
    ),
    (
      "2012-03-31",
      "2011/12 figure is 15.0 percentage points short of the target of 60% for 31 March 2012."
    ),
    ("2010/11", "There is no figure for 2010/11 to hold the target of 60% against."),
  ])
  func `a target is held against the figure of its own year`(period: String, words: String) throws {
    let lines = "2011/12: 45\n2012/13: 50\n2013/14: 53\n2014/15: 56"
    let trend = try Series(lines) { measure, _ in
      measure.target = 60
      measure.targetPeriod = Period(period)
    }.trend()
    #expect(trend.sentence.hasSuffix(words), "\(trend.sentence)")
  }

  /// If this fails, a missed target is said to have been exceeded by a later figure.
  @Test func `a target for an academic year is held against the year of the figures' kind`() throws
  {
    func sentence(_ target: Int, of periods: [Period]) throws -> String {
      var series = try Series("2012: 60\n2013: 65\n2014: 70") { measure, _ in
        measure.target = 68
        measure.targetPeriod = .academicYear(target)
      }
      for place in periods.indices { series.evaluation.observations[place].period = periods[place] }
      return try series.trend().sentence
    }
    let financial = (2012...2014).map { Period.financialYear($0) }
    #expect(
      try sentence(2013, of: financial).contains(
        "2013-14 figure is 3.0 percentage points short of the target of 68% for 2013/14"))
    let calendar = (2012...2014).map { Period.calendarYear($0) }
    #expect(
      try sentence(2012, of: calendar).contains(
        "2013 figure is 3.0 percentage points short of the target of 68% for 2012/13"))
  }

  @Test(arguments: [
    ("2013/14", "31 March 2014 figure is 2.0 percentage points above"),
    ("2014-03-31", "31 March 2014 figure is 2.0 percentage points above"),
    ("2014-03", "31 March 2014 figure is 2.0 percentage points above"),
    ("2015/16", "31 March 2015 figure is 4.0 percentage points above"),
    ("2013-03", "no figure for March 2013 to hold the target of 60% against."),
  ])
  func `a target for a year is held against the state in it`(period: String, words: String) throws {
    let trend = try Series("2014-03-31: 62\n2015-03-31: 64") { measure, _ in
      measure.target = 60
      measure.targetPeriod = Period(period)
    }.trend()
    #expect(trend.sentence.contains(words), "\(trend.sentence)")
  }

  @Test(arguments: [
    (
      "60 50", "50 50",
      "same as England's 50.0%; in 2012/13 it was 10.0 percentage points above, so the gap has "
        + "closed."
    ),
    (
      "60 50.04", "50 50.03",
      "same as England's 50.0%; in 2012/13 it was 10.0 percentage points above."
    ),
    ("50 50", "50 50", "same as England's 50.0%."),
  ])
  func `a gap to England that closed is said to have, and what it was`(
    own: String, england: String, words: String
  ) throws {
    let own = own.split(separator: " ")
    let england = england.split(separator: " ")
    let trend = try Series(
      """
      2012/13: \(own[0])
      2014/15: \(own[1])
      2012/13 @England: \(england[0])
      2014/15 @England: \(england[1])
      """
    ).trend()
    #expect(trend.sentence.hasSuffix("The 2014/15 figure is the " + words), "\(trend.sentence)")
  }

  @Test(arguments: [
    (
      "100/1000 150/1000", "200/1000 150/1000",
      "; in 2012/13 it was 10.0 percentage points below, so the gap has closed, a change larger "
        + "than chance alone would explain."
    ),
    (
      "9/20 10/20", "10/20 10/20",
      "; in 2012/13 it was 5.0 percentage points below, a narrowing of 5.0 percentage points that "
        + "is no larger than chance alone could explain, so there is no firm sign that the gap "
        + "closed."
    ),
    (
      "100/1000 15000/100000", "200/1000 15001/100000",
      "; in 2012/13 it was 10.0 percentage points below, so the gap narrowed by 10.0 percentage "
        + "points, larger than chance alone would explain."
    ),
    ("150/1000 150/1000", "150/1000 150/1000", ")."),
    ("10 15", "20 15", "; in 2012/13 it was 10.0 percentage points below, so the gap has closed."),
  ])
  func `a gap between groups that closed is said to have, and what it was`(
    boys: String, girls: String, words: String
  ) throws {
    let boys = boys.split(separator: " ")
    let girls = girls.split(separator: " ")
    let trend = try Series(
      """
      2012/13 Boys: \(boys[0])
      2014/15 Boys: \(boys[1])
      2012/13 Girls: \(girls[0])
      2014/15 Girls: \(girls[1])
      """
    ).trend("Boys")
    #expect(trend.sentence.contains("The 2014/15 figure is the same as that for Girls ("))
    #expect(trend.sentence.hasSuffix(words), "\(trend.sentence)")
  }

  @Test(arguments: [
    (
      Measure.Unit.count, Measure.Polarity.lower, "1 3 5",
      "a rise of 4 and, since lower is better, a decline."
    ),
    (.percent, .higher, "20/50 22/50 24/50", "a rise of 8 percentage points, an improvement."),
    (.percent, .neither, "20/50 22/50 24/50", "a rise of 8 percentage points."),
    (
      .count, .lower, "1 1 1",
      "the number stayed the same, at 1 on 31 January 2013, 31 January 2014 and 31 January 2015."
    ),
    (
      .percent, .higher, "20/50 22/50 20/50",
      "20 of 50 pupils (40%) on 31 January 2015, with no change from first to last."
    ),
  ])
  func `states on dates are judged by their polarity, as in every listing`(
    unit: Measure.Unit, polarity: Measure.Polarity, values: String, words: String
  ) throws {
    let lines = zip([2013, 2014, 2015], values.split(separator: " ")).map { "\($0)-01-31: \($1)" }
    let series = try Series(
      lines.joined(separator: "\n"), unit: unit, polarity: polarity, decimals: 0
    ) { measure, _ in measure.kind = .snapshot }
    let trend = try series.trend()
    #expect(trend.sentence.hasSuffix(words), "\(trend.sentence)")
    #expect(!trend.sentence.contains("chance"))
    let summary = try #require(series.report.summary.first)
    #expect(summary.contains("with a change to judge") == (trend.verdict != nil), "\(summary)")
    if let verdict = trend.verdict {
      let word = verdict == .unchanged ? "stayed the same" : verdict.rawValue
      #expect(summary.hasSuffix("31 January 2013 to 31 January 2015 \(word)."), "\(summary)")
    } else {
      #expect(summary == "1 measure has figures, but no change that can be judged better or worse.")
    }
  }
}
