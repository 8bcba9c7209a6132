public import Diagnostics
public import SelfEvaluation

/// Reads a workspace: the texts of its files become one evaluation, and findings about them.
///
/// Nothing here touches a disk. Every fault is collected, none hides another, and none stops the
/// reading of the rest.
public enum Intake {
  /// Reads all files of a workspace.
  public static func read(_ workspace: Workspace) -> IntakeResult {
    var reader = WorkspaceReader(workspace)
    reader.readAll()
    return reader.finished()
  }
}

/// What was read, and what there is to say about it.
public struct IntakeResult: Sendable {
  /// As much as could be read; `nil` without a `laser.json` that names an authority and a year.
  public var evaluation: Evaluation?
  /// Everything found wrong, in the order of the files.
  public var findings: [Finding]

  /// Creates a result.
  public init(evaluation: Evaluation?, findings: [Finding]) {
    self.evaluation = evaluation
    self.findings = findings
  }
}

extension WorkspaceReader {
  /// Reads each kind of file in the order in which their ids are needed.
  mutating func readAll() {
    readSettings()
    readRegister()
    if isMisnamed("register.csv") { evidence.areComplete = false }
    citations = CitationGrammar(ids: evidence.ids.values)
    readPriorities()
    if isMisnamed("priorities.csv") { priorities.areComplete = false }
    readMeasures()
    if isMisnamed("measures.csv") { measures.areComplete = false }
    linkPriorities()
    readActions()
    readObservations()
    readPriorityTexts()
    readJudgements()
    readHistory()
    checkUnexpectedFiles()
  }

  /// Hands over what was read.
  consuming func finished() -> IntakeResult {
    var evaluation: Evaluation?
    if settings != nil {
      evaluation = result
      evaluation?.bank = bank
    }
    return IntakeResult(evaluation: evaluation, findings: log.finished())
  }
}
