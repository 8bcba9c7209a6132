import CommonMark
import SelfEvaluation

/// The first sentence of an answer, in which a writer says what matters, and an ellipsis where more
/// follows it in its paragraph.
struct Opening: Sendable {
  let document: Document
  /// What of the document is printed.
  let nodes: [NodeID]

  /// Finds the sentence.
  ///
  /// - Parameters:
  ///   - body: The answer.
  ///   - options: How answers are read.
  init(of body: Prose, _ options: ParseOptions) {
    let whole = body.document
    let beginning = whole.children(of: whole.root).prefix { whole.kind(of: $0) != .heading }
    let paragraph = beginning.first { whole.kind(of: $0) == .paragraph }
    if let paragraph, let sentence = Self.sentence(of: paragraph, of: body, options) {
      document = sentence
      nodes = Array(sentence.children(of: sentence.root))
    } else {
      document = whole
      nodes = [paragraph].compactMap(\.self)
    }
  }

  /// The sentence as a document of its own; `nil` where the paragraph has no other or the sentence
  /// can't stand alone.
  private static func sentence(
    of paragraph: NodeID, of body: Prose, _ options: ParseOptions
  ) -> Document? {
    let whole = body.document
    guard let end = whole.endOfFirstSentence(in: paragraph) else { return nil }
    var options = options
    options.definitions = whole.definitions
    let start = whole.sourceStart(of: paragraph)
    let sentence = Document(
      parsing: String(body.part(start..<end).text) + " …", options: options)
    // An address may stand below another answer of the file, where the sentence alone lacks it.
    let isWhole =
      links(in: paragraph, of: whole, before: end)
      == links(in: sentence.root, of: sentence, before: .max)
    return isWhole ? sentence : nil
  }

  private static func links(in node: NodeID, of document: Document, before end: Int) -> Int {
    document.descendants(of: node).count { inner in
      let kind = document.kind(of: inner)
      return (kind == .link || kind == .image) && document.sourceStart(of: inner) < end
    }
  }
}
