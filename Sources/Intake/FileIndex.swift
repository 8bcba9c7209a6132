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
      guard byPath[path] == nil else { continue }
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
    // Of two answers to one question the first is read: the one that was copied, not its copy.
    let copies = answers.filter { isCopy(paths[$0.file]) }
    if !copies.isEmpty { answers = answers.filter { !isCopy(paths[$0.file]) } + copies }
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

/// Whether a file has a name that systems give to copies: "Copy of Q01.md", "Q01 - Copy.md" or
/// "Q01 (1).md".
private func isCopy(_ path: String) -> Bool {
  guard path.utf8.contains(0x20), let name = pathParts(path).last?.lowercased() else {
    return false
  }
  let stem = name.prefix { $0 != "." }
  return stem.hasPrefix("copy of ") || stem.hasSuffix(" copy")
    || stem.hasSuffix(")") && Int(digits: stem.dropLast().drop { $0 != "(" }.dropFirst()) != nil
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
