import Diagnostics
import Intake
import SelfEvaluation

/// What is called by another name in the newer of two versions.
///
/// A renaming is never guessed: one side says `formerly`. It counts in whichever order the two
/// versions are compared, and only where the version with the earlier name doesn't say so too. What
/// is there under its own name in both was never renamed, such as a question from which another one
/// was split off.
struct Renames {
  var evidence: [Identifier: Identifier] = [:]
  var priorities: [Identifier: Identifier] = [:]
  /// The questions' numbers; an old one whose number was given to another has its negative.
  var questions: [Int: Int] = [:]

  var isEmpty: Bool { evidence.isEmpty && priorities.isEmpty && questions.isEmpty }

  init(from old: Evaluation, to new: Evaluation) {
    if old.register.indices.contains(where: { !old.register[$0].formerly.isEmpty })
      || new.register.indices.contains(where: { !new.register[$0].formerly.isEmpty })
    {
      evidence = Self.ids(
        old.register.map { ($0.id, $0.formerly) }, new.register.map { ($0.id, $0.formerly) })
    }
    priorities = Self.ids(
      old.priorities.map { ($0.id, $0.formerly) }, new.priorities.map { ($0.id, $0.formerly) })
    questions = Self.numbers(old.bank.questions, new.bank.questions)
  }

  private typealias Names = (id: Identifier, formerly: [Identifier])

  private static func ids(_ old: [Names], _ new: [Names]) -> [Identifier: Identifier] {
    let oldIDs = Set(old.map(\.id))
    let newIDs = Set(new.map(\.id))
    var result: [Identifier: Identifier] = [:]
    var taken: Set<Identifier> = []
    func take(_ from: Identifier, _ to: Identifier) {
      guard oldIDs.contains(from), !newIDs.contains(from), newIDs.contains(to),
        !oldIDs.contains(to), result[from] == nil, taken.insert(to).inserted
      else { return }
      result[from] = to
    }
    for item in new { for earlier in item.formerly { take(earlier, item.id) } }
    for item in old { for later in item.formerly { take(item.id, later) } }
    return result
  }

  private static func numbers(_ old: [Question], _ new: [Question]) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var taken: Set<Int> = []
    let oldByNumber = Dictionary(old.map { ($0.number, $0) }) { first, _ in first }
    let newByNumber = Dictionary(new.map { ($0.number, $0) }) { first, _ in first }
    // A question that was split, or that took another one in, is asked as before beside what
    // `formerly` says, and so are its answers.
    func isKept(_ number: Int) -> Bool {
      guard let old = oldByNumber[number], let new = newByNumber[number] else { return false }
      return haveSameWords(old.text, new.text)
    }
    func take(_ from: Question, _ to: Question, says: [String], alsoSays: [String]?) {
      guard from.number != to.number, pairs[from.number] == nil, !taken.contains(to.number),
        !isKept(from.number), !isKept(to.number),
        says.contains(where: { $0.names(from) || $0.names(to) })
      else { return }
      // A renaming of an earlier year stays in the bank, and isn't one of this comparison.
      if let alsoSays, Set(alsoSays) == Set(says) { return }
      pairs[from.number] = to.number
      taken.insert(to.number)
    }
    for question in new where !question.formerly.isEmpty {
      for earlier in old where question.formerly.contains(where: { $0.names(earlier) }) {
        take(
          earlier, question, says: question.formerly,
          alsoSays: oldByNumber[question.number]?.formerly)
      }
    }
    for question in old where !question.formerly.isEmpty {
      for later in new where question.formerly.contains(where: { $0.names(later) }) {
        take(
          question, later, says: question.formerly,
          alsoSays: newByNumber[question.number]?.formerly)
      }
    }
    for question in old where pairs[question.number] == nil && taken.contains(question.number) {
      pairs[question.number] = -question.number
    }
    return pairs
  }
}

extension String {
  /// Whether an entry of `formerly` stands for a question: its number, or its wording.
  fileprivate func names(_ question: Question) -> Bool {
    asFormerNumber == question.number || haveSameWords(self, question.text)
  }

