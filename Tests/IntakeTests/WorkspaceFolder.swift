import Foundation
import Intake
import ReportTemplates

/// A folder of the repository as a workspace.
func workspace(in folder: URL, root: String = "") throws -> Workspace {
  var files: [InputFile] = []
  let base = folder.standardizedFileURL.path(percentEncoded: false)
  for path in try FileManager.default.subpathsOfDirectory(atPath: base).sorted() {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: base + "/" + path, isDirectory: &isFolder)
    if isFolder.boolValue { continue }
    let bytes = try Data(contentsOf: URL(filePath: base + "/" + path))
    files.append(InputFile(path: path, bytes: Array(bytes)))
  }
  return Workspace(root: root, files: files, builtInBanks: builtInBanks)
}

/// A workspace made of texts by their paths; without a `laser.json` it gets a plain one.
func workspace(_ files: [String: String]) -> Workspace {
  var files = files
  if files["laser.json"] == nil { files["laser.json"] = plainSettings }
  return Workspace(
    files: files.map { InputFile(path: $0.key, text: $0.value) }, builtInBanks: builtInBanks)
}

let plainSettings = """
  {"authority": "Lancashire", "code": "E10000017", "region": "North West", "year": "2014/15",
   "statisticalNeighbours": ["E10000006", "E06000049"],
   "teams": [{"id": "primary", "name": "Primary"}, {"id": "Early-Years", "name": "Early years"}]}
  """

let builtInBanks = ReportTemplates.banks

/// The project's own folder.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
