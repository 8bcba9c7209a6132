#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Diagnostics
import Intake
import Reports
import Synchronization

/// Writes what the program made, and never over what a person wrote.
enum Output {
  /// Makes, stamps and writes files into a folder, all or none; one that stands there already, byte
  /// for byte, is left alone.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - folder: The folder; empty where the names are paths.
  ///   - force: Whether a file that a person made or changed may be written over.
  ///   - isWorkspace: Whether the folder is a workspace that the files make up.
  ///   - width: How many files are made at once; 1 within work that is itself one of several.
  ///   - isAllowed: Whether they may be written at all, which is found out while they are made.
  /// - Returns: What was found while they were made; with an error among it nothing is written.
  /// - Throws: ``RequestError`` when a file that a person made or changed stands in the way, or the
  ///   disk refuses.
  @discardableResult
  static func write(
    _ files: [OutputFile], into folder: String, force: Bool, isWorkspace: Bool = false,
    width: Int = Parallel.cores, if isAllowed: () -> Bool = { true }
  ) throws -> [Finding] {
    let paths = files.map { folder.isEmpty ? $0.name : "\(folder)/\($0.name)" }
    if !isWorkspace {
      for place in folder.isEmpty ? paths : [folder] { try refuse(amongSources: place) }
    }
    for path in paths {
      switch Disk.kind(of: path) {
      case .absent, .file: break
      case .folder, .other:
        throw RequestError(
          "'\(path)' is in the way: it isn't an ordinary file",
          hint: "move it away, or write to another place")
      }
    }
    let findings = Locked<[Int: [Finding]]>([:])
    let isRefused = Atomic(false)
    var made: [String] = []
    var isWritten = false
    defer { if !isWritten { for folder in made.reversed() { rmdir(folder) } } }
    do {
      for folder in Set(paths.map(\.parentFolder)).sorted() {
        made += try Disk.makeFolder(folder)
      }
      func ask() throws {
        guard !isAllowed() else { return }
        isRefused.store(true, ordering: .relaxed)
        throw Unfinished()
      }
      try Disk.write(paths, width: min(width, files.count), beside: ask) { place, new in
        if isRefused.load(ordering: .relaxed) { throw Unfinished() }
        let found = try make(files[place], at: paths[place], as: new, force: force)
        findings.withLock { $0[place] = found }
        if found.containErrors { throw Unfinished() }
      }
      isWritten = true
    } catch let failure as Disk.Failure {
      throw RequestError("\(failure)", hint: "what stood there is unchanged")
    } catch is Unfinished {
      // The findings tell why.
    }
    return findings.withLock { found in files.indices.flatMap { found[$0] ?? [] } }
  }

  /// Sees to it that nothing is written among the sources of a workspace, which would be read as one
  /// of them.
  ///
  /// - Throws: ``RequestError`` where a path leads there.
  static func refuse(amongSources path: String) throws(RequestError) {
    var workspace = Disk.resolvingExisting(path)
    while let slash = workspace.lastIndex(of: "/") {
      let folder = workspace[workspace.index(after: slash)...]
      workspace = String(workspace[..<slash])
      guard Workspace.folders.contains(folder.lowercased()),
        Disk.kind(of: "\(workspace)/laser.json") == .file
      else { continue }
      throw RequestError(
        "'\(path)' is in the folder '\(folder)' of a workspace, whose files are read",
        hint: "write beside the workspace, such as into a folder Report")
    }
  }

  /// Writes one file that a person named.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - path: Its name.
  ///   - example: A name such as people give it, for whoever named a folder.
  ///   - force: Whether a file that a person made or changed may be written over.
  /// - Throws: ``RequestError`` as for several files, and for the name of a folder.
  static func write(
    _ bytes: [UInt8], to path: String, such example: String, force: Bool
  ) throws {
    if Disk.kind(of: path) == .folder || path.hasSuffix("/") {
      let folder = path.withoutSlashes
      throw RequestError(
        "'\(path)' is a folder, and what is written is one file",
        hint: "name the file, such as \("\(folder)/\(example)".asArgument)")
    }
    try write([OutputFile(name: path, bytes: bytes)], into: "", force: force)
  }

