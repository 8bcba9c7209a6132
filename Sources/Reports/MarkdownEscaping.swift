/// Appends data to Markdown so that it stays text, in a line, a heading, a link and a cell alike.
///
/// Line ends become spaces. Whatever begins markup of CommonMark, of GitHub or of pandoc gets a
/// backslash; `<` and `&` become references, since some readers take `\<` for a tag.
func appendMarkdown(_ text: String, to output: inout [UInt8]) {
  let utf8 = text.utf8
  let done: Void? = utf8.withContiguousStorageIfAvailable { bytes in
    appendMarkdown(bytes, to: &output)
  }
  if done == nil { Array(utf8).withUnsafeBufferPointer { appendMarkdown($0, to: &output) } }
}

private func appendMarkdown(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte >= 0x80
  }
  var isBlank = true
  var isNumber = true
  var space = false
  for index in bytes.indices {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x7F {
      space = !isBlank
      if space { isNumber = false }
      continue
    }
    if space { output.append(0x20) }
    space = false
    switch byte {
    case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "$"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"):
      output += [0x5C, byte]
    case UInt8(ascii: "_"):
      let isInWord =
        index > 0 && index + 1 < bytes.count && isWord(bytes[index - 1])
        && isWord(bytes[index + 1])
      output += isInWord ? [byte] : [0x5C, byte]
    case UInt8(ascii: "#"), UInt8(ascii: "="): output += isBlank ? [0x5C, byte] : [byte]
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      output += isBlank && (next <= 0x20 || next == UInt8(ascii: "-")) ? [0x5C, byte] : [byte]
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      let endsMarker = index + 1 == bytes.count || bytes[index + 1] <= 0x20
      output += isNumber && !isBlank && endsMarker ? [0x5C, byte] : [byte]
    case UInt8(ascii: "!"):
      let isImage = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "[")
      output += isImage ? [0x5C, byte] : [byte]
    default: output.append(byte)
    }
    isBlank = false
    isNumber = isNumber && (0x30...0x39).contains(byte)
  }
}

/// The address of a heading within its page, as GitHub and pandoc make it from the heading's text:
/// lower case, hyphens for spaces, and of the rest letters, digits, hyphens and underscores alone.
func headingSlug(_ heading: String) -> String {
  var slug: [UInt8] = []
  for byte in heading.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): slug.append(byte)
    case 0x41...0x5A: slug.append(byte | 0x20)
    case 0x20: slug.append(UInt8(ascii: "-"))
    case 0x80...: return slugByCharacter(heading)
    default: break
    }
  }
  return String(decoding: slug, as: UTF8.self)
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
