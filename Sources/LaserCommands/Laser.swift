import Diagnostics

/// The program.
public enum Laser {
  /// The version of the program.
  public static let version = "0.1"
  /// The name by which the program signs what it makes.
  static let generator = "LASER \(version)"

  /// The commands in the order in which a person meets them.
  static let commands: [Command] = [
    .report, .compile, .check, .trends, .diff, .agree, .workbook, .importDrafts, .saveVersion,
    .listVersions, .questions, .initialise, .rollForward, .copyTemplates, .completions,
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
        let rest = Array(words.dropFirst())
        terminal.print(rest.isEmpty ? overview : try command(for: rest).command.help)
        return .clean
      case "--version":
        terminal.print("laser \(version)\n")
        return .clean
      case Completion.word:
        terminal.print(Completion(of: words.dropFirst()).lines)
        return .clean
      default: break
      }
      let (command, rest) = try command(for: words)
      if rest.contains("--help") || rest.contains("-h") {
        terminal.print(command.help)
        return .clean
      }
      return try command.run(Invocation(rest, for: command), terminal)
    } catch {
      terminal.say(error)
      return .failed
    }
  }

  /// Finds the command that words begin with.
  private static func command(
    for words: [String]
  ) throws(UsageError) -> (command: Command, rest: ArraySlice<String>) {
    for command in commands {
      let name = command.name.split(separator: " ").map(String.init)
      if words.starts(with: name) { return (command, words.dropFirst(name.count)) }
    }
    let first = words.first ?? ""
    if let group = commands.first(where: { $0.name.hasPrefix("\(first) ") }) {
      throw UsageError("'laser \(first)' is incomplete", meant: "laser \(group.name)")
    }
    let names = commands.map(\.name) + ["help", "--help", "--version"]
    throw UsageError("'\(first)' isn't a command", meant: first.nearest(among: names))
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