  /// A file that can't be made whole.
  private struct Unfinished: Error {}

  /// Makes a file as far as it differs from the one that stands in its place.
  private static func make(
    _ file: OutputFile, at path: String, as new: NewFile, force: Bool
  ) throws -> [Finding] {
    let old = try standingFile(path, force: force)
    var checksum = Checksum()
    var length = 0
    var isSame = old != nil
    let findings = try file.write { piece in
      checksum.add(piece)
      if let old, isSame {
        isSame = try old.has(piece, at: length)
        if !isSame { try old.copy(length, into: new) }
      }
      if !isSame { try new.append(piece) }
      length += piece.count
    }
    if let old, isSame {
      if try old.ends(at: length, with: checksum) { return findings }
      try old.copy(length, into: new)
    }
    try new.begin()
    try OutputMark.stamp(new, checksum)
    guard try force || old?.isOurs ?? true else {
      throw RequestError(
        "'\(path)' was written or changed by a person, so it's left as it is",
        hint: "move it away, write into another folder, or write over it with --force")
    }
    return findings
  }

  private static func standingFile(_ path: String, force: Bool) throws -> StandingFile? {
    guard Disk.kind(of: path) == .file else { return nil }
    do {
      return try StandingFile(path)
    } catch {
      if force { return nil }
      throw RequestError("\(error)")
    }
  }
}

/// What stands in the place of a file that is being made.
private struct StandingFile {
  private let file: OpenFile
  private let mark: Range<Int>?

  init(_ path: String) throws(Disk.Failure) {
    file = try OpenFile(path)
    mark = try OutputMark.place(in: file)
  }

  /// Whether it has these bytes at a place; its mark counts as one with zeros.
  func has(_ piece: [UInt8], at offset: Int) throws(Disk.Failure) -> Bool {
    for start in stride(from: 0, to: piece.count, by: Self.mostHeld) {
      let end = min(start + Self.mostHeld, piece.count)
      let bytes = try OutputMark.bytes(offset + start..<offset + end, of: file, unmarked: mark)
      guard Self.areSame(bytes, piece, start..<end) else { return false }
    }
    return true
  }

  /// How many bytes of it are read at a time.
  private static let mostHeld = 1 << 15

  /// Whether bytes are those of a range of others.
  private static func areSame(_ bytes: ArraySlice<UInt8>, _ all: [UInt8], _ range: Range<Int>)
    -> Bool
  {
    guard bytes.count == range.count else { return false }
    // The C library compares many bytes at a time; one by one takes ten times as long.
    return bytes.withUnsafeBytes { old in
      all.withUnsafeBytes { new in
        guard let one = old.baseAddress, let two = new.baseAddress else { return true }
        return memcmp(one, two + range.lowerBound, range.count) == 0
      }
    }
  }

  /// Writes its first bytes into another file, with zeros in the mark.
  func copy(_ count: Int, into new: NewFile) throws(Disk.Failure) {
    for start in stride(from: 0, to: count, by: Self.mostHeld) {
      let range = start..<min(start + Self.mostHeld, count)
      try new.append(Array(try OutputMark.bytes(range, of: file, unmarked: mark)))
    }
  }

  /// Whether it's so long, and has that checksum if it has any.
  func ends(at length: Int, with checksum: Checksum) throws(Disk.Failure) -> Bool {
    guard length == file.size else { return false }
    guard let mark else { return true }
    return try file.bytes(mark).elementsEqual(checksum.digits)
  }

  /// Whether the program made it and nobody has touched it since, or there's nothing in it.
  var isOurs: Bool {
    get throws(Disk.Failure) {
      guard file.size > 0 else { return true }
      guard let mark else { return false }
      let digits = Array(try file.bytes(mark))
      return try digits == OutputMark.checksum(of: file, without: mark).digits
    }
  }
}
