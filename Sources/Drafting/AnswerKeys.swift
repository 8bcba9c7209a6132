import Diagnostics
import SelfEvaluation

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
  ///   - heading: The last line of the answer's heading, from 1.
  public mutating func set(_ key: String, to value: String, below heading: Int) {
    let lines = TextLine.all(of: bytes[...])
    guard lines.indices.contains(heading - 1) else { return }
    let (found, end) = find(key, below: heading, in: lines)
    if let found {
      bytes.replaceSubrange(found.value, with: (value.isEmpty ? "" : " \(value)").utf8)
      return
    }
    let above = lines[end - 1]
    let next = above.end.endIndex
    let line = Array((value.isEmpty ? "\(key):" : "\(key): \(value)").utf8)
    // The heading may be the last line of the file and have no end.
    bytes.insert(contentsOf: above.end.isEmpty ? lines.lineEnd + line : line + above.end, at: next)
  }

  /// Takes the lines of a key out.
  ///
  /// - Parameters:
  ///   - key: The key, such as `Agreed`.
  ///   - heading: The last line of the answer's heading, from 1.
  public mutating func remove(_ key: String, below heading: Int) {
    let lines = TextLine.all(of: bytes[...])
    guard lines.indices.contains(heading - 1) else { return }
    if let found = find(key, below: heading, in: lines).found {
      bytes.removeSubrange(found.lines)
    }
  }

  /// Where a key's value and lines stand, and the line after the last key, from 0.
  private func find(
    _ key: String, below heading: Int, in lines: [TextLine]
  ) -> (found: (value: Range<Int>, lines: Range<Int>)?, end: Int) {
    // Blank lines may stand between the heading and the keys.
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
      if isBlank(content) {
        guard let next = furtherKeys(from: end, besides: lines[first..<end], in: lines) else {
          break
        }
        end = next
        wasFound = false
        continue
      }
      if content.first == UInt8(ascii: "#") { break }
      let isIndented = content.first == 0x20 || content.first == 0x09
      if isIndented, end > first {
        // The line goes on with the value above it.
        if wasFound, let (value, all) = found {
          found = (value.lowerBound..<content.endIndex, all.lowerBound..<lines[end].end.endIndex)
        }
      } else if self.key(of: content) == key.lowercased(), found == nil {
        let colon = content.firstIndex(of: UInt8(ascii: ":")) ?? content.endIndex - 1
        found = (colon + 1..<content.endIndex, content.startIndex..<lines[end].end.endIndex)
        wasFound = true
      } else {
        wasFound = false
      }
      end += 1
    }
    return (found, end)
  }

  /// The line, from 0, with which keys go on below a blank one, as they're read.
  private func furtherKeys(
    from blank: Int, besides above: ArraySlice<TextLine>, in lines: [TextLine]
  ) -> Int? {
    guard let start = lines[blank...].firstIndex(where: { !isBlank($0.content) }) else {
      return nil
    }
    var keys = above.compactMap { key(of: $0.content) }
    for line in lines[start...].map(\.content) {
      if isBlank(line) || line.first == UInt8(ascii: "#") { break }
      let isIndented = line.first == 0x20 || line.first == 0x09
      if isIndented, line.startIndex > lines[start].content.startIndex { continue }
      guard let key = key(of: line), !keys.contains(key),
        let colon = line.firstIndex(of: UInt8(ascii: ":")),
        Judgement.isKeyLine(key, String(decoding: line[(colon + 1)...], as: UTF8.self))
      else { return nil }
      keys.append(key)
    }
    return lines[start].content.first == UInt8(ascii: "#") ? nil : start
  }

  private func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= 0x20 } }

  /// The key of a line in lower case; `nil` when it's no key line of an answer.
  private func key(of line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    let word = name.withSingleSpaces
    return Judgement.keyNames.contains(word) ? word : nil
  }
}
