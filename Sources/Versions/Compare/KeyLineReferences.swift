import Diagnostics
import SelfEvaluation

extension Evaluation {
  /// The same with the evidence that answers name though the register doesn't have it, as far as
  /// another version's does.
  ///
  /// Reading a workspace drops such names. A comparison needs them: the line didn't change, the
  /// register did.
  func keepingReferences(to register: [EvidenceItem]) -> Self {
    guard !register.elementsEqual(self.register, by: { $0.id == $1.id }) else { return self }
    let withdrawn = Set(register.map(\.id)).subtracting(self.register.map(\.id))
    guard !withdrawn.isEmpty else { return self }
    var result = self
    for place in result.judgements.indices {
      let known = Set(result.judgements[place].evidence.map(\.target))
      let named = result.judgements[place].keyLineReferences(among: withdrawn)
      for id in named.subtracting(known).sorted() {
        result.judgements[place].evidence.append(
          Reference(id, at: result.judgements[place].position))
      }
    }
    return result
  }
}

extension Judgement {
  /// The ids among some that stand in the line `Evidence:` above the body.
  fileprivate func keyLineReferences(among ids: Set<Identifier>) -> Set<Identifier> {
    guard let position = keyPositions["evidence"],
      let line = body.source.line(position.line)?.split(separator: ":", maxSplits: 1).last
    else { return [] }
    let words = line.split { ";,[] \t".contains($0) || $0.isNewline }
    return Set(words.map { Identifier(String($0)) }).intersection(ids)
  }
}
