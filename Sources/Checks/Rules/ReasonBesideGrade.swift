import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A reason for what a team doesn't say.
  static let reasonBesideGrade = Self(
    "reason-beside-grade", .warning,
    why:
      "A reason says why a question doesn't apply or why a moderated grade differs; beside another "
      + "grade it contradicts it, or is left over from an earlier one."
  ) { subject in
    let moderator = subject.evaluation.settings.moderator?.id
    return subject.answers.compactMap { answer in
      let judgement = answer.judgement
      guard let grade = judgement.grade, grade.rank != nil, !judgement.reason.isEmpty,
        judgement.team != moderator
      else { return nil }
      return Fault(
        "question \(judgement.question) is graded "
          + "\(subject.evaluation.bank.name(of: grade).lowercased()), with a reason as if it didn't "
          + "apply",
        at: answer.position(of: "reason"),
        hint: "take the line 'Reason:' out; what the grade rests on belongs into the text")
    }
  }
}
