import Checks
import Compilation
import Diagnostics
import Editions
import Intake
import Reports
import SelfEvaluation
import Trends
import Versions

/// The road through the program: read → intake → compilation → trends → checks → report → write.
///
/// A report is made while the checks are at work, and put in its place once they have let it pass.
///
/// Between the first line and the last nothing touches the disk.
struct Pipeline {
  /// What the workspace holds; `nil` when its settings can't be read.
  var evaluation: Evaluation?
  /// What the data say.
  var trends = TrendReport()
  /// What is known of the years before from their saved versions.
  var earlier = EarlierYears()
  /// The saved version of the internal edition, if that was asked for.
  private(set) var version: Once<VersionText>?
  /// What the checks need, if it has been begun on.
  private var groundwork: Groundwork?
  /// What was found while the files were read.
  private let reading: [Finding]

  /// Reads a workspace, or several of one authority, and works out what the data say.
  ///
  /// - Parameters:
  ///   - paths: The workspaces.
  ///   - workers: Who does what can be divided.
  ///   - savesVersion: Whether the saved version, and what the checks need of the files alone, are
  ///     begun on as soon as the files are read.
  ///   - isDraft: Whether what can be read will do where the settings can't.
  /// - Throws: ``RequestError`` when one can't be opened.
  init(
    workspaces paths: [String], by workers: Workers = .all, savesVersion: Bool = false,
    isDraft: Bool = false
  ) throws {
    let workspaces = try paths.map { try Workspace(opening: $0) }
    let intake = Compilation.read(workspaces, by: workers)
    guard let evaluation = intake.evaluation ?? (isDraft ? intake.draft : nil) else {
      reading = intake.findings
      return
    }
    if savesVersion {
      let version = Once {
        VersionText(of: evaluation, edition: Edition.internalEdition.rawValue)
      }
      Parallel.begin { _ = version.value }
      self.version = version
      // The checks ask for them only once there are trends.
      let groundwork = Groundwork(for: evaluation)
      Parallel.begin(groundwork.begin)
      self.groundwork = groundwork
    }
    earlier = Compilation.merge(
      workspaces.map { EarlierYears(in: $0, before: evaluation) })
    reading = intake.findings + earlier.findings
    trends = TrendReport(evaluation, by: workers)
    self.evaluation = evaluation
  }

  /// Whether the files could be read without an error.
  var isReadable: Bool { evaluation != nil && !reading.containErrors }

  /// Judges the workspace.
  ///
  /// - Returns: Every finding, those of reading too, in the order of the files.
  func findings() -> [Finding] {
    guard let evaluation else { return reading }
    let checked = Checks.findings(
      in: evaluation, trends: trends, earlier: earlier, groundwork: groundwork)
    return (reading + checked).inFileOrder
  }

  /// Makes the report's files.
  ///
  /// - Parameters:
  ///   - wishes: What was asked for.
  ///   - teams: The teams whose answers were asked for; none stands for all.
  ///   - findings: What a draft tells of.
  /// - Returns: `nil` when the settings couldn't be read.
  func report(
    _ wishes: ReportWishes, of teams: [Identifier], findings: [Finding]
  ) -> ReportResult? {
    guard let evaluation else { return nil }
    return Reports.files(
      of: ReportRequest(
        evaluation: evaluation, trends: trends, earlier: earlier, findings: findings,
        edition: wishes.edition, teams: teams, isDraft: wishes.isDraft && findings.containErrors,
        templates: wishes.templates.texts, generator: Laser.generator, version: version))
  }
}
