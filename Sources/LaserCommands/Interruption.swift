#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Synchronization

/// Ctrl-C, and what a system sends when it ends a program: files being written are put back first.
///
/// The signal is noted and the writing sees it between two files; whoever asks twice is obeyed at
/// once. Only atomic numbers are touched while a signal is handled, as nothing else is safe there.
enum Interruption {
  private static let writers = Atomic<Int>(0)
  private static let noted = Atomic<Int32>(0)

  /// Begins to listen; a signal that the caller has the program ignore stays ignored.
  static func listen() {
    // Both numbers are made now, and not in the handler.
    _ = isWaiting
    // Some programs start others from threads that take no signals, and pass that on.
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      sigaddset(&numbers, number)
      let before = signal(number) { number in
        Interruption.note(number)
      }
      if isIgnoring(before) { signal(number, SIG_IGN) }
    }
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  private static func note(_ number: Int32) {
    let isFirst = noted.exchange(number, ordering: .sequentiallyConsistent) == 0
    if !isFirst || writers.load(ordering: .sequentiallyConsistent) == 0 { end(number) }
  }

  /// Whether a signal is waiting for the end of the writing.
  static var isWaiting: Bool {
    writers.load(ordering: .sequentiallyConsistent) >= 0
      && noted.load(ordering: .sequentiallyConsistent) != 0
  }

  /// Does something that mustn't be left half done; a signal that comes meanwhile ends the program
  /// afterwards.
  static func hold<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    writers.add(1, ordering: .sequentiallyConsistent)
    defer {
      let left = writers.subtract(1, ordering: .sequentiallyConsistent).newValue
      let number = noted.load(ordering: .sequentiallyConsistent)
      if left == 0, number != 0 { end(number) }
    }
    return try body()
  }

  /// Ends the program as the signal would have.
  private static func end(_ number: Int32) {
    signal(number, SIG_DFL)
    raise(number)
  }

  private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
