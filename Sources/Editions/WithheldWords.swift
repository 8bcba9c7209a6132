import CommonMark
import Diagnostics
import Intake
import SelfEvaluation

/// Takes what names withheld evidence out of texts, so that they still read well.
///
/// A citation vanishes, or where it's a part of the sentence becomes "withheld evidence"; so do the
/// item's id, title and location wherever else they stand. A link into the workspace becomes its
/// words.
struct WithheldWords {
  private let grammar: CitationGrammar
  private let ids: Set<Identifier>
  /// What must not stand in any text, in lower case, the longest first.
  private let names: [[UInt8]]

  /// Takes the register, and what of it is shown.
  init(_ evaluation: Evaluation, shown: [EvidenceItem]) {
    grammar = CitationGrammar(register: evaluation.register)
    let shownIDs = Set(shown.map(\.id))
    let withheld = evaluation.register.filter { !shownIDs.contains($0.id) }
    ids = Set(withheld.map(\.id))
    var others = shownIDs
    others.formUnion(evaluation.measures.map(\.id))
    others.formUnion(evaluation.priorities.map(\.id))
    others.formUnion(evaluation.actions.map(\.id))
    let shownTitles = Set(shown.map { $0.title.lowercased() })
    var names: Set<String> = []
    for item in withheld {
      for id in [item.id] + item.formerly where !others.contains(id) && Self.isTelling(id) {
        names.insert(id.key)
      }
      for text in [item.title.lowercased(), item.location.lowercased()]
      where text.utf8.count >= 8 && !shownTitles.contains(text) && !Self.isOneWord(text) {
        names.insert(text)
      }
    }
    self.names = names.map { Array($0.utf8) }.sorted { left, right in
      left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count > right.count
    }
  }

  /// Whether an id is one that no sentence has for a word: it has letters and digits.
  private static func isTelling(_ id: Identifier) -> Bool {
    id.key.utf8.contains { (0x30...0x39).contains($0) }
      && id.key.utf8.contains { (0x61...0x7A).contains($0) }
  }

  private static func isOneWord(_ text: String) -> Bool {
    !text.contains { $0.isWhitespace || $0 == "/" || $0 == "." }
  }

  /// Whether a text is the id of withheld evidence.
  func isWithheld(_ text: String) -> Bool { ids.contains(Identifier(text)) }

  /// Whether a text is an address on the web that names nothing withheld.
  func isPublicAddress(_ text: String) -> Bool {
    let address = text.lowercased()
    return ["http://", "https://"].contains { address.hasPrefix($0) } && withoutNames(text) == text
  }

  // MARK: - Texts

  /// Takes withheld evidence out of a text that isn't Markdown.
  func removed(from text: String) -> String {
    guard !ids.isEmpty, !text.isEmpty else { return text }
    var result = text
    var end = result.endIndex
    while let close = result[..<end].lastIndex(of: "]"),
      let open = result[..<close].lastIndex(of: "[")
    {
      let label = String(result[result.index(after: open)..<close])
      if let shorter = shortened(label) {
        let range = result.utf8Offset(open)..<result.utf8Offset(close) + 1
        replace(range, by: shorter, in: &result)
        end = result.utf8.index(
          result.startIndex, offsetBy: min(range.lowerBound, result.utf8.count))
      } else {
        end = open
      }
    }
    return withoutNames(result)
  }

  /// Takes withheld evidence, and links into the workspace, out of Markdown.
  func removed(fromMarkdown prose: Prose) -> String {
    var text = withDefinitions(prose)
    for _ in 0..<8 {
      let links = linksToRemove(in: text)
      if links.isEmpty { break }
      for (range, words) in links.reversed() { text.replaceBytes(range, by: words) }
    }
    text = withoutDefinitionsOfPaths(text)
    guard !ids.isEmpty else { return text }
    let grammar = grammar
    let options = ParseOptions(
      tables: true, strikethrough: true, placeholders: true,
      isMention: { grammar.items(in: $0) != nil })
    let document = Document(parsing: text, options: options)
    let mentions = document.descendants(of: document.root)
      .filter { document.kind(of: $0) == .mention }
    for node in Array(mentions).reversed() {
      guard let shorter = shortened(document.literal(of: node)) else { continue }
      replace(document.sourceRange(of: node), by: shorter, in: &text)
    }
    return withoutNames(text)
  }

  /// A citation's label without what is withheld, empty when nothing is left; `nil` when all of it
  /// may stay.
  private func shortened(_ label: String) -> String? {
    guard let items = grammar.items(in: label[...]) else { return nil }
    var kept: [Substring] = []
    var isDropped = false
    var wasChanged = false
    for item in items {
      switch item.meaning {
      case .evidence(let id):
        isDropped = ids.contains(id)
        wasChanged = wasChanged || isDropped
      case .unknown: isDropped = false
      case .words: break
      }
      if !isDropped { kept.append(item.text) }
    }
    return wasChanged ? kept.joined(separator: "; ") : nil
  }

