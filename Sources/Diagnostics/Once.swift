/// A value that several may need and the first of them works out; the others wait for it.
public final class Once<Value: Sendable>: Sendable {
  @usableFromInline let made = Locked<Value?>(nil)
  @usableFromInline let make: @Sendable () -> Value

  /// Keeps the work for when it's asked for.
  @inlinable
  public init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value.
  @inlinable public var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
