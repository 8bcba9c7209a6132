/// Where a result is put together, as UTF-8.
///
/// It's memory of its own and no array: a template is mostly short pieces, and appending one to an
/// array took three times as many instructions, which was a fortieth of a report's.
public struct OutputBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  /// How many bytes are together.
  @usableFromInline var count = 0

  /// Creates an empty buffer.
  ///
  /// - Parameter capacity: For how many bytes there is room before it grows, at least one.
  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(byteCount: self.capacity, alignment: 1)
  }

  deinit { start.deallocate() }

  /// What is together.
  var bytes: [UInt8] {
    // All empty arrays are one, whose length would be written by several threads.
    if count == 0 { return [] }
    return Array(unsafeUninitializedCapacity: count) { bytes, count in
      UnsafeMutableRawBufferPointer(bytes).copyMemory(
        from: UnsafeRawBufferPointer(start: start, count: self.count))
      count = self.count
    }
  }

  /// The last byte, if there is any.
  var last: UInt8? {
    count == 0 ? nil : start.load(fromByteOffset: count &- 1, as: UInt8.self)
  }

  /// Appends bytes that are somewhere else.
  @inlinable @inline(__always)
  public mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if capacity &- count < bytes.count { grow(by: bytes.count) }
    (start + count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  /// Appends a byte.
  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if capacity == count { grow(by: 1) }
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  mutating func append(_ text: consuming String) {
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Empties the buffer.
  mutating func removeAll() { count = 0 }

  @usableFromInline @inline(never)
  mutating func grow(by addition: Int) {
    let more = UnsafeMutableRawPointer.allocate(
      byteCount: max(count + addition, 2 * capacity), alignment: 1)
    more.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = more
    capacity = max(count + addition, 2 * capacity)
  }
}
