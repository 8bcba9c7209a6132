import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work on several processor cores.
enum Parallel {
  /// How many cores there are to work on: those of this machine, or one where the program is held to
  /// less memory than a thread on each needs; threads without it may wait for ever for one another.
  static let cores = {
    let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return Memory.limit < processors * Memory.perThread ? 1 : processors
  }()

  /// Does a piece of work for each item, a few at once, and waits for all.
  ///
  /// The next item is only begun when one is done, so that no more than a few stand in memory.
  ///
  /// - Parameters:
  ///   - items: What to work on, begun in this order.
  ///   - width: How many at once; 1 within work that is itself a part of such.
  ///   - work: The work.
  ///   - progress: Called after each piece of work, one call at a time.
  ///   - beside: What the one who asks does first; others have begun on the items where several are
  ///     worked on at once.
  /// - Returns: What came of each item, in the order of the items, whichever was done first.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], width: Int, _ work: @escaping @Sendable (Item) -> Result,
    progress: @escaping @Sendable (_ done: Int, _ result: Result) -> Void = { _, _ in },
    beside: () -> Void = {}
  ) -> [Result] {
    guard width > 1, cores > 1 else {
      beside()
      return items.enumerated().map { place, item in
        let result = work(item)
        progress(place + 1, result)
        return result
      }
    }
    let all = Locked<[Result]?>(nil)
    Task.detached(executorPreference: Crew.shared) {
      let results = await withTaskGroup(of: (place: Int, result: Result).self) { group in
        var results: [Result?] = Array(repeating: nil, count: items.count)
        var next = 0
        func begin() {
          guard next < items.count else { return }
          let (place, item) = (next, items[next])
          next += 1
          group.addTask { (place, work(item)) }
        }
        for _ in 0..<width { begin() }
        var done = 0
        for await (place, result) in group {
          results[place] = result
          done += 1
          progress(done, result)
          begin()
        }
        return results.compactMap { $0 }
      }
      all.withLock { $0 = results }
    }
    beside()
    Crew.shared.wait(helping: true) { all.withLock { $0 != nil } }
    return all.withLock { $0 ?? [] }
  }

  /// Begins on work that will be asked for, if there is another core to do it.
  static func begin(_ work: @escaping @Sendable () -> Void) {
    if cores > 1 { Crew.shared.begin(work) }
  }
}

extension Workers {
  /// As many as there are cores to work on.
  static var all: Workers { some(Parallel.cores) }

  /// So many at once, of whom the one who asks is one.
  static func some(_ width: Int) -> Workers {
    guard width > 1, Parallel.cores > 1 else { return .alone }
    return Workers { count, work in
      let (begun, ended) = (Counter(), Counter())
      @Sendable func takePart() {
        while case let place = begun.next(), place < count {
          work(place)
          _ = ended.next()
        }
      }
      for _ in 1..<max(1, min(width, count)) { Crew.shared.begin(isUrgent: true, takePart) }
      takePart()
      // Others' work isn't begun meanwhile: the one who asks may hold what that waits for.
      Crew.shared.wait(helping: false) { ended.value == count }
    }
  }

  private final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .acquiring) }

    /// The number before it was counted up by one.
    func next() -> Int { count.add(1, ordering: .acquiringAndReleasing).oldValue }
  }
}
