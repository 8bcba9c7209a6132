extension StringProtocol {
  /// Whether another text stands within this one, byte for byte.
  package func holds(_ part: String) -> Bool {
    let part = Array(part.utf8)
    return place(of: part, in: Array(utf8), from: 0) != nil
  }

  /// The text with something else in the place of each occurrence of a part, byte for byte.
  ///
  /// The standard library's own belongs to its regular expressions, which the program goes without.
  package func replacingEach(_ part: String, with other: String) -> String {
    let (part, bytes) = (Array(part.utf8), Array(utf8))
    var result: [UInt8] = []
    var start = 0
    while let place = place(of: part, in: bytes, from: start) {
      result += bytes[start..<place]
      result += other.utf8
      start = place + part.count
    }
    return start == 0 ? String(self) : String(decoding: result + bytes[start...], as: UTF8.self)
  }

  /// The text with one space where it has white space, and none around it.
  package var withSingleSpaces: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func place(of part: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = part.first, bytes.count - start >= part.count else { return nil }
    return (start...bytes.count - part.count).first { place in
      bytes[place] == first && bytes[place..<place + part.count].elementsEqual(part)
    }
  }
}
