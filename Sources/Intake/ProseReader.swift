import CommonMark
import DataFiles
import Diagnostics
import SelfEvaluation

/// What a text refers to.
struct ProseReferences {
  var citations: [Reference<Identifier>] = []
  var values: [Reference<String>] = []
}

extension WorkspaceReader {
  /// The longest text that is read, in bytes: a hundred times what people write.
  static let longestText = 16 << 20

  /// Reads a whole file as text, its conflicts resolved for the first version; `nil` when there is
  /// none to read.
  mutating func readText(_ file: InputFile) -> SourceText? {
    var bytes: [UInt8] = []
    var length = 0
    do {
      try file.readChunks { chunk in
        length += chunk.count
        if bytes.isEmpty {
          // A file in one piece isn't copied.
          bytes = Array(chunk)
        } else if length <= Self.longestText {
          bytes += chunk
        }
      }
    } catch {
      log.add(unreadable(file, error))
      return nil
    }
    guard length <= Self.longestText else {
      log.add(
        .tooLarge, "this text has \(length >> 20) MB, and one of more than 16 MB isn't read",
        at: place(file.path), hint: "is it the right file? Answers may be in several")
      return nil
    }
    let (source, findings) = TextDecoding.decode(bytes, file: workspace.shownPath(file.path))
    log.add(findings)
    if findings.containErrors { return nil }
    guard let resolved = withoutConflicts(source) else { return source }
    log.add(resolved.findings)
    return resolved.text
  }

  /// Takes a whole file for prose.
  func prose(_ source: SourceText) -> Prose {
    Prose(
      source, range: 0..<source.text.utf8.count,
      document: Document(parsing: source.text, options: citations.proseOptions))
  }

  /// Collects what a text refers to.
  mutating func readReferences(in prose: Prose) -> ProseReferences {
    let document = prose.document
    var references = ProseReferences()
    for node in document.descendants(of: document.root) {
      switch document.kind(of: node) {
      case .placeholder:
        let start = document.sourceRange(of: node).lowerBound
        let name = String(document.literal(of: node).trimmed)
        references.values.append(Reference(name, at: prose.position(atByte: start)))
      case .mention:
        let start = document.sourceRange(of: node).lowerBound + 1
        let label = document.literal(of: node)
        if let id = citations.evidence(label[...]) {
          references.citations.append(Reference(id, at: prose.position(atByte: start)))
          continue
        }
        for item in citations.items(in: label[...]) ?? [] {
          let offset = label.utf8.distance(from: label.startIndex, to: item.text.startIndex)
          switch item.meaning {
          case .evidence(let id):
            references.citations.append(
              Reference(id, at: prose.position(atByte: start + offset)))
          case .unknown:
            reportUnknownCitation(item.text, at: prose.position(atByte: start + offset))
          case .words: break
          }
        }
      default: break
      }
    }
    return references
  }

  /// Says of each line such as `[E004]: word` that Markdown takes it for the definition of a link.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - citations: The citations that were found in it.
  mutating func reportDefinitions(_ source: SourceText, besides citations: [FilePosition]) {
    let bytes = Array(source.text.utf8)
    func isLineEnd(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }
    var next = 0
    while let start = bytes.firstIndex(of: 0x5B, in: next..<bytes.count) {
      next = start + 1
      var lineStart = start
      while lineStart > 0, start - lineStart < 4, bytes[lineStart - 1] == 0x20 { lineStart -= 1 }
      guard start - lineStart < 4, lineStart == 0 || isLineEnd(lineStart - 1) else { continue }
      var end = next
      while end < bytes.count, bytes[end] != 0x5D, !isLineEnd(end) { end += 1 }
      guard end + 1 < bytes.count, bytes[end] == 0x5D, bytes[end + 1] == 0x3A else { continue }
      let label = Substring(decoding: bytes[next..<end], as: UTF8.self)
      let place = source.position(atByte: start)
      guard self.citations.items(in: label)?.contains(where: \.isEvidence) == true,
        !citations.contains(where: { $0.line == place.line })
      else { continue }
      log.add(
        .citationAsDefinition, "'[\(label)]:' is read as the address of a link, and not printed",
        at: place, hint: "leave out the colon, or write a word before the citation")
    }
  }

  private mutating func reportUnknownCitation(_ text: Substring, at position: FilePosition) {
    guard evidence.areComplete else { return }
    let known = evidence
    if !Identifier.isValid(text) {
      log.addOnce(
        .unknownCitation, String(text), at: position,
        "'\(text)' is cited, and is none of the register's ids",
        hint: { _ in
          "name each item by itself and write ';' between them, such as [E004; E012]"
        })
      return
    }
    log.addOnce(
      .unknownCitation, String(text), at: position,
      "'\(text)' is cited, but the register has no such item",
      hint: {
        known.hint(
          for: String(text), orElse: "add it to register.csv, or correct the id", isInFull: $0)
      })
  }
}

extension CitationGrammar.Item {
  /// Whether it names an item of the register.
  fileprivate var isEvidence: Bool {
    if case .evidence = meaning { true } else { false }
  }
}
