import Diagnostics
import Intake
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
    var file = source.text
    return file.withUTF8 { bytes in
      LinkLabel.definitions(in: bytes, of: [self]).map { link in
        let behind = String(decoding: bytes[link.behind], as: UTF8.self)
        var words = [behind]
        // `[Roma]: 4` leads nowhere, and `[1]` is a number of no pupils.
        if link.address.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x25 }) {
          words.insert(link.address, at: 0)
        }
        if link.label.contains(where: \.isLetter) { words.insert(link.label, at: 0) }
        let title = behind.drop { $0.isWhitespace || $0 == ">" }.dropFirst()
        let end = title.lastIndex { !$0.isWhitespace } ?? title.startIndex
        return DefinedLink(
          text: words.joined(separator: " "), title: String(title[..<end]),
          start: link.start - range.lowerBound)
      }
    }
  }
}
