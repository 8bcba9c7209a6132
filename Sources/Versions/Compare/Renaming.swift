import Intake
import SelfEvaluation

extension Evaluation {
  /// The same with the names of another version.
  func renamed(_ renames: Renames, for new: Evaluation) -> Self {
    guard !renames.isEmpty else { return self }
    var result = self
    let renaming = Renaming(renames, from: self, to: new)
    for place in result.register.indices { renaming.apply(to: &result.register[place]) }
    for place in result.measures.indices { renaming.apply(to: &result.measures[place]) }
    for place in result.judgements.indices { renaming.apply(to: &result.judgements[place]) }
    for place in result.priorities.indices { renaming.apply(to: &result.priorities[place]) }
    for place in result.actions.indices { renaming.apply(to: &result.actions[place]) }
    for place in result.history.indices {
      result.history[place].question = renaming.question(result.history[place].question)
    }
    for part in result.bank.parts.indices {
      for place in result.bank.parts[part].questions.indices {
        renaming.apply(to: &result.bank.parts[part].questions[place])
      }
    }
    return result
  }
}

/// Gives records of an older version the names of a newer one.
private struct Renaming {
  private let renames: Renames
  private let grammar: CitationGrammar
  private let bank: QuestionBank
  /// The earlier names that the newer version knows, by its own.
  private let formerEvidence: [Identifier: [Identifier]]
  private let formerPriorities: [Identifier: [Identifier]]
  /// The names that the older version has itself.
  private let oldEvidence: Set<Identifier>
  private let oldPriorities: Set<Identifier>

  init(_ renames: Renames, from old: Evaluation, to new: Evaluation) {
    self.renames = renames
    grammar = CitationGrammar(ids: renames.evidence.keys)
    bank = new.bank
    formerEvidence = Dictionary(new.register.map { ($0.id, $0.formerly) }) { first, _ in first }
    formerPriorities = Dictionary(new.priorities.map { ($0.id, $0.formerly) }) { one, _ in one }
    oldEvidence = renames.evidence.isEmpty ? [] : Set(old.register.map(\.id))
    oldPriorities = renames.priorities.isEmpty ? [] : Set(old.priorities.map(\.id))
  }

  func question(_ number: Int) -> Int { renames.questions[number] ?? number }
  private func evidence(_ id: Identifier) -> Identifier { renames.evidence[id] ?? id }
  private func priority(_ id: Identifier) -> Identifier { renames.priorities[id] ?? id }

  /// The earlier names of a record that is called otherwise now: its own, and those of others that
  /// were merged into it, but not of those that stand beside it again.
  private func formerly(
    _ names: [Identifier], _ old: Identifier, _ current: Identifier,
    _ known: [Identifier: [Identifier]], _ oldNames: Set<Identifier>
  ) -> [Identifier] {
    guard old != current else { return names }
    let later = known[current] ?? []
    let kept = names.filter { known[$0] == nil || later.contains($0) }
    return kept + later.filter { oldNames.contains($0) && !kept.contains($0) }
  }

  func apply(to item: inout EvidenceItem) {
    let old = item.id
    item.id = evidence(old)
    item.formerly = formerly(item.formerly, old, item.id, formerEvidence, oldEvidence)
    item.questions = item.questions.map(question)
    for place in item.prompts.indices {
      item.prompts[place].question = question(item.prompts[place].question)
    }
  }

  func apply(to measure: inout Measure) {
    measure.questions = measure.questions.map(question)
    measure.priorities = measure.priorities.map(priority)
    if let id = renames.evidence[Identifier(measure.source)] { measure.source = id.text }
  }

  func apply(to judgement: inout Judgement) {
    judgement.question = question(judgement.question)
    for place in judgement.evidence.indices {
      judgement.evidence[place].target = evidence(judgement.evidence[place].target)
    }
    for place in judgement.citations.indices {
      judgement.citations[place].target = evidence(judgement.citations[place].target)
    }
    for place in judgement.priorities.indices {
      judgement.priorities[place].target = priority(judgement.priorities[place].target)
    }
    judgement.cite(renames.evidence, grammar)
  }

  func apply(to item: inout KeyPriority) {
    let old = item.id
    item.id = priority(old)
    item.formerly = formerly(item.formerly, old, item.id, formerPriorities, oldPriorities)
    item.questions = item.questions.map(question)
    item.alignedWith = item.alignedWith.map {
      renames.priorities[Identifier($0)]?.text ?? $0
    }
    if let prose = item.evaluation {
      item.evaluation = CitedAnew(prose, by: renames.evidence, grammar).prose
    }
  }

  func apply(to action: inout Action) {
    action.priority = priority(action.priority)
    action.evidence = action.evidence.map(evidence)
  }

  /// Gives a question its new number, and the earlier names that came with it.
  func apply(to item: inout Question) {
    let old = item
    item.number = question(item.number)
    guard item.number != old.number, let new = bank.question(item.number) else { return }
    item.formerly = item.formerly.filter { !$0.names(new) }
    item.formerly += new.formerly.filter { $0.names(old) && !item.formerly.contains($0) }
  }
}
