import CommonMark
import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A table that nothing is said about.
  static let tableWithoutPoint = Self(
    "table-without-point", .warning,
    why: "Guidance 4 asks for what data mean, not for tables; a table needs its point beside it."
  ) { subject in
    subject.answers.filter(\.sentences.hasTable).flatMap { answer in
      let document = answer.document
      return document.descendants(of: document.root)
        .filter { document.kind(of: $0) == .table && !hasPoint($0, in: document) }
        .map { table in
          Fault(
            "the table has no paragraph beside it that says what it shows and cites where from",
            at: answer.judgement.body.position(
              atByte: document.sourceRange(of: table).lowerBound),
            hint: "say in the paragraph before or after it what the table shows, with evidence as "
              + "[E004] or a value as {{measure.latest}}; or leave the table to the digest")
        }
    }
  }

  /// Whether a paragraph right before or after a table cites evidence or a value.
  private static func hasPoint(_ table: NodeID, in document: Document) -> Bool {
    guard let parent = document.parent(of: table) else { return false }
    var before: NodeID?
    for sibling in document.children(of: parent) {
      if sibling == table { break }
      before = sibling
    }
    return [before, document.nextSibling(of: table)].compactMap(\.self).contains { neighbour in
      document.kind(of: neighbour) == .paragraph
        && document.descendants(of: neighbour).contains {
          [.mention, .placeholder].contains(document.kind(of: $0))
        }
    }
  }
}
