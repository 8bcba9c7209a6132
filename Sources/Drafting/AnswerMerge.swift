import SelfEvaluation
import Versions

/// An answer that two people changed, brought together as far as their changes don't touch.
///
/// A grade, a reason or a status is taken whole; lists gain what either added and lose what either
/// removed; texts are brought together by paragraph.
struct AnswerMerge {
  /// What both together say; where they don't agree, what the file says.
  private(set) var content: AnswerContent
  /// What both changed, each in another way.
  private(set) var conflicts: [AnswerContent.Field] = []

  /// Brings a draft together with a file.
  ///
  /// - Parameters:
  ///   - current: What the file says now.
  ///   - draft: What the draft says.
  ///   - base: What the file said when the workbook was made; `nil` when that isn't known.
  ///   - bank: The bank, whose scale names the grades.
  init(
    _ current: AnswerContent, with draft: Draft.Answer, base: AnswerContent?, _ bank: QuestionBank
  ) {
    content = current
    for field in AnswerContent.Field.allCases where draft.fields.contains(field) {
      let incoming = draft.content
      if incoming.agrees(with: current, on: field, bank) { continue }
      // Whoever doesn't know what was there before can only fill in what is empty.
      let held = base ?? AnswerContent()
      if let base, incoming.agrees(with: base, on: field, bank) { continue }
      if current.agrees(with: held, on: field, bank) {
        content.take(field, from: incoming)
        continue
      }
      switch field {
      case .evidence:
        content.evidence = merged(current.evidence, incoming.evidence, held.evidence)
      case .measures:
        content.measures = merged(current.measures, incoming.measures, held.measures)
      case .priorities:
        content.priorities = merged(current.priorities, incoming.priorities, held.priorities)
      case .updated:
        content.updated = [current.updated, incoming.updated].compactMap(\.self).max()
      case .text:
        let text = base.flatMap { ParagraphMerge(current.text, incoming.text, base: $0.text).text }
        if let text { content.text = text } else { conflicts.append(field) }
      case .grade, .reason, .status: conflicts.append(field)
      }
    }
  }

  /// Sees to it that a file gives the text back: two texts brought together may have a line that
  /// neither had alone.
  mutating func quoteText() { content.text = AnswerText.quoted(content.text) }

  private func merged(
    _ current: [Identifier], _ incoming: [Identifier], _ base: [Identifier]
  ) -> [Identifier] {
    let removed = Set(base).subtracting(incoming)
    let kept = current.filter { !removed.contains($0) }
    return kept + incoming.filter { !base.contains($0) && !kept.contains($0) }
  }
}
