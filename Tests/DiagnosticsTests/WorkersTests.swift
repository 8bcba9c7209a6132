import Diagnostics
import Testing

/// If this fails, answers, figures or findings stand in another order each time, or are lost.
struct WorkersTests {
  @Test(arguments: [0, 1, 2, 7, 100])
  func `what is divided comes back whole and in its order`(count: Int) {
    let items = Array(0..<count)
    let backwards = Workers { count, work in
      for place in (0..<count).reversed() { work(place) }
    }
    #expect(backwards.map(items) { $0 * 2 } == items.map { $0 * 2 })
    #expect(Workers.alone.map(items) { $0 * 2 } == items.map { $0 * 2 })
    for parts in 1...9 {
      #expect(items.parts(parts).flatMap(\.self) == items)
      #expect(items.parts(parts).allSatisfy { !$0.isEmpty })
    }
  }
}
