import Diagnostics
import SelfEvaluation

/// The files of a workspace by what they are for.
///
/// Names are told apart without regard to case, as Windows does.
struct FileIndex {
  /// The files in the order of their paths: indices into the workspace's own list.
  private var byPath: [String: Int] = [:]
  /// The folders that files lie in, in lower case.
  private var folders: Set<String> = []
  /// The tables of values, in the order of their names.
  private(set) var dataFiles: [Int] = []
  /// The answers, in the order of their paths, with the name of their team's folder.
  private(set) var answers: [(team: String, file: Int)] = []
  /// The prose on key priorities, with the priority's id.
  private(set) var priorityTexts: [(id: String, file: Int)] = []
  /// Files whose paths are the same as another's but for case or the form of accents, and the other.
  private(set) var twins: [(file: Int, first: Int)] = []
  /// Files that are copies of another by their names, and the other; they aren't read.
  private(set) var copies: [(file: Int, original: Int)] = []

  /// The answers, the tables of values and the prose on key priorities.
  private var readFiles: Set<Int> = []

  func isSurelyRead(_ file: Int) -> Bool { readFiles.contains(file) }

  init(_ paths: [String]) {
    byPath.reserveCapacity(paths.count)
    readFiles.reserveCapacity(paths.count)
    var lastFolder: Substring?
    var team = ""
    for index in paths.indices.sorted(by: { paths[$0].precedesNaturally(paths[$1]) }) {
      let path = paths[index].lowercased()
      if let first = byPath[path] {
        // The files at the top are named in small letters.
        let isProper = paths[index] == path && !path.utf8.contains(0x2F)
        twins.append(isProper ? (first, index) : (index, first))
        if isProper { byPath[path] = index }
        continue
      }
      byPath[path] = index
      let parts = pathParts(path)
      let folder = parts.dropLast().last.map { path[..<$0.endIndex] }
      if folder != lastFolder {
        lastFolder = folder
        for part in parts.dropLast() { folders.insert(String(path[..<part.endIndex])) }
        team = parts.count > 1 ? String(pathParts(paths[index])[1]) : ""
      }
      guard let top = parts.first, !parts.contains(where: isHidden) else { continue }
      switch (top, parts.count) {
      case ("measures", 2) where path.hasSuffix(".csv"):
        readFiles.insert(index)
        if !path.hasSuffix(".meta.csv") { dataFiles.append(index) }
      case ("judgements", 3) where path.hasSuffix(".md"):
        readFiles.insert(index)
        answers.append((team, index))
      case ("priorities", 2) where path.hasSuffix(".md"):
        readFiles.insert(index)
        let name = pathParts(paths[index])[1]
        priorityTexts.append((String(name.dropLast(3)), index))
      default: break
      }
    }
    leaveOutCopies(paths)
  }

  /// Leaves out the copies of files that there are, or each of their rows and answers would be called
  /// the repeat of another.
  private mutating func leaveOutCopies(_ paths: [String]) {
    for index in dataFiles + answers.map(\.file) + priorityTexts.map(\.file)
    where paths[index].utf8.contains(0x20) {
      if let path = originalPath(of: paths[index].lowercased()), let original = byPath[path] {
        copies.append((index, original))
      }
    }
    if copies.isEmpty { return }
    let left = Set(copies.map(\.file))
    dataFiles.removeAll(where: left.contains)
    answers.removeAll { left.contains($0.file) }
    priorityTexts.removeAll { left.contains($0.file) }
  }

  /// Reads of two folders whose names differ in case the one that is spelt as its team's id.
  mutating func preferFolders(of teams: [Team], _ paths: @autoclosure () -> [String]) {
    if twins.isEmpty { return }
    let paths = paths()
    for place in twins.indices {
      let (file, first) = twins[place]
      func isSpeltAsTeam(_ file: Int) -> Bool {
        let folder = pathParts(paths[file]).dropFirst().first
        return teams.contains { folder.map { Array($0.utf8) } == Array($0.id.text.utf8) }
      }
      guard let slot = answers.firstIndex(where: { $0.file == first }), isSpeltAsTeam(file),
        !isSpeltAsTeam(first)
      else { continue }
      answers[slot] = (String(pathParts(paths[file])[1]), file)
      byPath[paths[file].lowercased()] = file
      readFiles.remove(first)
      readFiles.insert(file)
      twins[place] = (first, file)
    }
  }

  /// Whether there is a file or a folder at a path in lower case.
  func hasSomething(at path: String) -> Bool { byPath[path] != nil || folders.contains(path) }

  /// Finds a file by its path.
  subscript(_ path: String) -> Int? { byPath[path.lowercased()] }
}

/// Whether a file is one that systems and programs leave behind, not a person.
func isHidden(_ name: some StringProtocol) -> Bool {
  let utf8 = name.utf8
  let first = utf8.first
  if first == 0x2E || first == 0x7E && utf8.dropFirst().first == 0x24 { return true }
  let length = utf8.count
  return (length == 9 || length == 11)
    && ["desktop.ini", "thumbs.db"].contains(name.lowercased())
}

/// The path of the file that one is a copy of by its name, which systems and programs that keep
/// folders alike give it: "Copy of Q01.md", "Q01 - Copy.md", "Q01 (1).md" or "Q01 (Jo's conflicted
/// copy 2015-06-14).md".
func originalPath(of path: String) -> String? {
  guard let name: Substring = pathParts(path).last else { return nil }
  let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
  let ending = name.dropFirst(stem.count)
  var original = stem
  if original.last == ")", let bracket = original.lastIndex(of: "(") {
    let note = original[bracket...].dropFirst().dropLast()
    if Int(digits: note) != nil || String(note).holds("conflicted copy") {
      original = original[..<bracket].trimmed
    }
  }
  if original.hasPrefix("copy of ") {
    original = original.dropFirst(8)
  } else if original.hasSuffix(" copy") {
    original = original.dropLast(5).trimmed
    if original.last == "-" { original = original.dropLast().trimmed }
  }
  guard original.count < stem.count, !original.isEmpty else { return nil }
  return String(path[..<name.startIndex] + original + ending)
}

/// The names that a path is made of; by bytes, as by characters it takes ten times as long.
func pathParts(_ path: String) -> [Substring] {
  let utf8 = path.utf8
  var parts: [Substring] = []
  var start = utf8.startIndex
  for index in utf8.indices where utf8[index] == 0x2F {
    if start < index { parts.append(path[start..<index]) }
    start = utf8.index(after: index)
  }
  if start < utf8.endIndex { parts.append(path[start...]) }
  return parts
}
