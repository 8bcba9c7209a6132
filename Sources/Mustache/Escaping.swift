public import Diagnostics

/// How the text of `{{name}}` is made safe for the kind of document that a template makes.
public enum Escaping: Sendable {
  /// Printed as it is.
  case none
  /// `&`, `<`, `>`, `"` and `'` become character references, so that text stays text in the
  /// content of HTML elements and in quoted attributes.
  case html
  /// Appended to the output, as UTF-8, by the caller's own function.
  case custom(@Sendable (_ text: consuming String, _ output: inout OutputBuffer) -> Void)

  func append(_ text: consuming String, to output: inout OutputBuffer) {
    switch self {
    case .none: output.append(text)
    case .custom(let escape): escape(text, &output)
    case .html:
      text.withUTF8 { appendHTML($0, to: &output) }
    }
  }
}

extension String {
  /// The text as `{{name}}` prints it in a page.
  public var escapedForHTML: String {
    var output = OutputBuffer(capacity: utf8.count + 16)
    Escaping.html.append(self, to: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

private func appendHTML(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
  var start = 0
  var index = nextSpecial(in: bytes, from: 0)
  while index < bytes.count {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    switch bytes[index] {
    case UInt8(ascii: "&"): output.append("&amp;")
    case UInt8(ascii: "<"): output.append("&lt;")
    case UInt8(ascii: ">"): output.append("&gt;")
    case UInt8(ascii: "\""): output.append("&quot;")
    default: output.append("&#39;")
    }
    start = index &+ 1
    index = nextSpecial(in: bytes, from: start)
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
}

/// Finds the next of the five characters; the end if there is none.
// Eight bytes are looked at together: measured, this takes a tenth off the time of a report, most of
// whose bytes need no escaping.
private func nextSpecial(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = start
  while index &+ 8 <= bytes.count {
    let hits = specialBytes(
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
    if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
    index &+= 8
  }
  guard index < bytes.count else { return bytes.count }
  // What is left, with zeros behind it.
  var rest: UInt64 = 0
  withUnsafeMutableBytes(of: &rest) {
    $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[index...]))
  }
  let hits = specialBytes(UInt64(littleEndian: rest))
  return hits == 0 ? bytes.count : index &+ hits.trailingZeroBitCount / 8
}

/// Marks the lowest of eight bytes that is `"`, `&`, `'`, `<` or `>` by its top bit; bytes above
/// that one may be marked wrongly.
@inline(__always)
private func specialBytes(_ word: UInt64) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let quote = word ^ (ones &* 0x22)
  // `&` and `'` differ in one bit only, and so do `<` and `>`.
  let ampersand = word & (ones &* 0xFE) ^ (ones &* 0x26)
  let angle = word & (ones &* 0xFD) ^ (ones &* 0x3C)
  return
    ((quote &- ones) & ~quote | (ampersand &- ones) & ~ampersand | (angle &- ones) & ~angle)
    & (ones &* 0x80)
}
