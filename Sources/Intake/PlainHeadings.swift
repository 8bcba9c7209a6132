import Diagnostics

/// The headings of a text whose headings can be told line by line, as nearly all answers' can.
///
/// That is a text without code between fences, HTML and underlined headings, in which each line that
/// begins with `#` is a heading. To know that of a text takes a tenth of the time that it takes to
/// find its blocks.
struct PlainHeadings {
  private(set) var all: [(range: Range<Int>, level: Int)] = []
  /// The first byte of text that isn't white space.
  private(set) var firstVisible: Int?

  /// Looks through a text.
  ///
  /// - Returns: `nil` when its blocks have to be found.
  init?(_ bytes: [UInt8]) {
    let span = bytes.span
    // A byte order mark in the text is none of it.
    if bytes.first == 0xEF { return nil }
    all.reserveCapacity(8)
    let hasReturns = bytes.firstIndex(of: 0x0D, in: 0..<bytes.count) != nil
    var start = 0
    while start < bytes.count {
      let next = bytes.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count
      var end = next
      if hasReturns, let carriageReturn = bytes.firstIndex(of: 0x0D, in: start..<next) {
        guard carriageReturn == next - 1, next < bytes.count else { return nil }
        end = carriageReturn
      }
      guard take(start..<end, span) else { return nil }
      start = next + 1
    }
  }

  /// Takes a line.
  ///
  /// - Returns: Whether it can be told what it is without the lines around it.
  private mutating func take(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var first = line.lowerBound
    while first < line.upperBound, bytes.isBlank(first) { first += 1 }
    guard first < line.upperBound else { return true }
    if firstVisible == nil { firstVisible = first }
    let mark = bytes[first]
    switch mark {
    case 0..<0x20, UInt8(ascii: "<"): return false
    // A space that isn't plain, or nothing to be seen, may stand before a '#'.
    case 0xC2, 0xE2, 0xEF: return !bytes.hasHash(in: first..<min(first + 8, line.upperBound))
    case UInt8(ascii: "#"):
      let level = bytes.run(of: mark, in: first..<line.upperBound)
      let end = first + level
      guard first == line.lowerBound, level <= 6, end == line.upperBound || bytes.isBlank(end)
      else { return false }
      all.append((line, level))
      return true
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return bytes.run(of: mark, in: first..<line.upperBound) < 3
    case UInt8(ascii: "="), UInt8(ascii: "-"):
      var end = first + bytes.run(of: mark, in: first..<line.upperBound)
      while end < line.upperBound, bytes.isBlank(end) { end += 1 }
      return end < line.upperBound
    default: return true
    }
  }
}

extension Span<UInt8> {
  fileprivate func isBlank(_ index: Int) -> Bool { self[index] == 0x20 || self[index] == 0x09 }

  fileprivate func hasHash(in range: Range<Int>) -> Bool {
    range.contains { self[$0] == UInt8(ascii: "#") }
  }

  /// How many bytes of a kind a range begins with.
  fileprivate func run(of byte: UInt8, in range: Range<Int>) -> Int {
    var end = range.lowerBound
    while end < range.upperBound, self[end] == byte { end += 1 }
    return end - range.lowerBound
  }
}
