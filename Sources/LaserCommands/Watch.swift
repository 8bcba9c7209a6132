#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Diagnostics

/// Does something again whenever a file is saved, until Ctrl-C or until nobody reads on.
///
/// It looks at times and sizes, five times a second: that works on every system and network drive.
struct Watch {
  /// The folders to look at.
  var folders: [String]
  /// A folder within them to pass over: what is written there is no reason to write again.
  var besides: String?

  /// Does it once, and from then on after each change.
  ///
  /// - Parameters:
  ///   - terminal: Where faults are told.
  ///   - body: What to do; it's told which files changed, none at first.
  /// - Returns: The exit status, once nobody reads on.
  /// - Throws: What the body throws at first: a mistyped name won't mend itself. Later that is said,
  ///   and the watching goes on, as a person in the middle of a change is at work on it.
  func run(_ terminal: Terminal, _ body: ([String]) throws -> Void) throws -> ExitStatus {
    var seen = stamps()
    try body([])
    while !terminal.readerIsGone {
      usleep(200_000)
      var now = stamps()
      guard now != seen else { continue }
      // Some programs save in steps: wait until two looks agree, but not for ever.
      for _ in 0..<5 {
        usleep(50_000)
        let next = stamps()
        if next == now { break }
        now = next
      }
      let changed = Set(now.keys).union(seen.keys).filter { now[$0] != seen[$0] }.sorted()
      seen = now
      do {
        try body(changed)
      } catch {
        terminal.say(error)
      }
    }
    return .clean
  }

  private func stamps() -> [String: Disk.Stamp] {
    var stamps: [String: Disk.Stamp] = [:]
    for folder in folders {
      let paths = (try? Disk.files(below: folder).files.map(\.path)) ?? []
      for path in paths where !path.hasPrefix(".") && !path.holds("/.") {
        let file = "\(folder)/\(path)"
        if let besides, file.hasPrefix(besides + "/") { continue }
        stamps[file] = Disk.Stamp(of: file)
      }
    }
    return stamps
  }
}

extension Command.Option {
  /// The option that lets a command go on until it's ended.
  static let watch = Self(
    name: "--watch", help: "Do it again whenever a file is saved, until Ctrl-C.")
}
