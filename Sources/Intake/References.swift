import DataFiles
import Diagnostics
import SelfEvaluation

// What one file refers to in another: ids and questions.

/// The ids of one kind that can be referred to.
struct KnownIDs {
  /// The ids in the order in which they were added.
  private(set) var all: [Identifier] = []
  private var places = PlaceTable()
  /// What an id was called earlier, by the earlier one.
  var renamed: [String: Identifier] = [:]
  /// Whether these are all there are: not when their file could not be read whole, so that a
  /// reference to another is not held against its writer.
  var areComplete = true

  /// Adds an id.
  ///
  /// - Returns: Whether it's new.
  mutating func insert(_ id: Identifier) -> Bool {
    let hash = id.placeHash
    var search = places.search(hash)
    while let place = places.next(&search) {
      if all[place] == id { return false }
    }
    places.append(hash)
    all.append(id)
    return true
  }

  /// The id as its own file writes it; `nil` when it's not known.
  subscript(_ id: Identifier) -> Identifier? {
    var search = places.search(id.placeHash)
    while let place = places.next(&search) {
      if all[place] == id { return all[place] }
    }
    return nil
  }

  /// The hint for a reference that leads nowhere; not in full, without a search for what was meant.
  func hint(for text: String, orElse advice: String, isInFull: Bool = true) -> String {
    guard isInFull else { return advice }
    if let current = renamed[Identifier(text).key] { return "it's now called '\(current)'" }
    // In the order of the ids, so that the same file always gives the same hint.
    let candidates = all.sorted().map(\.text)
    if let near = text.nearest(among: candidates) { return "did you mean '\(near)'?" }
    return advice
  }
}

extension KnownIDs {
  /// Finds an id by its text in any case; nothing is made of the text.
  func find(_ text: Span<UInt8>) -> Identifier? {
    guard Identifier.isValid(text) else { return nil }
    var search = places.search(UInt64(hashOf: text, orEach: Identifier.caseBit))
    while let place = places.next(&search) {
      var key = all[place].key
      if key.withUTF8({ text.isLowercased($0.span) }) { return all[place] }
    }
    return nil
  }
}

extension Span<UInt8> {
  /// Whether other bytes are these with small letters for capitals.
  fileprivate func isLowercased(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices {
      let byte = self[index]
      if other[index] != (byte &- 0x41 < 26 ? byte | 0x20 : byte) { return false }
    }
    return true
  }
}

extension Identifier {
  /// The bit in which a small letter differs from its capital.
  static let caseBit: UInt64 = 0x20

  /// A hash of the name without regard to case.
  var placeHash: UInt64 {
    var key = key
    return key.withUTF8 { UInt64(hashOf: $0.span, orEach: Self.caseBit) }
  }
}

extension WorkspaceReader {
  /// Looks an id up; what is not there becomes a finding.
  mutating func reference(
    _ text: some StringProtocol, among known: KnownIDs, _ rule: Rule, _ noun: String,
    advice: String, at place: () -> FilePosition
  ) -> Identifier? {
    let id = Identifier(String(text))
    if let found = known[id] { return found }
    guard known.areComplete else { return nil }
    log.addOnce(
      rule, id.text, at: place(), "there is no \(noun) '\(id)'",
      hint: {
        known.hint(
          for: id.text,
          orElse: id.text.contains(where: \.isWhitespace) ? "put ';' between two ids" : advice,
          isInFull: $0)
      })
    return nil
  }

  mutating func evidenceReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: evidence, .unknownEvidence, "evidence item",
      advice: "add it to register.csv, or correct the id", at: place)
  }

  mutating func measureReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: measures, .unknownMeasure, "measure",
      advice: "add it to measures.csv, or correct the id", at: place)
  }

  mutating func priorityReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: priorities, .unknownPriority, "key priority",
      advice: "add it to priorities.csv, or correct the id", at: place)
  }

  mutating func teamReference(
    _ text: some StringProtocol, at place: () -> FilePosition
  ) -> Identifier? {
    reference(
      text, among: teams, .unknownTeam, "team",
      advice: "add it to 'teams' in laser.json, or correct the id", at: place)
  }

  /// Checks that the bank has a question.
  mutating func questionExists(
    _ number: Int, as text: some StringProtocol, at place: () -> FilePosition
  ) -> Bool {
    guard hasBank, !questions.contains(number) else { return true }
    let hint = questionHint
    log.addOnce(
      .unknownQuestion, String(number), at: place(), "there is no question \(text)",
      hint: { _ in hint })
    return false
  }

  /// Which questions there are.
  var questionHint: String {
    guard let first = questions.numbers.min(), let last = questions.numbers.max() else {
      return "the question bank has no questions"
    }
    let isWhole = last - first + 1 == questions.numbers.count
    return isWhole
      ? "the questions of this bank are \(first) to \(last)"
      : "the bank has \(questions.numbers.count) questions between \(first) and \(last); "
        + "'\(questionsCommand())' lists them"
  }

  /// The command that prints the questions of this workspace's bank, or one of them.
  func questionsCommand(_ question: Int? = nil) -> String {
    "laser questions" + (question.map { " \($0)" } ?? "")
      + (bankPath.map { " --bank \(workspace.shownPath($0).asArgument)" } ?? "")
  }
}
