import Diagnostics
import Intake
import SelfEvaluation
import Versions

/// Merges evaluations of one authority, year and bank.
struct Merger {
  let members: [Evaluation]
  let difference: RecordDifference
  private(set) var findings: [Finding] = []
  /// The team of each member whose answers are of one team.
  private let onlyTeams: [Identifier?]

  init(_ members: [Evaluation]) {
    self.members = members
    onlyTeams = members.map { member in
      let team = member.judgements.first?.team
      return member.judgements.allSatisfy { $0.team == team } ? team : nil
    }
    difference = RecordDifference(bank: members[0].bank)
  }

  mutating func merged() -> Evaluation {
    var result = Evaluation(settings: settings(), bank: members[0].bank)
    result.register = records(
      \.register, "evidence", \.id, \.position, formerly: \.formerly, title: \.title
    ) { $0.between($1, $2) }
    // Nobody can tell which of the two a citation means, so it leads to neither.
    result.register.removeAll { contestedEvidence.contains($0.id) }
    reportSourcesUnderTwoIDs(result.register)
    result.measures = records(
      \.measures, "measure", \.id, \.position, formerly: { _ in [] }, title: \.title
    ) { difference, one, other in
      let items = difference.between(one, other)
      return items.map(\.field) == ["decimals"] ? [] : items
    }
    useMostDecimals(in: &result.measures)
    (result.observations, result.contestedMeasures) = observations()
    result.priorities = records(
      \.priorities, "key priority", \.id, \.position, formerly: \.formerly, title: \.title,
      text: \.placeOfText
    ) { $0.between($1, $2) }
    result.actions = records(
      \.actions, "action", \.id, \.position, formerly: { _ in [] }, title: \.action
    ) { $0.between($1, $2) }
    result.judgements = answers(teams: result.settings.teams.map(\.id))
    result.history = history()
    result.members = members
    return result
  }

  /// Lets a measure print with the most decimals that a workspace has for it: where its catalogue
  /// doesn't say, they follow from the values, of which each may have some.
  private func useMostDecimals(in measures: inout [Measure]) {
    let decimals = Dictionary(
      members.flatMap { $0.measures.map { ($0.id, $0.decimals) } }, uniquingKeysWith: max)
    for place in measures.indices {
      measures[place].decimals = decimals[measures[place].id] ?? measures[place].decimals
    }
  }

  private var contestedEvidence: Set<Identifier> = []

  private mutating func report(
    _ rule: Rule, _ message: String, at position: FilePosition, hint: String
  ) {
    findings.append(Finding(rule, message, at: position, hint: hint))
  }

  // MARK: - Records with an id

  /// Takes each record once; of two under one id the first stands, and the other is reported.
  private mutating func records<Record>(
    _ list: (Evaluation) -> [Record], _ noun: String, _ id: (Record) -> Identifier,
    _ position: (Record) -> FilePosition, formerly: (Record) -> [Identifier],
    title: (Record) -> String, text: (Record) -> FilePosition? = { _ in nil },
    _ differences: (RecordDifference, Record, Record) -> [RecordDifference.Item]
  ) -> [Record] {
    var result: [Record] = []
    var places: [Identifier: (place: Int, member: Int)] = [:]
    var renamed: [Identifier: (record: Record, member: Int)] = [:]
    let taken = Set(members.flatMap { list($0).flatMap { [id($0)] + formerly($0) } })
    for (member, evaluation) in members.enumerated() {
      for record in list(evaluation) {
        for former in formerly(record) where renamed[former] == nil {
          renamed[former] = (record, member)
        }
      }
    }
    for (member, evaluation) in members.enumerated() {
      for record in list(evaluation) {
        let name = id(record)
        func hint(on what: String = "rows") -> String {
          let free = freeName(name, for: member, taken: taken)
          return "if it's the same, make the two \(what) alike; if not, call this one '\(free)', "
            + "here and wherever its workspace names it"
        }
        if let renamed = renamed[name], renamed.member != member, id(renamed.record) != name {
          contest(name, noun)
          report(
            .conflictingID,
            "the \(noun) '\(name)' has the former id of '\(id(renamed.record))' in "
              + "\(position(renamed.record))", at: position(record), hint: hint())
        }
        guard let known = places[name], known.member != member else {
          if places[name] == nil { places[name] = (result.count, member) }
          result.append(record)
          continue
        }
        let other = result[known.place]
        let items = differences(difference, other, record)
        guard !items.isEmpty else { continue }
        contest(name, noun)
        let titles =
          title(other) == title(record)
          ? "" : ": '\(title(record))' here, '\(title(other))' there"
        // Where the rows are alike, whoever looks there finds nothing.
        let differsInText = items.map(\.field) == [KeyPriority.fieldOfText]
        func place(_ record: Record) -> FilePosition {
          differsInText ? text(record) ?? position(record) : position(record)
        }
        report(
          .conflictingID,
          "the \(noun) '\(name)' is another one in \(place(other))\(titles) "
            + "(\(fieldNames(items)))",
          at: place(record), hint: hint(on: differsInText ? "texts" : "rows"))
      }
    }
    return result
  }

