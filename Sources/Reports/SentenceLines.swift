import Diagnostics
import Mustache

extension Face {
  /// The sentences of a generated text, each for a line of its own in Markdown.
  func sentenceLines(_ text: String) -> Value {
    guard self == .markdown else { return .missing }
    var text = text
    var lines: [Value] = []
    text.withUTF8 { bytes in
      var start = 0
      func addLine(upTo end: Int) {
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        lines.append([
          "text": .text(String(decoding: line, as: UTF8.self)), "first": .bool(start == 0),
        ])
      }
      var stop = bytes.firstIndex(of: UInt8(ascii: "."), from: 0)
      while let place = stop {
        let next = place + 2
        if next < bytes.count, bytes[place + 1] == UInt8(ascii: " "), bytes[next] &- 0x41 < 26 {
          addLine(upTo: place + 1)
          start = next
        }
        stop = bytes.firstIndex(of: UInt8(ascii: "."), from: place + 1)
      }
      addLine(upTo: bytes.count)
    }
    return .list(lines)
  }
}
