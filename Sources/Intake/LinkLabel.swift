import CommonMark
import Diagnostics
public import SelfEvaluation

/// The definition of a link, `[label]: address "title"`, of which nothing is printed.
public struct LinkLabel {
  /// Where its bracket opens, in bytes from the start of the file.
  public var start: Int
  /// The text between the brackets.
  public var label: String
  /// What follows the colon.
  public var address: String
  /// The bytes behind the address, up to the next definition or the line of what is printed.
  public var behind: Range<Int>
  /// The place of its text among those looked through.
  var text: Int
  /// Whether the bytes of a picture do, as some programs save it.
  var isPicture: Bool

  /// Whether its address is one, such as `https://…`, `#part` or `plan.pdf`.
  var isAddress: Bool {
    let address = address.lowercased()
    if ["http:", "https:", "mailto:", "#", "/", "./", "../"].contains(where: address.hasPrefix) {
      return true
    }
    // A name of a file or of a site has an ending of letters.
    return address.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .contains { $0.utf8.first.map { $0 &- 0x61 < 26 } == true }
  }

  /// The longest label that there is.
  private static let limit = 1_000

  /// Finds the definitions in some texts of a file.
  ///
  /// - Parameters:
  ///   - file: The bytes of the file.
  ///   - texts: The texts, in their order.
  /// - Returns: The definitions, in their order.
  public static func definitions(
    in file: UnsafeBufferPointer<UInt8>, of texts: [Prose]
  ) -> [Self] {
    guard let first = texts.first, let last = texts.last else { return [] }
    let bytes = UnsafeBufferPointer(rebasing: file[..<last.range.upperBound])
    var all: [Self] = []
    var texts = texts[...]
    var printed: [Range<Int>]?
    var next = first.range.lowerBound
    while let close = bytes.firstIndex(of: 0x5D, from: next) {
      next = close + 1
      guard next < bytes.count, bytes[next] == 0x3A, let label = label(endingAt: close, bytes)
      else {
        continue
      }
      while let first = texts.first, first.range.upperBound <= label.lowerBound {
        texts.removeFirst()
        printed = nil
      }
      guard let text = texts.first, text.range.contains(label.lowerBound) else { continue }
      let blocks = printed ?? printedBlocks(of: text)
      printed = blocks
      let offset = label.lowerBound - text.range.lowerBound
      let block = blocks.first(endingBehind: offset)
      if let block, block.contains(offset) { continue }
      let start = label.lowerBound - 1
      if let before = all.last {
        all[all.count - 1].behind = before.behind.clamped(to: before.start..<start)
      }
      let address = address(from: next + 1, bytes)
      // The mark of a list may stand before the block.
      let end =
        block.map { block in
          let first = block.lowerBound + text.range.lowerBound
          return bytes[next..<first].lastIndex { $0 == 0x0A || $0 == 0x0D } ?? first
        } ?? text.range.upperBound
      all.append(
        Self(
          start: start, label: string(label, bytes),
          address: String(decoding: bytes[address], as: UTF8.self),
          behind: min(address.upperBound, end)..<end, text: texts.startIndex,
          isPicture: isPicture(from: next + 1, bytes)))
    }
    return all
  }

  /// The blocks that print what stands in them, in the order of the text.
  private static func printedBlocks(of text: Prose) -> [Range<Int>] {
    let document = text.document
    var blocks: [Range<Int>] = []
    for block in document.leafBlocks(within: document.root) {
      switch document.kind(of: block) {
      case .paragraph, .heading, .codeBlock, .htmlBlock, .table:
        blocks.append(document.sourceRange(of: block))
      default: break
      }
    }
    return blocks
  }

  /// The labels in lower case that stand elsewhere in the file, of those that some definitions have.
  static func uses(
    of definitions: [Self], in bytes: UnsafeBufferPointer<UInt8>
  ) -> Set<String> {
    var uses: Set<String> = []
    let starts = Set(definitions.map(\.start))
    // Most brackets are those of citations and links, and have another length or more words.
    var lengths = [Bool](repeating: false, count: limit + 1)
    for definition in definitions { lengths[min(definition.label.utf8.count, limit)] = true }
    let haveSpaces = definitions.contains { $0.label.utf8.contains(0x20) }
    func mayBeLabel(_ range: Range<Int>) -> Bool {
      var word = range
      while let first = word.first, bytes[first] <= 0x20 { word.removeFirst() }
      while let last = word.last, bytes[last] <= 0x20 { word.removeLast() }
      if word.isEmpty { return false }
      if bytes[word].contains(where: { $0 <= 0x20 }) { return haveSpaces }
      return lengths[word.count] || bytes[word].contains { $0 >= 0x80 }
    }
    var next = 0
    while let close = bytes.firstIndex(of: 0x5D, from: next) {
      next = close + 1
      guard let label = label(endingAt: close, bytes), mayBeLabel(label),
        !starts.contains(label.lowerBound - 1)
      else { continue }
      uses.insert(string(label, bytes).lowercased())
    }
    return uses
  }

  private static func label(
    endingAt close: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    let limit = max(close - limit, 0)
    let bracket = bytes[limit..<close].lastIndex { $0 == 0x5B || $0 == 0x5D }
    guard let open = bracket, bytes[open] == 0x5B, open + 1 < close else { return nil }
    return open + 1..<close
  }

  private static func string(
    _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String {
    let label = String(decoding: bytes[range], as: UTF8.self)
    if bytes[range].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return label }
    // The same label may be written on two lines.
    return label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isPicture(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[start...].drop { $0 <= 0x20 || $0 == 0x3C }.prefix(11).elementsEqual("data:image/".utf8)
  }

  /// The bytes of what stands at a place, up to the next white space.
  private static func address(
    from start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    let rest = bytes[start..<min(start + 2_000, bytes.count)].drop { $0 <= 0x20 || $0 == 0x3C }
    return rest.prefix { $0 > 0x20 && $0 != 0x3E }.indices
  }
}

extension [Range<Int>] {
  /// The first that ends behind an offset; they follow each other.
  func first(endingBehind offset: Int) -> Range<Int>? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < count ? self[low] : nil
  }

  /// Whether one of them holds an offset.
  func holdOffset(_ offset: Int) -> Bool {
    first(endingBehind: offset)?.contains(offset) == true
  }
}
