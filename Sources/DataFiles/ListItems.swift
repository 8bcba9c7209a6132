/// One item of a list that stands in a cell or behind a key.
public struct ListItem: Hashable, Sendable {
  /// The item on one line, without the white space around it.
  public var text: String
  /// Its bytes, counted as those of the list are.
  public var range: Range<Int>

  /// Takes a list apart at each `;`, and leaves out what is empty.
  ///
  /// - Parameters:
  ///   - bytes: The list's text.
  ///   - offset: What the list's first byte is counted as: its offset in a source, or 0.
  ///   - commasToo: Whether a comma separates items as well.
  /// - Returns: The items in their order.
  static func split(
    _ bytes: Span<UInt8>, at offset: Int, commasToo: Bool
  ) -> [ListItem] {
    var items: [ListItem] = []
    var start = 0
    for index in 0...bytes.count {
      let isEnd = index == bytes.count || bytes[index] == ASCII.semicolon
      guard isEnd || commasToo && bytes[index] == ASCII.comma else { continue }
      let range = bytes.trimmed(start..<index)
      if !range.isEmpty {
        let place = range.lowerBound + offset..<range.upperBound + offset
        items.append(ListItem(text: bytes.string(range).onOneLine, range: place))
      }
      start = index + 1
    }
    return items
  }
}

extension CSVRow {
  /// Takes a cell apart as a list, each item with its bytes in the cell.
  public func items(at column: Int) -> [ListItem] {
    if isEmpty(at: column) { return [] }
    return withBytes(at: column) { ListItem.split($0, at: 0, commasToo: false) }
  }
}

extension KeyValueBlock.Entry {
  /// Takes the value apart as a list, in which a comma separates items as well as `;`, each item with
  /// its bytes in the source.
  ///
  /// - Parameter text: The text of the source that the entry was read from.
  /// - Returns: The items in their order.
  public func items(in text: String) -> [ListItem] {
    var text = text
    return text.withUTF8 { bytes in
      ListItem.split(bytes.span.extracting(valueRange), at: valueRange.lowerBound, commasToo: true)
    }
  }
}
