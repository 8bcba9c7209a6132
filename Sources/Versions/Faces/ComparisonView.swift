public import SelfEvaluation

/// A comparison arranged for readers: what every face shows, in one order.
struct ComparisonView {
  /// The changes of one kind of subject.
  struct Group {
    var title: String
    /// The stable name, for addresses.
    var name: String
    var items: [Item]
  }

  /// All that happened to one question, answer, item or value.
  struct Item {
    var key: String
    /// An address that no other item has.
    var address: String
    var title: String
    /// Whether it's about a question whose number has been given to another one.
    var hasFormerNumber: Bool
    var part: String?
    var team: Identifier?
    var question: Int?
    /// The grades of an answer, before and after; `nil` for what isn't graded.
    var grades: (old: String, new: String)?
    /// Whether there was or is a grade, and the two differ.
    var isRegraded = false
    /// What an observation was and is; empty for others.
    var figures: [Figure?] = []
    var entries: [Entry]
  }

  /// One change.
  struct Entry {
    var kind: Change.Kind
    /// The field in words; empty when a whole record came or went.
    var label: String
    var content: Content
    /// Whether it's a change of its own, and doesn't follow from others.
    var isChange = true
  }

  /// What there is to show of a change.
  enum Content {
    /// A field before and after; `nil` for nothing.
    case line(old: String?, new: String?)
    /// Prose before and after, in one.
    case redline(Redline)
    /// The fields of a record that came or went.
    case record([RecordField])
  }

  /// A field of a record that came or went.
  struct RecordField {
    var label: String
    var value: String
    /// Whether it's Markdown with paragraphs, lists and tables.
    var isProse = false
  }

  let comparison: Comparison
  let oldName: String
  let newName: String
  var groups: [Group] = []
  /// The measures, those of the newer version first.
  private let measures: [Identifier: Measure]
  /// The titles of what has an id, those of the newer version first.
  private var titles: [String: String] = [:]
  /// The addresses of all items.
  private var addresses: Set<String> = []

  init(_ comparison: Comparison, oldName: String, newName: String) {
    self.comparison = comparison
    self.oldName = oldName
    self.newName = newName
    measures = comparison.measures
    for evaluation in [comparison.new, comparison.renamedOld] {
      takeTitles(of: .evidence, evaluation.register.map { ($0.id, $0.title) })
      takeTitles(of: .measure, evaluation.measures.map { ($0.id, $0.title) })
      takeTitles(of: .priority, evaluation.priorities.map { ($0.id, $0.title) })
      takeTitles(of: .action, evaluation.actions.map { ($0.id, $0.action) })
    }
    for subject in Change.Subject.allCases {
      var items: [Item] = []
      for change in comparison.changes where change.subject == subject {
        if items.last?.key != change.key || items.last?.hasFormerNumber != change.hasFormerNumber {
          items.append(item(for: change))
        }
        items[items.count - 1].entries.append(entry(for: change))
      }
      for place in items.indices where !items[place].figures.isEmpty {
        addValue(to: &items[place])
      }
      addresses.formUnion(items.lazy.map(\.address))
      if subject == .settings {
        take(items.filter { !isEarlierGrade($0.key) }, subject.title, subject.rawValue)
        take(items.filter { isEarlierGrade($0.key) }, earlierGrades, "history")
      } else {
        take(items, subject.title, subject.rawValue)
      }
    }
  }

  private mutating func take(_ items: [Item], _ title: String, _ name: String) {
    if !items.isEmpty { groups.append(Group(title: title, name: name, items: items)) }
  }

  /// What something happened to, each with how many of them in words.
  var summary: [(title: String, counts: String)] { comparison.summary() }

  /// How many differences there are, and in how many things.
  var count: String {
    let (changes, items) = (comparison.changes.count, comparison.itemCount)
    return "\(changes) change\(changes == 1 ? "" : "s") to \(items) item\(items == 1 ? "" : "s")"
  }

  /// What reviewers look for.
  var observations: [ObservationLine] { comparison.lines(of: comparison.observations) }

  /// Where a page has what an observation is about; `nil` when nothing of that differs.
  func address(of observation: JoinedObservation) -> String? {
    let subject: Change.Subject = observation.team == nil ? .evidence : .judgement
    let address = subject.address(of: observation.key)
    return addresses.contains(address) ? address : nil
  }

