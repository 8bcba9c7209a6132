import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// An action that should have been finished.
  static let actionOverdue = Self(
    "action-overdue", .warning,
    why: "An action past its date is done, stopped or late, and the plan should say which."
  ) { subject in
    subject.evaluation.actions.compactMap { action in
      guard let due = action.due, subject.evaluation.settings.isPast(due),
        action.status != .done, action.status != .stopped
      else { return nil }
      return Fault(
        "the action \(action.id) was due on \(due.inWords) and is "
          + (action.status?.rawValue ?? "without a status"),
        at: action.position,
        hint: "set the status to done or stopped, or agree a new date and say why in 'notes'")
    }
  }
}
