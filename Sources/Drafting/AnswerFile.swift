import Diagnostics
import SelfEvaluation
import Versions

/// Changes answers in the text of their file, and no other byte of it.
struct AnswerFile {
  private(set) var utf8: [UInt8]
  private let bank: QuestionBank

  init(_ utf8: [UInt8], _ bank: QuestionBank) {
    self.utf8 = utf8
    self.bank = bank
  }

  /// Writes what an answer says now in the place of what it said.
  ///
  /// Answers further down in the file have to be changed first, so that this one is still where it
  /// was.
  mutating func change(_ answer: Judgement, from old: AnswerContent, to new: AnswerContent) {
    let isRewritten = !old.text.isIdentical(to: new.text)
    var keys = AnswerKeys(utf8)
    for (field, key) in Self.keys where !old.agrees(with: new, on: field, bank) {
      keys.set(key, to: value(of: field, new), below: answer.lastLineOfHeading)
    }
    // Without any key the first line of the text could be taken for one.
    if isRewritten, answer.keyPositions.isEmpty, keys.bytes == utf8 {
      keys.set("Status", to: Judgement.Status.draft.rawValue, below: answer.lastLineOfHeading)
    }
    let shift = keys.bytes.count - utf8.count
    utf8 = keys.bytes
    if isRewritten {
      let body = answer.body.range
      setBody(
        to: new.text, in: body.lowerBound + shift..<body.upperBound + shift)
    }
  }

  /// A new answer, as a person would write it into a file of its own.
  static func text(of content: AnswerContent, to question: Question, _ bank: QuestionBank)
    -> String
  {
    let wording = question.text.withSingleSpaces
    let file = AnswerFile([], bank)
    var content = content
    if content.status == nil { content.status = .draft }
    var lines = ["# Question \(question.number): \(wording)"]
    for (field, key) in keys {
      let value = file.value(of: field, content)
      if !value.isEmpty {
        lines.append("\(key): \(value)")
      } else if field == .grade {
        lines.append("\(key):")
      }
    }
    let text = content.text.isEmpty ? "" : "\n\(content.text)\n"
    return lines.joined(separator: "\n") + "\n" + text
  }

  private static let keys: [(AnswerContent.Field, String)] = [
    (.grade, "Grade"), (.reason, "Reason"), (.status, "Status"), (.updated, "Updated"),
    (.evidence, "Evidence"), (.measures, "Measures"), (.priorities, "Priorities"),
  ]

  private func value(of field: AnswerContent.Field, _ content: AnswerContent) -> String {
    switch field {
    case .grade: content.grade.map { bank.name(of: $0).lowercased() } ?? ""
    case .reason: content.reason
    case .status: content.status?.rawValue ?? ""
    case .updated: content.updated?.description ?? ""
    case .evidence: content.evidence.map(\.text).joined(separator: "; ")
    case .measures: content.measures.map(\.text).joined(separator: "; ")
    case .priorities: content.priorities.map(\.text).joined(separator: "; ")
    case .text: ""
    }
  }

  // MARK: - The text

  /// Puts a text, its lines ended by `\n`, in the place of a body; lines that stay keep their bytes.
  private mutating func setBody(to text: String, in range: Range<Int>) {
    let lineEnd = TextLine.all(of: utf8[...]).lineEnd
    var body: [UInt8] = []
    let old = TextLine.all(of: utf8[range])
    let new = TextLine.all(of: Array(text.utf8)[...])
    let script = EditScript(from: old.map(\.content), to: new.map(\.content))
    for part in script.parts {
      switch part.kind {
      case .same:
        for line in old[part.old] {
          body += line.content + (line.end.isEmpty ? lineEnd[...] : line.end)
        }
      case .added: for line in new[part.new] { body += line.content + lineEnd }
      case .removed: break
      }
    }
    while body.last == 0x0A || body.last == 0x0D { body.removeLast() }
    var end = range.upperBound
    var before: [UInt8] = []
    var after: [UInt8] = []
    if body.isEmpty {
      // Of the space around it, what stands above is enough.
      while end < utf8.count, utf8[end] <= 0x20 { end += 1 }
    } else {
      let above = TextLine.all(of: utf8[..<range.lowerBound])
      let keepsFirstLine = old.first.map { new.first?.content == $0.content } ?? false
      if let last = above.last, !keepsFirstLine {
        if last.end.isEmpty { before += lineEnd }
        if last.end.isEmpty || last.content.contains(where: { $0 > 0x20 }) { before += lineEnd }
      }
      let space = utf8[end...].prefix { $0 <= 0x20 }
      let isLast = space.endIndex == utf8.endIndex
      let needed = isLast ? 1 : 2
      // As a text could reach across the next heading, a blank line always stands before that.
      for _ in 0..<max(0, needed - TextLine.all(of: space).count { !$0.end.isEmpty }) {
        after += lineEnd
      }
    }
    utf8.replaceSubrange(range.lowerBound..<end, with: before + body + after)
  }
}
