import Diagnostics

/// Tells whether the links of each answer are defined in that answer itself, as nearly all are: then
/// an answer is read without knowing what is defined in the others.
///
/// Looked for is what may define a link, `[label]:`, and what may use it, `[label]`. In doubt it's no.
struct LocalDefinitions {
  private let bytes: [UInt8]
  /// Where the answers begin.
  private let starts: [Int]
  /// The answers that labels are defined in; 0 is the text above the first.
  private var answers: [String: Int] = [:]
  private var shortest = Int.max
  /// The line of the last definition.
  private var lastLine = -1
  /// The answer that is being looked through.
  private var current = 0

  /// The longest beginning of a line that is looked at, and about the longest label that there is.
  private static let limit = 4_096

  /// Looks through a file.
  ///
  /// - Returns: `nil` when the blocks of the whole file have to be found.
  init?(_ bytes: [UInt8], starts: [Int]) {
    self.bytes = bytes
    self.starts = starts
    var next = 0
    while let bracket = bytes.firstIndex(of: 0x5D, in: next..<bytes.count) {
      next = bracket + 1
      if next < bytes.count, bytes[next] == 0x3A {
        guard takeDefinition(endingAt: bracket) else { return nil }
      }
    }
    if !answers.isEmpty, !areUsedAtHome() { return nil }
  }

  /// The answer that an offset lies in, which is no less than the one asked for before.
  private mutating func answer(at offset: Int) -> Int {
    while current < starts.count, starts[current] <= offset { current += 1 }
    return current
  }

  /// Where a byte's line begins; `nil` when that is far away.
  private func startOfLine(_ offset: Int) -> Int? {
    var start = offset
    while start > 0, bytes[start - 1] != 0x0A {
      start -= 1
      if offset - start > Self.limit { return nil }
    }
    return start
  }

  private func firstVisible(from start: Int) -> Int {
    var first = start
    while first < bytes.count, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
    return first
  }

  /// Takes what stands before a colon.
  ///
  /// - Returns: Whether it's known what that is.
  private mutating func takeDefinition(endingAt bracket: Int) -> Bool {
    guard let line = startOfLine(bracket) else { return false }
    let first = firstVisible(from: line)
    guard bytes[first] == 0x5B else {
      // After a word on its line it defines nothing.
      guard let opening = bytes[first..<bracket].lastIndex(of: 0x5B) else { return false }
      return bytes[first..<opening].contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 }
    }
    guard isInBody(line), let label = label(first + 1..<bracket), !label.isEmpty,
      label.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x2E })
    else { return false }
    let answer = answer(at: first)
    guard answer > 0, answers[label] == nil || answers[label] == answer else { return false }
    answers[label] = answer
    shortest = min(shortest, label.utf8.count)
    lastLine = line
    return true
  }

  /// Whether a line stands below a blank one or a heading within an answer, with none but lines like
  /// it between them: it's not among an answer's key lines then.
  private func isInBody(_ line: Int) -> Bool {
    var line = line
    while line > 0, let above = startOfLine(line - 1) {
      line = above
      if line == lastLine { return true }
      let first = firstVisible(from: line)
      switch bytes[first] {
      case 0x0A, 0x0D: return true
      case 0x23: return !starts.contains(first)
      case 0x5B: continue
      default: return false
      }
    }
    return false
  }

  /// The text between brackets in its form for comparison; `nil` when there's more to comparing it.
  private func label(_ range: Range<Int>) -> String? {
    guard bytes[range].allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(Substring(decoding: bytes[range], as: UTF8.self).trimmed).lowercased()
  }

  /// Whether each defined label is used in its own answer alone.
  private mutating func areUsedAtHome() -> Bool {
    current = 0
    var next = 0
    var end = -1
    while let opening = bytes.firstIndex(of: 0x5B, in: next..<bytes.count) {
      next = opening + 1
      if end < next {
        guard let closing = bytes.firstIndex(of: 0x5D, in: next..<bytes.count) else { return true }
        end = closing
      }
      if !(shortest...Self.limit).contains(end - next) { continue }
      guard let label = label(next..<end) else { return false }
      if let home = answers[label], home != answer(at: opening) { return false }
    }
    return true
  }
}
