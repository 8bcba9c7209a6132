import CommonMark
import Diagnostics
import Intake
import SelfEvaluation
import Trends

/// Writes prose for one face: citations become links, values from the data are put in.
struct ProseRenderer: Sendable {
  private let index: ReportIndex
  private let face: Face
  private let parseOptions: ParseOptions
  private let inline: HTMLOptions.Inline

  /// Prepares a face; without links citations and values are words like others.
  init(index: ReportIndex, face: Face, hasLinks: Bool = true) {
    self.index = index
    self.face = face
    let grammar = index.grammar
    let quotations = index.quotations
    let slugs = index.evidenceSlugs
    parseOptions = grammar.proseOptions
    // The same evidence is cited again and again.
    let citations = Memo<String, [UInt8]> { words in
      var output: [UInt8] = []
      face.appendCitation(words, grammar, linkingTo: hasLinks ? slugs : nil, to: &output)
      return output
    }
    inline = { document, node, output in
      let words = document.literal(of: node)
      let isLinkText = hasLinks && isWithinLink(node, of: document)
      if document.kind(of: node) == .mention {
        if isLinkText {
          face.appendCitation(words, grammar, linkingTo: nil, to: &output)
        } else {
          output += citations[words]
        }
      } else {
        face.append(quotations[words], hasLinks: hasLinks && !isLinkText, to: &output)
      }
    }
  }

  /// A stretch of an answer, ready to print.
  struct Section {
    /// How the stretch is headed.
    enum Level { case text, heading, scope }

    var level: Level
    /// The heading, rendered.
    var title: [UInt8] = []
    var grade: Grade?
    /// The text, rendered; empty for none.
    var text: [UInt8] = []
  }

  /// Renders an answer, stretch by stretch.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - kinds: The stretches to leave out.
  /// - Returns: The others.
  func sections(
    of answer: Judgement, without kinds: Set<Judgement.Section.Kind> = []
  ) -> [Section] {
    let document = answer.body.document
    var next = document.firstChild(of: document.root)
    var sections: [Section] = []
    for (place, section) in answer.sections.enumerated() where !kinds.contains(section.kind) {
      let nodes = Self.blocks(of: document, in: section.range, from: &next)
      var result = Section(level: Self.level(of: section.kind), grade: section.grade)
      switch result.level {
      case .text: result.text = render(nodes, of: document, below: 4)
      case .heading: result.text = render(nodes, of: document, below: 5)
      case .scope: result.text = render(nodes, of: document, below: 6)
      }
      if result.level != .text { result.title = title(section.title) }
      let leadsToScope =
        section.kind == .drillDownIntroduction && place + 1 < answer.sections.count
        && answer.sections[place + 1].kind == .drillDown
      // A heading of the form with nothing below is one that nobody has written under yet; the
      // writer's own says something by itself.
      let isOwn = (section.kind == .other || section.kind == .drillDown) && !result.title.isEmpty
      if !result.text.isEmpty || result.grade != nil || leadsToScope || isOwn {
        sections.append(result)
      }
    }
    return sections
  }

  /// Renders the stretches of one kind of an answer without their heading.
  func text(
    of kind: Judgement.Section.Kind, among sections: [Judgement.Section], of body: Prose
  ) -> [UInt8] {
    let document = body.document
    var next = document.firstChild(of: document.root)
    var nodes: [NodeID] = []
    for section in sections where section.kind == kind {
      nodes += Self.blocks(of: document, in: section.range, from: &next)
    }
    return render(nodes, of: document, below: 4)
  }

  /// The blocks that begin in a range; it looks for them from a block on, and goes to the first one
  /// behind the range.
  private static func blocks(
    of document: Document, in range: Range<Int>, from next: inout NodeID?
  ) -> [NodeID] {
    var blocks: [NodeID] = []
    while let block = next {
      let start = document.sourceStart(of: block)
      if start >= range.upperBound { break }
      if start >= range.lowerBound { blocks.append(block) }
      next = document.nextSibling(of: block)
    }
    return blocks
  }

  /// Renders how an answer opens.
  func text(_ opening: Opening) -> [UInt8] {
    render(opening.nodes, of: opening.document, below: 5)
  }

