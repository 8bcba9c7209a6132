import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// Evidence that its keeper no longer stands behind.
  static let expiredEvidence = Self(
    "expired-evidence", .warning,
    why: "The register says until when an item may be relied on."
  ) { subject in
    guard let today = subject.today else { return [] }
    return subject.answers.flatMap { answer in
      subject.references(in: answer.judgement).compactMap { reference in
        guard let item = subject.item(reference.target), let expires = item.expires,
          item.isExpired(on: today)
        else { return nil }
        return Fault(
          "\(item.id) '\(item.title)' expired on \(expires.inWords)", at: reference.position,
          hint: "cite what replaced it, or correct 'expires' in the register")
      }
    }
  }
}

extension EvidenceItem {
  /// Whether it should no longer be relied on.
  func isExpired(on day: CalendarDate) -> Bool { expires.map { $0 < day } ?? false }
}
