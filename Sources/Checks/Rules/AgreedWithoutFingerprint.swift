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
          hint: "run '\(judgement.agreeCommand)' when it has been agreed")
      }
  }
}

extension Judgement {
  /// The command that agrees the answer, as it's typed where its workspace was named.
  var agreeCommand: String {
    // The answer lies in WORKSPACE/judgements/TEAM.
    let folder = position.file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
    let command = "laser agree \(team) \(question)"
    return folder == "Evidence"
      ? command : "\(command) \(folder.isEmpty ? "." : folder.asArgument)"
  }
}
