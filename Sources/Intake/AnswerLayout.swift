import CommonMark
import Diagnostics
import SelfEvaluation

/// Where the answers of one file begin, and what stands outside them.
struct AnswerLayout {
  /// The headings that begin an answer, in the order of the file.
  private(set) var starts: [AnswerStart] = []
  /// The first byte of text that stands above all answers.
  private(set) var strayText: Int?
  /// Where blocks begin that swallow answers.
  private(set) var unclosedBlocks: [Int] = []

  /// One heading of the file, and its place in the tree.
  struct Heading {
    var range: Range<Int>
    var title: Range<Int>
    var level: Int
  }

  private var allHeadings: [Heading] = []
  private let bytes: [UInt8]
  /// Where links lead, for those whose definition stands outside their answer.
  private(set) var definitions: LinkDefinitions?

  init(_ source: SourceText) {
    bytes = Array(source.text.utf8)
    if let headings = PlainHeadings(bytes) {
      allHeadings.reserveCapacity(headings.all.count)
      for (range, level) in headings.all { takeHeading(range, level: level) }
      takeStrayText(headings.firstVisible)
      if LocalDefinitions(bytes, starts: starts.map(\.heading.lowerBound)) != nil { return }
      (starts, allHeadings) = ([], [])
    }
    takeBlocks()
  }

  private mutating func takeBlocks() {
    let document = Document(blocksOf: bytes, options: ParseOptions(tables: true))
    definitions = document.definitions
    let comment = Array("<!--".utf8)
    var stray: Int?
    var end = 0
    for node in document.children(of: document.root) {
      let range = document.sourceRange(of: node)
      if starts.isEmpty, stray == nil {
        // Definitions of links are no nodes, so what stands between two nodes is looked at too.
        stray = firstVisible(in: end..<max(end, range.lowerBound))
        if stray == nil, !bytes[range].starts(with: comment) { stray = range.lowerBound }
      }
      end = range.upperBound
      switch document.kind(of: node) {
      case .heading: takeHeading(range, level: document.level(ofHeading: node))
      case .paragraph: takeParagraph(range)
      case .codeBlock, .htmlBlock: takeVerbatim(range)
      default: break
      }
    }
    if starts.isEmpty, stray == nil { stray = firstVisible(in: end..<max(end, bytes.count)) }
    takeStrayText(stray)
  }

  private mutating func takeStrayText(_ offset: Int?) {
    let first = starts.first?.heading.lowerBound ?? .max
    strayText = offset.flatMap { $0 < first ? $0 : nil }
    // What can't be seen is told of with the heading that it spoils.
    if let stray = strayText, bytes.afterUnseen(from: stray, to: min(first, bytes.count)) == first {
      strayText = nil
    }
  }

  private func firstVisible(in range: Range<Int>) -> Int? { range.first { bytes[$0] > 0x20 } }

  /// The headings of a body.
  func headings(within body: Range<Int>) -> ArraySlice<Heading> {
    func count(before offset: Int) -> Int {
      var low = 0
      var high = allHeadings.count
      while low < high {
        let middle = (low + high) / 2
        if allHeadings[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return allHeadings[count(before: body.lowerBound)..<count(before: body.upperBound)]
  }

  /// Parses a body by itself.
  func document(of body: Range<Int>, _ options: ParseOptions) -> Document {
    Document(parsing: bytes[body], options: options)
  }

  /// Whether a heading has a line below its text rather than marks before it.
  func isUnderlined(_ heading: Heading) -> Bool {
    bytes[heading.range].first { $0 > 0x20 } != UInt8(ascii: "#")
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The first byte of the line after the one that a byte is in.
  func lineAfter(_ offset: Int) -> Int {
    var index = offset
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
    return min(index + 1, bytes.count)
  }

  /// A stretch without the blank lines around it; the first line keeps its indentation.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    var index = start
    while index < end, bytes[index] <= 0x20 {
      if bytes[index] == 0x0A || bytes[index] == 0x0D { start = index + 1 }
      index += 1
    }
    return start..<max(start, end)
  }

  private mutating func takeHeading(_ range: Range<Int>, level: Int) {
    let title = titleRange(of: range, in: bytes.span)
    let meaning = QuestionHeading(text(title)[...])
    let isStart =
      switch meaning {
      case .question: level == 1 || !QuestionHeading.mayBeOther(text(title)[...])
      case .unreadable: level == 1
      case .other: false
      }
    if isStart {
      starts.append(
        AnswerStart(heading: range, title: title, meaning: meaning, isWellFormed: level == 1))
    } else {
      allHeadings.append(Heading(range: range, title: title, level: level))
    }
  }

  /// Looks for `#Question 3`, which without its space, or with one that isn't plain, is no heading.
  private mutating func takeParagraph(_ range: Range<Int>) {
    guard bytes.firstIndex(of: 0x23, in: range) != nil else { return }
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let index = bytes.afterUnseen(from: start, to: end)
      if index < end, bytes[index] == 0x23 {
        var title = titleRange(of: index..<end, in: bytes.span)
        title = bytes.afterUnseen(from: title.lowerBound, to: title.upperBound)..<title.upperBound
        let meaning = QuestionHeading(text(title)[...])
        if case .question = meaning {
          starts.append(
            AnswerStart(heading: index..<end, title: title, meaning: meaning, isWellFormed: false))
        }
      }
      start = end + 1
    }
  }

  /// Looks whether code or a comment that runs to the end of the file has answers in it.
  private mutating func takeVerbatim(_ range: Range<Int>) {
    let rest = bytes[range.upperBound...]
    guard rest.allSatisfy({ $0 <= 0x20 }) else { return }
    let block = text(range)
    let lines = block.split(whereSeparator: \.isNewline).map(\.trimmed)
    guard let first = lines.first, let last = lines.last else { return }
    let isClosed =
      if first.hasPrefix("```") || first.hasPrefix("~~~") {
        lines.count > 1 && last.hasPrefix(first.prefix(3)) && last.allSatisfy { $0 == first.first }
      } else {
        first.hasPrefix("<!--") ? block.holds("-->") : true
      }
    guard !isClosed else { return }
    for line in lines where line.first == "#" {
      let title = line.drop { $0 == "#" }.trimmed
      if case .question = QuestionHeading(title) {
        unclosedBlocks.append(range.lowerBound)
        return
      }
    }
  }
}

extension [UInt8] {
  /// Goes past blanks, no-break spaces and characters that can't be seen.
  func afterUnseen(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      if self[index] == 0x20 || self[index] == 0x09 {
        index += 1
      } else if let length = Self.unseen.first(where: { self[index..<end].starts(with: $0) })?.count
      {
        index += length
      } else {
        break
      }
    }
    return index
  }

  /// The no-break space, the zero-width space and joiners, the byte order mark; not the word joiner,
  /// which stands before a line that was to be text when a draft was brought in.
  private static var unseen: [[UInt8]] {
    ["\u{A0}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}"].map { Array($0.utf8) }
  }
}
