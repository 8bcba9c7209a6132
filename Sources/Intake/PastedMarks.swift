import CommonMark
import Diagnostics
import SelfEvaluation

// What Markdown takes for plain text though its writer meant more: a heading without its space, and
// the bullets and tables of a word processor.

extension WorkspaceReader {
  /// Says of each heading, list and table that is none; the text stays as it is.
  mutating func reportPastedMarks(in prose: Prose) {
    var text = prose.source.text
    var lines = text.withUTF8 { MarkedLine.all(in: UnsafeBufferPointer(rebasing: $0[prose.range])) }
    if lines.isEmpty { return }
    // In code they are what they look like.
    let document = prose.document
    var paragraphs = document.descendants(of: document.root)
      .filter { document.kind(of: $0) == .paragraph }.map { document.sourceRange(of: $0) }[...]
    lines = lines.filter { line in
      while let first = paragraphs.first, first.upperBound <= line.start {
        paragraphs.removeFirst()
      }
      return paragraphs.first?.contains(line.start) == true
    }
    for line in lines { reportHeading(line, prose) }
    for run in MarkedLine.runs(of: lines.filter { $0.mark == .bullet }) {
      let place = prose.position(atByte: run[0].start)
      let sign = run[0].text(prose).prefix { !$0.isWhitespace }.prefix(5)
      log.add(
        .pastedList,
        run.count == 1
          ? "this line begins with '\(sign)', which makes no list"
          : "\(run.count) lines from here on begin with bullets such as '\(sign)', which make no "
            + "list",
        at: place,
        hint: "begin \(run.count == 1 ? "the line" : "each line") with '- ', a hyphen and a space, "
          + "and indent what belongs below another point by two spaces")
    }
    for run in MarkedLine.runs(of: lines.filter { $0.mark == .columns }) where run.count > 1 {
      log.add(
        .pastedTable,
        "\(run.count) lines from here on have tabs between words, which makes no table: they run "
          + "together",
        at: prose.position(atByte: run[0].start),
        hint: "put '|' between the columns, and a line such as '|---|---|' below the first")
    }
  }

  private mutating func reportHeading(_ line: MarkedLine, _ prose: Prose) {
    guard case .heading(let level) = line.mark else { return }
    let text = line.text(prose)
    let meant = String(repeating: "#", count: max(level, 2))
    let title = text.drop { $0 == "#" }.trimmed.prefix(60)
    log.add(
      .headingWithoutSpace,
      "'\(text.trimmed.prefix(60))' is no heading: no plain space stands behind its '#'",
      at: prose.position(atByte: line.start), hint: "write '\(meant) \(title)'")
  }
}

/// A line of prose that looks like more than plain text.
private struct MarkedLine {
  enum Mark: Equatable {
    /// As many `#` without a space behind.
    case heading(Int)
    /// A sign for a point of a list.
    case bullet
    /// Tabs between words.
    case columns
  }

  var mark: Mark
  /// The first visible byte, and the end of the line.
  var start, end: Int
  /// Which of the lines that aren't blank it is.
  var number: Int

  func text(_ prose: Prose) -> Substring { prose.part(start..<end).text }

  static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [Self] {
    let hasTabs = bytes.firstIndex(of: 0x09, from: 0) != nil
    let lineEnd: UInt8 = bytes.firstIndex(of: 0x0A, from: 0) == nil ? 0x0D : 0x0A
    var lines: [Self] = []
    var number = 0
    var next = 0
    while next < bytes.count {
      var start = next
      let end = bytes.firstIndex(of: lineEnd, from: start) ?? bytes.count
      next = end + 1
      while start < end, bytes[start] <= 0x20 { start += 1 }
      if start == end { continue }
      number += 1
      if let mark = mark(of: bytes.span.extracting(start..<end), mayHaveTab: hasTabs) {
        lines.append(Self(mark: mark, start: start, end: end, number: number))
      }
    }
    return lines
  }

  /// Lines brought together that follow each other, blank ones aside.
  static func runs(of lines: [Self]) -> [[Self]] {
    lines.reduce(into: []) { runs, line in
      if let last = runs.last?.last, line.number == last.number + 1 {
        runs[runs.count - 1].append(line)
      } else {
        runs.append([line])
      }
    }
  }

  private static func mark(of line: Span<UInt8>, mayHaveTab: Bool) -> Mark? {
    if line[0] == UInt8(ascii: "#") {
      var level = 1
      while level < line.count, line[level] == line[0] { level += 1 }
      guard level <= 6, level < line.count else { return nil }
      let isWord = isLetter(line[level])
      // "#1" is a number, "##1" a heading.
      let isTitle = level > 1 && (isDigit(line[level]) || line[level] == UInt8(ascii: "*"))
      return isWord || isTitle ? .heading(level) : nil
    }
    if isBullet(line) { return .bullet }
    guard mayHaveTab else { return nil }
    let last = line.indices.last { line[$0] > 0x20 } ?? 0
    return line.extracting(..<last).contains(0x09) ? .columns : nil
  }

  private static func isBullet(_ line: Span<UInt8>) -> Bool {
    let first = line[0]
    if first < 0x80 {
      if first == UInt8(ascii: "o"), isWide(line, from: 1) { return true }
      // Such as "a)" or "iv." and a tab; with a number it's a list wherever one may begin.
      var end = first == UInt8(ascii: "(") ? 1 : 0
      while end < min(line.count, 4), isDigit(line[end]) || isLetter(line[end]) { end += 1 }
      return end > 0 && end + 1 < line.count && line[end + 1] == 0x09
        && (line[end] == UInt8(ascii: ")") || line[end] == UInt8(ascii: "."))
    }
    let head = (0..<min(4, line.count)).map { line[$0] }
    guard let sign = String(decoding: head, as: UTF8.self).unicodeScalars.first else {
      return false
    }
    if "•◦▪▫‣⁃■□●○◆◇❖➢➤✓✔".unicodeScalars.contains(sign) { return true }
    // The signs of the fonts Symbol and Wingdings.
    if (0xF000...0xF0FF).contains(sign.value) { return true }
    let length = String(sign).utf8.count
    if sign == "·", length < line.count, line[length] == 0x20 { return true }
    return "·–—−‐‑§Ø".unicodeScalars.contains(sign) && isWide(line, from: length)
  }

  /// Whether a tab, two spaces or a no-break space stand at a place.
  private static func isWide(_ line: Span<UInt8>, from index: Int) -> Bool {
    guard index + 1 < line.count else { return false }
    return line[index] == 0x09
      || line[index] == 0x20 && (line[index + 1] == 0x20 || line[index + 1] == 0x09)
      || line[index] == 0xC2 && line[index + 1] == 0xA0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
  }
}

extension Span<UInt8> {
  fileprivate func contains(_ byte: UInt8) -> Bool { indices.contains { self[$0] == byte } }
}
