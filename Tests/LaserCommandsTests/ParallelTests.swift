import Diagnostics
import Synchronization
import Testing

@testable import LaserCommands

/// Without these, a report's parts could come out in another order on every run, or the program could
/// wait for itself for ever.
struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8])
  func `what comes of many pieces of work is in their order, however many are done at once`(
    width: Int
  ) {
    let items = Array(0..<200)
    let seen = Locked<[Int]>([])
    let results = Parallel.map(items, width: width) { item in
      // The later ones are the faster ones.
      (0..<(200 - item) * 50).reduce(item) { $0 ^ $1 ^ $1 }
    } progress: { done, _ in
      seen.withLock { $0.append(done) }
    }
    #expect(results == items)
    #expect(seen.withLock { $0 } == Array(1...200))
    #expect(Workers.some(width).map(items) { $0 * 2 } == items.map { $0 * 2 })
  }

  @Test func `work within work ends, though all threads are taken by what is around it`() {
    let sums = Parallel.map(Array(0..<20), width: 4) { item in
      Workers.some(4).map(Array(0..<20)) { $0 * item }.reduce(0, +)
    }
    #expect(sums == (0..<20).map { $0 * 190 })
  }

  @Test func `a value that all threads ask for at once is made once, also by several together`() {
    let made = Counter()
    let shared = Once {
      made.count.add(1, ordering: .relaxed)
      return Workers.some(4).map(Array(0..<50)) { $0 }.count
    }
    Parallel.begin { _ = shared.value }
    #expect(
      Parallel.map(Array(0..<50), width: 4) { _ in shared.value } == Array(repeating: 50, count: 50)
    )
    #expect(made.count.load(ordering: .relaxed) == 1)
  }

  @Test(arguments: [1, 4])
  func `what the one who asks does beside the work is done, once, whatever the width`(width: Int) {
    var times = 0
    let results = Parallel.map([1, 2, 3], width: width) {
      $0
    } beside: {
      times += 1
    }
    #expect(results == [1, 2, 3])
    #expect(times == 1)
  }

  private final class Counter: Sendable {
    let count = Atomic(0)
  }
}
