import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  private static let knownFiles = [
    "laser.json", "register.csv", "measures.csv", "priorities.csv", "actions.csv", "history.csv",
  ]
  /// The kinds of file that hold tables or text, in some program's own form.
  private static let dataEndings = [
    "csv", "tsv", "json", "md", "markdown", "xls", "xlsx", "xlsm", "ods", "numbers", "doc", "docx",
    "odt", "rtf", "txt",
  ]

  /// Says of each file that isn't read, and looks as if it should be, why not.
  mutating func checkUnexpectedFiles() {
    for (path, reason) in workspace.unread {
      let parts = path.split(separator: "/").map(String.init)
      let isOurs =
        Workspace.folders.contains(parts[0].lowercased())
        || Self.knownFiles.contains(path.lowercased())
      guard isOurs, !parts.contains(where: isHidden) else { continue }
      log.add(
        .unreadableFile, "this can't be read: \(reason)", at: place(path),
        hint: "what is to be in the report must lie in the workspace itself, as the file or the "
          + "folder that its name is for, and be open to you")
    }
    reportTwinsAndCopies()
    var misnamedFolders: Set<String> = []
    let twins = Set(files.twins.map(\.file))
    let rest = workspace.files.indices
      .filter { !files.isSurelyRead($0) && !twins.contains($0) }
      .map { workspace.files[$0] }
    for file in rest.sorted(by: { $0.path.precedesNaturally($1.path) }) {
      let parts = pathParts(file.path).map(String.init)
      guard let name = parts.last, !parts.contains(where: isHidden) else { continue }
      let path = file.path.lowercased()
      if isRead(file, parts) || locations.contains(path) || isInLocation(parts) { continue }
      let folder = parts.count > 1 ? parts[0].lowercased() : ""
      if parts.count == 1 {
        checkRootFile(name)
      } else if Workspace.folders.contains(folder) {
        checkFile(parts, in: folder)
      } else if let near = folder.nearest(among: Workspace.folders) ?? singular(folder),
        misnamedFolders.insert(folder).inserted
      {
        log.add(
          .misnamedFile, "the folder '\(parts[0])' isn't read", at: place(parts[0]),
          hint: "did you mean '\(near)'?")
      }
    }
  }

  /// Says of each file that isn't read since another is in its stead.
  private mutating func reportTwinsAndCopies() {
    for (file, first) in files.twins {
      let (path, other) = (workspace.files[file].path, workspace.files[first].path)
      let parts = pathParts(path).map(String.init)
      guard !parts.contains(where: isHidden), parts[0].lowercased() != "versions",
        isRead(workspace.files[file], parts)
      else { continue }
      let isSameButForCase = Array(path.lowercased().utf8) == Array(other.lowercased().utf8)
      log.add(
        .misnamedFile,
        "this isn't read: '\(workspace.shownPath(other))' is another file, whose name differs "
          + (isSameButForCase ? "in case only" : "only in how its accents are stored"),
        at: place(path), hint: "bring the two together in one, and delete the other")
    }
    for (file, original) in files.copies {
      let path = workspace.files[file].path
      let other = workspace.shownPath(workspace.files[original].path)
      // A measure may name it all the same.
      if result.measures.contains(where: {
        $0.dataFile.map { dataPath($0.file) } == path.lowercased()
      }) {
        continue
      }
      log.add(
        .misnamedFile, "this isn't read: by its name it's a copy of '\(other)'", at: place(path),
        hint: "bring over what only the copy has, then delete it; if it's no copy, rename it")
    }
  }

  /// Whether there may be a file, under a name that isn't read, which was meant for one that is
  /// missing: what that would hold is then not missed once more elsewhere.
  func isMisnamed(_ name: String) -> Bool {
    guard files[name] == nil else { return false }
    let word = name.prefix { $0 != "." }
    return workspace.files.contains { file in
      guard !file.path.contains("/"), !Self.knownFiles.contains(file.path.lowercased()) else {
        return false
      }
      let stem = file.path.lowercased().prefix { $0 != "." }
      return String(stem).nearest(among: [String(word)]) != nil
    }
  }

  private func singular(_ folder: String) -> String? {
    Workspace.folders.first { $0.hasPrefix(folder) && folder.count >= 5 }
  }

  private func isRead(_ file: InputFile, _ parts: [String]) -> Bool {
    let path = file.path.lowercased()
    if Self.knownFiles.contains(path) || bankPath?.lowercased() == path { return true }
    switch (parts[0].lowercased(), parts.count) {
    case ("judgements", 3), ("priorities", 2): return path.hasSuffix(".md")
    case ("measures", 2): return path.hasSuffix(".csv")
    case ("measures", _):
      return result.measures.contains { $0.dataFile.map { dataPath($0.file) } == path }
    case ("versions", _): return path.hasSuffix(".json")
    default: return false
    }
  }

  /// Whether a folder that the register points at holds the file.
  private func isInLocation(_ parts: [String]) -> Bool {
    (1..<max(parts.count, 1)).contains { count in
      locations.contains(parts[..<count].joined(separator: "/").lowercased())
    }
  }

  private mutating func checkRootFile(_ name: String) {
    let lower = name.lowercased()
    let stem = lower.split(separator: ".").first.map(String.init) ?? lower
    let ending = lower.split(separator: ".").last.map(String.init) ?? ""
    if ["json", "md"].contains(ending), isMade(name) { return }
    let hasTwoEndings = lower.hasSuffix(".csv.txt") || lower.hasSuffix(".json.txt")
    if hasTwoEndings, let meant = Self.knownFiles.first(where: { $0 + ".txt" == lower }) {
      log.add(
        .misnamedFile, "'\(name)' isn't read", at: place(name),
        hint: "\(files[meant] == nil ? "rename it to" : "put it in the place of") '\(meant)'; "
          + "Windows may hide the '.txt' behind its name")
      return
    }
    let unused = Self.knownFiles.filter { files[$0] == nil }
    if let near = lower.nearest(among: unused) ?? sameStem(stem, ending, among: unused) {
      log.add(
        .misnamedFile, "'\(name)' isn't read", at: place(name),
        hint: ending == "csv" || ending == "json"
          ? "did you mean '\(near)'?" : "save it as '\(near)'\(saveHint(near))")
    } else if ending == "json", files["laser.json"] == nil {
      // Asked about where the missing laser.json is reported.
    } else if Self.dataEndings.contains(ending), stem != "readme",
      ending != "txt" || hasTwoEndings
    {
      log.add(
        .unexpectedFile, "'\(name)' isn't read: no part of a workspace has this name",
        at: place(name),
        hint: "the files are \(Self.knownFiles.listed); documents can go into a folder of their own"
      )
    }
  }

  /// Whether the program made a file itself, such as a report that was written into the workspace.
  func isMade(_ name: String) -> Bool {
    guard let bytes = try? file(at: name)?.bytes() else { return false }
    return String(decoding: bytes, as: UTF8.self).holds(Workspace.outputMark)
  }

  private func sameStem(_ stem: String, _ ending: String, among names: [String]) -> String? {
    guard Self.dataEndings.contains(ending) else { return nil }
    return names.first { name in
      let known = String(name.prefix { $0 != "." })
      return known == stem || stem.nearest(among: [known]) != nil
    }
  }

  private func saveHint(_ name: String) -> String {
    name.hasSuffix(".csv") ? ": in the spreadsheet, save as 'CSV UTF-8 (comma delimited)'" : ""
  }

  /// Whether a text file holds a table of values rather than a note.
  private func isTable(_ path: String) -> Bool {
    if path.lowercased().hasSuffix(".csv.txt") { return true }
    var start: [UInt8] = []
    try? file(at: path)?.readChunks { chunk in
      if start.isEmpty { start = Array(chunk.prefix(1_000)) }
    }
    let header = String(decoding: start, as: UTF8.self).prefix { !$0.isNewline }.lowercased()
    return header.holds("measure") && header.holds("period") || header.holds("time_period")
  }

  private mutating func checkFile(_ parts: [String], in folder: String) {
    let path = parts.joined(separator: "/")
    let ending = parts.last?.lowercased().split(separator: ".").last.map(String.init) ?? ""
    guard Self.dataEndings.contains(ending) else { return }
    switch folder {
    case "judgements" where parts.count == 2 && (ending == "md" || ending == "markdown"):
      let team = result.settings.teams.first?.id.text ?? "TEAM"
      log.add(
        .fileOutsideTeam, "this file stands in no team's folder, so its answers are nobody's",
        at: place(path), hint: "move it into its team's folder, such as judgements/\(team)/")
    case "judgements" where path.lowercased().hasSuffix(".conflict.txt"):
      log.add(
        .unexpectedFile, "an import left this text aside, as both it and the file had been changed",
        at: place(path), hint: "bring the two texts together, then delete this file")
    case "judgements", "priorities":
      log.add(
        .unexpectedFile, "this file isn't read", at: place(path),
        hint: folder == "judgements"
          ? "answers are text files that end in .md, right in their team's folder"
          : "what was achieved is written in text files named by their priority, such as P1.md")
    case "measures" where ending == "txt" && !isTable(path): break
    case "measures" where path.lowercased().hasSuffix(".csv.txt"):
      log.add(
        .misnamedFile, "this file isn't read", at: place(path),
        hint: "rename it so that it ends in '.csv'; Windows may hide the '.txt' behind it")
    case "measures":
      log.add(
        .unexpectedFile, "this file isn't read", at: place(path),
        hint: "tables of values are read from .csv files right in 'measures': in a spreadsheet, "
          + "save as 'CSV UTF-8 (comma delimited)'")
    default: break
    }
  }
}
