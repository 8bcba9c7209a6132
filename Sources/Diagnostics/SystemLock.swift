#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The system's lock: the thread sanitizer can't look into the standard library's `Mutex` and takes
/// every value behind it for a race.
@usableFromInline
struct SystemLock {
  // A lock must stay where it was made; a stored property of a class may be moved for an access.
  @usableFromInline let place: UnsafeMutableRawPointer

  @usableFromInline
  init() {
    let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    let status = pthread_mutex_init(mutex, nil)
    precondition(status == 0, "a lock can be made")
    place = UnsafeMutableRawPointer(mutex)
  }

  private var mutex: UnsafeMutablePointer<pthread_mutex_t> {
    place.assumingMemoryBound(to: pthread_mutex_t.self)
  }

  @usableFromInline
  func lock() { pthread_mutex_lock(mutex) }

  @usableFromInline
  func unlock() { pthread_mutex_unlock(mutex) }

  @usableFromInline
  func destroy() {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }
}
