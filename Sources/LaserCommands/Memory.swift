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

  /// Has the system set the pages of the program's variables aside in one go, before there are
  /// threads.
  ///
  /// Nearly all of them are read before they are written. Each would be set aside twice, and at the
  /// second time all processors stop to forget the first: measured, a fifteenth of a short
  /// comparison's time.
  static func openGlobals() {
    #if canImport(Glibc) && os(Linux)
      guard limit == .max, let range = globals else { return }
      // MADV_POPULATE_WRITE; a system that doesn't know it does nothing.
      madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, 23)
    #endif
  }

  #if canImport(Glibc) && os(Linux)
    /// The addresses of the variables that begin as zeros.
    ///
    /// They are the first memory that has no name and may be written, and lie right behind what has
    /// one. It's `nil` for what a sanitizer keeps there, which is more than there is memory.
    private static var globals: Range<UInt>? {
      let file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { text in
        // Byte by byte: to split the lines into fields costs as much as is gained.
        let count = max(0, read(file, text.baseAddress, text.count))
        var (lineStart, lastEnd) = (0, UInt.max)
        for end in 0..<count where text[end] == UInt8(ascii: "\n") {
          // Such as `0103f000-0108e000 rw-p 00000000 00:00 0 `.
          let line = lineStart..<end
          lineStart = end + 1
          guard let dash = line.first(where: { text[$0] == UInt8(ascii: "-") }),
            let space = line.first(where: { text[$0] == UInt8(ascii: " ") }),
            dash < space, space + 2 < end
          else { return nil }
          let first = number(text[line.lowerBound..<dash])
          let last = number(text[dash + 1..<space])
          if text[end - 1] == UInt8(ascii: " "), text[space + 2] == UInt8(ascii: "w") {
            guard first == lastEnd, first < last, last - first <= mostGlobals else { return nil }
            return first..<last
          }
          lastEnd = last
        }
        return nil
      }
    }

    /// The program's variables are far fewer bytes than this; what is more is something else.
    private static let mostGlobals: UInt = 4 << 20

    /// Reads a number of hexadecimal digits.
    private static func number(_ digits: Slice<UnsafeMutableBufferPointer<UInt8>>) -> UInt {
      digits.reduce(0) { $0 << 4 | UInt($1 < 0x3A ? $1 & 0xF : $1 & 0xF + 9) }
    }
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
