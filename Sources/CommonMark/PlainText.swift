extension Document {
  /// Returns the text that a reader sees, without any markup.
  ///
  /// Placeholders and mentions are there as in the source; an image is its alternate text, and raw
  /// HTML is left out. A line ending in the source is a space; between blocks stands a line feed.
  public func plainText(of node: NodeID) -> String {
    var builder = PlainText(document: self)
    builder.append(node)
    for inner in descendants(of: node) { builder.append(inner) }
    return String(decoding: builder.output, as: UTF8.self)
  }

  /// Counts the words that a reader sees.
  ///
  /// A word is what stands between white space and has a letter or a digit in it. A placeholder
  /// counts as one word (or as part of the one it's joined to), a mention as none.
  public func wordCount(of node: NodeID) -> Int {
    var builder = PlainText(document: self)
    builder.forCounting = true
    builder.append(node)
    for inner in descendants(of: node) { builder.append(inner) }
    let text = String(decoding: builder.output, as: UTF8.self)
    return text.unicodeScalars.split { $0.properties.isWhitespace }
      .count { word in word.contains { $0.properties.isAlphabetic || $0.isNumeral } }
  }

  /// Returns the paragraphs, headings and table cells within a node, in the order of the source.
  public func passages(in node: NodeID) -> some Sequence<Passage> {
    descendants(of: node).lazy.filter { kind(of: $0).holdsInlines }.map { Passage(self, $0) }
  }
}

/// The text of one paragraph, heading or table cell, and where each part of it stands.
public struct Passage: Sendable {
  /// The block.
  public let node: NodeID
  /// What it is: a paragraph, a heading or a table cell.
  public let kind: NodeKind
  /// Its text, as ``Document/plainText(of:)`` has it.
  public let text: String
  private let pieces: [Piece]

  struct Piece: Sendable {
    var textOffset: Int
    var sourceOffset: Int
    /// Whether the piece stands in the source byte for byte.
    var isVerbatim: Bool
  }

  init(_ document: Document, _ node: NodeID) {
    var builder = PlainText(document: document)
    for inner in document.descendants(of: node) { builder.append(inner) }
    self.node = node
    kind = document.kind(of: node)
    text = String(decoding: builder.output, as: UTF8.self)
    pieces = builder.pieces
  }

  /// Finds where in the source a byte of the text stands.
  ///
  /// - Parameter offset: An offset in the text's UTF-8.
  /// - Returns: The UTF-8 offset in the source; of what is written otherwise there, as `&amp;` is,
  ///   that of its start.
  public func sourceOffset(atUTF8 offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].textOffset <= offset { low = middle + 1 } else { high = middle }
    }
    guard let piece = low > 0 ? pieces[low - 1] : pieces.first else { return 0 }
    return piece.sourceOffset + (piece.isVerbatim ? max(offset - piece.textOffset, 0) : 0)
  }
}

/// Collects text, node by node in the order of the source.
private struct PlainText {
  let document: Document
  var output: [UInt8] = []
  var pieces: [Passage.Piece] = []
  var forCounting = false

  init(document: Document) { self.document = document }

  mutating func append(_ id: NodeID) {
    let node = document[id]
    switch node.kind {
    case .text, .code, .codeBlock:
      append(node, verbatim: node.kind != .codeBlock)
    case .placeholder:
      if forCounting {
        output.append(0x30)
      } else {
        appendWhole(node, "{{", "}}")
      }
    case .mention: if !forCounting { appendWhole(node, "[", "]") }
    case .softBreak, .hardBreak:
      note(Int(node.start), isVerbatim: true)
      output.append(.space)
    default:
      if node.kind.isBlock, let last = output.last, last != .lineFeed { output.append(.lineFeed) }
    }
  }

  private mutating func append(_ node: Node, verbatim: Bool) {
    let content = node.content
    // What was resolved or joined lies behind the source and has no place of its own there.
    let stands = content.lowerBound >= Int(node.start) && content.upperBound <= Int(node.end)
    note(stands ? content.lowerBound : Int(node.start), isVerbatim: stands && verbatim)
    for byte in document.text[content] {
      if byte == 0 { output.append("\u{FFFD}") } else { output.append(byte) }
    }
  }

  private mutating func appendWhole(_ node: Node, _ before: StaticString, _ after: StaticString) {
    note(Int(node.start), isVerbatim: false)
    output.append(before)
    output.append(contentsOf: document.text[node.content])
    output.append(after)
  }

  private mutating func note(_ offset: Int, isVerbatim: Bool) {
    let source = document.sourceOffset(of: offset)
    pieces.append(
      Passage.Piece(textOffset: output.count, sourceOffset: source, isVerbatim: isVerbatim))
  }
}

extension Unicode.Scalar {
  fileprivate var isNumeral: Bool { properties.numericType != nil }
}
