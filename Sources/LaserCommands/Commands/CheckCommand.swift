import Checks
import Diagnostics
import Reports

extension Command {
  /// `laser check`.
  static let check = Command(
    name: "check",
    summary: "Say what is wrong, weak or missing in a workspace.",
    operands: "[WORKSPACE]…", operandCount: 0...100_000,
    options: [
      .format("text", "json", "sarif"),
      Option(name: "--strict", help: "Exit with 1 for warnings too."),
      Option(name: "--rules", help: "List the rules and why they exist."),
      .watch,
    ],
    examples: [
      ("laser check", "reads the folder Evidence and lists what it finds"),
      ("laser check --watch", "keeps the list up to date while you write"),
      ("laser check --format sarif", "the same for an editor or a code host"),
      (
        "laser check Primary/Evidence Secondary/Evidence",
        "what 'laser compile' would find in two teams' workspaces"
      ),
    ],
    run: listFindings)

  private static func listFindings(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    if invocation.has("--rules") {
      guard invocation.value("--format") ?? "text" == "text" else {
        throw UsageError("'--rules' prints text only", command: "check")
      }
      terminal.print(RuleList.text(with: Reports.rules))
      return .clean
    }
    let paths = invocation.operands.isEmpty ? ["Evidence"] : invocation.operands
    let workspaces = paths.map(\.withoutSlashes)
    let format = invocation.value("--format") ?? "text"
    if invocation.has("--watch") {
      guard format == "text" else {
        throw UsageError("'--watch' prints text only", command: "check")
      }
      return try watchFindings(in: workspaces, terminal)
    }
    let findings = try findings(in: workspaces)
    switch format {
    case "json": terminal.print(FindingList.json(findings))
    case "sarif": terminal.print(FindingList.sarif(findings, version: Laser.version))
    default: terminal.print(findings)
    }
    let isFound =
      findings.containErrors
      || invocation.has("--strict") && findings.contains { $0.severity == .warning }
    return isFound ? .found : .clean
  }

  /// Judges workspaces, those of one authority together.
  private static func findings(in workspaces: [String]) throws -> [Finding] {
    try ReportJob.byAuthority(workspaces).flatMap { try Pipeline(workspaces: $0).findings() }
  }

  /// Lists the findings anew on a terminal; anywhere else, what is new and what is gone.
  private static func watchFindings(
    in workspaces: [String], _ terminal: Terminal
  ) throws -> ExitStatus {
    var shown: [Finding]?
    return try Watch(folders: workspaces).run(terminal) { changed in
      let findings = try findings(in: workspaces)
      defer { shown = findings }
      guard let before = shown, !terminal.outputIsShown else {
        terminal.clear()
        terminal.print(findings)
        terminal.say("Watching '\(workspaces.joined(separator: "', '"))'; Ctrl-C ends it.")
        return
      }
      let added = findings.without(before)
      let gone = before.without(findings)
      guard !added.isEmpty || !gone.isEmpty else { return }
      terminal.print(
        (added.map(\.description)
          + gone.map { "gone: \($0.position): \($0.message.withoutControls)" }
          + ["\(FindingCount(findings).sentence)\n"]).joined(separator: "\n"))
    }
  }
}

extension Terminal {
  /// Writes findings and their count as a result.
  fileprivate func print(_ findings: [Finding]) {
    let lines = findings.map { $0.text(isOnTerminal: outputIsShown, hasColour: outputHasColour) }
    print((lines + [FindingCount(findings).sentence]).joined(separator: "\n") + "\n")
  }
}

extension [Finding] {
  /// Those that another list doesn't have, wherever in its file each now stands.
  fileprivate func without(_ others: Self) -> Self {
    func fault(_ finding: Finding) -> [String] {
      [finding.rule.name, finding.position.file, finding.message]
    }
    var counts = [[String]: Int](others.map { (fault($0), 1) }, uniquingKeysWith: +)
    return filter { finding in
      let left = counts[fault(finding), default: 0]
      counts[fault(finding)] = left - 1
      return left <= 0
    }
  }
}
