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
      answer.evidence.compactMap { reference in
        guard let expires = subject.evaluation.register[reference.item].expires,
          subject.evaluation.register[reference.item].isExpired(on: today)
        else { return nil }
        let item = subject.evaluation.register[reference.item]
        return Fault(
          "\(item.id) '\(item.title)' expired on \(expires.inWords)",
          at: answer.position(of: reference),
          hint: "cite what replaced it, or correct 'expires' in the register")
      }
    }
  }
}

extension EvidenceItem {
  /// Whether it should no longer be relied on.
  func isExpired(on day: CalendarDate) -> Bool { expires.map { $0 < day } ?? false }
}
