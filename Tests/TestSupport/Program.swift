public import Foundation

/// The built program, run as its users run it.
public struct Program {
  /// The folder that the program is called in.
  public var folder: URL
  /// Variables set for it besides those of the tests.
  public var environment: [String: String] = [:]

  /// Prepares calls from a folder.
  public init(in folder: URL) {
    self.folder = folder
  }

  /// What a call gave.
  public struct Outcome: Sendable {
    /// The exit status.
    public var status: Int32
    /// What was written to standard output.
    public var output: String
    /// What was written to standard error.
    public var messages: String
  }

  /// Runs a line of shell in which `laser` is the program just built.
  ///
  /// - Throws: When the shell can't be started.
  public func shell(_ line: String) throws -> Outcome {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "laser-\(UUID())")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let output = scratch.appending(path: "output")
    let messages = scratch.appending(path: "messages")
    for file in [output, messages] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = Self.builtProducts.path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: messages), as: UTF8.self))
  }

  /// Starts the program itself, which then runs beside the test.
  ///
  /// - Throws: When it can't be started.
  public func start(
    _ words: [String], output: FileHandle, messages: FileHandle
  ) throws -> Process {
    let process = Process()
    process.executableURL = Self.builtProducts.appending(path: "laser")
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    return process
  }

  /// The sanitizer that the tests and the program were built with, if any.
  public static let sanitizer: String? =
    dlopen(nil, RTLD_NOW).flatMap { program in
      ["address", "thread"].first { dlsym(program, "__\($0.prefix(1))san_init") != nil }
    }

  /// Where the tests and the program were built.
  public static var builtProducts: URL {
    URL(filePath: CommandLine.arguments[0]).standardizedFileURL.deletingLastPathComponent()
  }
}

/// A folder of its own for one test, gone with the value that holds it.
public final class ScratchFolder {
  /// The folder.
  public let url: URL

  /// Makes an empty folder, or a copy of another one.
  ///
  /// - Throws: When the disk refuses.
  public init(copying original: URL? = nil) throws {
    let path = "laser-tests-\(UUID().uuidString)"
    url = FileManager.default.temporaryDirectory.appending(path: path)
    if let original {
      try FileManager.default.copyItem(at: original, to: url)
    } else {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file below the folder.
  ///
  /// - Throws: When the disk refuses.
  public func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Reads a file below the folder.
  ///
  /// - Throws: When there is none.
  public func bytes(of path: String) throws -> Data {
    try Data(contentsOf: url.appending(path: path))
  }

  /// Reads a file below the folder as text.
  ///
  /// - Throws: When there is none.
  public func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }
}
