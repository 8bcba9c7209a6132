/// An input with a mark, `↓`, before the character that a finding has to point at.
public struct MarkedText {
  /// The input without the mark.
  public var text: String
  /// The line of the mark, from 1.
  public var line: Int
  /// The column of the mark, from 1, in characters.
  public var column: Int

  /// Takes the mark out of an input; an input without one has its mark at the end.
  public init(_ marked: String) {
    let before = marked.prefix { $0 != "↓" }
    let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    text = marked.replacing("↓", with: "")
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
  }
}
