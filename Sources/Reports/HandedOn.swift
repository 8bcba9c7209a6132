import Diagnostics

/// Values that the two faces go through in order, each at its own pace: whichever comes to one first
/// makes it, and it's let go once the other has had it.
///
/// Made once, the rows of a digest take half the time; as the faces keep step only roughly, few may
/// wait, or those waiting would take up more than all else.
final class HandedOn<Value: Sendable>: Sendable {
  private struct State {
    var waiting: [Int: Once<Value>] = [:]
    /// Where each face is.
    var reached: [Face: Int] = [:]
  }
  private let state = Locked(State())
  private let mostWaiting: Int
  private let make: @Sendable (Int) -> Value

  /// - Parameters:
  ///   - mostWaiting: How many may wait for the other face; what is more is made by each.
  ///   - make: Makes a value by its place.
  init(mostWaiting: Int, _ make: @escaping @Sendable (Int) -> Value) {
    self.mostWaiting = mostWaiting
    self.make = make
  }

  /// A value by its place.
  func take(_ place: Int, for face: Face) -> Value {
    let one = state.withLock { state in
      state.reached[face] = place
      if let made = state.waiting.removeValue(forKey: place) { return made }
      let one = Once { [make] in make(place) }
      let other: Face = face == .html ? .markdown : .html
      if state.waiting.count < mostWaiting, state.reached[other, default: -1] < place {
        state.waiting[place] = one
      }
      return one
    }
    return one.value
  }
}
