import CommonMark

/// What a reader sees of a block of Markdown besides its words.
struct BlockLayout: Hashable {
  private var kind: Kind
  /// The level of a heading, and whether a row is the header of its table.
  private var level = 0
  /// The quotations and list items that it stands in, the innermost first.
  private var containers: [NodeKind] = []
  /// Of code the white space, which is printed as it stands.
  private var whiteSpace: [UInt8] = []

  private enum Kind {
    case none, paragraph, heading, code, html, row, line
  }

  /// The layout of what Markdown doesn't print.
  static let none = Self(kind: .none)

  private init(kind: Kind) { self.kind = kind }

  /// The layout of a node; `nil` for one that holds other blocks.
  init?(_ node: NodeID, of document: Document) {
    switch document.kind(of: node) {
    case .paragraph: kind = .paragraph
    case .heading: (kind, level) = (.heading, document.level(ofHeading: node))
    case .codeBlock:
      kind = .code
      whiteSpace = Self.whiteSpace(of: document.literal(of: node))
    case .htmlBlock: kind = .html
    case .tableRow: (kind, level) = (.row, document.isHeader(node) ? 1 : 0)
    case .thematicBreak: kind = .line
    default: return nil
    }
    var next = document.parent(of: node)
    while let outer = next {
      let kind = document.kind(of: outer)
      if kind == .blockQuote || kind == .item { containers.append(kind) }
      next = document.parent(of: outer)
    }
  }

  var isCode: Bool { kind == .code }
  var isHeading: Bool { kind == .heading }
  var isHTML: Bool { kind == .html }
  var isParagraph: Bool { kind == .paragraph }
  var isRow: Bool { kind == .row }
  var isHeaderRow: Bool { kind == .row && level > 0 }
  /// Whether it's text within a list, whose marks differ without being seen.
  var isInList: Bool { kind != .code && kind != .html && containers.contains(.item) }

  /// The layout in a few words, such as `a heading`.
  var inWords: String {
    switch kind {
    case .heading: "a heading of level \(level)"
    case .code: "code"
    case .html: "HTML"
    case .row: level > 0 ? "the heading of a table" : "a row of a table"
    case .line: "a line"
    case .none: "a definition"
    case .paragraph:
      switch containers.first {
      case .blockQuote?: "a quotation"
      case .item?:
        containers.dropFirst().contains(.item) ? "an item of an inner list" : "an item of a list"
      default: "a paragraph"
      }
    }
  }

  /// A text with one letter for each word, and none of the white space at the ends of its lines.
  private static func whiteSpace(of text: String) -> [UInt8] {
    var result: [UInt8] = []
    var isInWord = false
    for byte in text.utf8 {
      let isWord = byte > 0x20
      if isWord, isInWord { continue }
      isInWord = isWord
      if byte == 0x0A || byte == 0x0D {
        while let last = result.last, last == 0x20 || last == 0x09 { result.removeLast() }
        result.append(0x0A)
      } else {
        result.append(isWord ? 0x78 : byte)
      }
    }
    while let last = result.last, last <= 0x20 { result.removeLast() }
    return result
  }
}
