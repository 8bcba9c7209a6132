import Foundation
import TestSupport
import Testing

/// If these fail, a sound workspace is accused of faults, and its writers stop reading what is told.
struct WorkedExampleTests {
  @Test func `the worked example is told of what it was made to show, and of nothing else`() throws
  {
    let folder = try ScratchFolder()
    let program = Program(in: folder.url)
    let evidence = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Evidence")
    let outcome = try program.shell("laser check '\(evidence.path)'")
    let rules = outcome.output.matches(of: /\[([a-z-]+)\]\n/).map { String($0.output.1) }
    #expect(
      Dictionary(rules.map { ($0, 1) }, uniquingKeysWith: +) == [
        "action-overdue": 2, "descriptive": 1, "expired-evidence": 5, "not-judged": 5,
        "priority-not-aligned": 1, "priority-not-evaluated": 1, "prompt-without-evidence": 13,
        "single-source": 15, "stale-evidence": 5, "unused-evidence": 1,
      ])
  }
}
