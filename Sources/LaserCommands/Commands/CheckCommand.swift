import Checks
import Diagnostics

extension Command {
  /// `laser check`.
  static let check = Command(
    name: "check",
    summary: "Say what is wrong, weak or missing in a workspace.",
    operands: "[WORKSPACE]", operandCount: 0...1,
    options: [
      .format("text", "json", "sarif"),
      Option(name: "--strict", help: "Exit with 1 for warnings too."),
      Option(name: "--rules", help: "List the rules and why they exist."),
    ],
    examples: [
      ("laser check", "reads the folder Evidence and lists what it finds"),
      ("laser check --format sarif", "the same for an editor or a code host"),
    ],
    run: listFindings)

  private static func listFindings(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    if invocation.has("--rules") {
      terminal.print(RuleList.text)
      return .clean
    }
    let findings = try Pipeline(workspace: invocation.workspace()).findings
    switch invocation.value("--format") ?? "text" {
    case "json": terminal.print(FindingList.json(findings))
    case "sarif": terminal.print(FindingList.sarif(findings, version: Laser.version))
    default:
      let lines = findings.map {
        $0.text(isOnTerminal: terminal.outputIsShown, hasColour: terminal.outputHasColour)
      }
      let count = FindingCount(findings)
      terminal.print(
        (lines + [count.isZero ? "Nothing found." : "\(count)."]).joined(separator: "\n") + "\n")
    }
    let isFound =
      findings.containErrors
      || invocation.has("--strict") && findings.contains { $0.severity == .warning }
    return isFound ? .found : .clean
  }
}

/// How many findings there are of each severity.
struct FindingCount: CustomStringConvertible {
  private var counts: [Severity: Int] = [:]

  init(_ findings: [Finding]) {
    for finding in findings { counts[finding.severity, default: 0] += 1 }
  }

  /// Whether there are none.
  var isZero: Bool { counts.isEmpty }

  /// The counts in words, such as `2 errors and 1 note`.
  var description: String {
    let parts = Severity.allCases.compactMap { severity in
      counts[severity].map { "\($0) \(severity.rawValue)\($0 == 1 ? "" : "s")" }
    }
    guard let last = parts.last else { return "nothing found" }
    let others = parts.dropLast().joined(separator: ", ")
    return others.isEmpty ? last : "\(others) and \(last)"
  }
}
