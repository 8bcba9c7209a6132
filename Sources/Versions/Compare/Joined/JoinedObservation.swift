public import SelfEvaluation

/// Differences that say something together, which no single one of them does.
public struct JoinedObservation: Hashable, Sendable {
  /// The stable name, such as `grade-raised-evidence-unchanged`.
  public var name: String
  /// The key of what it's about, such as `primary/Q10` or `E004`.
  public var key: String
  /// The observation in a sentence.
  public var text: String
  /// The question that it bears on; `nil` for none.
  public var question: Int?
  /// The team whose it is; `nil` for nobody's.
  public var team: Identifier?
  /// The figures that were restated under an answer, a sentence for each measure without its full
  /// stop; others say the same of theirs.
  var restated: [String] = []

  /// Looks for all kinds, each of which has a file of its own beside this one.
  static func all(in subject: JoinedSubject) -> [Self] {
    let regraded = drillDownRegraded(subject)
    return gradeRaisedEvidenceUnchanged(subject) + regraded
      + figureWithdrawnTextNot(subject) + figureRestatedTextNot(subject)
      + textRewordedOnly(subject, besides: Set(regraded.map(\.key)))
      + evidenceWithdrawnStillReliedOn(subject)
      + wordingChangedSinceAnswered(subject)
  }
}

/// What the joined observations ask of a comparison.
struct JoinedSubject {
  let old: Evaluation
  let new: Evaluation
  let changes: [Change]
  private let teamNames: TeamNames
  /// Both answers to each question that was answered in both versions.
  let answers: [(old: Judgement, new: Judgement)]
  /// The fields that changed, by subject and key.
  private let changedFields: [Change.Subject: [String: Set<String>]]
  let changedEvidence: Set<Identifier>
  /// The values of which a figure was published anew, by measure, with their keys.
  let restated: [Identifier: [String]]
  /// The values that have no figure any more, by measure, with their keys.
  let withdrawn: [Identifier: [String]]
  /// What each of the restated ones was and is.
  let restatedFigures: [Identifier: [[Figure?]]]
  /// The measures of which any value came, or says something else.
  let changedMeasures: Set<Identifier>
  private let known: Set<Identifier>
  private let measuresByQuestion: [Int: [Identifier]]

  init(
    old: Evaluation, renamedOld: Evaluation, new: Evaluation, changes: [Change],
    teamNames: TeamNames
  ) {
    self.teamNames = teamNames
    self.old = old
    self.new = new
    self.changes = changes
    func key(_ judgement: Judgement) -> String { judgement.key.lowercased() }
    // A negative number is that of a question whose own was given to another.
    let earlier = Dictionary(
      renamedOld.judgements.filter { $0.question > 0 }.map { (key($0), $0) }
    ) { one, _ in one }
    answers = new.judgements.compactMap { judgement in
      earlier[key(judgement)].map { ($0, judgement) }
    }
    var fields: [Change.Subject: [String: Set<String>]] = [:]
    var evidence: Set<Identifier> = []
    var restated: [Identifier: [String]] = [:]
    var restatedFigures: [Identifier: [[Figure?]]] = [:]
    var withdrawn: [Identifier: [String]] = [:]
    var changedMeasures: Set<Identifier> = []
    let decimals = Dictionary(new.measures.map { ($0.id, $0.decimals) }) { first, _ in first }
    for change in changes {
      if change.subject == .judgement || change.subject == .question {
        let field = change.field ?? change.kind.rawValue
        fields[change.subject, default: [:]][change.key, default: []].insert(
          change.kind == .moved ? "\(field), moved" : field)
      }
      switch change.subject {
      // A new name is no new evidence.
      case .evidence where change.kind != .renamed: evidence.insert(Identifier(change.key))
      case .observation where change.withdrawsFigure:
        let measure = Identifier(String(change.key.prefix { $0 != "|" }))
        changedMeasures.insert(measure)
        withdrawn[measure, default: []].append(change.key)
      case .observation where change.kind == .added || change.kind == .changed:
        let measure = Identifier(String(change.key.prefix { $0 != "|" }))
        changedMeasures.insert(measure)
        if change.restatesFigure(decimals: decimals[measure] ?? 0),
          restated[measure]?.last != change.key
        {
          restated[measure, default: []].append(change.key)
          restatedFigures[measure, default: []].append(change.figures)
        }
      default: break
      }
    }
    changedFields = fields
    changedEvidence = evidence
    self.restated = restated
    self.restatedFigures = restatedFigures
    self.withdrawn = withdrawn
    self.changedMeasures = changedMeasures
    // A measure that was deleted with its figures was what answers rested on.
    let still = Set(new.measures.map(\.id))
    let deleted = renamedOld.measures.filter { withdrawn[$0.id] != nil && !still.contains($0.id) }
    known = still.union(deleted.map(\.id))
    var measures: [Int: [Identifier]] = [:]
    for measure in new.measures + deleted {
      for question in measure.questions { measures[question, default: []].append(measure.id) }
    }
    measuresByQuestion = measures
  }

