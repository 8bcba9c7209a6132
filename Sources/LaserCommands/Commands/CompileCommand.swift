import Compilation
import Diagnostics
import Editions
import Intake
import Reports
import SelfEvaluation

extension Command {
  /// `laser compile`.
  static let compile = Command(
    name: "compile",
    summary: "Bring workspaces together: a report for each authority.",
    operands: "WORKSPACE…", operandCount: 1...100_000,
    options: [
      Option(name: "--output", value: "DIR", help: "Where to write; it must be named."),
      Option(
        name: "--jobs", value: "N",
        help: "How many authorities at a time; one a core if left out."),
    ] + ReportWishes.options + [.force],
    examples: [
      (
        "laser compile Primary/Evidence Secondary/Evidence --output Report",
        "two teams' workspaces become their authority's report"
      ),
      (
        "laser compile */Evidence --output Reports",
        "a folder for each authority, and Reports/index.html leads to them"
      ),
    ],
    run: compileReports)

  private static func compileReports(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    guard let output = invocation.value("--output")?.withoutSlashes else {
      throw UsageError("'--output' is missing, such as --output Report", command: "compile")
    }
    var width = Parallel.cores
    if let word = invocation.value("--jobs") {
      guard let number = Int(digits: word), number > 0 else {
        throw UsageError("'\(word)' isn't a number of jobs such as 2", command: "compile")
      }
      width = number
    }
    let wishes = try ReportWishes(invocation)
    let workspaces = invocation.operands.map(\.withoutSlashes)
    let settings = workspaces.map(ReportJob.settings)
    let authorities = Compilation.authorities(settings)
    let job = ReportJob(workspaces: workspaces, output: output, wishes: wishes)
    guard authorities.count > 1 else {
      // A workspace that doesn't tell whose it is may be one of the authority's.
      return job.tell(try job.run(), terminal, holdsFolders: true)
    }
    // Told once, and not for each authority.
    try Output.refuse(amongSources: output)
    let first = authorities.map { settings[$0[0]] ?? ReportJob.nobody }
    let folders = Compilation.folders(for: first)
    let unread = settings.indices.filter { settings[$0] == nil }
    let jobs =
      authorities.indices.map { place in
        AuthorityJob(
          settings: first[place], folder: folders[place],
          job: ReportJob(
            workspaces: authorities[place].map { workspaces[$0] },
            output: "\(output)/\(folders[place])", wishes: wishes))
      }
      + unread.map { place in
        AuthorityJob(
          settings: nil, folder: "",
          job: ReportJob(workspaces: [workspaces[place]], output: "", wishes: wishes))
      }
    let results = Parallel.map(jobs, width: width) {
      $0.run()
    } progress: { done, result in
      terminal.showProgress("\(done) of \(jobs.count): \(result.name)")
    }
    terminal.endProgress()
    return try finish(results, output: output, wishes: wishes, terminal)
  }

  /// Writes the page that leads to the reports, and says what there is to say.
  private static func finish(
    _ results: [AuthorityJob.Result], output: String, wishes: ReportWishes, _ terminal: Terminal
  ) throws -> ExitStatus {
    let index = Reports.index(
      of: results.compactMap(\.entry), unread: results.count { $0.entry == nil },
      edition: wishes.edition, templates: wishes.templates.texts, generator: Laser.generator)
    let remarks = Set(results.flatMap(\.remarks) + wishes.templates.placed(index.findings))
    terminal.say(remarks.sorted { $0.position < $1.position })
    var status = ExitStatus.clean
    for result in results where result.reason != nil || !result.errors.isEmpty {
      terminal.say(result.errors)
      terminal.say("\(result.name): \(result.reason ?? "no report was written.")")
      if status != .failed { status = result.reason == nil ? .found : .failed }
    }
    let paths = results.flatMap(\.written) + ["\(output)/\(index.file.name)"]
    let failed = results.filter { $0.written.isEmpty }.map(\.output)
    for earlier in EarlierFiles.find(in: output, besides: paths)
    where wishes.edition == .publicEdition || failed.contains(earlier.folder) {
      terminal.say(earlier.warning(of: output))
      if status == .clean { status = .found }
    }
    let written = results.count { $0.entry?.folder != nil }
    guard !index.findings.containErrors else {
      terminal.say("No list of the reports was written, because of the errors above.")
      return .found
    }
    try Output.write(
      [index.file], into: output, force: wishes.force)
    terminal.say(
      "Wrote \(written) report\(written == 1 ? "" : "s") and index.html to '\(output)'."
        + (written == results.count ? "" : " \(results.count - written) not written: see above."))
    let warnings = results.count { !$0.count.isZero }
    if warnings > 0 {
      terminal.say(
        "There is more to say about \(warnings == 1 ? "one of them" : "\(warnings) of them"): "
          + "'laser check WORKSPACE' lists it.")
    }
    return status
  }
}

/// The report of one authority among many; one that fails doesn't stop the others.
private struct AuthorityJob: Sendable {
  /// Whose it is; `nil` when its workspace doesn't tell.
  var settings: Settings?
  var folder: String
  var job: ReportJob

  /// What is kept of a report once it's written: little, as there may be hundreds.
  struct Result: Sendable {
    /// What to call it.
    var name: String
    /// Its row in the list; `nil` when nobody knows whose it is.
    var entry: AuthorityEntry?
    /// The errors that kept it from being written.
    var errors: [Finding] = []
    /// Why it could not even be tried.
    var reason: String?
    /// The folder of its files.
    var output: String
    /// The paths of the files that were written.
    var written: [String] = []
    var remarks: [Finding] = []
    var count = FindingCount([])
  }

  func run() -> Result {
    let name = settings?.authority ?? job.workspaces.joined(separator: " ")
    var result = Result(name: name, output: job.output)
    do {
      guard let settings else {
        result.errors = try Pipeline(workspaces: job.workspaces, by: .alone).findings()
          .filter { $0.severity == .error }
        return result
      }
      let outcome = try job.run(width: 1)
      let isWritten = !outcome.written.isEmpty
      result.written = outcome.written.map { "\(job.output)/\($0)" }
      result.errors = outcome.errors
      result.remarks = outcome.remarks
      result.count = isWritten ? outcome.count : FindingCount([])
      result.entry = AuthorityEntry(
        settings: settings, folder: isWritten ? folder : nil, profile: outcome.profile,
        errors: outcome.errorCount)
    } catch {
      result.reason = "\(error)"
      result.entry = settings.map {
        AuthorityEntry(settings: $0, folder: nil, profile: nil, errors: 0)
      }
    }
    return result
  }
}

extension ReportJob {
  /// Settings of no authority.
  fileprivate static let nobody = Settings(authority: "", year: 0, at: FilePosition(file: ""))
}
