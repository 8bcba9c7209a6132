import Foundation
public import Testing

/// Compares text with a golden file, a file that holds the output somebody has read and approved.
///
/// `UPDATE_GOLDEN=1 swift test` writes the file instead, and fails all the same: read the change
/// with `git diff`, then run again without the variable.
///
/// - Parameters:
///   - actual: The output of the program.
///   - path: The golden file, relative to the folder `Golden` beside the test's own file.
///   - testFile: The test's own file; leave it out.
///   - sourceLocation: Where the test stands; leave it out.
/// - Throws: When the golden file can't be read or written.
public func expectGolden(
  _ actual: String, _ path: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden/\(path)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try actual.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("wrote Golden/\(path); read it with git diff", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard actual != expected else { return }
  let difference = lines(of: actual).difference(from: lines(of: expected))
  let shown = difference.prefix(40).map { change in
    switch change {
    case .remove(let offset, let line, _): "\n-\(offset + 1): \(line)"
    case .insert(let offset, let line, _): "\n+\(offset + 1): \(line)"
    }
  }
  Issue.record(
    "differs from Golden/\(path) in \(difference.count) lines:\(shown.joined())",
    sourceLocation: sourceLocation)
}

private func lines(of text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
