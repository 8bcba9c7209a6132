import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// Last year's text, not yet looked at this year.
  static let carriedForward = Self(
    "carried-forward", .warning,
    why: "Last year's text is not this year's judgement until somebody has weighed it again."
  ) { subject in
    subject.answers.filter { $0.judgement.status == .carriedForward }.map { answer in
      Fault(
        "the answer to question \(answer.judgement.question) is last year's",
        at: answer.position(of: "status"),
        hint: "bring the text up to date, give a grade, and set the status to 'draft'")
    }
  }
}
