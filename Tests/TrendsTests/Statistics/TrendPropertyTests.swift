import TestSupport
import Testing
import Trends

/// What has to hold of the tests for trend.
///
/// If one fails, a series is called rising because of how its rows are sorted or its years numbered.
struct TrendPropertyTests {
  private func series(_ counts: [Int], of cohorts: [Int], from year: Int = 2010) throws
    -> [TrendPoint]
  {
    try zip(counts, cohorts).enumerated().map { index, pair in
      TrendPoint(
        score: Double(year + index), proportion: try Proportion(count: pair.0, cohort: pair.1))
    }
  }

  private func randomSeries(_ generator: inout SeededGenerator) throws -> [TrendPoint] {
    let length = Int.random(in: 3...8, using: &generator)
    return try (0..<length).map { index in
      TrendPoint(
        score: Double(2006 + 2 * index + Int.random(in: 0...1, using: &generator)),
        proportion: try generator.proportion())
    }
  }

  @Test func `Armitage's own example comes out`() throws {
    // Carriers of Streptococcus pyogenes by size of tonsils (Armitage 1955, table 1).
    let tonsils = try series([19, 29, 24], of: [516, 589, 293], from: 0)
    let trend = try CochranArmitage(tonsils)
    #expect((trend.chiSquared - 7.19).magnitude < 5e-3)
    #expect(trend.slope > 0)
  }

  @Test func `order, origin and unit of the years don't matter`() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<500 {
      let points = try randomSeries(&generator)
      guard let trend = try? CochranArmitage(points) else { continue }
      #expect((0...1).contains(trend.p) && trend.chiSquared >= 0)
      let shuffled = try CochranArmitage(points.shuffled(using: &generator))
      #expect(agree(shuffled.chiSquared, trend.chiSquared) || trend.chiSquared < 1e-9)
      let months = try CochranArmitage(
        points.map { TrendPoint(score: 12 * ($0.score - 2000), proportion: $0.proportion) })
      #expect(agree(months.chiSquared, trend.chiSquared) || trend.chiSquared < 1e-9)
      let mirrored = try CochranArmitage(
        points.map { point in
          TrendPoint(
            score: point.score,
            proportion: try Proportion(
              count: point.proportion.remainder, cohort: point.proportion.cohort))
        })
      #expect(mirrored.slope == -trend.slope)
    }
  }

  @Test func `unequal distances between years count as what they are`() throws {
    let steady = try [(2010.0, 10), (2011, 20), (2015, 60)].map { year, count in
      TrendPoint(score: year, proportion: try Proportion(count: count, cohort: 100))
    }
    #expect(agree(try CochranArmitage(steady).slope, 0.1))
  }

  @Test func `a peak in the middle has no trend at all`() throws {
    let trend = try CochranArmitage(try series([3, 9, 3], of: [10, 10, 10]))
    #expect(trend.chiSquared == 0 && trend.p == 1 && trend.slope == 0)
  }

  @Test func `a steeper rise is less likely by chance`() throws {
    var p = 1.1
    for step in 0...40 {
      let trend = try CochranArmitage(
        try series([500 - step, 500, 500 + step], of: [1000, 1000, 1000]))
      #expect(trend.p < p)
      p = trend.p
    }
  }

  @Test func `a trend that can't be tested has its reason`() throws {
    #expect(throws: UndefinedStatistic.tooFewPeriods(found: 2, needed: 3)) {
      try CochranArmitage(try series([1, 2], of: [4, 4]))
    }
    #expect(throws: UndefinedStatistic.noVariation) {
      try CochranArmitage(try series([0, 0, 0], of: [4, 5, 6]))
    }
    #expect(throws: UndefinedStatistic.noVariation) {
      try CochranArmitage(try series([4, 5, 6], of: [4, 5, 6]))
    }
    let one = try Proportion(count: 1, cohort: 2)
    func scored(_ scores: [Double]) -> [TrendPoint] {
      scores.map { TrendPoint(score: $0, proportion: one) }
    }
    #expect(throws: UndefinedStatistic.repeatedScore) { try CochranArmitage(scored([1, 1, 1])) }
    for scores in [[0, 1, .nan], [0, 1, .infinity], [0, 1, 1e300], [-.infinity, 0, .infinity]] {
      #expect(throws: UndefinedStatistic.notFinite) { try CochranArmitage(scored(scores)) }
    }
  }

  struct Marked: CustomTestStringConvertible {
    var counts: [Int]
    var cohort: Int
    var direction: FingertipsMarker.Direction
    var testDescription: String { "\(counts) of \(cohort)" }
  }

  @Test(arguments: [
    Marked(counts: [400, 420, 440, 460, 480], cohort: 1000, direction: .increasing),
    Marked(counts: [480, 460, 440, 420, 400], cohort: 1000, direction: .decreasing),
    // χ² is only 9.0.
    Marked(counts: [450, 465, 480, 495, 510], cohort: 1000, direction: .noSignificantChange),
    // Without the last point it falls.
    Marked(counts: [420, 415, 410, 405, 560], cohort: 1000, direction: .noSignificantChange),
    // Without the first point it stands still, which isn't a rise.
    Marked(counts: [300, 450, 450, 450, 450], cohort: 1000, direction: .noSignificantChange),
    // Only the latest five count.
    Marked(
      counts: [900, 900, 400, 420, 440, 460, 480], cohort: 1000, direction: .increasing),
    // None and all have infinite log odds.
    Marked(counts: [0, 5, 10, 15, 20], cohort: 1000, direction: .increasing),
    Marked(counts: [1000, 990, 980, 970, 960], cohort: 1000, direction: .decreasing),
    Marked(counts: [0, 0, 0, 0, 0], cohort: 1000, direction: .noSignificantChange),
    Marked(counts: [7, 7, 7, 7, 7], cohort: 7, direction: .noSignificantChange),
    Marked(counts: [400, 420, 440, 460], cohort: 1000, direction: .cannotBeCalculated),
    Marked(counts: [], cohort: 1000, direction: .cannotBeCalculated),
  ])
  func `the Fingertips marker needs a strong trend that no single point makes`(marked: Marked)
    throws
  {
    let points = try series(
      marked.counts, of: Array(repeating: marked.cohort, count: marked.counts.count))
    let marker = FingertipsMarker(points)
    #expect(marker.direction == marked.direction)
    #expect((marker.chiSquared == nil) == (marked.direction == .cannotBeCalculated))
    #expect(FingertipsMarker(points.reversed()) == marker)
  }

  @Test func `the Fingertips marker turns round with the series`() throws {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<500 {
      let points = try randomSeries(&generator)
      let marker = FingertipsMarker(points)
      let back = FingertipsMarker(
        points.map { TrendPoint(score: -$0.score, proportion: $0.proportion) }
      )
      guard points.count == 5 else { continue }
      let opposite: FingertipsMarker.Direction =
        switch marker.direction {
        case .increasing: .decreasing
        case .decreasing: .increasing
        default: marker.direction
        }
      #expect(back.direction == opposite)
    }
  }

  @Test func `two points of one year, or a year that is none, can't be marked`() throws {
    var points = try series([400, 420, 440, 460, 480], of: Array(repeating: 1000, count: 5))
    points[1].score = points[0].score
    #expect(FingertipsMarker(points).direction == .cannotBeCalculated)
    points[1].score = .nan
    #expect(FingertipsMarker(points).direction == .cannotBeCalculated)
  }
}
