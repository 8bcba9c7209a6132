/// One line of a text, whatever ends it.
struct TextLine {
  var content: ArraySlice<UInt8>
  /// What ends it; empty where the text does.
  var end: ArraySlice<UInt8>

  /// Takes a text apart.
  static func all(of bytes: ArraySlice<UInt8>) -> [Self] {
    var lines: [Self] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      var end = start
      while end < bytes.endIndex, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      var next = min(end + 1, bytes.endIndex)
      if end + 1 < bytes.endIndex, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { next = end + 2 }
      lines.append(Self(content: bytes[start..<end], end: bytes[end..<next]))
      start = next
    }
    return lines
  }
}

extension [TextLine] {
  /// What ends the first of the lines that has an end, as the others should have it too.
  var lineEnd: [UInt8] {
    guard let line = first(where: { !$0.end.isEmpty }) else { return [0x0A] }
    return [UInt8](line.end)
  }
}
