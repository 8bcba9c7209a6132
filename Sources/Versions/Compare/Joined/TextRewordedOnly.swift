import SelfEvaluation

extension JoinedObservation {
  /// Other words for the same grade and the same evidence, where there were words before.
  static func textRewordedOnly(_ subject: JoinedSubject) -> [Self] {
    subject.answers.compactMap { old, new in
      guard subject.hasChanged("text", of: new), new.grade != nil,
        !subject.hasChanged("grade", of: new), subject.evidenceIsUnchanged(old, new),
        old.hasOwnWords, new.hasOwnWords,
        !haveSameWords(String(old.body.text), String(new.body.text))
      else { return nil }
      return Self(
        "text-reworded-grade-and-evidence-unchanged", new,
        "\(subject.name(of: new.team)) reworded its answer to question \(new.question); grade "
          + "and evidence are unchanged.")
    }
  }
}

extension Judgement {
  /// Whether something stands below the headings of the form: a line that begins with something
  /// else than `#`.
  fileprivate var hasOwnWords: Bool {
    var isAtStart = true
    for byte in body.text.utf8 {
      if byte == 0x0A || byte == 0x0D {
        isAtStart = true
      } else if byte > 0x20 {
        if isAtStart, byte != UInt8(ascii: "#") { return true }
        isAtStart = false
      }
    }
    return false
  }
}
