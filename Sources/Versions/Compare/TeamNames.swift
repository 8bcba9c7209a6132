public import SelfEvaluation

/// What teams are called in a comparison.
///
/// A team that got another id is two, and often under one name: then the ids tell them apart.
public struct TeamNames: Sendable {
  private var names: [Identifier: String] = [:]

  /// Takes the names of two versions, of which those of the newer count.
  init(_ old: Evaluation, _ new: Evaluation) {
    var ids: [String: Identifier] = [:]
    var repeated: Set<String> = []
    for team in new.settings.teams + old.settings.teams where names[team.id] == nil {
      names[team.id] = team.name
      if ids.updateValue(team.id, forKey: team.name) != nil { repeated.insert(team.name) }
    }
    for (id, name) in names where repeated.contains(name) { names[id] = "\(name) (\(id))" }
  }

  /// The name of a team; its id where it has none.
  public subscript(id: Identifier) -> String { names[id] ?? id.text }
}
