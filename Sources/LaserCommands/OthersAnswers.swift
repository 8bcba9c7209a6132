import Diagnostics
import Intake
import SelfEvaluation

extension [Finding] {
  /// The findings without those about the answers of other teams.
  ///
  /// - Parameters:
  ///   - teams: The teams whose answers count; none stands for all.
  ///   - evaluation: What knows all teams.
  ///   - workspaces: The workspaces that the findings are of, as they were named.
  /// - Returns: The others.
  func withoutAnswers(
    ofOthersThan teams: [Identifier], in evaluation: Evaluation, _ workspaces: [String]
  ) -> Self {
    if teams.isEmpty { return self }
    let others = evaluation.settings.teams.map(\.id).filter { !teams.contains($0) }
    let folders = workspaces.flatMap { path in
      let workspace = Workspace(root: path, files: [])
      return others.map { workspace.shownPath("judgements/\($0.key)/").lowercased() }
    }
    return filter { finding in
      let file = finding.position.file.lowercased()
      return !folders.contains { file.hasPrefix($0) }
    }
  }
}
