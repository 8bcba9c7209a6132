public import Diagnostics

/// The `Key: value` lines that stand together at the head of a text.
public struct KeyValueBlock: Sendable {
  /// One key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key as it's written, without the white space around it.
    public var key: String
    /// The value without the white space around it, its lines joined by a space; it may be empty.
    public var value: String
    /// The key's bytes in the source.
    public var keyRange: Range<Int>
    /// The value's bytes in the source, line ends included; an empty value stands after the colon.
    public var valueRange: Range<Int>
  }

  /// The entries in the order of the text; of a repeated key, the first.
  public private(set) var entries: [Entry] = []
  /// The faults found, in the order of the text.
  public private(set) var findings: [Finding] = []
  /// The offset in the source of the first byte after the block and its blank line.
  public private(set) var end: Int

  /// Reads the lines up to the first blank line or heading, or up to the first blank line below which
  /// no key stands.
  ///
  /// A line that begins with a space or a tab goes on with the value above it.
  ///
  /// - Parameters:
  ///   - source: The whole text.
  ///   - offset: The offset in its UTF-8 of the block's first line.
  ///   - isKey: Tells which lines may stand after blank ones: programs that tidy Markdown put such
  ///     lines after a heading, and those that save a document as text between any two. It's asked
  ///     about the line that the block begins with, then about each line of a further paragraph, whose
  ///     keys have to be new; without it a blank line ends the block.
  public init(
    in source: SourceText, from offset: Int,
    afterBlankLinesIf isKey: (_ entry: Entry, _ isFirst: Bool) -> Bool = { _, _ in false }
  ) {
    end = offset
    var text = source.text
    text.withUTF8 { read($0.span, source, isKey) }
  }

  /// Finds an entry by its key, whatever its case and whether `_`, `-` or a space joins its words.
  public subscript(key: String) -> Entry? {
    let key = FieldName.folded(key)
    return entries.first { FieldName.folded($0.key) == key }
  }

  private enum LineAbove { case none, entry, repeatedKey }

  private mutating func read(
    _ bytes: Span<UInt8>, _ source: SourceText, _ isKey: (Entry, Bool) -> Bool
  ) {
    end = min(max(end, 0), bytes.count)
    if let start = startAfterBlankLines(bytes, isKey) { end = start }
    var keys: [String] = []
    // As many as nearly all blocks have.
    keys.reserveCapacity(8)
    entries.reserveCapacity(8)
    // What an indented line belongs to.
    var above = LineAbove.none
    var isAfterFault = false
    while end < bytes.count {
      let line = bytes.line(at: end)
      let content = bytes.trimmed(line.content)
      if content.isEmpty {
        end = line.next
        guard let start = startOfFurtherKeys(bytes, besides: keys, isKey) else { return }
        end = start
        above = .none
        continue
      }
      if bytes.isHeading(line.content) { return }
      end = line.next
      if content.lowerBound > line.content.lowerBound, above != .none {
        if above == .entry { extendValue(by: content, bytes) }
        continue
      }
      guard let entry = Entry(bytes, content) else {
        above = .none
        if !isAfterFault {
          findings.append(
            .notAKeyValueLine(
              bytes.string(content), at: source.position(atByte: content.lowerBound)))
        }
        isAfterFault = true
        continue
      }
      isAfterFault = false
      let key = FieldName.folded(entry.key)
      if let first = keys.firstIndex(of: key) {
        let place = { (entry: Entry) in source.position(atByte: entry.keyRange.lowerBound) }
        findings.append(
          .repeatedKey(entry.key, firstLine: place(entries[first]).line, at: place(entry)))
        above = .repeatedKey
        continue
      }
      keys.append(key)
      entries.append(entry)
      above = .entry
    }
  }

  private func startAfterBlankLines(
    _ bytes: Span<UInt8>, _ isKey: (Entry, Bool) -> Bool
  ) -> Int? {
    var start = end
    while start < bytes.count {
      let line = bytes.line(at: start)
      let content = bytes.trimmed(line.content)
      if !content.isEmpty {
        guard start > end, !bytes.isHeading(line.content), let entry = Entry(bytes, content) else {
          return nil
        }
        return isKey(entry, true) ? start : nil
      }
      start = line.next
    }
    return nil
  }

  /// Where the next paragraph begins, if each of its lines is one of a new key.
  private func startOfFurtherKeys(
    _ bytes: Span<UInt8>, besides keys: [String], _ isKey: (Entry, Bool) -> Bool
  ) -> Int? {
    // Most texts go on with a heading or a sentence, of which nothing is made.
    var first = end
    while first < bytes.count, bytes[first] <= ASCII.space { first += 1 }
    let head = first..<min(first + Self.longestKey, bytes.count)
    guard head.contains(where: { bytes[$0] == ASCII.colon }) else { return nil }
    var start = end
    while start < bytes.count {
      let line = bytes.line(at: start)
      if !bytes.trimmed(line.content).isEmpty { break }
      start = line.next
    }
    var keys = keys
    var next = start
    while next < bytes.count {
      let line = bytes.line(at: next)
      let content = bytes.trimmed(line.content)
      if content.isEmpty || bytes.isHeading(line.content) { break }
      next = line.next
      // A line that goes on with the value above it.
      if content.lowerBound > line.content.lowerBound, line.content.lowerBound > start { continue }
      guard content.prefix(Self.longestKey).contains(where: { bytes[$0] == ASCII.colon }),
        let entry = Entry(bytes, content), isKey(entry, false)
      else { return nil }
      let key = FieldName.folded(entry.key)
      if keys.contains(key) { return nil }
      keys.append(key)
    }
    return next > start ? start : nil
  }

  /// How far into a line its colon is looked for where a text may begin.
  private static let longestKey = 30

  private mutating func extendValue(by content: Range<Int>, _ bytes: Span<UInt8>) {
    guard var entry = entries.popLast() else { return }
    if entry.value.isEmpty {
      entry.valueRange = content
      entry.value = bytes.string(content)
    } else {
      entry.valueRange = entry.valueRange.lowerBound..<content.upperBound
      entry.value += " " + bytes.string(content)
    }
    entries.append(entry)
  }
}

