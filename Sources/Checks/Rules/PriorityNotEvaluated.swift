import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A key priority of which nobody has said how far it has come.
  static let priorityNotEvaluated = Self(
    "priority-not-evaluated", .warning,
    why: "Guidance 7 asks that progress towards key priorities is evaluated."
  ) { subject in
    let settings = subject.evaluation.settings
    let start = CalendarDate(year: settings.year, month: 9, day: 1)
    return subject.evaluation.priorities.compactMap { priority in
      let what: String
      if priority.progress == nil {
        what = "has no progress"
      } else if priority.evaluation?.isBlank != false, priority.reviewed == nil {
        what = "says how far it has come, but not how that is known or when it was reviewed"
      } else if let reviewed = priority.reviewed, let start, reviewed < start,
        priority.progress != .achieved
      {
        what =
          "was last reviewed on \(reviewed.inWords), before \(settings.yearText) began: how far it "
          + "has come since isn't said"
      } else {
        return nil
      }
      return Fault(
        "the priority \(priority.id) '\(priority.title)' \(what)", at: priority.position,
        hint:
          "fill in 'progress' and 'reviewed' as they are now, and say in priorities/\(priority.id).md what was "
          + "achieved")
    }
  }
}
