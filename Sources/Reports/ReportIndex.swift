import Diagnostics
import Editions
import Intake
import SelfEvaluation
import Trends
import Versions

/// What a report looks up again and again, worked out once for both faces.
struct ReportIndex: Sendable {
  let evaluation: Evaluation
  let trends: TrendReport
  let errors: [Finding]
  let edition: Edition
  let withheld: Withheld?
  let isDraft: Bool
  let isOneTeamOnly: Bool
  let templates: [String: String]
  /// What has changed since last year; `nil` without a version saved then.
  let sinceLastYear: SinceLastYear?
  /// The teams that are shown; those that moderate come last.
  let teams: [Team]
  let grammar: CitationGrammar
  /// What the values that prose refers to are, by how it refers to them.
  let quotations: Memo<String, Quotation>
  /// The evidence that is there or is cited, as numbers by id: places in the register, and beyond
  /// them the ids that the register doesn't have.
  private(set) var evidenceNumbers: [Identifier: Int]
  let evidenceSlugs: EvidenceSlugs
  /// The cited ids that the register doesn't have.
  private(set) var unknownEvidence: [Identifier] = []
  /// The places among the priorities, by id.
  let priorityPlaces: [Identifier: Int]
  /// Which priorities are aligned.
  let alignment: PriorityAlignment
  /// The places of the actions, by the priorities that they serve.
  private let actionPlaces: [Identifier: [Int]]
  /// The measures, by id.
  let measures: [Identifier: Measure]
  /// The addresses within the digest.
  let digestAnchors: Once<DigestAnchors>
  /// What there is to say of each evidence item beside its title, by its place.
  let evidenceAbout: [String]
  /// What to call the team of each answer, and the answer's address within the report, by its place
  /// among the judgements.
  private(set) var answerTeams: [String] = []
  private(set) var answerAnchors: [String] = []
  /// Whether each answer is that of a team which moderates, by its place.
  let moderates: [Bool]
  /// The kinds of sections that each answer has words in, by its place.
  let kindsWithText: [Set<Judgement.Section.Kind>]
  /// The evidence that answers a prompt.
  private(set) var itemsByPrompt: [PromptReference: [Int]] = [:]
  /// The answers to each question, in the order of the teams, as places among the judgements.
  private var answersByQuestion: [Int: [Int]] = [:]
  /// The evidence that each judgement relies on, by its place.
  private var evidenceByAnswer: [[Int]] = []
  private var evidenceByQuestion: [Int: [Int]] = [:]
  private var measuresByQuestion: [Int: [Identifier]] = [:]
  private var history: [GradeRecord.Key: Grade] = [:]
  /// What cites each item of the register.
  private var citedBy: [[Citing]] = []

  /// What cites an evidence item.
  enum Citing: Hashable, Sendable {
    /// An answer, by its place among the judgements.
    case answer(Int)
    case priority(Identifier)
    case action(Identifier, priority: Identifier)
  }

