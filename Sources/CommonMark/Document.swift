/// A CommonMark document as a tree of nodes, each with its place in the source.
///
/// The tree lies in a few arrays; a ``NodeID`` is a place in them. Text is parsed once and never
/// fails: whatever is no markup is text.
///
/// It never changes; it's a class since it's handed about a lot, and a copy would count a reference to
/// each of the arrays.
public final class Document: Sendable {
  /// The bytes of a source that are read; there's nothing of what lies beyond in the tree.
  public static let sizeLimit = 256 << 20

  private static let mostNodesMoved = 512

  let nodes: [Node]
  let links: [LinkTarget]
  let text: [UInt8]
  let sourceEnd: Int
  let segments: [Segment]
  private let references: [String: Int32]

  /// Parses text.
  public convenience init(parsing text: String, options: ParseOptions = ParseOptions()) {
    self.init(Parser(text.utf8, options: options))
  }

  /// Parses UTF-8; bytes that are no UTF-8 are kept as they are.
  public convenience init(parsing bytes: [UInt8], options: ParseOptions = ParseOptions()) {
    self.init(parsing: bytes[...], options: options)
  }

  /// Parses a part of some bytes, as if there were nothing around it.
  public convenience init(parsing bytes: ArraySlice<UInt8>, options: ParseOptions = ParseOptions())
  {
    self.init(Parser(bytes, options: options))
  }

  private convenience init(_ parser: consuming Parser) {
    parser.parseBlocks()
    parser.parseInlines()
    self.init(parsed: parser)
  }

  /// Parses the blocks alone: there are no nodes for what stands within paragraphs and headings.
  public convenience init(blocksOf bytes: [UInt8], options: ParseOptions = ParseOptions()) {
    var parser = Parser(bytes, options: options)
    parser.parseBlocks()
    self.init(parsed: parser)
  }

  private init(parsed parser: borrowing Parser) {
    // Many small documents are held at once, so without the room that was made for more; the room
    // behind a large one is no memory before it's used.
    nodes =
      parser.nodes.count < Self.mostNodesMoved
      ? parser.nodes.withUnsafeBufferPointer { Array($0) } : parser.nodes
    links = parser.links
    text = parser.text
    sourceEnd = parser.sourceEnd
    segments = parser.segments
    references = parser.references
  }

  // MARK: - The tree

  /// The node that holds all others.
  public var root: NodeID { NodeID(0) }

  /// Tells what a node is.
  public func kind(of node: NodeID) -> NodeKind { self[node].kind }

  /// Returns the node that holds this one; `nil` for the root.
  public func parent(of node: NodeID) -> NodeID? { id(self[node].parent) }

  /// Returns the first of the nodes within this one, if any.
  public func firstChild(of node: NodeID) -> NodeID? { id(self[node].firstChild) }

  /// Returns the node that follows within the same parent, if any.
  public func nextSibling(of node: NodeID) -> NodeID? { id(self[node].next) }

  /// Returns the nodes right within a node, in the order of the source.
  public func children(of node: NodeID) -> some Sequence<NodeID> {
    sequence(state: firstChild(of: node)) { next in
      defer { next = next.flatMap { self.nextSibling(of: $0) } }
      return next
    }
  }

  /// Returns all nodes within a node, each before what it holds, in the order of the source.
  public func descendants(of node: NodeID) -> Descendants {
    Descendants(document: self, root: node, current: node)
  }

  /// The nodes within a node, one after another.
  public struct Descendants: Sequence, IteratorProtocol {
    let document: Document
    let root: NodeID
    var current: NodeID

    /// Goes to the next node.
    public mutating func next() -> NodeID? {
      guard let next = document.nodeAfter(current, within: root) else { return nil }
      current = next
      return next
    }
  }

  /// The next node in the order of the source that lies within another.
  func nodeAfter(_ node: NodeID, within root: NodeID) -> NodeID? {
    firstChild(of: node) ?? nodeBehind(node, within: root)
  }

  /// The next node that lies within another, but not within the node itself.
  func nodeBehind(_ node: NodeID, within root: NodeID) -> NodeID? {
    var node = node
    while node != root {
      if let next = nextSibling(of: node) { return next }
      guard let parent = parent(of: node) else { return nil }
      node = parent
    }
    return nil
  }

  // MARK: - What a node holds

