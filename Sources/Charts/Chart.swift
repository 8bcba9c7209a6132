public import Diagnostics

/// A picture of numbers as an `svg` element, for use inside an HTML page.
///
/// The element holds no script, no inline style and no address, so any content security policy lets
/// it stand; its looks come from ``styleSheet``. Values that are not finite, or larger than 10^15
/// either way, count as missing.
public protocol Chart: Sendable {
  /// Appends the element as UTF-8 text, in time linear in the number of values.
  func write(into bytes: inout OutputBuffer)
}

extension Chart {
  /// The element as UTF-8 text.
  public var bytes: [UInt8] {
    var buffer = OutputBuffer(capacity: 8192)
    write(into: &buffer)
    return buffer.bytes
  }

  /// The element as text.
  public func svg() -> String { String(decoding: bytes, as: UTF8.self) }
}

/// How wide a chart is drawn; the text keeps its proportion to the width.
public enum ChartSize: Sendable, Hashable {
  /// 480 units wide with text of 15 units: 9 px high when a phone shows the chart 288 px wide.
  case regular
  /// 320 units wide with text of 13 units, for a chart beside a paragraph.
  case compact

  var width: Double { self == .regular ? 480 : 320 }
  var font: Double { self == .regular ? 15 : 13 }
  /// From one baseline to the next.
  var line: Double { self == .regular ? 18 : 16 }
  var plotHeight: Double { self == .regular ? 170 : 120 }
  var styleClass: StaticString { self == .regular ? "" : " compact" }
}

/// What every large chart is told besides its numbers.
public struct ChartCaption: Sendable, Hashable {
  /// The chart in words, for those who can't see it: what is shown and what it says.
  public var label: String
  /// An id for the element, unique in its page; `nil` when nothing links to the chart.
  public var id: String?

  /// Makes a caption.
  public init(_ label: String, id: String? = nil) {
    self.label = label
    self.id = id
  }
}

extension OutputBuffer {
  /// Opens a chart's element and writes its caption.
  mutating func openChart(
    _ kind: StaticString, caption: ChartCaption, size: ChartSize, height: Double
  ) {
    add("<svg class=\"chart ")
    add(kind)
    add(size.styleClass)
    add("\" viewBox=\"0 0 ")
    add(size.width)
    add(" ")
    add(height)
    add("\" role=\"img\"")
    if let id = caption.id {
      add(" id=\"")
      addEscaped(id)
      add("\" aria-labelledby=\"")
      addEscaped(id)
      add("-t\"><title id=\"")
      addEscaped(id)
      add("-t\">")
    } else {
      add("><title>")
    }
    addEscaped(caption.label)
    add("</title>")
  }

  mutating func closeChart() {
    add("</svg>")
  }

  /// Writes a chart that has nothing to show, and says so.
  mutating func addEmptyChart(_ kind: StaticString, caption: ChartCaption, size: ChartSize) {
    openChart(kind, caption: caption, size: size, height: 2 * size.line)
    addText("No figures to show", x: 0, y: size.line + 5, class: "q")
    closeChart()
  }
}

extension Double {
  /// The value, where it can be drawn.
  var drawable: Double? { magnitude <= 1e15 ? self : nil }
}
