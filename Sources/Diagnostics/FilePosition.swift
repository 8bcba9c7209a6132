/// A place in an input file, as a reader with an editor would name it.
public struct FilePosition: Hashable, Sendable {
  /// The path, as the user gave it or relative to the workspace.
  public var file: String
  // Each row of the data has a position, so that half the size tells.
  @usableFromInline var lineNumber: Int32
  @usableFromInline var columnNumber: Int32

  /// The line, counted from 1.
  @inlinable public var line: Int {
    get { Int(lineNumber) }
    set { lineNumber = Int32(clamping: newValue) }
  }

  /// The column, counted from 1 in characters, not bytes.
  @inlinable public var column: Int {
    get { Int(columnNumber) }
    set { columnNumber = Int32(clamping: newValue) }
  }

  /// Creates a position; a file as a whole is its line 1, column 1.
  @inlinable
  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    lineNumber = Int32(clamping: line)
    columnNumber = Int32(clamping: column)
  }
}

extension FilePosition: Comparable {
  /// Orders by file, then by line, then by column.
  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension FilePosition: CustomStringConvertible {
  /// The place as `file:line:column`, which editors turn into a link.
  public var description: String { "\(file.withoutControls):\(line):\(column)" }
}

extension String {
  /// The text with its control characters written out, so that a name or a cell of somebody's file
  /// can't break a line of a message or give orders to the terminal.
  public var withoutControls: String {
    guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.properties.generalCategory == .control {
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same with a space for each line break, as cells of spreadsheets have them.
  var onOneLine: String {
    let hasBreaks = utf8.contains { $0 == 0x0A || $0 == 0x0D }
    return (hasBreaks ? split(whereSeparator: \.isNewline).joined(separator: " ") : self)
      .withoutControls
  }
}
