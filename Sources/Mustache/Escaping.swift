/// How the text of `{{name}}` is made safe for the kind of document that a template makes.
public enum Escaping: Sendable {
  /// Printed as it is.
  case none
  /// `&`, `<`, `>`, `"` and `'` become character references, so that text stays text in the
  /// content of HTML elements and in quoted attributes.
  case html
  /// Appended to the output, as UTF-8, by the caller's own function.
  case custom(@Sendable (_ text: String, _ output: inout [UInt8]) -> Void)

  func append(_ text: String, to output: inout [UInt8]) {
    switch self {
    case .none: output.append(contentsOf: text.utf8)
    case .custom(let escape): escape(text, &output)
    case .html:
      let utf8 = text.utf8
      let done: Void? = utf8.withContiguousStorageIfAvailable { appendHTML($0, to: &output) }
      // Only text that is not Swift's own, as on macOS, gets here.
      if done == nil { Array(utf8).withUnsafeBufferPointer { appendHTML($0, to: &output) } }
    }
  }
}

/// One bit for each of the five characters, all of which are below 64.
private let special: UInt64 =
  1 << UInt64(UInt8(ascii: "&")) | 1 << UInt64(UInt8(ascii: "<")) | 1 << UInt64(UInt8(ascii: ">"))
  | 1 << UInt64(UInt8(ascii: "\"")) | 1 << UInt64(UInt8(ascii: "'"))

private func appendHTML(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var start = 0
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    guard byte < 64, special &>> UInt64(byte) & 1 == 1 else {
      index &+= 1
      continue
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    switch byte {
    case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
    default: output.append(contentsOf: "&#39;".utf8)
    }
    index &+= 1
    start = index
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
}
