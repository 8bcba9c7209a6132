import SelfEvaluation

extension JoinedObservation {
  /// Another grade for a group or district within an answer, which stands in its text.
  static func drillDownRegraded(_ subject: JoinedSubject) -> [Self] {
    subject.answers.flatMap { old, new -> [Self] in
      guard subject.hasChanged("text", of: new) else { return [] }
      let scopes = subject.regradedScopes(old, new)
      if scopes.isEmpty { return [] }
      let evidence =
        subject.evidenceIsUnchanged(old, new) ? "; the evidence is unchanged." : "."
      return scopes.map { scope in
        Self(
          "drill-down-regraded", new,
          "\(subject.name(of: new.team)) graded '\(scope.title)' \(scope.new) in its answer to "
            + "question \(new.question), which was \(scope.old)\(evidence)")
      }
    }
  }
}

extension JoinedSubject {
  /// The groups and districts that an answer graded and grades otherwise now.
  func regradedScopes(
    _ before: Judgement, _ now: Judgement
  ) -> [(title: String, old: String, new: String)] {
    let earlier = Dictionary(
      before.scopeGrades(in: old.bank).map { ($0.title.lowercased(), $0.grade) }
    ) {
      first, _ in first
    }
    return now.scopeGrades(in: new.bank).compactMap { title, grade in
      guard let was = earlier[title.lowercased()], was != grade else { return nil }
      return (title, was, grade)
    }
  }
}

extension Judgement {
  /// What its drill-downs grade, from top to bottom.
  fileprivate func scopeGrades(in bank: QuestionBank) -> [(title: String, grade: String)] {
    drillDowns.compactMap { scope in
      scope.grade.map { (scope.title, bank.name(of: $0).lowercased()) }
    }
  }
}
