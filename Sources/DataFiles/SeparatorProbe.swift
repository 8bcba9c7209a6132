/// Finds what separates the cells of a file, from its first row with text in it.
struct SeparatorProbe {
  /// Whether the search isn't over yet.
  private(set) var isOpen = true
  /// The length of a line `sep=;`, which comes before the rows.
  private(set) var introductionLength = 0

  /// As much of a file as is looked at.
  private static let limit = 1 << 20
  private static let candidates = [ASCII.comma, ASCII.semicolon, ASCII.tab]

  private var index = 0
  private var counts = [0, 0, 0]
  private var isQuoted = false
  private var isFirstLine = true
  private var hasText = false

  /// Looks through the bytes that have come since the last search.
  ///
  /// - Parameters:
  ///   - bytes: The file from its start.
  ///   - isLast: Whether no more bytes will come.
  /// - Returns: The separator; `nil` while more bytes are needed.
  mutating func search(_ bytes: Span<UInt8>, isLast: Bool) -> UInt8? {
    let end = min(bytes.count, Self.limit)
    while index < end {
      let byte = bytes[index]
      if byte == ASCII.quote {
        isQuoted.toggle()
        hasText = true
      } else if !isQuoted, ASCII.isLineEnd(byte) {
        if isFirstLine, let separator = Self.introduced(by: bytes.extracting(0..<index)) {
          introductionLength = index
          return close(with: separator)
        }
        isFirstLine = false
        if hasText { return close(with: mostFrequent) }
        counts = [0, 0, 0]
      } else if !isQuoted, let candidate = Self.candidates.firstIndex(of: byte) {
        counts[candidate] += 1
      } else if byte > ASCII.space {
        hasText = true
      }
      index += 1
    }
    return isLast || end == Self.limit ? close(with: mostFrequent) : nil
  }

  /// Finds what separates the cells of a row that the file's separator doesn't part: it stands in the
  /// first cell, and in the row more often than that has cells.
  static func separator(of row: borrowing CSVRow, otherThan usual: UInt8?) -> UInt8? {
    for candidate in candidates where candidate != usual {
      var count = 0
      for column in 0..<row.count {
        count += row.withBytes(at: column) { cell in
          cell.indices.count { cell[$0] == candidate }
        }
        if count == 0 { break }
      }
      if count > row.count { return candidate }
    }
    return nil
  }

  private var mostFrequent: UInt8 {
    var best = 0
    for candidate in counts.indices where counts[candidate] > counts[best] { best = candidate }
    return Self.candidates[best]
  }

  private mutating func close(with separator: UInt8) -> UInt8 {
    isOpen = false
    return separator
  }

  /// The separator named by a line `sep=;`, which spreadsheets write and read.
  private static func introduced(by line: Span<UInt8>) -> UInt8? {
    guard line.count == 5 else { return nil }
    for (index, letter) in "sep=".utf8.enumerated() where ASCII.lowercased(line[index]) != letter {
      return nil
    }
    let separator = line[4]
    let isPunctuation =
      separator == ASCII.tab || (0x21...0x2F).contains(separator)
      || (0x3A...0x40).contains(separator) || (0x5B...0x60).contains(separator)
      || (0x7B...0x7E).contains(separator)
    return isPunctuation && separator != ASCII.quote ? separator : nil
  }
}
