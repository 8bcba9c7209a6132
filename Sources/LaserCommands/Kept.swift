import Diagnostics

/// Large values that the program ends with: they are never taken apart, since the system takes all
/// memory back at once.
enum Kept {
  private static let values = Locked<[any Sendable]>([])

  /// Keeps a value to the end of the program.
  static func toTheEnd(_ value: some Sendable) { values.withLock { $0.append(value) } }
}
