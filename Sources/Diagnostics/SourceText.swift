/// The text of one input file, and where each byte of it stands for a reader.
public struct SourceText: Sendable {
  /// The path to show in findings.
  public let file: String
  /// The text, without a byte order mark.
  public let text: String
  /// The offset of the first byte of each line.
  private let lineStarts: [Int]

  /// Takes the text of a file.
  ///
  /// - Parameters:
  ///   - text: The content, with any of the line endings `\n`, `\r\n` and `\r`.
  ///   - file: The path to show in findings. It's not opened.
  public init(_ text: String, file: String) {
    self.file = file
    var text = text
    text.makeContiguousUTF8()
    var starts = [0]
    var copy = text
    copy.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A {
          starts.append(index)
        } else if byte == 0x0D {
          if index < bytes.count, bytes[index] == 0x0A { index += 1 }
          starts.append(index)
        }
      }
    }
    self.text = text
    lineStarts = starts
  }

  /// Finds the line and column of a byte.
  ///
  /// - Parameter offset: The byte's offset in the text's UTF-8, from 0; a greater one than the
  ///   text has stands for its end.
  /// - Returns: The place, its column counted in characters.
  public func position(atByte offset: Int) -> FilePosition {
    let utf8 = text.utf8
    let offset = min(max(offset, 0), utf8.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[low])
    let end = utf8.index(utf8.startIndex, offsetBy: offset)
    // Within a line each character of ASCII is one byte; other lines are walked through.
    let column =
      utf8[start..<end].allSatisfy { $0 < 0x80 }
      ? offset - lineStarts[low] : text[start..<end].count
    return FilePosition(file: file, line: low + 1, column: column + 1)
  }
}