extension KeyValueBlock.Entry {
  /// Takes a line apart at its first colon; `nil` without one, or without a key before it.
  fileprivate init?(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    guard let colon = line.first(where: { bytes[$0] == ASCII.colon }) else { return nil }
    keyRange = bytes.trimmed(line.lowerBound..<colon)
    if keyRange.isEmpty { return nil }
    let value = bytes.trimmed(colon + 1..<line.upperBound)
    valueRange = value.isEmpty ? colon + 1..<colon + 1 : value
    key = bytes.string(keyRange)
    self.value = bytes.string(value)
  }
}

extension Span<UInt8> {
  /// The line that begins at an offset: its content, and where the next one begins.
  fileprivate func line(at start: Int) -> (content: Range<Int>, next: Int) {
    var end = start
    while end < count, !ASCII.isLineEnd(self[end]) { end += 1 }
    guard end < count else { return (start..<end, end) }
    let isPair =
      self[end] == ASCII.carriageReturn && end + 1 < count && self[end + 1] == ASCII.lineFeed
    return (start..<end, end + (isPair ? 2 : 1))
  }

  /// Whether a line is a heading of Markdown: up to six `#`, then a space or nothing.
  fileprivate func isHeading(_ line: Range<Int>) -> Bool {
    let marks = line.prefix { self[$0] == UInt8(ascii: "#") }
    guard (1...6).contains(marks.count) else { return false }
    return marks.endIndex == line.upperBound || self[marks.endIndex] <= ASCII.space
  }
}

// MARK: - The wording of each rule

extension Finding {
  fileprivate static func notAKeyValueLine(_ line: String, at position: FilePosition) -> Self {
    let shown = line.count > 40 ? line.prefix(40) + "…" : line[...]
    return Self(
      .notAKeyValueLine, "'\(shown)' isn't a 'Key: value' line", at: position,
      hint: "leave a blank line between the keys and the text; write a key as 'Grade: good'")
  }

  fileprivate static func repeatedKey(
    _ key: String, firstLine: Int, at position: FilePosition
  ) -> Self {
    Self(
      .repeatedKey, "'\(key)' already has a value, on line \(firstLine)", at: position,
      hint: "keep one of the two lines")
  }
}
