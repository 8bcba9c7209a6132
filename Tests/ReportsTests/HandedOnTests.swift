import Diagnostics
import Testing

@testable import Reports

/// Without these a report takes twice the work, or the memory of all its rows at once.
struct HandedOnTests {
  /// Counts how often each value is made.
  private final class Counter: Sendable {
    let made = Locked<[Int: Int]>([:])
    func make(_ place: Int) -> Int {
      made.withLock { $0[place, default: 0] += 1 }
      return place * 10
    }
    var times: [Int] { made.withLock { made in made.keys.sorted().map { made[$0] ?? 0 } } }
  }

  @Test func `two that keep step have each value made once`() {
    let counter = Counter()
    let values = HandedOn(mostWaiting: 2) { counter.make($0) }
    for place in 0..<5 {
      #expect(values.take(place, for: .html) == place * 10)
      #expect(values.take(place, for: .markdown) == place * 10)
    }
    #expect(counter.times == [1, 1, 1, 1, 1])
  }

  @Test func `one that is far ahead leaves no more than a few behind`() {
    let counter = Counter()
    let values = HandedOn(mostWaiting: 2) { counter.make($0) }
    for place in 0..<5 { _ = values.take(place, for: .markdown) }
    for place in 0..<5 { #expect(values.take(place, for: .html) == place * 10) }
    #expect(counter.times == [1, 1, 2, 2, 2])
  }

  @Test func `one that goes through them twice gets the same again`() {
    let counter = Counter()
    let values = HandedOn(mostWaiting: 2) { counter.make($0) }
    for _ in 0..<2 { for place in 0..<3 { #expect(values.take(place, for: .html) == place * 10) } }
    for place in 0..<3 { #expect(values.take(place, for: .markdown) == place * 10) }
  }
}
