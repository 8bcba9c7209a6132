import Diagnostics
import SelfEvaluation

extension Evaluation {
  /// The same with the evidence that answers name though the register doesn't have it, as far as
  /// another version's does.
  ///
  /// Reading a workspace drops such names. A comparison needs them: the line didn't change, the
  /// register did.
  func keepingReferences(to register: [EvidenceItem]) -> Self {
    var result = self
    // Mostly each name in the line is known, and no register has to be looked through.
    var withdrawn: Set<Identifier>?
    for place in judgements.indices {
      let named = judgements[place].keyLineNames.filter { name in
        !judgements[place].evidence.contains { $0.target == name }
      }
      if named.isEmpty { continue }
      let ids = withdrawn ?? self.withdrawn(from: register)
      withdrawn = ids
      for id in Set(named).intersection(ids).sorted() {
        result.judgements[place].evidence.append(
          Reference(id, at: result.judgements[place].position))
      }
    }
    return result
  }

  private func withdrawn(from register: [EvidenceItem]) -> Set<Identifier> {
    Set(register.lazy.map(\.id)).subtracting(self.register.lazy.map(\.id))
  }
}

extension Judgement {
  /// The names that stand in the line `Evidence:` above the body.
  fileprivate var keyLineNames: [Identifier] {
    guard let position = keyPositions["evidence"],
      let line = body.source.line(position.line)?.split(separator: ":", maxSplits: 1).last
    else { return [] }
    return line.split { ";,[] \t".contains($0) || $0.isNewline }.map { Identifier(String($0)) }
  }
}
