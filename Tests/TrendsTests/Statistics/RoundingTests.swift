import TestSupport
import Testing
import Trends

/// How numbers are printed.
///
/// If one fails, a printed figure differs from what a reader works out on paper from the same
/// counts.
struct RoundingTests {
  struct Case: CustomTestStringConvertible {
    var value: Double
    var decimals: Int
    var text: String
    init(_ value: Double, _ decimals: Int, _ text: String) {
      self.value = value
      self.decimals = decimals
      self.text = text
    }
    var testDescription: String { "\(value) to \(decimals)" }
  }

  @Test(arguments: [
    Case(2.675, 2, "2.68"), Case(-2.675, 2, "-2.68"), Case(1.005, 2, "1.01"),
    Case(0.5, 0, "1"), Case(-0.5, 0, "-1"), Case(2.5, 0, "3"), Case(1.5, 0, "2"),
    Case(0.49999999999999994, 0, "0"), Case(8.55, 1, "8.6"), Case(8.45, 1, "8.5"),
    Case(0.05, 1, "0.1"), Case(-0.04, 1, "0.0"), Case(-0.0, 1, "0.0"), Case(-0.0, 0, "0"),
    Case(0, 6, "0.000000"), Case(99.95, 1, "100.0"), Case(99.94999, 1, "99.9"),
    Case(1e-7, 6, "0.000000"), Case(5e-7, 6, "0.000001"), Case(.leastNonzeroMagnitude, 3, "0.000"),
    Case(1234.5, 1, "1234.5"), Case(1e15, 1, "1000000000000000.0"),
    Case(123456789012.345, 2, "123456789012.35"), Case(1e17, 0, "100000000000000000"),
  ])
  func `a value rounds half away from zero as its decimals say`(value: Case) {
    #expect(RoundedNumber(value.value, decimals: value.decimals)?.text() == value.text)
  }

  @Test(arguments: [
    (Double.nan, 1), (.infinity, 1), (-.infinity, 0), (1e19, 0), (1e18, 6),
    (.greatestFiniteMagnitude, 0), (1, -1), (1, 7), (1, .min), (1, .max),
  ])
  func `what can't be rounded gives nothing`(value: Double, decimals: Int) {
    #expect(RoundedNumber(value, decimals: decimals) == nil)
  }

