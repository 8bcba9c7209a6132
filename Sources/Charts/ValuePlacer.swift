/// Finds a free place above or below each point for its value.
struct ValuePlacer {
  /// Where labels may stand.
  var room: Box
  /// The lines of the chart, which a label avoids where it can.
  var obstacles: [(Spot, Spot)] = []
  /// The marks of other lines, which a label should cover even less.
  private var marks: [Box] = []
  var measure: TextMeasure
  /// The labels that stand already.
  private(set) var placed: [Box]

  init(room: Box, measure: TextMeasure, placed: [Box]) {
    self.room = room
    self.measure = measure
    self.placed = placed
  }

  /// From a point to the nearest edge of its label.
  static let clearance = 9.0

  mutating func avoid(marks spots: [Spot]) {
    marks += spots.map {
      Box(left: $0.x - 5, right: $0.x + 5, top: $0.y - 5, bottom: $0.y + 5)
    }
  }

  mutating func avoid(_ spots: [Spot?], runs: [Range<Int>]) {
    for run in runs {
      for index in run.dropFirst() {
        guard let start = spots[index - 1], let end = spots[index] else { continue }
        obstacles.append((start, end))
      }
    }
  }

  /// Places a label.
  ///
  /// - Parameters:
  ///   - text: The label.
  ///   - x: The middle of the label, where there is room for it.
  ///   - above: What a label above has to clear.
  ///   - below: What a label below has to clear.
  ///   - preferAbove: Which of two equally free places to take.
  ///   - insist: Whether to take the other place only where the preferred one is outside the room.
  /// - Returns: The middle of the text on its baseline; `nil` where it would cover another label.
  mutating func place(
    _ text: String, x: Double, above: Double, below: Double, preferAbove: Bool,
    insist: Bool = false
  ) -> Spot? {
    guard !text.isEmpty else { return nil }
    let width = measure.width(of: text)
    let left = max(min(x - width / 2, room.right - width), room.left)
    func box(baseline: Double) -> Box {
      Box(
        left: left, right: left + width, top: baseline - 0.8 * measure.font,
        bottom: baseline + 0.2 * measure.font)
    }
    let baselines = [above - Self.clearance, below + Self.clearance - 1 + 0.8 * measure.font]
    let ordered = preferAbove ? baselines : baselines.reversed()
    var best: (cost: Int, baseline: Double)?
    for baseline in ordered {
      let box = box(baseline: baseline)
      guard room.contains(box) else { continue }
      if !placed.contains(where: { $0.overlaps(box) }) {
        let cost =
          obstacles.count { box.isCrossed(from: $0.0, to: $0.1) }
          + 2 * marks.count { $0.overlaps(box) }
        if cost < best?.cost ?? .max { best = (cost, baseline) }
      }
      if insist { break }
    }
    guard let best else { return nil }
    placed.append(box(baseline: best.baseline))
    return Spot(x: left + width / 2, y: best.baseline)
  }
}