  /// The number that an entry of `formerly` is; `nil` for a wording.
  var asFormerNumber: Int? {
    Int(digits: first == "Q" || first == "q" ? String(dropFirst()) : self)
  }
}

extension Evaluation {
  /// The same with the names of another version.
  func renamed(_ renames: Renames, for new: Evaluation) -> Self {
    guard !renames.isEmpty else { return self }
    var result = self
    let newEvidence = Dictionary(new.register.map { ($0.id, $0.formerly) }) { first, _ in first }
    let newPriorities = Dictionary(new.priorities.map { ($0.id, $0.formerly) }) { one, _ in one }
    let grammar = CitationGrammar(ids: renames.evidence.keys)
    func question(_ number: Int) -> Int { renames.questions[number] ?? number }
    func evidence(_ id: Identifier) -> Identifier { renames.evidence[id] ?? id }
    func priority(_ id: Identifier) -> Identifier { renames.priorities[id] ?? id }
    func formerly(
      _ names: [Identifier], _ old: Identifier, _ current: Identifier, _ others: [Identifier]
    ) -> [Identifier] {
      guard old != current else { return names }
      let kept = names.filter { $0 != current }
      return others.contains(old) && !kept.contains(old) ? kept + [old] : kept
    }
    for place in result.register.indices {
      let old = result.register[place].id
      let id = evidence(old)
      result.register[place].id = id
      result.register[place].formerly = formerly(
        result.register[place].formerly, old, id, newEvidence[id] ?? [])
      result.register[place].questions = result.register[place].questions.map(question)
      for prompt in result.register[place].prompts.indices {
        result.register[place].prompts[prompt].question = question(
          result.register[place].prompts[prompt].question)
      }
    }
    for place in result.measures.indices {
      result.measures[place].questions = result.measures[place].questions.map(question)
      result.measures[place].priorities = result.measures[place].priorities.map(priority)
      if let id = renames.evidence[Identifier(result.measures[place].source)] {
        result.measures[place].source = id.text
      }
    }
    for place in result.judgements.indices {
      result.judgements[place].question = question(result.judgements[place].question)
      for item in result.judgements[place].evidence.indices {
        result.judgements[place].evidence[item].target = evidence(
          result.judgements[place].evidence[item].target)
      }
      for item in result.judgements[place].citations.indices {
        result.judgements[place].citations[item].target = evidence(
          result.judgements[place].citations[item].target)
      }
      for item in result.judgements[place].priorities.indices {
        result.judgements[place].priorities[item].target = priority(
          result.judgements[place].priorities[item].target)
      }
      result.judgements[place].cite(renames.evidence, grammar)
    }
    for place in result.priorities.indices {
      let old = result.priorities[place].id
      let id = priority(old)
      result.priorities[place].id = id
      result.priorities[place].formerly = formerly(
        result.priorities[place].formerly, old, id, newPriorities[id] ?? [])
      result.priorities[place].questions = result.priorities[place].questions.map(question)
      result.priorities[place].alignedWith = result.priorities[place].alignedWith.map {
        renames.priorities[Identifier($0)]?.text ?? $0
      }
      if let prose = result.priorities[place].evaluation {
        result.priorities[place].evaluation =
          CitedAnew(prose, by: renames.evidence, grammar).prose
      }
    }
    for place in result.actions.indices {
      result.actions[place].priority = priority(result.actions[place].priority)
      result.actions[place].evidence = result.actions[place].evidence.map(evidence)
    }
    for place in result.history.indices {
      result.history[place].question = question(result.history[place].question)
    }
    for part in result.bank.parts.indices {
      for place in result.bank.parts[part].questions.indices {
        result.bank.parts[part].questions[place].rename(question, among: new.bank)
      }
    }
    return result
  }
}

extension Question {
  /// Takes its new number, and the earlier names that came with it.
  fileprivate mutating func rename(_ numbers: (Int) -> Int, among bank: QuestionBank) {
    let old = self
    number = numbers(number)
    guard number != old.number, let new = bank.question(number) else { return }
    formerly = formerly.filter { !$0.names(new) }
    formerly += new.formerly.filter { $0.names(old) && !formerly.contains($0) }
  }
}
