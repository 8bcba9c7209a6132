import Diagnostics
package import SelfEvaluation

extension Prose {
  /// The lines that define where links of this text lead and that stand elsewhere in the same file,
  /// such as `[plan]: https://example.org` below another answer.
  package var linkDefinitionsElsewhere: [String] {
    let lines = definitionsElsewhere
    if lines.isEmpty { return [] }
    let folded = text.lowercased()
    return lines.filter { line in
      guard let end = line.firstIndex(of: "]") else { return false }
      return folded.holds(line[...end].lowercased())
    }
  }

  private var definitionsElsewhere: [String] {
    var lines: [String] = []
    var text = source.text
    text.withUTF8 { bytes in
      var next = 0
      while let close = bytes.firstIndex(of: UInt8(ascii: "]"), from: next) {
        next = close + 1
        guard next < bytes.count, bytes[next] == UInt8(ascii: ":"), !range.contains(close) else {
          continue
        }
        let isEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
        let start = bytes[..<close].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        let label = bytes[start..<close].drop { $0 == 0x20 }
        guard label.first == UInt8(ascii: "["), !label.contains(UInt8(ascii: "]")) else { continue }
        next = bytes[close...].firstIndex(where: isEnd) ?? bytes.count
        lines.append(String(decoding: bytes[label.startIndex..<next], as: UTF8.self))
      }
    }
    return lines
  }
}
