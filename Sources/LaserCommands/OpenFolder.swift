#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import Diagnostics
import SelfEvaluation

/// A folder that is held open, so that what lies in it is opened from there: that takes less time
/// than to go all the way, and leads nowhere else when a link has taken the folder's place.
final class OpenFolder: Sendable {
  fileprivate let descriptor: Int32

  /// How many there are, of all workspaces together.
  private static let count = Locked(0)
  /// How many may be held beyond the listing of a folder; a process may have a thousand files open,
  /// mostly.
  private static let mostHeld = 128

  /// Whether another may be held.
  fileprivate static var hasRoom: Bool { count.withLock { $0 <= mostHeld } }

  /// Opens a folder below another, each on the way from the one above it; `nil`, with `errno` set,
  /// where that fails.
  ///
  /// - Parameters:
  ///   - path: The folder, relative to the other, with `/`; empty for the other itself. None on the
  ///     way may be a link.
  ///   - folder: The other, which may be a link.
  init?(_ path: some StringProtocol, below folder: String) {
    var place = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    for name in path.split(separator: "/") where place >= 0 {
      let next = openat(
        place, String(name), O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW)
      close(place)
      place = next
    }
    guard place >= 0 else { return nil }
    descriptor = place
    Self.count.withLock { $0 += 1 }
  }

  deinit {
    close(descriptor)
    Self.count.withLock { $0 -= 1 }
  }

  /// Opens a file in this folder for reading, unless it's a link.
  ///
  /// - Parameter path: The file, of whose path the last part counts.
  /// - Returns: The descriptor; negative, with `errno` set, where that fails.
  func file(at path: String) -> Int32 {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    // Without O_NONBLOCK the opening of a pipe that nobody writes to would wait for ever.
    return openat(descriptor, String(name), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
  }

  /// Begins to go through what lies in this folder.
  ///
  /// - Returns: `nil`, with `errno` set, where that fails.
  fileprivate func entries() -> OpaquePointer? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { return nil }
    if let stream = fdopendir(copy) { return stream }
    close(copy)
    return nil
  }
}

extension Disk {
  /// What lies below a folder; paths are relative to it, with `/`.
  struct Listing {
    /// The files in alphabetical order.
    var files: [File] = []
    /// The folders right below it.
    var folders: [String] = []
    /// Folders that couldn't be looked into and links that lead to no file, with the reason.
    var unread: [(path: String, reason: String)] = []

    /// A file and what was seen of it.
    struct File {
      var path: String
      /// Its size in bytes.
      var size: Int
      /// The folder that it lies in; `nil` where too many would be held open.
      var folder: OpenFolder?
    }
  }

  /// Lists the files below a folder.
  ///
  /// Links are followed to files; to folders they aren't, so that a circle of links has an end and
  /// nothing outside the folder is walked through.
  static func files(below folder: String) throws(Failure) -> Listing {
    var listing = Listing()
    var folders = [""]
    while let relative = folders.popLast() {
      let opened = OpenFolder(relative, below: folder)
      guard let opened, let stream = opened.entries() else {
        let failure = Failure("open", relative.isEmpty ? folder : "\(folder)/\(relative)")
        if relative.isEmpty { throw failure }
        listing.unread.append((relative, failure.reason))
        continue
      }
      defer { closedir(stream) }
      let holding = OpenFolder.hasRoom ? opened : nil
      while let entry = readdir(stream) {
        let name = name(of: entry)
        guard name != ".", name != ".." else { continue }
        let child = relative.isEmpty ? name : "\(relative)/\(name)"
        var status = stat()
        // From the folder itself, which saves the way to it.
        guard fstatat(opened.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
          let failure = Failure("open", child)
          if errno != ENOENT {
            listing.unread.append((child, failure.reason))
          } else if name.unicodeScalars.contains("\u{FFFD}") {
            listing.unread.append((child, "its name isn't in UTF-8; give it one in plain letters"))
          }
          // Any other that isn't there has just been deleted, and needs no word.
          continue
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
          if !name.hasPrefix(".") {
            folders.append(child)
            if relative.isEmpty { listing.folders.append(name) }
          }
        case S_IFLNK where fstatat(opened.descriptor, name, &status, 0) != 0:
          listing.unread.append((child, Failure("open", child).reason))
        case S_IFLNK where status.st_mode & S_IFMT == S_IFDIR:
          listing.unread.append((child, "it's a link to a folder, and such links aren't followed"))
        default:
          listing.files.append(.init(path: child, size: Int(status.st_size), folder: holding))
        }
      }
    }
    // As the reader of the workspace does, which then finds them in order.
    listing.files.sort { $0.path.precedesNaturally($1.path) }
    listing.unread.sort { $0.path < $1.path }
    return listing
  }
}
