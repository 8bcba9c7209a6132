import CommonMark
import Diagnostics
import SelfEvaluation

// What Markdown takes for plain text though its writer meant more: a heading without its space, the
// next answer without its heading, and the bullets and tables of a word processor.

extension WorkspaceReader {
  /// Says of each heading, list and table that is none; the text stays as it is.
  ///
  /// - Parameters:
  ///   - prose: The text.
  ///   - answer: The answer whose text it is, if it's one's.
  /// - Returns: The stretches that are tables which are none.
  mutating func reportPastedMarks(in prose: Prose, of answer: Judgement? = nil) -> [Range<Int>] {
    var text = prose.source.text
    var lines = text.withUTF8 { MarkedLine.all(in: UnsafeBufferPointer(rebasing: $0[prose.range])) }
    if lines.isEmpty {
      if let answer { reportTitles([], beginning: [], answer) }
      return []
    }
    // In code they are what they look like, but for the first lines of a table, which a tab may
    // make code of.
    let document = prose.document
    var blocks = document.leafBlocks(within: document.root)
      .filter { [.paragraph, .codeBlock].contains(document.kind(of: $0)) }
      .map { (isCode: document.kind(of: $0) == .codeBlock, range: document.sourceRange(of: $0)) }
      .filter { !$0.isCode || !["`", "~"].contains(prose.part($0.range).text.first) }[...]
    var starts: Set<Int> = []
    lines = lines.filter { line in
      while let first = blocks.first, first.range.upperBound <= line.start {
        blocks.removeFirst()
      }
      guard let (isCode, range) = blocks.first, range.contains(line.start) else { return false }
      if !isCode, range.lowerBound == line.start { starts.insert(line.start) }
      return !isCode || line.tabs > 0
    }
    for line in lines { reportHeading(line, prose) }
    if let answer {
      reportTitles(lines, beginning: starts, answer)
      reportAnswersWithin(lines, beginning: starts, answer)
    }
    for line in lines where line.mark == .delimiters { reportDelimiters(line, prose) }
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
    let tables = MarkedLine.runs(of: lines.filter { $0.tabs > 0 }).compactMap(MarkedLine.table(in:))
    for table in tables {
      log.add(
        .pastedTable,
        "\(table.count) lines from here on have tabs between words, which makes no table: they run "
          + "together",
        at: prose.position(atByte: table[0].start),
        hint: "put '|' in the place of each tab and at both ends of each line, "
          + "'\(delimiters(table[0].tabs + 1))' below the first, and no empty lines between them")
    }
    return tables.compactMap { table in table.last.map { table[0].start..<$0.end } }
  }

  // MARK: Answers

  /// Reports the heading of another answer that is none, and keys that aren't read as this answer's.
  private mutating func reportAnswersWithin(
    _ lines: [MarkedLine], beginning starts: Set<Int>, _ answer: Judgement
  ) {
    for line in lines where line.mark == .question || line.mark == .key {
      let text = line.text(answer.body).trimmed
      let plain = Substring(text.filter { $0 != "*" && $0 != "_" }).trimmed
      let place = answer.body.position(atByte: line.start)
      if line.mark == .question {
        guard let number = question(in: plain, beginsParagraph: starts.contains(line.start)),
          number != answer.question
        else { continue }
        log.add(
          .badQuestionHeading,
          "'\(text.prefix(60))' is no heading, so what follows is printed as part of this answer",
          at: place,
          hint: "write '# Question \(number)' if that answer begins here, or put another word in "
            + "front if it doesn't")
        // What follows isn't this answer's.
        return
      }
      reportKey(plain, answer, at: line.start)
    }
  }

  /// The question that a line is headed with.
  func question(in line: Substring, beginsParagraph: Bool) -> Int? {
    guard case .question(let number, let offset) = QuestionHeading(line), questions.contains(number)
    else { return nil }
    let rest = Substring(line.utf8.dropFirst(offset)).drop(while: \.isNumber).trimmed
    let words = folded(rest.drop { !$0.isLetter }.trimmed)
    let wording = folded(bank.question(number)?.text ?? "")
    if words.utf8.count >= 12, wording.hasPrefix(words.prefix(24)) { return number }
    let isTitled = rest.first.map { ":\u{2013}\u{2014}-.".contains($0) } ?? true
    return beginsParagraph && (words.isEmpty || isTitled && rest.last != ".") ? number : nil
  }

