import SelfEvaluation

extension JoinedObservation {
  /// A better grade that rests on nothing new: neither evidence nor figures.
  static func gradeRaisedEvidenceUnchanged(_ subject: JoinedSubject) -> [Self] {
    let bank = subject.new.bank
    // Grades are compared by their names, since a scale may have changed.
    let oldRanks = subject.old.bank.scale.map { bank.grade(named: $0.id)?.rank }
    return subject.answers.compactMap { old, new in
      guard let before = old.grade?.rank, let after = new.grade,
        oldRanks.indices.contains(before), let oldRank = oldRanks[before], let newRank = after.rank,
        newRank < oldRank, subject.evidenceIsUnchanged(old, new),
        subject.changedMeasures.isDisjoint(with: subject.measures(of: new))
      else { return nil }
      return Self(
        "grade-raised-evidence-unchanged", new,
        "\(subject.name(of: new.team)) raised question \(new.question) from "
          + "\(bank.name(of: .onScale(oldRank)).lowercased()) to "
          + "\(bank.name(of: after).lowercased()); the evidence is unchanged.")
    }
  }
}
