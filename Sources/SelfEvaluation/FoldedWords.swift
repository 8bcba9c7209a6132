/// Words in their form for comparison: lower case, spaces, hyphens, dashes and underscores alike,
/// and a word processor's apostrophe like that of a typewriter.
public func folded(_ text: some StringProtocol) -> String {
  // As a plain string, since other modules' kinds of text are read through a detour.
  foldedWords(String(text))
}

private func foldedWords(_ text: String) -> String {
  // One word of ASCII in small letters is its own form.
  if text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) {
    return text
  }
  return text.utf8.allSatisfy { $0 < 0x80 }
    ? foldedASCII(text)
    : String(
      text.split(whereSeparator: isGap).joined(separator: " ").lowercased()
        .map { $0 == "\u{2019}" ? "'" : $0 })
}

private func isGap(_ character: Character) -> Bool {
  switch character {
  case "-", "_", "\u{2010}"..."\u{2014}": true
  default: character.isWhitespace
  }
}

private func foldedASCII(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var isAfterGap = false
  for byte in text.utf8 {
    switch byte {
    case 0x09...0x0D, 0x20, UInt8(ascii: "-"), UInt8(ascii: "_"): isAfterGap = true
    default:
      if isAfterGap, !bytes.isEmpty { bytes.append(0x20) }
      isAfterGap = false
      bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
