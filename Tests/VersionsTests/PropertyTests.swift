import Diagnostics
import Foundation
import SelfEvaluation
import TestSupport
import Testing

@testable import Versions

/// If this fails, a comparison of a real self-evaluation lists too much, or too little.
struct PropertyTests {
  private static let example = Result {
    try evaluation(in: repository.appending(path: "Evidence"))
  }

  @Test(arguments: 0..<40)
  func `so many edits are so many changes`(seed: Int) throws {
    let old = try Self.example.get()
    var random = SeededGenerator(seed: UInt64(seed))
    var editor = Editor(evaluation: old)
    for _ in 0..<Int.random(in: 1...25, using: &random) { editor.edit(&random) }
    let new = editor.evaluation
    let comparison = Comparison(from: old, to: new)
    let found = ComparisonTests.lines(comparison.changes)
    #expect(Set(found) == editor.expected)
    #expect(found.count == editor.expected.count)
    #expect(Comparison(from: new, to: new).changes.isEmpty)

    let back = ComparisonTests.lines(Comparison(from: new, to: old).changes)
    let swapped = editor.expected.map { line in
      line.hasPrefix("added ")
        ? "removed " + line.dropFirst(6)
        : line.hasPrefix("removed ") ? "added " + line.dropFirst(8) : line
    }
    #expect(Set(back) == Set(swapped))
    expectApplies(comparison)
  }

  /// The changes, applied to the old version, give the new one.
  private func expectApplies(_ comparison: Comparison) {
    var records = Self.records(of: comparison.renamedOld)
    for change in comparison.changes where change.kind != .renamed {
      let place = "\(change.subject) \(change.key)"
      switch (change.field, change.new) {
      case (nil, .record(let fields)?):
        records[place] = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
      case (nil, _): records[place] = nil
      case (let field?, .field(let value)?): records[place]?[field] = value
      case (let field?, _): records[place]?[field] = nil
      }
    }
    let expected = Self.records(of: comparison.new)
    #expect(records.keys.sorted() == expected.keys.sorted())
    for (key, fields) in expected {
      let names = records[key]?.keys.sorted()
      #expect(names == fields.keys.sorted(), "\(key)")
      for (name, value) in fields {
        #expect(records[key]?[name]?.saysTheSame(as: value) == true, "\(key) \(name)")
      }
    }
  }

  private static func records(of evaluation: Evaluation) -> [String: [String: FieldValue]] {
    var records: [String: [String: FieldValue]] = [:]
    func add<Record: ComparedRecord>(_ list: [Record]) {
      for record in list {
        records["\(Record.subject) \(record.shownKey)"] = Dictionary(
          uniqueKeysWithValues: record.fields(evaluation.bank).map { ($0.name, $0.value) })
      }
    }
    add(SettingsRecord.all(of: evaluation))
    add(QuestionInPart.all(of: evaluation.bank))
    add(evaluation.judgements)
    add(evaluation.register)
    add(evaluation.measures)
    add(evaluation.observations)
    add(evaluation.priorities)
    add(evaluation.actions)
    return records
  }
}

/// Edits an evaluation and remembers which changes that makes.
private struct Editor {
  var evaluation: Evaluation
  var expected: Set<String> = []
  private var touched: Set<String> = []

  init(evaluation: Evaluation) { self.evaluation = evaluation }

