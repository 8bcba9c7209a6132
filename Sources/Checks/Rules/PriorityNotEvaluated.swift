import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A key priority of which nobody has said how far it has come.
  static let priorityNotEvaluated = Self(
    "priority-not-evaluated", .warning,
    why: "Guidance 7 asks that progress towards key priorities is evaluated."
  ) { subject in
    subject.evaluation.priorities.compactMap { priority in
      let what: String
      if priority.progress == nil {
        what = "has no progress"
      } else if priority.evaluation?.isBlank != false, priority.reviewed == nil {
        what = "says how far it has come, but not how that is known or when it was reviewed"
      } else {
        return nil
      }
      return Fault(
        "the priority \(priority.id) '\(priority.title)' \(what)", at: priority.position,
        hint: "fill in 'progress' and 'reviewed', and say in priorities/\(priority.id).md what was "
          + "achieved")
    }
  }
}
