import Foundation
import TestSupport
import Testing

/// What a person types and what the program answers, word for word: a change here is one that
/// every user and every script sees.
///
/// Each folder of `Fixtures/Transcripts` is one session: its `transcript.txt` has the lines typed
/// after `$`, and below each what came back and, in brackets, an exit status other than 0. Other
/// files of the folder lie in the folder where the lines are run.
struct TranscriptTests {
  private static let sessions = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/Transcripts")

  private static var names: [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: sessions.path)
    return (found ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test(arguments: names)
  func `the program answers as before`(name: String) throws {
    let folder = try ScratchFolder(copying: Self.sessions.appending(path: name))
    let recorded = try folder.text(of: "transcript.txt")
    try FileManager.default.removeItem(at: folder.url.appending(path: "transcript.txt"))
    let program = Program(in: folder.url)
    var transcript = ""
    for line in recorded.split(separator: "\n") where line.hasPrefix("$ ") {
      let outcome = try program.shell(String(line.dropFirst(2)))
      transcript += "\(line)\n\(outcome.output)\(outcome.messages)"
      if outcome.status != 0 { transcript += "[\(outcome.status)]\n" }
      transcript += "\n"
    }
    #expect(!transcript.isEmpty)
    try expectGolden(transcript, "../Fixtures/Transcripts/\(name)/transcript.txt")
  }
}
