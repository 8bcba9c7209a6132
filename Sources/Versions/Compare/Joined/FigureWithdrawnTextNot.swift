import SelfEvaluation

extension JoinedObservation {
  /// A figure that was taken out or withheld under an answer whose words stayed as they were.
  static func figureWithdrawnTextNot(_ subject: JoinedSubject) -> [Self] {
    guard !subject.withdrawn.isEmpty else { return [] }
    let titles = Dictionary(
      (subject.new.measures + subject.old.measures).map { ($0.id, $0.title) }
    ) { first, _ in first }
    return subject.answers.compactMap { _, new in
      guard new.hasText, !subject.hasChanged("text", of: new), !subject.hasMoved(new) else {
        return nil
      }
      let measures = subject.measures(of: new).filter { subject.withdrawn[$0] != nil }
      let keys = measures.flatMap { Set(subject.withdrawn[$0] ?? []).sorted() }
      guard let first = measures.first, let key = keys.first else { return nil }
      let title = titles[first] ?? first.text
      let figures =
        keys.count == 1
        ? "\(title) \(figurePlace(key)) has no figure any more"
        : "\(keys.count) figures are no longer there, such as \(title) \(figurePlace(key))"
      return Self(
        "figure-withdrawn-text-not", new,
        "\(figures); the text of \(subject.name(of: new.team)) on question \(new.question) is "
          + "unchanged.")
    }
  }
}
