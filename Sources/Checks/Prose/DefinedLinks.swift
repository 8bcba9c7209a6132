import CommonMark
import Diagnostics
import SelfEvaluation

/// What a definition of a link, `[label]: address "title"`, says besides where it leads.
struct DefinedLink {
  var text: String
  /// The title as it's written, without its quotation marks.
  var title: String
  /// Where its bracket opens, in bytes from the start of the prose.
  var start: Int
}

extension Prose {
  /// The definitions of links, used or not: the public edition holds the text as it is.
  var definedLinks: [DefinedLink] {
    guard hasColonBehindBracket else { return [] }
    // Byte by byte, through its view, that took a hundredth of a report's instructions.
    var text = text
    let bytes = text.withUTF8 { Array($0) }
    var links: [DefinedLink] = []
    var end = 0
    for block in document.leafBlocks(within: document.root) {
      let range = document.sourceRange(of: block).clamped(to: 0..<bytes.count)
      if end < range.lowerBound {
        // The mark of a list may stand before the block.
        let line = bytes[end..<range.lowerBound].lastIndex { $0 == 0x0A || $0 == 0x0D } ?? end
        Self.takeLinks(from: bytes[end..<line], into: &links)
      }
      end = max(end, range.upperBound)
    }
    Self.takeLinks(from: bytes[end...], into: &links)
    return links
  }

  /// Whether there may be any: hardly any text has one.
  private var hasColonBehindBracket: Bool {
    var text = source.text
    return text.withUTF8 { bytes in
      var next = range.lowerBound
      while let close = bytes.firstIndex(of: 0x5D, from: next), close + 1 < range.upperBound {
        if bytes[close + 1] == 0x3A { return true }
        next = close + 1
      }
      return false
    }
  }

  private static func takeLinks(from bytes: ArraySlice<UInt8>, into links: inout [DefinedLink]) {
    var rest = bytes
    while let open = rest.firstIndex(of: 0x5B) {
      rest = rest[(open + 1)...]
      guard let close = rest.firstIndex(of: 0x5D) else { return }
      // `[1]` is a number of no pupils.
      let label = rest[..<close]
      let isName = label.contains { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
      rest = rest[close...].dropFirst(2).drop { $0 <= 0x20 }
      let address = rest.prefix { $0 > 0x20 }
      rest = rest[address.endIndex...]
      let end = rest.firstIndex(of: 0x5B) ?? rest.endIndex
      // `[Roma]: 4` leads nowhere.
      let isNumber = address.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x25 }
      let words = (isName ? label + [0x20] : []) + (isNumber ? address : []) + rest[..<end]
      let quoted = rest[..<end].drop { $0 <= 0x20 }
      let last = quoted.lastIndex { $0 > 0x20 } ?? quoted.startIndex
      rest = rest[end...]
      links.append(
        DefinedLink(
          text: String(decoding: words, as: UTF8.self),
          title: String(decoding: quoted[..<last].dropFirst(), as: UTF8.self), start: open))
    }
  }
}
