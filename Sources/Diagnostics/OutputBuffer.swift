/// Where a result is put together, as UTF-8.
///
/// It's memory of its own and no array: templates and charts are mostly short pieces, and appending
/// one to an array took three times as many instructions, which for templates alone was a fortieth of
/// a report's.
public struct OutputBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  /// Creates an empty buffer.
  ///
  /// - Parameter capacity: For how many bytes there is room before it grows, at least one.
  public init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(byteCount: self.capacity, alignment: 1)
  }

  deinit { start.deallocate() }

  /// How many bytes are together.
  @inlinable @inline(__always)
  public var count: Int { end }

  /// What is together.
  public var bytes: [UInt8] {
    // All empty arrays are one, whose length would be written by several threads.
    if count == 0 { return [] }
    return Array(unsafeUninitializedCapacity: count) { bytes, count in
      UnsafeMutableRawBufferPointer(bytes).copyMemory(
        from: UnsafeRawBufferPointer(start: start, count: self.count))
      count = self.count
    }
  }

  /// The last byte, if there is any.
  @inlinable
  public var last: UInt8? {
    end == 0 ? nil : start.load(fromByteOffset: end &- 1, as: UInt8.self)
  }

  /// Appends bytes that are somewhere else.
  @inlinable @inline(__always)
  public mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if capacity &- end < bytes.count { grow(by: bytes.count) }
    (start + end).copyMemory(from: source, byteCount: bytes.count)
    end &+= bytes.count
  }

  /// Appends a byte.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if capacity == end { grow(by: 1) }
    start.storeBytes(of: byte, toByteOffset: end, as: UInt8.self)
    end &+= 1
  }

  /// Appends text.
  @inlinable
  public mutating func append(_ text: consuming String) {
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Empties the buffer.
  @inlinable
  public mutating func removeAll() { end = 0 }

  /// Takes the last bytes off.
  ///
  /// - Parameter taken: How many, no more than there are.
  public mutating func removeLast(_ taken: Int) {
    precondition(taken >= 0 && taken <= end)
    end -= taken
  }

  @usableFromInline @inline(never)
  mutating func grow(by addition: Int) {
    capacity = max(end + addition, 2 * capacity)
    let more = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
    more.copyMemory(from: start, byteCount: end)
    start.deallocate()
    start = more
  }
}
