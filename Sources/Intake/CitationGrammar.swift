public import CommonMark
public import SelfEvaluation

/// Tells a citation, `[E004]` or `[E004; E012]`, from other text in brackets.
///
/// Reading and printing share this one decision, so that what is checked as a citation is also
/// what becomes a link.
public struct CitationGrammar: Sendable {
  private let registered: KnownIDs

  /// Takes the ids that can be cited.
  public init(register: [EvidenceItem]) {
    // By places, since an item takes a reference to each of its fields with it.
    self.init(ids: register.indices.lazy.map { register[$0].id })
  }

  /// Takes the ids that can be cited.
  public init(ids: some Sequence<Identifier>) {
    var known = KnownIDs()
    for id in ids { _ = known.insert(id) }
    self.init(known)
  }

  init(_ ids: KnownIDs) { registered = ids }

  /// What is read beyond plain CommonMark, wherever a person writes prose.
  public var proseOptions: ParseOptions {
    ParseOptions(
      tables: true, strikethrough: true, placeholders: true,
      isMention: { evidence($0) != nil || items(in: $0) != nil })
  }

  /// One item between the brackets.
  public struct Item: Sendable, Equatable {
    /// The item as written, without the white space around it.
    public var text: Substring
    /// What it is.
    public var meaning: Meaning

    /// What an item between the brackets of a citation can be.
    public enum Meaning: Sendable, Equatable {
      /// An item of the register, by its id as the register writes it.
      case evidence(Identifier)
      /// Something that looks like an id, but the register has none such.
      case unknown
      /// Words beside an id, such as the page in `[E004, p. 12]`.
      case words
    }
  }

  /// Reads the text between two brackets.
  ///
  /// It's a citation when it names an item of the register; or when each of its items looks like
  /// an id, beginning with a letter and holding a digit, or is one letter away from one. A page or
  /// paragraph may stand after an id.
  ///
  /// - Parameter label: The text without the brackets.
  /// - Returns: The items; `nil` when this is no citation, such as `sic`, `2014` or `see note`.
  public func items(in label: Substring) -> [Item]? {
    // As most are: one id.
    if let id = evidence(label) { return [Item(text: label, meaning: .evidence(id))] }
    let utf8 = label.utf8
    guard utf8.count <= 500 else { return nil }
    var items: [Item] = []
    // Split by bytes, since each bracket of a text is asked about, twice.
    let parts = utf8.split(omittingEmptySubsequences: false) { $0 == 0x3B || $0 == 0x2C }
    for part in parts {
      let text = Substring(part).trimmed
      guard !text.isEmpty else { return nil }
      var meaning = meaning(of: text)
      if meaning == .unknown, !items.isEmpty, Self.isLocator(text) { meaning = .words }
      items.append(Item(text: text, meaning: meaning))
    }
    let named = items.contains { if case .evidence = $0.meaning { true } else { false } }
    if named { return items }
    guard items.first?.meaning == .unknown,
      items.allSatisfy({ $0.meaning == .unknown || Self.isLocator($0.text) })
    else { return nil }
    return items
  }

  /// The item that a text names.
  func evidence(_ text: Substring) -> Identifier? {
    var text = text
    return text.withUTF8 { registered.find($0.span) }
  }

  /// Whether a text between brackets names an item of the register.
  func names(_ label: String) -> Bool {
    items(in: label[...])?.contains {
      if case .evidence = $0.meaning { true } else { false }
    } ?? false
  }

  /// The item that a text would name without the spaces and invisible characters within it.
  func evidence(withoutGaps text: Substring) -> Identifier? {
    guard text.utf8.count <= 64, text.utf8.contains(where: { $0 == 0x20 || $0 >= 0x80 }) else {
      return nil
    }
    let visible = text.unicodeScalars.filter { $0 != " " && !$0.isUnseen }
    return visible.count < text.unicodeScalars.count
      ? evidence(Substring(visible)) : nil
  }

  private func meaning(of text: Substring) -> Item.Meaning {
    guard Identifier.isValid(text) else {
      return namesSeveral(text) || evidence(withoutGaps: text) != nil ? .unknown : .words
    }
    if let id = evidence(text) { return .evidence(id) }
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return .words }
    let hasDigit = text.utf8.contains { (0x30...0x39).contains($0) }
    return hasDigit || isNearRegistered(text) ? .unknown : .words
  }

  /// Whether a text names several items that are parted otherwise than by `;` or `,`, such as
  /// `E004–E007`, `E004 & E012` or `E004 to E007`.
  private func namesSeveral(_ text: Substring) -> Bool {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" && $0 != "." }
      .filter { !["to", "and", "or"].contains($0.lowercased()) }
      .filter { !Self.isLocator($0) || evidence($0) != nil }
    return words.count > 1 && words.contains { evidence($0) != nil }
      && words.allSatisfy { word in
        Identifier.isValid(word) && word.first?.isLetter == true && word.contains(where: \.isNumber)
      }
  }

  /// Whether a text is a place within a source, such as `p. 4`, `pp 3-5` or `para 12`.
  static func isLocator(_ text: Substring) -> Bool {
    let word = text.prefix(while: \.isLetter).lowercased()
    let kinds = ["p", "pp", "pg", "page", "pages", "para", "paras", "section", "slide", "table"]
    guard kinds.contains(word) else { return false }
    let rest = text.dropFirst(word.count).drop { $0 == "." || $0.isWhitespace }
    return rest.first?.isNumber == true
      && rest.allSatisfy { $0.isNumber || $0.isWhitespace || ".-\u{2013}".contains($0) }
  }

  /// Whether one letter more, less or other would make a registered id of a word.
  private func isNearRegistered(_ text: Substring) -> Bool {
    let word = Array(text.lowercased().utf8)
    // The one word that writers do put in brackets, and short enough to be near to any short id.
    guard word.count >= 2, word != Array("sic".utf8) else { return false }
    let lengths = word.count - 1...word.count + 1
    return registered.all.contains { id in
      lengths.contains(id.key.utf8.count) && isOneEditApart(word, Array(id.key.utf8))
    }
  }
}

/// Whether two words that differ are the same but for one byte, or for two neighbours swapped.
private func isOneEditApart(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  if left.count > right.count { return isOneEditApart(right, left) }
  guard let start = left.indices.first(where: { left[$0] != right[$0] }) else {
    return right.count == left.count + 1
  }
  if left.count < right.count { return left[start...] == right[(start + 1)...] }
  if left[(start + 1)...] == right[(start + 1)...] { return true }
  return start + 1 < left.count && left[start] == right[start + 1]
    && left[start + 1] == right[start] && left[(start + 2)...] == right[(start + 2)...]
}

extension Unicode.Scalar {
  /// Whether it's white space other than a plain space, or has no width at all.
  var isUnseen: Bool {
    self != " " && (properties.isWhitespace || properties.generalCategory == .format)
  }
}
