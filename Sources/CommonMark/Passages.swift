/// The paragraphs, headings and table cells of a document as the text that a reader sees, in the
/// order of the source.
public struct Passages: Sendable {
  /// The text of all of them in UTF-8, without any markup: placeholders and mentions as in the source,
  /// images as their alternate texts, no raw HTML, a line feed between two blocks.
  public let utf8: [UInt8]
  /// What they are, and where each lies in the text.
  public let all: [Passage]
  private let pieces: [PlainText.Piece]

  init(_ document: Document, in root: NodeID) {
    var builder = PlainText(document: document, capacity: document.sourceRange(of: root).count)
    var passages: [Passage] = []
    var next = document.nodeAfter(root, within: root)
    while let node = next {
      let kind = document.kind(of: node)
      guard kind.holdsInlines else {
        next = document.nodeAfter(node, within: root)
        continue
      }
      builder.endLine()
      let start = builder.output.count
      next = document.nodeAfter(node, within: node)
      while let inner = next {
        builder.append(inner)
        next = document.nodeAfter(inner, within: node)
      }
      passages.append(Passage(node: node, kind: kind, range: start..<builder.output.count))
      next = document.nodeBehind(node, within: root)
    }
    utf8 = builder.output
    all = passages
    pieces = builder.pieces
  }

  /// Finds where in the source a byte of the text stands.
  ///
  /// - Parameter offset: An offset in ``utf8``.
  /// - Returns: The UTF-8 offset in the source; of what is written otherwise there, as `&amp;` is,
  ///   that of its start.
  public func sourceOffset(atUTF8 offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if Int(pieces[middle].textOffset) <= offset { low = middle + 1 } else { high = middle }
    }
    guard let piece = low > 0 ? pieces[low - 1] : pieces.first else { return 0 }
    let inside = piece.isVerbatim ? max(offset - Int(piece.textOffset), 0) : 0
    return Int(piece.sourceOffset) + inside
  }
}

/// One paragraph, heading or table cell.
public struct Passage: Sendable {
  /// The block.
  public let node: NodeID
  /// What it is: a paragraph, a heading or a table cell.
  public let kind: NodeKind
  /// Its bytes in ``Passages/utf8``.
  public let range: Range<Int>
}

extension Document {
  /// Returns the paragraphs, headings and table cells within a node.
  public func passages(in node: NodeID) -> Passages { Passages(self, in: node) }
}
