public import SelfEvaluation

/// A record that is found by a key in another version.
protocol ComparedRecord {
  associatedtype MatchKey: Hashable

  static var subject: Change.Subject { get }
  /// The names of the fields that are its key, or follow from others.
  var fieldsNotCompared: [String] { get }
  /// The names of the fields that are its key, or follow from others in both records.
  func fieldsNotCompared(with other: Self) -> [String]
  /// What it's found by.
  var matchKey: MatchKey { get }
  /// What it's found by where names differ in case or hyphens; `nil` where that makes no difference.
  var foldedKey: MatchKey? { get }
  /// The same for the same key.
  var keyHash: UInt64 { get }
  /// The key as it's shown.
  var shownKey: String { get }
  var questionItIsAbout: Int? { get }
  var teamWhoseItIs: Identifier? { get }
  /// What an observation says; `nil` for others.
  var figure: Figure? { get }

  func write(to sink: inout some RecordSink)
  /// Whether it's found by the same as another one.
  func hasKey(of other: Self) -> Bool
  /// Whether all fields are those of a record of the same key; `nil` where only writing them tells.
  /// What white space alone makes unlike may count as either. The scale is the same when a grade of
  /// one rank has one name in both versions.
  func isAlike(_ other: Self, hasSameScale: Bool) -> Bool?
}

extension ComparedRecord {
  var questionItIsAbout: Int? { nil }
  var teamWhoseItIs: Identifier? { nil }
  var figure: Figure? { nil }
  var foldedKey: MatchKey? { nil }
  var keyHash: UInt64 { UInt64(bitPattern: Int64(matchKey.hashValue)) }
  func hasKey(of other: Self) -> Bool { matchKey == other.matchKey }
  func isAlike(_ other: Self, hasSameScale: Bool) -> Bool? { nil }
  func fieldsNotCompared(with other: Self) -> [String] { fieldsNotCompared }

  /// Collects what it says besides its key.
  func fields(_ bank: QuestionBank) -> [Field] { fields(bank, without: fieldsNotCompared) }

  /// Collects the fields that are compared with another's.
  func fields(_ bank: QuestionBank, comparedWith other: Self) -> [Field] {
    fields(bank, without: fieldsNotCompared(with: other))
  }

  func fields(_ bank: QuestionBank, without others: [String]) -> [Field] {
    var collector = FieldCollector(bank: bank)
    write(to: &collector)
    return collector.fields.filter { !others.contains($0.name) }
  }
}

extension ComparedRecord where MatchKey == String {
  // A question whose number was given to another has a negative one, and matches nothing.
  var matchKey: String {
    (questionItIsAbout ?? 0) < 0 ? "-" + shownKey : shownKey.lowercased()
  }
}

/// A question with the part of the form that it's in.
struct QuestionInPart: ComparedRecord {
  static let subject = Change.Subject.question
  let question: Question
  let part: String

  var fieldsNotCompared: [String] { ["number"] }
  var shownKey: String { "Q\(question.number.magnitude)" }
  var questionItIsAbout: Int? { question.number }

  func write(to sink: inout some RecordSink) {
    sink.write(question)
    sink.field("part", part)
  }

  static func all(of bank: QuestionBank) -> [Self] {
    bank.parts.flatMap { part in
      part.questions.map { Self(question: $0, part: part.name) }
    }
  }
}

extension Judgement: ComparedRecord {
  static let subject = Change.Subject.judgement
  var fieldsNotCompared: [String] { ["question", "team"] }
  var shownKey: String { key }
  var questionItIsAbout: Int? { question }
  var teamWhoseItIs: Identifier? { team }
  func write(to sink: inout some RecordSink) { sink.write(self) }

  func isAlike(_ other: Self, hasSameScale: Bool) -> Bool? {
    if hasSameScale, saysTheSame(as: other) { return true }
    return body == other.body ? nil : false
  }
}

extension EvidenceItem: ComparedRecord {
  static let subject = Change.Subject.evidence
  var fieldsNotCompared: [String] { ["id"] }
  var matchKey: Identifier { id }
  var shownKey: String { id.text }
  var questionItIsAbout: Int? { questions.count == 1 ? questions[0] : nil }
  func write(to sink: inout some RecordSink) { sink.write(self) }

  @inline(__always)
  func isAlike(_ other: Self, hasSameScale: Bool) -> Bool? {
    saysTheSame(as: other) ? true : nil
  }
}

extension Measure: ComparedRecord {
  static let subject = Change.Subject.measure
  var fieldsNotCompared: [String] { ["id"] }
  var matchKey: Identifier { id }
  var shownKey: String { id.text }
  var questionItIsAbout: Int? { questions.count == 1 ? questions[0] : nil }
  func write(to sink: inout some RecordSink) { sink.write(self) }
}

/// What tells one observation from another.
package struct ObservationKey: Hashable {
  var measure: Identifier
  var series: SeriesKey
  var period: Period
}

extension Observation: ComparedRecord {
  static let subject = Change.Subject.observation

  private static let keyFields = ["measure", "area", "group", "category", "period"]

  /// A percentage worked out from counts that are there says nothing of its own; a rate does, since
  /// it may be one per 1,000 or per 100,000.
  var fieldsNotCompared: [String] {
    let isPlain = derivations.contains { [.count, .ratio(per: 1), .ratio(per: 100)].contains($0) }
    return isPlain ? Self.keyFields + ["value"] : Self.keyFields
  }

