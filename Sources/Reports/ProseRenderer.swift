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
    let trends = index.trends
    parseOptions = ParseOptions(
      tables: true, strikethrough: true, placeholders: true,
      isMention: { grammar.items(in: $0) != nil })
    // The same evidence and the same values are referred to again and again.
    let references = Memo<Reference, [UInt8]> { reference in
      let pieces =
        reference.isMention
        ? citationPieces(reference.words, grammar) : [valuePiece(reference.words, trends)]
      var output: [UInt8] = []
      for piece in pieces { face.append(piece, isLinked: reference.isLinked, to: &output) }
      return output
    }
    inline = { document, node, output in
      output +=
        references[
          Reference(
            words: document.literal(of: node), isMention: document.kind(of: node) == .mention,
            isLinked: !hasLinks || isWithinLink(node, of: document))]
    }
  }

  /// A citation or a value as it stands in the text.
  private struct Reference: Hashable {
    var words: String
    var isMention: Bool
    var isLinked: Bool
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
    let blocks = document.children(of: document.root).map { node in
      (node: node, start: document.sourceRange(of: node).lowerBound)
    }
    var sections: [Section] = []
    for (place, section) in answer.sections.enumerated() where !kinds.contains(section.kind) {
      let nodes = blocks.filter { section.range.contains($0.start) }.map(\.node)
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
      // A heading with nothing below is one that nobody has written under yet.
      if !result.text.isEmpty || result.grade != nil || leadsToScope { sections.append(result) }
    }
    return sections
  }

  /// Whether an answer has words under a heading.
  func hasText(_ kind: Judgement.Section.Kind, of answer: Judgement) -> Bool {
    answer.sections.contains { section in
      section.kind == kind && !answer.text(of: section).allSatisfy(\.isWhitespace)
    }
  }

  /// Renders the stretches of one kind without their heading.
  func text(of kind: Judgement.Section.Kind, in answer: Judgement) -> [UInt8] {
    let ranges = answer.sections.filter { $0.kind == kind }.map(\.range)
    let document = answer.body.document
    let nodes = document.children(of: document.root).filter { node in
      ranges.contains { $0.contains(document.sourceRange(of: node).lowerBound) }
    }
    return render(Array(nodes), of: document, below: 5)
  }

  /// Renders the first paragraph of an answer, in which a writer says what matters.
  func opening(of answer: Judgement) -> [UInt8] {
    let document = answer.body.document
    let nodes = document.children(of: document.root).prefix { document.kind(of: $0) != .heading }
    guard let paragraph = nodes.first(where: { document.kind(of: $0) == .paragraph }) else {
      return []
    }
    return render([paragraph], of: document, below: 5)
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
    let document = Document(parsing: "# \(text)", options: parseOptions)
    guard let heading = document.firstChild(of: document.root) else { return [] }
    return render(Array(document.children(of: heading)), of: document, below: 6)
  }

  private func render(_ nodes: [NodeID], of document: Document, below level: Int) -> [UInt8] {
    guard !nodes.isEmpty else { return [] }
    var highest: Int?
    func take(_ node: NodeID) {
      guard document.kind(of: node) == .heading else { return }
      let level = document.level(ofHeading: node)
      highest = min(highest ?? level, level)
    }
    for node in nodes {
      take(node)
      for node in document.descendants(of: node) { take(node) }
    }
    let shift = level + 1 - (highest ?? 1)
    var output: [UInt8] = []
    switch face {
    case .html:
      var options = HTMLOptions()
      options.images = .linked
      options.headingShift = shift
      options.columnScopes = true
      options.alignmentClasses = true
      options.inline = inline
      for node in nodes { document.appendHTML(of: node, to: &output, options: options) }
    case .markdown:
      var options = MarkdownOptions()
      options.images = .linked
      options.headingShift = shift
      options.sentencePerLine = true
      options.inline = inline
      for (place, node) in nodes.enumerated() {
        if place > 0, document.kind(of: node).isBlock { output.append(UInt8(ascii: "\n")) }
        document.appendMarkdown(of: node, to: &output, options: options)
      }
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

/// A piece of a citation or a value: words, and where they lead.
private struct Piece {
  var text: String
  var link: Link?
  /// Whether it's punctuation around links.
  ///
  /// Brackets need no escape there: no link holds another, so no reader of Markdown takes them for
  /// a link's own.
  var isPunctuation = false

  enum Link {
    case evidence(Identifier)
    /// A row of the digest by its anchor.
    case digest(String)
  }
}

private func citationPieces(_ label: String, _ grammar: CitationGrammar) -> [Piece] {
  guard let items = grammar.items(in: label[...]) else { return [Piece(text: "[\(label)]")] }
  let hasLink = items.contains { if case .evidence = $0.meaning { true } else { false } }
  var pieces = [Piece(text: "[", isPunctuation: hasLink)]
  for (place, item) in items.enumerated() {
    if place > 0 { pieces.append(Piece(text: "; ", isPunctuation: true)) }
    if case .evidence(let id) = item.meaning {
      pieces.append(Piece(text: id.text, link: .evidence(id)))
    } else {
      pieces.append(Piece(text: String(item.text)))
    }
  }
  return pieces + [Piece(text: "]", isPunctuation: hasLink)]
}

private func valuePiece(_ reference: String, _ trends: TrendReport) -> Piece {
  switch trends.value(of: reference) {
  case .success(let value): Piece(text: value.text, link: .digest(value.series.anchor))
  // An error of its own; the report is a draft.
  case .failure: Piece(text: "[no value for \(reference.filter { !"{}".contains($0) })]")
  }
}

private func isWithinLink(_ node: NodeID, of document: Document) -> Bool {
  var node = node
  while let parent = document.parent(of: node) {
    if document.kind(of: parent) == .link { return true }
    node = parent
  }
  return false
}

extension Face {
  fileprivate func append(_ piece: Piece, isLinked: Bool, to output: inout [UInt8]) {
    let link = isLinked ? nil : piece.link
    switch (self, link) {
    case (.html, nil): appendHTML(piece.text, to: &output)
    case (.html, .evidence(let id)):
      output += "<a class=\"cite\" href=\"#evidence-\(id.text)\">\(id.text)</a>".utf8
    case (.html, .digest(let anchor)):
      output += "<a class=\"value\" href=\"digest.html#".utf8
      appendHTML(anchor, to: &output)
      output += "\">".utf8
      appendHTML(piece.text, to: &output)
      output += "</a>".utf8
    case (.markdown, .evidence(let id)):
      output += "[\(id.text)](#\(headingSlug(id.text)))".utf8
    case (.markdown, _) where piece.isPunctuation && !isLinked: output += piece.text.utf8
    case (.markdown, _): appendMarkdown(piece.text, to: &output)
    }
  }
}

/// Appends text to HTML so that it stays text.
func appendHTML(_ text: String, to output: inout [UInt8]) {
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): output += "&amp;".utf8
    case UInt8(ascii: "<"): output += "&lt;".utf8
    case UInt8(ascii: ">"): output += "&gt;".utf8
    case UInt8(ascii: "\""): output += "&quot;".utf8
    default: output.append(byte)
    }
  }
}

extension String {
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
