import Diagnostics

/// The program.
public enum Laser {
  /// The version of the program.
  public static let version = "0.1"
  /// The name by which the program signs what it makes.
  static let generator = "LASER \(version)"

  /// The commands in the order in which a person meets them.
  static var commands: [Command] { makers.map { $0() } }

  /// What puts each command together: one is asked for, and all of them took a hundredth of a small
  /// report's time.
  private static let makers: [@Sendable () -> Command] = [
    { .report }, { .compile }, { .check }, { .trends }, { .diff }, { .agree }, { .workbook },
    { .importDrafts }, { .saveVersion }, { .listVersions }, { .questions }, { .initialise },
    { .rollForward }, { .copyTemplates }, { .completions },
  ]

  /// Runs the command that the program was called with, and ends the program.
  public static func main() -> Never {
    Memory.openGlobals()
    let terminal = Terminal()
    terminal.exit(run(Array(CommandLine.arguments.dropFirst()), terminal))
  }

  /// Runs the command that the words ask for.
  static func run(_ words: [String], _ terminal: Terminal) -> ExitStatus {
    do {
      guard let first = words.first else {
        terminal.print(overview)
        return .clean
      }
      switch first {
      case "--help", "-h", "help":
        terminal.print(try help(for: words.dropFirst().filter { !isHelp($0) }))
        return .clean
      case "--version":
        terminal.print("laser \(version)\n")
        return .clean
      case Completion.word:
        terminal.print(Completion(of: words.dropFirst()).lines)
        return .clean
      default: break
      }
      if words.contains(where: isHelp) {
        terminal.print(try help(for: words.filter { !isHelp($0) }))
        return .clean
      }
      try RequestError.checkMarks(in: words)
      let (command, rest) = try command(for: words)
      return try command.run(Invocation(rest, for: command), terminal)
    } catch {
      terminal.say(error)
      return .failed
    }
  }

  private static func isHelp(_ word: String) -> Bool { word == "--help" || word == "-h" }

  /// The page on the command that words begin with; of `version`, those on both that there are.
  private static func help(for words: [String]) throws(UsageError) -> String {
    guard let first = words.first, first != "help" else { return overview }
    let group = commands(ofGroup: first)
    if words.count == 1, !group.isEmpty { return group.map(\.help).joined(separator: "\n") }
    return try command(for: words).command.help
  }

  /// The commands of two words that begin with a word.
  private static func commands(ofGroup word: String) -> [Command] {
    commands.filter { $0.name.hasPrefix("\(word) ") }
  }

  /// Finds the command that words begin with.
  private static func command(
    for words: [String]
  ) throws(UsageError) -> (command: Command, rest: ArraySlice<String>) {
    for make in makers {
      let command = make()
      let name = command.name.split(separator: " ").map(String.init)
      if words.starts(with: name) { return (command, words.dropFirst(name.count)) }
    }
    let first = words.first ?? ""
    let group = commands(ofGroup: first).map { "laser \($0.name)" }
    if !group.isEmpty {
      let second = words.dropFirst().first
      let near = second.flatMap { "laser \(first) \($0)".nearest(among: group) }
      throw UsageError(
        second.map { "'\($0)' isn't a command of 'laser \(first)'" }
          ?? "'laser \(first)' is incomplete",
        meant: near ?? group.joined(separator: "' or '"), command: first)
    }
    let names = commands.map(\.name)
    let others =
      names.flatMap { [$0, String($0.prefix { $0 != " " })] }
      + (first.hasPrefix("-") ? ["--help", "--version"] : ["help"])
    throw UsageError(
      first.hasPrefix("-") ? "'\(first)' isn't an option of 'laser'" : "'\(first)' isn't a command",
      meant: names.first { $0.hasSuffix(" \(first)") }
        ?? words.prefix(2).joined(separator: " ").nearest(among: names)
        ?? first.nearest(among: others))
  }

  private static var overview: String {
    let width = (commands.map(\.name.count).max() ?? 0) + 2
    return """
      LASER makes a local authority's self-evaluation report from plain files.

      Usage: laser COMMAND [OPTIONS]

      Commands:
      \(commands.map { "  " + $0.name.padded(to: width) + $0.summary }.joined(separator: "\n"))

      'laser COMMAND --help' tells more about one, with an example. To begin:

        laser init Evidence --authority Lancashire --year 2014/15 \\
            --team primary=Primary
        laser check
        laser report

      """
  }
}
