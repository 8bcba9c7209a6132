import SelfEvaluation

/// The files of a workspace by what they are for.
///
/// Names are told apart without regard to case, as Windows does.
struct FileIndex {
  /// The files in the order of their paths: indices into the workspace's own list.
  private var byPath: [String: Int] = [:]
  /// All paths in lower case, and the folders that they lie in.
  private(set) var known: Set<String> = []
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
    let order = paths.indices.sorted { paths[$0].precedesNaturally(paths[$1]) }
    var lastFolder: Substring?
    for index in order {
      let path = paths[index].lowercased()
      guard byPath[path] == nil else { continue }
      byPath[path] = index
      known.insert(path)
      let parts = pathParts(paths[index])
      let folder = paths[index].utf8.lastIndex(of: 0x2F).map { paths[index][..<$0] }
      if folder != lastFolder {
        lastFolder = folder
        for count in 1..<max(parts.count, 1) {
          known.insert(paths[index][..<parts[count - 1].endIndex].lowercased())
        }
      }
      guard let folder = parts.first?.lowercased(), let name = parts.last,
        !parts.contains(where: isHidden)
      else { continue }
      switch (folder, parts.count) {
      case ("measures", 2) where name.lowercased().hasSuffix(".csv"):
        readFiles.insert(index)
        if !name.lowercased().hasSuffix(".meta.csv") { dataFiles.append(index) }
      case ("judgements", 3) where name.lowercased().hasSuffix(".md"):
        readFiles.insert(index)
        answers.append((String(parts[1]), index))
      case ("priorities", 2) where name.lowercased().hasSuffix(".md"):
        readFiles.insert(index)
        priorityTexts.append((String(name.dropLast(3)), index))
      default: break
      }
    }
  }

  /// Finds a file by its path.
  subscript(_ path: String) -> Int? { byPath[path.lowercased()] }
}

/// Whether a file is one that systems and programs leave behind, not a person.
func isHidden(_ name: some StringProtocol) -> Bool {
  let bytes = name.utf8.prefix(2)
  return bytes.first == 0x2E || bytes.elementsEqual([0x7E, 0x24])
    || name.utf8.count <= 11 && ["desktop.ini", "thumbs.db"].contains(name.lowercased())
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
