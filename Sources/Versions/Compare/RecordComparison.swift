import DataFiles
import SelfEvaluation

/// Compares the records of one kind.
struct RecordComparison: Sendable {
  let oldBank: QuestionBank
  let newBank: QuestionBank
  let renames: Renames

  /// Finds what came, went, or differs, by key, then in the order of the fields.
  func changes<Record: ComparedRecord>(from old: [Record], to new: [Record]) -> [Change] {
    var changes = renamings(of: Record.subject)
    // Through spans, which lend a record where an array makes a copy of it.
    let (olds, news) = (old.span, new.span)
    // The first record of each key; those that repeat one say nothing.
    var places = PlaceTable(expectedCount: old.count)
    var firsts: [Int] = []
    firsts.reserveCapacity(old.count)
    var isFirst = [Bool](repeating: true, count: old.count)
    for place in olds.indices {
      let hash = olds[place].keyHash
      var search = places.search(hash)
      while isFirst[place], let other = places.next(&search) {
        isFirst[place] = !olds[firsts[other]].hasKey(of: olds[place])
      }
      if isFirst[place] {
        places.append(hash)
        firsts.append(place)
      }
    }
    var isMatched = [Bool](repeating: false, count: old.count)
    var added: Set<Record.MatchKey> = []
    var likeness = Likeness(oldBank: oldBank, newBank: newBank)
    let hasSameScale = oldBank.scale.elementsEqual(newBank.scale) { $0.id == $1.id }
    var next = 0
    var unfound: [Int] = []
    for row in new.indices {
      // Most records stand in the order of the old ones, and need not be looked up.
      var found = next
      if next == old.count || !isFirst[next] || !olds[next].hasKey(of: news[row]) {
        var search = places.search(news[row].keyHash)
        found = old.count
        while found == old.count, let place = places.next(&search) {
          if olds[firsts[place]].hasKey(of: news[row]) { found = firsts[place] }
        }
      }
      if found < old.count {
        next = found + 1
        if isMatched[found] { continue }
        isMatched[found] = true
        if let isAlike = olds[found].isAlike(news[row], hasSameScale: hasSameScale) {
          if isAlike { continue }
        } else if likeness.areAlike(old[found], new[row]) {
          continue
        }
        changes += differences(between: old[found], and: new[row])
      } else if added.insert(new[row].matchKey).inserted {
        unfound.append(row)
      }
    }
    let respelled =
      unfound.isEmpty ? [:] : placesByFoldedKeys(old) { isFirst[$0] && !isMatched[$0] }
    for row in unfound {
      let record = new[row]
      if !respelled.isEmpty, let key = record.foldedKey, let place = respelled[key],
        !isMatched[place]
      {
        isMatched[place] = true
        changes += differences(between: old[place], and: record)
        continue
      }
      changes.append(
        Change(
          kind: .added, subject: Record.subject, key: record.shownKey,
          new: .record(record.fields(newBank)), question: record.questionItIsAbout,
          team: record.teamWhoseItIs, figures: record.figure.map { [nil, $0] } ?? []))
    }
    for place in old.indices where !isMatched[place] {
      guard isFirst[place] else { continue }
      let record = old[place]
      changes.append(
        Change(
          kind: .removed, subject: Record.subject, key: record.shownKey,
          old: .record(record.fields(oldBank)),
          question: record.questionItIsAbout.map { abs($0) }, team: record.teamWhoseItIs,
          hasFormerNumber: (record.questionItIsAbout ?? 0) < 0,
          figures: record.figure.map { [$0, nil] } ?? []))
    }
    return sorted(changes)
  }

  /// The places of some records by their names without regard to case and hyphens.
  private func placesByFoldedKeys<Record: ComparedRecord>(
    _ records: [Record], where isWanted: (Int) -> Bool
  ) -> [Record.MatchKey: Int] {
    var places: [Record.MatchKey: Int] = [:]
    for place in records.indices where isWanted(place) {
      if let key = records[place].foldedKey { places[key] = place }
    }
    return places
  }

  private func sorted(_ changes: [Change]) -> [Change] {
    // By their places, since a change is large.
    let order = changes.indices.sorted { left, right in
      if changes[left].subject == .judgement, changes[left].question != changes[right].question {
        return changes[left].question ?? 0 < changes[right].question ?? 0
      }
      return changes[left].key == changes[right].key
        ? left < right : changes[left].key.precedesNaturally(changes[right].key)
    }
    return order.map { changes[$0] }
  }

  private func renamings(of subject: Change.Subject) -> [Change] {
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

  private func differences<Record: ComparedRecord>(
    between before: Record, and now: Record
  ) -> [Change] {
    let old = before.fields(oldBank, comparedWith: now)
    let new = now.fields(newBank, comparedWith: before)
    if old == new { return [] }
    let (subject, key) = (Record.subject, now.shownKey)
    let (question, team) = (now.questionItIsAbout, now.teamWhoseItIs)
    let figures = before.figure.map { [$0, now.figure] } ?? []
    var changes: [Change] = []
    for field in new {
      let other = old.first { $0.name == field.name }?.value
      if let other, other.saysTheSame(as: field.value, in: field.name) { continue }
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
          team: team, figures: figures))
    }
    for field in old where !new.contains(where: { $0.name == field.name }) {
      changes.append(
        Change(
          kind: .changed, subject: subject, key: key, field: field.name,
          old: .field(field.value), question: question, team: team, figures: figures))
    }
    return changes
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
