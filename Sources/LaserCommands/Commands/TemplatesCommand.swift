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
      let paths = ReportTemplates.changeable
      try Output.write(
        paths.map { path in
          OutputFile(name: path, bytes: Array((ReportTemplates.text(at: path) ?? "").utf8))
        }, into: folder, force: invocation.has("--force"))
      terminal.say("Wrote \(paths.count) files to '\(folder)'.")
      return .clean
    })
}
