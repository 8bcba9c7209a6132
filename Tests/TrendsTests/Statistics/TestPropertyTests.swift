import TestSupport
import Testing
import Trends

/// What has to hold of every test of one or two proportions.
///
/// If one fails, the same two figures give one verdict read forwards and another read backwards.
struct TestPropertyTests {
  @Test func `two-proportion z turns its sign with the order and with the outcome`() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let (one, other) = (try generator.proportion(), try generator.proportion())
      guard let test = try? TwoProportionZ(from: one, to: other) else {
        #expect(one.count + other.count == 0 || one.remainder + other.remainder == 0)
        continue
      }
      #expect(test.z.isFinite && (0...1).contains(test.p))
      let back = try TwoProportionZ(from: other, to: one)
      #expect(back.z == -test.z && back.p == test.p)
      let mirrored = try TwoProportionZ(
        from: Proportion(count: one.remainder, cohort: one.cohort),
        to: Proportion(count: other.remainder, cohort: other.cohort))
      #expect(agree(mirrored.z, -test.z))
    }
  }

  @Test func `two-proportion z grows with the distance and with the cohort`() throws {
    let before = try Proportion(count: 30, cohort: 100)
    var last = -Double.infinity
    for count in 0...100 {
      let z = try TwoProportionZ(from: before, to: Proportion(count: count, cohort: 100)).z
      #expect(z > last)
      last = z
    }
    var p = 1.0
    for size in [1, 10, 100, 1000, 100_000] {
      let test = try TwoProportionZ(
        from: Proportion(count: 45 * size, cohort: 100 * size),
        to: Proportion(count: 46 * size, cohort: 100 * size))
      #expect(test.p < p)
      p = test.p
    }
    #expect(try TwoProportionZ(from: before, to: before).p == 1)
  }

  @Test func `Fisher's test is at most 1 and the same from every side of the table`() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<600 {
      let (one, other) = (
        try generator.proportion(cohorts: [1, 2, 5, 12, 60, 900, 40_000]),
        try generator.proportion(cohorts: [1, 2, 5, 12, 60, 900, 40_000])
      )
      let p = try FisherExact(one, other).p
      #expect((0...1).contains(p), "\(one) \(other)")
      #expect(agree(try FisherExact(other, one).p, p), "\(one) \(other)")
      let mirrored = try FisherExact(
        Proportion(count: one.remainder, cohort: one.cohort),
        Proportion(count: other.remainder, cohort: other.cohort))
      #expect(agree(mirrored.p, p), "\(one) \(other)")
      guard one.count + other.count > 0, one.remainder + other.remainder > 0 else {
        #expect(p == 1)
        continue
      }
      // Rows and columns may change places.
      let turned = try FisherExact(
        Proportion(count: one.count, cohort: one.count + other.count),
        Proportion(count: one.remainder, cohort: one.remainder + other.remainder))
      #expect(agree(turned.p, p), "\(one) \(other)")
    }
  }

  @Test func `Fisher's lady tasting tea comes out`() throws {
    let three = try FisherExact(
      Proportion(count: 3, cohort: 4), Proportion(count: 1, cohort: 4))
    #expect(agree(three.p, 34.0 / 70))
    let four = try FisherExact(
      Proportion(count: 4, cohort: 4), Proportion(count: 0, cohort: 4))
    #expect(agree(four.p, 2.0 / 70))
  }

  @Test func `Fisher's test nears z in large tables, and refuses what it can't sum`() throws {
    let (one, other) = (
      try Proportion(count: 300_000_000, cohort: 1_000_000_000),
      try Proportion(count: 600_060_000, cohort: 2_000_000_000)
    )
    let (exact, normal) = (
      try FisherExact(one, other).p, try TwoProportionZ(from: one, to: other).p
    )
    #expect((exact / normal - 1).magnitude < 1e-3)
    let huge = try Proportion(count: 1 << 52, cohort: 1 << 53)
    #expect(throws: UndefinedStatistic.tooLargeForExactTest) { try FisherExact(huge, huge) }
    #expect(throws: UndefinedStatistic.tooLargeForExactTest) {
      try ExactBinomial(huge, comparator: 0.5)
    }
  }

  struct Choice: CustomTestStringConvertible {
    var counts: (Int, Int)
    var cohorts: (Int, Int)
    var isSmall: Bool
    var testDescription: String { "\(counts) of \(cohorts)" }
  }

  @Test(arguments: [
    Choice(counts: (5, 5), cohorts: (50, 50), isSmall: false),
    Choice(counts: (5, 4), cohorts: (50, 50), isSmall: true),
    Choice(counts: (45, 45), cohorts: (50, 50), isSmall: false),
    Choice(counts: (46, 45), cohorts: (50, 50), isSmall: true),
    Choice(counts: (2, 100), cohorts: (9, 200), isSmall: true),
    Choice(counts: (0, 0), cohorts: (9_999_999, 10_000_000), isSmall: true),
    Choice(counts: (1, 5_000_000), cohorts: (12, 10_000_000), isSmall: false),
  ])
  func `Fisher is chosen below an expected 5, z from 5 on`(choice: Choice) throws {
    let one = try Proportion(count: choice.counts.0, cohort: choice.cohorts.0)
    let other = try Proportion(count: choice.counts.1, cohort: choice.cohorts.1)
    let test = TwoProportionTest(from: one, to: other)
    if choice.isSmall {
      #expect(test.method == .fisher)
      #expect(test.p == (try FisherExact(one, other).p))
    } else {
      let normal = try TwoProportionZ(from: one, to: other)
      #expect(test.method == .z(normal.z))
      #expect(test.p == normal.p)
    }
  }

  @Test func `a proportion against its own value differs by nothing`() throws {
    for (count, cohort) in [(1, 2), (3, 4), (5_000_000, 10_000_000), (1, 8)] {
      let one = try Proportion(count: count, cohort: cohort)
      #expect(try OneProportionZ(one, comparator: one.value).z == 0)
      #expect(try ExactBinomial(one, comparator: one.value).p == 1)
    }
  }

  @Test func `one-proportion tests mirror with the outcome`() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<600 {
      let one = try generator.proportion(cohorts: [1, 2, 5, 12, 60, 900, 40_000])
      let mirrored = try Proportion(count: one.remainder, cohort: one.cohort)
      // Sixteenths have an exact complement.
      let comparator = Double(Int.random(in: 1...15, using: &generator)) / 16
      let p = try ExactBinomial(one, comparator: comparator).p
      #expect((0...1).contains(p))
      #expect(agree(try ExactBinomial(mirrored, comparator: 1 - comparator).p, p))
      let z = try OneProportionZ(one, comparator: comparator).z
      #expect(try agree(OneProportionZ(mirrored, comparator: 1 - comparator).z, -z))
    }
  }

  @Test func `a comparator nobody can miss or reach leaves one count possible`() throws {
    let (none, some, all) = (
      try Proportion(count: 0, cohort: 8), try Proportion(count: 3, cohort: 8),
      try Proportion(count: 8, cohort: 8)
    )
    for (proportion, comparator, p) in [
      (none, 0.0, 1.0), (some, 0, 0), (all, 0, 0), (none, 1, 0), (some, 1, 0), (all, 1, 1),
    ] {
      let test = try OneProportionTest(proportion, comparator: comparator)
      #expect(test.method == .binomial && test.p == p)
      #expect(throws: UndefinedStatistic.noVariation) {
        try OneProportionZ(proportion, comparator: comparator)
      }
    }
  }

  @Test func `the exact test is chosen below an expected 5`() throws {
    let small = try OneProportionTest(Proportion(count: 3, cohort: 19), comparator: 0.25)
    #expect(small.method == .binomial)
    let large = try OneProportionTest(Proportion(count: 3, cohort: 20), comparator: 0.25)
    #expect(large.method == .z((3.0 - 5) / 3.75.squareRoot()))
    let nearlyAll = try OneProportionTest(Proportion(count: 19, cohort: 20), comparator: 0.8)
    #expect(nearlyAll.method == .binomial)
  }

  @Test(arguments: [-0.1, 1.1, .nan, .infinity, -.infinity])
  func `a comparator that is no proportion is refused`(comparator: Double) throws {
    let one = try Proportion(count: 1, cohort: 2)
    #expect(throws: UndefinedStatistic.comparatorOutOfRange) {
      try OneProportionTest(one, comparator: comparator)
    }
    #expect(throws: UndefinedStatistic.comparatorOutOfRange) {
      try OneProportionZ(one, comparator: comparator)
    }
    #expect(throws: UndefinedStatistic.comparatorOutOfRange) {
      try ExactBinomial(one, comparator: comparator)
    }
  }

  @Test func `no comparator between 0 and 1 leads out of 0 to 1`() throws {
    var generator = SeededGenerator(seed: 15)
    let edges = [Double.leastNonzeroMagnitude, 1e-300, 1e-17, 1e-9, 0.5, 1 - 1e-9, 1.0.nextDown]
    for cohort in [1, 2, 9, 1000, 10_000_000, 1 << 53] {
      for count in [0, 1, cohort / 2, cohort - 1, cohort] {
        let one = try Proportion(count: count, cohort: cohort)
        for comparator in edges + [.random(in: 0..<1, using: &generator)] {
          #expect((0...1).contains(try OneProportionTest(one, comparator: comparator).p))
          guard Double(cohort) * comparator * (1 - comparator) <= 1e8 else { continue }
          #expect((0...1).contains(try ExactBinomial(one, comparator: comparator).p))
        }
      }
    }
  }

  @Test func `England without the authority adds up again`() throws {
    var generator = SeededGenerator(seed: 14)
    for _ in 0..<500 {
      let (part, other) = (try generator.proportion(), try generator.proportion())
      let whole = try Proportion(
        count: part.count + other.count, cohort: part.cohort + other.cohort)
      #expect(try ComparatorWithoutAuthority.rest(of: whole, without: part) == other)
    }
  }

  @Test func `an authority that doesn't fit into England is told apart`() throws {
    let england = try Proportion(count: 50, cohort: 100)
    for (count, cohort) in [(51, 60), (10, 61), (50, 101), (0, 51)] {
      let authority = try Proportion(count: count, cohort: cohort)
      #expect(throws: UndefinedStatistic.notAPart) {
        try ComparatorWithoutAuthority.rest(of: england, without: authority)
      }
    }
    #expect(throws: UndefinedStatistic.nothingLeft) {
      try ComparatorWithoutAuthority.rest(of: england, without: england)
    }
  }

  @Test func `a count that can't be is refused with its reason`() {
    func reason(_ count: Int, _ cohort: Int) -> UndefinedStatistic? {
      do throws(UndefinedStatistic) {
        _ = try Proportion(count: count, cohort: cohort)
        return nil
      } catch {
        return error
      }
    }
    #expect(reason(0, 0) == .emptyCohort)
    #expect(reason(-1, 5) == .negativeCount)
    #expect(reason(1, -5) == .negativeCount)
    #expect(reason(6, 5) == .countAboveCohort)
    #expect(reason(0, Int.max) == .cohortTooLarge)
    #expect(reason(Int.min, Int.min) == .negativeCount)
    #expect(reason(0, 1) == nil)
    #expect(reason(1 << 53, 1 << 53) == nil)
  }

  @Test func `nothing traps or loses its number at the largest cohorts`() throws {
    let large = 1 << 53
    let counts = [0, 1, 7, large / 3, large / 2, large - 1, large]
    for first in counts {
      for last in counts {
        let (one, other) = (
          try Proportion(count: first, cohort: large), try Proportion(count: last, cohort: large)
        )
        let test = TwoProportionTest(from: one, to: other)
        #expect((0...1).contains(test.p))
        let change = NewcombeDifference(from: one, to: other)
        #expect(change.lower <= change.upper)
        #expect((0...1).contains(try OneProportionTest(one, comparator: other.value).p))
        _ = try? GapChange(groupBefore: one, otherBefore: other, groupAfter: other, otherAfter: one)
        _ = RoundedNumber(Proportion.percentagePoints(from: one, to: other), decimals: 6)
      }
    }
  }
}