  private mutating func reportKey(_ line: Substring, _ answer: Judgement, at offset: Int) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = folded(line[..<colon].trimmed)
    let word = line[line.index(after: colon)...].trimmed
    guard !word.isEmpty, isValue(word, of: name, answer) else { return }
    let key = name.capitalisedFirst
    let heading = "right below '# Question \(answer.question)'"
    let hint: String
    switch name {
    case "evidence":
      let ids = word.filter { $0 != "[" && $0 != "]" }
      hint = "put it into the line 'Evidence:' \(heading), or cite it as '[\(ids)]' in the text"
    case "measures", "priorities": hint = "put it into the line '\(key):' \(heading)"
    default:
      let scope =
        name == "grade" ? answer.drillDowns.first { $0.range.contains(offset) } : nil
      hint =
        scope.map { "write it into the heading: '### \($0.title): \(word)'" }
        ?? (answer.keyPositions[name] == nil
          ? "move it up, \(heading)" : "take it out; the answer's \(name) stands \(heading)")
    }
    log.add(
      .misplacedKey,
      "'\(line.prefix(60))' isn't read as \(name == "grade" ? "a grade" : "a key line"): it's "
        + "printed as text\(name == "author" ? ", in the public edition too" : "")",
      at: answer.body.position(atByte: offset), hint: hint)
  }

  /// Whether a text is rather the value of a key than the words behind a colon.
  private mutating func isValue(
    _ word: Substring, of name: String, _ answer: Judgement
  ) -> Bool {
    func beginsWithID(_ isKnown: (Identifier) -> Bool) -> Bool {
      guard Judgement.isKeyLine(name, String(word)) else { return false }
      let first = word.prefix { $0 != ";" && $0 != "," }
      return isKnown(Identifier(first.filter { $0 != "[" && $0 != "]" }))
    }
    switch name {
    case "grade": return knownGrade(word) != nil || looksLikeGrade(word)
    case "status": return Judgement.Status(rawValue: folded(word)) != nil
    case "updated", "agreed": return CalendarDate(word) != nil
    case "evidence": return beginsWithID { evidence[$0] != nil }
    case "measures": return beginsWithID { measures[$0] != nil }
    case "priorities": return beginsWithID { priorities[$0] != nil }
    case "author": return true
    case "fingerprint": return !word.contains(where: \.isWhitespace)
    case "reason": return answer.grade == .notApplicable && answer.reason.isEmpty
    default: return false
    }
  }

  // MARK: Sections

  /// Reports the names of sections that stand as lines of text.
  private mutating func reportTitles(
    _ lines: [MarkedLine], beginning starts: Set<Int>, _ answer: Judgement
  ) {
    let drillDowns: [Judgement.Section.Kind] = [.drillDownIntroduction, .drillDown]
    var scopes = answer.sections.filter { drillDowns.contains($0.kind) }.map(\.range)
    for line in lines where line.mark == .title {
      let title = line.text(answer.body).withoutEmphasis
      guard starts.contains(line.start) || title.first?.isUppercase == true,
        let section = Self.section(named: title)
      else { continue }
      reportNoHeading(
        title, "'## \(section.name)'", "what stands below it isn't found where readers look",
        answer, at: line.start)
      if section.kind == .drillDownIntroduction,
        let end = answer.sections.first(where: { $0.range.contains(line.start) })?.range.upperBound
      {
        scopes.append(line.end..<end)
      }
    }
    if !scopes.isEmpty { reportScopes(in: scopes, answer) }
  }

  /// Reports drill-downs and their grades that stand as lines of text.
  private mutating func reportScopes(in ranges: [Range<Int>], _ answer: Judgement) {
    let document = answer.body.document
    for block in document.children(of: document.root) where document.kind(of: block) == .paragraph {
      let range = document.sourceRange(of: block)
      guard ranges.contains(where: { $0.contains(range.lowerBound) }) else { continue }
      let first = answer.body.part(range).text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
      // No grade is longer than what is looked through behind the colon.
      guard first.count <= 200, first.suffix(Self.longestGrade).contains(UInt8(ascii: ":")) else {
        continue
      }
      let line = Substring(first).withoutEmphasis
      guard let colon = line.lastColon else { continue }
      let scope = line[..<colon].trimmed
      let word = line[line.index(after: colon)...].trimmed
      guard !scope.isEmpty, !Judgement.keyNames.contains(folded(scope)), word.utf8.count > 1,
        knownGrade(word) != nil
      else { continue }
      reportNoHeading(
        line, "'### \(scope): \(word)'", "its grade isn't read", answer, at: range.lowerBound)
    }
  }

  private static let longestGrade = 60

  private mutating func reportNoHeading(
    _ title: String, _ heading: String, _ loss: String, _ answer: Judgement, at offset: Int
  ) {
    log.add(
      .unmarkedHeading, "'\(title.prefix(60))' is no heading, so \(loss)",
      at: answer.body.position(atByte: offset), hint: "write \(heading)")
  }

  // MARK: Tables

  /// Says of each row with more cells than its table's header what isn't printed.
  mutating func reportLongRows(in prose: Prose) {
    var text = prose.source.text
    let hasBars = text.withUTF8 { bytes in
      UnsafeBufferPointer(rebasing: bytes[prose.range])
        .firstIndex(of: UInt8(ascii: "|"), from: 0) != nil
    }
    guard hasBars else { return }
    let document = prose.document
    var columns = 0
    var table = ""
    for node in document.descendants(of: document.root) where document.kind(of: node) == .tableRow {
      let range = document.sourceRange(of: node)
      let cells = tableCells(prose.part(range).text)
      if document.isHeader(node) {
        columns = cells.count
        table = String(range.lowerBound)
      } else if cells.count > columns, let lost = cells[columns...].first(where: { !$0.isEmpty }) {
        log.addOnce(
          .pastedTable, table, at: prose.position(atByte: range.lowerBound),
          "this row has \(cells.count) cells and its table \(columns) columns: "
            + "'\(lost.prefix(60))' isn't printed",
          hint: { _ in
            "give the table's first line \(cells.count) cells as well, where the first is empty as "
              + "'||' at its start, and write '\(delimiters(cells.count))' below it"
          })
      }
    }
  }

  private mutating func reportDelimiters(_ line: MarkedLine, _ prose: Prose) {
    let header = tableCells(prose.part(line.above).text)
    let count = tableCells(line.text(prose)).count
    log.add(
      .pastedTable,
      header.isEmpty
        ? "this line makes no table: no line with the columns' names stands right above it"
        : "this line makes no table: it's for \(count) columns, and the line above it has "
          + "\(header.count)",
      at: prose.position(atByte: line.start),
      hint: header.isEmpty
        ? "put it right below the line with the names of the columns"
        : "write '\(delimiters(header.count))' instead")
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
    /// A tab at the start alone, as above the first column of a table.
    case indented
    /// What stands below the first line of a table.
    case delimiters
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
  /// The line right above, below which a table's delimiters would stand; empty without one.
  var above = 0..<0
  /// Which of the lines that aren't blank it is.
  var number: Int

  func text(_ prose: Prose) -> Substring { prose.part(start..<end).text }

  static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [Self] {
    let hasTabs = bytes.firstIndex(of: 0x09, from: 0) != nil
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
      guard let mark else { continue }
      var line = Self(mark: mark, start: start, end: end, number: number)
      if mark == .columns || mark == .indented {
        line.tabs = bytes[first..<end].count { $0 == 0x09 }
      }
      if mark == .delimiters { line.above = above }
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
    switch line[0] {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      if isDelimiters(line) { return .delimiters }
    case UInt8(ascii: "Q"), UInt8(ascii: "q"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      if begins(line, with: "question") { return .question }
    default: break
    }
    if isKey(line) { return .key }
    if isTitle(line) { return .title }
    guard mayHaveTab else { return nil }
    let last = line.indices.last { line[$0] > 0x20 } ?? 0
    return line.extracting(..<last).contains(0x09) ? .columns : nil
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

  /// Whether a line begins as the name of a section does, and is no longer than one.
  private static func isTitle(_ line: Span<UInt8>) -> Bool {
    guard line.count <= 40, begins(line, withOneOf: titleInitials) else { return false }
    return begins(line, with: "strengths") || begins(line, with: "areas for development")
      || begins(line, with: "drill") || begins(line, with: "next steps")
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

extension Substring {
  /// The words of a line without the stars and underscores around them.
  fileprivate var withoutEmphasis: String {
    func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }
    let bytes = trimmed.utf8.drop(while: isMark)
    guard let last = bytes.lastIndex(where: { !isMark($0) && $0 != 0x20 }) else { return "" }
    return String(Substring(bytes[...last]))
  }
}

/// The cells of a table's row, as Markdown divides it.
private func tableCells(_ row: Substring) -> [Substring] {
  var rest = row.trimmed
  if rest.first == "|" { rest.removeFirst() }
  var cells: [Substring] = []
  var isEscaped = false
  var start = rest.startIndex
  for index in rest.utf8.indices {
    let byte = rest.utf8[index]
    if byte == UInt8(ascii: "|"), !isEscaped {
      cells.append(rest[start..<index].trimmed)
      start = rest.utf8.index(after: index)
    }
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
  }
  if start < rest.endIndex { cells.append(rest[start...].trimmed) }
  return cells
}

/// The line below the names of a table's columns.
private func delimiters(_ count: Int) -> String {
  "|" + String(repeating: "---|", count: max(count, 1))
}
