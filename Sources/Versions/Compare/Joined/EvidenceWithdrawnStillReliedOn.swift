import Intake
import SelfEvaluation
import Trends

extension JoinedObservation {
  /// Evidence that left the register while something still rests on it.
  static func evidenceWithdrawnStillReliedOn(_ subject: JoinedSubject) -> [Self] {
    let withdrawn = subject.changes.filter { $0.subject == .evidence && $0.kind == .removed }
      .map { Identifier($0.key) }
    guard !withdrawn.isEmpty else { return [] }
    let removed = Set(withdrawn)
    // Reading a workspace drops citations of what isn't registered, so the text is read again.
    let grammar = CitationGrammar(ids: withdrawn)
    var reliedOn: [Identifier: [String]] = [:]
    for judgement in subject.new.judgements {
      let cited = Set(judgement.evidence.map(\.target))
        .union(citations(in: judgement.body, grammar))
      for id in cited where removed.contains(id) {
        reliedOn[id, default: []].append(
          "the answer of \(subject.name(of: judgement.team)) to question \(judgement.question)")
      }
    }
    for priority in subject.new.priorities {
      guard let prose = priority.evaluation else { continue }
      for id in citations(in: prose, grammar) {
        reliedOn[id, default: []].append("key priority \(priority.id)")
      }
    }
    for action in subject.new.actions {
      for id in action.evidence where removed.contains(id) {
        reliedOn[id, default: []].append("action \(action.id)")
      }
    }
    return withdrawn.compactMap { id in
      guard let places = reliedOn[id] else { return nil }
      return Self(
        name: "evidence-withdrawn-still-relied-on", key: id.text,
        text: "\(id) left the register; \(Wording.list(places)) still "
          + "\(places.count == 1 ? "relies" : "rely") on it.",
        question: nil, team: nil)
    }
  }

  private static func citations(in prose: Prose, _ grammar: CitationGrammar) -> Set<Identifier> {
    let text = Array(prose.text.utf8)
    guard text.contains(UInt8(ascii: "[")) else { return [] }
    return Set(grammar.citations(in: text).map(\.id))
  }
}
