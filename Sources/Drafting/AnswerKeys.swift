/// Sets key lines of one answer in the bytes of its file, and changes no other byte.
public struct AnswerKeys: Sendable {
  /// The file.
  public internal(set) var bytes: [UInt8]

  /// Takes a file.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Sets a key's value; a key that isn't there is put below the last one.
  ///
  /// - Parameters:
  ///   - key: The key as it's written anew, such as `Status`.
  ///   - value: The value, in one line.
  ///   - heading: The line of the answer's heading, from 1.
  public mutating func set(_ key: String, to value: String, below heading: Int) {
    let lines = lines()
    guard lines.indices.contains(heading - 1) else { return }
    let (found, end) = find(key, below: heading, in: lines)
    if let found {
      bytes.replaceSubrange(found.value, with: (value.isEmpty ? "" : " \(value)").utf8)
      return
    }
    let above = lines[end - 1]
    let ending = Array(bytes[above.content.upperBound..<above.next])
    let line = Array((value.isEmpty ? "\(key):" : "\(key): \(value)").utf8)
    if ending.isEmpty {
      // The heading is the last line of the file and has no end.
      bytes.insert(contentsOf: lineEnd(lines) + line, at: above.next)
    } else {
      bytes.insert(contentsOf: line + ending, at: above.next)
    }
  }

  /// Takes the lines of a key out.
  ///
  /// - Parameters:
  ///   - key: The key, such as `Agreed`.
  ///   - heading: The line of the answer's heading, from 1.
  public mutating func remove(_ key: String, below heading: Int) {
    let lines = lines()
    guard lines.indices.contains(heading - 1) else { return }
    if let found = find(key, below: heading, in: lines).found {
      bytes.removeSubrange(found.lines)
    }
  }

  /// Where a key's value and lines stand, and the line after the last key, from 0.
  private func find(
    _ key: String, below heading: Int, in lines: [(content: Range<Int>, next: Int)]
  ) -> (found: (value: Range<Int>, lines: Range<Int>)?, end: Int) {
    // The heading may be underlined, and blank lines may stand between it and the keys.
    let heading = isUnderline(lines, heading) ? heading + 1 : heading
    var first = heading
    while lines.indices.contains(first), isBlank(lines[first].content) { first += 1 }
    if !lines.indices.contains(first) || self.key(of: lines[first].content) == nil {
      first = heading
    }
    var end = first
    var found: (value: Range<Int>, lines: Range<Int>)?
    var wasFound = false
    while lines.indices.contains(end) {
      let content = lines[end].content
      if isBlank(content) || bytes[content.lowerBound] == UInt8(ascii: "#") { break }
      let isIndented = bytes[content.lowerBound] == 0x20 || bytes[content.lowerBound] == 0x09
      if isIndented, end > first {
        // The line goes on with the value above it.
        if wasFound, let (value, all) = found {
          found = (value.lowerBound..<content.upperBound, all.lowerBound..<lines[end].next)
        }
      } else if self.key(of: content) == key.lowercased(), found == nil {
        let colon = content.first { bytes[$0] == UInt8(ascii: ":") } ?? content.upperBound - 1
        found = (colon + 1..<content.upperBound, content.lowerBound..<lines[end].next)
        wasFound = true
      } else {
        wasFound = false
      }
      end += 1
    }
    return (found, end)
  }

  private func lineEnd(_ lines: [(content: Range<Int>, next: Int)]) -> [UInt8] {
    guard let line = lines.first(where: { $0.content.upperBound < $0.next }) else { return [0x0A] }
    return Array(bytes[line.content.upperBound..<line.next])
  }

  private func lines() -> [(content: Range<Int>, next: Int)] {
    var lines: [(content: Range<Int>, next: Int)] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      var next = min(end + 1, bytes.count)
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { next = end + 2 }
      lines.append((start..<end, next))
      start = next
    }
    return lines
  }

  /// Whether a line only underlines the heading above it.
  private func isUnderline(_ lines: [(content: Range<Int>, next: Int)], _ place: Int) -> Bool {
    guard lines.indices.contains(place) else { return false }
    let visible = bytes[lines[place].content].filter { $0 > 0x20 }
    let mark = visible.first
    return (mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"))
      && visible.allSatisfy { $0 == mark }
  }

  private func isBlank(_ line: Range<Int>) -> Bool { bytes[line].allSatisfy { $0 <= 0x20 } }

  /// The key of a line in lower case; `nil` when it's no key line of an answer.
  private func key(of line: Range<Int>) -> String? {
    guard let colon = line.first(where: { bytes[$0] == UInt8(ascii: ":") }) else { return nil }
    let name = String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self).lowercased()
    let word = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let known = [
      "grade", "reason", "status", "updated", "author", "evidence", "measures", "priorities",
      "agreed", "fingerprint",
    ]
    return known.contains(word) ? word : nil
  }
}
