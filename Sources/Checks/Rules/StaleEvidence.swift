import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// Evidence older than the window that judgements look at.
  static let staleEvidence = Self(
    "stale-evidence", .warning,
    why: "Guidance 2 looks at the past three years; older evidence may no longer hold."
  ) { subject in
    guard let today = subject.today,
      let limit = CalendarDate(
        year: today.year - 3, month: today.month, day: min(today.day, 28))
    else { return [] }
    return subject.answers.flatMap { answer in
      subject.references(in: answer.judgement).compactMap { reference in
        guard let item = subject.item(reference.target), let date = item.date, date < limit,
          !item.isExpired(on: today)
        else { return nil }
        return Fault(
          "\(item.id) '\(item.title)' is of \(date.inWords), more than three years old",
          at: reference.position,
          hint: "cite newer evidence, or say in the text why this still holds")
      }
    }
  }
}
