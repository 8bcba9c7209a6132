extension Document {
  /// Returns the text that a reader sees, without any markup.
  ///
  /// Placeholders and mentions are there as in the source; an image is its alternate text, and raw
  /// HTML is left out. A line ending in the source is a space; between blocks stands a line feed.
  public func plainText(of node: NodeID) -> String {
    var builder = PlainText(document: self)
    builder.append(node)
    for inner in descendants(of: node) { builder.append(inner) }
    return String(decoding: builder.output, as: UTF8.self)
  }

  /// Counts the words that a reader sees.
  ///
  /// A word is what stands between white space and has a letter or a digit in it. A placeholder
  /// counts as one word (or as part of the one it's joined to), a mention as none.
  public func wordCount(of node: NodeID) -> Int {
    var counter = WordCounter()
    counter.take(node, of: self)
    for inner in descendants(of: node) { counter.take(inner, of: self) }
    counter.endWord()
    return counter.count
  }
}

/// Collects text, node by node in the order of the source.
struct PlainText {
  let document: Document
  private(set) var output: [UInt8] = []
  /// Where each part of the text stands in the source.
  private(set) var pieces: [Piece] = []

  struct Piece {
    var textOffset: Int32
    var sourceOffset: Int32
    /// Whether the piece stands in the source byte for byte.
    var isVerbatim: Bool
  }

  init(document: Document, capacity: Int = 0) {
    self.document = document
    output.reserveCapacity(capacity)
    pieces.reserveCapacity(capacity / 64)
  }

  mutating func append(_ id: NodeID) {
    let node = document[id]
    switch node.kind {
    case .text, .code, .codeBlock:
      append(node, verbatim: node.kind != .codeBlock)
    case .placeholder: appendWhole(node, "{{", "}}")
    case .mention: appendWhole(node, "[", "]")
    case .softBreak, .hardBreak:
      note(Int(node.start), isVerbatim: true)
      output.append(.space)
    default: if node.kind.isBlock { endLine() }
    }
  }

  /// Begins another line, unless nothing stands on this one.
  mutating func endLine() {
    if let last = output.last, last != .lineFeed { output.append(.lineFeed) }
  }

  private mutating func append(_ node: Node, verbatim: Bool) {
    let content = node.content
    // What was resolved or joined lies behind the source and has no place of its own there.
    let stands = content.lowerBound >= Int(node.start) && content.upperBound <= Int(node.end)
    note(stands ? content.lowerBound : Int(node.start), isVerbatim: stands && verbatim)
    let text = document.text
    let clean = text.span.extracting(content).firstIndex {
      $0.holds(0) != 0
    } where: {
      $0 == 0
    }
    output.append(contentsOf: text[content.prefix(clean)])
    for byte in text[content.dropFirst(clean)] {
      if byte == 0 { output.append("\u{FFFD}") } else { output.append(byte) }
    }
  }

  private mutating func appendWhole(_ node: Node, _ before: StaticString, _ after: StaticString) {
    note(Int(node.start), isVerbatim: false)
    output.append(before)
    output.append(contentsOf: document.text[node.content])
    output.append(after)
  }

  private mutating func note(_ offset: Int, isVerbatim: Bool) {
    let source = document.sourceOffset(of: offset)
    pieces.append(
      Piece(
        textOffset: Int32(truncatingIfNeeded: output.count),
        sourceOffset: Int32(truncatingIfNeeded: source), isVerbatim: isVerbatim))
  }
}

/// Counts words, node by node in the order of the source.
private struct WordCounter {
  var count = 0
  private var hasLetter = false

  mutating func endWord() {
    if hasLetter { count += 1 }
    hasLetter = false
  }

  mutating func take(_ id: NodeID, of document: Document) {
    let node = document[id]
    switch node.kind {
    case .text, .code, .codeBlock: take(document.text.span.extracting(node.content))
    case .placeholder: hasLetter = true
    case .softBreak, .hardBreak: endWord()
    default: if node.kind.isBlock { endWord() }
    }
  }

  private mutating func take(_ bytes: Span<UInt8>) {
    var hasLetter = hasLetter
    var count = count
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let eight = EightBytes(
          UInt64(
            littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)))
        if eight.areASCII {
          count += eight.countWordEnds(&hasLetter)
          index += 8
          continue
        }
      }
      let byte = bytes[index]
      if hasLetter, byte > .space, byte < 0x80 {
        // The word goes on, whatever this is.
      } else if byte.isWhitespace {
        if hasLetter { count += 1 }
        hasLetter = false
      } else if byte.isAlphanumeric {
        hasLetter = true
      } else if byte >= 0x80 {
        (self.hasLetter, self.count) = (hasLetter, count)
        index = takeBeyondASCII(bytes, from: index)
        (hasLetter, count) = (self.hasLetter, self.count)
        continue
      }
      index += 1
    }
    (self.hasLetter, self.count) = (hasLetter, count)
  }

  /// Takes what is beyond ASCII up to the next byte that isn't; only Unicode's tables tell of it.
  private mutating func takeBeyondASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var run: [UInt8] = []
    var index = start
    while index < bytes.count, bytes[index] >= 0x80 {
      run.append(bytes[index])
      index += 1
    }
    for scalar in String(decoding: run, as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      if properties.isWhitespace {
        endWord()
      } else if properties.isAlphabetic || properties.numericType != nil {
        hasLetter = true
      }
    }
    return index
  }
}

extension EightBytes {
  /// Counts the words that end within the eight bytes, all of ASCII and the first one lowest.
  ///
  /// Byte by byte, counting took twice as long.
  ///
  /// - Parameter hasLetter: Whether the word that goes on has a letter or a digit so far.
  /// - Returns: Their number.
  @inline(__always)
  fileprivate func countWordEnds(_ hasLetter: inout Bool) -> Int {
    // 1 in each byte that is one.
    let white = (holds(from: 0x09, to: 0x0D) | holds(from: 0x20, to: 0x20)) >> 7
    let letters =
      (holds(from: 0x30, to: 0x39) | holds(from: 0x41, to: 0x5A) | holds(from: 0x61, to: 0x7A)) >> 7
    // What is added to a word at a letter carries through the rest of it into the white space behind.
    let word = ~(white &* 0xFF)
    let (begun, first) = word.addingReportingOverflow(hasLetter ? 1 : 0)
    let (ends, second) = begun.addingReportingOverflow(letters)
    hasLetter = first || second
    return Int(((ends & white) &* 0x0101_0101_0101_0101) >> 56)
  }
}
