import DataFiles
public import SelfEvaluation

internal import Versions

extension Draft {
  /// Writes the draft as JSON that may stand in a script element: what a workbook's page holds.
  ///
  /// - Parameter bank: The question bank, whose scale names the grades.
  /// - Returns: UTF-8.
  public func json(_ bank: QuestionBank) -> [UInt8] {
    var writer = JSONWriter(isForHTML: true)
    writer.object { draft in
      draft.member("format", Self.format)
      draft.member("kind", "draft")
      draft.member("authority", authority)
      draft.member("code", code.isEmpty ? nil : code)
      draft.member("year", year)
      draft.member("team", team.text)
      draft.member("bank", self.bank)
      draft.member("workbook", workbook)
      draft.member("saved", nil as String?)
      draft.member("judgements", of: answers) { judgement, answer in
        judgement.member("question", answer.question)
        judgement.write(answer.content, bank)
        judgement.member("base") { base in
          base.member("fingerprint", answer.baseFingerprint)
          if let content = answer.base { base.write(content, bank) }
        }
      }
    }
    return writer.bytes
  }

  /// The name of the workbook in a browser's store: another one when the files say something else.
  public var workbook: String {
    let all = answers.map { "\($0.question) \($0.baseFingerprint)\n" }.joined()
    return String(SHA256(of: all).hexadecimal.prefix(16))
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ content: AnswerContent, _ bank: QuestionBank) {
    member("grade", content.grade.map { bank.id(of: $0) })
    member("reason", content.reason.isEmpty ? nil : content.reason)
    member("status", content.status?.rawValue)
    member("updated", content.updated?.description)
    member("evidence", content.evidence.map(\.text))
    member("measures", content.measures.map(\.text))
    member("priorities", content.priorities.map(\.text))
    member("text", content.text)
  }
}
