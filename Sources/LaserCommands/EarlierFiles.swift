import Diagnostics

/// Files in an output folder that the program made in an earlier run.
///
/// A folder of the public edition is passed on as a whole, and so with it an internal report that
/// stayed there.
struct EarlierFiles {
  /// The folder that they lie in.
  var folder: String
  /// Their names.
  var names: [String]

  /// Finds them in a folder and in those right below it.
  ///
  /// - Parameters:
  ///   - output: The folder that a run has written into.
  ///   - written: The paths of what it wrote.
  /// - Returns: Those of each folder that has any.
  static func find(in output: String, besides written: [String]) -> [Self] {
    let written = Set(written)
    let folders =
      [output]
      + Disk.names(in: output).map { "\(output)/\($0)" }.filter { Disk.kind(of: $0) == .folder }
    return folders.map { folder in
      Self(
        folder: folder,
        names: Disk.names(in: folder).filter { name in
          let path = "\(folder)/\(name)"
          return !written.contains(path) && isMarked(path)
        })
    }
    .filter { !$0.names.isEmpty }
  }

  private static func isMarked(_ path: String) -> Bool {
    guard Disk.kind(of: path) == .file, let file = try? OpenFile(path) else { return false }
    return (try? OutputMark.place(in: file)) != nil
  }

  /// What is to be done about them before the output folder is passed on.
  func warning(of output: String) -> String {
    "'\(folder)' holds \(names.joined(separator: ", ").withoutControls) of an earlier run, of "
      + "whatever edition: take \(names.count == 1 ? "it" : "them") away before '\(output)' is passed "
      + "on."
  }
}
