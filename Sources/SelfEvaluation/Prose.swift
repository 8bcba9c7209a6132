public import CommonMark
public import Diagnostics

/// Markdown that a person wrote, and where it stands in its file.
public struct Prose: Sendable {
  // Behind one reference, as it's handed on with every copy of an answer.
  private let content: Content

  private final class Content: Sendable {
    let source: SourceText
    let range: Range<Int>
    let parsed: Document?

    init(_ source: SourceText, _ range: Range<Int>, _ parsed: Document?) {
      self.source = source
      self.range = range
      self.parsed = parsed
    }
  }

  /// The file it was read from.
  public var source: SourceText { content.source }
  /// Its bytes in that file.
  public var range: Range<Int> { content.range }

  /// Takes a stretch of a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - range: The bytes of the stretch.
  ///   - document: The stretch as a tree, parsed by itself.
  /// - Precondition: The range lies within the file and its ends between two characters.
  public init(_ source: SourceText, range: Range<Int>, document: Document? = nil) {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.text.utf8.count)
    content = Content(source, range, document)
  }

  /// Takes a text of its own, such as one from a saved version.
  public init(_ text: String, file: String = "") {
    let source = SourceText(text, file: file)
    content = Content(source, 0..<source.text.utf8.count, nil)
  }

  /// The text as a tree, with the citations and values that were known when it was read; offsets
  /// are bytes from the start of this prose.
  public var document: Document { content.parsed ?? Document(parsing: String(text)) }

  /// The text as written.
  public var text: Substring {
    let text = content.source.text
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return text[start..<utf8.index(start, offsetBy: range.count)]
  }

  /// Whether there is nothing but white space.
  public var isBlank: Bool {
    let utf8 = content.source.text.utf8
    let bytes = utf8.span.extracting(range)
    // The first byte tells it of nearly all.
    if !bytes.isEmpty, (0x21..<0x7F).contains(bytes[0]) { return false }
    return text.allSatisfy(\.isWhitespace)
  }

  /// Finds a place in the file.
  ///
  /// - Parameter offset: The bytes from the start of this prose.
  /// - Returns: The line and column in the file.
  public func position(atByte offset: Int) -> FilePosition {
    content.source.position(atByte: range.lowerBound + offset)
  }

  /// Takes a part.
  ///
  /// - Parameter part: The bytes from the start of this prose.
  /// - Returns: The part, which still knows its file.
  public func part(_ part: Range<Int>) -> Self {
    Self(source, range: range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
  }
}

extension Prose: Equatable {
  /// Whether two texts are the same, wherever they stand.
  public static func == (left: Self, right: Self) -> Bool { left.text == right.text }
}

/// Something that a person referred to, and where.
public struct Reference<Target: Hashable & Sendable>: Hashable, Sendable {
  /// What is referred to.
  public var target: Target
  /// Where the reference stands.
  public var position: FilePosition

  /// Creates a reference.
  public init(_ target: Target, at position: FilePosition) {
    self.target = target
    self.position = position
  }
}