  @Test func `rounding turns its sign with the value and never passes a neighbour`() throws {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<2000 {
      let value = Double.random(in: -1000...1000, using: &generator)
      let decimals = Int.random(in: 0...6, using: &generator)
      let rounded = try #require(RoundedNumber(value, decimals: decimals))
      let mirrored = try #require(RoundedNumber(-value, decimals: decimals))
      #expect(mirrored.units == -rounded.units)
      #expect(
        (rounded.value - value).magnitude <= 0.5000001 / [1, 10, 100, 1e3, 1e4, 1e5, 1e6][decimals])
      #expect(RoundedNumber(rounded.value, decimals: decimals) == rounded)
    }
  }

  @Test func `no bit pattern traps, and what is rounded reads back`() {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      let other = Double(bitPattern: generator.next())
      for decimals in 0...6 {
        guard let rounded = RoundedNumber(value, decimals: decimals) else { continue }
        #expect(Double(rounded.text()) == rounded.value)
      }
      let difference = DecimalArithmetic.difference(value, minus: other)
      #expect(difference.isNaN || difference == value - other || difference.isFinite)
      _ = try? Median.of([value, other])
    }
  }

  @Test func `percentages come from their counts`() {
    func text(_ numerator: Int, _ denominator: Int, _ decimals: Int) -> String? {
      RoundedNumber(percentage: numerator, of: denominator, decimals: decimals)?.text()
    }
    #expect(text(1, 3, 1) == "33.3")
    #expect(text(2, 3, 1) == "66.7")
    #expect(text(1, 2000, 1) == "0.1")
    #expect(text(-1, 2000, 1) == "-0.1")
    #expect(text(-1, 2001, 1) == "0.0")
    #expect(text(35, 56, 0) == "63")
    #expect(text(7, 5, 1) == "140.0")
    #expect(text(0, 1, 6) == "0.000000")
    #expect(text(9_999_999, 10_000_000, 4) == "100.0000")
    #expect(text(9_999_999, 10_000_000, 5) == "99.99999")
    #expect(text(.max, .max, 6) == "100.000000")
    #expect(text(.min, .max, 2) == "-100.00")
    #expect(text(.max, 1, 0) == nil)
    #expect(text(1, 0, 0) == nil)
    #expect(text(1, -1, 0) == nil)
    #expect(text(1, 1, 7) == nil)
    #expect(text(1, 1, -1) == nil)
  }

  @Test func `a change in percentage points comes from its counts`() throws {
    // 33.35 − 33.3 is a tie that no Double holds.
    let (before, after) = (
      try Proportion(count: 333, cohort: 1000), try Proportion(count: 667, cohort: 2000)
    )
    let rise = Proportion.percentagePoints(from: before, to: after)
    let fall = Proportion.percentagePoints(from: after, to: before)
    #expect(rise == 0.05)
    #expect(RoundedNumber(rise, decimals: 1)?.text() == "0.1")
    #expect(RoundedNumber(fall, decimals: 1)?.text() == "-0.1")
    #expect(after.percentage - before.percentage != 0.05)
  }

  @Test func `print wants its own signs and separators`() throws {
    let number = try #require(RoundedNumber(-1_234_567.891, decimals: 2))
    #expect(number.text() == "-1234567.89")
    #expect(number.text(minusSign: true, thousands: true) == "\u{2212}1,234,567.89")
    #expect(RoundedNumber(999, decimals: 0)?.text(thousands: true) == "999")
    #expect(RoundedNumber(1000, decimals: 0)?.text(thousands: true) == "1,000")
    #expect(RoundedNumber(-999, decimals: 0)?.text(thousands: true) == "-999")
    #expect(RoundedNumber(2.04, decimals: 1)?.text(plusSign: true) == "+2.0")
    #expect(RoundedNumber(0.04, decimals: 1)?.text(plusSign: true) == "0.0")
    #expect(RoundedNumber(-0.04, decimals: 1)?.text(minusSign: true, plusSign: true) == "0.0")
    #expect(RoundedNumber(-0.5, decimals: 3)?.description == "-0.500")
  }

  @Test(arguments: [
    (75.3, 72.1, 3.2), (0.3, 0.1, 0.2), (66.25, 65.2, 1.05), (1, 1, 0), (-0.0, 0.0, 0),
    (1e300, 1, 1e300), (1, 1e-300, 1), (.leastNonzeroMagnitude, .leastNonzeroMagnitude, 0),
    (12.5, -12.5, 25), (0.30000000000000004, 0, 0.30000000000000004),
    (98.76543210987654, 0, 98.76543210987654), (0, 98.76543210987654, -98.76543210987654),
    (66.66666666666667, 33.33333333333333, 33.33333333333334),
  ])
  func `a difference of decimals is the decimal difference`(
    value: Double, other: Double, difference: Double
  ) {
    #expect(DecimalArithmetic.difference(value, minus: other) == difference)
  }

  @Test func `a median lies in the middle, whatever the order`() throws {
    #expect(try Median.of([3, 1, 2]) == 2)
    #expect(try Median.of([4, 1, 3, 2]) == 2.5)
    #expect(try Median.of([7]) == 7)
    #expect(try Median.of([0.6, 0.7]) == 0.65)
    #expect(try Median.of([1.1, 3.3]) == 2.2)
    #expect(try Median.of([-1e308, -1.5e308]) == -1.25e308)
    #expect(try Median.of([1.7e308, 1.7e308]) == 1.7e308)
    #expect(throws: UndefinedStatistic.noValues) { try Median.of([]) }
    #expect(throws: UndefinedStatistic.notFinite) { try Median.of([1, .nan, 2]) }
    #expect(throws: UndefinedStatistic.notFinite) { try Median.of([1, .infinity]) }
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<300 {
      let values = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        Double(Int.random(in: 0...1000, using: &generator)) / 10
      }
      let median = try Median.of(values)
      #expect(try Median.of(values.shuffled(using: &generator)) == median)
      #expect(values.count { $0 < median } <= values.count / 2)
      #expect(values.count { $0 > median } <= values.count / 2)
    }
  }

  @Test func `tails of the distributions end well`() {
    #expect(NormalDistribution.twoSidedP(0) == 1)
    #expect(NormalDistribution.twoSidedP(.nan) == 1)
    #expect(NormalDistribution.twoSidedP(-.infinity) == 0)
    #expect(NormalDistribution.twoSidedP(40) == 0)
    #expect((NormalDistribution.twoSidedP(NormalDistribution.critical95) - 0.05).magnitude < 1e-15)
    // The threshold of the Fingertips marker is 0.2 %.
    let threshold = NormalDistribution.twoSidedP(FingertipsMarker.threshold.squareRoot())
    #expect((threshold - 0.002).magnitude < 1e-6)
  }
}
