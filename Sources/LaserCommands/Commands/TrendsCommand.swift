import Diagnostics
import Intake
import SelfEvaluation
import Trends

extension Command {
  /// `laser trends`.
  static let trends = Command(
    name: "trends",
    summary: "Show what the data say about the last three years.",
    operands: "[WORKSPACE]", operandCount: 0...1,
    options: [
      Option(name: "--question", value: "N", help: "Only the measures of this question."),
      Option(name: "--measure", value: "ID", help: "Only this measure."),
      Option(
        name: "--suggest", value: "FILE",
        help: "Propose rows of measures.csv for a file of official data."),
      .format("text", "json", "csv"),
    ],
    examples: [
      ("laser trends", "a table of all series in the folder Evidence"),
      ("laser trends --format csv > trends.csv", "the same for a spreadsheet"),
      (
        "laser trends --suggest Evidence/measures/ks2.csv > rows.csv",
        "what to add to measures.csv for a downloaded file"
      ),
    ],
    run: showTrends)

  private static func showTrends(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    if let file = invocation.value("--suggest") {
      let others = ["--format", "--question", "--measure"]
      if let other = others.first(where: { invocation.value($0) != nil }) {
        throw UsageError(
          "'\(other)' says nothing beside '--suggest', which proposes rows for measures.csv",
          command: "trends")
      }
      return try suggest(for: file, in: invocation.workspace(), terminal)
    }
    let pipeline = try Pipeline(workspaces: [invocation.workspace()])
    guard let evaluation = pipeline.evaluation else {
      terminal.say(pipeline.findings())
      return .found
    }
    var wanted = Set(evaluation.measures.map(\.id))
    if let word = invocation.value("--question") {
      let number = try evaluation.bank.number(ofQuestion: word)
      wanted = Set(evaluation.measures(for: number).map(\.id))
    }
    if let word = invocation.value("--measure") {
      guard let measure = evaluation.measures.first(where: { $0.id == Identifier(word) }) else {
        let ids = evaluation.measures.map(\.id.text)
        throw RequestError(
          "there is no measure '\(word)'",
          hint: word.nearest(among: ids).map { "did you mean '\($0)'?" }
            ?? (ids.isEmpty
              ? "measures.csv lists none" : "the measures are \(ids.joined(separator: ", "))"))
      }
      wanted.formIntersection([measure.id])
    }
    let isShown = { (trend: SeriesTrend) in wanted.contains(trend.measure.id) }
    switch invocation.value("--format") ?? "text" {
    case "json": terminal.print(pipeline.trends.json(where: isShown))
    case "csv": terminal.print(pipeline.trends.csv(where: isShown))
    default: terminal.print(pipeline.trends.table(where: isShown))
    }
    let errors = pipeline.findings().filter { $0.severity == .error }
    terminal.say(errors)
    return errors.isEmpty ? .clean : .found
  }

  private static func suggest(
    for path: String, in workspace: String, _ terminal: Terminal
  ) throws -> ExitStatus {
    func input(_ path: String) -> InputFile {
      InputFile(path: path) { chunks in try Disk.read(path) { chunks($0) } }
    }
    guard Disk.kind(of: path) == .file else {
      let meant = [path, "measures/\(path)"].map { "\(workspace)/\($0)" }
        .first { Disk.kind(of: $0) == .file }
      throw RequestError(
        Disk.kind(of: path) == .absent ? "there is no file '\(path)'" : "'\(path)' isn't a file",
        hint: meant.map { "did you mean '\($0)'?" }
          ?? "name a file of open data by its path from the current folder")
    }
    let stem = path.lowercased().hasSuffix(".csv") ? String(path.dropLast(4)) : path
    let description = "\(stem).meta.csv"
    let suggested = SuggestedMeasures(
      for: input(path),
      description: Disk.kind(of: description) == .file ? input(description) : nil)
    terminal.say(suggested.findings)
    guard suggested.count > 0 else { return .found }
    terminal.print(suggested.csv)
    terminal.say(
      "Proposed \(suggested.count) measure\(suggested.count == 1 ? "" : "s"): keep those you want, "
        + "and fill in polarity and questions. Then look at title, unit, kind (flow or snapshot), "
        + "counts (pupils, schools or other), decimals, numerator, denominator and filters: they "
        + "are guessed from the file's words and figures.")
    return suggested.findings.containErrors ? .found : .clean
  }
}