  /// Whether paragraphs of an answer stand in another order, and nothing else is different.
  func hasMoved(_ judgement: Judgement) -> Bool { hasChanged("text, moved", of: judgement) }

  /// Whether a field of an answer differs.
  func hasChanged(_ field: String, of judgement: Judgement) -> Bool {
    changedFields[.judgement]?[judgement.key]?.contains(field) ?? false
  }

  /// Whether a field of a question differs.
  func hasChanged(_ field: String, ofQuestion number: Int) -> Bool {
    changedFields[.question]?["Q\(number)"]?.contains(field) ?? false
  }

  /// Whether two answers rely on the same evidence, and none of it differs.
  func evidenceIsUnchanged(_ old: Judgement, _ new: Judgement) -> Bool {
    let isSame =
      old.evidence.elementsEqual(new.evidence) { $0.target == $1.target }
      && old.citations.elementsEqual(new.citations) { $0.target == $1.target }
      || Set(old.evidenceReliedOn) == Set(new.evidenceReliedOn)
    return isSame
      && !(new.evidence + new.citations).contains { changedEvidence.contains($0.target) }
  }

  /// The measures that an answer rests on: named by it, quoted in it, or linked to its question.
  func measures(of judgement: Judgement) -> [Identifier] {
    let named = judgement.measures.map(\.target)
    let quoted = judgement.values.compactMap { measure(quotedBy: $0.target, among: known) }
    var seen: Set<Identifier> = []
    return (named + quoted + (measuresByQuestion[judgement.question] ?? [])).filter {
      seen.insert($0).inserted
    }
  }

  /// What a team is called.
  func name(of team: Identifier) -> String { teamNames[team] }
}

extension Change {
  /// Whether an observation had a value and has none now.
  fileprivate var withdrawsFigure: Bool {
    guard figures.count == 2 else { return false }
    return figures[0]?.value != nil && figures[1]?.value == nil
      && (kind == .removed || field == "value" || field == "symbol")
  }

  /// Whether a number that was printed is another one now, as far as it's printed.
  fileprivate func restatesFigure(decimals: Int) -> Bool {
    guard case .field(.number(let before))? = old, case .field(.number(let now))? = new else {
      return false
    }
    guard field == "value" else { return true }
    var scale = 1.0
    for _ in 0..<max(0, min(decimals, 15)) { scale *= 10 }
    func printed(_ value: Double) -> Double {
      (value * scale).rounded(.toNearestOrAwayFromZero)
    }
    return printed(before) != printed(now)
  }
}

extension JoinedObservation {
  /// An observation about an answer.
  init(_ name: String, _ judgement: Judgement, _ text: String) {
    self.init(
      name: name, key: judgement.key, text: text, question: judgement.question,
      team: judgement.team)
  }
}