  private mutating func contest(_ id: Identifier, _ noun: String) {
    if noun == "evidence" { contestedEvidence.insert(id) }
  }

  private func fieldNames(_ items: [RecordDifference.Item]) -> String {
    "different: " + items.map { $0.field.words(joinedBy: "-") }.joined(separator: ", ")
  }

  /// An id that no workspace has: the old one with the team after it, or a number.
  private func freeName(
    _ id: Identifier, for member: Int, taken: Set<Identifier>
  ) -> Identifier {
    if let team = onlyTeams[member] {
      let name = Identifier("\(id)-\(team)")
      if !taken.contains(name) { return name }
    }
    for number in 2...1_000 {
      let name = Identifier("\(id)-\(number)")
      if !taken.contains(name) { return name }
    }
    return id
  }

  /// Says of a source that two workspaces have under two ids.
  private mutating func reportSourcesUnderTwoIDs(_ register: [EvidenceItem]) {
    let owner = members.firstHolders
    var known: [[Field]: EvidenceItem] = [:]
    for item in register {
      let content = difference.content(of: item)
      // A title alone, such as "Minutes", is too little to know a source by.
      guard item.date != nil || !item.location.isEmpty, !item.title.isEmpty else { continue }
      guard let other = known[content] else {
        known[content] = item
        continue
      }
      guard owner[item.id] != owner[other.id] else { continue }
      report(
        .evidenceTwice,
        "'\(item.id)' is the same source as '\(other.id)' in \(other.position)",
        at: item.position, hint: "give it one id in both workspaces, so that it counts once")
    }
  }

  // MARK: - Observations

  /// Takes each value once, its place and group as they were first written; of two different values
  /// neither, as nobody can tell which is right.
  ///
  /// - Returns: The values, and the measures of which some were left out.
  private mutating func observations() -> ([Observation], contested: Set<Identifier>) {
    var result: [Observation] = []
    var places: [ObservationKey: Int] = [:]
    var spellings = FirstSpellings()
    var contested: Set<Int> = []
    /// The values that differ, by measure and file, so that a revised file is one finding.
    var differing: [String: Differing] = [:]
    for member in members {
      let start = result.count
      for var observation in member.observations {
        observation.series = spellings.first(of: observation.series)
        let key = observation.matchKey
        guard let place = places[key], place < start else {
          if places[key] == nil { places[key] = result.count }
          result.append(observation)
          continue
        }
        let items = difference.between(result[place], observation)
        if items.isEmpty { continue }
        contested.insert(place)
        let about = "\(observation.measure.key) \(observation.position.file)"
        let first = Differing(one: result[place], other: observation, items: items)
        differing[about, default: first].count += 1
      }
    }
    for found in differing.sorted(by: { $0.key < $1.key }).map(\.value) {
      let (other, count) = (found.other, found.count)
      let more = count == 1 ? "" : ", and \(count - 1) more figure\(count == 2 ? "" : "s")"
      report(
        .conflictingObservation,
        "'\(other.measure)' for \(place(of: other)) is another figure in \(found.one.position) "
          + "(\(fieldNames(found.items)))\(more)",
        at: other.position,
        hint: "find out which is right and correct the other; where it's a revised figure, "
          + "give both workspaces the new file")
    }
    guard !contested.isEmpty else { return (result, []) }
    return (
      result.enumerated().filter { !contested.contains($0.offset) }.map(\.element),
      Set(contested.map { result[$0].measure })
    )
  }

  /// Figures of one measure and file that two workspaces have otherwise.
  private struct Differing {
    /// The first of them, in either workspace.
    var one, other: Observation
    /// In what the first differs.
    var items: [RecordDifference.Item]
    var count = 0
  }

  private func place(of observation: Observation) -> String {
    let series = observation.series
    let names = [series.area, series.group, series.category].filter { !$0.isEmpty }
    return ([observation.period.description] + names).joined(separator: ", ")
  }

  // MARK: - Answers and earlier grades

  /// Takes each team's answers; a form that nobody filled in gives way to an answer.
  private mutating func answers(teams: [Identifier]) -> [Judgement] {
    var result: [Judgement] = []
    var places: [AnswerKey: Int] = [:]
    for member in members {
      for answer in member.judgements {
        let key = answer.answerKey
        guard let place = places[key] else {
          places[key] = result.count
          result.append(answer)
          continue
        }
        if answer.isUnanswered { continue }
        let other = result[place]
        if other.isUnanswered {
          result[place] = answer
          continue
        }
        let items = difference.between(other, answer)
        if items.isEmpty { continue }
        report(
          .conflictingAnswer,
          "team '\(answer.team)' has another answer to question \(answer.question) in "
            + "\(other.position) (\(fieldNames(items)))",
          at: answer.position,
          hint: "keep the answer that holds, and remove the other")
      }
    }
    let order = Dictionary(teams.enumerated().map { ($1, $0) }) { first, _ in first }
    return result.enumerated().sorted { left, right in
      (left.element.question, order[left.element.team] ?? .max, left.offset)
        < (right.element.question, order[right.element.team] ?? .max, right.offset)
    }.map(\.element)
  }

