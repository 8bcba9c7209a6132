/// Finds out whether a tag has its line to itself.
struct LineFinder {
  let bytes: [UInt8]

  /// The white space between the start of the line and a tag; `nil` if there is more than that.
  func blankBefore(_ offset: Int) -> Range<Int>? {
    var start = offset
    while start > 0, bytes[start - 1].isTemplateBlank { start -= 1 }
    return start == 0 || bytes[start - 1].isLineEnd ? start..<offset : nil
  }

  /// The start of the line after a tag; `nil` if there is more than white space behind the tag.
  func lineEndAfter(_ offset: Int) -> Int? {
    let end = blank(from: offset).upperBound
    guard end < bytes.count else { return end }
    guard bytes[end].isLineEnd else { return nil }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return end + (isPair ? 2 : 1)
  }

  func blank(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end].isTemplateBlank { end += 1 }
    return start..<end
  }

  /// The white space before the first line that has more than that.
  func firstBlank(from lineStart: Int) -> Range<Int> {
    var blank = blank(from: lineStart)
    while blank.upperBound < bytes.count, bytes[blank.upperBound].isLineEnd {
      blank = self.blank(from: blank.upperBound + 1)
    }
    return blank
  }
}
