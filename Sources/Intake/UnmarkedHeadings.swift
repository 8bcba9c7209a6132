import CommonMark
import Diagnostics
import SelfEvaluation

// Names of sections, and drill-downs with their grades, that stand as lines of text.

extension WorkspaceReader {
  /// Reports the names of sections that stand as lines of text.
  mutating func reportTitles(
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
