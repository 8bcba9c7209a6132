public import Diagnostics

/// The whole self-evaluation of one authority and year: what a workspace holds.
public struct Evaluation: Sendable {
  /// What `laser.json` says.
  public var settings: Settings
  /// The form that is answered.
  public var bank: QuestionBank
  /// The evidence register, in the order of the file.
  public var register: [EvidenceItem] = []
  /// The catalogue of measures, in the order of the file.
  public var measures: [Measure] = []
  /// The values of all measures, in the order of the files.
  public var observations: [Observation] = []
  /// The answers, by question and then in the order of the teams.
  public var judgements: [Judgement] = []
  /// The key priorities, in the order of the file.
  public var priorities: [KeyPriority] = []
  /// Their actions, in the order of the file.
  public var actions: [Action] = []
  /// Grades of earlier years.
  public var history: [GradeRecord] = []
  /// What each of the workspaces held that it was brought together from; none for one workspace.
  public var members: [Evaluation] = []
  /// The measures with figures that are others in two of these, so that neither's are here.
  public var contestedMeasures: Set<Identifier> = []

  /// Creates an evaluation that holds nothing yet.
  public init(settings: Settings, bank: QuestionBank) {
    self.settings = settings
    self.bank = bank
  }

  /// Finds an answer.
  public func judgement(team: Identifier, question: Int) -> Judgement? {
    judgements.first { $0.question == question && $0.team == team }
  }

  /// The settings of the workspace that a team is from.
  public func settings(of team: Identifier) -> Settings {
    members.first { $0.settings.team(team) != nil }?.settings ?? settings
  }

  /// The evaluation with the answers of some teams alone, and their grades of earlier years.
  public func only(_ teams: [Identifier]) -> Self {
    let teams = Set(teams)
    var result = self
    result.judgements.removeAll { !teams.contains($0.team) }
    result.history.removeAll { !teams.contains($0.team) }
    return result
  }

  /// The measures that bear on a question: linked in the catalogue, or named by an answer.
  public func measures(for question: Int) -> [Measure] {
    var named: Set<Identifier> = []
    for place in judgements.indices where judgements[place].question == question {
      for reference in judgements[place].measures { named.insert(reference.target) }
    }
    return measures.filter { measure in
      measure.questions.contains(question) || !named.isEmpty && named.contains(measure.id)
    }
  }
}

/// A grade of an earlier year: a row of `history.csv`.
public struct GradeRecord: Hashable, Sendable {
  /// The year by its first calendar year.
  public var year: Int
  /// The team.
  public var team: Identifier
  /// The number of the question.
  public var question: Int
  /// The grade.
  public var grade: Grade
  /// Where the row starts.
  public var position: FilePosition

  /// Creates a record.
  public init(
    year: Int, team: Identifier, question: Int, grade: Grade, at position: FilePosition
  ) {
    self.year = year
    self.team = team
    self.question = question
    self.grade = grade
    self.position = position
  }
}

extension [Evaluation] {
  /// Which of some workspaces, by its place, is the first that has each source.
  public var firstHolders: [Identifier: Int] {
    var holders: [Identifier: Int] = [:]
    for (place, evaluation) in enumerated() {
      for item in evaluation.register where holders[item.id] == nil { holders[item.id] = place }
    }
    return holders
  }
}
