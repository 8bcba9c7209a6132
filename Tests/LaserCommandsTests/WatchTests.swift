import Foundation
import TestSupport
import Testing

/// Somebody writes with the list of findings, or the report, open beside the editor: each save must
/// show there by itself, and a moment in which the files make no sense mustn't end it.
struct WatchTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      #"{"authority": "Anyshire", "year": "2014/15", "teams": [{"id": "a", "name": "A"}]}"#,
      to: "W/laser.json")
    try folder.write("# Question 1\nGrade: good\n\nWell.\n", to: "W/judgements/a/Q01.md")
  }

  /// The program, watching, with what it has printed so far.
  private final class Running {
    let process: Process
    private let file: URL

    init(_ words: [String], in folder: ScratchFolder) throws {
      file = folder.url.appending(path: "printed")
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      process = try Program(in: folder.url).start(words, output: handle, messages: handle)
    }

    deinit { process.terminate() }

    func waitUntil(_ condition: (String) throws -> Bool) throws -> Bool {
      let end = Date(timeIntervalSinceNow: 15)
      while Date() < end {
        if try condition(String(decoding: try Data(contentsOf: file), as: UTF8.self)) {
          return true
        }
        Thread.sleep(forTimeInterval: 0.02)
      }
      return false
    }
  }

  @Test func `check tells what a save has changed, and only that`() throws {
    let running = try Running(["check", "W", "--watch"], in: folder)
    #expect(try running.waitUntil { $0.contains("Ctrl-C") })
    try folder.write("# Question 1\nGrade: god\n\nWell.\n", to: "W/judgements/a/Q01.md")
    #expect(try running.waitUntil { $0.contains("'god' isn't a grade") })
    try folder.write("\n# Question 1\nGrade: good\n\nWell.\n", to: "W/judgements/a/Q01.md")
    #expect(
      try running.waitUntil {
        $0.contains("gone: W/judgements/a/Q01.md:2:8: 'god' isn't a grade of this scale\n")
      })
    #expect(try running.waitUntil { $0.components(separatedBy: "note: question 28:").count == 2 })
  }

  @Test(arguments: ["{", ""])
  func `a workspace that is broken for a moment does not end it`(settings: String) throws {
    let good = try folder.text(of: "W/laser.json")
    let running = try Running(["report", "W", "--watch"], in: folder)
    #expect(try running.waitUntil { $0.contains("Ctrl-C") })
    let before = try folder.bytes(of: "Report/report.md")
    try folder.write(settings, to: "W/laser.json")
    #expect(try running.waitUntil { $0.contains("No report was written") })
    #expect(try folder.bytes(of: "Report/report.md") == before)
    let manager = FileManager.default
    try manager.moveItem(
      at: folder.url.appending(path: "W"), to: folder.url.appending(path: "Away"))
    #expect(try running.waitUntil { $0.contains("there is no folder 'W'") })
    try manager.moveItem(
      at: folder.url.appending(path: "Away"), to: folder.url.appending(path: "W"))
    try folder.write(
      good.replacingOccurrences(of: "Anyshire", with: "Newshire"), to: "W/laser.json")
    #expect(
      try running.waitUntil { _ in try folder.text(of: "Report/report.md").contains("Newshire") })
    #expect(running.process.isRunning)
  }

  @Test func `Ctrl-C ends it and leaves whole files`() throws {
    let running = try Running(["report", "W", "--watch"], in: folder)
    #expect(try running.waitUntil { $0.contains("Ctrl-C") })
    running.process.interrupt()
    running.process.waitUntilExit()
    #expect(running.process.terminationReason == .uncaughtSignal)
    #expect(running.process.terminationStatus == SIGINT)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "Report").path)
    #expect(
      names.sorted() == ["digest.html", "digest.md", "report.html", "report.json", "report.md"])
  }

  @Test func `it ends when nobody reads on`() throws {
    let outcome = try Program(in: folder.url).shell("laser check W --watch | head -1")
    #expect(outcome.status == 0)
  }

  @Test func `a mistyped name is told at once, and so is a form without sense`() throws {
    let program = Program(in: folder.url)
    #expect(try program.shell("laser report Nowhere --watch").status == 2)
    #expect(try program.shell("laser check W --watch --format json").status == 2)
  }

  @Test func `writing into the workspace does not set it off again and again`() throws {
    let running = try Running(["report", "W", "--output", "W/documents/R", "--watch"], in: folder)
    #expect(try running.waitUntil { $0.contains("Ctrl-C") })
    Thread.sleep(forTimeInterval: 1.5)
    #expect(try folder.text(of: "printed").components(separatedBy: "Wrote").count == 2)
  }
}
