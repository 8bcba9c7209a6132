#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A value that several threads use, one at a time.
///
/// The lock is the system's: the thread sanitizer can't look into the standard library's `Mutex` and
/// takes every value behind it for a race.
package final class Locked<Value>: @unchecked Sendable {
  private var value: Value
  // A lock must stay where it was made; a stored property of a class may be moved for an access.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  /// Begins with a value that nobody else has.
  package init(_ value: sending Value) {
    self.value = value
    let status = pthread_mutex_init(lock, nil)
    precondition(status == 0, "a lock can be made")
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Does something with the value while nobody else can.
  package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
