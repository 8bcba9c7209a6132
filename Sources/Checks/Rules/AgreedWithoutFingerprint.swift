import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// An answer called agreed that nobody has signed.
  static let agreedWithoutFingerprint = Self(
    "agreed-without-fingerprint", .warning,
    why: "Only with a fingerprint can the program tell that an agreed answer has changed since."
  ) { subject in
    subject.answers.filter { $0.judgement.status == .agreed && $0.judgement.fingerprint.isEmpty }
      .map { answer in
        let judgement = answer.judgement
        return Fault(
          "the answer to question \(judgement.question) is agreed, but has no fingerprint",
          at: answer.position(of: "status"),
          hint: "run 'laser agree \(judgement.team) \(judgement.question)' when it has been agreed")
      }
  }
}
