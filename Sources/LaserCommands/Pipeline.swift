import Checks
import Diagnostics
import Intake
import SelfEvaluation
import Trends

/// The road through the program: read → intake → trends → checks → report → write.
///
/// Between the first line and the last nothing touches the disk.
struct Pipeline {
  /// What the workspace holds; `nil` when its settings can't be read.
  var evaluation: Evaluation?
  /// What the data say.
  var trends = TrendReport()
  /// Every finding, in the order of the files.
  var findings: [Finding]

  /// Reads a workspace and judges it.
  ///
  /// - Throws: ``RequestError`` when it can't be opened.
  init(workspace path: String) throws {
    let workspace = try Workspace(opening: path)
    let intake = Intake.read(workspace)
    findings = intake.findings
    guard let evaluation = intake.evaluation else { return }
    let trends = TrendReport(evaluation)
    findings = (findings + Checks.findings(in: evaluation, trends: trends)).inFileOrder
    self.evaluation = evaluation
    self.trends = trends
  }
}
