import Mustache
import SelfEvaluation

extension ReportModel {
  /// The key priorities with their actions.
  func priorities() -> [(Key, Value)] {
    let priorities = index.evaluation.priorities
    let stray = index.evaluation.actions.filter { index.priority($0.priority) == nil }
    return [
      ("hasPriorities", .bool(!priorities.isEmpty)),
      ("priorities", .list(priorities.indices.map(priority(at:)))),
      ("hasStrayActions", .bool(!stray.isEmpty)),
      ("strayActions", .list(stray.map { action($0, isStray: true) })),
    ]
  }

  private func priority(at place: Int) -> Value {
    let priority = index.evaluation.priorities[place]
    let actions = index.actions(of: priority.id)
    let (aligned, more) = aligned(with: place)
    let questions = priority.questions
    let formerly = priority.formerly.map(\.text).joined(separator: "; ")
    let hasFields =
      !priority.successCriterion.isEmpty || !priority.lead.isEmpty || priority.due != nil
      || priority.reviewed != nil || facts.isUnreviewed(priority)
      || priority.inImprovementPlan != nil
      || !questions.isEmpty
      || !aligned.isEmpty || !formerly.isEmpty
    return [
      "id": .text(priority.id.text), "title": .text(priority.title),
      "progress": .optional(priority.progress?.inWords),
      "progressTone": .text(priority.progress?.tone ?? "none"),
      "team": .optional(priority.team.map { index.teamName($0) }), "hasFields": .bool(hasFields),
      "successCriterion": .text(priority.successCriterion), "lead": .text(priority.lead),
      "due": .optional(priority.due?.inWords), "reviewed": .optional(priority.reviewed?.inWords),
      "unreviewed": .bool(facts.isUnreviewed(priority)),
      "hasLIP": .bool(priority.inImprovementPlan != nil),
      "inLIP": .bool(priority.inImprovementPlan ?? false),
      "hasQuestions": .bool(!questions.isEmpty), "questions": links.questions(questions),
      "hasAligned": .bool(!aligned.isEmpty), "aligned": separated(aligned),
      "moreAligned": more,
      "formerly": .text(formerly),
      "prose": priority.evaluation.map { .bytes(prose.text($0, below: 3)) } ?? .missing,
      "hasMeasures": .bool(!priority.measures.isEmpty),
      "measures": separated(priority.measures.withoutRepeats.map(links.measure)),
      "hasActions": .bool(!actions.isEmpty),
      "actions": .list(actions.map { action($0, isStray: false) }),
    ]
  }

  /// What a priority is aligned with: what it names, then the others that name it or the same
  /// third, and how many more of those there are.
  private func aligned(with place: Int) -> ([Listed], more: Value) {
    let named = index.alignment.named(by: place)
    let priorities = index.evaluation.priorities
    let shown = Set(named + [priorities[place].id])
    let others = index.alignment.others(alignedWith: place).map { priorities[$0].id }
    let (listed, more) = links.aligned(others.filter { !shown.contains($0) })
    return (named.map(links.priority) + listed, more)
  }

  private func action(_ action: Action, isStray: Bool) -> Value {
    [
      "id": .text(action.id.text), "anchor": .text("action-\(action.id.key)"),
      "action": .text(action.action), "status": .optional(action.status?.inWords),
      "isOverdue": .bool(facts.isOverdue(action)), "unreviewed": .bool(facts.isUnreviewed(action)),
      "priorityName": isStray ? .text(action.priority.text) : .missing,
      "team": .optional(action.team.map { index.teamName($0) }), "lead": .text(action.lead),
      "start": .optional(action.start?.inWords), "due": .optional(action.due?.inWords),
      "reviewed": .optional(action.reviewed?.inWords),
      "successCriterion": .text(action.successCriterion.endingSentence),
      "hasEvidence": .bool(!action.evidence.isEmpty),
      "evidence": separated(action.evidence.map(links.evidence)),
      "notes": .text(action.notes.endingSentence),
    ]
  }
}

extension String {
  /// The text with a full stop, unless it's empty or ends with a mark of its own.
  fileprivate var endingSentence: String {
    guard let last = last(where: { !$0.isWhitespace && !"\"'’”)]".contains($0) }) else {
      return self
    }
    return ".!?…:;".contains(last) ? self : self + "."
  }
}

extension KeyPriority.Progress {
  /// The progress as a label.
  var inWords: String {
    switch self {
    case .achieved: "Achieved"
    case .onTrack: "On track"
    case .someProgress: "Some progress"
    case .behind: "Behind"
    case .notStarted: "Not started"
    }
  }

  /// The colour of its label.
  var tone: String {
    switch self {
    case .achieved: "best"
    case .onTrack: "upper"
    case .someProgress: "middle"
    case .behind: "worst"
    case .notStarted: "none"
    }
  }
}

extension Action.Status {
  /// The status as a label.
  var inWords: String {
    switch self {
    case .notStarted: "Not started"
    case .inProgress: "In progress"
    case .done: "Done"
    case .stopped: "Stopped"
    }
  }
}
