package import SelfEvaluation

extension Evaluation {
  /// The same with all that the key lines of answers name, whether there is such a thing or not.
  ///
  /// Reading a workspace sets aside what there isn't. A comparison needs it: the line didn't change,
  /// the register did.
  var asWritten: Self {
    var result = self
    for place in result.judgements.indices
    where !result.judgements[place].unknownReferences.isEmpty {
      result.judgements[place] = result.judgements[place].asWritten
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
