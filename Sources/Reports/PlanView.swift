import DataFiles
import Mustache
import SelfEvaluation
import Trends

extension ReportFacts {
  /// What of the key priorities goes into the Local Improvement Plan: whole by itself, so that it
  /// can be lifted out as text or as a table for a spreadsheet.
  func improvementPlan() -> [(Key, Value)] {
    let plan = index.evaluation.priorities.filter { $0.inImprovementPlan == true }
    let ids = Set(plan.map(\.id))
    let actions = index.evaluation.actions.filter { ids.contains($0.priority) }
    return [
      ("hasPlan", .bool(!plan.isEmpty)),
      ("plan", .list(plan.map(planned))),
      ("hasPlanActions", .bool(!actions.isEmpty)),
      ("planActions", .list(actions.map(planned))),
      (
        "planDownload",
        plan.isEmpty ? .missing : .bytes(csvAddress(planCSV(plan)))
      ),
    ]
  }

  private func planned(_ priority: KeyPriority) -> Value {
    .object(
      links.priority(priority.id).fields + [
        ("lead", .text(priority.lead)), ("due", .optional(priority.due?.inWords)),
        ("successCriterion", .text(priority.successCriterion)),
        ("progress", .text(priority.progress?.inWords ?? "Not yet evaluated")),
        ("reviewed", .optional(priority.reviewed?.inWords)),
        ("data", .text(sentences(of: priority))),
      ])
  }

  private func planned(_ action: Action) -> Value {
    [
      "id": .text(action.id.text), "priority": .text(action.priority.text),
      "action": .text(action.action), "lead": .text(action.lead),
      "due": .optional(action.due?.inWords), "successCriterion": .text(action.successCriterion),
      "status": .text(action.status?.inWords ?? "Not said"),
      "reviewed": .optional(action.reviewed?.inWords),
      "unreviewed": .bool(isUnreviewed(action)), "isOverdue": .bool(isOverdue(action)),
    ]
  }

  /// What the data say of a priority's measures, their targets included.
  private func sentences(of priority: KeyPriority) -> String {
    priority.measures.withoutRepeats.compactMap { index.trends.overall($0)?.sentence }
      .joined(separator: " ")
  }

  private func planCSV(_ plan: [KeyPriority]) -> [UInt8] {
    // Whoever opens it does so in a spreadsheet, which would run a text that begins with a sign.
    var writer = CSVWriter(lineEnd: .carriageReturnLineFeed, guardsFormulas: true)
    writer.row([
      "priority", "title", "team", "lead", "due", "success-criterion", "progress", "reviewed",
      "data", "action-id", "action", "action-team", "action-lead", "action-start", "action-due",
      "action-success-criterion", "action-status", "action-reviewed",
    ])
    for priority in plan {
      let own: [String] = [
        priority.id.text, priority.title, priority.team.map { index.teamName($0) } ?? "",
        priority.lead,
        priority.due?.description ?? "", priority.successCriterion,
        priority.progress?.rawValue ?? "", priority.reviewed?.description ?? "",
        sentences(of: priority),
      ]
      let steps = index.actions(of: priority.id)
      if steps.isEmpty { writer.row(own + Array(repeating: "", count: 9)) }
      for action in steps {
        writer.row(
          own + [
            action.id.text, action.action, action.team.map { index.teamName($0) } ?? "",
            action.lead,
            action.start?.description ?? "", action.due?.description ?? "",
            action.successCriterion, action.status?.rawValue ?? "",
            action.reviewed?.description ?? "",
          ])
      }
    }
    return writer.bytes
  }

  // MARK: - Reviews

  /// Whether an action that goes on was last looked at before this term.
  func isUnreviewed(_ action: Action) -> Bool {
    guard action.status != .done, action.status != .stopped, let start = termStart,
      action.start.map({ $0 < start }) ?? true
    else { return false }
    return action.reviewed.map { $0 < start } ?? true
  }

  /// Whether a priority was last looked at before this term.
  func isUnreviewed(_ priority: KeyPriority) -> Bool {
    guard priority.progress != .achieved, let start = termStart else { return false }
    return priority.reviewed.map { $0 < start } ?? true
  }

  /// Whether an action's day is past and it isn't done.
  func isOverdue(_ action: Action) -> Bool {
    guard action.status != .done, action.status != .stopped, let due = action.due else {
      return false
    }
    return settings.isPast(due)
  }

  /// The first day of the term that the report is dated in; `nil` without a date.
  private var termStart: CalendarDate? {
    settings.date.flatMap { Term(of: $0).start(in: $0.year) }
  }

  // MARK: - Teams and priorities

  /// Which team stands where to which priority, with the gaps.
  func alignment() -> [(Key, Value)] {
    let priorities = index.evaluation.priorities
    let teams = index.countedTeams
    guard teams.count > 1, !priorities.isEmpty else { return [("hasMatrix", false)] }
    let answers = answersByPriority(of: teams)
    return [
      ("hasMatrix", true),
      ("matrixTeams", .list(teams.map { ["name": .text($0.name)] })),
      (
        "matrix",
        .list(
          priorities.indices.map { place in
            let id = priorities[place].id
            return .object(
              links.priority(id).fields + [
                ("cells", .list(cells(place, of: teams, answers[id] ?? [:])))
              ])
          })
      ),
    ]
  }

  /// The questions whose answers bear on each priority, by priority and team.
  private func answersByPriority(of teams: [Team]) -> [Identifier: [Identifier: [Int]]] {
    var answers: [Identifier: [Identifier: [Int]]] = [:]
    for question in bank.questions {
      for team in teams {
        guard let place = index.answerPlace(to: question.number, by: team.id) else { continue }
        for id in index.evaluation.judgements[place].priorities.map(\.target).withoutRepeats {
          answers[id, default: [:]][team.id, default: []].append(question.number)
        }
      }
    }
    return answers
  }

  /// Where each team stands to a priority, which is given by its place among all; `answers` has
  /// the questions in whose answers a team names it.
  private func cells(
    _ place: Int, of teams: [Team], _ answers: [Identifier: [Int]]
  ) -> [Value] {
    let priorities = index.evaluation.priorities
    let others = Dictionary(grouping: index.alignment.others(alignedWith: place)) {
      priorities[$0].team
    }
    let actions = Dictionary(grouping: index.actions(of: priorities[place].id), by: \.team)
    return teams.map { team in
      let isOwn = priorities[place].team == team.id
      let (aligned, more) = links.aligned((others[team.id] ?? []).map { priorities[$0].id })
      let actions = actions[team.id]?.count ?? 0
      let answers = answers[team.id] ?? []
      return [
        "isOwn": .bool(isOwn), "hasAligned": .bool(!aligned.isEmpty),
        "aligned": separated(aligned), "moreAligned": more,
        "hasActions": .bool(actions > 0), "actions": .count(actions),
        "hasAnswers": .bool(!answers.isEmpty), "answers": links.questions(answers),
        "isGap": .bool(!isOwn && aligned.isEmpty && actions == 0 && answers.isEmpty),
      ]
    }
  }
}
