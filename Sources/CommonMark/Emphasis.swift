// Runs of `*`, `_` and `~`, and how they pair up.

/// A run of delimiters that may open or close something.
struct Delimiter {
  var node: Int32
  /// The delimiters that are left of the run.
  var count: Int
  /// The delimiters that the run had in the source.
  var length: Int
  var byte: UInt8
  var canOpen: Bool
  var canClose: Bool
}

extension Parser {
  mutating func parseDelimiters(at start: Int) -> Int {
    let byte = text[start]
    var end = start + 1
    while end < inlineEnd, text[end] == byte { end += 1 }
    if byte == .tilde, end - start > 2 { return end }

    let before = classBefore(start)
    let after = classAfter(end)
    let isLeft = after != .space && (after == .letter || before != .letter)
    let isRight = before != .space && (before == .letter || after != .letter)
    var canOpen = isLeft
    var canClose = isRight
    if byte == .underscore {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    }
    guard canOpen || canClose else { return end }
    flushText(to: start)
    let node = addInline(.text, start, end, content: start..<end)
    textStart = end
    delimiters.append(
      Delimiter(
        node: node, count: end - start, length: end - start, byte: byte, canOpen: canOpen,
        canClose: canClose))
    return end
  }

  // MARK: - What stands beside a run

  private enum CharacterClass { case space, punctuation, letter }

  private mutating func classBefore(_ index: Int) -> CharacterClass {
    let start = nodes[Int(block)].content.lowerBound
    guard index > start else { return .space }
    let byte = text[index - 1]
    guard byte >= 0x80 else { return asciiClass(byte) }
    var first = index - 1
    while first > start, text[first] & 0xC0 == 0x80, index - first < 4 { first -= 1 }
    return scalarClass(at: first)
  }

  private mutating func classAfter(_ index: Int) -> CharacterClass {
    guard index < inlineEnd else { return .space }
    return text[index] >= 0x80 ? scalarClass(at: index) : asciiClass(text[index])
  }

  private mutating func asciiClass(_ byte: UInt8) -> CharacterClass {
    byte.isWhitespace ? .space : byte.isPunctuation ? .punctuation : .letter
  }

  private mutating func scalarClass(at start: Int) -> CharacterClass {
    let lead = text[start]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard start + length <= inlineEnd else { return .letter }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[start + offset] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return .letter }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      return .punctuation
    default: return .letter
    }
  }

  // MARK: - Pairing

  /// Pairs the runs from a position in the list on, and takes them off the list.
  ///
  /// Every run that could close something is held against the openers before it, the nearest
  /// first. What has been searched in vain is not searched again for a closer of the same kind:
  /// that keeps the time linear.
  mutating func pairDelimiters(from bottom: Int) {
    defer {
      if delimiters[bottom...].contains(where: { $0.count > 0 }) { hasLiteralMarks = true }
      delimiters.removeLast(delimiters.count - bottom)
    }
    guard delimiters.count - bottom > 1 else { return }
    delimiterStack.removeAll(keepingCapacity: true)
    openerFloors.removeAll(keepingCapacity: true)
    openerFloors.append(contentsOf: repeatElement(bottom, count: 14))
    for closer in bottom..<delimiters.count {
      if delimiters[closer].canClose {
        while delimiters[closer].count > 0, let height = findOpener(for: closer) {
          let opener = Int(delimiterStack[height])
          delimiterStack.removeLast(delimiterStack.count - height - 1)
          pair(opener, closer)
          if delimiters[opener].count == 0 { delimiterStack.removeLast() }
        }
      }
      if delimiters[closer].canOpen, delimiters[closer].count > 0 {
        delimiterStack.append(Int32(truncatingIfNeeded: closer))
      }
    }
  }

  /// Finds the height in the stack of the run that a closer pairs with.
  private mutating func findOpener(for closer: Int) -> Int? {
    let run = delimiters[closer]
    let floor: Int
    if run.byte == .tilde {
      floor = 11 + run.length
    } else {
      floor = (run.byte == .star ? 0 : 6) + (run.canOpen ? 3 : 0) + run.length % 3
    }
    var height = delimiterStack.count - 1
    while height >= 0, Int(delimiterStack[height]) >= openerFloors[floor] {
      let opener = delimiters[Int(delimiterStack[height])]
      if opener.byte == run.byte, pairs(opener, run) { return height }
      height -= 1
    }
    openerFloors[floor] = closer
    return nil
  }

  private func pairs(_ opener: Delimiter, _ closer: Delimiter) -> Bool {
    if opener.byte == .tilde { return opener.length == closer.length }
    // The rule of three: a run that could do both pairs only if the lengths leave no doubt.
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.length + closer.length) % 3 != 0
      || (opener.length % 3 == 0 && closer.length % 3 == 0)
  }

  /// Puts what stands between two runs into a new node.
  private mutating func pair(_ opener: Int, _ closer: Int) {
    let run = delimiters[opener]
    let used =
      run.byte == .tilde ? run.count : run.count >= 2 && delimiters[closer].count >= 2 ? 2 : 1
    let kind: NodeKind = run.byte == .tilde ? .strikethrough : used == 2 ? .strong : .emphasis
    delimiters[opener].count -= used
    delimiters[closer].count -= used
    let openNode = run.node
    let closeNode = delimiters[closer].node
    let taken = Int32(truncatingIfNeeded: used)
    nodes[Int(openNode)].contentEnd -= taken
    nodes[Int(openNode)].end -= taken
    let start = nodes[Int(openNode)].contentEnd
    nodes[Int(closeNode)].contentStart += taken
    nodes[Int(closeNode)].start += taken
    let end = nodes[Int(closeNode)].contentStart

    // An opener that is used up becomes the new node, so that no neighbour has to be found.
    let wrapper: Int32
    let first = nodes[Int(openNode)].next
    if delimiters[opener].count == 0 {
      wrapper = openNode
      nodes[Int(wrapper)] = Node(kind, Int(start), Int(end), parent: block)
    } else {
      wrapper = Int32(truncatingIfNeeded: nodes.count)
      nodes.append(Node(kind, Int(start), Int(end), parent: block))
      nodes[Int(openNode)].next = wrapper
    }
    nodes[Int(wrapper)].detail = run.byte
    adopt(from: first, upTo: closeNode, into: wrapper)
    if delimiters[closer].count == 0 {
      // The closer is out of the tree, and must lead nowhere into it.
      nodes[Int(wrapper)].next = nodes[Int(closeNode)].next
      nodes[Int(closeNode)].next = -1
      if lastInline == closeNode { lastInline = wrapper }
    } else {
      nodes[Int(wrapper)].next = closeNode
    }
  }

  /// Makes the siblings from a node on children of another, up to an end that is left out.
  mutating func adopt(from first: Int32, upTo end: Int32, into parent: Int32) {
    guard first >= 0, first != end else { return }
    nodes[Int(parent)].firstChild = first
    var child = first
    while true {
      nodes[Int(child)].parent = parent
      let next = nodes[Int(child)].next
      if next < 0 || next == end { break }
      child = next
    }
    nodes[Int(child)].next = -1
    nodes[Int(parent)].lastChild = child
  }
}
