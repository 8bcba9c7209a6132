import Diagnostics
import Intake
import ReportTemplates

extension Workspace {
  /// Lists the files of a workspace; none is read before its turn.
  ///
  /// - Throws: ``RequestError`` when the folder can't be opened.
  init(opening path: String) throws {
    switch Disk.kind(of: path) {
    case .folder: break
    case .absent:
      guard path.utf8.count < 1_000 else {
        throw RequestError("\(Disk.Failure("open", path))")
      }
      if Disk.kind(of: "laser.json") == .file {
        throw RequestError(
          "there is no folder '\(path)'",
          hint: "the current folder is a workspace itself: write '.' for it")
      }
      if let whole = Disk.workspace(around: ".") {
        throw RequestError(
          "there is no folder '\(path)'",
          hint: "the current folder is part of a workspace: write '\(whole)' for it")
      }
      let meant =
        Disk.neighbour(of: path).map { "did you mean '\($0)'? Or" } ?? "name a workspace, or"
      throw RequestError(
        "there is no folder '\(path)'",
        hint: "\(meant) make one: "
          + "laser init \(path.asArgument) --authority Lancashire --year 2014/15 --team primary=Primary"
      )
    case .file, .other:
      throw RequestError(
        "'\(path)' isn't a folder", hint: "a workspace is a folder with a file 'laser.json' in it")
    }
    let listing: Disk.Listing
    do {
      listing = try Disk.files(below: path)
    } catch {
      throw RequestError("\(error)")
    }
    if !listing.files.contains(where: { $0.path.lowercased() == "laser.json" }),
      let whole = Disk.workspace(around: path)
    {
      throw RequestError(
        "'\(path)' is part of a workspace", hint: "write '\(whole)' for the workspace itself")
    }
    self.init(
      root: path,
      files: listing.files.map { listed in
        InputFile(path: listed.path, expectedSize: listed.size) { chunks in
          do throws(Disk.Failure) {
            try Disk.read(listed.path, below: path, from: listed.folder) { chunks($0) }
          } catch {
            throw Unreadable(description: error.reason)
          }
        }
      },
      unread: listing.unread + Self.misplaced(in: listing), builtInBanks: ReportTemplates.banks)
  }

  /// Folders with the names of tables, and files with the names of folders: nothing in them is read.
  private static func misplaced(in listing: Disk.Listing) -> [(path: String, reason: String)] {
    let files = ["laser.json"] + TableLayout.all.map(\.path)
    return listing.folders.filter { files.contains($0.lowercased()) }
      .map { ($0, "it's a folder, and a file of this name belongs here") }
      + listing.files
      .filter { !$0.path.utf8.contains(0x2F) && self.folders.contains($0.path.lowercased()) }
      .map { ($0.path, "it's a file, and a folder of this name belongs here") }
  }
}

extension Workspace {
  /// The workspace with its answers in memory: what is worked out from them and what is written in
  /// their place then come from the same bytes, whoever saves a file meanwhile.
  ///
  /// A file that can't be read is left for the reader of the workspace to name.
  var holdingAnswers: Self {
    with(
      files.compactMap { file in
        let path = file.path.lowercased()
        guard path.hasPrefix("judgements/"), path.hasSuffix(".md") else { return nil }
        return (try? file.bytes()).map { InputFile(path: file.path, bytes: $0) }
      })
  }
}

extension Disk {
  /// The workspace that a folder is part of, such as that of `judgements/primary`.
  fileprivate static func workspace(around folder: String) -> String? {
    var path = folder
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    for name in resolvingLink(folder).split(separator: "/").reversed() {
      path = parent(of: path)
      guard kind(of: "\(path)/laser.json") == .file else { continue }
      // Of saved versions, one may be meant.
      return Workspace.folders.contains(name.lowercased()) && name.lowercased() != "versions"
        ? path : nil
    }
    return nil
  }

  private static func parent(of path: String) -> String {
    if path == "." { return ".." }
    guard let name = path.split(separator: "/").last, name != ".." else { return path + "/.." }
    let parent = path.dropLast(name.count)
    return parent.isEmpty ? "." : parent == "/" ? "/" : String(parent.dropLast())
  }
}

/// Why a file can't be read, for a finding that names the file itself.
private struct Unreadable: Error, CustomStringConvertible {
  var description: String
}