  /// Puts a shorter label in the place of a citation, or takes the citation out of its sentence.
  private func replace(_ range: Range<Int>, by label: String, in text: inout String) {
    guard label.isEmpty else {
      text.replaceBytes(range, by: "[\(label)]")
      return
    }
    let bytes = Array(text.utf8)
    var (start, end) = (range.lowerBound, range.upperBound)
    if start > 0, end < bytes.count, bytes[start - 1] == UInt8(ascii: "("),
      bytes[end] == UInt8(ascii: ")")
    {
      start -= 1
      end += 1
    }
    let before = bytes[..<start].suffix(40)
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let word = before.reversed().drop { isBlank($0) || $0 == 0x0A }
      .prefix { (0x41...0x5A).contains($0 & 0xDF) }.reversed()
    if Self.words(before: word) {
      text.replaceBytes(range, by: Self.replacement)
      return
    }
    let after = bytes[end...].drop(while: isBlank).first ?? 0x0A
    let last = before.reversed().first { !isBlank($0) } ?? 0x0A
    let startsSentence = last == 0x0A || ".!?:".utf8.contains(last) || start == 0
    if startsSentence, (0x61...0x7A).contains(after) {
      text.replaceBytes(range, by: "Withheld evidence")
      return
    }
    if last == 0x0A {
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    } else {
      while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    }
    text.replaceBytes(start..<end, by: "")
  }

  /// Whether a word needs one after it: then a citation is a part of the sentence.
  private static func words(before word: some Sequence<UInt8>) -> Bool {
    let text = String(decoding: Array(word), as: UTF8.self).lowercased()
    return [
      "see", "in", "by", "from", "of", "as", "per", "with", "to", "at", "the", "than", "under",
      "on",
      "cf", "both", "and", "or", "through", "via", "against",
    ].contains(text)
  }

  /// What stands in the place of a name.
  private static let replacement = "withheld evidence"

  /// The text with the replacement in the place of every name, in whatever case.
  private func withoutNames(_ text: String) -> String {
    guard !names.isEmpty else { return text }
    var bytes = Array(text.utf8)
    var lower = Array(text.lowercased().utf8)
    // Letters beyond ASCII may have another length in lower case; then only ASCII is compared.
    if lower.count != bytes.count {
      lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
    var wasChanged = false
    for name in names {
      var place = 0
      while place + name.count <= lower.count {
        let end = place + name.count
        guard lower[place] == name[0], lower[place..<end].elementsEqual(name),
          place == 0 || !isWordByte(lower[place - 1]), end == lower.count || !isWordByte(lower[end])
        else {
          place += 1
          continue
        }
        let words = Array(Self.replacement.utf8)
        bytes.replaceSubrange(place..<end, with: words)
        lower.replaceSubrange(place..<end, with: words)
        wasChanged = true
        place += words.count
      }
    }
    return wasChanged ? String(decoding: bytes, as: UTF8.self) : text
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }

  // MARK: - Links

  /// The text with the definitions of links that it uses and that stand elsewhere in its file.
  private func withDefinitions(_ prose: Prose) -> String {
    var text = String(prose.text)
    let folded = text.lowercased()
    let definitions = prose.linkDefinitionsElsewhere.filter { definition in
      guard let end = definition.firstIndex(of: "]") else { return false }
      return folded.holds(definition[...end].lowercased())
    }
    if !definitions.isEmpty { text += "\n\n" + definitions.joined(separator: "\n\n") + "\n" }
    return text
  }

  /// The innermost links whose addresses may not be shown, each with its words.
  private func linksToRemove(in text: String) -> [(range: Range<Int>, words: String)] {
    guard text.utf8.contains(UInt8(ascii: "[")) || text.utf8.contains(UInt8(ascii: "<")) else {
      return []
    }
    let document = Document(parsing: text, options: ParseOptions(tables: true))
    var found: [(range: Range<Int>, words: String)] = []
    for node in document.descendants(of: document.root) {
      let kind = document.kind(of: node)
      guard kind == .link || kind == .image, !mayLink(to: document.destination(of: node)) else {
        continue
      }
      let range = document.sourceRange(of: node)
      let children = Array(document.children(of: node)).map { document.sourceRange(of: $0) }
      let words: String
      if let first = children.first, let last = children.last {
        words = text.bytes(first.lowerBound..<max(first.lowerBound, last.upperBound))
      } else {
        words = ""
      }
      // A link around this one is looked at again once this one is gone.
      found.removeAll {
        $0.range.lowerBound <= range.lowerBound && $0.range.upperBound >= range.upperBound
      }
      found.append((range, words))
    }
    return found
  }

  private func mayLink(to destination: String) -> Bool {
    let address = destination.lowercased()
    let isPublic = ["http://", "https://", "mailto:", "#"].contains { address.hasPrefix($0) }
    return isPublic && withoutNames(destination) == destination
  }

  /// Definitions of links lead somewhere even where nothing uses them.
  private func withoutDefinitionsOfPaths(_ text: String) -> String {
    guard text.holds("]:") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { line in
      guard line.isLinkDefinition, let start = line.end(of: "]:") else { return true }
      let destination = line[start...].drop { $0 == " " || $0 == "<" }
        .prefix { !$0.isWhitespace && $0 != ">" }
      return mayLink(to: String(destination))
    }
    return kept.count == lines.count ? text : kept.joined(separator: "\n")
  }
}

extension String {
  fileprivate func utf8Offset(_ index: Index) -> Int {
    utf8.distance(from: startIndex, to: index)
  }

  fileprivate func bytes(_ range: Range<Int>) -> String {
    String(decoding: Array(utf8)[range], as: UTF8.self)
  }

  fileprivate mutating func replaceBytes(_ range: Range<Int>, by text: String) {
    var bytes = Array(utf8)
    bytes.replaceSubrange(range, with: text.utf8)
    self = String(decoding: bytes, as: UTF8.self)
  }
}