  private mutating func history() -> [GradeRecord] {
    var result: [GradeRecord] = []
    var known: [GradeRecord.Key: GradeRecord] = [:]
    for member in members {
      for record in member.history {
        guard let other = known[record.key] else {
          known[record.key] = record
          result.append(record)
          continue
        }
        guard other.grade != record.grade else { continue }
        let bank = members[0].bank
        let year = Period.academicYear(record.year)
        report(
          .conflictingRecord,
          "team '\(record.team)' has '\(bank.id(of: record.grade))' for question "
            + "\(record.question) in \(year) here, but '\(bank.id(of: other.grade))' in "
            + "\(other.position)",
          at: record.position, hint: "correct the one that is wrong")
      }
    }
    return result
  }

  // MARK: - Settings

  /// Takes what each workspace says; what two say differently is reported, and the first stands.
  private mutating func settings() -> Settings {
    var result = members[0].settings
    var said: [String: Settings] = [:]
    for settings in members.dropFirst().map(\.settings) {
      if settings.authority != result.authority {
        report(
          .conflictingSetting,
          "the authority is '\(settings.authority)' here, but '\(result.authority)' in "
            + "\(result.position.file)",
          at: settings.position(of: "authority"),
          hint: "write its name, and its code, alike in all workspaces")
      }
      for item in difference.between(result, settings) {
        guard let one = item.one, let other = item.other else { continue }
        report(
          .conflictingSetting,
          "\"\(item.field)\" is \(other.inWords) here, but \(one.inWords) in "
            + "\((said[item.field] ?? result).position.file)",
          at: settings.position(of: item.field),
          hint: "give it one value in all workspaces of the report")
      }
      let before = result
      result.fill(from: settings)
      for item in difference.between(before, result) { said[item.field] = settings }
      merge(settings.teams, of: settings, into: &result)
    }
    return result
  }

  private mutating func merge(_ teams: [Team], of settings: Settings, into result: inout Settings) {
    for team in teams {
      guard let known = result.team(team.id) else {
        if team.moderates, let other = result.moderator {
          report(
            .twoModerators,
            "'\(team.id)' moderates, but so does '\(other.id)' of another workspace",
            at: settings.position(of: "teams"),
            hint: "let one team of the report have \"moderates\": true")
        }
        result.teams.append(team)
        continue
      }
      let items = difference.between(known, team)
      if items.isEmpty { continue }
      report(
        .conflictingSetting,
        "the team '\(team.id)' is another one in another workspace: "
          + "'\(team.name)' here, '\(known.name)' there (\(fieldNames(items)))",
        at: settings.position(of: "teams"),
        hint: "give each team one id and one name in all workspaces of the report")
    }
  }
}

extension Settings {
  /// Takes what these settings don't say from others.
  fileprivate mutating func fill(from other: Self) {
    if code.isEmpty { code = other.code }
    if region.isEmpty { region = other.region }
    if statisticalNeighbours.isEmpty { statisticalNeighbours = other.statisticalNeighbours }
    if marking.isEmpty { marking = other.marking }
    if note.isEmpty { note = other.note }
    date = date ?? other.date
  }
}

extension FieldValue {
  /// The content as a finding quotes it.
  fileprivate var inWords: String {
    switch self {
    case .text(let text), .prose(let text): "'\(text)'"
    case .number(let number): shortest(number)
    case .truth(let truth): truth ? "true" : "false"
    case .set(let items), .list(let items): "'\(items.joined(separator: "; "))'"
    }
  }
}

/// The names of places, groups and categories as they were first written: those that differ in case
/// or hyphens are one, as within one workspace.
private struct FirstSpellings {
  private var areas: [String: String] = [:]
  private var groups: [String: String] = [:]
  private var known: [SeriesKey: SeriesKey] = [:]

  mutating func first(of series: SeriesKey) -> SeriesKey {
    if let first = known[series] { return first }
    let first = SeriesKey(
      area: Self.first(of: series.area, in: &areas),
      group: Self.first(of: series.group, in: &groups),
      category: Self.first(of: series.category, in: &groups))
    known[series] = first
    return first
  }

  private static func first(of name: String, in names: inout [String: String]) -> String {
    let key = folded(name)
    if let first = names[key] { return first }
    names[key] = name
    return name
  }
}

extension KeyPriority {
  fileprivate static let fieldOfText = "evaluation"

  /// Where its prose starts, if it has any.
  fileprivate var placeOfText: FilePosition? {
    evaluation.map { $0.source.position(atByte: $0.range.lowerBound) }
  }
}
