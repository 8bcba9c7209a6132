import Charts
import Testing

/// If these fail, axes carry odd numbers, or leave values outside.
struct NumberScaleTests {
  static let ends: [(Double, Double)] = [
    (0, 0), (0, 1), (60.1, 68.7), (95, 98), (0, 100), (-5, 5), (-1e15, 1e15), (1e15, 1e15),
    (0.001, 0.002), (1234, 5678), (-80, -75), (-80, -1), (1e-12, 1e-12), (99.9, 100), (3, 7.5),
    (999_999_999_999, 1e12), (0.3, 0.7),
  ]

  @Test(arguments: ends, [NumberUnit.percent, .count, .number(suffix: "")])
  func `has few ticks at round steps around all values`(ends: (Double, Double), unit: NumberUnit) {
    for intervals in [2, 4, 5, 10] {
      let scale = NumberScale(low: ends.0, high: ends.1, unit: unit, intervals: intervals)
      let ticks = scale.tickValues
      #expect((2...intervals + 1).contains(ticks.count))
      #expect(scale.start <= ends.0 + 1e-6 && scale.end >= ends.1 - 1e-6)
      #expect(Set(scale.tickLabels).count == ticks.count, "\(scale.tickLabels)")
      var step = ticks[1] - ticks[0]
      while step >= 9.999 { step /= 10 }
      while step < 0.9999 { step *= 10 }
      #expect([1, 2, 2.5, 5].contains { ($0 - step).magnitude < 1e-3 }, "\(ticks)")
      if unit == .count { #expect(scale.note == nil && step != 0) }
    }
  }

  struct Axis {
    var low: Double
    var high: Double
    var unit: NumberUnit
    var labels: [String]
    var note: String?
  }

  @Test(arguments: [
    Axis(low: 0, high: 98, unit: .percent, labels: ["0", "20", "40", "60", "80", "100"]),
    Axis(
      low: 60.1, high: 68.7, unit: .percent, labels: ["60", "62", "64", "66", "68", "70"],
      note: "Axis starts at 60%"),
    Axis(low: 0, high: 1310, unit: .count, labels: ["0", "500", "1,000", "1,500"]),
    Axis(low: 1, high: 3, unit: .count, labels: ["0", "1", "2", "3"]),
    Axis(
      low: 0, high: 2.3e12, unit: .count, labels: ["0", "0.5tn", "1tn", "1.5tn", "2tn", "2.5tn"]),
    Axis(
      low: -1.2, high: 0.9, unit: .number(suffix: ""),
      labels: ["−1.5", "−1", "−0.5", "0", "0.5", "1"]),
    Axis(
      low: -80, high: -75, unit: .number(suffix: " d"),
      labels: ["−80", "−79", "−78", "−77", "−76", "−75"],
      note: "Axis ends at −75 d"),
    Axis(
      low: 0, high: 0.0005, unit: .number(suffix: ""),
      labels: ["0", "0.0001", "0.0002", "0.0003", "0.0004", "0.0005"]),
  ])
  func `writes its ticks for people`(axis: Axis) {
    let scale = NumberScale(low: axis.low, high: axis.high, unit: axis.unit, intervals: 5)
    let suffix =
      switch axis.unit {
      case .percent: "%";
      case .count: "";
      case .number(let text): text
      }
    #expect(scale.tickLabels == axis.labels.map { $0 + suffix })
    #expect(scale.note == axis.note)
  }
}

/// If these fail, labels cover each other.
struct LabelSpreadingTests {
  @Test(arguments: [
    [50.0, 50, 50, 50], [0, 1, 2, 99, 100], [100, 0], [-20, 500], [10, 50, 90], [],
    [99, 99, 98, 97],
  ])
  func `keeps labels apart, in order and in the room`(wishes: [Double]) {
    let extents = wishes.indices.map { 10 + Double($0) }
    let middles = spreadLabels(wishes: wishes, extents: extents, room: (0, 100))
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    for (first, second) in zip(order, order.dropFirst()) {
      #expect(
        middles[second] - middles[first] >= (extents[first] + extents[second]) / 2 - 1e-9)
    }
    for index in wishes.indices {
      #expect(middles[index] - extents[index] / 2 >= -1e-9)
      #expect(middles[index] + extents[index] / 2 <= 100 + 1e-9)
    }
  }

  @Test func `leaves labels that have room where they are`() {
    #expect(
      spreadLabels(wishes: [90, 10, 50], extents: [10, 10, 10], room: (0, 100)) == [90, 10, 50])
  }
}
