import CommonMark
import Diagnostics
import Intake
import SelfEvaluation

/// A text with the evidence that it cites called by other ids.
///
/// What stands in brackets and is no citation, such as code or the words of a link, stays as it is.
struct CitedAnew {
  private(set) var prose: Prose
  /// The bytes that were put in another's place, by their places in the old text, in its order.
  private var replaced: [(old: Range<Int>, newCount: Int)] = []

  /// Puts ids in the place of others.
  ///
  /// - Parameters:
  ///   - prose: The text.
  ///   - ids: The ids by the earlier ones.
  ///   - grammar: Tells what cites one of the earlier ones.
  init(_ prose: Prose, by ids: [Identifier: Identifier], _ grammar: CitationGrammar) {
    self.prose = prose
    let old = Array(prose.text.utf8)
    guard !ids.isEmpty, old.contains(UInt8(ascii: "[")) else { return }
    var new: [UInt8] = []
    var place = 0
    for (id, text, first) in grammar.citations(in: old) {
      guard let later = ids[id] else { continue }
      let range = first..<first + text.utf8.count
      // Within a quotation, the marks of its lines stand between.
      guard place <= first, range.upperBound <= old.count, old[range].elementsEqual(text.utf8)
      else { continue }
      new += old[place..<first] + Array(later.text.utf8)
      replaced.append((range, later.text.utf8.count))
      place = range.upperBound
    }
    guard !replaced.isEmpty else { return }
    new += old[place...]
    self.prose = Prose(String(decoding: new, as: UTF8.self), file: prose.source.file)
  }

  var hasChanged: Bool { !replaced.isEmpty }

  /// Where ranges of the old text lie in the new one; they come in the order of the text.
  func places(of ranges: [Range<Int>]) -> [Range<Int>] {
    var (next, shift) = (0, 0)
    func place(_ offset: Int) -> Int {
      while next < replaced.count, replaced[next].old.upperBound <= offset {
        shift += replaced[next].newCount - replaced[next].old.count
        next += 1
      }
      return offset + shift
    }
    return ranges.map { range in
      let start = place(range.lowerBound)
      return start..<max(start, place(range.upperBound))
    }
  }
}

extension CitationGrammar {
  /// Finds what a text cites: each id, how it's written, and where that would begin if nothing stood
  /// between the brackets but text.
  func citations(in text: [UInt8]) -> [(id: Identifier, text: Substring, start: Int)] {
    let document = Document(parsing: text, options: proseOptions)
    var citations: [(id: Identifier, text: Substring, start: Int)] = []
    for node in document.descendants(of: document.root)
    where document.kind(of: node) == .mention {
      let start = document.sourceRange(of: node).lowerBound + 1
      let label = document.literal(of: node)
      for item in items(in: label[...]) ?? [] {
        guard case .evidence(let id) = item.meaning else { continue }
        let offset = label.utf8.distance(from: label.startIndex, to: item.text.startIndex)
        citations.append((id, item.text, start + offset))
      }
    }
    return citations
  }
}

extension String {
  /// The text with the ids that it cites and its values in lower case: they mean the same in any.
  var withIDsInLowerCase: String {
    var bytes = Array(utf8)
    let grammar = CitationGrammar(ids: [])
    let document = Document(parsing: bytes, options: grammar.proseOptions)
    func lower(_ range: Range<Int>) {
      for place in range.clamped(to: 0..<bytes.count) where bytes[place] &- 0x41 < 26 {
        bytes[place] |= 0x20
      }
    }
    for node in document.descendants(of: document.root) {
      let range = document.sourceRange(of: node)
      switch document.kind(of: node) {
      case .placeholder: lower(range)
      case .mention:
        let label = document.literal(of: node)
        for item in grammar.items(in: label[...]) ?? [] where item.meaning != .words {
          let offset = label.utf8.distance(from: label.startIndex, to: item.text.startIndex)
          let start = range.lowerBound + 1 + offset
          lower(start..<start + item.text.utf8.count)
        }
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Judgement {
  /// Calls the evidence that the text cites by other ids.
  mutating func cite(_ ids: [Identifier: Identifier], _ grammar: CitationGrammar) {
    let cited = CitedAnew(body, by: ids, grammar)
    guard cited.hasChanged else { return }
    body = cited.prose
    let ranges = cited.places(of: sections.map(\.range))
    for (place, range) in zip(sections.indices, ranges) { sections[place].range = range }
  }
}
