import Diagnostics

/// What a piece of work gives for each key, worked out when it's first asked for.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let made = Locked<[Key: Value]>([:])
  private let make: @Sendable (Key) -> Value

  init(_ make: @escaping @Sendable (Key) -> Value) { self.make = make }

  subscript(key: Key) -> Value {
    if let value = made.withLock({ $0[key] }) { return value }
    let value = make(key)
    made.withLock { $0[key] = value }
    return value
  }
}
