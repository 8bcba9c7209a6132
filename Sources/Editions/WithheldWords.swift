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
  let grammar: CitationGrammar
  private let ids: Set<Identifier>
  /// What must not stand in any text.
  let names: SoughtNames
  /// The ids that may be shown, of whatever they are.
  let shownIDs: Set<Identifier>

  /// Takes the register, and what of it is shown.
  init(_ evaluation: Evaluation, shown: [EvidenceItem]) {
    grammar = CitationGrammar(register: evaluation.register)
    let shownEvidence = Set(shown.map(\.id))
    let withheld = evaluation.register.filter { !shownEvidence.contains($0.id) }
    ids = Set(withheld.map(\.id))
    var shownIDs = shownEvidence
    shownIDs.formUnion(evaluation.measures.map(\.id))
    shownIDs.formUnion(evaluation.priorities.map(\.id))
    shownIDs.formUnion(evaluation.actions.map(\.id))
    self.shownIDs = shownIDs
    // A title that is shown too tells nothing, nor does what stands in the place of a title.
    let known =
      withheld.isEmpty
      ? [] : shown.flatMap { [$0.title, $0.location, Self.fileName($0)] } + [Self.replacement]
    let shownTitles = Set(known.flatMap(Self.forms).map { ReadLetters($0).bytes })
    var telling: Set<String> = []
    var words: Set<String> = []
    for item in withheld {
      for id in [item.id] + item.formerly where !shownIDs.contains(id) && Self.isTelling(id) {
        telling.insert(id.key)
      }
      for text in [item.title, item.location, Self.fileName(item)].flatMap(Self.forms)
      where text.utf8.count >= 8 && !Self.isOneWord(text)
        && !shownTitles.contains(ReadLetters(text).bytes)
      { words.insert(text) }
    }
    names = SoughtNames(telling.map { ($0, .id) } + words.map { ($0, .words) })
  }

  /// Whether an id is one that no sentence has for a word: it has letters and digits, or capitals
  /// where a word has none, as `SCR-ChildK`.
  private static func isTelling(_ id: Identifier) -> Bool {
    let letters = id.text.utf8.filter { (0x61...0x7A).contains($0 | 0x20) }
    if letters.isEmpty { return false }
    if id.text.utf8.contains(where: { (0x30...0x39).contains($0) }) { return true }
    let isMixed = letters.count < id.text.utf8.count || letters.contains { $0 >= 0x61 }
    return isMixed && letters.dropFirst().contains { $0 < 0x61 }
  }

  /// What the file of an item is called, without its folders.
  private static func fileName(_ item: EvidenceItem) -> String {
    item.location.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
  }

  /// The ways to write a title or a location: `&` is read as "and", and an address leads to the same
  /// place with or without its scheme and `www.`.
  private static func forms(of text: String) -> [String] {
    let text = text.lowercased()
    let schemes = ["http://", "https://"]
    guard let scheme = schemes.first(where: text.hasPrefix) else {
      let words = text.split(whereSeparator: \.isWhitespace)
      let withoutAnd = words.filter { $0 != "and" }
      // `Children, families` are no name for being those of `Children and families`.
      return [text, text.replacingEach("&", with: " and ")]
        + (withoutAnd.count > 3 ? [withoutAnd.joined(separator: " ")] : [])
    }
    var address = text.dropFirst(scheme.utf8.count)
    if address.hasPrefix("www.") { address = address.dropFirst(4) }
    // A whole site is named by many other addresses.
    guard address.split(separator: "/").count > 1 else { return [text] }
    return (schemes + [""]).flatMap { [$0 + address, $0 + "www." + address] }
  }

  private static func isOneWord(_ text: String) -> Bool {
    !text.contains { $0.isWhitespace || $0 == "/" || $0 == "." }
  }

  /// Whether a text is the id of withheld evidence.
  func isWithheld(_ text: String) -> Bool { ids.contains(Identifier(text)) }

  /// Whether a text is an address on the web that names nothing withheld.
  func isPublicAddress(_ text: String) -> Bool {
    let address = text.lowercased()
    return ["http://", "https://"].contains { address.hasPrefix($0) } && !names.areIn(text)
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
    guard removeLinks(from: &text) else { return Self.replacementOfAll }
    guard !ids.isEmpty else { return text }
    let document = Document(parsing: text, options: parseOptions)
    let mentions = document.descendants(of: document.root)
      .filter { document.kind(of: $0) == .mention }
    var isSame = true
    for node in Array(mentions).reversed() {
      guard let shorter = shortened(document.literal(of: node)) else { continue }
      replace(document.sourceRange(of: node), by: shorter, in: &text)
      isSame = false
    }
    return withoutNames(markdown: text, isSame ? document : nil)
  }

  /// What is read of Markdown, as where it's printed.
  var parseOptions: ParseOptions {
    let grammar = grammar
    return ParseOptions(
      tables: true, strikethrough: true, placeholders: true,
      isMention: { grammar.items(in: $0) != nil })
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
  static let replacement = "withheld evidence"
  /// What stands in the place of a text that can't be cleared of what is withheld.
  static let replacementOfAll = "Withheld evidence."
}

extension String {
  fileprivate func utf8Offset(_ index: Index) -> Int {
    utf8.distance(from: startIndex, to: index)
  }

  fileprivate mutating func replaceBytes(_ range: Range<Int>, by text: String) {
    var bytes = Array(utf8)
    bytes.replaceSubrange(range, with: text.utf8)
    self = String(decoding: bytes, as: UTF8.self)
  }
}
