import Diagnostics

/// Values that two go through at their own pace: each is made by the one who comes to it first, and
/// let go once the other has had it.
///
/// Made once, the rows of a digest take half the time; kept until the end, they would take up more
/// than all else.
final class HandedOn<Value: Sendable>: Sendable {
  private let waiting = Locked<[Int: Once<Value>]>([:])
  private let make: @Sendable (Int) -> Value

  init(_ make: @escaping @Sendable (Int) -> Value) { self.make = make }

  /// A value by its place.
  func take(_ place: Int) -> Value {
    let one = waiting.withLock { waiting in
      if let made = waiting.removeValue(forKey: place) { return made }
      let one = Once { [make] in make(place) }
      waiting[place] = one
      return one
    }
    return one.value
  }
}