  /// What fingerprints left out before they told one rate from another.
  var fieldsFormerlyNotCompared: [String] {
    numerator != nil && denominator != nil ? Self.keyFields + ["value"] : Self.keyFields
  }

  func fieldsNotCompared(with other: Self) -> [String] {
    if other.value == nil { return fieldsNotCompared }
    return valueFollows(asIn: other) ? Self.keyFields + ["value"] : Self.keyFields
  }

  package var matchKey: ObservationKey {
    ObservationKey(measure: measure, series: series, period: period)
  }

  var foldedKey: ObservationKey? {
    ObservationKey(
      measure: measure,
      series: SeriesKey(
        area: folded(series.area), group: folded(series.group), category: folded(series.category)),
      period: period)
  }

  // In place, since there are thousands; most are of the authority itself and of all categories.
  var keyHash: UInt64 {
    var hasher = Hasher()
    hasher.combine(period)
    hasher.combine(measure)
    if !series.area.isEmpty { hasher.combine(series.area) }
    if !series.group.isEmpty { hasher.combine(series.group) }
    if !series.category.isEmpty { hasher.combine(series.category) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  @inline(__always)
  func hasKey(of other: Self) -> Bool {
    period == other.period && measure == other.measure && series == other.series
  }

  @inline(__always)
  func isAlike(_ other: Self, hasSameScale: Bool) -> Bool? {
    value == other.value && numerator == other.numerator && denominator == other.denominator
      && symbol == other.symbol && status == other.status
  }

  var shownKey: String { key }

  var figure: Figure? {
    Figure(value: value, numerator: numerator, denominator: denominator)
  }

  func write(to sink: inout some RecordSink) { sink.write(self) }
}

extension KeyPriority: ComparedRecord {
  static let subject = Change.Subject.priority
  var fieldsNotCompared: [String] { ["id"] }
  var matchKey: Identifier { id }
  var shownKey: String { id.text }
  var teamWhoseItIs: Identifier? { team }
  func write(to sink: inout some RecordSink) { sink.write(self) }
}

extension Action: ComparedRecord {
  static let subject = Change.Subject.action
  var fieldsNotCompared: [String] { ["id"] }
  var matchKey: Identifier { id }
  var shownKey: String { id.text }
  var teamWhoseItIs: Identifier? { team }
  func write(to sink: inout some RecordSink) { sink.write(self) }
}

/// The settings, a team, what the bank has besides its questions, or a grade of an earlier year.
enum SettingsRecord: ComparedRecord {
  case settings(Settings)
  case team(Team)
  case bank(QuestionBank)
  case scale(QuestionBank.GradeName, rank: Int)
  case history(GradeRecord)

  static let subject = Change.Subject.settings

  static func all(of evaluation: Evaluation) -> [Self] {
    [.settings(evaluation.settings)] + evaluation.settings.teams.map { .team($0) }
      + [.bank(evaluation.bank)]
      + evaluation.bank.scale.enumerated().map { .scale($1, rank: $0 + 1) }
      + evaluation.history.map { .history($0) }
  }

  var fieldsNotCompared: [String] {
    switch self {
    case .settings, .bank: []
    case .team, .scale: ["id"]
    case .history: ["year", "team", "question"]
    }
  }

  var shownKey: String {
    switch self {
    case .settings: "settings"
    case .team(let team): "teams/\(team.id)"
    case .bank: "bank"
    case .scale(let grade, _): "scale/\(grade.id)"
    case .history(let record):
      "history/\(Period.academicYear(record.year))/\(record.team)/Q\(record.question.magnitude)"
    }
  }

  // The grades of earlier years are many, and most have not changed.
  var keyHash: UInt64 {
    guard case .history(let record) = self else {
      return UInt64(bitPattern: Int64(matchKey.hashValue))
    }
    var hasher = Hasher()
    hasher.combine(record.year)
    hasher.combine(record.team)
    hasher.combine(record.question)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  func hasKey(of other: Self) -> Bool {
    guard case .history(let one) = self, case .history(let two) = other else {
      return matchKey == other.matchKey
    }
    return one.year == two.year && one.question == two.question && one.team == two.team
  }

  var questionItIsAbout: Int? {
    if case .history(let record) = self { record.question } else { nil }
  }

  var teamWhoseItIs: Identifier? {
    switch self {
    case .team(let team): team.id
    case .history(let record): record.team
    default: nil
    }
  }

  func write(to sink: inout some RecordSink) {
    switch self {
    case .settings(let settings):
      sink.field("authority", settings.authority)
      sink.field("year", settings.yearText)
      sink.write(settings)
    case .team(let team): sink.write(team)
    case .bank(let bank): sink.write(bank)
    case .scale(let grade, let rank):
      sink.field("rank", rank)
      sink.write(grade)
    case .history(let record): sink.write(record)
    }
  }
}

extension Judgement {
  /// The key of an answer, such as `primary/Q10`.
  public var key: String { "\(team)/Q\(question.magnitude)" }
}

extension Observation {
  /// The key of a value, such as `eyfsp-gld|AREA|GROUP|CATEGORY|PERIOD`.
  var key: String { "\(measure)|\(series.area)|\(series.group)|\(series.category)|\(period)" }
}
