import Foundation
import TestSupport
import Testing

/// What stands in the output folder is somebody's last good report: a run that is killed, or that
/// the disk refuses, must leave it whole.
struct OutputTests {
  private static let workspace = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Evidence").standardizedFileURL
  private static let names = [
    "digest.html", "digest.md", "report.html", "report.json", "report.md",
  ]

  @Test func `a run that is killed at any moment leaves each file as it was or as it will be`()
    throws
  {
    let folder = try ScratchFolder()
    try FileManager.default.copyItem(
      at: Self.workspace, to: folder.url.appending(path: "Evidence"))
    let program = Program(in: folder.url)
    #expect(try program.shell("laser report --output Old").status == 0)
    try folder.write("A changed note.\n", to: "Evidence/priorities/P1.md")
    #expect(try program.shell("laser report --output New").status == 0)
    for delay in stride(from: 0.0, to: 1.0, by: 0.05) {
      _ = try program.shell("rm -rf Report && cp -r Old Report")
      _ = try program.shell("laser report & sleep \(delay); kill -9 $!; wait")
      for name in Self.names {
        let bytes = try folder.bytes(of: "Report/\(name)")
        let isWhole =
          try bytes == folder.bytes(of: "Old/\(name)")
          || bytes == folder.bytes(of: "New/\(name)")
        #expect(isWhole, "\(name) after \(delay) s")
      }
    }
    #expect(try program.shell("laser report").status == 0)
    #expect(try folder.bytes(of: "Report/report.md") == folder.bytes(of: "New/report.md"))
  }

  /// A file is made as it's written: as soon as it stands beside its place, the writing has begun.
  @Test(arguments: names)
  func `a run that is killed while it writes leaves what stood there`(name: String) throws {
    let folder = try ScratchFolder()
    try FileManager.default.copyItem(
      at: Self.workspace, to: folder.url.appending(path: "Evidence"))
    let program = Program(in: folder.url)
    #expect(try program.shell("laser report").status == 0)
    // The name of the authority stands at the beginning of every file. A run may be through before
    // it can be stopped, or about to put its files in place; then another one is tried. What it
    // wrote is looked at when it has really stopped: a signal takes a moment to arrive.
    let line = """
      for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        laser report; rm -rf Before; cp -r Report Before
        sed -i 's/Lancashire/Lancastria/; t; s/Lancastria/Lancashire/' Evidence/laser.json
        laser report & run=$!
        while kill -0 $run 2>/dev/null; do
          set -- Report/\(name).*.laser-new
          [ -e "$1" ] && kill -STOP $run && break
        done
        while ps -o stat= -p $run | grep -qv '^[TZ]'; do :; done
        set -- Report/\(name).*.laser-new Report/*.laser-old
        if [ -e "$1" ] && ! [ -e "$2" ]; then isCaught=yes; fi
        kill -9 $run 2>/dev/null
        wait $run
        if [ "$isCaught" ]; then diff -r -x '*.laser-new' Before Report; exit; fi
      done
      echo "every run was through too soon"; exit 2
      """
    let result = try program.shell(line)
    #expect(result.status == 0, "\(result)")
    #expect(
      try program.shell("laser report && ls Report").output == Self.names.map { "\($0)\n" }.joined()
    )
  }

  /// The thread sanitizer makes a file of its own where temporary ones belong, or does without; it
  /// must do without where files may not grow.
  private static let alone = "TMPDIR=/nowhere"

  /// A limit on the size of files stands for a disk that has no room for the next bytes.
  @Test(arguments: [1, 20, 100, 300, 500])
  func `a run that the disk stops at any byte leaves what stood there`(blocks: Int) throws {
    let folder = try ScratchFolder()
    try FileManager.default.copyItem(
      at: Self.workspace, to: folder.url.appending(path: "Evidence"))
    let program = Program(in: folder.url)
    #expect(try program.shell("laser report").status == 0)
    let before = try Self.names.map { try folder.bytes(of: "Report/\($0)") }
    try folder.write("A changed note.\n", to: "Evidence/priorities/P1.md")
    #expect(try program.shell("ulimit -f \(blocks); \(Self.alone) laser report").status > 1)
    #expect(try Self.names.map { try folder.bytes(of: "Report/\($0)") } == before)
  }

  @Test func `a disk that is full leaves what stood there`() throws {
    let folder = try ScratchFolder()
    try FileManager.default.copyItem(
      at: Self.workspace, to: folder.url.appending(path: "Evidence"))
    let program = Program(in: folder.url)
    #expect(try program.shell("laser report").status == 0)
    let before = try Self.names.map { try folder.bytes(of: "Report/\($0)") }
    try folder.write("A changed note.\n", to: "Evidence/priorities/P1.md")
    // A limit on the size of files stands for the full disk: writing beyond it fails.
    let outcome = try program.shell("trap '' XFSZ; ulimit -f 100; \(Self.alone) laser report")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("can't write"))
    #expect(try Self.names.map { try folder.bytes(of: "Report/\($0)") } == before)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "Report").path)
    #expect(left.sorted() == Self.names)
  }

  @Test(arguments: [
    ["LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Auckland"], ["LC_ALL": "C", "TZ": "UTC"],
    ["LANG": "de_DE.UTF-8", "HOME": "/nonexistent"],
  ])
  func `place, locale and time zone change no byte`(environment: [String: String]) throws {
    let here = try ScratchFolder()
    let there = try ScratchFolder()
    try FileManager.default.copyItem(at: Self.workspace, to: here.url.appending(path: "Evidence"))
    try FileManager.default.copyItem(at: Self.workspace, to: there.url.appending(path: "Elsewhere"))
    #expect(try Program(in: here.url).shell("laser report").status == 0)
    var other = Program(in: there.url)
    other.environment = environment
    #expect(try other.shell("laser report Elsewhere").status == 0)
    for name in Self.names {
      #expect(try here.bytes(of: "Report/\(name)") == there.bytes(of: "Report/\(name)"), "\(name)")
    }
  }

  @Test func `a reader that stops reading is no error`() throws {
    let folder = try ScratchFolder()
    let outcome = try Program(in: folder.url).shell("laser questions | head -1")
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
  }
}
