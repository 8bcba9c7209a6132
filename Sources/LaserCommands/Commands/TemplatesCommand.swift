import ReportTemplates
import Reports

extension Command {
  /// `laser templates copy`.
  static let copyTemplates = Command(
    name: "templates copy",
    summary: "Copy the report's templates and style to change them.",
    operands: "DIR", operandCount: 1...1, options: [.force],
    examples: [
      ("laser templates copy House", "then change them, and: laser report --templates House")
    ],
    run: { invocation, terminal in
      let folder = invocation.workspace()
      let banks = ReportTemplates.paths.filter { $0.hasPrefix("banks/") }
      let paths = ReportTemplates.changeable + banks
      try Output.write(
        paths.map { path in
          OutputFile(name: path, bytes: Array((ReportTemplates.text(at: path) ?? "").utf8))
        }, into: folder, force: invocation.has("--force"))
      terminal.say("Wrote \(paths.count) files to '\(folder)'.")
      terminal.say(
        "A question bank of one's own begins from the one in 'banks'; put it into the workspace, and "
          + "name it as \"bank\" in laser.json.")
      return .clean
    })
}
