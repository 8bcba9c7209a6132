import Intake

/// The text of an answer as a draft has it, and as it may stand in a file.
///
/// The two differ only where the text has a line that a file of answers would take for something
/// else, such as `# Question 5`. Such a line gets a backslash before its first visible character,
/// as Markdown has it for a mark that is meant as a character; one that looks like a key gets it
/// before its colon. The kind of line ends, blank lines at the start and white space and control
/// characters at the end mean nothing.
enum AnswerText {
  /// Takes a text as a program or a file has it.
  ///
  /// - Returns: The same with `\n` after each line, without the white space around it, and with plain
  ///   spaces for vertical tabs and form feeds, as a file of answers is read.
  static func normalised(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for byte in text.utf8 {
      if byte == 0x0A, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 0x0D
      bytes.append(isAfterReturn ? 0x0A : byte == 0x0B || byte == 0x0C ? 0x20 : byte)
    }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    var start = 0
    var index = 0
    while index < bytes.count, bytes[index] <= 0x20 {
      if bytes[index] == 0x0A { start = index + 1 }
      index += 1
    }
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  /// Writes a text so that a file gives it back.
  static func quoted(_ text: String) -> String {
    var bytes = Array(text.utf8)
    // Each turn mends all that's found; what a line held back may come up in the next.
    for turn in 0..<64 {
      let breaks = Intake.answerBreaks(in: String(decoding: bytes, as: UTF8.self))
      if breaks.isEmpty { break }
      // Nobody writes that many; a text made to be slow gets all its marks at once.
      let all = turn < 32 ? breaks : marks(in: bytes)
      for offset in all.reversed() { bytes.insert(UInt8(ascii: "\\"), at: offset) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every line's first visible byte that could be a mark.
  private static func marks(in bytes: [UInt8]) -> [Int] {
    var marks: [Int] = []
    var isLineStart = true
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        isLineStart = true
      } else if isLineStart, byte != 0x20, byte != 0x09 {
        if isMark(byte) { marks.append(index) }
        isLineStart = false
      }
    }
    return marks
  }

  /// Whether a line that begins with a byte may be more than a line of text.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "`"),
      UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    // The first byte of a space that isn't plain, and of what can't be seen, before a '#'.
    case 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }
}

extension String {
  /// Whether two texts are the same byte by byte; `==` takes é and é for one.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
