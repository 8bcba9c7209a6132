import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A moderated grade that differs and doesn't say why.
  static let moderationWithoutReason = Self(
    "moderation-without-reason", .warning,
    why: "A team whose grade is changed is owed the reason, and so is the reader."
  ) { subject in
    guard let moderator = subject.evaluation.settings.moderator else { return [] }
    let bank = subject.evaluation.bank
    return subject.answers.compactMap { answer in
      let judgement = answer.judgement
      guard judgement.team == moderator.id, let grade = judgement.grade, judgement.reason.isEmpty,
        !judgement.hasText
      else { return nil }
      let others = subject.evaluation.judgements.filter {
        $0.question == judgement.question && $0.team != moderator.id
      }
      let differing = others.compactMap { other in
        other.grade.flatMap { $0 == grade ? nil : (other.team, $0) }
      }
      guard !differing.isEmpty else { return nil }
      let named = differing.map { team, other in
        "\(subject.name(of: team)) \(bank.name(of: other).lowercased())"
      }
      return Fault(
        "question \(judgement.question) is moderated to \(bank.name(of: grade).lowercased()) "
          + "without a reason (\(named.joined(separator: ", ")))",
        at: answer.position(of: "grade"),
        hint: "add a line 'Reason:', or say in the text what the teams' evidence doesn't bear out")
    }
  }
}
