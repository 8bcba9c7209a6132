/// How a document is written as Markdown.
public struct MarkdownOptions: Sendable {
  /// Writes a placeholder or a mention; what it appends is taken for Markdown.
  public typealias Inline = @Sendable (Document, NodeID, inout [UInt8]) -> Void

  /// What becomes of raw HTML; where it's escaped, it's shown as text by any reader.
  public var rawHTML = HTMLOptions.RawHTML.escaped
  /// Which destinations become links; the text of other links stays, without a link.
  public var links = LinkPolicy.safe
  /// What becomes of images.
  public var images = HTMLOptions.Images.shown
  /// The words of a link to an image that has no alternate text.
  public var nameOfImages = ""
  /// Whether each link can be followed: one without words has its address for them, and none stands
  /// within another, as Markdown's images that are linked and addresses in `<>` may.
  public var usableLinks = false
  /// The levels added to each heading, which end at 6.
  public var headingShift = 0
  /// Whether each sentence of a paragraph stands on a line of its own, however the source was
  /// wrapped, so that a comparison of two versions shows the sentences that changed.
  public var sentencePerLine = false
  /// Writes placeholders and mentions; without it, both are written as they stand in the source.
  public var inline: Inline?

  /// Creates options that are safe for text of unknown origin.
  public init() {}
}

extension Document {
  /// Writes nodes and what they hold as CommonMark, each as if it stood alone, with a blank line
  /// before each block but the first.
  ///
  /// Headings are marked by `#`, bullets by `-`, and code by fences. Read again, it's the same
  /// document: text stays text, whatever it looks like.
  public func appendMarkdown(
    of nodes: [NodeID], to output: inout [UInt8], options: MarkdownOptions
  ) {
    var renderer = MarkdownRenderer(document: self, options: options)
    swap(&renderer.output, &output)
    for (place, node) in nodes.enumerated() {
      if place > 0, kind(of: node).isBlock { renderer.output.append(.lineFeed) }
      renderer.beginAnew()
      renderer.render(node)
    }
    swap(&renderer.output, &output)
  }

  /// Returns the document as CommonMark.
  public func markdown(options: MarkdownOptions = .init()) -> String {
    var output: [UInt8] = []
    appendMarkdown(of: [root], to: &output, options: options)
    return String(decoding: output, as: UTF8.self)
  }
}
