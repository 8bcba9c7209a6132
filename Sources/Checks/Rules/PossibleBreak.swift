import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A well-known change of definition that the catalogue doesn't name.
  static let possibleBreak = Self(
    "possible-break", .note,
    why: "Across a change of definition a difference is none of the pupils' or schools' making."
  ) { subject in
    subject.evaluation.measures.compactMap { measure in
      let words = KnownBreak.words(of: measure)
      guard let known = KnownBreak.all.first(where: { $0.concerns(measure, words, subject.trends) })
      else { return nil }
      return Fault(
        "'\(measure.title)' may not be comparable across \(known.period.inWords): \(known.why)",
        at: measure.position,
        hint:
          "write '\(known.period): \(known.why)' in the column 'breaks', unless earlier figures "
          + "were worked out anew")
    }
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
    let isNamed = measure.breaks.contains { $0.period > first && $0.period <= latest }
    let isCancelledYear = period != last && periods.contains { $0 >= period && $0 <= last }
    return !isNamed && (first < period && period <= latest || isCancelledYear)
  }
}
