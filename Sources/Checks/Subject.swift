import CommonMark
import Diagnostics
import SelfEvaluation
import Trends
import Versions

/// What the rules look at: the evaluation, what the data say, and what several rules ask for.
///
/// It's a class since what is worked out late takes all of it with it.
final class Subject: Sendable {
  let evaluation: Evaluation
  let trends: TrendReport
  let earlier: EarlierYears
  /// The answers, each with its text parsed.
  let answers: [Answer]
  /// The people whom the evaluation names.
  let people: Once<PersonNames>
  /// The figures that the public edition may hide.
  let pupilFigures: Once<TellableFigures>
  /// What was written about the priorities, each with its text parsed.
  let priorityTexts: [PriorityText]
  private let items: [Identifier: Int]
  private let values: [String: Result<QuotedValue, UnknownValue>]
  /// The measures that answers to a question name.
  let namedMeasures: [Int: Set<Identifier>]
  /// The places of the measures in the catalogue, by their ids and by the questions that they bear
  /// on.
  let measurePlaces: [Identifier: [Int]]
  let measuresOfQuestion: [Int: [Int]]

  init(
    _ evaluation: Evaluation, _ trends: TrendReport, _ earlier: EarlierYears,
    _ groundwork: Groundwork
  ) {
    self.evaluation = evaluation
    self.trends = trends
    self.earlier = earlier
    items = groundwork.items.value
    answers = groundwork.takeAnswers()
    people = groundwork.people
    pupilFigures = groundwork.figures
    priorityTexts = evaluation.priorities.compactMap { priority in
      priority.evaluation.map { PriorityText(priority, $0) }
    }
    var values: [String: Result<QuotedValue, UnknownValue>] = [:]
    func look(up references: [Reference<String>]) {
      for reference in references where values[reference.target] == nil {
        values[reference.target] = trends.value(of: reference.target)
      }
    }
    for answer in answers { look(up: answer.judgement.values) }
    for priority in evaluation.priorities { look(up: priority.values) }
    self.values = values
    var named: [Int: Set<Identifier>] = [:]
    for answer in answers where !answer.judgement.measures.isEmpty {
      for measure in answer.judgement.measures {
        named[answer.judgement.question, default: []].insert(measure.target)
      }
    }
    namedMeasures = named
    measurePlaces = Dictionary(grouping: evaluation.measures.indices) { evaluation.measures[$0].id }
    var places: [Int: [Int]] = [:]
    for (place, measure) in evaluation.measures.enumerated() {
      for question in measure.questions where places[question]?.last != place {
        places[question, default: []].append(place)
      }
    }
    measuresOfQuestion = places
  }

  /// What a `{{…}}` stands for.
  func value(of reference: String) -> Result<QuotedValue, UnknownValue> {
    values[reference] ?? trends.value(of: reference)
  }

  /// An answer and its text.
  ///
  /// It's a class since a copy of a judgement takes a reference to each of its fields with it.
  final class Answer: Sendable {
    let judgement: Judgement
    /// The text as words, headings left out.
    let sentences: SentenceList
    /// The numbers typed in the text.
    let amounts: [TypedAmount]
    /// The items of the register that it relies on, each once.
    let evidence: [EvidenceReference]

    /// A reference to an item of the register.
    struct EvidenceReference {
      /// The item's place in the register.
      var item: Int
      /// The reference's place among those in the key line and then those in the text.
      fileprivate var place: Int
    }

    init(_ judgement: Judgement, items: [Identifier: Int]) {
      self.judgement = judgement
      sentences = SentenceList(judgement.body.document, sections: judgement.sections)
      amounts = TypedAmount.all(in: sentences)
      var evidence: [EvidenceReference] = []
      for (place, reference) in (judgement.evidence + judgement.citations).enumerated() {
        if let item = items[reference.target], !evidence.contains(where: { $0.item == item }) {
          evidence.append(EvidenceReference(item: item, place: place))
        }
      }
      self.evidence = evidence
    }

    /// The body as a tree; offsets are bytes from its start.
    var document: Document { judgement.body.document }

    /// Whether the question is judged and applies.
    var isJudged: Bool { judgement.grade?.rank != nil }

    /// Whether the key line names items that the register doesn't have, or whose rows can't be read:
    /// what it rests on isn't known then.
    var citesUnknownEvidence: Bool { judgement.unknownReferences["evidence"] != nil }

    /// Where a word of the text stands.
    func position(of place: Int, in sentence: Sentence) -> FilePosition {
      judgement.body.position(atByte: sentence.offset(of: place))
    }

    /// Where a number of the text stands.
    func position(of amount: TypedAmount) -> FilePosition {
      position(of: amount.places.lowerBound, in: amount.sentence)
    }

    /// Where a reference to evidence stands.
    func position(of reference: EvidenceReference) -> FilePosition {
      let inKeyLine = judgement.evidence.count
      return reference.place < inKeyLine
        ? judgement.evidence[reference.place].position
        : judgement.citations[reference.place - inKeyLine].position
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
    let sentences: SentenceList
    /// The numbers typed in the text.
    let amounts: [TypedAmount]

    fileprivate init(_ priority: KeyPriority, _ prose: Prose) {
      self.priority = priority
      self.prose = prose
      sentences = SentenceList(prose.document)
      amounts = TypedAmount.all(in: sentences)
    }

    /// Where a word of the text stands.
    func position(of place: Int, in sentence: Sentence) -> FilePosition {
      prose.position(atByte: sentence.offset(of: place))
    }

    /// Where a number of the text stands.
    func position(of amount: TypedAmount) -> FilePosition {
      position(of: amount.places.lowerBound, in: amount.sentence)
    }
  }

  /// The place of an item in the register.
  func item(_ id: Identifier) -> Int? { items[id] }

  /// The day that ages are counted from.
  var today: CalendarDate? { evaluation.settings.referenceDate }

  /// The name of a team.
  func name(of team: Identifier) -> String {
    evaluation.settings.team(team)?.name ?? team.text
  }
}
