import Diagnostics
import Reports
import SelfEvaluation
import Versions

extension Command {
  /// `laser diff`.
  static let diff = Command(
    name: "diff",
    summary: "Show what changed between two versions.",
    operands: "OLD NEW", operandCount: 2...2,
    options: [
      .format("text", "markdown", "html", "json"),
      Option(name: "--output", value: "FILE", help: "Where to write; the screen if left out."),
      Option(
        name: "--force",
        help: "Compare an internal edition with a public one; write over a person's file."),
    ],
    examples: [
      ("laser diff Evidence/versions/summer.json Evidence", "what changed since summer"),
      ("laser diff git:HEAD~1 Evidence", "what changed since the commit before the last"),
      ("laser diff old.html new.html --format html --output changes.html", "two e-mailed reports"),
    ],
    run: compare)

  private static func compare(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    let output = invocation.value("--output")
    if let output, Disk.kind(of: output) == .file,
      let word = invocation.operands.first(where: { Disk.isSame($0, output) })
    {
      throw RequestError(
        "'\(word)' is one of the two that are compared, so it isn't written over",
        hint: "name another file, such as changes.html")
    }
    // Both at once, but for commits: one process of git after another.
    let isOfCommit = invocation.operands.contains { $0.hasPrefix("git:") }
    let sides = Parallel.map(invocation.operands, width: isOfCommit ? 1 : Parallel.cores) { word in
      Result { try Operand(word) }
    }
    var (old, new) = (try sides[0].get(), try sides[1].get())
    var caveats: [String] = []
    if old.edition != new.edition {
      let withheld =
        "'\(old.name)' is the \(old.edition) edition and '\(new.name)' the \(new.edition) one: what "
        + "the public one withholds"
      guard invocation.has("--force") else {
        throw RequestError(
          "\(withheld) would look as if it had been removed",
          hint: "compare two of one edition, or compare these all the same with --force")
      }
      caveats.append("\(withheld) looks as if it had come or gone.")
    }
    for side in [old, new] where side.findings.containErrors {
      let count = side.findings.filter { $0.severity == .error }.count
      caveats.append(
        "'\(side.name)' has \(count == 1 ? "an error" : "\(count) errors"), so something may be "
          + "missing from the comparison: \(side.advice).")
    }
    let part = [old, new].filter { !$0.onlyTeams.isEmpty }
    if let first = part.first {
      // What was left out of one would look as if it had been removed, or as if it were new.
      let teams = first.onlyTeams.filter { team in part.allSatisfy { $0.onlyTeams.contains(team) } }
      old.evaluation = old.evaluation.only(teams)
      new.evaluation = new.evaluation.only(teams)
      let names = part.map { "'\($0.name)'" }.joined(separator: " and ")
      caveats.append(
        "\(names) \(part.count == 1 ? "doesn't" : "don't") have every team's answers: "
          + (teams.isEmpty
            ? "no answers are compared."
            : "those of \(teams.map(\.text).joined(separator: ", ")) are compared."))
    }
    var comparison = Comparison(from: old.evaluation, to: new.evaluation, by: .all)
    if old.edition == "public", new.edition == "public",
      comparison.changes.contains(where: { $0.kind == .added || $0.kind == .removed })
    {
      caveats.append(
        "Both are public editions, which show only what is agreed and may be shown: what seems to "
          + "have come or gone may have been withheld from one of them.")
    }
    comparison.caveats = caveats
    Parallel.begin { [comparison] in _ = comparison.observations }
    Kept.toTheEnd(sides)
    Kept.toTheEnd(comparison)
    let format = invocation.value("--format") ?? "text"
    let isOnScreen = output == nil && ["text", "markdown"].contains(format)
    if !isOnScreen { caveats.forEach(terminal.say) }
    let signature = "\(Laser.generator). \(Reports.mark)"
    var bytes: [UInt8] = []
    switch format {
    case "json" where output == nil:
      comparison.json(oldName: old.name, newName: new.name) { terminal.print($0) }
    case "json":
      bytes = comparison.json(oldName: old.name, newName: new.name, generator: signature)
    case "html":
      bytes = comparison.html(
        oldName: old.name, newName: new.name, generator: Laser.generator, mark: Reports.mark)
      OutputMark.stamp(&bytes)
    case "markdown":
      bytes = Array(comparison.markdown(oldName: old.name, newName: new.name).utf8)
      if output != nil { bytes += "\n<!-- \(signature) -->\n".utf8 }
    default:
      bytes = Array(
        comparison.text(
          oldName: old.name, newName: new.name,
          hasColour: output == nil && terminal.outputHasColour
        ).utf8)
      if output != nil { bytes += "\n\(signature)\n".utf8 }
    }
    if let output {
      let endings = ["json": "json", "html": "html", "markdown": "md"]
      try Output.write(
        bytes, to: output, such: "changes.\(endings[format] ?? "txt")",
        force: invocation.has("--force"))
      terminal.say("Wrote \(output).")
    } else {
      terminal.print(bytes)
    }
    return comparison.changes.isEmpty ? .clean : .found
  }
}
