#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An ordinary file, open for reading at any place of it.
final class OpenFile {
  /// How many bytes it had when it was opened.
  let size: Int
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Opens a file.
  init(_ path: String) throws(Disk.Failure) {
    self.path = path
    // Without O_NONBLOCK the opening of a pipe that nobody writes to would wait for ever.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Disk.Failure("read", path) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    size = Int(status.st_size)
    guard isKnown else { throw Disk.Failure("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Disk.Failure("read", path, reason: "it isn't an ordinary file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads some of the bytes; fewer than asked for where the file ends before.
  func bytes(_ range: Range<Int>) throws(Disk.Failure) -> ArraySlice<UInt8> {
    if buffer.count < range.count { buffer = [UInt8](repeating: 0, count: range.count) }
    var count = 0
    while count < range.count {
      let read = buffer.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<range.count])
        return pread(descriptor, rest.baseAddress, rest.count, off_t(range.lowerBound + count))
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw Disk.Failure("read", path) }
      if read == 0 { break }
      count += read
    }
    return buffer[..<count]
  }
}

/// A file that's being written beside its place; it isn't there before its first bytes are.
final class NewFile {
  /// Where it's being written.
  let path: String
  /// The place that it's for, as messages call it.
  private let name: String
  private let original: String
  private var descriptor: Int32 = -1

  /// Prepares a file.
  ///
  /// - Parameters:
  ///   - path: Where to write it.
  ///   - name: The place that it's for, as messages call it.
  ///   - original: What may stand in that place: the file becomes its owner's, and whoever may read
  ///     the one, and nobody else, may read the other.
  init(_ path: String, for name: String, like original: String) {
    self.path = path
    self.name = name
    self.original = original
  }

  deinit { if isBegun { Self.close(descriptor) } }

  /// Whether anything was written.
  var isBegun: Bool { descriptor >= 0 }

  /// Makes sure that the file is there, with or without bytes.
  func begin() throws(Disk.Failure) {
    guard !isBegun else { return }
    let permissions = Disk.permissions(of: original)
    descriptor = open(
      path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, permissions?.mode ?? 0o666)
    guard isBegun else { throw Disk.Failure("write", name) }
    guard let permissions else { return }
    // A drive that refuses either has neither owners nor permissions to keep.
    _ = fchown(descriptor, permissions.owner, permissions.group)
    _ = fchmod(descriptor, permissions.mode)
  }

  /// Writes the next bytes.
  func append(_ bytes: [UInt8]) throws(Disk.Failure) {
    try begin()
    guard Disk.writeAll(bytes, to: descriptor) else { throw Disk.Failure("write", name) }
  }

  /// Writes over bytes that have been written.
  func replace(at offset: Int, by bytes: [UInt8]) throws(Disk.Failure) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
      throw Disk.Failure("write", name)
    }
    try append(bytes)
  }

  /// Ends the file.
  ///
  /// - Returns: Whether anything was written.
  func end() throws(Disk.Failure) -> Bool {
    guard isBegun else { return false }
    let isWritten = Self.close(descriptor) == 0
    descriptor = -1
    guard isWritten else { throw Disk.Failure("write", name) }
    return true
  }

  @discardableResult
  private static func close(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #elseif canImport(Darwin)
      Darwin.close(descriptor)
    #endif
  }
}
