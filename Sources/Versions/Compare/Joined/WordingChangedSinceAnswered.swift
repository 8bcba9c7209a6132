import SelfEvaluation

extension JoinedObservation {
  /// An answer that stayed as it was though its question asks something else now.
  static func wordingChangedSinceAnswered(_ subject: JoinedSubject) -> [Self] {
    subject.answers.compactMap { _, new in
      guard new.hasText || new.grade != nil,
        subject.hasChanged("text", ofQuestion: new.question),
        !subject.hasChanged("text", of: new), !subject.hasChanged("grade", of: new)
      else { return nil }
      return Self(
        "question-wording-changed-since-answered", new,
        "The wording of question \(new.question) changed; the answer of "
          + "\(subject.name(of: new.team)) did not.")
    }
  }
}
