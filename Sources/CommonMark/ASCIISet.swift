/// A set of bytes of ASCII, a bit for each.
///
/// A loop that looks at every byte of a text takes a fraction of the time when it asks such a set,
/// held in a constant of its own, instead of comparing with one byte after the other.
public struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Creates a set of the bytes of a text and of those in ranges.
  public init(_ text: StaticString, _ ranges: ClosedRange<UInt8>...) {
    text.withUTF8Buffer { for byte in $0 { insert(byte) } }
    for range in ranges { for byte in range { insert(byte) } }
  }

  private mutating func insert(_ byte: UInt8) {
    precondition(byte < 0x80)
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  /// Whether a byte is in the set; one beyond ASCII is not.
  @inline(__always)
  public func contains(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? low : byte < 0x80 ? high : 0
    return bits &>> UInt64(byte & 63) & 1 != 0
  }
}
