import SelfEvaluation

extension JoinedObservation {
  /// Other words for the same grade and the same evidence, where there were words before; the answers
  /// left out are those, by their keys, of which a drill-down has another grade.
  static func textRewordedOnly(_ subject: JoinedSubject, besides regraded: Set<String>) -> [Self] {
    subject.answers.compactMap { old, new in
      guard subject.hasChanged("text", of: new), new.grade != nil,
        !subject.hasChanged("grade", of: new), subject.evidenceIsUnchanged(old, new),
        old.hasOwnWords, new.hasOwnWords, !regraded.contains(new.key),
        !haveSameWords(String(old.body.text), String(new.body.text))
      else { return nil }
      return Self(
        "text-reworded-grade-and-evidence-unchanged", new,
        "\(subject.name(of: new.team)) reworded its answer to question \(new.question); grade "
          + "and evidence are unchanged.")
    }
  }
}
