/// A value that several threads use, one at a time.
public final class Locked<Value>: @unchecked Sendable {
  @usableFromInline var value: Value
  @usableFromInline let lock = SystemLock()

  /// Begins with a value that nobody else has.
  @inlinable
  public init(_ value: sending Value) { self.value = value }

  deinit { lock.destroy() }

  // Inlined, as what isn't looks up what type its value has each time.
  /// Does something with the value while nobody else can.
  @inlinable
  public func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