  init(_ request: ReportRequest) {
    evaluation = request.evaluation
    trends = request.trends
    edition = request.edition
    withheld = request.withheld
    isDraft = request.isDraft
    templates = request.templates
    sinceLastYear = SinceLastYear(evaluation, request.earlier)
    errors = request.findings.filter { $0.severity == .error }
    isOneTeamOnly = !request.teams.isEmpty
    let known = request.evaluation.settings.teams
    var teams = known + Self.unknownTeams(in: request.evaluation, known: known)
    if !request.teams.isEmpty { teams.removeAll { !request.teams.contains($0.id) } }
    let others = teams.filter { !$0.moderates }
    countedTeams = others.isEmpty ? teams : others
    self.teams = others + teams.filter(\.moderates)
    grammar = CitationGrammar(register: request.evaluation.register)
    quotations = Memo { [trends] in Quotation(of: $0, trends) }
    evidenceNumbers = Self.places(request.evaluation.register.map(\.id))
    evidenceSlugs = EvidenceSlugs(request.evaluation.register)
    priorityPlaces = Self.places(request.evaluation.priorities.map(\.id))
    alignment = PriorityAlignment(of: request.evaluation.priorities)
    let actions = request.evaluation.actions
    actionPlaces = Dictionary(grouping: actions.indices) { actions[$0].priority }
    digestAnchors = Once { DigestAnchors(request.evaluation.measures, request.trends) }
    measures = Dictionary(request.evaluation.measures.map { ($0.id, $0) }) { first, _ in first }
    // By places: a copy of an item or answer takes a reference to each of its fields with it.
    let register = evaluation.register
    evidenceAbout = register.indices.map { place in
      [register[place].kind?.name, register[place].period, register[place].date?.inWords]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let answers = evaluation.judgements
    kindsWithText = answers.indices.map { place in
      let body = answers[place].body
      return Set(
        answers[place].sections.filter { !body.part($0.range).isBlank }.map(\.kind))
    }
    let moderating = Set(self.teams.filter(\.moderates).map(\.id))
    moderates = answers.indices.map { moderating.contains(answers[$0].team) }
    answerTeams = answers.indices.map { teamName(answers[$0].team) }
    answerAnchors = answers.indices.map {
      ReportFacts.anchor(question: answers[$0].question, team: answers[$0].team)
    }
    indexAnswers()
    for place in register.indices {
      for prompt in register[place].prompts { itemsByPrompt[prompt, default: []].append(place) }
    }
    indexEvidence()
    indexMeasures()
    // What was saved counts before what was written down by hand.
    let shown = Set(self.teams.map(\.id))
    for record in evaluation.history + request.earlier.grades where shown.contains(record.team) {
      history[record.key] = record.grade
    }
  }

  private mutating func indexAnswers() {
    let order = Self.places(teams.map(\.id))
    for place in evaluation.judgements.indices
    where order[evaluation.judgements[place].team] != nil {
      answersByQuestion[question(ofAnswer: place), default: []].append(place)
    }
    for question in answersByQuestion.keys {
      answersByQuestion[question]?.sort { left, right in
        let one = order[evaluation.judgements[left].team] ?? 0
        let two = order[evaluation.judgements[right].team] ?? 0
        return (one, left) < (two, right)
      }
    }
    citedBy = Array(repeating: [], count: evaluation.register.count)
    for place in evaluation.judgements.indices {
      let ids = evaluation.judgements[place].evidenceReliedOn
      evidenceByAnswer.append(ids.map { number(ofEvidence: $0) })
    }
    for question in evaluation.bank.questions {
      for place in answerPlaces(to: question.number) {
        for item in evidenceReliedOn(by: place) { note(.answer(place), cites: item) }
      }
    }
    for priority in evaluation.priorities {
      var seen: Set<Identifier> = []
      for id in priority.citations.map(\.target) where seen.insert(id).inserted {
        note(.priority(priority.id), cites: number(ofEvidence: id))
      }
    }
    for action in evaluation.actions {
      for id in action.evidence {
        note(.action(action.id, priority: action.priority), cites: number(ofEvidence: id))
      }
    }
  }

  /// The number of an item, which is given one if the register doesn't have it.
  private mutating func number(ofEvidence id: Identifier) -> Int {
    if let number = evidenceNumbers[id] { return number }
    let number = evaluation.register.count + unknownEvidence.count
    evidenceNumbers[id] = number
    unknownEvidence.append(id)
    return number
  }

  private mutating func note(_ citing: Citing, cites item: Int) {
    if item < citedBy.count { citedBy[item].append(citing) }
  }

  private mutating func indexEvidence() {
    var places: [Int: Set<Int>] = [:]
    let register = evaluation.register
    for place in register.indices {
      for question in register[place].questions { places[question, default: []].insert(place) }
      for prompt in register[place].prompts {
        places[prompt.question, default: []].insert(place)
      }
      for case .answer(let answer) in citing(place) {
        places[evaluation.judgements[answer].question, default: []].insert(place)
      }
    }
    evidenceByQuestion = places.mapValues { $0.sorted() }
  }

  private mutating func indexMeasures() {
    let order = Self.places(evaluation.measures.map(\.id))
    var places: [Int: Set<Int>] = [:]
    for (place, measure) in evaluation.measures.enumerated() {
      for question in measure.questions { places[question, default: []].insert(place) }
    }
    for answer in evaluation.judgements.indices {
      for reference in evaluation.judgements[answer].measures {
        guard let place = order[reference.target] else { continue }
        places[question(ofAnswer: answer), default: []].insert(place)
      }
    }
    measuresByQuestion = places.mapValues { $0.sorted().map { evaluation.measures[$0].id } }
  }

  /// The answers to a question, in the order of the teams, as places among the judgements.
  func answerPlaces(to question: Int) -> [Int] { answersByQuestion[question] ?? [] }

  /// The question that an answer is to, by the answer's place.
  func question(ofAnswer place: Int) -> Int { evaluation.judgements[place].question }

  /// The place of one team's answer among the judgements.
  func answerPlace(to question: Int, by team: Identifier) -> Int? {
    answerPlaces(to: question).first { evaluation.judgements[$0].team == team }
  }

  /// The grade that one team gave.
  func grade(of question: Int, by team: Identifier) -> Grade? {
    answerPlace(to: question, by: team).flatMap { evaluation.judgements[$0].grade }
  }

  /// The evidence that an answer relies on, by the answer's place; each item once, by its number.
  func evidenceReliedOn(by answer: Int) -> [Int] { evidenceByAnswer[answer] }

  /// The teams whose grades are counted: all but those that moderate, where there are others.
  let countedTeams: [Team]

  /// A grade of an earlier year.
  func pastGrade(of team: Identifier, question: Int, year: Int) -> Grade? {
    history[GradeRecord.Key(year: year, answer: AnswerKey(team: team, question: question))]
  }

  /// The two years before the report's, the earlier first.
  var earlierYears: [Int] { [evaluation.settings.year - 2, evaluation.settings.year - 1] }

  /// Whether any grade of the two years before is known.
  var hasHistory: Bool { earlierYears.contains(where: hasHistory) }

  /// Whether any grade of a year is known.
  func hasHistory(of year: Int) -> Bool { history.keys.contains { $0.year == year } }

  /// What cites an item of the register, by its place, in the order of the report.
  func citing(_ place: Int) -> [Citing] {
    // In a draft two items may have one id; what cites it cites both.
    citedBy[evidenceNumbers[evaluation.register[place].id] ?? place]
  }

  /// Looks up an evidence item.
  func evidence(_ id: Identifier) -> EvidenceItem? {
    guard let number = evidenceNumbers[id], number < evaluation.register.count else { return nil }
    return evaluation.register[number]
  }

  /// Looks up a key priority.
  func priority(_ id: Identifier) -> KeyPriority? {
    priorityPlaces[id].map { evaluation.priorities[$0] }
  }

  /// The actions of a key priority.
  func actions(of priority: Identifier) -> [Action] {
    (actionPlaces[priority] ?? []).map { evaluation.actions[$0] }
  }

  /// The measures that bear on a question, by their own link or an answer's, in the order of the
  /// catalogue.
  func measures(for question: Int) -> [Identifier] { measuresByQuestion[question] ?? [] }

  /// The name of a team, or its id when the settings don't have it.
  func teamName(_ id: Identifier) -> String {
    teams.first { $0.id == id }?.name ?? evaluation.settings.team(id)?.name ?? id.text
  }

  /// The evidence that bears on a question, cited by an answer or linked by the register, as places
  /// in the register.
  func evidence(for question: Int) -> [Int] { evidenceByQuestion[question] ?? [] }

  private static func places(_ ids: [Identifier]) -> [Identifier: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Teams that answered although the settings don't have them; a draft shows them too.
  private static func unknownTeams(in evaluation: Evaluation, known: [Team]) -> [Team] {
    var seen = Set(known.map(\.id))
    return evaluation.judgements.indices.compactMap { place in
      let team = evaluation.judgements[place].team
      return seen.insert(team).inserted ? Team(id: team, name: team.text) : nil
    }
  }
}
