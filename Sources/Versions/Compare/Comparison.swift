import DataFiles
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
    compare(SettingsRecord.all(of: renamedOld), SettingsRecord.all(of: new), renames)
    compare(
      QuestionInPart.all(of: renamedOld.bank), QuestionInPart.all(of: new.bank), renames)
    compare(renamedOld.judgements, new.judgements, renames)
    compare(renamedOld.register, new.register, renames)
    compare(renamedOld.measures, new.measures, renames)
    compare(renamedOld.observations, new.observations, renames)
    compare(renamedOld.priorities, new.priorities, renames)
    compare(renamedOld.actions, new.actions, renames)
    observations = JoinedObservation.all(in: self)
  }

  private mutating func sort(from start: Int) {
    // By their places, since a change is large.
    let order = (start..<changes.count).sorted { left, right in
      if changes[left].subject == .judgement, changes[left].question != changes[right].question {
        return changes[left].question ?? 0 < changes[right].question ?? 0
      }
      return changes[left].key == changes[right].key
        ? left < right : changes[left].key.precedesNaturally(changes[right].key)
    }
    changes.replaceSubrange(start..., with: order.map { changes[$0] })
  }

  private static func renamings(_ renames: Renames, _ subject: Change.Subject) -> [Change] {
    func ids(_ names: [Identifier: Identifier]) -> [Change] {
      names.map { old, new in
        Change(
          kind: .renamed, subject: subject, key: new.text, field: "id",
          old: .field(.text(old.text)), new: .field(.text(new.text)))
      }
    }
    switch subject {
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

  private mutating func compare<Record: ComparedRecord>(
    _ old: [Record], _ new: [Record], _ renames: Renames
  ) {
    let start = changes.count
    changes += Self.renamings(renames, Record.subject)
    var places: [Record.MatchKey: Int] = [:]
    places.reserveCapacity(old.count)
    var isFirst = [Bool](repeating: true, count: old.count)
    for place in old.indices {
      let key = old.span[place].matchKey
      if let first = places.updateValue(place, forKey: key) {
        places[key] = first
        isFirst[place] = false
      }
    }
    var isMatched = [Bool](repeating: false, count: old.count)
    var added: Set<Record.MatchKey> = []
    var likeness = Likeness(oldBank: self.renamedOld.bank, newBank: self.new.bank)
    var next = 0
    // Through spans, which lend a record where an array makes a copy of it.
    let (olds, news) = (old.span, new.span)
    for row in new.indices {
      // Most records stand in the order of the old ones, and need not be looked up.
      let isNext = next < old.count && isFirst[next] && news[row].hasKey(of: olds[next])
      if let place = isNext ? next : places[news[row].matchKey] {
        next = place + 1
        if isMatched[place] { continue }
        isMatched[place] = true
        if let isAlike = olds[place].isAlike(news[row]) {
          if isAlike { continue }
        } else if likeness.areAlike(old[place], new[row]) {
          continue
        }
        compareFields(old[place], new[row])
      } else if added.insert(new[row].matchKey).inserted {
        let record = new[row]
        changes.append(
          Change(
            kind: .added, subject: Record.subject, key: record.shownKey,
            new: .record(record.fields(self.new.bank)), question: record.questionItIsAbout,
            team: record.teamWhoseItIs))
      }
    }
    for place in old.indices where !isMatched[place] {
      guard isFirst[place] else { continue }
      let record = old[place]
      changes.append(
        Change(
          kind: .removed, subject: Record.subject, key: record.shownKey,
          old: .record(record.fields(renamedOld.bank)),
          question: record.questionItIsAbout.map { abs($0) }, team: record.teamWhoseItIs))
    }
    sort(from: start)
  }

  private mutating func compareFields<Record: ComparedRecord>(_ before: Record, _ now: Record) {
    let (old, new) = (before.fields(renamedOld.bank), now.fields(new.bank))
    if old == new { return }
    let (subject, key) = (Record.subject, now.shownKey)
    let (question, team) = (now.questionItIsAbout, now.teamWhoseItIs)
    for field in new {
      let other = old.first { $0.name == field.name }?.value
      if let other, other.saysTheSame(as: field.value) { continue }
      var kind = Change.Kind.changed
      if case .prose(let one)? = other, case .prose(let two) = field.value,
        Redline.isMoveOnly(from: one, to: two)
      {
        kind = .moved
      }
      changes.append(
        Change(
          kind: kind, subject: subject, key: key, field: field.name,
          old: other.map { .field($0) }, new: .field(field.value), question: question,
          team: team))
    }
    for field in old where !new.contains(where: { $0.name == field.name }) {
      changes.append(
        Change(
          kind: .changed, subject: subject, key: key, field: field.name,
          old: .field(field.value), question: question, team: team))
    }
  }
}

/// Tells whether two records are alike in all their fields, without taking them apart.
///
/// Nearly all of two versions is alike, and this takes a tenth of the time of collecting the fields.
private struct Likeness {
  private var old: VersionWriter
  private var new: VersionWriter

  init(oldBank: QuestionBank, newBank: QuestionBank) {
    old = VersionWriter(json: JSONWriter(), bank: oldBank)
    new = VersionWriter(json: JSONWriter(), bank: newBank)
  }

  mutating func areAlike<Record: ComparedRecord>(_ one: Record, _ other: Record) -> Bool {
    old.json.passOn { _ in }
    new.json.passOn { _ in }
    one.write(to: &old)
    other.write(to: &new)
    return old.json.bytes == new.json.bytes
  }
}
