import Intake
public import SelfEvaluation
import Versions

/// A self-evaluation as an edition may show it.
///
/// Everything that is printed is made from what is left here: sentences, charts, tables, alternate
/// texts, the digest, the model inside the page, `report.json`. What isn't here can't be printed.
public struct EditedEvaluation: Sendable {
  /// What may be shown.
  public let evaluation: Evaluation
  /// What the edition holds back; `nil` for the internal edition, which holds nothing back.
  public let withheld: Withheld?

  /// Makes an edition.
  ///
  /// - Parameters:
  ///   - evaluation: The whole.
  ///   - edition: For whom.
  ///   - drafts: Grades of earlier years that weren't agreed then, of which the history may tell too.
  public init(
    _ evaluation: Evaluation, for edition: Edition, withoutGrades drafts: Set<GradeRecord.Key> = []
  ) {
    switch edition {
    case .internalEdition:
      self.evaluation = evaluation
      withheld = nil
    case .publicEdition:
      let edited = Self.shown(of: evaluation, withoutGrades: drafts)
      self.evaluation = edited.evaluation
      withheld = edited.withheld
    }
  }

  private static func shown(
    of whole: Evaluation, withoutGrades drafts: Set<GradeRecord.Key>
  ) -> (evaluation: Evaluation, withheld: Withheld) {
    let register = whole.register.filter(\.mayBeShown)
    let words = WithheldWords(whole, shown: register)
    let suppression = Suppression(whole)
    var shown = Evaluation(
      settings: whole.settings.shown(words, bank: whole.bank), bank: whole.bank)
    shown.register = register.map { $0.shown(words) }
    shown.measures = whole.measures.map { $0.shown(words) }
    shown.observations = suppression.apply(to: whole)
    let agreements = Agreements(whole)
    shown.judgements = whole.judgements.filter { $0.mayBeShown(agreements) }
      .map { $0.shown(words) }
    shown.priorities = whole.priorities.map { $0.shown(words) }
    shown.actions = whole.actions.map { $0.shown(words) }
    let answers = Set(shown.judgements.map(\.answerKey))
    shown.history = whole.history.filter {
      answers.contains($0.key.answer) && !drafts.contains($0.key)
    }
    Intake.readProse(of: &shown)
    let withheld = Withheld(
      // A form that nobody has filled in has nothing to withhold.
      answers: whole.judgements.filter { !$0.isUnanswered }.map(\.answerKey)
        .filter { !answers.contains($0) },
      evidence: whole.register.count - register.count, figures: suppression.hidden.count)
    return (shown, withheld)
  }
}

/// What the public edition holds back: counted, never described.
public struct Withheld: Sendable {
  fileprivate let answers: [AnswerKey]
  /// How many items of the evidence register.
  public let evidence: Int
  /// How many figures of pupils.
  public let figures: Int

  fileprivate init(answers: [AnswerKey], evidence: Int, figures: Int) {
    self.answers = answers
    self.evidence = evidence
    self.figures = figures
  }

  /// How many judgements of some teams.
  ///
  /// - Parameters:
  ///   - teams: The teams that a report shows.
  ///   - question: The question; `nil` for all.
  /// - Returns: The number.
  public func judgements(of teams: Set<Identifier>, question: Int? = nil) -> Int {
    answers.count { teams.contains($0.team) && (question == nil || $0.question == question) }
  }
}

extension Suppression {
  /// The observations without what is hidden: each has its row and the reason.
  fileprivate func apply(to evaluation: Evaluation) -> [Observation] {
    var observations = evaluation.observations
    let pupils = Set(evaluation.measures.filter { $0.counts == .pupils }.map(\.id))
    for place in observations.indices where pupils.contains(observations[place].measure) {
      if observations[place].denominator == 0 {
        observations[place].hide(.notApplicable)
      } else if let symbol = observations[place].symbol, symbol.isSuppressed {
        // Its publisher withheld it, so its counts go too.
        observations[place].hide(symbol)
      }
    }
    for place in hidden { observations[place].hide(.confidential) }
    return observations
  }
}

extension Observation {
  fileprivate mutating func hide(_ reason: Symbol) {
    value = nil
    numerator = nil
    denominator = nil
    symbol = reason
  }
}
