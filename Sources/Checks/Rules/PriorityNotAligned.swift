import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A key priority that stands alone.
  static let priorityNotAligned = Self(
    "priority-not-aligned", .warning,
    why: "Guidance 7 asks that teams' key priorities pull in one direction."
  ) { subject in
    let priorities = subject.evaluation.priorities
    guard priorities.count > 1 else { return [] }
    let names = priorities.map { priority in
      Set(priority.alignedWith.map { subject.currentPriority(named: Identifier($0)) })
    }
    return priorities.indices.compactMap { place in
      let priority = priorities[place]
      let isAligned = priorities.indices.contains { other in
        guard other != place, priorities[other].id != priority.id else { return false }
        return names[place].contains(priorities[other].id) || names[other].contains(priority.id)
          || !names[place].isDisjoint(with: names[other])
      }
      if isAligned { return nil }
      let alone =
        priority.alignedWith.isEmpty
        ? "names nothing that it's aligned with, and no other names it"
        : "is aligned with '\(priority.alignedWith.joined(separator: "; "))', which no other "
          + "priority names"
      return Fault(
        "the priority \(priority.id) '\(priority.title)' \(alone)", at: priority.position,
        hint: "name in 'aligned-with' the priority of another team, or the aim that both serve; "
          + "or ask whether it's a priority")
    }
  }
}

extension Subject {
  /// The id that a priority has now, which it may have had under another name.
  fileprivate func currentPriority(named name: Identifier) -> Identifier {
    let priorities = evaluation.priorities
    if priorities.contains(where: { $0.id == name }) { return name }
    return priorities.first { $0.formerly.contains(name) }?.id ?? name
  }
}
