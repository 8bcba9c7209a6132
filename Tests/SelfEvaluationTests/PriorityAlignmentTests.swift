import Diagnostics
import Testing

@testable import SelfEvaluation

/// Teams are asked to pull in one direction; a report that calls two priorities aligned and a check
/// that says they aren't would have them change what was right.
struct PriorityAlignmentTests {
  /// Priorities `P0`, `P1` …, each given by what it names; behind a colon by what it was called.
  private func alignment(_ rows: [String]) -> PriorityAlignment {
    PriorityAlignment(
      of: rows.enumerated().map { place, row in
        var priority = KeyPriority(
          id: Identifier("P\(place)"), title: "", at: FilePosition(file: "priorities.csv"))
        let parts = row.split(separator: ":", omittingEmptySubsequences: false)
        priority.alignedWith = parts[0].split(separator: ";").map(String.init)
        priority.formerly = parts.dropFirst().map { Identifier(String($0)) }
        return priority
      })
  }

  @Test(arguments: [
    (["P1", ""], [[1], [0]]), (["p1", ""], [[1], [0]]), (["Literacy", "literacy"], [[1], [0]]),
    (["Our  plan", "Our plan"], [[1], [0]]),
    (["Literacy", "Numeracy"], [[], []]), (["P0", ""], [[], []]), (["P9", ""], [[], []]),
    (["P2", "P2", ""], [[1, 2], [0, 2], [0, 1]]), (["P1", "P2", ""], [[1], [0, 2], [1]]),
    // By a name of before, which doesn't count where it's another's name of now.
    (["Old", ":Old"], [[1], [0]]), (["Old", "P2", ":Old"], [[1, 2], [0, 2], [0, 1]]),
    (["P1", "", ":P1"], [[1], [0], []]), (["Old:Old", ""], [[], []]),
  ])
  func `two are aligned when one names the other or both name the same third`(
    rows: [String], others: [[Int]]
  ) {
    let alignment = alignment(rows)
    #expect(rows.indices.map { alignment.others(alignedWith: $0) } == others)
    #expect(rows.indices.map { alignment.isAligned($0) } == others.map { !$0.isEmpty })
  }

  @Test func `what a priority names is told once, by its name of now, and itself never`() {
    let names = alignment(["Old;P1;Our plan;P0", ":Old"]).named(by: 0).map(\.text)
    #expect(names == ["P1", "Our plan"])
  }
}
