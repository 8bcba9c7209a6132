/// The text of one input file, and where each byte of it stands for a reader.
public struct SourceText: Sendable {
  /// The path to show in findings.
  public let file: String
  /// The text, without a byte order mark.
  public let text: String
  /// The offset of the first byte of each line.
  private let lineStarts: [Int]
  /// Places within very long lines, so that none is counted through for each of its thousand words.
  private let markers: [Marker]

  private struct Marker {
    var offset: Int
    var column: Int
    /// About how far from each other they stand.
    static let distance = 4_096
  }

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
    starts.reserveCapacity(text.utf8.count / 32)
    var copy = text
    copy.withUTF8 { bytes in
      var carriageReturn = bytes.firstIndex(of: 0x0D, from: 0) ?? bytes.count
      var lineFeed = bytes.firstIndex(of: 0x0A, from: 0) ?? bytes.count
      while min(carriageReturn, lineFeed) < bytes.count {
        if lineFeed > carriageReturn + 1 {
          starts.append(carriageReturn + 1)
        } else {
          starts.append(lineFeed + 1)
        }
        let start = starts[starts.count - 1]
        if carriageReturn < start {
          carriageReturn = bytes.firstIndex(of: 0x0D, from: start) ?? bytes.count
        }
        if lineFeed < start {
          lineFeed = bytes.firstIndex(of: 0x0A, from: start) ?? bytes.count
        }
      }
    }
    self.text = text
    lineStarts = starts
    var markers: [Marker] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : text.utf8.count
      if end - start > Marker.distance * 2 { Self.mark(start..<end, of: text, into: &markers) }
    }
    self.markers = markers
  }

  private static func mark(_ line: Range<Int>, of text: String, into markers: inout [Marker]) {
    let utf8 = text.utf8
    var last = Marker(offset: line.lowerBound, column: 0)
    var lastIndex = utf8.index(utf8.startIndex, offsetBy: last.offset)
    while line.upperBound - last.offset > Marker.distance * 2 {
      var offset = last.offset + Marker.distance
      var index = utf8.index(lastIndex, offsetBy: Marker.distance)
      // Between two letters of ASCII one character surely ends and another begins.
      while offset < line.upperBound - 1,
        utf8[utf8.index(before: index)] >= 0x80 || utf8[index] >= 0x80
      {
        offset += 1
        index = utf8.index(after: index)
      }
      last = Marker(
        offset: offset, column: last.column + characterCount(of: text[lastIndex..<index]))
      lastIndex = index
      markers.append(last)
    }
  }

  /// How many characters a part of a line has.
  private static func characterCount(of text: Substring) -> Int {
    text.utf8.span.characterCount ?? text.count
  }

  /// Finds the line and column of a byte.
  ///
  /// - Parameter offset: The byte's offset in the text's UTF-8, from 0; a greater one than the
  ///   text has stands for its end.
  /// - Returns: The place, its column counted in characters.
  public func position(atByte offset: Int) -> FilePosition {
    var text = text
    return text.withUTF8 { position(atByte: offset, of: $0) }
  }

  private func position(atByte offset: Int, of utf8: UnsafeBufferPointer<UInt8>) -> FilePosition {
    let offset = min(max(offset, 0), utf8.count)
    let line = lineStarts.firstIndex(after: offset) { $0 } - 1
    var start = Marker(offset: lineStarts[line], column: 0)
    if !markers.isEmpty {
      let marker = markers.firstIndex(after: offset) { $0.offset } - 1
      if marker >= 0, markers[marker].offset > start.offset { start = markers[marker] }
    }
    let part = UnsafeBufferPointer(rebasing: utf8[start.offset..<offset])
    let count = part.span.characterCount ?? String(decoding: part, as: UTF8.self).count
    return FilePosition(file: file, line: line + 1, column: start.column + count + 1)
  }
}

extension Array {
  /// The index of the first element whose number is greater than one; the elements are in its order.
  @inline(__always)
  fileprivate func firstIndex(after number: Int, by value: (Element) -> Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if value(self[middle]) <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Span<UInt8> {
  /// The characters of a stretch without a line end, as long as each is one scalar.
  ///
  /// Those are the scalars up to U+02FF, and dashes, quotation marks and the like: all else is for
  /// Unicode's own rules, which take ten times as long.
  fileprivate var characterCount: Int? {
    var characters = 0
    var index = 0
    // Nearly all lines are ASCII, and whether one is can be told of many bytes at a time.
    let isASCII = withUnsafeBufferPointer { bytes in
      var bits: UInt8 = 0
      for byte in bytes { bits |= byte }
      return bits < 0x80
    }
    if isASCII { return count }
    while index < count {
      switch self[index] {
      case 0..<0x80: index += 1
      case 0xC2...0xCB: index += 2
      case 0xE2
      where index + 2 < count && self[index + 1] == 0x80
        && (0x90...0xA7).contains(self[index + 2]):
        index += 3
      default: return nil
      }
      characters += 1
    }
    return index == count ? characters : nil
  }
}
