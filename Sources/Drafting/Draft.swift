public import Diagnostics
public import SelfEvaluation

internal import Versions

/// One team's answers as the workbook's page holds them and saves them.
public struct Draft: Sendable {
  /// The number of the format.
  public static let format = 1

  /// The name of the authority that the workbook was made for.
  public var authority: String
  /// Its code; empty when it has none.
  public var code: String
  /// The report year, such as `2014/15`.
  public var year: String
  /// The team.
  public var team: Identifier
  /// The id of the question bank.
  public var bank: String
  /// The answers, in the order of the form.
  public var answers: [Answer] = []

  /// The answer to one question.
  public struct Answer: Sendable {
    /// The number of the question.
    public var question: Int
    /// What the draft says.
    public var content: AnswerContent
    /// The fields that the draft speaks of; the others stay as they are.
    public var fields: Set<AnswerContent.Field>
    /// What the files held when the workbook was made; `nil` when that isn't known.
    public var base: AnswerContent?
    /// The fingerprint of what the files held.
    public var baseFingerprint: String
    /// Where the answer stands in the draft.
    public var position: FilePosition
  }

  /// Makes the draft that a new workbook holds: what the files say now.
  public init(of evaluation: Evaluation, team: Team) {
    let settings = evaluation.settings
    authority = settings.authority
    code = settings.code
    year = settings.yearText
    self.team = team.id
    bank = evaluation.bank.id
    answers = evaluation.bank.questions.map { question in
      let judgement = evaluation.judgement(team: team.id, question: question.number)
      let content = judgement.map { AnswerContent($0) } ?? AnswerContent()
      return Answer(
        question: question.number, content: content, fields: Set(AnswerContent.Field.allCases),
        base: content, baseFingerprint: content.fingerprint(evaluation.bank),
        position: judgement?.position ?? FilePosition(file: ""))
    }
  }

  init(
    authority: String, code: String, year: String, team: Identifier, bank: String
  ) {
    self.authority = authority
    self.code = code
    self.year = year
    self.team = team
    self.bank = bank
  }
}
