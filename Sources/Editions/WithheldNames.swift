import CommonMark
import Intake
import SelfEvaluation

extension WithheldWords {
  /// So often a text is gone through anew; what then still names something is withheld whole.
  private static let mostRounds = 8

  /// A text that isn't Markdown, with the replacement in the place of every name.
  func withoutNames(_ text: String) -> String {
    guard names.mayBe(in: text) else { return text }
    var text = text
    for _ in 0..<Self.mostRounds {
      let bytes = Array(text.utf8)
      let letters = ReadLetters(text)
      var edits = TextEdits()
      for stretch in namesToReplace(in: letters, of: bytes) {
        edits.replace(letters.place(of: stretch), by: Self.replacement)
      }
      for tag in letters.tags { replaceNames(in: tag, of: bytes, &edits) }
      if edits.isEmpty { return text }
      text = edits.applied(to: bytes)
    }
    return Self.replacement
  }

  /// Markdown with the replacement in the place of every name that a reader sees in it, or would see
  /// in its source.
  ///
  /// Markup that begins or ends within a name goes with it, its other end too, so that what is left
  /// is as well formed as before.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - document: The same as a tree, if it's at hand.
  /// - Returns: The text without them.
  func withoutNames(markdown text: String, _ document: Document?) -> String {
    guard !names.isEmpty else { return text }
    var text = text
    var document = document ?? Document(parsing: text, options: parseOptions)
    for _ in 0..<Self.mostRounds {
      let bytes = Array(text.utf8)
      let source = ReadMarkdown(document, bytes) { node in
        // The name of a measure is no secret, whatever is in it.
        let reference = document.literal(of: node)
        return !shownIDs.contains(Identifier(String(reference.prefix { $0 != "." })))
      }
      var edits = TextEdits()
      for stretch in namesToReplace(in: source.visible, of: bytes) {
        for part in source.parts(of: stretch) { source.replace(part, by: Self.replacement, &edits) }
      }
      for part in source.others + source.visible.tags {
        replaceNames(in: part, of: bytes, &edits)
      }
      if edits.isEmpty { return text }
      text = edits.applied(to: bytes)
      document = Document(parsing: text, options: parseOptions)
    }
    return Self.replacementOfAll
  }

  /// Replaces names in a part of a text by itself, in which nothing is markup.
  private func replaceNames(in part: Range<Int>, of text: [UInt8], _ edits: inout TextEdits) {
    guard part.count > 1 else { return }
    var letters = ReadLetters()
    letters.take(text[part], hasTags: false)
    for stretch in namesToReplace(in: letters, of: text) {
      edits.replace(letters.place(of: stretch), by: Self.replacement)
    }
  }

  /// The stretches of letters that name something; an id that is a part of one that is shown isn't
  /// among them.
  private func namesToReplace(in letters: ReadLetters, of text: [UInt8]) -> [Range<Int>] {
    names.stretches(in: letters).filter { stretch in
      let place = letters.place(of: stretch)
      let isPart = { (byte: UInt8) in
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      }
      guard text[place].allSatisfy(isPart) else { return true }
      var whole = place
      while whole.lowerBound > 0, isPart(text[whole.lowerBound - 1]) {
        whole = whole.lowerBound - 1..<whole.upperBound
      }
      while whole.upperBound < text.count, isPart(text[whole.upperBound]) {
        whole = whole.lowerBound..<whole.upperBound + 1
      }
      // What ends a sentence is no part of an id.
      while whole.upperBound > place.upperBound,
        [UInt8(ascii: "."), UInt8(ascii: "-")].contains(text[whole.upperBound - 1])
      {
        whole = whole.lowerBound..<whole.upperBound - 1
      }
      return !shownIDs.contains(Identifier(String(decoding: text[whole], as: UTF8.self)))
    }
  }
}

/// Markdown as the letters that a reader sees, and what else stands in its source.
private struct ReadMarkdown {
  let document: Document
  let bytes: [UInt8]
  /// The letters of all text, one after another.
  private(set) var visible = ReadLetters()
  /// The stretches of the source that are no visible text: the addresses and titles of links, raw
  /// HTML, citations.
  private(set) var others: [Range<Int>] = []
  /// The nodes that the text is in, and where among the letters each begins.
  private var leaves: [(start: Int, node: NodeID)] = []
  /// Where among the letters the blocks begin.
  private var blocks: [Int] = []

  init(_ document: Document, _ bytes: [UInt8], mayName: (NodeID) -> Bool) {
    self.document = document
    self.bytes = bytes
    var end = 0
    for node in document.descendants(of: document.root) {
      let kind = document.kind(of: node)
      let range = document.sourceRange(of: node)
      if kind.isBlock {
        visible.part(by: .clauses)
        if blocks.last != visible.count { blocks.append(visible.count) }
      }
      switch kind {
      case .text, .code, .codeBlock, .htmlBlock:
        if range.lowerBound > end { others.append(end..<range.lowerBound) }
        if range.lowerBound != end { visible.part(by: .unseen) }
        leaves.append((visible.count, node))
        visible.take(bytes[range])
        end = max(end, range.upperBound)
      case .html: visible.part(by: .words)
      case .softBreak, .hardBreak: visible.part(by: .words)
      case .mention: visible.part(by: .clauses)
      case .placeholder:
        visible.part(by: .clauses)
        if range.lowerBound > end { others.append(end..<range.lowerBound) }
        if mayName(node) { others.append(range) }
        end = max(end, range.upperBound)
      default: break
      }
    }
    if end < bytes.count { others.append(end..<bytes.count) }
  }

  /// Takes a stretch of letters apart where a block begins in it.
  func parts(of stretch: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = stretch.lowerBound
    let next = blocks.firstPlace { $0 > stretch.lowerBound }
    for block in blocks[next...].prefix(while: { $0 < stretch.upperBound }) {
      parts.append(start..<block)
      start = block
    }
    return parts + [start..<stretch.upperBound]
  }

  /// Puts words in the place of letters that lie in one block.
  func replace(_ stretch: Range<Int>, by words: String, _ edits: inout TextEdits) {
    let first = leaf(at: stretch.lowerBound)
    let last = leaf(at: stretch.upperBound - 1)
    var place = visible.place(of: stretch)
    if first != last {
      if document.kind(of: first) == .code {
        place = document.sourceRange(of: first).lowerBound..<place.upperBound
      }
      if document.kind(of: last) == .code {
        place = place.lowerBound..<document.sourceRange(of: last).upperBound
      }
      for node in Set(spans(around: first)).symmetricDifference(spans(around: last)) {
        for mark in document.marks(of: node, in: bytes) {
          if mark.lowerBound < place.lowerBound {
            edits.replace(mark.clamped(to: mark.lowerBound..<place.lowerBound), by: "")
          } else if mark.upperBound > place.upperBound {
            edits.replace(mark.clamped(to: place.upperBound..<mark.upperBound), by: "")
          }
        }
      }
    }
    edits.replace(place, by: words)
  }

  private func leaf(at letter: Int) -> NodeID {
    leaves[leaves.firstPlace { $0.start > letter } - 1].node
  }

  /// The emphasis, links and images that a node lies in.
  private func spans(around node: NodeID) -> some Sequence<NodeID> {
    sequence(first: node) { document.parent(of: $0) }.dropFirst()
      .prefix { !document.kind(of: $0).isBlock }
  }
}
