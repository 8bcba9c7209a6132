#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Diagnostics

/// The two streams that a person or another program reads.
///
/// Results go to standard output, everything else to standard error. Colour appears on a terminal
/// only, and not when `NO_COLOR` is set.
struct Terminal {
  /// Whether standard output is a terminal, not a file or another program.
  let outputIsShown: Bool
  /// Whether standard error is a terminal.
  let messagesAreShown: Bool
  /// Whether standard output is a terminal that shows colour.
  let outputHasColour: Bool
  /// Whether standard error is a terminal that shows colour.
  let messagesHaveColour: Bool
  /// Whether a line on standard error can be written over.
  private let progressIsShown: Bool

  /// Looks at the streams and the environment.
  init() {
    let isForbidden = Self.environment("NO_COLOR")?.isEmpty == false
    let isDumb = Self.environment("TERM") == "dumb"
    outputIsShown = isatty(1) == 1
    messagesAreShown = isatty(2) == 1
    outputHasColour = outputIsShown && !isForbidden && !isDumb
    messagesHaveColour = messagesAreShown && !isForbidden && !isDumb
    progressIsShown = messagesAreShown && !isDumb
    // A reader that went away, as `head` does, ends the writing and isn't an error.
    signal(SIGPIPE, SIG_IGN)
    Interruption.listen()
    // A stream that the caller closed would be given to the next file opened, and a message be
    // written into that.
    while true {
      let lowest = open("/dev/null", O_RDONLY)
      guard lowest >= 0, lowest <= 2 else {
        close(lowest)
        break
      }
    }
  }

  /// Writes a result.
  func print(_ text: String) { print(Array(text.utf8)) }

  /// Writes a result; one that isn't taken ends the program, as half of it would mislead.
  func print(_ bytes: [UInt8]) {
    guard !Disk.writeAll(bytes, to: 1), errno != EPIPE else { return }
    say(Disk.Failure("write", "standard output"))
    exit(.failed)
  }

  /// Clears the screen if standard output is one.
  func clear() {
    if outputIsShown, Self.environment("TERM") != "dumb" { print("\u{1B}[2J\u{1B}[3J\u{1B}[H") }
  }

  /// Whether standard output goes to a program that has stopped reading.
  var readerIsGone: Bool {
    var stream = pollfd(fd: 1, events: 0, revents: 0)
    return poll(&stream, 1, 0) == 1 && stream.revents & Int16(POLLERR | POLLNVAL) != 0
  }

  /// Writes a message for the person at the terminal, in lines of at most 80 characters.
  func say(_ text: String) { write(text.wrappedProse()) }

  /// Writes findings, each in the one line that editors and other programs know, or wrapped for a
  /// person.
  func say(_ findings: [Finding]) {
    guard !findings.isEmpty else { return }
    write(
      findings.map { $0.text(isOnTerminal: messagesAreShown, hasColour: messagesHaveColour) }
        .joined(separator: "\n"))
  }

  /// Says why the program couldn't do what it was asked.
  func say(_ error: any Error) {
    let text = "\(error)".split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withoutControls }.joined(separator: "\n")
    let message = "laser: error: \(text)".wrappedProse(hanging: 2)
    write(
      messagesHaveColour
        ? "laser: \u{1B}[1;31merror:\u{1B}[0m" + message.dropFirst("laser: error:".count) : message)
    if let error = error as? RequestError { say(error.findings) }
  }

  /// Shows how far a long piece of work has come, in the place of what was shown before.
  func showProgress(_ text: String) {
    guard progressIsShown else { return }
    _ = Disk.writeAll(Array("\r\u{1B}[K\(text.withoutControls.prefix(79))".utf8), to: 2)
  }

  /// Takes away what was shown of a long piece of work.
  func endProgress() { showProgress("") }

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

  private func write(_ text: String) {
    // Nobody is left to be told that a message can't be written.
    _ = Disk.writeAll(Array("\(text)\n".utf8), to: 2)
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

extension Finding {
  /// The finding in its one text form; for a person at a terminal wrapped and in colour.
  func text(isOnTerminal: Bool, hasColour: Bool) -> String {
    guard isOnTerminal else { return description }
    let text = description.wrappedProse(hanging: 2)
    guard hasColour else { return text }
    let colour =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    let place = "\(position):"
    let word = " \(severity.rawValue):"
    guard text.hasPrefix(place + word) else { return text }
    return "\u{1B}[1m\(place)\u{1B}[0m\u{1B}[\(colour)m\(word)\u{1B}[0m"
      + text.dropFirst(place.count + word.count)
  }
}
