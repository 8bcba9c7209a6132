import CommonMark

/// Changes of parts of a text that are made at once.
struct TextEdits {
  private var edits: [(range: Range<Int>, words: String)]

  /// Takes the parts, in bytes, and what takes their place.
  init(_ edits: [(range: Range<Int>, words: String)] = []) { self.edits = edits }

  /// Whether there's nothing to change.
  var isEmpty: Bool { edits.isEmpty }

  /// Puts words in the place of a part.
  mutating func replace(_ range: Range<Int>, by words: String) { edits.append((range, words)) }

  /// The text with all changes; of two that overlap the first counts, and both parts go.
  func applied(to bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var end = 0
    let inOrder = edits.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for (range, words) in inOrder {
      if range.lowerBound >= end {
        result += bytes[end..<range.lowerBound]
        result += words.utf8
      }
      end = max(end, range.upperBound)
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }
}

extension Document {
  /// The bytes by which emphasis, a link or an image begins and ends.
  func marks(of node: NodeID, in text: [UInt8]) -> [Range<Int>] {
    let range = sourceRange(of: node)
    func atEnds(_ count: Int) -> [Range<Int>] {
      [
        range.lowerBound..<range.lowerBound + count,
        range.upperBound - count..<range.upperBound,
      ]
    }
    switch kind(of: node) {
    case .emphasis: return atEnds(1)
    case .strong: return atEnds(2)
    case .strikethrough:
      return atEnds(text[range].dropFirst().first == UInt8(ascii: "~") ? 2 : 1)
    case .link, .image:
      let start = range.lowerBound + (kind(of: node) == .image ? 2 : 1)
      let last = children(of: node).reduce(start) { max($0, sourceRange(of: $1).upperBound) }
      return [range.lowerBound..<start, last..<range.upperBound]
    default: return []
    }
  }
}
