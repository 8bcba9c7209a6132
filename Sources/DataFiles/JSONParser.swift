/// Reads JSON into nodes, without recursion and past most faults.
struct JSONParser {
  private(set) var nodes: [JSONNode] = []
  private(set) var faults: [JSONFault] = []

  private enum Expectation { case value, valueOrEnd, nameOrEnd, colon, commaOrEnd, end }

  /// An object or array that isn't closed yet.
  private struct Container {
    var node: Int
    var isObject: Bool
    /// Where its names begin in `names`.
    var firstName: Int
  }

  private var index = 0
  private var expected = Expectation.value
  private var containers: [Container] = []
  /// The names of all open objects, each with a hash of its text.
  private var names: [(hash: UInt64, node: Int)] = []
  /// The comma that the last item ended with.
  private var comma: Int?
  /// Where the last item ended.
  private var itemEnd = 0
  /// Whether what ended the last item may be lost in a text that wasn't closed.
  private var mayLackComma = false
  private var hasStopped = false

  init(byteCount: Int) {
    // About what our own saved versions come to: fewer than one value in ten bytes.
    nodes.reserveCapacity(byteCount / 10)
  }

  mutating func parse(_ bytes: Span<UInt8>) {
    while !hasStopped {
      skipBlanks(bytes)
      guard index < bytes.count else { break }
      switch expected {
      case .value: readValue(bytes)
      case .valueOrEnd:
        if !readEnd(bytes) { readValue(bytes) }
      case .nameOrEnd:
        if !readEnd(bytes) { readName(bytes) }
      case .colon: readColon(bytes)
      case .commaOrEnd: readComma(bytes)
      case .end:
        fail(.textAfterEnd)
        hasStopped = true
      }
    }
    finish()
  }

  private mutating func fail(_ kind: JSONFault.Kind, at offset: Int? = nil) {
    faults.append(JSONFault(kind: kind, offset: offset ?? index))
    if faults.count >= JSONFault.limit { hasStopped = true }
  }

  /// Closes whatever is open, so that the nodes make a tree.
  private mutating func finish() {
    if nodes.isEmpty {
      if faults.isEmpty { fail(.empty) }
      return
    }
    if let innermost = containers.last, !hasStopped {
      let start = Int(nodes[innermost.node].start)
      let isObject = innermost.isObject
      fail(.unclosed(UInt8(ascii: isObject ? "{" : "[")), at: start)
    }
    if let innermost = containers.last, innermost.isObject, expected == .colon || expected == .value
    {
      appendNode(.null, at: index)
    }
    while let container = containers.popLast() { close(container) }
  }

  private mutating func close(_ container: Container) {
    nodes[container.node].next = UInt32(clamping: nodes.count)
  }

  private mutating func appendNode(_ kind: JSONValue.Kind, at start: Int, textEnd: Int = 0) {
    nodes.append(
      JSONNode(
        start: UInt32(clamping: start), textEnd: UInt32(clamping: textEnd),
        next: UInt32(clamping: nodes.count + 1), kind: kind))
  }

  // MARK: - Between the values

