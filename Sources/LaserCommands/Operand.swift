import DataFiles
import Diagnostics
import Intake
import ReportTemplates
import SelfEvaluation
import Versions

/// One side of a comparison, wherever it comes from.
struct Operand {
  /// What it was called.
  var name: String
  var evaluation: Evaluation
  /// `internal` or `public`; a workspace is internal.
  var edition: String
  /// The teams whose answers it has, where those of others were left out; none stands for all.
  var onlyTeams: [Identifier] = []
  /// What was found wrong with the files of a workspace.
  var findings: [Finding]

  /// How to see what was found.
  var advice: String {
    let them = findings.count { $0.severity == .error } == 1 ? "it" : "them"
    return name.hasPrefix("git:")
      ? "check that revision out, and 'laser check' lists \(them)"
      : "'\("laser check".on([name.withoutSlashes]))' lists \(them)"
  }

  /// Opens a workspace, a saved version, a `report.html`, a `report.json` or `git:REV[:PATH]`.
  ///
  /// - Throws: ``RequestError`` when there is no such thing, or it can't be read.
  init(_ word: String) throws {
    if word.hasPrefix("git:") {
      let parts = word.dropFirst(4).split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      var path = parts.count == 2 ? String(parts[1]) : "Evidence"
      while path.count > 1, path.hasSuffix("/") { path.removeLast() }
      switch try GitProgram.content(
        of: path.isEmpty ? "." : path, at: parts.first.map(String.init) ?? "")
      {
      case .folder(let files, let unread):
        try self.init(
          Workspace(
            root: word, files: files, unread: unread, builtInBanks: ReportTemplates.banks),
          named: word)
      case .file(let bytes): try self.init(bytes, named: word)
      }
      return
    }
    switch Disk.kind(of: word) {
    case .folder:
      var path = word
      while path.count > 1, path.hasSuffix("/") { path.removeLast() }
      try self.init(try Workspace(opening: path), named: word)
    case .file: try self.init(try Disk.contents(of: word), named: word)
    case .absent, .other:
      throw RequestError(
        "there is no workspace, version or report '\(word)'",
        hint: "name \(Self.kinds)")
    }
  }

  /// What can be compared.
  private static let kinds =
    "a folder, a file of its folder 'versions', a report.html, a report.json, or git:REV"

  /// What to name instead of a file that is no version: the report beside it or the workspace that
  /// it belongs to, if any.
  private static func hint(insteadOf file: String) -> String {
    let beside = ["report.html", "report.json"].map { "\(file.parentFolder)/\($0)" }
    if !file.hasPrefix("git:"), let report = beside.first(where: { Disk.kind(of: $0) == .file }),
      !Disk.isSame(report, file)
    {
      return "name the report itself: \(report.asArgument)"
    }
    var folders: [String] = []
    var path = file[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      folders.append(String(path))
    }
    if !file.hasPrefix("/"), !file.hasPrefix("../") { folders.append(".") }
    let folder = folders.first { !$0.isEmpty && Disk.kind(of: "\($0)/laser.json") == .file }
    if let folder, !file.hasPrefix("git:") {
      return "this file is part of a workspace: name its folder, '\(folder)'"
    }
    return "name \(kinds)"
  }

  /// What a folder is that holds no settings but reports or saved versions; `nil` for another one.
  private static func mistake(of workspace: Workspace, named name: String) -> RequestError? {
    let files = workspace.files.filter { !$0.path.contains("/") }
    guard !files.contains(where: { $0.path.lowercased() == "laser.json" }) else { return nil }
    func path(_ file: String) -> String {
      let isWhole = name.hasPrefix("git:") && !name.dropFirst(4).contains(":")
      let folder = isWhole ? "\(name):Evidence" : name.withoutSlashes
      return folder.hasSuffix(":") ? folder + file : "\(folder)/\(file)"
    }
    let report = ["report.html", "report.json"].first { name in files.contains { $0.path == name } }
    if let report {
      return RequestError(
        "'\(name)' is the folder of a report, not a workspace",
        hint: "name the report itself: \(path(report).asArgument)")
    }
    // The one saved last, as far as names tell.
    let others = files.filter { $0.path.hasSuffix(".json") }
      .sorted { $1.path.precedesNaturally($0.path) }
    guard let version = others.first(where: \.isVersion)?.path else { return nil }
    return RequestError(
      "'\(name)' is a folder of saved versions, not a workspace",
      hint: "name the version itself, such as \(path(version).asArgument)")
  }

  /// What a file is that holds a report's words and not what they were made from; `nil` for another.
  private static func formForReaders(_ bytes: [UInt8], named name: String) -> String? {
    if bytes.starts(with: "%PDF-".utf8) { return "a PDF document" }
    return name.lowercased().hasSuffix(".md") ? "a text in Markdown" : nil
  }

  private init(_ workspace: Workspace, named name: String) throws {
    if let mistake = Self.mistake(of: workspace, named: name) { throw mistake }
    let result = Intake.read(workspace, by: .all)
    guard let evaluation = result.evaluation else {
      throw RequestError("'\(name)' can't be read", findings: result.findings)
    }
    self.name = name
    self.evaluation = evaluation
    edition = "internal"
    findings = result.findings
  }

  private init(_ bytes: [UInt8], named name: String) throws {
    if let form = Self.formForReaders(bytes, named: name) {
      throw RequestError(
        "'\(name)' is \(form), which can be read but not compared",
        hint: Self.hint(insteadOf: name))
    }
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let bytes = isWide ? Array(TextDecoding.decode(bytes, file: name).text.text.utf8) : bytes
    let isPage = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "<")
    do {
      let version =
        isPage
        ? try VersionReader.readPage(bytes, file: name) : try VersionReader.read(bytes, file: name)
      self.name = name
      evaluation = version.evaluation
      edition = version.edition
      onlyTeams = version.onlyTeams
      findings = []
    } catch {
      let hint: String? =
        switch error {
        // These say themselves what to do.
        case .truncated, .edited, .newerFormat, .draft: nil
        case .notJSON, .notAVersion, .noModel, .badMember: Self.hint(insteadOf: name)
        }
      throw RequestError("'\(name)' can't be compared: \(error)", hint: hint)
    }
  }
}

extension InputFile {
  /// Whether it's a saved version, be it a damaged one.
  fileprivate var isVersion: Bool {
    var bytes: [UInt8] = []
    do { try readChunks { bytes += $0 } } catch { return false }
    do {
      _ = try VersionReader.read(bytes, file: path)
      return true
    } catch {
      switch error {
      case .truncated, .edited, .newerFormat: return true
      case .notJSON, .notAVersion, .noModel, .badMember, .draft: return false
      }
    }
  }
}
