import Foundation
import TestSupport
import Testing

// Ends that come too early, two runs at once, and threads that aren't to be had.

extension FaultTests {
  /// Half of the moments are taken at random, half while the files are being written.
  @Test(.timeLimit(.minutes(10)), arguments: [SIGTERM, SIGKILL, SIGINT, SIGHUP])
  func `a run that is ended leaves the old report or the new one`(signal: Int32) throws {
    let old = try {
      _ = try program.shell("laser report Old --output O"); return try reports(in: "O")
    }()
    let new = try {
      _ = try program.shell("laser report New --output N"); return try reports(in: "N")
    }()
    let nowhere = try FileHandle(forWritingTo: URL(filePath: "/dev/null"))
    var generator = SystemRandomNumberGenerator()
    let start = Date()
    _ = try program.shell("cp -r O Report; laser report New")
    let duration = Date().timeIntervalSince(start)
    let moments = signal == SIGKILL || signal == SIGTERM ? 100 : 10
    var counts = (old: 0, new: 0, ended: 0)
    for attempt in 0..<moments {
      _ = try program.shell("rm -rf Report; cp -r O Report")
      let process = try program.start(["report", "New"], output: nowhere, messages: nowhere)
      if attempt % 2 == 0 {
        Thread.sleep(forTimeInterval: Double.random(in: 0..<duration, using: &generator))
      } else {
        while process.isRunning, try left(in: "Report").count == Self.names.count {}
      }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let now = try reports(in: "Report")
      let areWhole = zip(now, zip(old, new)).allSatisfy { $0 == $1.0 || $0 == $1.1 }
      #expect(areWhole, "attempt \(attempt)")
      if now == old { counts.old += 1 } else if now == new { counts.new += 1 }
      let wasEnded = process.terminationReason == .uncaughtSignal
      if wasEnded { counts.ended += 1 }
      guard signal != SIGKILL else { continue }
      // Who is asked politely leaves one or the other, nothing besides, and says so.
      #expect(now == old || now == new, "attempt \(attempt)")
      #expect(try left(in: "Report") == Self.names, "attempt \(attempt)")
      #expect(wasEnded ? process.terminationStatus == signal : process.terminationStatus == 0)
      #expect(wasEnded || now == new, "attempt \(attempt)")
    }
    print(
      "Fault: signal \(signal) at \(moments) moments: \(counts.old) left the old report,",
      "\(counts.new) the new, \(moments - counts.old - counts.new) whole files of both;",
      "\(counts.ended) ended by the signal, \(moments - counts.ended) with status 0")
    #expect(try program.shell("laser report New").status == 0)
    #expect(try reports(in: "Report") == new)
    #expect(try left(in: "Report") == Self.names, "what killed runs left behind")
  }

  @Test func `two runs into one folder leave one report, not two halves`() throws {
    let both = try ["Old", "New"].map { name in
      _ = try program.shell("laser report \(name) --output \(name)R")
      return try reports(in: "\(name)R")
    }
    var counts = [0, 0]
    for attempt in 0..<25 {
      let outcome = try program.shell(
        """
        laser report Old 2>/dev/null & first=$!
        laser report New 2>/dev/null & second=$!
        laser report Old 2>/dev/null || exit 1
        wait $first && wait $second
        """)
      #expect(outcome.status == 0)
      let place = try both.firstIndex(of: reports(in: "Report"))
      counts[try #require(place, "attempt \(attempt)")] += 1
      #expect(try left(in: "Report") == Self.names)
    }
    print(
      "Fault: three runs at once into one folder, 25 times: \(counts[0]) left the report of one",
      "workspace, \(counts[1]) of the other; status 0")
  }

  /// The sanitizers need a thread of their own.
  private static let canGoWithoutThreads =
    getuid() == 0 && ProcessInfo.processInfo.environment["ASAN_OPTIONS"] == nil

  @Test(
    .enabled(if: canGoWithoutThreads), .timeLimit(.minutes(5)),
    arguments: [
      "taskset -c 0",
      "prlimit --nproc=1 setpriv --reuid=65533 --regid=65533 --clear-groups",
    ])
  func `a report is the same where no further processor or thread is to be had`(
    limit: String
  ) throws {
    let outcome = try program.shell(
      """
      chmod 777 .; laser report Old --output Usual
      \(limit) $(command -v laser) report Old && \(limit) $(command -v laser) diff Old New
      """)
    #expect(outcome.status == 1, "\(outcome.messages)")
    #expect(try reports(in: "Report") == reports(in: "Usual"))
  }

  @Test func `what a killed run left is cleared away, and nothing else`() throws {
    try folder.write("x", to: "Report/report.md.123.laser-new")
    try folder.write("x", to: "Report/report.md.9.laser-old")
    try folder.write("x", to: "Report/notes.md.9.laser-old")
    try folder.write("x", to: "Report/report.md.mine.laser-old")
    #expect(try program.shell("laser report Old").status == 0)
    #expect(
      try left(in: "Report")
        == (Self.names + ["notes.md.9.laser-old", "report.md.mine.laser-old"]).sorted())
  }
}