  /// Renders prose of its own.
  ///
  /// - Parameters:
  ///   - prose: The text.
  ///   - level: The level of the heading that it stands below.
  /// - Returns: The text in the language of the face, as UTF-8.
  func text(_ prose: Prose, below level: Int) -> [UInt8] {
    let document = prose.document
    return render(Array(document.children(of: document.root)), of: document, below: level)
  }

  /// Renders a heading's text.
  private func title(_ text: String) -> [UInt8] {
    // Words of letters alone, which most headings are, hold no markup.
    if text.isPlainWords { return Array(text.utf8) }
    // Closed as well, or a '#' that the text ends with would close it.
    let document = Document(parsing: "# \(text.inOneLine) #", options: parseOptions)
    guard let heading = document.firstChild(of: document.root) else { return [] }
    return render(
      Array(document.children(of: heading)), of: document, shiftedBy: 0, sentencePerLine: false)
  }

  private func render(
    _ nodes: [NodeID], of document: Document, below level: Int
  ) -> [UInt8] {
    guard !nodes.isEmpty else { return [] }
    let highest = nodes.lazy.compactMap { document.highestHeading(within: $0) }.min()
    let shift = level + 1 - (highest ?? 1)
    let runs = highest == nil ? [] : Self.runs(of: nodes, in: document, below: level, shift)
    guard runs.count < 2 else {
      return runs.reduce(into: []) { output, run in
        if !output.isEmpty, face == .markdown { output += "\n".utf8 }
        output += render(run.nodes, of: document, shiftedBy: run.shift)
      }
    }
    return render(nodes, of: document, shiftedBy: shift)
  }

  /// Blocks that follow each other, by how far their headings have to be shifted so that none leaves
  /// out a level below the one before.
  private static func runs(
    of nodes: [NodeID], in document: Document, below level: Int, _ shift: Int
  ) -> [(shift: Int, nodes: [NodeID])] {
    var runs: [(shift: Int, nodes: [NodeID])] = []
    var last = level
    for node in nodes {
      var own = runs.last?.shift ?? shift
      if document.kind(of: node) == .heading {
        let written = document.level(ofHeading: node)
        last = min(written + shift, last + 1)
        own = last - written
      }
      if runs.last?.shift == own {
        runs[runs.count - 1].nodes.append(node)
      } else {
        runs.append((own, [node]))
      }
    }
    return runs
  }

  private func render(
    _ nodes: [NodeID], of document: Document, shiftedBy shift: Int, sentencePerLine: Bool = true
  ) -> [UInt8] {
    var output: [UInt8] = []
    // About as much as there is of the source; to grow step by step took a tenth of the time.
    let source = nodes.reduce(0) { $0 + document.sourceRange(of: $1).count }
    output.reserveCapacity(source + source / 4 + 64)
    switch face {
    case .html:
      var options = HTMLOptions()
      options.images = .linked
      options.nameOfImages = "picture"
      options.usableLinks = true
      options.headingShift = shift
      options.columnScopes = true
      options.alignmentClasses = true
      options.scrollingTables = true
      options.inline = inline
      document.appendHTML(of: nodes, to: &output, options: options)
    case .markdown:
      var options = MarkdownOptions()
      options.images = .linked
      options.nameOfImages = "picture"
      options.usableLinks = true
      options.headingShift = shift
      options.sentencePerLine = sentencePerLine
      options.inline = inline
      document.appendMarkdown(of: nodes, to: &output, options: options)
    }
    return output
  }

  private static func level(of kind: Judgement.Section.Kind) -> Section.Level {
    switch kind {
    case .text: .text
    case .drillDown: .scope
    case .strengths, .areasForDevelopment, .drillDownIntroduction, .nextSteps, .other: .heading
    }
  }
}

/// What stands in prose for a reference to a value.
struct Quotation: Sendable {
  let text: String
  /// Whether the text is the reason why there is no figure, which no sentence is built around.
  let isReason: Bool
  /// The row of the digest by its anchor; `nil` when there is no such value.
  let anchor: String?

