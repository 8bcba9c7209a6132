import Diagnostics
import Intake
import SelfEvaluation

/// What may stand in the place of the last word of a command line.
///
/// The scripts for the shells know nothing of the commands: they ask the program itself, by
/// `laser complete -- WORD…`, which answers a line for each word that fits, with its explanation
/// after a tab, and `:files` or `:folders` where the shell has to look for a path.
struct Completion {
  /// The word by which the scripts ask.
  static let word = "complete"

  /// The answer.
  var lines: String {
    candidates.filter { $0.word.hasPrefix(current) }
      .map { "\($0.word)\t\($0.what.withoutControls)\n" }.joined()
      + (paths.map { ":\($0.rawValue)\n" } ?? "")
  }

  private typealias Candidate = (word: String, what: String)

  private enum Paths: String { case files, folders }

  private var candidates: [Candidate] = []
  private var paths: Paths?
  private let current: String

  /// Completes words.
  ///
  /// - Parameter words: Those after `laser`, the last as far as it has been typed; a `--` before
  ///   them is passed over.
  init(of words: some Sequence<String>) {
    var words = Array(words)
    if words.first == "--" { words.removeFirst() }
    current = words.popLast() ?? ""
    if words.first == "help" || words.first == "--help" { words.removeFirst() }
    let found = Laser.commands.first { command in
      words.starts(with: command.name.split(separator: " ").map(String.init))
    }
    if let found {
      let typed = words.dropFirst(found.name.split(separator: " ").count)
      complete(found, after: Array(typed))
    } else {
      completeName(after: words)
    }
  }

  // MARK: - Commands

  private mutating func completeName(after words: [String]) {
    for command in Laser.commands {
      let name = command.name.split(separator: " ").map(String.init)
      guard name.starts(with: words), name.count > words.count else { continue }
      let next = name[words.count]
      if name.count > words.count + 1 {
        let group = Laser.commands.filter { $0.name.hasPrefix("\(next) ") }.map(\.name)
        guard !candidates.contains(where: { $0.word == next }) else { continue }
        candidates.append((next, group.joined(separator: ", ")))
      } else {
        candidates.append((next, command.summary))
      }
    }
    if words.isEmpty {
      candidates.append(("help", "Show how a command is used."))
      if current.hasPrefix("-") {
        candidates += [("--help", "Show the commands."), ("--version", "Show the version.")]
      }
    }
  }

  // MARK: - Options and operands

  private mutating func complete(_ command: Command, after words: [String]) {
    var operands: [String] = []
    var given: Set<String> = []
    var waiting: Command.Option?
    var isPastOptions = false
    for word in words {
      if waiting != nil {
        waiting = nil
      } else if isPastOptions || !word.hasPrefix("-") || word == "-" {
        operands.append(word)
      } else if word == "--" {
        isPastOptions = true
      } else {
        let name = String(word.prefix { $0 != "=" })
        let option = command.options.first { $0.name == name }
        if let option, !option.isRepeatable { given.insert(name) }
        if option?.value != nil, !word.contains("=") { waiting = option }
      }
    }
    let workspace = operands.first { Disk.kind(of: "\($0)/laser.json") == .file } ?? "Evidence"
    if let waiting {
      complete(waiting, in: workspace)
    } else if current.hasPrefix("-"), !isPastOptions {
      let parts = current.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let option = command.options.first(where: { $0.name == parts[0] }) {
        complete(option, in: workspace)
        for index in candidates.indices {
          candidates[index].word = "\(option.name)=" + candidates[index].word
        }
      } else {
        candidates = command.options.filter { !given.contains($0.name) }.map { ($0.name, $0.help) }
        candidates.append(("--help", "Show how the command is used."))
      }
    } else {
      for kind in operandKinds(of: command, at: operands.count) { complete(kind, in: workspace) }
      candidates.removeAll { operands.contains($0.word) }
    }
  }

  private mutating func complete(_ option: Command.Option, in workspace: String) {
    if option.choices.isEmpty {
      complete(option.value == "ID" ? option.name : option.value ?? "", in: workspace)
    } else {
      candidates = option.choices.map { ($0, "") }
    }
  }

  /// What may stand in the place of an operand, as usage shows it, such as `[WORKSPACE]`.
  ///
  /// Once one that may be repeated is reached, it and all after it may follow.
  private func operandKinds(of command: Command, at place: Int) -> [String] {
    let shown = command.operands.split(separator: " ").map { $0.filter { !"[]".contains($0) } }
    let repeated = shown.firstIndex { $0.hasSuffix("…") } ?? shown.count
    let kinds = place < repeated ? shown.dropFirst(place).prefix(1) : shown.dropFirst(repeated)
    return kinds.map { $0.filter { $0 != "…" } }
  }

  private mutating func complete(_ kind: String, in workspace: String) {
    switch kind {
    case "TEAM", "--team":
      candidates += evaluation(workspace)?.settings.teams.map { ($0.id.text, $0.name) } ?? []
    case "--measure":
      candidates += evaluation(workspace)?.measures.map { ($0.id.text, $0.title) } ?? []
    case "QUESTION", "N":
      let bank = evaluation(workspace)?.bank ?? (try? Command.bank(named: nil))
      candidates += bank?.questions.map { (String($0.number), $0.text) } ?? []
    case "WORKSPACE", "DIR": paths = .folders
    case "FILE", "OLD", "NEW": paths = .files
    default:
      if kind.contains("|") { candidates += kind.split(separator: "|").map { (String($0), "") } }
    }
  }

  /// What a workspace holds, its answers and figures left out: nobody waits for a tab.
  private func evaluation(_ path: String) -> Evaluation? {
    guard var workspace = try? Workspace(opening: path) else { return nil }
    let folders = ["judgements/", "measures/", "priorities/", "versions/"]
    workspace.files.removeAll { file in folders.contains { file.path.hasPrefix($0) } }
    return Intake.read(workspace).evaluation
  }
}
