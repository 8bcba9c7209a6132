/// Collects the text of ``Passages``, node by node in the order of the source; a line ending in the
/// source is a space.
struct PlainText {
  let document: Document
  private(set) var output: [UInt8] = []
  /// Where each part of the text stands in the source.
  private(set) var pieces: [Piece] = []

  struct Piece {
    var textOffset: Int32
    var sourceOffset: Int32
    /// Whether the piece stands in the source byte for byte.
    var isVerbatim: Bool
  }

  init(document: Document, capacity: Int = 0) {
    self.document = document
    output.reserveCapacity(capacity)
    pieces.reserveCapacity(capacity / 64)
  }

  mutating func append(_ id: NodeID) {
    let node = document[id]
    switch node.kind {
    case .text, .code, .codeBlock:
      append(node, verbatim: node.kind != .codeBlock)
    case .placeholder: appendWhole(node, "{{", "}}")
    case .mention: appendWhole(node, "[", "]")
    case .softBreak, .hardBreak:
      note(Int(node.start), isVerbatim: true)
      output.append(.space)
    default: if node.kind.isBlock { endLine() }
    }
  }

  /// Begins another line, unless nothing stands on this one.
  mutating func endLine() {
    if let last = output.last, last != .lineFeed { output.append(.lineFeed) }
  }

  private mutating func append(_ node: Node, verbatim: Bool) {
    let content = node.content
    // What was resolved or joined lies behind the source and has no place of its own there.
    let stands = content.lowerBound >= Int(node.start) && content.upperBound <= Int(node.end)
    note(stands ? content.lowerBound : Int(node.start), isVerbatim: stands && verbatim)
    let text = document.text
    let clean = text.span.extracting(content).firstIndex {
      $0.holds(0) != 0
    } where: {
      $0 == 0
    }
    output.append(contentsOf: text[content.prefix(clean)])
    for byte in text[content.dropFirst(clean)] {
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
      Piece(
        textOffset: Int32(truncatingIfNeeded: output.count),
        sourceOffset: Int32(truncatingIfNeeded: source), isVerbatim: isVerbatim))
  }
}
