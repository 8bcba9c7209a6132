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
  ])
  func `a figure that may still move is told with its status`(lines: String, words: String) throws {
    #expect(try Series(lines).trend().sentence.hasSuffix(words))
  }

  @Test(arguments: [
    "2012/13: 60 final\n2014/15: 69 final", "2012/13: 60\n2014/15: 69",
    "2012/13: 60 final\n2013/14: 64 provisional\n2014/15: 69 final",
    "2012/13: 60 final\n2014/15: c provisional",
  ])
  func `figures at the ends that are final need no word`(lines: String) throws {
    #expect(try !Series(lines).trend().sentence.contains("provisional"))
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
}
