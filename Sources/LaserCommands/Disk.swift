#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Diagnostics

/// The file system: the one place of the program that touches it.
enum Disk {
  /// Something that the file system refused.
  struct Failure: Error, CustomStringConvertible {
    /// The path.
    var path: String
    /// What was tried, such as `read`.
    var action: String
    /// The system's reason.
    var reason: String

    var description: String { "can't \(action) '\(shownPath)': \(reason)" }

    /// The path; the middle of a very long one is left out.
    private var shownPath: String {
      path.count <= 300 ? path : "\(path.prefix(100))…\(path.suffix(100))"
    }

    /// Takes the reason from the last call that failed.
    init(_ action: String, _ path: String) {
      self.init(action, path, reason: String(cString: strerror(errno)).lowercased())
    }

    init(_ action: String, _ path: String, reason: String) {
      self.path = path
      self.action = action
      self.reason = reason
    }
  }

  /// What a path names.
  enum Kind {
    case file, folder, absent
    /// A pipe, a device, a socket: nothing that a report is read from or written to.
    case other
  }

  /// What a path names, links followed.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .absent }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Reads a file piece by piece, so that a large one never stands in memory.
  ///
  /// - Parameters:
  ///   - path: The file; links are followed.
  ///   - chunks: Takes the next piece.
  /// - Throws: ``Failure``; what `chunks` throws becomes its reason.
  static func read(
    _ path: String, chunks: (ArraySlice<UInt8>) throws -> Void
  ) throws(Failure) {
    // Without O_NONBLOCK the opening of a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure("read", path) }
    try read(descriptor, of: path, chunks: chunks)
  }

  /// Reads a file below a folder piece by piece.
  ///
  /// A link is followed to a file below the folder only. What is checked is what is read: whoever
  /// may write into the folder can slip nothing else of the disk into a report, however quickly
  /// files and folders take one another's places.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the folder, with `/`.
  ///   - folder: The folder.
  ///   - place: The folder that the file lies in, where that is open already.
  ///   - chunks: Takes the next piece.
  /// - Throws: ``Failure``; what `chunks` throws becomes its reason.
  static func read(
    _ path: String, below folder: String, from place: OpenFolder? = nil,
    chunks: (ArraySlice<UInt8>) throws -> Void
  ) throws(Failure) {
    var opened = place?.file(at: path) ?? openUnlinked(path, below: folder)
    if opened < 0, errno == ELOOP {
      guard let target = realpath("\(folder)/\(path)", nil) else { throw Failure("read", path) }
      defer { free(target) }
      let root = resolvingLink(folder) + "/"
      let file = String(cString: target)
      guard file.hasPrefix(root) else {
        throw Failure("read", path, reason: "it's a link that leads out of the workspace")
      }
      opened = openUnlinked(String(file.dropFirst(root.count)), below: folder)
    }
    if opened < 0, errno == ELOOP || errno == ENOTDIR {
      throw Failure("read", path, reason: hasChanged)
    }
    guard opened >= 0 else { throw Failure("read", path) }
    try read(opened, of: path, chunks: chunks)
  }

  /// Opens a file below a folder, each folder on the way from the one above it.
  ///
  /// - Returns: The descriptor; negative, with `errno` set, where that fails: to `ELOOP` when the
  ///   file is a link.
  private static func openUnlinked(_ path: String, below folder: String) -> Int32 {
    let place = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    return OpenFolder(place, below: folder)?.file(at: path) ?? -1
  }

