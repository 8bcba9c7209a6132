import Compilation
import Diagnostics
import Editions
import Intake
import Reports
import SelfEvaluation

/// One report to be made: from opening the workspaces to writing the files.
struct ReportJob: Sendable {
  /// The workspaces; several are one authority's.
  var workspaces: [String]
  /// The folder to write into.
  var output: String
  /// What was asked for.
  var wishes: ReportWishes
  /// Whether the program ends with it: then nothing is taken apart, since the system takes all
  /// memory back at once.
  var isLast = false

  /// What came of it.
  struct Outcome: Sendable {
    /// The names of the files that were written; none when something stood against it.
    var written: [String] = []
    /// Why nothing was written.
    var errors: [Finding] = []
    /// How many errors the workspaces have, a draft's too.
    var errorCount = 0
    /// Whether it could have been written as a draft.
    var canBeDrafted = false
    /// What there is to say about templates.
    var remarks: [Finding] = []
    /// How much there is to say about the workspaces.
    var count = FindingCount([])
    /// The grades in it.
    var profile: GradeProfile?

    init(of findings: [Finding]) {
      count = FindingCount(findings)
      errorCount = findings.count { $0.severity == .error }
    }
  }

  /// Makes the report.
  ///
  /// - Parameter width: How much is done at once; 1 where several reports are made so.
  /// - Returns: What came of it.
  /// - Throws: ``RequestError`` when a workspace can't be opened, a team isn't there, or the disk
  ///   refuses.
  func run(width: Int = Parallel.cores) throws -> Outcome {
    try Output.refuse(amongSources: output)
    let isAlone = width > 1
    if isAlone, wishes.templates.texts.isEmpty { Parallel.begin(Reports.prepare) }
    let pipeline = try Pipeline(
      workspaces: workspaces, by: .some(width),
      savesVersion: isAlone && wishes.edition == .internalEdition && wishes.teamNames.isEmpty,
      isDraft: wishes.isDraft)
    // A draft tells on its first page what the checks found; any other report needs only to know
    // that they found no error, and is made meanwhile.
    let checked = Once { pipeline.findings() }
    if wishes.isDraft || !pipeline.isReadable, checked.value.containErrors,
      !wishes.isDraft || pipeline.evaluation == nil
    {
      return refusal(checked.value, pipeline)
    }
    let teams = try wishes.teams(of: pipeline.evaluation)
    // What is wrong with the answers of teams that aren't shown may tell what is in them.
    let findings = pipeline.evaluation.flatMap { evaluation in
      wishes.isDraft
        ? checked.value.withoutAnswers(ofOthersThan: teams, in: evaluation, workspaces) : nil
    }
    guard let result = pipeline.report(wishes, of: teams, findings: findings ?? [])
    else { return refusal(checked.value, pipeline) }
    if isLast {
      Kept.toTheEnd(pipeline)
      Kept.toTheEnd(result)
    }
    var remarks = result.findings
    if !remarks.containErrors {
      remarks += try Output.write(
        result.filesToMake, into: output, force: wishes.force, width: width
      ) { wishes.isDraft || !checked.value.containErrors }
    }
    remarks = wishes.templates.placed(remarks)
    if checked.value.containErrors, !wishes.isDraft { return refusal(checked.value, pipeline) }
    var outcome = Outcome(of: checked.value)
    guard !remarks.containErrors else {
      outcome.errors = remarks
      return outcome
    }
    outcome.remarks = remarks
    outcome.profile = result.profile
    outcome.written = result.files.map(\.name)
    return outcome
  }

  /// What there is to tell when errors in the workspace stand against the report.
  private func refusal(_ findings: [Finding], _ pipeline: Pipeline) -> Outcome {
    var outcome = Outcome(of: findings)
    outcome.errors = findings.filter { $0.severity == .error }
    outcome.canBeDrafted =
      (pipeline.evaluation != nil || workspaces.count == 1) && !wishes.isDraft
      && wishes.edition == .internalEdition
    return outcome
  }
}

extension ReportJob {
  /// Tells what came of one report.
  ///
  /// - Parameters:
  ///   - outcome: What came of it.
  ///   - terminal: Where to tell it.
  ///   - holdsFolders: Whether the folder written into may have one for each authority.
  /// - Returns: The exit status.
  func tell(
    _ outcome: Outcome, _ terminal: Terminal, holdsFolders: Bool = false
  ) -> ExitStatus {
    guard outcome.errors.isEmpty else {
      terminal.say(outcome.errors)
      terminal.say(
        "No report was written, because of the errors above."
          + (outcome.canBeDrafted ? " With --draft it's written in spite of them." : ""))
      return .found
    }
    terminal.say(outcome.remarks)
    var status = ExitStatus.clean
    if wishes.edition == .publicEdition {
      let written = outcome.written.map { "\(output)/\($0)" }
      for earlier in EarlierFiles.find(in: output, besides: written)
      where holdsFolders || earlier.folder == output {
        terminal.say(earlier.warning(of: output))
        status = .found
      }
    }
    terminal.say("Wrote \(outcome.written.joined(separator: ", ")) to '\(output)'.")
    let count = outcome.count
    if !count.isZero {
      terminal.say("\(count): '\("laser check".on(workspaces))' lists \(count.pronoun).")
    }
    return status
  }
}

extension ReportJob {
  /// Reads of a workspace whose it is; `nil` where that can't be read.
  static func settings(of path: String) -> Settings? {
    guard Disk.kind(of: "\(path)/laser.json") == .file else {
      // Its name may be written with capitals.
      return (try? Workspace(opening: path)).flatMap(Intake.settingsAlone)
    }
    let file = InputFile(path: "laser.json") { chunks in
      try Disk.read("laser.json", below: path) { chunks($0) }
    }
    return Intake.settingsAlone(of: Workspace(root: path, files: [file]))
  }

  /// Puts workspaces together that become one report.
  static func byAuthority(_ paths: [String]) -> [[String]] {
    guard paths.count > 1 else { return [paths] }
    let settings = paths.map(settings)
    let authorities = Compilation.authorities(settings)
    // A workspace that doesn't tell whose it is may be of the one authority that there is.
    if authorities.count < 2 { return [paths] }
    let others = settings.indices.filter { settings[$0] == nil }
    return (authorities + others.map { [$0] }).map { group in group.map { paths[$0] } }
  }
}
