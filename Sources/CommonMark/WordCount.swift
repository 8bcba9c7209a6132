extension Document {
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
    case .text, .code, .codeBlock:
      let text = document.text
      take(text.span.extracting(node.content))
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
