/// One item of a list that stands in a cell or behind a key.
public struct ListItem: Hashable, Sendable {
  /// The item without the white space around it.
  public var text: String
  /// Its bytes, counted as those of the list are.
  public var range: Range<Int>

  /// Takes a list apart at each `;`, and leaves out what is empty.
  ///
  /// - Parameters:
  ///   - list: The list's text.
  ///   - offset: What the list's first byte is counted as: its offset in a source, or 0.
  ///   - commasToo: Whether a comma separates items as well.
  /// - Returns: The items in their order.
  public static func split(
    _ list: some StringProtocol, at offset: Int = 0, commasToo: Bool = false
  ) -> [ListItem] {
    let bytes = Array(list.utf8)
    let span = bytes.span
    var items: [ListItem] = []
    var start = 0
    for index in 0...bytes.count {
      let isEnd = index == bytes.count || bytes[index] == ASCII.semicolon
      guard isEnd || commasToo && bytes[index] == ASCII.comma else { continue }
      let range = span.trimmed(start..<index)
      if !range.isEmpty {
        let place = range.lowerBound + offset..<range.upperBound + offset
        items.append(ListItem(text: span.string(range), range: place))
      }
      start = index + 1
    }
    return items
  }
}

extension KeyValueBlock.Entry {
  /// Takes the value apart as a list, each item with its bytes in the source.
  ///
  /// - Parameters:
  ///   - commasToo: Whether a comma separates items as well as `;`.
  ///   - text: The text of the source that the entry was read from.
  /// - Returns: The items in their order.
  public func items(commasToo: Bool = true, in text: String) -> [ListItem] {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: valueRange.lowerBound)
    let end = utf8.index(utf8.startIndex, offsetBy: valueRange.upperBound)
    return ListItem.split(text[start..<end], at: valueRange.lowerBound, commasToo: commasToo)
  }
}
