/// What the numbers of an axis are, which decides where it starts and how its ticks are written.
public enum NumberUnit: Sendable, Hashable {
  /// Percentages from 0 to 100: ticks carry `%`, and the axis may start above zero and then says so.
  case percent
  /// Things counted: ticks are whole and the axis always includes zero.
  case count
  /// Anything else, with the text to set after each tick, such as ` days`.
  case number(suffix: String)

  /// The least difference between the ends of an axis, so that noise is never drawn as a mountain.
  var minimumSpan: Double {
    switch self {
    case .percent: 10
    case .count: 1
    case .number: 1e-4
    }
  }

  /// Whether ticks may stand between whole numbers.
  var allowsFractions: Bool {
    if case .number = self { true } else { false }
  }

  var suffix: String {
    switch self {
    case .percent: "%"
    case .count: ""
    case .number(let suffix): suffix
    }
  }
}

/// An axis with ticks at round numbers: steps of 1, 2, 2.5 or 5 times a power of ten.
package struct NumberScale: Sendable {
  /// The lowest tick, where the axis starts.
  package private(set) var start = 0.0
  /// The highest tick, where the axis ends.
  package private(set) var end = 1.0
  /// The tick values, from lowest to highest.
  package private(set) var tickValues: [Double] = [0, 1]
  /// The tick labels, in the order of ``tickValues``.
  package private(set) var tickLabels: [String] = []
  /// A sentence for an axis without a zero; `nil` when it has one.
  package private(set) var note: String?

  /// The step is `mantissa` × 10^`exponent`, `mantissa` being 1, 2, 5 or 25.
  private var mantissa: Int
  private var exponent: Int
  private var suffix: String

  /// Makes the axis with the smallest step that needs no more than `intervals` steps.
  ///
  /// - Parameters:
  ///   - low: The lowest value to show, from −10^15 to 10^15.
  ///   - high: The highest value to show, in the same range and not below `low`.
  ///   - unit: What the numbers are.
  ///   - intervals: The most steps, at least 2.
  package init(low: Double, high: Double, unit: NumberUnit, intervals: Int) {
    let low = unit == .count || Self.startsAtZero(low, high) ? min(low, 0) : low
    let high = unit == .count || Self.startsAtZero(-high, -low) ? max(high, 0) : high
    let intervals = max(intervals, 2)
    let largest = max(low.magnitude, high.magnitude)
    let span = max(unit.minimumSpan, largest == 0 ? 1 : 0.05 * largest)
    suffix = unit.suffix
    exponent = 0
    mantissa = 1
    var ticks = 0...1
    search: for power in -6...16 {
      // 25 × 10^-1 is the step 2.5, which stands between 2 and 5 × 10^0; percentages and counts
      // read better without it.
      let candidates = [(1, power), (2, power), (25, power - 1), (5, power)]
      for (mantissa, exponent) in candidates where unit.allowsFractions || exponent >= 0 {
        let step = Self.scaled(mantissa, exponent)
        // A hair of tolerance, or 0.3 would start an axis of tenths at 0.2.
        let lowest = (low / step + 1e-9).rounded(.down)
        let highest = (high / step - 1e-9).rounded(.up)
        guard highest - lowest <= Double(intervals),
          step * Double(intervals) >= span * (1 - 1e-9)
        else { continue }
        // Few steps, and a span that is a share of the values: these are small numbers.
        var first = Int(lowest)
        var last = Int(highest)
        while Double(last - first) * step < span * (1 - 1e-9) {
          let isFull = unit == .percent && high <= 100 && Double(last + 1) * step > 100
          let isNearFoot = low - Double(first) * step < Double(last) * step - high
          if isFull || isNearFoot && first != 0 { first -= 1 } else { last += 1 }
        }
        self.mantissa = mantissa
        self.exponent = exponent
        ticks = first...last
        break search
      }
    }
    tickValues = ticks.map(value)
    start = value(ticks.lowerBound)
    end = value(ticks.upperBound)
    tickLabels = ticks.map(label)
    if ticks.lowerBound > 0 {
      note = "Axis starts at " + tickLabels[0]
    } else if ticks.upperBound < 0 {
      note = "Axis ends at " + tickLabels[tickLabels.count - 1]
    }
  }

  /// Where a value stands on the axis, 0 being its start and 1 its end.
  package func fraction(_ value: Double) -> Double {
    min(max((value - start) / (end - start), 0), 1)
  }

  /// Whether an axis from zero wastes little, the lowest value being less than two fifths of the
  /// highest.
  private static func startsAtZero(_ low: Double, _ high: Double) -> Bool {
    low >= 0 && low <= 0.4 * high
  }

  private func value(_ tick: Int) -> Double { Self.scaled(tick * mantissa, exponent) }

  /// `number` × 10^`exponent`; divided where the exponent is negative, which rounds only once.
  private static func scaled(_ number: Int, _ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent.magnitude { power *= 10 }
    return exponent < 0 ? Double(number) / power : Double(number) * power
  }

  /// The tick in figures: thousands parted by commas, millions and more abbreviated.
  private func label(_ tick: Int) -> String {
    let largest = max(start.magnitude, end.magnitude)
    let (dropped, name) =
      largest >= 1e12
      ? (12, "tn") : largest >= 1e9 ? (9, "bn") : largest >= 1e6 ? (6, "m") : (0, "")
    let number = tick * mantissa
    let sign = number < 0 ? "−" : ""
    // As nearly all ticks are: whole, and too small for a comma.
    if exponent >= 0, largest < 1000 { return sign + String(Int(value(tick).magnitude)) + suffix }
    guard number != 0 else { return "0" + suffix }
    // From the end, as the digits come.
    var text = Array((name + suffix).utf8.reversed())
    var rest = number.magnitude
    func nextDigit() -> UInt8 {
      defer { rest /= 10 }
      return UInt8(ascii: "0") + UInt8(rest % 10)
    }
    var shift = exponent - dropped
    let end = text.count
    while shift < 0 {
      let digit = nextDigit()
      if digit > UInt8(ascii: "0") || text.count > end { text.append(digit) }
      shift += 1
    }
    if text.count > end { text.append(UInt8(ascii: ".")) }
    var place = 0
    repeat {
      if place > 0, place % 3 == 0 { text.append(UInt8(ascii: ",")) }
      if place < shift { text.append(UInt8(ascii: "0")) } else { text.append(nextDigit()) }
      place += 1
    } while rest > 0
    return sign + String(decoding: text.reversed(), as: UTF8.self)
  }
}
