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
    let alignment = PriorityAlignment(of: priorities)
    return priorities.indices.compactMap { place in
      if alignment.isAligned(place) { return nil }
      let priority = priorities[place]
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
