extension StringProtocol where UTF8View: BidirectionalCollection {
  /// The text without the white space around it.
  var trimmed: SubSequence {
    // Nearly all text begins and ends with a visible character of ASCII; the rest is looked at with
    // all that Unicode knows of white space, which takes a hundred times as long.
    if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return self[...]
    }
    // After a colon there is a space, and a visible character behind it.
    if utf8.count > 1, utf8.first == 0x20, let last = utf8.last, (0x21..<0x7F).contains(last),
      (0x21..<0x7F).contains(utf8[utf8.index(after: startIndex)])
    {
      return self[utf8.index(after: startIndex)...]
    }
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return head }
    return head[...last]
  }
}
