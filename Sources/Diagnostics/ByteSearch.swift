// The C library looks at 32 bytes at a time; a loop here, at one.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte of a kind from an index on.
  public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }
}

extension String {
  /// The offset in the text's UTF-8 of the first byte of a kind.
  public func firstOffset(of byte: UInt8) -> Int? {
    var text = self
    return text.withUTF8 { $0.firstIndex(of: byte, from: 0) }
  }
}

extension [UInt8] {
  /// The index of the first byte of a kind in a range.
  public func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer {
      UnsafeBufferPointer(rebasing: $0[..<range.upperBound])
        .firstIndex(of: byte, from: range.lowerBound)
    }
  }

  /// The index where other bytes begin that follow one another, from an index on.
  public func firstIndex(of wanted: [UInt8], from start: Int = 0) -> Int? {
    guard let first = wanted.first else { return nil }
    var start = start
    while start < count, let index = firstIndex(of: first, in: start..<count) {
      if self[index...].starts(with: wanted) { return index }
      start = index + 1
    }
    return nil
  }
}

extension Span<UInt8> {
  /// Whether other bytes are the same.
  public func holdsSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { other in
        guard let own = own.baseAddress, let base = other.baseAddress else { return true }
        return memcmp(own, base, other.count) == 0
      }
    }
  }
}
