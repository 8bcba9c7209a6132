import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A key priority that should have been achieved.
  static let priorityOverdue = Self(
    "priority-overdue", .warning,
    why: "Whoever reads that a priority past its date is on track is told what can't be."
  ) { subject in
    subject.evaluation.priorities.compactMap { priority in
      guard let due = priority.due, subject.evaluation.settings.isPast(due),
        priority.progress != .achieved
      else { return nil }
      return Fault(
        "the priority \(priority.id) '\(priority.title)' was due on \(due.inWords) and is "
          + (priority.progress?.rawValue ?? "without a word on its progress"),
        at: priority.position,
        hint: "set 'progress' to achieved, or agree a new date and say why in "
          + "priorities/\(priority.id).md")
    }
  }
}
