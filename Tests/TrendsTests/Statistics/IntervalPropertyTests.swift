import TestSupport
import Testing
import Trends

/// What has to hold of every interval.
///
/// If one fails, a chart's band leaves out the very value it belongs to, or the reader is told a
/// range that's wider in one direction of reading than in the other.
struct IntervalPropertyTests {
  @Test func `a Wilson interval contains its proportion and mirrors with it`() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let one = try generator.proportion()
      let interval = WilsonInterval(one)
      #expect(0 <= interval.lower && interval.lower <= one.value, "\(one)")
      #expect(one.value <= interval.upper && interval.upper <= 1, "\(one)")
      let mirrored = WilsonInterval(try Proportion(count: one.remainder, cohort: one.cohort))
      #expect((mirrored.lower - (1 - interval.upper)).magnitude < 1e-14, "\(one)")
      #expect((mirrored.upper - (1 - interval.lower)).magnitude < 1e-14, "\(one)")
    }
  }

  @Test func `a Wilson interval rises with the count and narrows with the cohort`() throws {
    var last = WilsonInterval(try Proportion(count: 0, cohort: 300))
    #expect(last.lower == 0)
    for count in 1...300 {
      let next = WilsonInterval(try Proportion(count: count, cohort: 300))
      #expect(next.lower > last.lower && next.upper > last.upper)
      last = next
    }
    #expect(last.upper == 1)
    var width = 1.0
    for cohort in [4, 40, 400, 4000, 40_000, 400_000, 4_000_000, 4_000_000_000] {
      let next = WilsonInterval(try Proportion(count: cohort / 4, cohort: cohort))
      #expect(next.upper - next.lower < width)
      width = next.upper - next.lower
    }
    #expect(width < 1e-4)
  }

  @Test func `a published Wilson interval comes out`() throws {
    // 81 of 263, printed by Newcombe (Stat. Med. 17 (1998), 857–872) as 0.2553 to 0.3662.
    let interval = WilsonInterval(try Proportion(count: 81, cohort: 263))
    #expect((interval.lower - 0.2553).magnitude < 5e-5)
    #expect((interval.upper - 0.3662).magnitude < 5e-5)
  }

  @Test func `a Newcombe interval contains the change and turns round with it`() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let (one, other) = (try generator.proportion(), try generator.proportion())
      let change = NewcombeDifference(from: one, to: other)
      #expect(-1 <= change.lower && change.lower <= change.estimate, "\(one) \(other)")
      #expect(change.estimate <= change.upper && change.upper <= 1, "\(one) \(other)")
      let back = NewcombeDifference(from: other, to: one)
      #expect(back.estimate == -change.estimate)
      #expect((back.lower + change.upper).magnitude < 1e-14)
    }
  }

  @Test func `a Newcombe interval rises with the later count`() throws {
    let before = try Proportion(count: 17, cohort: 60)
    var last = -2.0
    for count in 0...90 {
      let lower = NewcombeDifference(from: before, to: try Proportion(count: count, cohort: 90))
        .lower
      #expect(lower > last)
      last = lower
    }
  }

  @Test func `a published Newcombe interval comes out`() throws {
    // Table II (a), method 10: 56/70 less 48/80 is 0.0524 to 0.3339.
    let change = NewcombeDifference(
      from: try Proportion(count: 48, cohort: 80), to: try Proportion(count: 56, cohort: 70))
    #expect((change.lower - 0.0524).magnitude < 5e-5)
    #expect((change.upper - 0.3339).magnitude < 5e-5)
  }

  @Test func `the interval of a gap's change contains it and turns round with the groups`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let (a, b, c, d) = (
        try generator.proportion(), try generator.proportion(), try generator.proportion(),
        try generator.proportion()
      )
      guard
        let change = try? GapChange(groupBefore: a, otherBefore: b, groupAfter: c, otherAfter: d)
      else { continue }
      #expect(-2 <= change.lower && change.lower <= change.estimate)
      #expect(change.estimate <= change.upper && change.upper <= 2)
      #expect(change.z.isFinite && (0...1).contains(change.p))
      let swapped = try GapChange(groupBefore: b, otherBefore: a, groupAfter: d, otherAfter: c)
      #expect((swapped.estimate + change.estimate).magnitude < 1e-14)
      #expect((swapped.lower + change.upper).magnitude < 1e-14)
      #expect(agree(swapped.p, change.p))
    }
  }

  @Test func `a gap that stays has no change, and one of constants can't be tested`() throws {
    let (group, other) = (
      try Proportion(count: 30, cohort: 90), try Proportion(count: 60, cohort: 80)
    )
    let same = try GapChange(
      groupBefore: group, otherBefore: other, groupAfter: group, otherAfter: other)
    #expect(same.estimate == 0 && same.z == 0 && same.p == 1)
    let all = try Proportion(count: 7, cohort: 7)
    let none = try Proportion(count: 0, cohort: 7)
    for one in [all, none] {
      #expect(throws: UndefinedStatistic.noVariation) {
        try GapChange(groupBefore: one, otherBefore: one, groupAfter: one, otherAfter: one)
      }
    }
    let apart = try GapChange(
      groupBefore: all, otherBefore: none, groupAfter: all, otherAfter: none)
    #expect(apart.estimate == 0 && apart.p == 1 && apart.method == .priceBonett)
  }
}
