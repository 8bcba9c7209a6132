import Diagnostics

/// A period on the axis of time.
public struct AxisPeriod: Sendable, Hashable {
  /// The name to print, such as `2012/13`.
  public var label: String
  /// Where the period stands in time, in any unit, such as days; `nil` spaces periods evenly.
  public var position: Double?

  /// Makes a period.
  ///
  /// The positions of a chart count when all its periods have one, each after the one before.
  public init(_ label: String, position: Double? = nil) {
    self.label = label
    self.position = position
  }
}

/// One value of a series, with the words it's printed in.
public struct DataPoint: Sendable, Hashable {
  /// The value, in the chart's unit; `nil` leaves a gap.
  public var value: Double?
  /// The value as the text around the chart prints it, such as `68.9%`; empty prints none.
  public var text: String
  /// The ends of the interval around the value, in either order; `nil` for no interval.
  public var interval: Interval?

  /// Two numbers between which a value is thought to lie.
  public struct Interval: Sendable, Hashable {
    /// One end.
    public var low: Double
    /// The other end.
    public var high: Double

    /// Makes an interval.
    public init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  /// Makes a point.
  public init(_ value: Double?, text: String = "", interval: Interval? = nil) {
    self.value = value
    self.text = text
    self.interval = interval
  }

  /// The interval, lower end first, where it can be drawn around a value that can.
  var drawableInterval: Interval? {
    guard value?.drawable != nil, let low = interval?.low.drawable,
      let high = interval?.high.drawable
    else { return nil }
    return Interval(low: min(low, high), high: max(low, high))
  }
}

extension Sequence<DataPoint> {
  /// From the lowest to the highest of what can be drawn, intervals included.
  var ends: ClosedRange<Double>? {
    var ends: ClosedRange<Double>?
    for point in self {
      guard let value = point.value?.drawable else { continue }
      let interval = point.drawableInterval
      let low = Swift.min(value, interval?.low ?? value, ends?.lowerBound ?? value)
      ends = low...Swift.max(value, interval?.high ?? value, ends?.upperBound ?? value)
    }
    return ends
  }
}

/// A named run of values, one for each period of the chart.
public struct Series: Sendable, Hashable {
  /// The name to print at the line's end.
  public var name: String
  /// The points, in the order of the chart's periods; those missing at the end are gaps, those too
  /// many are ignored.
  public var points: [DataPoint]

  /// Makes a series.
  public init(_ name: String, _ points: [DataPoint]) {
    self.name = name
    self.points = points
  }
}

/// A value to hold the others against, drawn as a line across the chart or at one of its periods.
public struct ReferenceLine: Sendable, Hashable {
  /// The value, in the chart's unit.
  public var value: Double
  /// The text at the line, such as `Target 75%`.
  public var label: String
  /// The index of the period that it's for, that after the last for one still to come; `nil` for all.
  public var period: Int?

  /// Makes a reference line.
  public init(_ value: Double, label: String, period: Int? = nil) {
    self.value = value
    self.label = label
    self.period = period
  }
}

/// A change of definition, across which no line is drawn.
public struct SeriesBreak: Sendable, Hashable {
  /// The index of the first period under the new definition; outside 1 to the last it's ignored.
  public var period: Int
  /// A few words to print at the break.
  public var label: String

  /// Makes a break.
  public init(before period: Int, label: String) {
    self.period = period
    self.label = label
  }
}

// MARK: - Lines with gaps

extension [Spot?] {
  /// The unbroken stretches, cut at gaps and before each of the indices `breaks`.
  func runs(breaks: Set<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in indices {
      if let begun = start, self[index] == nil || breaks.contains(index) {
        runs.append(begun..<index)
        start = nil
      }
      if start == nil, self[index] != nil { start = index }
    }
    if let start { runs.append(start..<count) }
    return runs
  }
}

extension OutputBuffer {
  /// Appends to a path a line through each run of two spots or more.
  mutating func addLines(through spots: [Spot?], runs: [Range<Int>]) {
    for run in runs where run.count > 1 {
      var begun = false
      for case let spot? in spots[run] {
        begun ? line(spot) : move(spot)
        begun = true
      }
    }
  }

  /// Appends to a path a line of next to no length, which a round line cap makes a disc.
  mutating func addRound(_ spot: Spot) {
    move(spot)
    add("h.01")
  }

  /// Appends to a path the outline that marks the points of the `index`th comparator.
  mutating func addMarker(_ index: Int, at spot: Spot) {
    switch index % 4 {
    case 0:
      move(Spot(x: spot.x - 4, y: spot.y - 4))
      add("h8v8h-8z")
    case 1:
      move(Spot(x: spot.x, y: spot.y - 5))
      add("l5 9h-10z")
    case 2:
      move(Spot(x: spot.x, y: spot.y - 5.5))
      add("l5.5 5.5-5.5 5.5-5.5-5.5z")
    default:
      move(Spot(x: spot.x, y: spot.y + 5))
      add("l5-9h-10z")
    }
  }
}
