import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A question that a team has not judged yet.
  static let notJudged = Self(
    "not-judged", .warning,
    why: "Guidance 1 asks for a judgement on every question, not for a description."
  ) { subject in
    let unjudged = subject.answers.filter { $0.judgement.grade == nil }.map { answer in
      Fault(
        "question \(answer.judgement.question) has no grade",
        at: answer.position(of: "grade"),
        hint: "write 'Grade:' and one of \(grades(of: subject.evaluation.bank))")
    }
    let wordless = subject.answers.filter { answer in
      let judgement = answer.judgement
      return judgement.grade?.rank != nil && !judgement.hasOwnWords
        && judgement.team != subject.evaluation.settings.moderator?.id
    }
    .map { answer in
      Fault(
        "question \(answer.judgement.question) has a grade and not a word on why",
        at: answer.position(of: "grade"),
        hint: "write below the headings what the grade rests on")
    }
    return unjudged + wordless + absent(in: subject)
  }

  /// The questions to which a team has no entry at all, one fault a team.
  private static func absent(in subject: Subject) -> [Fault] {
    let questions = subject.evaluation.bank.questions.map(\.number)
    return subject.evaluation.settings.teams.filter { !$0.moderates }.compactMap { team in
      let answered = Set(
        subject.answers.filter { $0.judgement.team == team.id }.map(\.judgement.question))
      let missing = questions.filter { !answered.contains($0) }
      guard !missing.isEmpty else { return nil }
      let numbers = missing.map(String.init).joined(separator: ", ")
      return Fault(
        "\(team.name) has not answered question\(missing.count == 1 ? "" : "s") \(numbers)",
        at: subject.evaluation.settings(of: team.id).position,
        hint: "write the answers in the folder judgements/\(team.id), or a grade of "
          + "'not applicable' with a reason")
    }
  }

  private static func grades(of bank: QuestionBank) -> String {
    (bank.scale.map { $0.name.lowercased() } + ["not applicable"]).joined(separator: ", ")
  }
}
