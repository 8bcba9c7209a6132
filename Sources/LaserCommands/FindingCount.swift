import Diagnostics

/// How many findings there are of each severity.
struct FindingCount: CustomStringConvertible {
  private var counts: [Severity: Int] = [:]

  init(_ findings: [Finding]) {
    for finding in findings { counts[finding.severity, default: 0] += 1 }
  }

  /// The counts as a sentence.
  var sentence: String { isZero ? "Nothing found." : "\(self)." }

  /// How to speak of them once they are named.
  var pronoun: String { counts.values.reduce(0, +) == 1 ? "it" : "them" }

  /// Whether there are none.
  var isZero: Bool { counts.isEmpty }

  /// The counts in words, such as `2 errors and 1 note`.
  var description: String {
    let parts = Severity.allCases.compactMap { severity in
      counts[severity].map { "\($0) \(severity.rawValue)\($0 == 1 ? "" : "s")" }
    }
    guard let last = parts.last else { return "nothing found" }
    let others = parts.dropLast().joined(separator: ", ")
    return others.isEmpty ? last : "\(others) and \(last)"
  }
}