  private mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.carriageReturn: index += 1
      case UInt8(ascii: "#"):
        fail(.comment)
        skipLine(bytes)
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/"):
        fail(.comment)
        skipLine(bytes)
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
        fail(.comment)
        index += 2
        while index < bytes.count {
          index += 1
          if bytes[index - 1] == UInt8(ascii: "*"), index < bytes.count,
            bytes[index] == UInt8(ascii: "/")
          {
            index += 1
            break
          }
        }
      default: return
      }
    }
  }

  private mutating func skipLine(_ bytes: Span<UInt8>) {
    while index < bytes.count, !ASCII.isLineEnd(bytes[index]) { index += 1 }
  }

  private mutating func readComma(_ bytes: Span<UInt8>) {
    if bytes[index] == ASCII.comma {
      comma = index
      index += 1
    } else if readEnd(bytes) {
      return
    } else if !mayLackComma {
      fail(.missingComma, at: itemEnd)
    }
    mayLackComma = false
    expected = containers.last?.isObject == true ? .nameOrEnd : .valueOrEnd
  }

  /// Reads the bracket that closes the innermost container, if there is one.
  private mutating func readEnd(_ bytes: Span<UInt8>) -> Bool {
    let byte = bytes[index]
    guard byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"), let container = containers.last
    else { return false }
    let opened = UInt8(ascii: container.isObject ? "{" : "[")
    if (byte == UInt8(ascii: "}")) != container.isObject {
      let start = Int(nodes[container.node].start)
      fail(.wrongBracket(opened, opened: start, found: byte))
      // A bracket that fits the next container out is left to close that one.
      if containers.count >= 2, containers[containers.count - 2].isObject != container.isObject {
        index -= 1
      }
    }
    if let comma { fail(.trailingComma, at: comma) }
    comma = nil
    containers.removeLast()
    close(container)
    if container.isObject { reportRepeatedNames(from: container.firstName, bytes) }
    index += 1
    endItem()
    return true
  }

  private mutating func endItem() {
    itemEnd = index
    expected = containers.isEmpty ? .end : .commaOrEnd
  }

  private mutating func readColon(_ bytes: Span<UInt8>) {
    if bytes[index] == ASCII.colon {
      index += 1
    } else {
      fail(.missingColon, at: itemEnd)
      if bytes[index] == UInt8(ascii: "=") { index += 1 }
    }
    expected = .value
  }

  // MARK: - Names

  private mutating func readName(_ bytes: Span<UInt8>) {
    switch bytes[index] {
    case ASCII.quote, UInt8(ascii: "'"), 0xE2:
      if !readString(bytes) { return skipCharacter(bytes) }
    case ASCII.comma:
      fail(.surplusComma)
      index += 1
      return
    case let byte where isWord(byte):
      let end = wordEnd(bytes)
      fail(.unquotedName(bytes.string(index..<end)))
      appendNode(.string, at: index, textEnd: end)
      index = end
    case ASCII.colon:
      fail(.missingName)
      appendNode(.string, at: index, textEnd: index)
    default:
      return skipCharacter(bytes)
    }
    comma = nil
    itemEnd = index
    names.append((hash(ofNameAt: nodes.count - 1, bytes), nodes.count - 1))
    expected = .colon
  }

  private func hash(ofNameAt node: Int, _ bytes: Span<UInt8>) -> UInt64 {
    // FNV-1a, 64 bits.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    if nodes[node].hasEscapes {
      for byte in bytes.unescapingJSON(nodes[node].text) { add(byte) }
    } else {
      for index in nodes[node].text { add(bytes[index]) }
    }
    return hash
  }

  private mutating func reportRepeatedNames(from first: Int, _ bytes: Span<UInt8>) {
    defer { names.removeSubrange(first...) }
    let count = names.count - first
    guard count > 1 else { return }
    if count <= 16 {
      for later in first + 1..<names.count {
        for earlier in first..<later where names[earlier].hash == names[later].hash {
          reportIfEqual(names[earlier].node, names[later].node, bytes)
          break
        }
      }
    } else {
      // Neighbours in a sorted order, so that an object of any size takes no longer for it.
      let sorted = names[first...].sorted { ($0.hash, $0.node) < ($1.hash, $1.node) }
      for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.hash == later.hash {
        reportIfEqual(earlier.node, later.node, bytes)
      }
    }
  }

  private mutating func reportIfEqual(_ earlier: Int, _ later: Int, _ bytes: Span<UInt8>) {
    let name = bytes.unescapingJSON(nodes[later].text)
    guard name == bytes.unescapingJSON(nodes[earlier].text) else { return }
    let text = String(decoding: name, as: UTF8.self)
    fail(.repeatedKey(text, first: Int(nodes[earlier].start)), at: Int(nodes[later].start))
  }

  // MARK: - Values

  private mutating func readValue(_ bytes: Span<UInt8>) {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "{"): open(isObject: true)
    case UInt8(ascii: "["): open(isObject: false)
    case ASCII.quote, UInt8(ascii: "'"), 0xE2:
      guard readString(bytes) else { return skipCharacter(bytes) }
      endValue()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      readNumber(bytes)
      endValue()
    case ASCII.comma, UInt8(ascii: "}"), UInt8(ascii: "]"):
      if expected == .valueOrEnd || containers.isEmpty {
        fail(byte == ASCII.comma ? .surplusComma : .strayBracket(byte))
        index += 1
        return
      }
      fail(.missingValue)
      appendNode(.null, at: index)
      comma = nil
      itemEnd = index
      expected = .commaOrEnd
    case _ where isWord(byte):
      readWord(bytes)
      endValue()
    default: skipCharacter(bytes)
    }
  }

  private mutating func endValue() {
    comma = nil
    endItem()
  }

  private mutating func open(isObject: Bool) {
    guard containers.count < JSONDocument.deepestNesting else {
      fail(.tooDeep)
      hasStopped = true
      return
    }
    containers.append(
      Container(node: nodes.count, isObject: isObject, firstName: names.count))
    appendNode(isObject ? .object : .array, at: index)
    index += 1
    comma = nil
    expected = isObject ? .nameOrEnd : .valueOrEnd
  }

  private mutating func readWord(_ bytes: Span<UInt8>) {
    let end = wordEnd(bytes)
    let word = bytes.string(index..<end)
    switch word {
    case "true", "false":
      appendNode(.bool, at: index)
      nodes[nodes.count - 1].isTrue = word == "true"
    case "null": appendNode(.null, at: index)
    default:
      fail(.wordAsValue(String(word.prefix(40))))
      appendNode(.string, at: index, textEnd: end)
    }
    index = end
  }

  private mutating func readNumber(_ bytes: Span<UInt8>) {
    let start = index
    let end = wordEnd(bytes)
    if !bytes.isJSONNumber(start..<end) {
      let text = bytes.string(start..<min(end, start + 40))
      var digits = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
      let first = digits
      while digits < end, bytes[digits] == UInt8(ascii: "0") { digits += 1 }
      let isPadded = digits > first && bytes.isJSONNumber(digits..<end)
      fail(isPadded ? .leadingZero(text) : .notANumber(text))
    }
    appendNode(.number, at: start, textEnd: end)
    index = end
  }

  /// Letters, digits and what numbers have besides: what a reader would take for one word.
  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "$"), 0xC3...0xDF:
      true
    default: byte & 0xC0 == 0x80
    }
  }

  private func wordEnd(_ bytes: Span<UInt8>) -> Int {
    var end = index
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return end
  }

  private mutating func skipCharacter(_ bytes: Span<UInt8>) {
    let length = bytes.utf8Length(at: index, before: bytes.count) ?? 1
    fail(.unexpected(bytes.string(index..<index + length)))
    index += length
  }

  // MARK: - Strings

  /// Reads a string in whatever quotation marks; `false` when none stands here.
  private mutating func readString(_ bytes: Span<UInt8>) -> Bool {
    let start = index
    let isCurly = bytes[start] == 0xE2
    if isCurly, !bytes.isCurlyQuote(at: start) { return false }
    let mark = isCurly ? 3 : 1
    if isCurly { fail(.curlyQuotes) }
    if bytes[start] == UInt8(ascii: "'") { fail(.singleQuotes) }
    var hasEscapes = false
    var end = start + mark
    while true {
      guard end < bytes.count, !ASCII.isLineEnd(bytes[end]) else {
        fail(.unclosedString, at: start)
        mayLackComma = true
        index = end
        break
      }
      let byte = bytes[end]
      if isCurly ? byte == ASCII.quote || bytes.isCurlyQuote(at: end) : byte == bytes[start] {
        index = end + (byte == ASCII.quote || !isCurly ? 1 : 3)
        break
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        end = checkEscape(bytes, at: end)
      } else {
        if byte < 0x20 { fail(.controlCharacter(byte), at: end) }
        end += 1
      }
    }
    appendNode(.string, at: start, textEnd: end)
    nodes[nodes.count - 1].markLength = UInt8(mark)
    nodes[nodes.count - 1].hasEscapes = hasEscapes
    return true
  }

  /// Checks the escape at an offset.
  ///
  /// - Returns: Where the text goes on.
  private mutating func checkEscape(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 1 < bytes.count, !ASCII.isLineEnd(bytes[offset + 1]) else { return offset + 1 }
    let letter = bytes[offset + 1]
    if JSONEscape.byte(of: letter) != nil { return offset + 2 }
    guard letter == UInt8(ascii: "u"), let unit = bytes.hexUnit(at: offset + 2, before: bytes.count)
    else {
      let length = bytes.utf8Length(at: offset + 1, before: bytes.count) ?? 1
      fail(.badEscape(bytes.string(offset..<offset + 1 + length)), at: offset)
      // A mark after a lone backslash, as in a Windows path, still belongs to the text.
      return offset + 1 + length
    }
    switch unit & 0xFC00 {
    case 0xD800:
      guard offset + 7 < bytes.count, bytes[offset + 6] == UInt8(ascii: "\\"),
        bytes[offset + 7] == UInt8(ascii: "u"),
        let low = bytes.hexUnit(at: offset + 8, before: bytes.count), low & 0xFC00 == 0xDC00
      else {
        fail(.loneSurrogate, at: offset)
        return offset + 6
      }
      return offset + 12
    case 0xDC00:
      fail(.loneSurrogate, at: offset)
      return offset + 6
    default: return offset + 6
    }
  }
}

