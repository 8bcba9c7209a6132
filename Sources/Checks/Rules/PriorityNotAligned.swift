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
    // A priority may be named by what it was called before.
    var current: [Identifier: Identifier] = [:]
    for priority in priorities {
      for name in priority.formerly where current[name] == nil { current[name] = priority.id }
    }
    for priority in priorities { current[priority.id] = priority.id }
    let names = priorities.map { priority in
      Set(priority.alignedWith.map { current[Identifier($0)] ?? Identifier($0) })
    }
    let ids = Set(priorities.map(\.id))
    let counts = [Identifier: Int](
      names.joined().map { ($0, 1) }, uniquingKeysWith: +)
    return priorities.indices.compactMap { place in
      let priority = priorities[place]
      let namesItself = names[place].contains(priority.id)
      let isAligned =
        counts[priority.id, default: 0] > (namesItself ? 1 : 0)
        || names[place].contains { name in
          name != priority.id && ids.contains(name) || counts[name, default: 0] > 1
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
