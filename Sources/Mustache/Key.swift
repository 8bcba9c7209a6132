/// The name of a field of an object, in three machine words.
///
/// A key is compared without hashing and without touching memory elsewhere, and one that is written
/// as a literal becomes three constants when the program is optimised. Up to 23 bytes of UTF-8 are held as they are; of
/// a longer name the first 15 and a 64-bit hash.
public struct Key: Hashable, Sendable {
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64
  /// The rest of the name; the top byte is its length, 24 standing for any greater one.
  @usableFromInline let third: UInt64

  /// Of a longer name not all is held.
  static let mostBytesHeld = 23

  /// Makes a key of a name that is known only when the program runs.
  public init(_ name: some StringProtocol) {
    self.init(bytes: Array(name.utf8)[...])
  }

  init(bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBytes { Key(name: $0) }
  }

  @inlinable @inline(__always)
  init(name: UnsafeRawBufferPointer) {
    if name.count > 23 {
      self = Self.long(name)
      return
    }
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: name) }
    first = UInt64(littleEndian: words.0)
    second = UInt64(littleEndian: words.1)
    third = UInt64(littleEndian: words.2) | UInt64(truncatingIfNeeded: name.count) << 56
  }

  @inlinable
  init(first: UInt64, second: UInt64, third: UInt64) {
    self.first = first
    self.second = second
    self.third = third
  }

  @usableFromInline
  static func long(_ name: UnsafeRawBufferPointer) -> Key {
    // FNV-1a over the whole name; its top byte goes where the shorter names have nothing.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let start = Key(name: UnsafeRawBufferPointer(rebasing: name[..<15]))
    return Key(
      first: start.first, second: start.second | hash & 0xFF00_0000_0000_0000,
      third: hash & 0x00FF_FFFF_FFFF_FFFF | 24 << 56)
  }

  /// The name, or `nil` for one that is too long to be held whole.
  public var name: String? {
    let count = Int(third >> 56)
    guard count <= 23 else { return nil }
    let bytes = (0..<count).map { index in
      let word = index < 8 ? first : index < 16 ? second : third
      return UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Key: ExpressibleByStringLiteral {
  // Inlined everywhere so that the optimiser, who sees the literal, computes the words itself, for
  // which there may be no loop; a literal's bytes can only be had through a pointer.
  /// Makes a key of a literal.
  @inlinable @inline(__always)
  public init(stringLiteral name: StaticString) {
    self.init(
      name: UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }
}
