import SelfEvaluation

extension JoinedObservation {
  /// A figure that was published anew under an answer whose words stayed as they were.
  static func figureRestatedTextNot(_ subject: JoinedSubject) -> [Self] {
    guard !subject.restated.isEmpty else { return [] }
    return subject.answers.compactMap { _, new in
      guard new.hasText, !subject.hasChanged("text", of: new), !subject.hasMoved(new) else {
        return nil
      }
      let keys = subject.measures(of: new).flatMap { subject.restated[$0] ?? [] }
      guard let first = keys.first else { return nil }
      let figures =
        keys.count == 1
        ? "\(figureInWords(first)) was restated"
        : "\(keys.count) figures were restated, such as \(figureInWords(first))"
      return Self(
        "figure-restated-text-not", new,
        "\(figures); the text of \(subject.name(of: new.team)) on question \(new.question) is "
          + "unchanged.")
    }
  }
}

/// The key of a value for people: `gld||Boys||2013/14` is `gld for Boys in 2013/14`.
func figureInWords(_ key: String) -> String {
  let parts = key.split(separator: "|", omittingEmptySubsequences: false)
  guard parts.count == 5 else { return key }
  let about = parts[1...3].filter { !$0.isEmpty }.joined(separator: ", ")
  return "\(parts[0])\(about.isEmpty ? "" : " for \(about)") in \(parts[4])"
}
