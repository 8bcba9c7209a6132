import Diagnostics

/// A command of the program: what it takes and how it's explained.
struct Command: Sendable {
  /// The words that call it, such as `templates copy`.
  var name: String
  /// What it does, in one line.
  var summary: String
  /// Its operands as usage shows them, such as `[WORKSPACE]`.
  var operands: String
  /// How many operands it takes.
  var operandCount: ClosedRange<Int>
  /// Its options.
  var options: [Option]
  /// Examples, each a whole command line and what it does.
  var examples: [(line: String, what: String)]
  /// What it does when called.
  var run: @Sendable (Invocation, Terminal) throws -> ExitStatus

  /// One option of a command.
  struct Option: Sendable {
    /// The name with its hyphens, such as `--output`.
    var name: String
    /// What its value is called, such as `DIR`; `nil` for a switch.
    var value: String?
    /// What it does, in one line.
    var help: String
    /// Whether it may be given more than once.
    var isRepeatable = false
    /// The values that it may have; empty for any.
    var choices: [String] = []
  }

  /// The page that `--help` prints.
  var help: String {
    let all = options + [Option(name: "--help", help: "Show this page.")]
    let shown = all.map { ($0.value.map { value in "\(value)" }, $0) }
      .map { value, option in (value.map { "\(option.name) \($0)" } ?? option.name, option.help) }
    // A long name has its line for itself, so that the explanations of the others keep their room.
    let width = (shown.map(\.0.count).filter { $0 <= 24 }.max() ?? 0) + 4
    let indent = String(repeating: " ", count: width)
    let lines = shown.map { name, help in
      name.count <= 24
        ? ("  " + name).padded(to: width) + help.wrapped(to: 80 - width, indent: indent)
        : "  \(name)\n\(indent)" + help.wrapped(to: 80 - width, indent: indent)
    }
    let usage = ["laser \(name)", operands, "[OPTIONS]"].filter { !$0.isEmpty }
    return """
      \(summary)

      Usage: \(usage.joined(separator: " "))

      Options:
      \(lines.joined(separator: "\n"))

      Examples:
      \(examples.map { "  \($0.line.brokenAsCommand)\n      \($0.what)" }.joined(separator: "\n"))

      """
  }
}

extension Command.Option {
  /// The option `--format` with its choices.
  static func format(_ choices: String...) -> Self {
    Self(
      name: "--format", value: choices.joined(separator: "|"),
      help: "How to print; \(choices[0]) if left out.", choices: choices)
  }

  /// The option that lets a command write over what a person wrote.
  static let force = Self(
    name: "--force", help: "Write over files that the program did not make.")
}

/// The words after a command, sorted.
struct Invocation {
  /// What isn't an option, in order.
  var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Sorts the words.
  ///
  /// - Throws: ``UsageError`` for words that the command doesn't take.
  init(_ words: some Sequence<String>, for command: Command) throws(UsageError) {
    var words = Array(words)[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      if word == "--" {
        operands += words
        break
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = command.options.first(where: { $0.name == name }) else {
        throw UsageError(
          "'\(name)' isn't an option of 'laser \(command.name)'",
          meant: name.nearest(among: command.options.map(\.name) + ["--help"]),
          command: command.name)
      }
      guard option.isRepeatable || values[name] == nil else {
        throw UsageError("'\(name)' is given twice", command: command.name)
      }
      guard let kind = option.value else {
        guard parts.count == 1 else {
          throw UsageError("'\(name)' takes no value", command: command.name)
        }
        values[name] = []
        continue
      }
      // The next option is no value; one that looks like it can be written after '='.
      let next = words.first?.prefix { $0 != "=" }
      let isMissing = command.options.contains { $0.name == next ?? "" }
      guard
        let value = parts.count == 2 ? String(parts[1]) : isMissing ? nil : words.popFirst(),
        !value.isEmpty
      else {
        throw UsageError("'\(name)' needs a value: \(name) \(kind)", command: command.name)
      }
      guard option.choices.isEmpty || option.choices.contains(value) else {
        throw UsageError(
          "'\(value)' isn't one of \(option.choices.joined(separator: ", "))",
          meant: value.nearest(among: option.choices), command: command.name)
      }
      values[name, default: []].append(value)
    }
    guard !operands.contains("") else {
      throw UsageError("'' names nothing", command: command.name)
    }
    guard operands.count <= command.operandCount.upperBound else {
      throw UsageError(
        "'\(operands[command.operandCount.upperBound])' is one too many", command: command.name)
    }
    guard operands.count >= command.operandCount.lowerBound else {
      throw UsageError("something is missing: \(command.operands)", command: command.name)
    }
  }

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option; `nil` when not given.
  func value(_ name: String) -> String? { values[name]?.last }

  /// All values of an option that may be repeated.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The operand at a place; `nil` when there are fewer.
  func operand(_ place: Int) -> String? { operands.indices.contains(place) ? operands[place] : nil }

  /// The workspace named by the operand at a place, by default `Evidence`.
  func workspace(_ place: Int = 0) -> String {
    (operand(place) ?? "Evidence").withoutSlashes
  }
}

/// Words that a command doesn't take.
struct UsageError: Error, CustomStringConvertible {
  var description: String

  init(_ message: String, meant: String? = nil, command: String? = nil) {
    let name = command.map { "laser \($0)" } ?? "laser"
    description =
      message + (meant.map { "; did you mean '\($0)'?" } ?? "")
      + "\n  hint: '\(name) --help' shows what it takes, with an example"
  }
}

/// A request that can't be met, in a sentence for the person who made it.
struct RequestError: Error, CustomStringConvertible {
  var description: String
  /// What stands in the way, if it was found in files.
  var findings: [Finding]

  init(_ message: String, hint: String? = nil, findings: [Finding] = []) {
    description = message + (hint.map { "\n  hint: \($0)" } ?? "")
    self.findings = findings
  }
}

extension RequestError {
  /// Sees to it that words have the marks that a shell knows: word processors and mail programs put
  /// dashes and curly quotation marks for them, which a copied command then has.
  ///
  /// - Throws: ``RequestError`` for the first word that has others.
  static func checkMarks(in words: [String]) throws(RequestError) {
    for word in words.prefix(while: { $0 != "--" }) {
      let name = word.drop { "-‐‑‒–—―−".contains($0) }
      let dashes = word[..<name.startIndex]
      if !name.isEmpty, dashes.contains(where: { $0 != "-" }) {
        let isLong = name.count > 1
        throw RequestError(
          "'\(word)' begins with a dash, which isn't a hyphen",
          hint: "write \(isLong ? "two hyphens: --" : "a hyphen: -")\(name)")
      }
      // In straight quotation marks, curly ones may well begin a title.
      let value = word.split(separator: "=").last ?? ""
      if let mark = value.first, "“”„‟‘’‚".contains(mark), !word.contains(" ") {
        throw RequestError(
          "'\(word)' has the quotation mark \(mark), which the shell takes for a letter",
          hint: "write straight quotation marks, as in --authority \"Blackburn with Darwen\"")
      }
    }
  }
}

extension String {
  /// This command as it's typed for workspaces; the one read by default needs no name.
  func on(_ workspaces: [String]) -> String {
    workspaces == ["Evidence"]
      ? self : ([self] + workspaces.map(\.asArgument)).joined(separator: " ")
  }

  /// The path of a folder without slashes at its end.
  var withoutSlashes: String {
    var path = self
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
