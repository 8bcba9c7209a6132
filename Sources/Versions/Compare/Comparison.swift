public import SelfEvaluation

/// What differs between two versions, found by keys and never by guessing.
///
/// The order of rows means nothing, and neither does white space.
public struct Comparison: Sendable {
  /// The earlier version.
  public let old: Evaluation
  /// The later version.
  public let new: Evaluation
  /// The differences by subject, then by key, then in the order of the fields.
  public private(set) var changes: [Change] = []
  /// What reviewers look for: differences that say something together.
  public private(set) var observations: [JoinedObservation] = []
  /// The old version with the names of the new one.
  public let renamedOld: Evaluation

  /// Compares two versions.
  public init(from old: Evaluation, to new: Evaluation) {
    let (old, new) = (
      old.keepingReferences(to: new.register), new.keepingReferences(to: old.register)
    )
    self.old = old
    self.new = new
    let renames = Renames(from: old, to: new)
    renamedOld = old.renamed(renames, for: new)
    let oldTables = RecordTable.all(of: renamedOld)
    let newTables = RecordTable.all(of: new)
    for (one, two) in zip(oldTables, newTables) {
      let start = changes.count
      changes += Self.renamings(renames, two)
      compare(one, two)
      sort(from: start)
      if one.subject == .measure { compareObservations() }
    }
    observations = JoinedObservation.all(in: self)
  }

  private mutating func sort(from start: Int) {
    let sorted = changes[start...].enumerated().sorted { left, right in
      let (one, two) = (left.element, right.element)
      if one.subject == .judgement, one.question != two.question {
        return one.question ?? 0 < two.question ?? 0
      }
      return one.key == two.key
        ? left.offset < right.offset : one.key.precedesNaturally(two.key)
    }
    changes.replaceSubrange(start..., with: sorted.map(\.element))
  }

  private static func renamings(_ renames: Renames, _ table: RecordTable) -> [Change] {
    func ids(_ names: [Identifier: Identifier]) -> [Change] {
      names.map { old, new in
        Change(
          kind: .renamed, subject: table.subject, key: new.text, field: "id",
          old: .field(.text(old.text)), new: .field(.text(new.text)))
      }
    }
    switch table.subject {
    case .evidence: return ids(renames.evidence)
    case .priority: return ids(renames.priorities)
    case .question:
      return renames.questions.filter { $0.value > 0 }.map { old, new in
        Change(
          kind: .renamed, subject: .question, key: "Q\(new)", field: "number",
          old: .field(.text("Q\(old)")), new: .field(.text("Q\(new)")), question: new)
      }
    default: return []
    }
  }

  // MARK: - Records

  private mutating func compare(_ old: RecordTable, _ new: RecordTable) {
    // A question whose number was given to another has a negative one, and matches nothing.
    func matchKey(_ row: RecordTable.Row) -> String {
      (row.question ?? 0) < 0 ? "-" + row.key : row.key.lowercased()
    }
    let oldByKey = Dictionary(old.rows.map { (matchKey($0), $0) }) { first, _ in first }
    var matched: Set<String> = []
    for row in new.rows {
      let key = matchKey(row)
      guard matched.insert(key).inserted else { continue }
      if let other = oldByKey[key] {
        compareFields(other, row, new.subject)
      } else {
        changes.append(
          Change(
            kind: .added, subject: new.subject, key: row.key, new: .record(row.fields),
            question: row.question, team: row.team))
      }
    }
    for row in old.rows where matched.insert(matchKey(row)).inserted {
      changes.append(
        Change(
          kind: .removed, subject: old.subject, key: row.key, old: .record(row.fields),
          question: row.question.map { abs($0) }, team: row.team))
    }
  }

  private mutating func compareFields(
    _ old: RecordTable.Row, _ new: RecordTable.Row, _ subject: Change.Subject
  ) {
    if old.fields == new.fields { return }
    let oldByName = Dictionary(old.fields.map { ($0.name, $0.value) }) { first, _ in first }
    let newNames = Set(new.fields.map(\.name))
    for field in new.fields {
      let other = oldByName[field.name]
      if let other, other.saysTheSame(as: field.value) { continue }
      var kind = Change.Kind.changed
      if case .prose(let one)? = other, case .prose(let two) = field.value,
        Redline.isMoveOnly(from: one, to: two)
      {
        kind = .moved
      }
      changes.append(
        Change(
          kind: kind, subject: subject, key: new.key, field: field.name,
          old: other.map { .field($0) }, new: .field(field.value), question: new.question,
          team: new.team))
    }
    for field in old.fields where !newNames.contains(field.name) {
      changes.append(
        Change(
          kind: .changed, subject: subject, key: new.key, field: field.name,
          old: .field(field.value), question: new.question, team: new.team))
    }
  }

  // MARK: - Observations

  private struct ObservationKey: Hashable {
    var measure: Identifier
    var series: SeriesKey
    var period: Period

    init(_ observation: Observation) {
      measure = observation.measure
      series = observation.series
      period = observation.period
    }
  }

  private mutating func compareObservations() {
    let start = changes.count
    var oldByKey: [ObservationKey: Int] = [:]
    oldByKey.reserveCapacity(renamedOld.observations.count)
    for (place, observation) in renamedOld.observations.enumerated() {
      oldByKey[ObservationKey(observation)] = oldByKey[ObservationKey(observation)] ?? place
    }
    var isMatched = [Bool](repeating: false, count: renamedOld.observations.count)
    var seen: Set<ObservationKey> = []
    for observation in new.observations {
      let key = ObservationKey(observation)
      if let place = oldByKey[key] {
        if isMatched[place] { continue }
        isMatched[place] = true
        compare(renamedOld.observations[place], observation)
      } else if seen.insert(key).inserted {
        changes.append(
          Change(
            kind: .added, subject: .observation, key: observation.key,
            new: .record(Self.fields(observation))))
      }
    }
    for (place, observation) in renamedOld.observations.enumerated()
    where !isMatched[place] && oldByKey[ObservationKey(observation)] == place {
      changes.append(
        Change(
          kind: .removed, subject: .observation, key: observation.key,
          old: .record(Self.fields(observation))))
    }
    sort(from: start)
  }

  private mutating func compare(_ old: Observation, _ new: Observation) {
    if old.value == new.value, old.numerator == new.numerator,
      old.denominator == new.denominator, old.symbol == new.symbol, old.status == new.status
    {
      return
    }
    compareFields(
      RecordTable.Row(key: old.key, fields: Self.fields(old)),
      RecordTable.Row(key: new.key, fields: Self.fields(new)), .observation)
  }

  /// What is published about a value.
  ///
  /// A percentage worked out from counts that are there says nothing of its own.
  static func fields(_ observation: Observation) -> [Field] {
    var collector = FieldCollector(
      bank: QuestionBank(id: "", title: "", scale: [], parts: []))
    collector.write(observation)
    let keyFields: Set<String> = ["measure", "area", "group", "category", "period"]
    let isWorkedOut = observation.numerator != nil && observation.denominator != nil
    return collector.fields.filter {
      !keyFields.contains($0.name) && !(isWorkedOut && $0.name == "value")
    }
  }
}
