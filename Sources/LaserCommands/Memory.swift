#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The memory that the program works in.
enum Memory {
  /// How much address space the system allows, in bytes.
  static let limit: Int = {
    var limit = rlimit()
    #if canImport(Glibc)
      let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0
    #else
      let isKnown = getrlimit(RLIMIT_AS, &limit) == 0
    #endif
    return isKnown ? Int(clamping: limit.rlim_cur) : .max
  }()

  /// How much address space a thread takes with its stack and its part of the heap, and the program
  /// by the way, in bytes.
  static let perThread = 128 << 20

  #if canImport(Glibc)
    /// How much of a thread's memory is opened up at once, in bytes.
    private static let step = 8 << 20
  #endif

  /// Has the C library take memory for this thread in large steps.
  ///
  /// For every thread but the first glibc asks the system for more memory by 4 KB at a time, and all
  /// threads wait meanwhile for their pages: measured, a twentieth of a report's time. What was
  /// opened up once stays so after it's given back, and costs a page until it's used.
  static func growInLargeSteps() {
    #if canImport(Glibc)
      guard limit == .max else { return }
      // The first so large a piece is taken from elsewhere, and from then on no other is.
      for _ in 0..<2 {
        var piece: UnsafeMutableRawPointer?
        if posix_memalign(&piece, MemoryLayout<Int>.size, step) == 0 { free(piece) }
      }
    #endif
  }
}
