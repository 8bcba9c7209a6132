import SelfEvaluation

extension JoinedObservation {
  /// Other words for the same grade and the same evidence, where there were words before.
  static func textRewordedOnly(_ subject: JoinedSubject) -> [Self] {
    subject.answers.compactMap { old, new in
      guard subject.hasChanged("text", of: new), new.grade != nil,
        !subject.hasChanged("grade", of: new), subject.evidenceIsUnchanged(old, new),
        old.hasOwnWords, new.hasOwnWords, subject.regradedScopes(old, new).isEmpty,
        !haveSameWords(String(old.body.text), String(new.body.text))
      else { return nil }
      return Self(
        "text-reworded-grade-and-evidence-unchanged", new,
        "\(subject.name(of: new.team)) reworded its answer to question \(new.question); grade "
          + "and evidence are unchanged.")
    }
  }
}
