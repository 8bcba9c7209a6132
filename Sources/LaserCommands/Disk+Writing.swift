#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Diagnostics

extension Disk {
  /// Writes files whole, as ``write(_:width:replacing:_:)`` does.
  static func write(
    _ files: [(path: String, bytes: [UInt8])], replacing originals: [String: [UInt8]] = [:]
  ) throws {
    try write(files.map(\.path), width: 1, replacing: originals) { place, new in
      let (path, bytes) = files[place]
      if !holds(path, bytes) { try new.append(bytes) }
    }
  }

  /// Writes files whole: each beside its place first, then all renamed.
  ///
  /// Until the last is written nothing of what stood there has changed, so a run that fails or is
  /// killed leaves it. Of two runs that write into one folder, the second waits for the first. A file
  /// that stands there already, byte for byte, keeps its time.
  ///
  /// - Parameters:
  ///   - paths: Where the files belong.
  ///   - width: How many are written at once.
  ///   - originals: What some of them are made from, by path; one that has been changed since is
  ///     somebody's work, and one that is read-only is meant to stay: then nothing is written.
  ///   - work: What is done at the same time; when it throws, nothing is written.
  ///   - write: Writes one of them, by its place among the paths; where it writes nothing, what
  ///     stands there is left alone.
  /// - Throws: ``Failure``, or what `write` throws.
  static func write(
    _ paths: [String], width: Int, replacing originals: [String: [UInt8]] = [:],
    beside work: () throws -> Void = {},
    _ write: @escaping @Sendable (_ place: Int, _ file: NewFile) throws -> Void
  ) throws {
    for path in paths {
      switch kind(of: path) {
      case .file, .absent: break
      case .folder, .other:
        throw Failure("write", path, reason: "what stands there isn't an ordinary file")
      }
    }
    try Interruption.hold {
      let targets = paths.map { resolvingLink($0) }
      let lock = try FolderLock(Set(targets.map { resolvingLink($0.parentFolder) }))
      if lock.isComplete { removeRemains(of: targets) }
      for (path, bytes) in originals.sorted(by: { $0.key < $1.key }) {
        // An administrator may write all the same, so the file itself is asked.
        if let mode = permissions(of: path)?.mode, mode & 0o222 == 0 {
          throw Failure(
            "write", path, reason: "it's read-only; allow changes to it, and try again")
        }
        guard try contents(of: path) == bytes else {
          throw Failure("write", path, reason: "it was changed in the meantime; try again")
        }
      }
      var replacements = zip(targets, paths).map { Replacement(of: $0, named: $1) }
      var outcomeBeside = Result<Void, any Error>.success(())
      let outcomes = Parallel.map(
        replacements.enumerated().map { (place: $0, replacement: $1) }, width: width
      ) { item in
        Result { try item.replacement.write { try write(item.place, $0) } }
      } beside: {
        outcomeBeside = Result { try work() }
      }
      do {
        // The work beside comes first, then the first in the order of the files tells why,
        // whichever failed first.
        try outcomeBeside.get()
        for place in replacements.indices {
          replacements[place].isWritten = try outcomes[place].get()
        }
        for place in replacements.indices { try replacements[place].putInPlace() }
      } catch {
        for replacement in replacements { replacement.takeBack() }
        throw error
      }
      for replacement in replacements { replacement.forgetOld() }
    }
  }

