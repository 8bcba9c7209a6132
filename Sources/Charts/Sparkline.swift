/// A line the height of a word, with its last point marked.
public struct Sparkline: Chart, Hashable {
  /// The values from first to last; `nil` leaves a gap.
  public var values: [Double?]
  /// The numbers at the foot and the head of the picture, so that several sparklines compare; `nil`
  /// takes those of the values.
  public var scale: ClosedRange<Double>?
  /// A text to set after the last point; `nil` for none.
  public var lastText: String?
  /// The sparkline in words; `nil` makes it decoration, for use beside a text that says the same.
  public var label: String?

  /// Makes a sparkline.
  public init(
    _ values: [Double?], scale: ClosedRange<Double>? = nil, lastText: String? = nil,
    label: String? = nil
  ) {
    self.values = values
    self.scale = scale
    self.lastText = lastText
    self.label = label
  }

  private static let height = 24.0
  private static let margin = 4.0

  /// Appends the sparkline as UTF-8 text.
  public func write(into bytes: inout [UInt8]) {
    let fitted = lastText.map { TextMeasure(font: 13, bold: true).fit($0, width: 100) }
    let textWidth =
      fitted.map { TextMeasure(font: 13, bold: true).width(of: $0.text).rounded(.up) + 2 } ?? 0
    bytes.add("<svg class=\"chart spark\" viewBox=\"0 0 ")
    bytes.add(100 + textWidth)
    bytes.add(" 24\"")
    if let label {
      bytes.add(" role=\"img\" aria-label=\"")
      bytes.addEscaped(label)
      bytes.add("\">")
    } else {
      bytes.add(" aria-hidden=\"true\">")
    }
    let spots = spots
    bytes.addPath(class: "m") { path in
      path.addLines(through: spots, runs: spots.runs())
    }
    bytes.addPath(class: "o") { path in
      // A value between two gaps has no line to show it.
      for run in spots.runs() where run.count == 1 && run.upperBound < spots.count {
        if let spot = spots[run.lowerBound] { path.addRound(spot) }
      }
    }
    if let last = spots.last ?? nil {
      bytes.addPath(class: "p") { $0.addRound(last) }
      if let fitted {
        bytes.addText(fitted, x: 102, y: min(max(last.y + 4.5, 12), 20), class: "v")
      }
    }
    bytes.closeChart()
  }

  private var spots: [Spot?] {
    let known = values.compactMap { $0?.drawable }
    guard var low = known.min(), var high = known.max() else { return values.map { _ in nil } }
    if let scale, let foot = scale.lowerBound.drawable, let head = scale.upperBound.drawable {
      low = foot
      high = head
    }
    let step = values.count > 1 ? (100 - 2 * Self.margin) / Double(values.count - 1) : 0
    return values.enumerated().map { index, value in
      guard let value = value?.drawable else { return nil }
      let fraction = high > low ? min(max((value - low) / (high - low), 0), 1) : 0.5
      let x = values.count > 1 ? Self.margin + Double(index) * step : 100 - Self.margin
      return Spot(x: x, y: Self.height - Self.margin - fraction * (Self.height - 2 * Self.margin))
    }
  }
}
