/// What is read beyond CommonMark; by default nothing.
public struct ParseOptions: Sendable {
  /// Whether GitHub's tables are read.
  public var tables = false
  /// Whether `~text~` and `~~text~~` strike text out, as GitHub has it.
  public var strikethrough = false
  /// Whether `{{ … }}` becomes one node, which binds as tightly as a code span.
  ///
  /// A backslash before the braces makes text of them.
  public var placeholders = false
  /// Decides whether a label in brackets that no definition in the text explains is one that the
  /// caller knows: `true` makes one ``NodeKind/mention`` node of it.
  ///
  /// It's asked about `[label]` where that could be a shortcut reference, never within the text
  /// of a link; the label is as written, without the brackets.
  public var isMention: (@Sendable (Substring) -> Bool)?
  /// Definitions of links that count where the text has none of its own for a label.
  public var definitions: LinkDefinitions?

  /// Creates options.
  public init(
    tables: Bool = false, strikethrough: Bool = false, placeholders: Bool = false,
    isMention: (@Sendable (Substring) -> Bool)? = nil
  ) {
    self.tables = tables
    self.strikethrough = strikethrough
    self.placeholders = placeholders
    self.isMention = isMention
  }
}
