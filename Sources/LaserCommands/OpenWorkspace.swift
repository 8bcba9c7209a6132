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
      unread: listing.unread, builtInBanks: ReportTemplates.banks)
  }
}

/// Why a file can't be read, for a finding that names the file itself.
private struct Unreadable: Error, CustomStringConvertible {
  var description: String
}
