/// One file of a workspace: its path, and a way to its bytes.
public struct InputFile: Sendable {
  /// The path relative to the workspace, with `/` between its parts.
  public let path: String
  /// Hands the bytes over in pieces, from the first to the last; it may be called more than once.
  ///
  /// What it throws becomes a finding.
  public let readChunks: @Sendable (_ body: (ArraySlice<UInt8>) -> Void) throws -> Void
  /// How many bytes it had when it was found, for making room beforehand; 0 when that isn't known.
  public let expectedSize: Int

  /// Takes a file that is read when it's needed, so that a large one is never held whole.
  public init(
    path: String, expectedSize: Int = 0,
    readChunks: @escaping @Sendable (_ body: (ArraySlice<UInt8>) -> Void) throws -> Void
  ) {
    self.path = path
    self.expectedSize = expectedSize
    self.readChunks = readChunks
  }

  /// Reads the whole file.
  ///
  /// - Throws: What reading it throws.
  public func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try readChunks { bytes += $0 }
    return bytes
  }

  /// Takes a file whose bytes are at hand.
  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, expectedSize: bytes.count) { body in body(bytes[...]) }
  }

  /// Takes a file whose text is at hand.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// The files of one workspace, wherever they come from: a disk, a commit, a test.
public struct Workspace: Sendable {
  /// The folders that its files of several are read from.
  public static let folders = ["judgements", "measures", "priorities", "versions"]
  /// What stands, before the digits of its checksum, in every file that the program makes.
  public static let outputMark = "laser-checksum:"

  /// The folder as the user named it, which stands before every finding's file; empty for none.
  public var root: String
  /// The files in any order.
  public var files: [InputFile]
  /// Folders that couldn't be looked into and links that lead to no file, with the reason.
  public var unread: [(path: String, reason: String)]
  /// The banks that a workspace may name without having their file: JSON text by id.
  public var builtInBanks: [String: String]

  /// Creates a workspace.
  public init(
    root: String = "", files: [InputFile], unread: [(path: String, reason: String)] = [],
    builtInBanks: [String: String] = [:]
  ) {
    self.root = root
    self.files = files
    self.unread = unread
    self.builtInBanks = builtInBanks
  }

  /// The workspace with some files in the place of those that have their paths, or besides them.
  public func with(_ files: [InputFile]) -> Self {
    var result = self
    let paths = Set(files.map(\.path))
    result.files.removeAll { paths.contains($0.path) }
    result.files += files
    return result
  }

  /// The path of a file as findings show it.
  public func shownPath(_ path: String) -> String {
    root.isEmpty || root == "." ? path : root.hasSuffix("/") ? root + path : "\(root)/\(path)"
  }
}
