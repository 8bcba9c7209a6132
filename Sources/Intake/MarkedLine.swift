import Diagnostics
import SelfEvaluation

/// A line of prose that looks like more than plain text.
struct MarkedLine {
  enum Mark: Equatable {
    /// As many `#` without a space behind.
    case heading(Int)
    /// A sign for a point of a list.
    case bullet
    /// Perhaps a point of a list, together with others.
    case point
    /// Tabs between words.
    case columns
    /// A tab at the start alone, as above the first column of a table.
    case indented
    /// What stands below the first line of a table.
    case delimiters
    /// Bars between words, as a table's line has them.
    case row
    /// Perhaps the heading of an answer.
    case question
    /// Perhaps a key line.
    case key
    /// Perhaps the name of a section.
    case title
  }

  var mark: Mark
  /// The first visible byte, and the end of the line.
  var start, end: Int
  /// The tabs of a line with columns, those at its start included.
  var tabs = 0
  /// The bars of a row, but for those with a backslash.
  var bars = 0
  /// The line right above a table's delimiters or a point; empty without one.
  var above = 0..<0
  /// Which of the lines that aren't blank it is.
  var number: Int

  func text(_ prose: Prose) -> Substring { prose.part(start..<end).text }

  static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [Self] {
    let hasTabs = bytes.firstIndex(of: 0x09, from: 0) != nil
    let hasBars = bytes.firstIndex(of: UInt8(ascii: "|"), from: 0) != nil
    let lineEnd: UInt8 = bytes.firstIndex(of: 0x0A, from: 0) == nil ? 0x0D : 0x0A
    var lines: [Self] = []
    var number = 0
    var next = 0
    var above = 0..<0
    while next < bytes.count {
      let first = next
      var start = next
      let end = bytes.firstIndex(of: lineEnd, from: start) ?? bytes.count
      next = end + 1
      while start < end, bytes[start] <= 0x20 { start += 1 }
      defer { above = start..<end }
      if start == end { continue }
      number += 1
      var mark = mark(of: bytes.span.extracting(start..<end), mayHaveTab: hasTabs)
      if hasTabs, mark == nil, bytes[first] == 0x09 { mark = .indented }
      let bars = hasBars && mark == nil ? bars(in: bytes.span.extracting(start..<end)) : 0
      if bars > 1 { mark = .row }
      guard let mark else { continue }
      var line = Self(mark: mark, start: start, end: end, bars: bars, number: number)
      if mark == .columns || mark == .indented {
        line.tabs = bytes[first..<end].count { $0 == 0x09 }
      }
      if mark == .delimiters || mark == .point { line.above = above }
      lines.append(line)
    }
    return lines
  }

  /// The part of a run that is a table: lines with columns, and one with a tab alone above them.
  static func table(in run: [Self]) -> [Self]? {
    guard let first = run.firstIndex(where: { $0.mark == .columns }),
      let last = run.lastIndex(where: { $0.mark == .columns })
    else { return nil }
    let table = run[max(first - 1, 0)...last]
    return table.count > 1 ? Array(table) : nil
  }

  /// Lines brought together that follow each other, blank ones aside, with as many bars each.
  static func runs(of lines: [Self]) -> [[Self]] {
    lines.reduce(into: []) { runs, line in
      if let last = runs.last?.last, line.number == last.number + 1, line.bars == last.bars {
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
    switch line[0] {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      if isDelimiters(line) { return .delimiters }
    case UInt8(ascii: "Q"), UInt8(ascii: "q"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if begins(line, with: "question") { return .question }
    default: break
    }
    if isKey(line) { return .key }
    if isTitle(line) { return .title }
    if mayHaveTab {
      let last = line.indices.last { line[$0] > 0x20 } ?? 0
      if line.extracting(..<last).contains(0x09) { return .columns }
    }
    return mayBePoint(line) ? .point : nil
  }

  /// Whether a line's first word, in bold or not, is one in lower case.
  private static func begins(_ line: Span<UInt8>, with word: StaticString) -> Bool {
    var index = 0
    while index < line.count, line[index] == UInt8(ascii: "*") || line[index] == UInt8(ascii: "_") {
      index += 1
    }
    guard line.count - index >= word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer {
      $0.indices.allSatisfy { line[index + $0] | 0x20 == word.utf8Start[$0] }
    }
  }

  private static let keyInitials = initials(of: "aefgmprsu")
  private static let titleInitials = initials(of: "adns")

  /// A bit for each of some letters: to look for one among them for each line took as long as all else.
  private static func initials(of letters: String) -> UInt32 {
    letters.utf8.reduce(0) { $0 | 1 << UInt32($1 - UInt8(ascii: "a")) }
  }

  /// Whether a line's first letter is one of some, or something may be in bold.
  private static func begins(_ line: Span<UInt8>, withOneOf letters: UInt32) -> Bool {
    if line[0] == UInt8(ascii: "*") || line[0] == UInt8(ascii: "_") { return true }
    let letter = (line[0] | 0x20) &- UInt8(ascii: "a")
    return letter < 26 && letters >> UInt32(letter) & 1 == 1
  }

  /// Whether a line begins with a key of an answer, in bold or not, and a colon.
  private static func isKey(_ line: Span<UInt8>) -> Bool {
    guard begins(line, withOneOf: keyInitials),
      let colon = (0..<min(line.count, 20)).first(where: { line[$0] == UInt8(ascii: ":") })
    else { return false }
    let name = (0..<colon).map { line[$0] }.filter { isLetter($0) }
    return Judgement.keyNames.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  /// Whether a line begins as the name of a section does, after a number or not, and is no longer
  /// than one.
  private static func isTitle(_ line: Span<UInt8>) -> Bool {
    guard line.count <= 40,
      isDigit(line[0]) || line[0] == UInt8(ascii: "(") || begins(line, withOneOf: titleInitials),
      let first = line.indices.first(where: { isLetter(line[$0]) })
    else { return false }
    let line = line.extracting(first...)
    return begins(line, with: "strengths") || begins(line, with: "areas for development")
      || begins(line, with: "drill") || begins(line, with: "next steps")
  }

  private static func bars(in line: Span<UInt8>) -> Int {
    line.indices.count {
      line[$0] == UInt8(ascii: "|") && ($0 == 0 || line[$0 - 1] != UInt8(ascii: "\\"))
    }
  }

  private static func isDelimiters(_ line: Span<UInt8>) -> Bool {
    line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
      && line.indices.allSatisfy { line[$0] <= 0x20 || "|-:".utf8.contains(line[$0]) }
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

  /// Whether a line begins, by its first bytes, as a ``ListSign`` does.
  private static func mayBePoint(_ line: Span<UInt8>) -> Bool {
    guard line.count > 2 else { return false }
    let star = UInt8(ascii: "*")
    switch line[0] {
    case UInt8(ascii: "-"): return isLetter(line[1])
    // With a second star it's in italics.
    case star: return isLetter(line[1]) && !line.extracting(1...).contains(star)
    case 0xC2: return line[1] == 0xB7
    case 0xE2: return line[1] == 0x80 && line[2] <= 0x94 || line[1] == 0x88 && line[2] == 0x92
    default:
      var end = line[0] == UInt8(ascii: "(") ? 1 : 0
      while end < min(line.count, 5), isDigit(line[end]) || isLetter(line[end]) { end += 1 }
      return end < line.count
        && (line[end] == UInt8(ascii: ")") || line[end] == UInt8(ascii: "."))
    }
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