  /// Whose a file is and who may do what with it; `nil` when nothing is there.
  static func permissions(of path: String) -> (mode: mode_t, owner: uid_t, group: gid_t)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (status.st_mode & 0o777, status.st_uid, status.st_gid)
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    Stamp(of: path)?.size == bytes.count && (try? contents(of: path)) == bytes
  }

  /// One file on its way to its place.
  private struct Replacement: Sendable {
    private let target: String
    private let name: String
    private let new: String
    private let old: String
    /// Whether there is anything to put in the place.
    var isWritten = false
    private var isInPlace = false
    private var hasOld = false

    init(of target: String, named name: String) {
      self.target = target
      self.name = name
      new = "\(target).\(getpid())\(Self.newEnding)"
      old = "\(target).\(getpid())\(Self.oldEnding)"
    }

    static let newEnding = ".laser-new"
    static let oldEnding = ".laser-old"

    /// Writes the file beside its place.
    ///
    /// - Returns: Whether there is one now.
    func write(_ write: (NewFile) throws -> Void) throws -> Bool {
      let file = NewFile(new, for: name, like: target)
      try write(file)
      guard !Interruption.isWaiting else { throw Failure("write", name, reason: "interrupted") }
      return try file.end()
    }

    /// Puts the file in its place, and keeps what stood there under a name beside it.
    mutating func putInPlace() throws(Failure) {
      guard isWritten else { return }
      hasOld = try keepOld()
      guard rename(new, target) == 0 else { throw Failure("write", name) }
      isInPlace = true
    }

    /// Gives what stands in the place a second name.
    ///
    /// - Returns: Whether anything stands there.
    private func keepOld() throws(Failure) -> Bool {
      unlink(old)
      if link(target, old) == 0 { return true }
      guard Disk.kind(of: target) != .absent else { return false }
      // Memory sticks and many network drives give a file one name only.
      let copy = NewFile(old, for: name, like: target)
      try copy.begin()
      try Disk.read(target) { try copy.append(Array($0)) }
      return try copy.end()
    }

    /// Undoes what was done.
    func takeBack() {
      unlink(new)
      if isInPlace, hasOld {
        // Where even that fails, the old file still has its other name.
        _ = rename(old, target)
        return
      }
      if isInPlace { unlink(target) }
      unlink(old)
    }

    /// Removes what stood there.
    func forgetOld() {
      if hasOld { unlink(old) }
    }
  }

  /// Removes what a run that was killed has left beside the places of files.
  ///
  /// Whoever holds the folder's lock may: no other run is on its way.
  private static func removeRemains(of targets: [String]) {
    let names = Dictionary(grouping: targets, by: \.parentFolder)
    for (folder, targets) in names {
      guard let stream = opendir(folder) else { continue }
      defer { closedir(stream) }
      let wanted = Set(targets.map { String($0.split(separator: "/").last ?? "") })
      while let entry = readdir(stream) {
        let name = name(of: entry)
        guard name.hasSuffix(Replacement.newEnding) || name.hasSuffix(Replacement.oldEnding) else {
          continue
        }
        let stem = name.dropLast(Replacement.newEnding.count)
        let digits = stem.reversed().prefix { $0.isNumber }
        guard stem.dropLast(digits.count).hasSuffix(".") else { continue }
        if wanted.contains(String(stem.dropLast(digits.count + 1))) { unlink("\(folder)/\(name)") }
      }
    }
  }
}

/// The right to write into folders, for one run at a time; the system takes it back from a run that
/// is killed.
private struct FolderLock: ~Copyable {
  /// Whether every folder could be locked; some network drives know no locks.
  private(set) var isComplete = true
  private var descriptors: [Int32] = []

  /// Waits for other runs that write into the folders.
  init(_ folders: Set<String>) throws(Disk.Failure) {
    // All runs lock in the same order, so that no two wait for each other.
    for folder in folders.sorted() {
      let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
      guard descriptor >= 0 else {
        isComplete = false
        continue
      }
      descriptors.append(descriptor)
      var attempts = 0
      while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        guard errno == EWOULDBLOCK || errno == EINTR else {
          isComplete = false
          break
        }
        attempts += 1
        guard attempts < 1_000, !Interruption.isWaiting else {
          throw Disk.Failure(
            "write into", folder, reason: "another run of laser has been writing there for long")
        }
        usleep(10_000)
      }
    }
  }

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }
}

extension String {
  /// The folder that a path lies in.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
