#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two streams that a person or another program reads.
///
/// Results go to standard output, everything else to standard error. Colour appears on a terminal
/// only, and not when `NO_COLOR` is set.
struct Terminal {
  /// Whether standard output is a terminal that shows colour.
  let outputHasColour: Bool
  /// Whether standard error is a terminal that shows colour.
  let messagesHaveColour: Bool

  /// Looks at the streams and the environment.
  init() {
    let isForbidden = Self.environment("NO_COLOR")?.isEmpty == false
    let isDumb = Self.environment("TERM") == "dumb"
    outputHasColour = isatty(1) == 1 && !isForbidden && !isDumb
    messagesHaveColour = isatty(2) == 1 && !isForbidden && !isDumb
    // A reader that went away, as `head` does, ends the writing and isn't an error.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a result.
  func print(_ text: String) { write(Array(text.utf8), to: 1) }

  /// Writes a result.
  func print(_ bytes: [UInt8]) { write(bytes, to: 1) }

  /// Writes a message for the person at the terminal.
  func say(_ text: String) { write(Array("\(text)\n".utf8), to: 2) }

  /// Ends the program.
  func exit(_ status: ExitStatus) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status.rawValue)
    #elseif canImport(Musl)
      Musl.exit(status.rawValue)
    #elseif canImport(Darwin)
      Darwin.exit(status.rawValue)
    #endif
  }

  /// Reads a variable of the environment.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    _ = Disk.writeAll(bytes, to: descriptor)
  }
}

/// How a command ended, as `diff(1)` has it.
enum ExitStatus: Int32 {
  /// Nothing to report.
  case clean = 0
  /// Findings, or differences.
  case found = 1
  /// It could not be done.
  case failed = 2
}
