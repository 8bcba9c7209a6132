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

  static func numbers(_ old: [Question], _ new: [Question]) -> [Int: Int] {
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
  func names(_ question: Question) -> Bool {
    asFormerNumber == question.number || haveSameWords(self, question.text)
  }

  /// The number that an entry of `formerly` is; `nil` for a wording.
  var asFormerNumber: Int? {
    Int(digits: first == "Q" || first == "q" ? String(dropFirst()) : self)
  }
}
