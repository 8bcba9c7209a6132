import Diagnostics
import Foundation
import Intake
import TestSupport
import Testing

/// If this fails, a council officer with a broken file is told the wrong thing, or nothing.
///
/// Each folder holds a small workspace with the faults that people make, and what there is to say.
struct MalformedWorkspaceTests {
  static let folder = repository.appending(path: "Tests/LaserCommandsTests/Fixtures/Malformed")

  static var names: [String] {
    let path = folder.path(percentEncoded: false)
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  @Test func `there are twenty-two of them`() {
    #expect(Self.names.count == 22)
  }

  @Test(arguments: names) func `says what is wrong, and where`(name: String) throws {
    let result = Intake.read(try workspace(in: Self.folder.appending(path: name)))
    try expectGolden(
      result.findings.map { "\($0)\n" }.joined(),
      "../Fixtures/Malformed/\(name)/expected-findings.txt",
      testFile: Self.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "MalformedWorkspaces.swift").path(percentEncoded: false))
  }
}
