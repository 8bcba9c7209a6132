/// What tells one answer from another.
public struct AnswerKey: Hashable, Sendable {
  /// The team that answers.
  public var team: Identifier
  /// The number of the question.
  public var question: Int

  /// Creates a key.
  public init(team: Identifier, question: Int) {
    self.team = team
    self.question = question
  }
}

extension Judgement {
  /// Which answer it is.
  public var answerKey: AnswerKey { AnswerKey(team: team, question: question) }
}

extension GradeRecord {
  /// What tells one record from another.
  public struct Key: Hashable, Sendable {
    /// The year by its first calendar year.
    public var year: Int
    /// Whose grade for what it is.
    public var answer: AnswerKey

    /// Creates a key.
    public init(year: Int, answer: AnswerKey) {
      self.year = year
      self.answer = answer
    }
  }

  /// Which record it is.
  public var key: Key { Key(year: year, answer: AnswerKey(team: team, question: question)) }
}