  /// The answers whose grades differ.
  var regraded: [Item] {
    groups.flatMap(\.items).filter(\.isRegraded)
  }

  private func item(for change: Change) -> Item {
    let question = change.question
    let isFormer = change.hasFormerNumber
    let parts = (isFormer ? [] : comparison.new.bank.parts) + comparison.old.bank.parts
    let part = question.flatMap { number in
      parts.first { part in part.questions.contains { $0.number == number } }?.name
    }
    var result = Item(
      key: change.key, address: change.address, title: title(of: change),
      hasFormerNumber: isFormer, part: part, team: change.team, question: question,
      figures: change.figures, entries: [])
    if change.subject == .judgement, let team = change.team, let question {
      let earlier = isFormer ? comparison.old : comparison.renamedOld
      let old = earlier.judgement(team: team, question: question)
      let new = isFormer ? nil : comparison.new.judgement(team: team, question: question)
      let names = (gradeName(old, comparison.old.bank), gradeName(new, comparison.new.bank))
      result.grades = names
      // A grade that the scale calls otherwise now is the same one.
      let ids = (
        old?.grade.map { comparison.old.bank.id(of: $0) },
        new?.grade.map { comparison.new.bank.id(of: $0) }
      )
      result.isRegraded = names.0 != names.1 && ids.0 != ids.1
    }
    return result
  }

  private mutating func takeTitles(
    of subject: Change.Subject, _ list: [(id: Identifier, title: String)]
  ) {
    for item in list {
      let key = Self.titleKey(subject, item.id)
      if titles[key] == nil { titles[key] = item.title }
    }
  }

  private static func titleKey(_ subject: Change.Subject, _ id: Identifier) -> String {
    "\(subject.rawValue) \(id.key)"
  }

  private func gradeName(_ judgement: Judgement?, _ bank: QuestionBank) -> String {
    guard let judgement else { return "no answer" }
    return judgement.grade.map { bank.name(of: $0) } ?? "Not yet judged"
  }

  private func title(of change: Change) -> String {
    let id = Identifier(change.key)
    let (old, new) = (comparison.renamedOld, comparison.new)
    switch change.subject {
    case .settings where isEarlierGrade(change.key):
      let year = change.key.split(separator: "/").dropFirst().prefix(2).joined(separator: "/")
      return "\(answerTitle(of: change)) in \(year)"
    case .settings: return ""
    case .question:
      guard let number = change.question else { return "" }
      if change.hasFormerNumber { return comparison.old.bank.question(number)?.text ?? "" }
      return (new.bank.question(number) ?? old.bank.question(number))?.text ?? ""
    case .judgement: return answerTitle(of: change)
    case .evidence, .measure, .priority, .action:
      return titles[Self.titleKey(change.subject, id)] ?? ""
    case .observation:
      let id = Identifier(String(change.key.prefix { $0 != "|" }))
      return "\(measures[id]?.title ?? id.text) \(figurePlace(change.key))"
    }
  }

  private func answerTitle(of change: Change) -> String {
    let noun = change.hasFormerNumber ? "former question" : "question"
    let team = change.team.map { comparison.teamNames[$0] } ?? ""
    return "\(team), \(noun) \((change.question ?? 0).magnitude)"
  }

  /// Adds the value as it prints, before and after, where the changes have the counts alone.
  private func addValue(to item: inout Item) {
    guard let measure = measures[Identifier(String(item.key.prefix { $0 != "|" }))],
      let first = item.entries.first
    else { return }
    let values = item.figures.map { $0?.printed(of: measure) }
    guard let old = values.first, let new = values.last else { return }
    switch first.content {
    case .record(let fields):
      guard !fields.contains(where: { $0.label == "value" }), let value = new ?? old else { return }
      item.entries[0].content = .record([RecordField(label: "value", value: value)] + fields)
    case .line, .redline:
      guard old != new, !item.entries.contains(where: { $0.label == "value" }) else { return }
      item.entries.insert(
        Entry(
          kind: .changed, label: "value", content: .line(old: old, new: new), isChange: false),
        at: 0)
    }
  }

