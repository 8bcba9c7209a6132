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
      answer.evidence.compactMap { reference in
        guard let date = subject.evaluation.register[reference.item].lastDay, date < limit,
          !subject.evaluation.register[reference.item].isExpired(on: today)
        else { return nil }
        let item = subject.evaluation.register[reference.item]
        return Fault(
          "\(item.id) '\(item.title)' is of \(item.date == nil ? item.period : date.inWords), "
            + "more than three years old",
          at: answer.position(of: reference),
          hint: "cite newer evidence, or say in the text why this still holds")
      }
    }
  }
}

extension EvidenceItem {
  /// The source's own date; without one, the last day of the period that it covers.
  fileprivate var lastDay: CalendarDate? {
    if let date { return date }
    guard let last = Period(period)?.lastDay else { return nil }
    return CalendarDate(year: last.year, month: last.month, day: last.day)
  }
}