  // The example has more of everything than is edited, but for its actions.
  mutating func edit(_ random: inout SeededGenerator) {
    func pick(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &random) }
    switch Int.random(in: 0..<14, using: &random) {
    case 0:
      let place = pick(evaluation.judgements.count)
      let judgement = evaluation.judgements[place]
      guard take("grade \(judgement.key)") else { return }
      evaluation.judgements[place].grade =
        judgement.grade == .onScale(0) ? .onScale(1) : .onScale(0)
      expect("changed judgement \(judgement.key) grade")
    case 1:
      let place = pick(evaluation.judgements.count)
      let judgement = evaluation.judgements[place]
      guard take("text \(judgement.key)") else { return }
      var words = String(judgement.body.text).split(
        separator: " ", omittingEmptySubsequences: false)
      words.insert("unheard", at: pick(words.count))
      evaluation.judgements[place].body = Prose(words.joined(separator: " "))
      expect("changed judgement \(judgement.key) text")
    case 2:
      let place = pick(evaluation.judgements.count)
      let judgement = evaluation.judgements[place]
      guard take("author \(judgement.key)") else { return }
      evaluation.judgements[place].author += "Z. Z."
      expect("changed judgement \(judgement.key) author")
    case 3:
      let place = pick(evaluation.register.count)
      let id = evaluation.register[place].id
      guard take("title \(id)"), take("E \(id)") else { return }
      evaluation.register[place].title += " again"
      expect("changed evidence \(id) title")
    case 4:
      let id = Identifier("Z\(pick(1000))")
      guard take("E \(id)") else { return }
      evaluation.register.append(EvidenceItem(id: id, title: "New", at: FilePosition(file: "")))
      expect("added evidence \(id)")
    case 5:
      let place = pick(evaluation.register.count)
      let id = evaluation.register[place].id
      guard take("title \(id)"), take("E \(id)") else { return }
      evaluation.register.remove(at: place)
      expect("removed evidence \(id)")
    case 6:
      let place = pick(evaluation.observations.count)
      let key = evaluation.observations[place].key
      guard take(key) else { return }
      if let numerator = evaluation.observations[place].numerator {
        evaluation.observations[place].numerator = numerator + 1
        // As reading does, where there is a cohort.
        if let value = evaluation.observations[place].value, numerator > 0,
          evaluation.observations[place].denominator != nil
        {
          evaluation.observations[place].value = value * (numerator + 1) / numerator
        }
        expect("changed observation \(key) numerator")
      } else if let value = evaluation.observations[place].value {
        evaluation.observations[place].value = value + 0.5
        expect("changed observation \(key) value")
      }
    case 7:
      let place = pick(evaluation.observations.count)
      let key = evaluation.observations[place].key
      guard take(key) else { return }
      evaluation.observations.remove(at: place)
      expect("removed observation \(key)")
    case 8:
      var new = evaluation.observations[pick(evaluation.observations.count)]
      new.series.area = "District \(pick(1000))"
      guard take(new.key) else { return }
      evaluation.observations.append(new)
      expect("added observation \(new.key)")
    case 9:
      let place = pick(evaluation.measures.count)
      let id = evaluation.measures[place].id
      guard take("M \(id)") else { return }
      evaluation.measures[place].target = (evaluation.measures[place].target ?? 0) + 1
      expect("changed measure \(id) target")
    case 10:
      let place = pick(evaluation.priorities.count)
      let id = evaluation.priorities[place].id
      guard take("P \(id)") else { return }
      evaluation.priorities[place].lead += "X"
      expect("changed priority \(id) lead")
    case 11 where !evaluation.actions.isEmpty:
      let place = pick(evaluation.actions.count)
      let id = evaluation.actions[place].id
      guard take("A \(id)") else { return }
      evaluation.actions.remove(at: place)
      expect("removed action \(id)")
    case 12:
      guard take("note") else { return }
      evaluation.settings.note += " More."
      expect("changed settings settings note")
    default:
      let part = pick(evaluation.bank.parts.count)
      let place = pick(evaluation.bank.parts[part].questions.count)
      let number = evaluation.bank.parts[part].questions[place].number
      guard take("Q \(number)") else { return }
      evaluation.bank.parts[part].questions[place].text += " And why?"
      expect("changed question Q\(number) text")
    }
  }

  private mutating func take(_ target: String) -> Bool { touched.insert(target).inserted }

  private mutating func expect(_ line: String) { expected.insert(line) }
}
