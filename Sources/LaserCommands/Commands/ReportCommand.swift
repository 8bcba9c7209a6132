extension Command {
  /// `laser report`.
  static let report = Command(
    name: "report",
    summary: "Make the report and its data digest from a workspace.",
    operands: "[WORKSPACE]", operandCount: 0...1,
    options: [
      Option(name: "--output", value: "DIR", help: "Where to write; Report if left out.")
    ] + ReportWishes.options + [.watch, .force],
    examples: [
      ("laser report", "reads the folder Evidence and writes the folder Report"),
      ("laser report Evidence --output Draft --draft", "writes what can be written"),
      ("laser report --watch", "writes it anew whenever a file is saved"),
    ],
    run: makeReport)

  private static func makeReport(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    guard invocation.has("--watch") else {
      return try writeReport(invocation, terminal, isLast: true)
    }
    let folders = [invocation.workspace()] + invocation.all("--templates")
    let watch = Watch(folders: folders, besides: invocation.value("--output"))
    return try watch.run(terminal) { changed in
      if !changed.isEmpty { terminal.say("Changed: \(changed.joined(separator: ", ")).") }
      _ = try writeReport(invocation, terminal)
      if changed.isEmpty { terminal.say("Watching '\(folders[0])'; Ctrl-C ends it.") }
    }
  }

  private static func writeReport(
    _ invocation: Invocation, _ terminal: Terminal, isLast: Bool = false
  ) throws -> ExitStatus {
    let output = (invocation.value("--output") ?? "Report").withoutSlashes
    let job = ReportJob(
      workspaces: [invocation.workspace()], output: output, wishes: try ReportWishes(invocation),
      isLast: isLast)
    return job.tell(try job.run(), terminal)
  }
}
