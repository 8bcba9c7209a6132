#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Diagnostics
import Intake

/// The program `git`, called with a list of words and never through a shell.
enum GitProgram {
  /// What `git` gave.
  struct Outcome {
    var status: Int32
    var output: [UInt8]
  }

  /// What a path was at a revision.
  enum Content {
    case folder([InputFile], unread: [(path: String, reason: String)])
    case file([UInt8])
  }

  /// Reads a path as it was at a revision.
  ///
  /// - Parameters:
  ///   - path: The path from the current folder.
  ///   - revision: Any name that git understands for a commit.
  /// - Returns: The files of a folder, or the bytes of a file.
  /// - Throws: ``RequestError`` that says whether it's the program, the repository, the revision or
  ///   the path that is missing.
  static func content(of path: String, at revision: String) throws(RequestError) -> Content {
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(0) else {
      throw RequestError(
        "'\(revision)' isn't a revision", hint: "write git:REV or git:REV:PATH, such as git:HEAD~1")
    }
    let repository = try run(["rev-parse", "--git-dir"], withMessages: true)
    guard repository.status == 0 else {
      let message = firstLine(of: repository) ?? ""
      guard !message.isEmpty, !message.hasPrefix("fatal: not a git repository") else {
        throw RequestError(
          "this folder isn't in a git repository", hint: "call laser from a folder inside of one")
      }
      throw RequestError(
        "git doesn't open the repository here: \(message)", hint: "'git status' says what to do")
    }
    guard try run(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]).status == 0 else {
      throw RequestError(
        "git knows no revision '\(revision)'", hint: "'git log --oneline' lists them")
    }
    let current = try line(["rev-parse", "--show-prefix"]) ?? ""
    guard let place = normalised("\(current)/\(path)") else {
      throw RequestError(
        "'\(path)' leads out of the git repository",
        hint: "the path counts from the current folder")
    }
    let name = "\(revision):\(place)"
    let refusal = RequestError(
      "git can't hand over '\(path)' at '\(revision)'",
      hint: "'git show \(name.asArgument)' may tell why; or name a folder, a saved version or a "
        + "report")
    switch try line(["cat-file", "-t", name]) {
    case "blob":
      let file = try run(["cat-file", "blob", name])
      guard file.status == 0 else { throw refusal }
      return .file(file.output)
    case "tree":
      guard let repository = try line(["rev-parse", "--absolute-git-dir"]) else { throw refusal }
      // Within a folder of the repository, an archive has only what lies below the same folder
      // again; so the current one counts as the topmost.
      let archive = try run([
        "--git-dir=\(repository)", "--work-tree=.", "archive", "--format=tar", name,
      ])
      guard archive.status == 0 else { throw refusal }
      return try folder(
        TarArchive.files(in: archive.output).map { InputFile(path: $0.path, bytes: $0.bytes) },
        of: name)
    default:
      throw RequestError(
        "there is no '\(path)' at revision '\(revision)'",
        hint: "the path counts from the current folder, which is git:\(revision):. itself; name "
          + "another one as git:\(revision):PATH")
    }
  }

  /// A folder with what an archive of it lacks: the files that the repository's attributes keep out
  /// of archives, and those that links in the folder lead to.
  private static func folder(
    _ archived: [InputFile], of name: String
  ) throws(RequestError) -> Content {
    var files = archived
    var places = Dictionary(files.indices.map { (files[$0].path, $0) }) { first, _ in first }
    var links: [(path: String, target: String)] = []
    for entry in try run(["ls-tree", "-r", "-z", "--full-tree", name]).output.split(separator: 0) {
      let (mode, path) = (entry.prefix(6), entry.drop { $0 != 0x09 }.dropFirst())
      let shown = String(decoding: path, as: UTF8.self)
      let object = name.hasSuffix(":") ? name + shown : "\(name)/\(shown)"
      if mode.elementsEqual("120000".utf8) {
        let target = try run(["cat-file", "blob", object]).output
        links.append((shown, String(decoding: target, as: UTF8.self)))
      } else if mode.starts(with: "100".utf8), places[shown] == nil {
        let file = try run(["cat-file", "--filters", object])
        guard file.status == 0 else { continue }
        places[shown] = files.count
        files.append(InputFile(path: shown, bytes: file.output))
      }
    }
    var unread: [(path: String, reason: String)] = []
    for link in links {
      var path: String? = link.path
      // A link may lead to another one; in a circle they have no end.
      for _ in 0..<40 {
        guard let target = links.first(where: { $0.path == path })?.target else { break }
        path =
          target.hasPrefix("/") ? nil : normalised("\((path ?? "").parentFolder)/\(target)")
      }
      if let place = path.flatMap({ places[$0] }) {
        files.append(InputFile(path: link.path, bytes: (try? files[place].bytes()) ?? []))
      } else {
        unread.append((link.path, "it's a link that leads to no file of the workspace"))
      }
    }
    return .folder(files, unread: unread)
  }

  /// A path without `.` and `..`; `nil` for one that leads out of where it begins.
  private static func normalised(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  /// Runs `git` for one line; `nil` when it prints none.
  private static func line(_ words: [String]) throws(RequestError) -> String? {
    let outcome = try run(words)
    return outcome.status == 0 ? firstLine(of: outcome) : nil
  }

  private static func firstLine(of outcome: Outcome) -> String? {
    String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }

  /// Runs `git` and collects what it prints; its messages come with that, or go nowhere.
  private static func run(
    _ words: [String], withMessages: Bool = false
  ) throws(RequestError) -> Outcome {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw missing("no pipe could be opened") }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    if withMessages {
      posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    let passedOn = [
      "PATH", "HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES",
    ]
    let variables = passedOn.compactMap { name in
      Terminal.environment(name).map { "\(name)=\($0)" }
    }
    var child = pid_t()
    let failure = withStrings(["git"] + words) { arguments in
      withStrings(variables + ["LC_ALL=C"]) { environment in
        posix_spawnp(&child, "git", &actions, nil, &arguments, &environment)
      }
    }
    close(ends[1])
    defer { close(ends[0]) }
    guard failure == 0 else { throw missing(String(cString: strerror(failure)).lowercased()) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(ends[0], &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    // 127 is how a child says that there was no such program.
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128
    if code == 127 { throw missing("it isn't installed") }
    return Outcome(status: code, output: output)
  }

  private static func missing(_ reason: String) -> RequestError {
    RequestError(
      "the program 'git' can't be called: \(reason)",
      hint: "install git, or name a workspace, a saved version or a report instead")
  }

  /// Lends strings to a C function that takes an array of them with a null at its end.
  private static func withStrings<Result>(
    _ strings: [String], _ body: (inout [UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }
}
