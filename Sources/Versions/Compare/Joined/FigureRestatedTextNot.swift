import SelfEvaluation

extension JoinedObservation {
  /// A figure that was published anew under an answer whose words stayed as they were.
  static func figureRestatedTextNot(_ subject: JoinedSubject) -> [Self] {
    guard !subject.restated.isEmpty else { return [] }
    return subject.answers.compactMap { _, new in
      guard new.hasText, !subject.hasChanged("text", of: new) else { return nil }
      let keys = subject.measures(of: new).flatMap { subject.restated[$0] ?? [] }
      guard let first = keys.first else { return nil }
      let names = keys.count == 1 ? first : "\(keys.count) values, such as \(first)"
      return Self(
        "figure-restated-text-not", new,
        "\(names), restated under the answer of \(subject.name(of: new.team)) to question "
          + "\(new.question); its text is unchanged.")
    }
  }
}
