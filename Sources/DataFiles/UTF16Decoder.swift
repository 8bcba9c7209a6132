/// Turns UTF-16 into UTF-8, fed with pieces of any length.
struct UTF16Decoder {
  /// Whether the bytes seen so far were well formed.
  private(set) var isWellFormed = true
  private let isBigEndian: Bool
  private var firstByte: UInt8?
  private var highSurrogate: UInt32?

  /// Takes the byte order from a byte order mark; `nil` when the bytes don't begin with one.
  init?(startOf bytes: Span<UInt8>) {
    guard bytes.count >= 2 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF): isBigEndian = true
    case (0xFF, 0xFE): isBigEndian = false
    default: return nil
    }
  }

  mutating func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, into utf8: inout [UInt8]) {
    for index in range {
      guard let first = firstByte else {
        firstByte = bytes[index]
        continue
      }
      firstByte = nil
      let (high, low) = isBigEndian ? (first, bytes[index]) : (bytes[index], first)
      decode(unit: UInt32(high) << 8 | UInt32(low), into: &utf8)
    }
  }

  /// Ends the text: half a character at its end becomes U+FFFD.
  mutating func finish(into utf8: inout [UInt8]) {
    if firstByte != nil || highSurrogate != nil { replace(into: &utf8) }
    firstByte = nil
    highSurrogate = nil
  }

  private mutating func decode(unit: UInt32, into utf8: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      if unit & 0xFC00 == 0xDC00 {
        let value = 0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF
        if let scalar = Unicode.Scalar(value) { utf8.append(scalar) }
        return
      }
      replace(into: &utf8)
    }
    if unit & 0xFC00 == 0xD800 {
      highSurrogate = unit
    } else if let scalar = Unicode.Scalar(unit) {
      utf8.append(scalar)
    } else {
      replace(into: &utf8)
    }
  }

  private mutating func replace(into utf8: inout [UInt8]) {
    isWellFormed = false
    utf8.append("\u{FFFD}" as Unicode.Scalar)
  }
}
