/// What a node of a document is.
///
/// What else there is to know of a node (a heading's level, a link's destination) the document
/// tells through a method of its own.
public enum NodeKind: UInt8, Hashable, Sendable, CaseIterable {
  /// The root.
  case document
  /// Lines of text; its children are inlines.
  case paragraph
  /// A heading of level 1 to 6; its children are inlines.
  case heading
  /// A quotation; its children are blocks.
  case blockQuote
  /// A list, ordered or not; its children are items.
  case list
  /// One item of a list; its children are blocks.
  case item
  /// Code, fenced or indented, with its text as literal.
  case codeBlock
  /// Lines of raw HTML, with its text as literal.
  case htmlBlock
  /// A line across the page.
  case thematicBreak
  /// A table (GitHub's extension); its children are rows.
  case table
  /// A row of a table; its children are cells. The first row is the header.
  case tableRow
  /// A cell of a table; its children are inlines.
  case tableCell

  /// Text, as literal.
  case text
  /// An end of line in the source that means no more than a space.
  case softBreak
  /// An end of line that is to be kept.
  case hardBreak
  /// A code span, with its text as literal.
  case code
  /// Raw HTML within a line, with its text as literal.
  case html
  /// Stressed text; its children are inlines.
  case emphasis
  /// Strongly stressed text; its children are inlines.
  case strong
  /// Text struck out (GitHub's extension); its children are inlines.
  case strikethrough
  /// A link; its children are inlines.
  case link
  /// An image; its children are the inlines of its alternate text.
  case image
  /// What stood between `{{` and `}}`, as literal (``ParseOptions/placeholders``).
  case placeholder
  /// A label in brackets that the reader of the text knows (``ParseOptions/isMention``).
  case mention

  /// Whether the node is a block, not an inline.
  public var isBlock: Bool { rawValue < NodeKind.text.rawValue }
  /// Whether the node is a block whose children are inlines.
  public var holdsInlines: Bool {
    self == .paragraph || self == .heading || self == .tableCell
  }
}

/// A node of one document; it means nothing to another document.
public struct NodeID: Hashable, Sendable {
  let index: Int32

  init(_ index: Int32) { self.index = index }
}

/// On which side of its column a cell's text stands.
enum TableAlignment: UInt8, Sendable {
  /// As the page has it.
  case none
  /// At the start of the line.
  case left
  /// In the middle.
  case center
  /// At the end of the line, as numbers are read.
  case right
}

/// A node as the arena holds it: links are indices into the same array, -1 for none.
struct Node {
  var kind: NodeKind
  /// A heading's level, a list's delimiter, a row's 1 for a header, a cell's alignment.
  var detail: UInt8 = 0
  /// Of a list: whether a blank line stands between its parts.
  var isLoose = false
  /// Where the node stands, as offsets into the parser's text; see ``Document/sourceRange(of:)``.
  var start: Int32
  var end: Int32
  /// The literal, as offsets into the parser's text.
  ///
  /// Of a list, the number it starts with or -1; of a table, the count of its columns.
  var contentStart: Int32 = 0
  var contentEnd: Int32 = 0
  var parent: Int32
  var next: Int32 = -1
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  /// The index of a link's target, or of a table's first alignment.
  var extra: Int32 = -1

  init(_ kind: NodeKind, _ start: Int, _ end: Int, parent: Int32) {
    self.kind = kind
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    self.parent = parent
  }

  var content: Range<Int> {
    get { Int(contentStart)..<Int(max(contentStart, contentEnd)) }
    set {
      contentStart = Int32(truncatingIfNeeded: newValue.lowerBound)
      contentEnd = Int32(truncatingIfNeeded: newValue.upperBound)
    }
  }
}

/// Where a link leads, as ranges of the parser's text, character references already resolved.
struct LinkTarget {
  var destination: Range<Int32>
  /// `nil` without a title, which differs from an empty one.
  var title: Range<Int32>?

  init(destination: Range<Int>, title: Range<Int>?) {
    self.destination = Range(narrowing: destination)
    self.title = title.map { Range(narrowing: $0) }
  }
}

extension Range<Int32> {
  init(narrowing range: Range<Int>) {
    self =
      Int32(
        truncatingIfNeeded: range.lowerBound)..<Int32(truncatingIfNeeded: range.upperBound)
  }

  var wide: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
