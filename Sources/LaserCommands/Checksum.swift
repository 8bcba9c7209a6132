/// A checksum that tells an edited file from an untouched one; it's no protection from forgery.
///
/// Words of eight bytes are folded in by rotation, exclusive or and multiplication with an odd
/// number, so that every bit spreads. Every fourth word goes into the same one of four states: each
/// step waits for the one before it, and four of them go on at once.
struct Checksum: Sendable {
  /// How many hexadecimal digits it's written with.
  static let digitCount = 16
  private static let block = 32

  private var states: InlineArray<4, UInt64> = [1, 2, 3, 4]
  private var count = 0
  /// What is not a whole block yet.
  private var rest: [UInt8] = []

  /// Goes on with the next bytes.
  mutating func add(_ bytes: [UInt8]) { add(bytes[...]) }

  /// Goes on with the next bytes.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    count += bytes.count
    var start = bytes.startIndex
    if !rest.isEmpty {
      start += min(Self.block - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == Self.block else { return }
      fold(rest[...])
      rest.removeAll(keepingCapacity: true)
    }
    let end = start + (bytes.endIndex - start) / Self.block * Self.block
    fold(bytes[start..<end])
    rest += bytes[end...]
  }

  /// The checksum of all that was added.
  private var value: UInt64 {
    var last = self
    if !rest.isEmpty {
      last.fold((rest + Array(repeating: 0, count: Self.block - rest.count))[...])
    }
    var value = UInt64(truncatingIfNeeded: count)
    for index in 0..<4 { value = Self.mix(value, last.states[index]) }
    return value ^ value >> 29
  }

  /// The same in hexadecimal digits.
  var digits: [UInt8] {
    let text = String(value, radix: 16)
    return Array((String(repeating: "0", count: Self.digitCount - text.count) + text).utf8)
  }

  /// Folds whole blocks in.
  private mutating func fold(_ bytes: ArraySlice<UInt8>) {
    // Each in a register of its own.
    var (one, two, three, four) = (states[0], states[1], states[2], states[3])
    bytes.withUnsafeBytes { buffer in
      // Loading whole words takes the bytes through a pointer; byte by byte it's five times slower.
      func word(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      }
      var offset = 0
      while offset < buffer.count {
        one = Self.mix(one, word(offset))
        two = Self.mix(two, word(offset &+ 8))
        three = Self.mix(three, word(offset &+ 16))
        four = Self.mix(four, word(offset &+ 24))
        offset &+= Self.block
      }
    }
    states = [one, two, three, four]
  }

  private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    ((state << 5 | state >> 59) ^ word) &* 0x9E37_79B9_7F4A_7C15
  }
}
