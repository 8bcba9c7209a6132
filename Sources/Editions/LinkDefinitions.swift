import Diagnostics
import SelfEvaluation

extension Prose {
  /// The lines elsewhere in the same file that define where a link leads.
  ///
  /// They may stand below another answer, as at the end of the file.
  var linkDefinitionsElsewhere: [Substring] {
    var lines: [Substring] = []
    let utf8 = source.text.utf8
    for part in [0..<range.lowerBound, range.upperBound..<utf8.count] where !part.isEmpty {
      let start = utf8.index(utf8.startIndex, offsetBy: part.lowerBound)
      let text = source.text[start..<utf8.index(start, offsetBy: part.count)]
      for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
      where text[line.startIndex..<line.endIndex].isLinkDefinition {
        lines.append(text[line.startIndex..<line.endIndex])
      }
    }
    return lines
  }
}

extension Substring {
  /// Whether a line defines where a link leads, such as `[plan]: https://example.org`.
  var isLinkDefinition: Bool {
    let visible = utf8.drop { $0 == 0x20 }
    guard visible.first == 0x5B, let end = visible.firstIndex(of: 0x5D) else { return false }
    return visible[end...].dropFirst().first == 0x3A
  }
}
