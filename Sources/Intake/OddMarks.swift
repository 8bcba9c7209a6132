import CommonMark
import DataFiles
import Diagnostics
import SelfEvaluation

// Marks that mean more to Markdown than to their writer, and others that are printed though they were
// to mean something: what a reader sees isn't what was typed.

extension WorkspaceReader {
  /// Says of each mark in a text that isn't what its writer took it for.
  mutating func reportMarks(in prose: Prose, of answer: Judgement? = nil) {
    let tables = reportPastedMarks(in: prose, of: answer)
    reportLongRows(in: prose)
    reportOddMarks(in: prose, besides: tables)
  }

  /// Says of each such mark what comes of it, and how to have the text as it was meant.
  ///
  /// - Parameters:
  ///   - prose: The text.
  ///   - tables: Stretches of it that were already called tables which are none.
  private mutating func reportOddMarks(in prose: Prose, besides tables: [Range<Int>]) {
    var text = prose.source.text
    let found = text.withUTF8 { bytes in
      var finder = OddMarks(prose.document, UnsafeBufferPointer(rebasing: bytes[prose.range]))
      finder.lookAtBlocks(besides: tables)
      finder.lookAtInlines { measureNamed(in: $0) }
      finder.lookAtLeftovers(citations)
      return finder.found
    }
    for mark in found {
      log.addOnce(
        .printedOtherwise, mark.word, at: prose.position(atByte: mark.offset), mark.message,
        hint: { _ in mark.hint })
    }
  }

  /// The measure that a reference such as `gld.latest` begins with.
  private func measureNamed(in reference: Substring) -> Measure? {
    guard reference.utf8.count <= 200 else { return nil }
    for dot in reference.indices where reference[dot] == "." {
      let id = Identifier(String(reference[..<dot]))
      if let measure = result.measures.first(where: { $0.id == id }) { return measure }
    }
    return nil
  }
}

/// Whether the title of an underlined heading was rather meant as a paragraph above a rule.
func readsAsParagraph(_ title: String) -> Bool {
  let title = title.trimmed
  return title.utf8.count > 120 || title.contains(where: \.isNewline)
    || title.last.map(".!?]".contains) == true || title.holds("{{")
}

/// Looks through a text for them.
private struct OddMarks {
  struct Found {
    var offset: Int
    /// What is reported once however often it's there; the place itself for all else.
    var word: String
    var message: String
    var hint: String
  }

  private let document: Document
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var found: [Found] = []

  init(_ document: Document, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.document = document
    self.bytes = bytes
  }

  private mutating func add(_ offset: Int, _ message: String, hint: String, word: String? = nil) {
    // As many as a log keeps of one rule.
    guard found.count < FindingLog.limit else { return }
    found.append(
      Found(offset: offset, word: word ?? String(offset), message: message, hint: hint))
  }

