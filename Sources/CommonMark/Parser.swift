/// Reads one document: blocks first, line by line, then the inlines of each block.
///
/// Everything lies in a few arrays, and every loop is over bytes or over those arrays: nothing
/// here calls itself, so nesting costs memory but never the stack. Methods that are called for each
/// line or mark are `mutating` even where they change nothing: for a call of one that isn't, the
/// whole parser is copied.
struct Parser {
  /// The source, a line feed, and behind it whatever could not be taken from the source as it
  /// stands: paragraphs without the marks of their containers, resolved references.
  var text: [UInt8]
  let sourceEnd: Int
  let options: ParseOptions
  var nodes: [Node] = []
  var links: [LinkTarget] = []
  var alignments: [TableAlignment] = []
  var segments: [Segment] = []

  // The line that is being read (Blocks.swift).
  var lineStart = 0
  /// The end of the line, before its line ending.
  var lineEnd = 0
  /// The start of the next line.
  var nextLine = 0
  /// How much of the line the containers and markers have taken.
  var position = 0
  /// The column of `position`, from 0; within a tab that is partly taken it's that of the rest.
  var column = 0
  /// The first byte after `position` that is no space or tab.
  var nonspace = 0
  var nonspaceColumn = 0
  /// The columns from `position` to `nonspace`.
  var indent = 0
  var isBlank = false
  /// Where a search for a thematic break failed: one that starts before it on this line fails too.
  var noBreakBefore = 0

  // The blocks that are still open.
  var open: [OpenBlock] = []
  /// The positions in `open` of the block quotes, since these alone end at a blank line.
  var openQuotes: [Int] = []
  var leaf = Leaf()
  /// The end of the last line that was not blank.
  var lastEnd = 0
  /// Whether a blank line stands before this one, and the innermost quote that it's part of.
  var afterBlank = false
  var blankQuote = 0
  /// The cells that rows may still be filled up with; see Tables.swift.
  var fillingCells = 200_000

  // Link reference definitions (Definitions.swift).
  var references: [String: Int32] = [:]
  /// A bit for each definition's hash: most labels are told to be unknown by it.
  var referenceFilter: UInt64 = 0

  // The block whose inlines are being read (Inlines.swift).
  var block: Int32 = 0
  var lastInline: Int32 = -1
  var inlineEnd = 0
  /// Where the text starts that has not become a node yet.
  var textStart = 0
  var delimiters: [Delimiter] = []
  var delimiterStack: [Int32] = []
  var openerFloors: [Int] = []
  var brackets: [Bracket] = []
  /// The brackets below this index can't open a link, as a link stands within them.
  var inactiveBrackets = 0
  var mentions: [Int32] = []
  /// The last run of backticks of each length; complete once `backticksScanned`.
  var lastBackticks: [Int] = []
  var backticksScanned = false
  /// Which endings are known not to come any more in this block.
  var missingEndings: MissingEndings = []
  /// Whether brackets or delimiters turned out to be text.
  var hasLiteralMarks = false
  let special: ByteSet

  init(_ source: some Collection<UInt8>, options: ParseOptions) {
    let source = source.prefix(Document.sizeLimit)
    sourceEnd = source.count
    // Room for the line ending and for what is copied behind; without it the first byte that goes
    // there would double the memory.
    text = []
    text.reserveCapacity(sourceEnd + sourceEnd / 8 + 64)
    text.append(contentsOf: source)
    // A line always ends with a line ending, also the last one.
    text.append(.lineFeed)
    self.options = options
    special = .special(options)
    nodes.reserveCapacity(sourceEnd / 16 + 16)
  }

  /// Adds a node at the end of its parent's children.
  @discardableResult
  mutating func addChild(_ node: Node) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    let parent = Int(node.parent)
    let previous = nodes[parent].lastChild
    if previous >= 0 {
      nodes[Int(previous)].next = index
    } else {
      nodes[parent].firstChild = index
    }
    nodes[parent].lastChild = index
    nodes.append(node)
    return index
  }

  /// Copies text behind the source, keeping note of where it came from.
  mutating func copyText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    segments.append(Segment(copy: text.count, original: sourceOffset(of: range.lowerBound)))
    appendBytes(range)
  }

  /// Copies bytes behind the source.
  mutating func appendBytes(_ range: Range<Int>) {
    // One by one: a slice would share the array, and appending to it then copies all of it.
    for index in range { text.append(text[index]) }
  }

  func sourceOffset(of offset: Int) -> Int {
    CommonMark.sourceOffset(of: offset, sourceEnd: sourceEnd, segments: segments)
  }
}

/// A stretch of text that was copied behind the source.
struct Segment {
  var copy: Int32
  var original: Int32

  init(copy: Int, original: Int) {
    self.copy = Int32(truncatingIfNeeded: copy)
    self.original = Int32(truncatingIfNeeded: original)
  }
}

/// Where in the source a byte of the parser's text comes from.
func sourceOffset(of offset: Int, sourceEnd: Int, segments: [Segment]) -> Int {
  guard offset > sourceEnd else { return offset }
  var low = 0
  var high = segments.count
  while low < high {
    let middle = (low + high) / 2
    if Int(segments[middle].copy) <= offset { low = middle + 1 } else { high = middle }
  }
  guard low > 0 else { return sourceEnd }
  return Int(segments[low - 1].original) + offset - Int(segments[low - 1].copy)
}

/// A container that is still open.
struct OpenBlock {
  var kind: NodeKind
  var node: Int32
  /// Of an item: the columns that a line has to be indented by to be part of it.
  var contentIndent = 0
  var hasChildren = false
}

/// The block without block children that is still open, if any.
struct Leaf {
  enum Kind { case none, paragraph, indentedCode, fencedCode, html, table }

  var kind = Kind.none
  /// Where it starts in the source.
  var start = 0
  /// What it holds so far, line endings included, in the parser's text.
  var contentStart = 0
  var contentEnd = 0
  /// Whether the content was copied behind the source, as it's not contiguous there.
  var isCopied = false
  /// Of fenced code.
  var fence: UInt8 = 0
  var fenceLength = 0
  var fenceIndent = 0
  var info = 0..<0
  /// Of HTML: the number of the rule in the specification by which it started.
  var rule = 0
  /// Of a table.
  var table: Int32 = -1
  var columns = 0
}

/// Endings that were searched for in vain, so that no search for one is made twice.
struct MissingEndings: OptionSet {
  let rawValue: UInt8

  static let comment = Self(rawValue: 1)
  static let instruction = Self(rawValue: 2)
  static let declaration = Self(rawValue: 4)
  static let characterData = Self(rawValue: 8)
  static let placeholder = Self(rawValue: 16)
}