  private func entry(for change: Change) -> Entry {
    let label = change.field.map(\.inWords) ?? ""
    if change.field == "fingerprint", case .field(.text(let old))? = change.old,
      case .field(.text(let new))? = change.new
    {
      let sides = Self.fingerprints(old, new)
      return Entry(
        kind: change.kind, label: label, content: .line(old: sides.old, new: sides.new))
    }
    if case .field(.prose(let old))? = change.old, case .field(.prose(let new))? = change.new {
      return Entry(
        kind: change.kind, label: label, content: .redline(Redline(from: old, to: new)))
    }
    if let record = [change.old, change.new].compactMap({ content -> [Field]? in
      if case .record(let fields)? = content { fields } else { nil }
    }).first {
      let bank = change.new == nil ? comparison.old.bank : comparison.new.bank
      return Entry(
        kind: change.kind, label: label,
        content: .record(
          record.map { field in
            let isProse = if case .prose = field.value { true } else { false }
            return RecordField(
              label: field.name.inWords, value: words(field.value, field.name, bank),
              isProse: isProse)
          }))
    }
    func side(_ content: Change.Content?, _ bank: QuestionBank) -> String? {
      guard case .field(let value)? = content else { return nil }
      return words(value, change.field ?? "", bank)
    }
    return Entry(
      kind: change.kind, label: label,
      content: .line(
        old: side(change.old, comparison.old.bank), new: side(change.new, comparison.new.bank)))
  }

  /// Enough of two fingerprints to tell them apart: how they begin, or where they differ.
  private static func fingerprints(_ old: String, _ new: String) -> (old: String, new: String) {
    let common = old.prefix(zip(old, new).prefix { $0 == $1 }.count)
    let start =
      common.count < 12
      ? common.startIndex
      : common.lastIndex { $0.isWhitespace }.map { common.index(after: $0) } ?? common.endIndex
    let skipped = common[..<start].count
    func shown(_ text: String) -> String {
      let rest = text.dropFirst(skipped).drop { $0.isWhitespace }
      let most = skipped > 0 ? 40 : 12
      return (skipped > 0 ? "…" : "") + rest.prefix(most) + (rest.count > most ? "…" : "")
    }
    return (shown(old), shown(new))
  }

  private func words(_ value: FieldValue, _ name: String, _ bank: QuestionBank) -> String {
    switch value {
    // Nobody compares fingerprints by eye; the JSON has the whole of them.
    case .text(let text) where name == "fingerprint": "\(text.prefix(12))…"
    case .text(let text):
      name == "grade" ? bank.grade(named: text).map { bank.name(of: $0) } ?? text : text
    case .prose(let text): text
    case .number(let number): shortest(name == "value" ? rounded(number) : number)
    case .truth(let truth): truth ? "yes" : "no"
    case .set(let texts), .list(let texts): texts.joined(separator: "; ")
    }
  }
}

extension Comparison {
  /// The measures, those of the newer version first.
  fileprivate var measures: [Identifier: Measure] {
    Dictionary((new.measures + old.measures).map { ($0.id, $0) }) { first, _ in first }
  }

  /// The changes, and before those of a figure's counts the value that follows from them, where it
  /// prints otherwise.
  var changesWithValues: [Change] {
    guard changes.contains(where: { $0.subject == .observation }) else { return changes }
    let measures = measures
    var result: [Change] = []
    result.reserveCapacity(changes.count)
    for (place, change) in changes.enumerated() {
      let isFirst = place == 0 || changes[place - 1].key != change.key
      if change.subject == .observation, isFirst,
        let measure = measures[Identifier(String(change.key.prefix { $0 != "|" }))],
        !changes[place...].prefix(while: { $0.key == change.key }).contains(where: \.hasValue),
        let value = change.value(of: measure)
      {
        result.append(value)
        if change.kind != .changed { continue }
      }
      result.append(change)
    }
    return result
  }

  /// How many things something happened to, whatever number of their fields differs.
  var itemCount: Int { items(of: nil).count }

  /// What something happened to, each with how many of them in words; each is counted once.
  ///
  /// - Parameter teams: Those whose answers count; `nil` for all.
  /// - Returns: The headings and the counts, in the order in which changes are listed.
  public func summary(of teams: Set<Identifier>? = nil) -> [(title: String, counts: String)] {
    var counts: [String: [String: Int]] = [:]
    for item in items(of: teams) {
      counts[item.title, default: [:]][item.happening, default: 0] += 1
    }
    var titles = Change.Subject.allCases.map(\.title)
    titles.insert(earlierGrades, at: 1)
    return titles.compactMap { title in
      guard let counts = counts[title] else { return nil }
      let parts = happenings.compactMap { word in counts[word].map { "\($0) \(word)" } }
      return (title, parts.joined(separator: ", "))
    }
  }