  private func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0 }

  private func text(_ range: Range<Int>) -> String {
    String(
      decoding: UnsafeBufferPointer(rebasing: bytes[range.clamped(to: bytes.indices)]),
      as: UTF8.self)
  }

  // MARK: Blocks

  mutating func lookAtBlocks(besides tables: [Range<Int>]) {
    var holders = [document.root]
    while let holder = holders.popLast() {
      for block in document.children(of: holder) {
        switch document.kind(of: block) {
        case .codeBlock:
          let start = document.sourceStart(of: block)
          if !tables.holdOffset(start) { lookAtCode(from: start) }
        case .heading: lookAtHeading(document.sourceRange(of: block))
        case .list:
          lookAtNumbers(of: block)
          holders.append(block)
        case .blockQuote:
          lookAtQuotation(document.sourceRange(of: block))
          holders.append(block)
        case .item: holders.append(block)
        default: break
        }
      }
    }
  }

  private mutating func lookAtCode(from start: Int) {
    guard byte(start) != UInt8(ascii: "`"), byte(start) != UInt8(ascii: "~") else { return }
    add(
      start, "a tab or four spaces at its start make code of this text: it's printed as typed",
      hint:
        "take the white space at the start of its lines away; what is to be code stands between "
        + "two lines of '```'")
  }

  private mutating func lookAtHeading(_ range: Range<Int>) {
    guard byte(range.lowerBound) != UInt8(ascii: "#"),
      let end = range.last(where: { bytes[$0] == 0x0A || bytes[$0] == 0x0D }),
      readsAsParagraph(text(range.lowerBound..<end))
    else { return }
    let start = (end..<range.upperBound).first { bytes[$0] > 0x20 } ?? end
    let isRule = range.upperBound - start >= 3 && bytes[start] == UInt8(ascii: "-")
    add(
      start, "this line makes a heading of the paragraph above it",
      hint: isRule ? "put an empty line above the dashes" : "take this line away")
  }

  /// Looks for numbers that Markdown replaces, as it counts on from the first.
  private mutating func lookAtNumbers(of list: NodeID) {
    var first: Int?
    var count = 0
    for item in document.children(of: list) {
      let start = document.sourceStart(of: item)
      let digits = (start..<start + 10).prefix { byte($0) &- 0x30 < 10 }
      if digits.isEmpty { return }
      guard let number = Int(text(digits.startIndex..<digits.endIndex)) else { return }
      let expected = (first ?? number) + count
      // The same number throughout is Markdown's own way to leave the counting to the page.
      if number != expected, number != first {
        let mark = text(digits.endIndex..<digits.endIndex + 1)
        add(
          start, "this point's number, \(number), is printed as \(expected)",
          hint: "to keep the numbers of this list, write each with a backslash, as in "
            + "'\(number)\\\(mark)', and leave an empty line between the points")
        return
      }
      if first == nil { first = number }
      count += 1
    }
  }

  private mutating func lookAtQuotation(_ range: Range<Int>) {
    var index = range.lowerBound + 1
    while byte(index) == 0x20 { index += 1 }
    guard byte(index) &- 0x30 < 10 || byte(index) == 0xC2 && byte(index + 1) == 0xA3,
      !text(index..<range.upperBound).split(whereSeparator: \.isNewline)
        .contains(where: { $0.trimmed.first == ">" })
    else { return }
    add(
      range.lowerBound, "this line is printed as a quotation, without its '>'",
      hint: "write 'more than' or '\\>' if the sign was meant; a quotation can stand in quotation "
        + "marks behind the '>'")
  }

  // MARK: Within lines

  /// Looks for the bytes that are rare first, and then at the text's nodes if need be.
  mutating func lookAtInlines(measure: (Substring) -> Measure?) {
    lookAtEncoding()
    lookAtSingleBraces(measure)
    let mayHave =
      has(UInt8(ascii: "<")) { byte($0 + 1) == UInt8(ascii: "!") }
      || has(UInt8(ascii: "!")) { byte($0 + 1) == UInt8(ascii: "[") }
      || has(UInt8(ascii: "]")) { "([".utf8.contains(byte($0 + 1)) && !isWord(byte($0 - 1)) }
      || has(UInt8(ascii: "*")) { isWord(byte($0 - 1)) && isWord(byte(behindStars($0))) }
      || has(UInt8(ascii: "~")) { isSingleTilde($0) }
      || has(UInt8(ascii: "}")) { byte($0 + 1) == UInt8(ascii: "}") && unit(after: $0 + 2) != nil }
    guard mayHave else { return }
    for node in document.descendants(of: document.root) {
      switch document.kind(of: node) {
      case .strikethrough: lookAtTildes(document.sourceRange(of: node))
      case .emphasis, .strong: lookAtStars(document.sourceStart(of: node))
      case .html, .htmlBlock: lookAtComment(node)
      case .placeholder: lookAtUnit(after: node, measure)
      case .image: lookAtPicture(document.sourceStart(of: node))
      case .link where !document.hasWords(node): lookAtLink(document.sourceStart(of: node))
      default: break
      }
    }
  }

  private func has(_ byte: UInt8, where test: (Int) -> Bool) -> Bool {
    var next = 0
    while let index = bytes.firstIndex(of: byte, from: next) {
      if test(index) { return true }
      next = index + 1
    }
    return false
  }

  /// What stands behind the stars that begin at a place; nothing but a word there opens italics.
  private func behindStars(_ start: Int) -> Int {
    var index = start
    while byte(index) == UInt8(ascii: "*") { index += 1 }
    return index
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  private mutating func lookAtStars(_ start: Int) {
    guard byte(start) == UInt8(ascii: "*"), isWord(byte(start - 1)) else { return }
    add(
      start, "a '*' within a word begins italics here, and isn't printed",
      hint: "write '\\*' for each star that is to be printed")
  }

  private func isSingleTilde(_ index: Int) -> Bool {
    let tilde = UInt8(ascii: "~")
    return byte(index) == tilde && byte(index - 1) != tilde && byte(index + 1) != tilde
  }

  private mutating func lookAtTildes(_ range: Range<Int>) {
    guard isSingleTilde(range.lowerBound),
      isWord(byte(range.lowerBound - 1)) || isWord(byte(range.upperBound))
    else { return }
    add(
      range.lowerBound, "what stands between this '~' and the next is printed as struck out",
      hint: "write '\\~' for each '~' that is to be printed, or a dash between two numbers")
  }

  private mutating func lookAtComment(_ node: NodeID) {
    let words = document.literal(of: node).trimmed
    // One that isn't closed and swallows answers is reported as such.
    guard words.hasPrefix("<!--"), words.holds("-->") || !words.holds("# Q") else { return }
    add(
      document.sourceStart(of: node), "this comment is printed, in the public edition too",
      hint: "take it out; in a file of answers, notes for yourself can stand above the first "
        + "'# Question N'")
  }

  private mutating func lookAtPicture(_ start: Int) {
    add(
      start, "no picture is printed: at most its words stand here, and a link to its file",
      hint: "take it out, and say in words what it shows; its file can be an item of the register, "
        + "which is cited")
  }

  private mutating func lookAtLink(_ start: Int) {
    add(
      start, "this link has no words: at most its address stands here",
      hint: "write between its square brackets what it leads to, as in '[our plan](…)'")
  }

  private mutating func lookAtUnit(after node: NodeID, _ measure: (Substring) -> Measure?) {
    let end = document.sourceRange(of: node).upperBound
    guard let unit = unit(after: end), measure(document.literal(of: node)[...])?.unit == .percent
    else { return }
    add(
      unit.lowerBound,
      "the value before it is printed with its unit, so '\(text(unit))' is said twice",
      hint: "leave '\(text(unit))' out")
  }

  /// The unit that is written behind a value.
  private func unit(after offset: Int) -> Range<Int>? {
    var start = offset
    while byte(start) == 0x20 { start += 1 }
    if byte(start) == UInt8(ascii: "%") { return start..<start + 1 }
    guard byte(start) | 0x20 == UInt8(ascii: "p") else { return nil }
    let words = text(start..<min(start + 17, bytes.count)).lowercased()
    let units = ["percentage points", "percentage point", "per cent", "percent"]
    return units.first { words.hasPrefix($0) }.map { start..<start + $0.utf8.count }
  }

  private mutating func lookAtSingleBraces(_ measure: (Substring) -> Measure?) {
    var next = 0
    while let open = bytes.firstIndex(of: UInt8(ascii: "{"), from: next) {
      next = open + 1
      if byte(next) == UInt8(ascii: "{") { continue }
      let isDouble = byte(open - 1) == UInt8(ascii: "{")
      let end = bytes[next...].firstIndex { "{}".utf8.contains($0) } ?? bytes.count
      let isClosed = byte(end) == UInt8(ascii: "}")
      if isDouble ? isClosed && byte(end + 1) == UInt8(ascii: "}") : !isClosed { continue }
      let isShort = isClosed && end - next < 100
      let name = isShort ? text(next..<end).trimmed : reference(from: next)
      guard measure(name) != nil else { continue }
      add(
        isDouble ? open - 1 : open,
        "'\(name)' is printed as it stands: a value has two braces on each side",
        hint: "write '{{\(name)}}'")
    }
  }

  /// The reference to a value that begins at a place; behind it the sentence goes on.
  private func reference(from start: Int) -> Substring {
    let words = text(start..<min(start + 100, bytes.count)).trimmed
    var name = words.prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }
    while name.last == "." { name.removeLast() }
    return name
  }

  // MARK: Leftovers

  /// Looks for marks that other programs leave in a text that they save, and that mean nothing here.
  mutating func lookAtLeftovers(_ citations: CitationGrammar) {
    lookAtFootnotes()
    lookAtBraces()
    var next = 0
    while let open = bytes.firstIndex(of: UInt8(ascii: "["), from: next) {
      next = open + 1
      // Nearly all brackets are those of one citation.
      guard let close = bytes[next..<min(next + 100, bytes.count)].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      if byte(open - 1) == UInt8(ascii: "\\") {
        lookAtEscapedCitation(open..<close, citations)
      } else if bytes[next..<close].contains(0x20) {
        lookAtWords(open..<close, citations)
      }
    }
  }

  private mutating func lookAtFootnotes() {
    var next = 0
    while let place = bytes.firstIndex(of: UInt8(ascii: "^"), from: next) {
      next = place + 1
      guard byte(place - 1) == UInt8(ascii: "["),
        let close = bytes[next..<min(next + 40, bytes.count)].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      add(
        place - 1,
        "'\(text(place - 1..<close + 1))' is printed as it stands: there are no footnotes",
        hint: "put the note's words in its place, in brackets, or cite an item of the register",
        word: "[^")
      return
    }
  }

  /// Looks for the attributes and the tracked changes that some programs write in braces.
  private mutating func lookAtBraces() {
    var next = 0
    var isToldOfChanges = false
    while let open = bytes.firstIndex(of: UInt8(ascii: "{"), from: next) {
      next = open + 1
      let limit = min(open + 300, bytes.count)
      guard let close = bytes[next..<limit].firstIndex(of: UInt8(ascii: "}")) else { continue }
      var shown: String { text(open..<min(close + 1, open + 60)) }
      let sign = byte(next)
      if "-+~=>".utf8.contains(sign), byte(next + 1) == sign {
        if isToldOfChanges { continue }
        isToldOfChanges = true
        add(
          open, "'\(shown)' is printed as it stands, with the signs of a tracked change",
          hint: "take out what was deleted, and the braces and signs around what was added")
      } else if isAttribute(next..<close) {
        let isBehindBrackets = byte(open - 1) == UInt8(ascii: "]")
        add(
          open, "'\(shown)' is printed as it stands",
          hint:
            "take it out\(isBehindBrackets ? ", and the brackets around the words before it" : "")")
      }
    }
  }

  /// Whether braces hold a name such as `#part`, a class such as `.underline`, or `width="6in"`.
  private func isAttribute(_ range: Range<Int>) -> Bool {
    let first = byte(range.lowerBound)
    if first == UInt8(ascii: "#") || first == UInt8(ascii: ".") {
      return isWord(byte(range.lowerBound + 1))
    }
    let name = range.prefix { isWord(bytes[$0]) || bytes[$0] == UInt8(ascii: "-") }
    return !name.isEmpty && name.endIndex < range.upperBound
      && bytes[name.endIndex] == UInt8(ascii: "=") && byte(name.endIndex + 1) == UInt8(ascii: "\"")
  }

  private mutating func lookAtEscapedCitation(_ range: Range<Int>, _ citations: CitationGrammar) {
    let isClosedAlike = byte(range.upperBound - 1) == UInt8(ascii: "\\")
    let label = text(range.lowerBound + 1..<range.upperBound - (isClosedAlike ? 1 : 0))
    guard citations.names(label) else { return }
    add(
      range.lowerBound - 1,
      "a backslash before its bracket keeps '[\(label)]' from being a citation",
      hint: "write '[\(label)]'")
  }

  /// Looks at words in brackets for an id that was to be cited.
  private mutating func lookAtWords(_ range: Range<Int>, _ citations: CitationGrammar) {
    let next = byte(range.upperBound + 1)
    guard next != UInt8(ascii: "("), next != UInt8(ascii: "["), next != UInt8(ascii: ":") else {
      return
    }
    let label = text(range.lowerBound + 1..<range.upperBound)
    guard citations.items(in: label[...]) == nil,
      let id = label.split(whereSeparator: { $0.isWhitespace || ",;:".contains($0) })
        .first(where: { citations.names(String($0)) })
    else { return }
    let rest = label[id.endIndex...].drop { $0 == ":" || $0.isWhitespace }
    let isLocated = label.trimmed.hasPrefix(id) && CitationGrammar.isLocator(rest.trimmed)
    add(
      range.lowerBound, "'[\(label)]' is no citation, as other words stand beside the id in it",
      hint: isLocated
        ? "write '[\(id), \(rest.trimmed)]'"
        : "write '[\(id)]', and the other words before the bracket")
  }

  // MARK: Encoding

  /// Looks for letters that were read in the wrong encoding before the text was saved once more.
  private mutating func lookAtEncoding() {
    var next = 0
    while let start = bytes.firstIndex(of: 0xC3, from: next) {
      next = start + 1
      let characters = text(start..<min(start + 12, bytes.count)).unicodeScalars.prefix(4)
      guard let (meant, length) = Self.meant(by: Array(characters)) else { continue }
      let shown = String(String.UnicodeScalarView(characters.prefix(length)))
      next = start + shown.utf8.count
      add(
        start, "'\(shown)' is what became of '\(meant)' in a wrong encoding",
        hint: "write '\(meant)'",
        word: shown)
    }
  }

  /// The character that some others are the bytes of, and how many they are.
  private static func meant(by characters: [Unicode.Scalar]) -> (String, Int)? {
    var units: [UInt8] = []
    for character in characters {
      guard character.value >= 0x80, let unit = Windows1252.byteOrControl(of: character) else {
        break
      }
      units.append(unit)
    }
    guard let first = units.first else { return nil }
    let length = first < 0xC2 ? 0 : first < 0xC4 ? 2 : first < 0xE0 ? 0 : first < 0xF0 ? 3 : 4
    if length > 0, units.count >= length,
      let text = String(validating: units.prefix(length), as: UTF8.self)
    {
      return (text, length)
    }
    // The last byte of a closing quotation mark stands for no character, and is often lost.
    return units.starts(with: [0xE2, 0x80]) ? ("\u{201D}", 2) : nil
  }
}
