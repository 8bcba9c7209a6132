import DataFiles
import Diagnostics
import SelfEvaluation

/// The ids of one kind that can be referred to.
struct KnownIDs {
  /// The ids in the order in which they were added.
  private(set) var all: [Identifier] = []
  private var places = PlaceTable()
  /// What an id was called earlier, by the earlier one.
  var renamed: [String: Identifier] = [:]
  /// Ids in other workspaces of the same report, which may be referred to as well.
  private var elsewhere: [String: Identifier] = [:]
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

  /// Adds an id of another workspace.
  mutating func insert(elsewhere id: Identifier) { elsewhere[id.key] = id }

  /// The id as its own file writes it; `nil` when it's not known.
  subscript(_ id: Identifier) -> Identifier? {
    var search = places.search(id.placeHash)
    while let place = places.next(&search) {
      if all[place] == id { return all[place] }
    }
    return elsewhere.isEmpty ? nil : elsewhere[id.key]
  }

  /// The hint for a reference that leads nowhere; not in full, without a search for what was meant.
  func hint(for text: String, orElse advice: String, isInFull: Bool = true) -> String {
    guard isInFull else { return advice }
    if let current = renamed[Identifier(text).key] { return "it's now called '\(current)'" }
    // In the order of the ids, so that the same file always gives the same hint; what can't be an
    // id is to be changed itself.
    let candidates = all.sorted().map(\.text).filter(Identifier.isValid)
    return text.nearest(among: candidates).map { "did you mean '\($0)'?" } ?? advice
  }
}

// What was meant for several ids, or for one with words beside it.
extension KnownIDs {
  /// Whether a text that could be an id is rather several with hyphens between them.
  func areSeveral(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "-")
    return parts.count > 1 && parts.allSatisfy { self[Identifier(String($0))] != nil }
  }

  /// The hint for an item of a list of ids that is more than one id; `nil` for another one.
  func hint(onItem text: String) -> String? {
    let words = text.split { $0.isWhitespace || "()[]&/\u{2013}\u{2014}".contains($0) }
    let ids = words.filter { word in
      self[Identifier(String(word))] != nil
        || Identifier.isValid(word) && word.first?.isLetter == true
          && word.contains(where: \.isNumber) && !CitationGrammar.isLocator(word)
    }
    if ids.count > 1 || areSeveral(text) {
      return "name each by itself and write ';' between them"
    }
    if let id = ids.first.flatMap({ self[Identifier(String($0))] }) { return "write only '\(id)'" }
    return !Identifier.isValid(text) && CitationGrammar.isLocator(words.joined(separator: " ")[...])
      ? "leave it out: only ids stand here" : nil
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
    if elsewhere.isEmpty { return nil }
    return self[Identifier(String(decoding: text.indices.map { text[$0] }, as: UTF8.self))]
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
