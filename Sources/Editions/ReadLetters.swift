import CommonMark

/// The letters and digits of a text as a reader takes them in, each with its place.
///
/// Capitals, accents, other forms of a letter or a digit, marks that nobody sees and the way that
/// words are parted make no difference to a reader, so they make none here.
package struct ReadLetters {
  /// What stands between two letters.
  package enum Gap: UInt8, Comparable {
    /// Nothing.
    case none
    /// Something that a reader doesn't see: markup, or a character without a form.
    case unseen
    /// What parts words: white space, a hyphen, a bracket.
    case words
    /// What parts clauses, cells or paragraphs.
    case clauses

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The letters, as UTF-8 in lower case.
  private(set) var bytes: [UInt8] = []
  /// What stands before each byte.
  private(set) var gaps: [Gap] = []
  /// The stretches of the text that were taken for tags, and not read.
  private(set) var tags: [Range<Int>] = []
  private var places: [Range<Int32>] = []
  private var gap = Gap.clauses

  /// Takes no text yet.
  init() {}

  /// Takes a text.
  package init(_ text: String) {
    bytes.reserveCapacity(text.utf8.count)
    gaps.reserveCapacity(text.utf8.count)
    places.reserveCapacity(text.utf8.count)
    take(Array(text.utf8)[...])
  }

  /// The words that the letters make.
  package var words: [String] {
    var words: [[UInt8]] = []
    for (byte, gap) in zip(bytes, gaps) {
      if words.isEmpty || gap >= .words { words.append([]) }
      words[words.count - 1].append(byte)
    }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// Where a stretch stands in the text.
  func place(of letters: Range<Int>) -> Range<Int> {
    guard let first = letters.first, let last = letters.last else { return 0..<0 }
    return Int(places[first].lowerBound)..<Int(places[last].upperBound)
  }

  /// Notes what stands before the next letter.
  mutating func part(by gap: Gap) { self.gap = max(self.gap, gap) }

  /// Takes the next part of a text; places are the indices of its bytes.
  ///
  /// - Parameters:
  ///   - text: The part.
  ///   - hasTags: Whether tags of HTML are passed over, between which a reader reads on.
  mutating func take(_ text: ArraySlice<UInt8>, hasTags: Bool = true) {
    let base = text.startIndex
    let text = text.span
    var tagEnd = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      let start = index
      index += 1
      if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
        append(byte, base + start..<base + index)
      } else if byte &- 0x41 < 26 {
        append(byte | 0x20, base + start..<base + index)
      } else if byte >= 0x80 {
        let scalar = scalar(in: text, at: start)
        index = start + scalar.length
        take(scalar.value, base + start..<base + index)
      } else if byte == UInt8(ascii: "&"), let reference = characterReference(in: text, at: start) {
        index = reference.end
        for value in reference.scalars { take(value, base + start..<base + index) }
      } else if byte == UInt8(ascii: "%"), let escaped = percentEncoded(text, from: start) {
        index = escaped.end
        for scalar in String(decoding: escaped.bytes, as: UTF8.self).unicodeScalars {
          take(scalar.value, base + start..<base + index)
        }
      } else if byte == UInt8(ascii: "<"), hasTags, beginsTag(text, at: start) {
        if tagEnd <= index {
          tagEnd = index
          while tagEnd < text.count, text[tagEnd] != UInt8(ascii: ">") { tagEnd += 1 }
        }
        part(by: .words)
        guard tagEnd < text.count else { continue }
        index = tagEnd + 1
        tags.append(base + start..<base + index)
      } else {
        part(by: Self.gap(of: byte))
      }
    }
  }

  private func beginsTag(_ text: Span<UInt8>, at start: Int) -> Bool {
    guard start + 1 < text.count else { return false }
    let next = text[start + 1]
    return (next | 0x20) &- 0x61 < 26 || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
  }

  private mutating func append(_ byte: UInt8, _ place: Range<Int>) {
    bytes.append(byte)
    gaps.append(gap)
    places.append(
      Int32(truncatingIfNeeded: place.lowerBound)..<Int32(truncatingIfNeeded: place.upperBound))
    gap = .none
  }

  // MARK: - Beyond ASCII

  private mutating func take(_ value: UInt32, _ place: Range<Int>) {
    guard let scalar = Unicode.Scalar(value) else { return part(by: .words) }
    guard value >= 0x80 else {
      let byte = UInt8(value)
      if byte &- 0x61 < 26 || byte &- 0x30 < 10 { return append(byte, place) }
      return byte &- 0x41 < 26 ? append(byte | 0x20, place) : part(by: Self.gap(of: byte))
    }
    if Self.nearLetters.contains(value) {
      let letters = Self.plainNearLetters[Int(value - Self.nearLetters.lowerBound)]
      if letters.first != UInt8(ascii: "-") {
        for byte in letters { append(byte, place) }
        return
      }
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return part(by: .unseen) }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark:
      // An accent by itself belongs to the letter before it.
      guard gap == .none, let last = places.last else { return }
      places[places.count - 1] =
        last.lowerBound..<max(last.upperBound, Int32(truncatingIfNeeded: place.upperBound))
    case .decimalNumber:
      append(0x30 + UInt8(properties.numericValue ?? 0), place)
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .otherNumber:
      for byte in Self.folded(scalar) { append(byte, place) }
    case .control, .format: part(by: .unseen)
    default: part(by: Self.clauseMarks.contains(scalar) ? .clauses : .words)
    }
  }

  /// A letter without its accents and in its plain form: `É`, `é` and a full-width `e` are `e`.
  private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
    // In capitals ß is SS, and a ligature is the letters that it joins.
    scalar.properties.uppercaseMapping.unicodeScalars.flatMap { capital in
      capital.properties.lowercaseMapping.unicodeScalars.flatMap { scalar -> [UInt8] in
        if scalar.properties.generalCategory == .nonspacingMark { return [] }
        return plainLetters(scalar) ?? Array(String(scalar).utf8)
      }
    }
  }

  /// The letters of the plain alphabet that a scalar is a form of, as its name has them, such as
  /// LATIN SMALL LETTER E WITH ACUTE.
  private static func plainLetters(_ scalar: Unicode.Scalar) -> [UInt8]? {
    guard !scalar.isASCII, let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ").prefix { $0 != "WITH" }
    guard words.contains("LATIN") || words.first == "MATHEMATICAL", let letters = words.last,
      letters.utf8.count <= 2
    else { return nil }
    return Array(letters.lowercased().utf8)
  }

  /// The plain letters of those of most European languages, in capitals or not: to ask for what
  /// a letter is takes tables of half a megabyte.
  private static let nearLetters: ClosedRange<UInt32> = 0xC0...0x17F
  private static let plainNearLetters = """
    a a a a a a ae c e e e e i i i i - n o o o o o - o u u u u y - ss a a a a a a ae c e e e e i
    i i i - n o o o o o - o u u u u y - y a a a a a a c c c c c c c c d d d d e e e e e e e e e
    e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k - l l l l l l l l l l n n n n n
    n - - - o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w
    w y y y z z z z z z s
    """.utf8.split { $0 == 0x20 || $0 == 0x0A }

  // MARK: - Marks

  private static func gap(of byte: UInt8) -> Gap {
    switch byte {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F: .clauses
    case 0x09...0x0D, 0x20...0x7E: .words
    default: .unseen
    }
  }

  /// Those of East Asian texts are the full-width forms of ours.
  private static let clauseMarks: Set<Unicode.Scalar> = [
    "…", "、", "。", "，", "．", "：", "；", "！", "？",
  ]

  private func scalar(in text: Span<UInt8>, at start: Int) -> (value: UInt32, length: Int) {
    let lead = text[start]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC0, start + length <= text.count else { return (0xFFFD, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[start + offset] & 0x3F) }
    return (value, length)
  }

  /// The bytes that `%20` and its like stand for, as many as follow one another.
  private func percentEncoded(
    _ text: Span<UInt8>, from start: Int
  ) -> (bytes: [UInt8], end: Int)? {
    func digit(_ place: Int) -> UInt8? {
      guard place < text.count else { return nil }
      let byte = text[place]
      if byte &- 0x30 < 10 { return byte - 0x30 }
      let letter = (byte | 0x20) &- 0x61
      return letter < 6 ? letter + 10 : nil
    }
    var bytes: [UInt8] = []
    var index = start
    while index < text.count, text[index] == UInt8(ascii: "%"), let high = digit(index + 1),
      let low = digit(index + 2)
    {
      bytes.append(high << 4 | low)
      index += 3
    }
    return bytes.isEmpty ? nil : (bytes, index)
  }
}
