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
    let plain = source.withPlainSpaces
    guard let resolved = withoutConflicts(plain) else { return plain }
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

  /// Says of each line such as `[E004]: word` that Markdown takes it for the definition of a link,
  /// where nothing of it is printed.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - texts: The texts in it, in their order.
  mutating func reportDefinitions(_ source: SourceText, in texts: [Prose]) {
    var text = source.text
    let definitions = text.withUTF8 { LinkLabel.definitions(in: $0, of: texts) }
    let areCitations = definitions.map {
      citations.items(in: $0.label[...])?.contains(where: \.isEvidence) == true
    }
    let links = definitions.indices.filter { !areCitations[$0] && definitions[$0].isAddress }
      .map { definitions[$0] }
    let uses = links.isEmpty ? [] : text.withUTF8 { LinkLabel.uses(of: links, in: $0) }
    var addresses: [String: String] = [:]
    var number = -1
    for (definition, isCitation) in zip(definitions, areCitations) {
      let place = source.position(atByte: definition.start)
      let shown = "'[\(definition.label)]:'"
      if isCitation {
        log.add(
          .citationAsDefinition, "\(shown) is read as the address of a link, and not printed",
          at: place, hint: "leave out the colon, or write a word before the citation")
      } else if definition.isPicture {
        log.add(
          .unprintedDefinition, "\(shown) holds a picture, and no picture is printed", at: place,
          hint:
            "take this line out, and '![…][\(definition.label)]' where the picture was to stand; "
            + "say there in words what it shows")
      } else if !definition.isAddress {
        log.add(
          .unprintedDefinition,
          "\(shown) is read as the address of a link, which this is none: it isn't printed",
          at: place, hint: "leave out the colon, or write a word before the bracket")
      } else if !uses.contains(definition.label.lowercased()) {
        log.add(
          .unprintedDefinition,
          "\(shown) is read as the address of a link, and there is no link '[\(definition.label)]': "
            + "it isn't printed", at: place,
          hint: "leave out the colon, or write '[\(definition.label)]' where the link is to stand")
      } else {
        if definition.text != number { (number, addresses) = (definition.text, [:]) }
        let label = definition.label.lowercased()
        if let first = addresses[label], first != definition.address {
          log.add(
            .unprintedDefinition,
            "\(shown) is defined before, as '\(first)', and the links lead there: this address "
              + "isn't printed", at: place,
            hint: "give the second a label of its own, here and at its link")
        }
        addresses[label] = addresses[label] ?? definition.address
      }
    }
  }

  private mutating func reportUnknownCitation(_ text: Substring, at position: FilePosition) {
    guard evidence.areComplete else { return }
    let known = evidence
    if let id = citations.evidence(withoutGaps: text) {
      log.addOnce(
        .unknownCitation, String(text), at: position,
        "a space or an invisible character stands within the citation of '\(id)', so it is none",
        hint: { _ in "type it anew: '[\(id)]'" })
      return
    }
    if !Identifier.isValid(text) || known.areSeveral(text) {
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

extension SourceText {
  /// The same with plain spaces for the vertical tabs and form feeds that word processors end a line
  /// or a page with: in a page they would be no characters at all.
  fileprivate var withPlainSpaces: SourceText {
    guard text.firstOffset(of: 0x0B) != nil || text.firstOffset(of: 0x0C) != nil else {
      return self
    }
    return SourceText(
      String(decoding: text.utf8.map { $0 == 0x0B || $0 == 0x0C ? 0x20 : $0 }, as: UTF8.self),
      file: file)
  }
}
