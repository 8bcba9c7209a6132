import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A well-known change of definition that the catalogue doesn't name, or a step so large that it
  /// looks like one.
  static let possibleBreak = Self(
    "possible-break", .note,
    why: "Across a change of definition a difference is none of the pupils' or schools' making."
  ) { subject in
    subject.evaluation.measures.compactMap { measure in
      let words = KnownBreak.words(of: measure)
      guard let known = KnownBreak.all.first(where: { $0.concerns(measure, words, subject.trends) })
      else { return LargeStep(of: measure, in: subject.trends)?.fault }
      return Fault(
        "'\(measure.title)' may not be comparable across \(known.period.inWords): \(known.why)",
        at: measure.position,
        hint:
          "write '\(known.period): \(known.why)' in the column 'breaks', unless earlier figures "
          + "were worked out anew")
    }
  }
}

/// A step of a measure as a whole that neither chance nor what pupils learn in a year explains.
///
/// No cohort of 100 or more moves by 30 percentage points by chance, and hardly any by its own doing;
/// of other units, none grows or shrinks five times over. A number of fewer than 100 may.
private struct LargeStep {
  private let measure: Measure
  private let from: SeriesTrend.Point
  private let to: SeriesTrend.Point

  /// Finds the first such step within which no break is named.
  init?(of measure: Measure, in trends: TrendReport) {
    let points = trends.overall(measure.id)?.published.filter { $0.value != nil } ?? []
    let step = zip(points, points.dropFirst()).first { earlier, later in
      Self.isLarge(from: earlier, to: later, measure.unit)
        && !measure.hasBreak(after: earlier.period, upTo: later.period)
    }
    guard let step else { return nil }
    self.measure = measure
    (from, to) = step
  }

  private static func isLarge(
    from earlier: SeriesTrend.Point, to later: SeriesTrend.Point, _ unit: Measure.Unit
  ) -> Bool {
    guard let one = earlier.value, let other = later.value else { return false }
    let (least, most) = (min(one, other), max(one, other))
    switch unit {
    case .percent:
      let cohorts = [earlier.denominator, later.denominator].compactMap(\.self)
      return most - least > 30 && cohorts.allSatisfy { $0 >= 100 }
    case .count: return least > 0 && most >= 5 * least && most >= 100
    case .score, .rate, .days: return least > 0 && most >= 5 * least
    }
  }

  var fault: Fault {
    Fault(
      "'\(measure.title)' went from \(Wording.value(from, of: measure)) "
        + "(\(from.period.inWords)) to \(Wording.value(to, of: measure)) "
        + "(\(to.period.inWords)), a step so large that it looks like a break in series",
      at: measure.position,
      hint:
        "look at the figures again; if the definition changed, write '\(to.period): why' in the "
        + "column 'breaks'")
  }
}

/// A change of definition in English education data.
private struct KnownBreak {
  /// The first period under the new definition.
  var period: Period
  /// The last one that it touches: the same, but for assessments that were not held for two years.
  var last: Period
  var why: String
  /// Sets of phrases of each of which the measure has to have one.
  var wanted: [[[Word]]]

  static let all: [Self] = [
    Self(
      .academicYear(2011), "writing was assessed by teachers, and English with it",
      [keyStage2, ["writing", "english"]]),
    Self(
      .month(year: 2012, month: 9), "'requires improvement' took the place of 'satisfactory'",
      [["ofsted", "inspection", "inspections", "inspected", "inadequate"]]),
    Self(.academicYear(2012), "first year of the revised early years profile", [profile]),
    Self(
      .academicYear(2015), "scaled scores and an expected standard took the place of levels",
      [keyStage2, subjects]),
    Self(
      .academicYear(2019), through: .academicYear(2020),
      "no assessments were held in 2020 and 2021",
      [keyStage2 + profile + ["phonics", "multiplication", "ks1", "key stage 1"]]),
    Self(.academicYear(2021), "first year of the reformed early years profile", [profile]),
  ]

  private static let keyStage2 = [
    "key stage 2", "key stage two", "ks2", "year 6", "end of primary",
  ]
  private static let subjects = [
    "reading", "writing", "english", "maths", "mathematics", "grammar", "level 4", "level 5",
    "expected", "attainment", "combined", "rwm", "progress", "standard", "higher", "levels",
  ]
  private static let profile = [
    "eyfs", "eyfsp", "early years foundation stage", "foundation stage profile",
    "early years profile", "good level of development", "gld", "early learning goals",
    "early learning goal",
  ]

  private init(
    _ period: Period, through last: Period? = nil, _ why: String, _ wanted: [[String]]
  ) {
    self.period = period
    self.last = last ?? period
    self.why = why
    self.wanted = wanted.map { $0.map { Word.all(in: $0) } }
  }

  /// What tells whether a measure is meant: the words of its title, source, file, id and headline.
  static func words(of measure: Measure) -> [Word] {
    let texts = [measure.title, measure.source, measure.id.text, measure.dataFile?.file ?? ""]
    return (texts + measure.headline).flatMap { Word.all(in: $0) }
  }

  /// Whether a phrase is among words.
  private static func holds(_ words: [Word], _ phrase: [Word]) -> Bool {
    words.indices.contains { words[$0] == phrase.first && words[$0...].starts(with: phrase) }
  }

  /// Whether a measure with these words has values on both sides, and nobody has said why they may
  /// be compared or may not.
  func concerns(_ measure: Measure, _ words: [Word], _ trends: TrendReport) -> Bool {
    guard wanted.allSatisfy({ $0.contains { Self.holds(words, $0) } }) else { return false }
    let periods =
      trends.series(of: measure.id).lazy
      .map { $0.window.filter { $0.value != nil }.map(\.period) }.max { $0.count < $1.count } ?? []
    guard let first = periods.first, let latest = periods.last, first < latest else { return false }
    let isCancelledYear = period != last && periods.contains { $0 >= period && $0 <= last }
    return !measure.hasBreak(after: first, upTo: latest)
      && (period.begins(after: first, upTo: latest) || isCancelledYear)
  }
}
