import CommonMark
import Diagnostics

/// Where Markdown is put together.
protocol MarkdownOutput: ~Copyable {
  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>)
  mutating func append(_ byte: UInt8)
}

extension [UInt8]: MarkdownOutput {}
extension OutputBuffer: MarkdownOutput {}

extension MarkdownOutput where Self: ~Copyable {
  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// Appends data to Markdown so that it stays text, in a line, a heading, a link and a cell alike.
///
/// Line ends become spaces. Whatever begins markup of CommonMark, of GitHub or of pandoc gets a
/// backslash; `<` and `&` become references, since some readers take `\<` for a tag.
func appendMarkdown(_ text: consuming String, to output: inout some MarkdownOutput & ~Copyable) {
  text.withUTF8 { appendMarkdown($0, to: &output) }
}

private func appendMarkdown(
  _ bytes: UnsafeBufferPointer<UInt8>, to output: inout some MarkdownOutput & ~Copyable
) {
  let marks = marks
  var start = 0
  while start < bytes.count, isSpace(bytes[start]) { start += 1 }
  var index = start
  if let mark = startOfBlock(bytes, from: start) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<mark]))
    output.append(0x5C)
    (start, index) = (mark, mark + 1)
  }
  // Behind the first word no byte depends on what stands before it, so runs are copied whole.
  while start < bytes.count {
    index = endOfPlainText(bytes, from: index, marks)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    guard index < bytes.count else { return }
    if isSpace(bytes[index]) {
      while index < bytes.count, isSpace(bytes[index]) { index += 1 }
      if index < bytes.count { output.append(0x20) }
    } else {
      appendEscaped(at: index, of: bytes, to: &output)
      index += 1
    }
    start = index
  }
}

/// Finds the next byte that can't just be copied, or is the first of several white ones.
// Eight bytes are looked at together: one by one, this took a hundredth of all instructions of a
// report.
private func endOfPlainText(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ marks: ASCIISet
) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = start
  while index < bytes.count {
    if index &+ 8 <= bytes.count {
      let eight = EightBytes(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let spaces = UInt64(littleEndian: eight.holds(from: 0x20, to: 0x20))
      if !eight.mayHoldMarkup, spaces & spaces << 8 == 0 {
        // A space at the end of the eight is looked at again, with what follows it.
        index &+= spaces >> 56 == 0 ? 8 : 7
        continue
      }
    }
    let end = min(index &+ 8, bytes.count)
    while index < end {
      if marks.contains(bytes[index]), !isSpaceInLine(bytes, at: index) { return index }
      index &+= 1
    }
  }
  return index
}

/// Finds the byte that would begin a heading, an item or the underline of a heading, if there's one.
private func startOfBlock(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var index = start
  while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
  guard index < bytes.count else { return nil }
  let isFirst = index == start
  let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
  let isMark =
    switch bytes[index] {
    case UInt8(ascii: "#"), UInt8(ascii: "="): isFirst
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      isFirst && (next <= 0x20 || next == UInt8(ascii: "-"))
    case UInt8(ascii: "."), UInt8(ascii: ")"): !isFirst && next <= 0x20
    default: false
    }
  return isMark ? index : nil
}

private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

private func isWord(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    || byte >= 0x80
}

/// Whether a byte is the one space between two words.
private func isSpaceInLine(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  bytes[index] == 0x20 && index &+ 1 < bytes.count && !isSpace(bytes[index &+ 1])
}

/// The bytes that can't just be copied wherever they stand.
private let marks = ASCIISet("<>&\\`*[]|~${}^_!", 0...0x20, 0x7F...0x7F)

/// Appends a byte that may be markup, and is no white space.
private func appendEscaped(
  at index: Int, of bytes: UnsafeBufferPointer<UInt8>,
  to output: inout some MarkdownOutput & ~Copyable
) {
  let byte = bytes[index]
  switch byte {
  case UInt8(ascii: "<"): output.append("&lt;")
  case UInt8(ascii: ">"): output.append("&gt;")
  case UInt8(ascii: "&"): output.append("&amp;")
  case UInt8(ascii: "_"):
    let isInWord =
      index > 0 && index + 1 < bytes.count && isWord(bytes[index - 1]) && isWord(bytes[index + 1])
    if !isInWord { output.append(0x5C) }
    output.append(byte)
  case UInt8(ascii: "!"):
    let isImage = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "[")
    if isImage { output.append(0x5C) }
    output.append(byte)
  default:
    output.append(0x5C)
    output.append(byte)
  }
}

/// The address of a heading within its page, as GitHub and pandoc make it from the heading's text:
/// lower case, hyphens for spaces, and of the rest letters, digits, hyphens and underscores alone.
func headingSlug(_ heading: String) -> String {
  let text = heading.utf8.span
  var isPlain = true
  // Straight into the string: by way of an array it took three times as long.
  let slug = String(unsafeUninitializedCapacity: text.count) { slug in
    var count = 0
    for place in text.indices {
      let byte = text[place]
      switch byte {
      case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): slug[count] = byte
      case 0x41...0x5A: slug[count] = byte | 0x20
      case 0x20: slug[count] = UInt8(ascii: "-")
      case 0x80...:
        isPlain = false
        return 0
      default: continue
      }
      count += 1
    }
    return count
  }
  return isPlain ? slug : slugByCharacter(heading)
}

private func slugByCharacter(_ heading: String) -> String {
  var slug = ""
  for character in heading.lowercased() {
    if character.isLetter || character.isNumber || character == "-" || character == "_" {
      slug.append(character)
    } else if character == " " {
      slug.append("-")
    }
  }
  return slug
}
