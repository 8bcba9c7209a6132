import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A prompt of the form for which the register has nothing.
  static let promptWithoutEvidence = Self(
    "prompt-without-evidence", .note,
    why: "The form names evidence for every question; what is missing should be known."
  ) { subject in
    let answered = Set(subject.evaluation.register.flatMap(\.prompts))
    return subject.evaluation.bank.questions.compactMap { question in
      let missing = question.prompts.indices.filter { place in
        !answered.contains(PromptReference(question: question.number, prompt: place + 1))
      }
      guard !missing.isEmpty else { return nil }
      let listed = missing.prefix(3).map { place in
        "\(question.number).\(place + 1) '\(question.prompts[place])'"
      }
      let count = question.prompts.count
      let prompts =
        missing.count < count
        ? "\(missing.count) of its \(count) prompts"
        : count == 1 ? "its prompt" : "any of its \(count) prompts"
      let more = missing.count > 3 ? " and \(missing.count - 3) more" : ""
      return Fault(
        "question \(question.number): nothing in the register answers \(prompts): "
          + listed.joined(separator: ", ") + more,
        at: subject.evaluation.settings.position(of: "bank"),
        hint: "where there is such evidence, name the prompt in the register's column 'prompts'")
    }
  }
}
