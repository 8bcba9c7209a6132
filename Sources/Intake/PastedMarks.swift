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
    reportRows(lines, prose)
    reportBullets(lines, prose)
    reportPoints(lines, beginning: starts, prose)
    let tables = MarkedLine.runs(of: lines.filter { $0.tabs > 0 }).compactMap(MarkedLine.table(in:))
    for table in tables {
      log.add(
        .pastedTable,
        "\(table.count) lines from here on have tabs between words, which makes no table: they run "
          + "together",
        at: prose.position(atByte: table[0].start),
        hint: "put '|' in the place of each tab and at both ends of each line, "
          + "'\(tableDelimiters(table[0].tabs + 1))' below the first, and no empty lines between them"
      )
    }
    return tables.compactMap { table in table.last.map { table[0].start..<$0.end } }
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
