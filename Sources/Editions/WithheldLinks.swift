import CommonMark
import Diagnostics
import SelfEvaluation
import Versions

extension WithheldWords {
  /// So often a link is looked for around one that is gone.
  private static let mostRounds = 64

  /// The text with the definitions of links that it uses and that stand elsewhere in its file.
  func withDefinitions(_ prose: Prose) -> String {
    var text = String(prose.text)
    let definitions = prose.linkDefinitionsElsewhere
    if !definitions.isEmpty { text += "\n\n" + definitions.joined(separator: "\n\n") + "\n" }
    return text
  }

  /// Makes words of the links whose addresses may not be shown, and takes out what defines such
  /// addresses.
  ///
  /// - Returns: Whether none is left.
  func removeLinks(from text: inout String) -> Bool {
    for _ in 0..<Self.mostRounds {
      guard text.utf8.contains(UInt8(ascii: "[")) || text.utf8.contains(UInt8(ascii: "<")) else {
        return true
      }
      let bytes = Array(text.utf8)
      let document = Document(parsing: bytes, options: ParseOptions(tables: true))
      var edits = TextEdits()
      for node in document.descendants(of: document.root) {
        let kind = document.kind(of: node)
        guard kind == .link || kind == .image, !mayLink(to: document.destination(of: node)) else {
          continue
        }
        for mark in document.marks(of: node, in: bytes) { edits.replace(mark, by: "") }
      }
      // A definition goes once no link needs it any more.
      if edits.isEmpty { removeDefinitions(in: document, bytes, &edits) }
      if edits.isEmpty { return true }
      text = edits.applied(to: bytes)
    }
    return false
  }

  private func mayLink(to destination: String) -> Bool {
    let address = destination.lowercased()
    let isPublic = ["http://", "https://", "mailto:", "#"].contains { address.hasPrefix($0) }
    return isPublic && !names.areIn(destination)
  }

  /// Takes out the definitions of links that lead nowhere public, even where nothing uses them.
  private func removeDefinitions(in document: Document, _ bytes: [UInt8], _ edits: inout TextEdits)
  {
    var end = 0
    for node in document.descendants(of: document.root) {
      switch document.kind(of: node) {
      case .paragraph, .heading:
        // Definitions may stand before the text that they are a paragraph with.
        let text = document.firstChild(of: node).map { document.sourceRange(of: $0).lowerBound }
        removeDefinitions(in: end..<(text ?? end), bytes, &edits)
      case .codeBlock, .htmlBlock, .thematicBreak, .table:
        removeDefinitions(in: end..<document.sourceRange(of: node).lowerBound, bytes, &edits)
      default: continue
      }
      end = max(end, document.sourceRange(of: node).upperBound)
    }
    removeDefinitions(in: end..<bytes.count, bytes, &edits)
  }

  /// Takes such definitions out of a part of the source in which there's nothing else but the marks
  /// of lists and quotes.
  private func removeDefinitions(in part: Range<Int>, _ bytes: [UInt8], _ edits: inout TextEdits) {
    var place = part.lowerBound
    while place < part.upperBound, let start = bytes[place..<part.upperBound].firstIndex(of: 0x5B) {
      let definition = LinkDefinition(in: bytes[start..<part.upperBound])
      guard let definition else {
        place = start + 1
        continue
      }
      let destination = String(decoding: bytes[definition.destination], as: UTF8.self)
      if !mayLink(to: destination) { edits.replace(start..<definition.end, by: "") }
      place = definition.end
    }
  }
}

/// A definition of a link in the source, which may go on over several lines of a quote.
private struct LinkDefinition {
  var destination: Range<Int>
  var end: Int

  /// Reads the definition that begins with the text; `nil` where that is none.
  init?(in text: ArraySlice<UInt8>) {
    func skipBlank(from start: Int) -> Int {
      text[start...].firstIndex { $0 > 0x20 && $0 != UInt8(ascii: ">") } ?? text.endIndex
    }
    func end(of mark: UInt8, from start: Int) -> Int? {
      var index = start
      while index < text.endIndex, text[index] != mark {
        index += text[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      return index < text.endIndex ? index : nil
    }
    guard let label = end(of: UInt8(ascii: "]"), from: text.startIndex),
      label + 1 < text.endIndex, text[label + 1] == UInt8(ascii: ":")
    else { return nil }
    var start = skipBlank(from: label + 2)
    guard start < text.endIndex else { return nil }
    if text[start] == UInt8(ascii: "<") {
      start += 1
      guard let close = end(of: UInt8(ascii: ">"), from: start) else { return nil }
      destination = start..<close
      self.end = close + 1
    } else {
      self.end = text[start...].firstIndex { $0 <= 0x20 } ?? text.endIndex
      destination = start..<self.end
    }
    let title = skipBlank(from: self.end)
    guard title < text.endIndex else { return }
    let marks: [UInt8: UInt8] = [
      UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
      UInt8(ascii: "("): UInt8(ascii: ")"),
    ]
    if let mark = marks[text[title]], let close = end(of: mark, from: title + 1) {
      self.end = close + 1
    }
  }
}
