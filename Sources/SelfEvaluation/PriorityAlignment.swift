import Diagnostics

/// Which key priorities are aligned: one names the other, or both name the same third.
///
/// A priority may be named by what it was called before.
public struct PriorityAlignment: Sendable {
  /// What each priority serves: itself first, then what it names, each once and by its id of now.
  private var aims: [[Identifier]] = []
  /// The places of the priorities that serve an aim.
  private var places: [Identifier: [Int]] = [:]

  /// Takes what the priorities name; what it tells is by their places.
  public init(of priorities: [KeyPriority]) {
    var current: [Identifier: Identifier] = [:]
    for priority in priorities {
      for name in priority.formerly where current[name] == nil { current[name] = priority.id }
    }
    for priority in priorities { current[priority.id] = priority.id }
    for (place, priority) in priorities.enumerated() {
      var seen: Set<Identifier> = []
      let named = priority.alignedWith.map { Identifier($0.withSingleSpaces) }
        .map { current[$0] ?? $0 }
      let served = ([priority.id] + named).filter { seen.insert($0).inserted }
      for aim in served { places[aim, default: []].append(place) }
      aims.append(served)
    }
  }

  /// Whether a priority is aligned with any other.
  public func isAligned(_ place: Int) -> Bool {
    aims[place].contains { (places[$0]?.count ?? 0) > 1 }
  }

  /// What a priority names other than itself: priorities by their ids of now, shared aims as
  /// written.
  public func named(by place: Int) -> [Identifier] { Array(aims[place].dropFirst()) }

  /// The places of the others that a priority is aligned with.
  public func others(alignedWith place: Int) -> [Int] {
    Set(aims[place].flatMap { places[$0] ?? [] }).subtracting([place]).sorted()
  }
}