  /// Returns the bytes of the source that a node stands for, as UTF-8 offsets.
  ///
  /// A block ends with its last line that is not blank, without the line ending.
  public func sourceRange(of node: NodeID) -> Range<Int> {
    sourceRange(of: Int(self[node].start)..<Int(max(self[node].start, self[node].end)))
  }

  /// Returns where in the source a node begins, as a UTF-8 offset.
  public func sourceStart(of node: NodeID) -> Int { sourceOffset(of: Int(self[node].start)) }

  func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = sourceOffset(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    // The end is no place in the text itself: it's the one after the last byte.
    let end = sourceOffset(of: range.upperBound - 1) + 1
    return start..<max(start, end)
  }

  func sourceOffset(of offset: Int) -> Int {
    CommonMark.sourceOffset(of: offset, sourceEnd: sourceEnd, segments: segments)
  }

  /// Returns the text of a node of kind text, code, code block, HTML, placeholder or mention; empty
  /// for any other.
  public func literal(of node: NodeID) -> String {
    guard hasLiteral(kind(of: node)) else { return "" }
    return string(self[node].content)
  }

  /// Returns the blocks that hold no other blocks among a node and what it holds, in the order of the
  /// source.
  public func leafBlocks(within root: NodeID) -> some Sequence<NodeID> {
    sequence(state: Optional(root)) { next in
      while let node = next {
        switch self.kind(of: node) {
        case .document, .blockQuote, .list, .item: next = self.nodeAfter(node, within: root)
        default:
          next = self.nodeBehind(node, within: root)
          return node
        }
      }
      return nil
    }
  }

  /// Returns the highest of the headings among a node and what it holds, 1 being above 2; `nil` for
  /// none.
  public func highestHeading(within root: NodeID) -> Int? {
    var highest: Int?
    for block in leafBlocks(within: root) where kind(of: block) == .heading {
      highest = min(highest ?? .max, level(ofHeading: block))
    }
    return highest
  }

  /// Returns the level of a heading, from 1 to 6.
  public func level(ofHeading node: NodeID) -> Int { Int(self[node].detail) }

  /// Returns where a link or an image leads, without escapes; empty for other nodes.
  public func destination(of node: NodeID) -> String {
    target(of: node).map { string($0.destination.wide) } ?? ""
  }

  /// Tells whether there is anything to read in a node, such as the words of a link.
  ///
  /// An image counts, since something stands for one that has no words.
  public func hasWords(_ node: NodeID) -> Bool {
    descendants(of: node).contains { node in
      switch kind(of: node) {
      case .image, .placeholder, .mention: true
      case .text, .code, .html:
        literal(of: node).unicodeScalars.contains {
          !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        }
      default: false
      }
    }
  }

  /// Returns the title of a link or an image, if it has one.
  public func title(of node: NodeID) -> String? {
    target(of: node)?.title.map { string($0.wide) }
  }

  /// Tells whether a row is the header of its table.
  public func isHeader(_ row: NodeID) -> Bool {
    kind(of: row) == .tableRow && self[row].detail == 1
  }

  /// The definitions of links, for another text that may refer to them.
  public var definitions: LinkDefinitions {
    LinkDefinitions(
      references.mapValues { place in
        let link = links[Int(place)]
        return LinkDefinitions.Link(
          destination: Array(text[link.destination.wide]),
          title: link.title.map { Array(text[$0.wide]) })
      })
  }

  // MARK: - Within the module

  subscript(_ node: NodeID) -> Node { nodes[Int(node.index)] }

  private func id(_ index: Int32) -> NodeID? { index >= 0 ? NodeID(index) : nil }

  func hasLiteral(_ kind: NodeKind) -> Bool {
    switch kind {
    case .text, .code, .codeBlock, .html, .htmlBlock, .placeholder, .mention: true
    default: false
    }
  }

  func target(of node: NodeID) -> LinkTarget? {
    let kind = kind(of: node)
    guard kind == .link || kind == .image, self[node].extra >= 0 else { return nil }
    return links[Int(self[node].extra)]
  }

  func string(_ range: Range<Int>) -> String {
    let bytes = text[range]
    guard bytes.contains(0) else { return String(decoding: bytes, as: UTF8.self) }
    let replacement = Array("\u{FFFD}".utf8)
    return String(decoding: bytes.flatMap { $0 == 0 ? replacement : [$0] }, as: UTF8.self)
  }
}