  init(of reference: String, _ trends: TrendReport) {
    switch trends.value(of: reference) {
    case .success(let value):
      text = value.text
      isReason = !value.hasFigure
      anchor = value.series.anchor
    case .failure:
      // An error of its own; the report is a draft.
      text = "[no value for \(reference.filter { !"{}".contains($0) })]"
      isReason = false
      anchor = nil
    }
  }
}

private func isWithinLink(_ node: NodeID, of document: Document) -> Bool {
  var node = node
  while let parent = document.parent(of: node) {
    // An image is written as a link to it.
    if [.link, .image].contains(document.kind(of: parent)) { return true }
    node = parent
  }
  return false
}

extension Face {
  /// Appends a citation, in which the ids of the register are links.
  fileprivate func appendCitation(
    _ label: String, _ grammar: CitationGrammar, linkingTo slugs: EvidenceSlugs?,
    to output: inout [UInt8]
  ) {
    guard let items = grammar.items(in: label[...]) else {
      return append("[\(label)]", to: &output)
    }
    // Around links brackets need no escape: no link holds another, so no reader of Markdown takes
    // them for a link's own.
    let isBare =
      slugs != nil && items.contains { if case .evidence = $0.meaning { true } else { false } }
    appendMark("[", isBare: isBare, to: &output)
    for (place, item) in items.enumerated() {
      if place > 0 { appendMark("; ", isBare: slugs != nil, to: &output) }
      if case .evidence(let id) = item.meaning {
        if let slugs {
          appendLink(id, slugs, to: &output)
        } else {
          append(id.text, to: &output)
        }
      } else {
        append(String(item.text), to: &output)
      }
    }
    appendMark("]", isBare: isBare, to: &output)
  }

  private func appendMark(_ mark: String, isBare: Bool, to output: inout [UInt8]) {
    if isBare { output.append(utf8: mark) } else { append(mark, to: &output) }
  }

  private func appendLink(_ id: Identifier, _ slugs: EvidenceSlugs, to output: inout [UInt8]) {
    switch self {
    case .html:
      output.append("<a class=\"cite\" href=\"#evidence-")
      output.append(utf8: id.text)
      output.append("\">")
      output.append(utf8: id.text)
      output.append("</a>")
    case .markdown:
      output.append("[")
      output.append(utf8: id.text)
      output.append("](#")
      output.append(utf8: slugs[id])
      output.append(")")
    }
  }

  /// Appends a value, which is a link to its row of the digest in a page; a reason in its place
  /// stands in brackets, which are the writer's own where the reference has some around it.
  fileprivate func append(_ quotation: Quotation, hasLinks: Bool, to output: inout [UInt8]) {
    let isBracketed = quotation.isReason && output.last != UInt8(ascii: "(")
    if isBracketed { output.append("(") }
    defer { if isBracketed { output.append(")") } }
    guard hasLinks, self == .html, let anchor = quotation.anchor else {
      return append(quotation.text, to: &output)
    }
    output.append("<a class=\"value\" href=\"digest.html#")
    appendHTML(anchor, to: &output)
    output.append("\">")
    appendHTML(quotation.text, to: &output)
    output.append("</a>")
  }

  private func append(_ text: String, to output: inout [UInt8]) {
    switch self {
    case .html: appendHTML(text, to: &output)
    case .markdown: appendMarkdown(text, to: &output)
    }
  }
}

/// Appends text to HTML so that it stays text.
func appendHTML(_ text: String, to output: inout [UInt8]) {
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): output.append("&amp;")
    case UInt8(ascii: "<"): output.append("&lt;")
    case UInt8(ascii: ">"): output.append("&gt;")
    case UInt8(ascii: "\""): output.append("&quot;")
    default: output.append(byte)
    }
  }
}

extension String {
  /// The text with its line ends made spaces: a heading underlined with dashes may have several
  /// lines.
  fileprivate var inOneLine: String {
    utf8.contains { $0 == 0x0A || $0 == 0x0D }
      ? split(whereSeparator: \.isNewline).joined(separator: " ") : self
  }

  /// Whether there are letters of ASCII alone, and single spaces between words.
  fileprivate var isPlainWords: Bool {
    var wasLetter = false
    for byte in utf8 {
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      guard isLetter || byte == 0x20 && wasLetter else { return false }
      wasLetter = isLetter
    }
    return wasLetter
  }
}
