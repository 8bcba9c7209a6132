public import SelfEvaluation

/// The numbers under which a later bank asks the questions of an earlier one, as `formerly` says.
public struct LaterNumbers: Sendable {
  private let earlier: QuestionBank
  private let later: QuestionBank
  private let renumbered: [Int: Int]

  /// Compares two banks.
  public init(of earlier: QuestionBank, in later: QuestionBank) {
    self.earlier = earlier
    self.later = later
    renumbered = Renames.numbers(earlier.questions, later.questions)
  }

  /// The number of a question in the later bank; `nil` when that doesn't ask it any more.
  public func number(of question: Int) -> Int? {
    // The negative of its own number stands for one whose number another has now.
    if let number = renumbered[question] { return number > 0 ? number : nil }
    return later.question(question) == nil ? nil : question
  }

  /// The same, of a question that's still asked in the same words.
  public func numberInSameWords(of question: Int) -> Int? {
    guard let number = number(of: question), let before = earlier.question(question),
      let after = later.question(number), haveSameWords(before.text, after.text)
    else { return nil }
    return number
  }

  /// A prompt in the later bank; `nil` when that does not have it below the question any more.
  public func prompt(_ reference: PromptReference) -> PromptReference? {
    guard let number = number(of: reference.question),
      let before = earlier.question(reference.question)?.prompts,
      let after = later.question(number),
      before.indices.contains(reference.prompt - 1)
    else { return nil }
    let place = reference.prompt - 1
    // Of two alike the one that stands where it stood.
    let places = after.prompts.indices.filter { haveSameWords(after.prompts[$0], before[place]) }
    return (places.contains(place) ? place : places.first)
      .map { PromptReference(question: number, prompt: $0 + 1) }
  }

  /// The questions that the later bank asks anew, by number.
  public var newQuestions: [Int] {
    let known = Set(earlier.questions.compactMap { number(of: $0.number) })
    return later.questions.map(\.number).filter { !known.contains($0) }
  }
}
