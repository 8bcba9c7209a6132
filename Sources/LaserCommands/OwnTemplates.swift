import Diagnostics
import ReportTemplates

/// Templates of the user's own, in the place of the built-in ones.
struct OwnTemplates: Sendable {
  /// The texts by their paths in the folder; none when the built-in ones are to be used.
  private(set) var texts: [String: String] = [:]
  private var folder = ""

  /// Reads the folder that was asked for, if any.
  ///
  /// - Throws: ``RequestError`` for a folder or file that can't be read.
  init(_ invocation: Invocation) throws {
    guard let folder = invocation.value("--templates") else { return }
    guard Disk.kind(of: folder) == .folder else {
      throw RequestError(
        "there is no folder '\(folder)'",
        hint: "'laser templates copy \(folder.asArgument)' makes one to change")
    }
    self.folder = folder.withoutSlashes
    let listing = try Disk.files(below: folder)
    for name in listing.folders where Self.isTemplate(name) {
      throw RequestError(
        "'\(self.folder)/\(name)' is a folder",
        hint: "put the template in its place, or give the folder another name")
    }
    for (path, reason) in listing.unread where Self.isTemplate(path) {
      throw RequestError(
        "can't read '\(self.folder)/\(path)': \(reason)", hint: "put the file itself there")
    }
    for path in listing.files.map(\.path) where !path.hasPrefix(".") {
      let bytes = try Disk.contents(of: "\(folder)/\(path)")
      // Some editors begin a file with a byte order mark, which would stand in the midst of a page.
      let hasMark = bytes.starts(with: "\u{FEFF}".utf8)
      guard let text = String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self) else {
        throw RequestError("'\(self.folder)/\(path)' isn't UTF-8 text", hint: "save it as UTF-8")
      }
      texts[path] = text
    }
  }

  private static func isTemplate(_ path: String) -> Bool {
    path.hasSuffix(".mustache") || ReportTemplates.text(at: path) != nil
  }

  /// Names the folder too in what was found in its files.
  func placed(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      var placed = finding
      if texts[finding.position.file] != nil {
        placed.position.file = "\(folder)/\(finding.position.file)"
      }
      return placed
    }
  }
}
