package import SelfEvaluation

extension Evaluation {
  /// The same with all that answers, measures, key priorities and actions name, whether there is
  /// such a thing or not.
  ///
  /// Reading a workspace sets aside what there isn't. A comparison needs it: the line didn't change,
  /// the register did.
  var asWritten: Self {
    var result = self
    for place in result.judgements.indices
    where !result.judgements[place].unknownReferences.isEmpty {
      result.judgements[place] = result.judgements[place].asWritten
    }
    for place in result.measures.indices where !result.measures[place].unknownPriorities.isEmpty {
      result.measures[place].priorities += result.measures[place].unknownPriorities
      result.measures[place].unknownPriorities = []
    }
    for place in result.priorities.indices where !result.priorities[place].unknownMeasures.isEmpty {
      result.priorities[place].measures += result.priorities[place].unknownMeasures
      result.priorities[place].unknownMeasures = []
    }
    for place in result.actions.indices where !result.actions[place].unknownEvidence.isEmpty {
      result.actions[place].evidence += result.actions[place].unknownEvidence
      result.actions[place].unknownEvidence = []
    }
    return result
  }
}

extension Judgement {
  /// The same with all that its key lines name, in their order.
  package var asWritten: Self {
    func all(_ known: [Reference<Identifier>], _ key: String) -> [Reference<Identifier>] {
      guard let unknown = unknownReferences[key] else { return known }
      var seen: Set<Identifier> = []
      return (known + unknown).sorted { $0.position < $1.position }
        .filter { seen.insert($0.target).inserted }
    }
    var result = self
    result.evidence = all(evidence, "evidence")
    result.measures = all(measures, "measures")
    result.priorities = all(priorities, "priorities")
    result.unknownReferences = [:]
    return result
  }
}
