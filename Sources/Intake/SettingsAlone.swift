public import SelfEvaluation

internal import DataFiles

extension Intake {
  /// Reads of a workspace whose it is, and of which year, without reading the rest.
  ///
  /// - Returns: The settings without teams and bank; `nil` where they can't be read, which
  ///   ``read(_:)`` explains.
  public static func settingsAlone(of workspace: Workspace) -> Settings? {
    var reader = WorkspaceReader(workspace)
    guard let file = reader.file(at: "laser.json"), let source = reader.readText(file),
      let root = JSONDocument(parsing: source).root, root.kind == .object
    else { return nil }
    return WorkspaceReader.settingsAlone(root)
  }
}
