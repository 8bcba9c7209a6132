import CommonMark
import Diagnostics
import SelfEvaluation
import Trends
import Versions

/// What the rules look at: the evaluation, what the data say, and what several rules ask for.
struct Subject: Sendable {
  let evaluation: Evaluation
  let trends: TrendReport
  let earlier: EarlierYears
  /// The answers, each with its text parsed.
  let answers: [Answer]
  /// What was written about the priorities, each with its text parsed.
  let priorityTexts: [PriorityText]
  private let evidence: [Identifier: EvidenceItem]
  private let values: [String: Result<QuotedValue, UnknownValue>]
  /// The measures that answers to a question name.
  let namedMeasures: [Int: Set<Identifier>]
  private let exceptions: [Identifier: [SeriesTrend]]

  init(_ evaluation: Evaluation, _ trends: TrendReport, _ earlier: EarlierYears) {
    self.evaluation = evaluation
    self.trends = trends
    self.earlier = earlier
    evidence = Dictionary(
      evaluation.register.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    answers = evaluation.judgements.map { Answer(judgement: $0) }
    priorityTexts = evaluation.priorities.compactMap { priority in
      priority.evaluation.map { prose in
        PriorityText(
          priority: priority, prose: prose, sentences: Sentence.all(in: prose.document))
      }
    }
    var values: [String: Result<QuotedValue, UnknownValue>] = [:]
    for references in evaluation.judgements.map(\.values) + evaluation.priorities.map(\.values) {
      for reference in references where values[reference.target] == nil {
        values[reference.target] = trends.value(of: reference.target)
      }
    }
    self.values = values
    var named: [Int: Set<Identifier>] = [:]
    for judgement in evaluation.judgements {
      named[judgement.question, default: []].formUnion(judgement.measures.map(\.target))
    }
    namedMeasures = named
    exceptions = Dictionary(
      evaluation.measures.map { ($0.id, Self.exceptions(of: $0, in: trends)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The parts of a measure that differ from the rest; see ``exceptions(of:in:)``.
  func exceptions(of measure: Identifier) -> [SeriesTrend] { exceptions[measure] ?? [] }

  /// What a `{{…}}` stands for.
  func value(of reference: String) -> Result<QuotedValue, UnknownValue> {
    values[reference] ?? trends.value(of: reference)
  }

  /// An answer and its text.
  struct Answer: Sendable {
    let judgement: Judgement
    /// The text as words, headings left out.
    let sentences: [Sentence]

    init(judgement: Judgement) {
      self.judgement = judgement
      sentences = Sentence.all(in: judgement.body.document, sections: judgement.sections)
    }

    /// The body as a tree; offsets are bytes from its start.
    var document: Document { judgement.body.document }

    /// Whether the question is judged and applies.
    var isJudged: Bool { judgement.grade?.rank != nil }

    /// Where a word of the text stands.
    func position(of token: Int, in sentence: Sentence) -> FilePosition {
      judgement.body.position(atByte: sentence.offset(of: token))
    }

    /// Where a key line's value stands; without the line, where the answer starts.
    func position(of key: String) -> FilePosition {
      judgement.keyPositions[key] ?? judgement.position
    }
  }

  /// What was written about a priority.
  struct PriorityText: Sendable {
    let priority: KeyPriority
    let prose: Prose
    /// The text as words, headings left out.
    let sentences: [Sentence]

    /// Where a word of the text stands.
    func position(of token: Int, in sentence: Sentence) -> FilePosition {
      prose.position(atByte: sentence.offset(of: token))
    }
  }

  /// Finds an item of the register.
  func item(_ id: Identifier) -> EvidenceItem? { evidence[id] }

  /// The items of the register that an answer relies on.
  func evidenceReliedOn(by judgement: Judgement) -> [EvidenceItem] {
    judgement.evidenceReliedOn.compactMap { evidence[$0] }
  }

  /// Each reference to evidence in an answer, the first of every item.
  func references(in judgement: Judgement) -> [Reference<Identifier>] {
    var seen: Set<Identifier> = []
    return (judgement.evidence + judgement.citations).filter { seen.insert($0.target).inserted }
  }

  /// The day that ages and due dates are counted from.
  var today: CalendarDate? { evaluation.settings.referenceDate }

  /// The name of a team.
  func name(of team: Identifier) -> String {
    evaluation.settings.team(team)?.name ?? team.text
  }
}