extension Span<UInt8> {
  /// Whether a curly quotation mark, double or single, stands at an index.
  fileprivate func isCurlyQuote(at index: Int) -> Bool {
    index + 2 < count && self[index] == 0xE2 && self[index + 1] == 0x80
      && (self[index + 2] == 0x9C || self[index + 2] == 0x9D || self[index + 2] == 0x9E)
  }

  /// Whether a range is a number by RFC 8259, section 6.
  fileprivate func isJSONNumber(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let end = range.upperBound
    func isDigit(_ index: Int) -> Bool {
      index < end && self[index] >= UInt8(ascii: "0") && self[index] <= UInt8(ascii: "9")
    }
    if index < end, self[index] == UInt8(ascii: "-") { index += 1 }
    guard isDigit(index) else { return false }
    if self[index] == UInt8(ascii: "0") {
      index += 1
    } else {
      while isDigit(index) { index += 1 }
    }
    if index < end, self[index] == UInt8(ascii: ".") {
      index += 1
      guard isDigit(index) else { return false }
      while isDigit(index) { index += 1 }
    }
    if index < end, self[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < end, self[index] == UInt8(ascii: "+") || self[index] == UInt8(ascii: "-") {
        index += 1
      }
      guard isDigit(index) else { return false }
      while isDigit(index) { index += 1 }
    }
    return index == end
  }
}