  private func items(of teams: Set<Identifier>?) -> [(title: String, happening: String)] {
    var items: [(title: String, happening: String)] = []
    var last: Change?
    for change in changes {
      if let teams, change.subject == .judgement, !(change.team.map(teams.contains) ?? true) {
        continue
      }
      let title =
        isEarlierGrade(change.key) && change.subject == .settings
        ? earlierGrades : change.subject.title
      if let last, last.subject == change.subject, last.key == change.key,
        last.hasFormerNumber == change.hasFormerNumber
      {
        // What got another name first and then differs in more is one thing, however much differs.
        switch items[items.count - 1].happening {
        case renamedAndChanged: break
        case Change.Kind.renamed.rawValue: items[items.count - 1].happening = renamedAndChanged
        default:
          if change.kind == .changed { items[items.count - 1].happening = change.kind.rawValue }
        }
      } else {
        items.append((title, change.kind.rawValue))
      }
      last = change
    }
    return items
  }
}

/// The heading of the grades of years that have no saved version.
private let earlierGrades = "Earlier grades"

private let renamedAndChanged = "renamed and changed"

/// What can happen to a thing, in the order in which it's counted.
private let happenings = Change.Kind.allCases.flatMap { kind in
  kind == .renamed ? [kind.rawValue, renamedAndChanged] : [kind.rawValue]
}

/// Whether a key of the settings is that of a grade of an earlier year.
private func isEarlierGrade(_ key: String) -> Bool { key.hasPrefix("history/") }

extension Change {
  /// The field as people say it.
  public var fieldInWords: String? { field?.inWords }

  /// Where a page has it: the same for the same key, and for no other.
  var address: String { subject.address(of: key) + (hasFormerNumber ? "_former" : "") }
}

extension Change {
  /// Whether the value of a figure is among what it tells.
  fileprivate var hasValue: Bool {
    switch new ?? old {
    case .record(let fields): fields.contains { $0.name == "value" }
    case .field, nil: field == "value"
    }
  }

  /// The change of the value that follows from a figure's counts, or the record that came or went
  /// with it; `nil` where it prints as before.
  fileprivate func value(of measure: Measure) -> Self? {
    guard let before = figures.first, let now = figures.last,
      before?.printed(of: measure) != now?.printed(of: measure)
    else { return nil }
    func content(_ content: Content?, _ figure: Figure?) -> Content? {
      guard let value = figure?.value.map({ FieldValue.number($0) }) else { return nil }
      guard case .record(let fields)? = content else { return .field(value) }
      return .record([Field(name: "value", value: value)] + fields)
    }
    var result = self
    (result.old, result.new) = (content(old, before), content(new, now))
    if kind == .changed { result.field = "value" }
    return result
  }
}

extension Change.Subject {
  /// Where a page has what happened to a key.
  func address(of key: String) -> String {
    var address = Array("c-\(rawValue)-".utf8)
    for byte in key.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), 0x80...: address.append(byte)
      default:
        // Two digits for what an address can't have, so that no two keys come to the same.
        address.append(UInt8(ascii: "_"))
        address += (byte < 0x10 ? "0" : "").utf8
        address += String(byte, radix: 16).utf8
      }
    }
    return String(decoding: address, as: UTF8.self)
  }

  /// The subject as a heading.
  var title: String {
    switch self {
    case .settings: "Settings"
    case .question: "Questions"
    case .judgement: "Answers"
    case .evidence: "Evidence"
    case .measure: "Measures"
    case .observation: "Figures"
    case .priority: "Key priorities"
    case .action: "Actions"
    }
  }
}

extension String {
  /// The name of a field as people say it: `successCriterion` is `success criterion`.
  var inWords: String {
    self == "lip" ? "in the Local Improvement Plan" : words(joinedBy: " ")
  }
}

/// A value that was worked out, without the digits that only come of the working out.
private func rounded(_ value: Double) -> Double {
  let scaled = (value * 1e6).rounded()
  return abs(scaled) < 1e15 ? scaled / 1e6 : value
}

/// A number in the shortest form that says the same.
package func shortest(_ number: Double) -> String {
  if let whole = Int(exactly: number) { return String(whole) }
  return String(number)
}