  /// Reads an open file and closes it.
  private static func read(
    _ descriptor: Int32, of path: String, chunks: (ArraySlice<UInt8>) throws -> Void
  ) throws(Failure) {
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure("read", path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Failure("read", path, reason: "it's a folder")
    default: throw Failure("read", path, reason: "it isn't an ordinary file")
    }
    let size = Int(status.st_size)
    var buffer: [UInt8] = []
    var total = 0
    var isAtEnd = false
    while !isAtEnd {
      // The byte beyond tells whether the file has grown.
      let room = min(max(size - total + 1, 4096), 256 * 1024)
      var failed = false
      buffer.removeAll(keepingCapacity: true)
      buffer.append(addingCapacity: room) { output in
        output.withUnsafeMutableBufferPointer { memory, filled in
          let count = Self.read(descriptor, UnsafeMutableRawBufferPointer(memory))
          failed = count < 0
          filled = max(count, 0)
        }
      }
      if failed { throw Failure("read", path) }
      total += buffer.count
      // Some systems don't know the size of a file before it's read.
      isAtEnd = buffer.isEmpty || size > 0 && total == size && buffer.count < room
      // Half of an old text and half of a new one would be nobody's.
      if isAtEnd || total > size, !isUnchanged(descriptor, since: status) {
        throw Failure("read", path, reason: Self.hasChanged)
      }
      if buffer.isEmpty { return }
      do {
        try chunks(buffer[...])
      } catch {
        throw Failure("read", path, reason: "\(error)")
      }
    }
  }

  private static let hasChanged = "it was changed while it was read; try again"

  private static func isUnchanged(_ descriptor: Int32, since before: stat) -> Bool {
    var now = stat()
    return fstat(descriptor, &now) == 0 && Stamp(now) == Stamp(before)
  }

  /// By what a file that was changed is told from the file before.
  struct Stamp: Equatable {
    private(set) var size: Int
    private var file: UInt64
    private var seconds: Int
    private var nanoseconds: Int

    /// Looks at a path; `nil` when nothing is there.
    init?(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.init(status)
    }

    fileprivate init(_ status: stat) {
      size = Int(status.st_size)
      file = UInt64(status.st_ino)
      #if canImport(Darwin)
        seconds = status.st_mtimespec.tv_sec
        nanoseconds = status.st_mtimespec.tv_nsec
      #else
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
      #endif
    }
  }

  private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Darwin)
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 || errno != EINTR { return count }
    }
  }

  /// Whether two paths name one folder.
  static func isSame(_ one: String, _ other: String) -> Bool {
    resolvingLink(one) == resolvingLink(other)
  }

  /// Reads a whole file.
  static func contents(of path: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path) { bytes += $0 }
    return bytes
  }

  /// Finds the folder that was most likely meant by a path that names nothing.
  static func neighbour(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, !name.isEmpty else { return nil }
    let parent = parts.dropLast().joined(separator: "/")
    let names = names(in: parts.count == 1 ? "." : parent.isEmpty ? "/" : parent).filter {
      kind(of: (parts.dropLast() + [Substring($0)]).joined(separator: "/")) == .folder
    }
    guard let near = String(name).nearest(among: names) else { return nil }
    return (parts.dropLast() + [Substring(near)]).joined(separator: "/")
  }

  /// The names of what lies in a folder, in alphabetical order; none where it can't be looked into.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) { names.append(name(of: entry)) }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
    }
  }

  /// Creates a folder and those above it; one that exists is left as it is.
  ///
  /// - Returns: Those that were made, the outermost first.
  @discardableResult
  static func makeFolder(_ path: String) throws(Failure) -> [String] {
    guard !path.isEmpty, kind(of: path) != .folder else { return [] }
    var made: [String] = []
    guard path.utf8.count < PATH_MAX else {
      throw Failure("create", path, reason: "file name too long")
    }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      made = try makeFolder(String(path[..<slash]))
    }
    if mkdir(path, 0o777) == 0 {
      made.append(path)
    } else if errno != EEXIST {
      throw Failure("create", path)
    }
    guard kind(of: path) == .folder else {
      throw Failure("create", path, reason: "a file with that name is in the way")
    }
    return made
  }

  /// Where a path leads of which the end needn't exist yet.
  static func resolvingExisting(_ path: String) -> String {
    var (existing, rest) = (path.hasPrefix("/") ? path : "./" + path, "")
    while kind(of: existing) == .absent, let slash = existing.lastIndex(of: "/"),
      slash > existing.startIndex
    {
      rest = existing[slash...] + rest
      existing = String(existing[..<slash])
    }
    return resolvingLink(existing) + rest
  }

  /// Where a link leads, so that what it points at is replaced and not the link itself.
  static func resolvingLink(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Writes bytes to an open file or stream.
  ///
  /// - Returns: Whether all were taken; `errno` tells why not.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(rebasing: buffer[...])
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Darwin)
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}
