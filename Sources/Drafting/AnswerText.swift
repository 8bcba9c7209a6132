import Intake

/// The text of an answer as a person writes it, and as it stands in a file.
///
/// The two differ only where the text has a line that a file of answers would take for something
/// else, such as `# Question 5`. Such a line gets a word joiner (U+2060) before its first visible
/// character, which no reader sees; it's taken off again when the file is read for a draft. The
/// kind of line ends, blank lines at the start and white space at the end mean nothing.
enum AnswerText {
  private static let joiner: [UInt8] = [0xE2, 0x81, 0xA0]

  /// Takes a text as a program or a file has it.
  ///
  /// - Returns: The same with `\n` after each line, without the white space around it.
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
      bytes.append(isAfterReturn ? 0x0A : byte)
    }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    var start = 0
    var index = 0
    while index < bytes.count, isSpace(bytes[index]) {
      if bytes[index] == 0x0A { start = index + 1 }
      index += 1
    }
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  /// Writes a text so that a file gives it back.
  static func quoted(_ text: String) -> String {
    var bytes = shifted(Array(text.utf8), by: 1)
    // Each turn mends all that's found; what a line held back may come up in the next.
    for turn in 0..<64 {
      let breaks = Intake.answerBreaks(in: String(decoding: bytes, as: UTF8.self))
      if breaks.isEmpty { break }
      // Nobody writes that many; a text made to be slow gets all its marks at once.
      let all = turn < 32 ? breaks : marks(in: bytes)
      for offset in all.reversed() { bytes.insert(contentsOf: joiner, at: offset) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a text from a file's lines.
  static func unquoted(_ text: some StringProtocol) -> String {
    String(decoding: shifted(Array(normalised(text).utf8), by: -1), as: UTF8.self)
  }

  /// Puts a joiner more, or one fewer, before each mark that has one, and at an end that would be
  /// trimmed.
  private static func shifted(_ bytes: [UInt8], by step: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      var index = start
      while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      let first = index
      while bytes[index..<end].starts(with: joiner) { index += 3 }
      let isMark = index < end && Self.isMark(bytes[index])
      if isMark, index > first {
        result += bytes[start..<first]
        if step > 0 { result += joiner }
        result += bytes[(step > 0 ? first : first + 3)..<end]
      } else {
        // A control character at the very start would be taken for space.
        if step > 0, start == 0, isMark, bytes[index] < 0x20 { result += joiner }
        result += bytes[start..<end]
      }
      start = end
    }
    var end = result.count
    while result[..<end].suffix(3).elementsEqual(joiner) { end -= 3 }
    if end > 0, result[end - 1] < 0x20, result[end - 1] != 0x0A {
      if step > 0 { result += joiner } else if end < result.count { result.removeLast(3) }
    }
    return result
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
    default: byte < 0x20 && !isSpace(byte)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

extension String {
  /// Whether two texts are the same byte by byte; `==` takes é and é for one.
  func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
