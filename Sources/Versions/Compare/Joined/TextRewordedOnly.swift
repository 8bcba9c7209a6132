import SelfEvaluation

extension JoinedObservation {
  /// Other words for the same grade and the same evidence.
  static func textRewordedOnly(_ subject: JoinedSubject) -> [Self] {
    subject.answers.compactMap { old, new in
      guard subject.hasChanged("text", of: new), new.grade != nil,
        !subject.hasChanged("grade", of: new), subject.evidenceIsUnchanged(old, new)
      else { return nil }
      return Self(
        "text-reworded-grade-and-evidence-unchanged", new,
        "\(subject.name(of: new.team)) reworded question \(new.question); grade and evidence are "
          + "unchanged.")
    }
  }
}
