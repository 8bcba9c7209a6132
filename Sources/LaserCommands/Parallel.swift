import Diagnostics
import Dispatch

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
  ///   - width: How many at once beside the one who asks; 1 within work that is itself a part of
  ///     such.
  ///   - work: The work.
  ///   - progress: Called after each piece of work, one call at a time.
  ///   - beside: What the one who asks does meanwhile; before all else when nothing is done at once.
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
    let all = Box<[Result]>()
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      let results = await withTaskGroup(of: (place: Int, result: Result).self) { group in
        var results: [Result?] = Array(repeating: nil, count: items.count)
        var next = 0
        func begin() {
          guard next < items.count else { return }
          let (place, item) = (next, items[next])
          next += 1
          group.addTask {
            Memory.growInLargeSteps()
            return (place, work(item))
          }
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
      all.value.withLock { $0 = results }
      isDone.signal()
    }
    beside()
    isDone.wait()
    return all.value.withLock { $0 ?? [] }
  }

  /// Begins on work that will be asked for, if there is another core to do it.
  static func begin(_ work: @escaping @Sendable () -> Void) {
    guard cores > 1 else { return }
    Task.detached {
      Memory.growInLargeSteps()
      work()
    }
  }

  /// A place that two threads may use in turn.
  private final class Box<Value: Sendable>: Sendable {
    let value = Locked<Value?>(nil)
  }
}

extension Workers {
  /// As many as there are cores to work on.
  static var all: Workers { some(Parallel.cores) }

  /// So many at once.
  ///
  /// The thread that asks works too: it may itself be one of a few that Swift's tasks share, and if
  /// it waited for tasks there might be none left to do them.
  static func some(_ width: Int) -> Workers {
    guard width > 1 else { return .alone }
    return Workers { count, work in
      DispatchQueue.concurrentPerform(iterations: count) { place in
        Memory.growInLargeSteps()
        work(place)
      }
    }
  }
}
