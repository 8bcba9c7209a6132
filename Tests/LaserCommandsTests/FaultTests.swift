import Foundation
import TestSupport
import Testing

/// Disks fill up, drives vanish, people press Ctrl-C: whatever happens, a workspace with something
/// odd in it is read to its end, and an output folder holds the old report or the new one, whole.
struct FaultTests {
  private static let names = [
    "digest.html", "digest.md", "report.html", "report.json", "report.md",
  ]
  private let folder: ScratchFolder
  private let program: Program

  init() throws {
    folder = try ScratchFolder()
    program = Program(in: folder.url)
    for name in ["Old", "New"] {
      let teams = #"[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]"#
      try folder.write(
        #"{"authority": "\#(name)shire", "year": "2014/15", "teams": \#(teams)}"#,
        to: "\(name)/laser.json")
      try folder.write("# Question 1\nGrade: good\n\nWell.\n", to: "\(name)/judgements/a/Q01.md")
      try folder.write("# Question 1\nGrade: good\n\nSo.\n", to: "\(name)/judgements/b/Q01.md")
      try folder.write("id,title\nE1,One\n", to: "\(name)/register.csv")
    }
  }

  private func reports(in path: String) throws -> [Data] {
    try Self.names.map { try folder.bytes(of: "\(path)/\($0)") }
  }

  private func left(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: path).path)
      .sorted()
  }

  // MARK: - Odd things in a workspace

  /// Only an administrator may make a device, and not everywhere.
  private static var devices: [(making: String, finding: String)] {
    guard (try? ScratchFolder()).map({ mknod($0.url.path + "/d", S_IFCHR | 0o666, 0x105) }) == 0
    else { return [] }
    return ["judgements/a/Q02.md", "register.csv", "laser.json"].map {
      (
        "rm -f \($0); mknod \($0) c 1 5",
        "\($0):1:1: error: this file can't be read: it isn't an ordinary file"
      )
    }
  }

  /// Each is made in the workspace `Old`, and named in a finding.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: devices + [
      (
        "mkfifo judgements/a/Q02.md",
        "judgements/a/Q02.md:1:1: error: this file can't be read: it isn't an ordinary file"
      ),
      (
        "rm register.csv; mkfifo register.csv",
        "register.csv:1:1: error: this file can't be read: it isn't an ordinary file"
      ),
      (
        "rm laser.json; mkfifo laser.json",
        "laser.json:1:1: error: this file can't be read: it isn't an ordinary file"
      ),
      (
        "mkdir measures; mkfifo measures/x.csv",
        "measures/x.csv:1:1: error: this file can't be read: it isn't an ordinary file"
      ),
      (
        "ln -s /dev/zero judgements/a/Z.md",
        "judgements/a/Z.md:1:1: error: this file can't be read: it's a link that leads out"
      ),
      (
        "echo secret > ../s; ln -s ../../../s judgements/a/Z.md",
        "judgements/a/Z.md:1:1: error: this file can't be read: it's a link that leads out"
      ),
      (
        "ln -s /etc/hostname actions.csv",
        "actions.csv:1:1: error: this file can't be read: it's a link that leads out"
      ),
      (
        "ln -s Q02.md judgements/a/Q02.md",
        "judgements/a/Q02.md:1:1: error: this can't be read: too many levels of symbolic links"
      ),
      (
        "ln -s nothing history.csv",
        "history.csv:1:1: error: this can't be read: no such file or directory"
      ),
      (
        "mv judgements/a x; ln -s ../x judgements/a",
        "judgements/a:1:1: error: this can't be read: it's a link to a folder"
      ),
      (
        "mv judgements x; ln -s x judgements",
        "judgements:1:1: error: this can't be read: it's a link to a folder"
      ),
      (
        "ln -s .. judgements/a/up",
        "judgements/a/up:1:1: error: this can't be read: it's a link to a folder"
      ),
      ("mkdir judgements/a/Q02.md", ""),
      (
        "printf '# Question 2' > judgements/a/$(printf 'caf\\351').md",
        "judgements/a/caf\u{FFFD}.md:1:1: error: this can't be read: its name isn't in UTF-8"
      ),
      (
        "rm register.csv; mkdir register.csv",
        "register.csv:1:1: error: this can't be read: it's a folder"
      ),
      (
        "mv judgements x; echo '# Question 1' > judgements",
        "judgements:1:1: error: this can't be read: it's a file"
      ),
      ("echo x > versions", "versions:1:1: error: this can't be read: it's a file"),
      (
        "head -c 5000 /dev/urandom > judgements/a/Q02.md; printf 'x\\0y' >> judgements/a/Q02.md",
        "judgements/a/Q02.md:"
      ),
      (
        "cd judgements/a; n=$(printf '%0200d' 0); for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; "
          + "do mkdir $n; cd $n; done; echo '# Question 2' > Q02.md",
        ""
      ),
    ])
  func `what can not be read is named, and the rest is read`(making: String, finding: String) throws
  {
    #expect(try program.shell("cd Old && { \(making); }").status == 0)
    let outcome = try program.shell("timeout 60 laser check Old")
    #expect(finding.isEmpty || outcome.output.contains(finding))
    #expect(outcome.messages.isEmpty)
    #expect(finding.isEmpty || outcome.status == 1)
    #expect(!outcome.output.contains("secret"))
    if !making.contains("laser.json"), !making.contains("judgements x") {
      #expect(outcome.output.contains("Old/judgements/b/Q01.md:1:1: warning:"), "the rest")
    }
    let report = try program.shell("timeout 60 laser report Old")
    #expect(report.status == (finding.isEmpty ? 0 : 1))
    #expect(FileManager.default.fileExists(atPath: folder.url.path + "/Report") == finding.isEmpty)
    _ = try program.shell("rm -rf Old")
  }

  /// The tests may run as root, to whom nothing is forbidden.
  private static let asNobody =
    getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""

  @Test func `what may not be read is named`() throws {
    let outcome = try program.shell(
      """
      chmod 755 .; chmod 000 Old/judgements/a Old/register.csv
      \(Self.asNobody) $(command -v laser) check Old; status=$?
      chmod 755 Old/judgements/a; exit $status
      """)
    #expect(outcome.status == 1)
    for name in ["judgements/a", "register.csv"] {
      #expect(outcome.output.contains("Old/\(name):1:1: error: this"))
    }
    #expect(outcome.output.components(separatedBy: "can't be read: permission denied").count == 3)
  }

  /// A file that changes is either read as it was or as it is, or named: never half and half.
  @Test func `files that change while they are read do no harm`() throws {
    let outcome = try program.shell(
      """
      mkdir Old/measures
      (i=0; while [ ! -e stop ]; do i=$((i+1))
        yes "x,$i,y,z" | head -n $((i % 50 * 400)) > Old/register.csv
        yes "x,$i,y,z" | head -n $((i % 7 * 900)) > Old/measures/m.csv
        rm -f Old/judgements/a/Q01.md
        yes "# Question 1" | head -n $((i % 9 * 90)) > Old/judgements/a/Q01.md
        mv Old/judgements/b gone; mv gone Old/judgements/b
      done) &
      worst=0
      for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
        timeout 60 laser check Old > found 2>&1 || { status=$?; [ $status -gt $worst ] && worst=$status; }
      done
      touch stop; wait; exit $worst
      """)
    #expect(outcome.status <= 1)
  }

  /// An authority may have more teams, and more workspaces, than a process may have files open.
  @Test(arguments: [1, 30])
  func `more folders than can be held open are read`(workspaces: Int) throws {
    let outcome = try program.shell(
      """
      for w in $(seq \(workspaces)); do
        teams=$(for i in $(seq $((300 / \(workspaces)))); do
          printf '{"id": "t%d-%d", "name": "T%d"},' $w $i $i
        done)
        mkdir -p W$w/judgements
        printf '{"authority": "A", "year": "2014/15", "teams": [%s]}' "${teams%,}" > W$w/laser.json
        for i in $(seq $((300 / \(workspaces)))); do
          mkdir W$w/judgements/t$w-$i; echo '# Question 1' > W$w/judgements/t$w-$i/Q01.md
        done
      done
      ulimit -n 200; laser compile W* --output R > /dev/null && grep -c '"question": 1,' R/report.json
      """)
    #expect(outcome.output == "300\n")
  }

  /// Else whoever may write into a workspace could slip any file of the disk into a report that is
  /// published.
  @Test(arguments: [
    (place: "Old/judgements/a/Q01.md", link: "../../../secret/Q01.md"),
    (place: "Old/judgements/a", link: "../../secret"),
  ])
  func `a link that takes the place of a file or folder while it's read leads nowhere`(
    place: String, link: String
  ) throws {
    try folder.write("# Question 1\nGrade: good\n\nSlipped in.\n", to: "secret/Q01.md")
    let place = folder.url.path + "/" + place
    let own = folder.url.path + "/own"
    let other = folder.url.path + "/other"
    try #require(symlink(link, other) == 0)
    let exchanges = Thread {
      while !Thread.current.isCancelled {
        rename(place, own)
        rename(other, place)
        rename(place, other)
        rename(own, place)
      }
    }
    exchanges.start()
    let outcome = try program.shell(
      """
      for i in $(seq 40); do laser report Old --draft --output R$i >/dev/null 2>&1; done
      ls R*/report.html | wc -l; grep -l Slipped R*/*
      """)
    exchanges.cancel()
    #expect(outcome.output == "40\n")
  }

  // MARK: - Where a report can't be written

  @Test(arguments: [
    ("echo mine > R", "R", "can't create 'R': a file with that name is in the way"),
    ("ln -s /nowhere/at/all R", "R", "can't create 'R': a file with that name is in the way"),
    ("ln -s R R", "R", "can't create 'R'"),
    ("mkdir -p R/report.md", "R", "'R/report.md' is in the way: it isn't an ordinary file"),
    ("mkdir R; mkfifo R/report.md", "R", "'R/report.md' is in the way: it isn't an ordinary file"),
    ("mkdir R; ln -s /dev/null R/report.md", "R --force", "'R/report.md' is in the way"),
    ("true", "/proc/nowhere", "can't create '/proc/nowhere'"),
    ("true", "$(printf '%0300d' 0)", "file name too long"),
    (
      "true", "$(printf '%0200d/' 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)",
      "file name too long"
    ),
    ("true", "''", "'--output' needs a value"),
  ])
  func `an output folder that is none is refused`(
    making: String, output: String, message: String
  ) throws {
    let outcome = try program.shell("\(making); laser report Old --output \(output)")
    #expect(outcome.status == 2)
    #expect(outcome.messages.replacingOccurrences(of: "\n  ", with: " ").contains(message))
    #expect(outcome.messages.hasPrefix("laser: error: "))
    #expect(try left(in: "").filter { !["New", "Old", "R"].contains($0) }.isEmpty)
  }

  @Test func `a folder that may not be written into is left as it was`() throws {
    let outcome = try program.shell(
      """
      laser report Old 2>/dev/null; chmod 755 .; chmod 555 Report
      \(Self.asNobody) $(command -v laser) report New; status=$?
      chmod 755 Report; exit $status
      """)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("can't write 'Report/report.html': permission denied"))
    #expect(try left(in: "Report") == Self.names)
    #expect(try folder.text(of: "Report/report.md").contains("# Oldshire"))
  }

  private static var canMount: Bool {
    (try? Program(in: URL(filePath: "/tmp")).shell("unshare -m mount -t tmpfs none /mnt"))?.status
      == 0
  }

  @Test(.enabled(if: canMount), arguments: Array(stride(from: 20, through: 240, by: 20)))
  func `a disk that is full keeps the old report`(kilobytes: Int) throws {
    let outcome = try program.shell(
      """
      mkdir Report
      unshare -m sh -c '
        mount -t tmpfs -o size=4m none Report; laser report Old 2>/dev/null
        mkdir before after; cp Report/* before
        full=$(( $(df -k --output=avail Report | tail -1) - \(kilobytes) ))
        head -c ${full}k /dev/zero > Report/other
        laser report New; status=$?
        rm Report/other; cp Report/* after; exit $status'
      """)
    let before = try reports(in: "before")
    #expect(try left(in: "after") == Self.names)
    switch outcome.status {
    case 0: #expect(try folder.text(of: "after/report.md").contains("# Newshire"))
    case 2:
      #expect(outcome.messages.contains("no space left on device"))
      #expect(try reports(in: "after") == before)
    default: Issue.record("exit status \(outcome.status)")
    }
    let isOld = try reports(in: "after") == before
    print(
      "Fault: \(kilobytes) KB left on the disk: the \(isOld ? "old" : "new") report,",
      "status \(outcome.status)")
  }

  @Test(.enabled(if: canMount)) func `a drive that was mounted for reading only is told`() throws {
    let outcome = try program.shell(
      """
      laser report Old 2>/dev/null
      unshare -m sh -c 'mount --bind Report Report; mount -o remount,bind,ro Report; laser report New'
      """)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("read-only file system"))
    #expect(try left(in: "Report") == Self.names)
  }

  /// The third file can't be replaced: what has been replaced by then must come back.
  @Test(.enabled(if: canMount)) func `a set of files is replaced as a whole or not at all`() throws
  {
    let outcome = try program.shell(
      """
      laser report Old 2>/dev/null; mkdir before; cp Report/* before
      unshare -m sh -c 'mount --bind before/digest.html Report/digest.html; laser report New'
      """)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("can't write 'Report/digest.html'"))
    #expect(try reports(in: "Report") == reports(in: "before"))
    #expect(try left(in: "Report") == Self.names)
  }

  /// No file of somebody else's gets a second name where the system guards those, just as none does
  /// on a memory stick or on many network drives.
  @Test(.enabled(if: canMount && getuid() == 0))
  func `what was replaced comes back where no file can have two names`() throws {
    let outcome = try program.shell(
      """
      laser report Old 2>/dev/null; mkdir before; cp Report/* before; chmod 777 . Report
      unshare -m sh -c 'mount --bind before/digest.html Report/digest.html
        \(Self.asNobody) $(command -v laser) report New'
      """)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("can't write 'Report/digest.html'"))
    #expect(try left(in: "Report") == Self.names)
    #expect(try reports(in: "Report") == reports(in: "before"))
  }

  @Test func `an answer or a report that only some may read stays closed to others`() throws {
    let outcome = try program.shell(
      """
      laser report Old; chmod 600 Report/* Old/judgements/a/Q01.md
      laser agree a 1 Old --date 2015-06-20; laser report Old
      stat -c %a Report/* Old/judgements/a/Q01.md | sort -u
      grep -c 'Status: agreed' Old/judgements/a/Q01.md
      """)
    #expect(outcome.output == "600\n1\n", "\(outcome.messages)")
  }

  /// Whoever makes an answer read-only wants it to stay as it is.
  @Test func `a read-only answer is not written over`() throws {
    let outcome = try program.shell(
      "chmod 444 Old/judgements/a/Q01.md; laser agree a 1 Old --date 2015-06-20")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("can't write 'Old/judgements/a/Q01.md': it's read-only"))
    #expect(
      try folder.text(of: "Old/judgements/a/Q01.md") == "# Question 1\nGrade: good\n\nWell.\n")
    #expect(try left(in: "Old/judgements/a") == ["Q01.md"])
  }

  /// A report of one authority would be read as answers of the other, and a comparison as an answer
  /// that no report can be made from any more.
  @Test(arguments: [
    "report Old --output Old/judgements", "compile Old New --output Old/judgements",
    "diff Old New --output Old/judgements/a/changes.md",
    "diff Old New --output Old/judgements/../versions/changes.json --force",
    "workbook Old --team a --output Old/judgements/a.html", "templates copy Old/judgements/House",
    "report New --output Old/judgements", "diff Old New --output linked/changes.md",
  ])
  func `nothing is written among the answers`(words: String) throws {
    let outcome = try program.shell("ln -s Old/judgements linked; laser \(words)")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("whose files are read"), "\(outcome.messages)")
    #expect(try left(in: "Old/judgements") == ["a", "b"])
    #expect(try left(in: "Old") == ["judgements", "laser.json", "register.csv"])
  }

  @Test(arguments: [
    "workbook Old --team a --output Old/a.html", "diff Old New --output Old/changes.md",
    "report Old --output Old/Report", "report Old --output judgements",
    "roll-forward Old/judgements/next --year 2015/16 Old", "version save Old --label now",
    "init Old --authority Oldshire --year 2014/15 --team c=C",
  ])
  func `a place beside the answers is as good as any`(words: String) throws {
    let outcome = try program.shell("laser \(words)")
    #expect(outcome.status < 2, "\(outcome.messages)")
  }

  /// Whoever keeps the report in the workspace must not be told to rename or move it; what a person
  /// put there by mistake must be told all the same.
  @Test func `the program's own files in a workspace are not called misplaced`() throws {
    let check = "laser check Old | grep -e isn.t.read -e unexpected"
    let outcome = try program.shell(
      """
      laser report Old --output Old && laser diff Old New --output Old/changes.json --format json
      laser diff Old New --output Old/history.md --format markdown; \(check)
      """)
    #expect(outcome.output == "", "\(outcome.messages)")
    try folder.write("# Question 2\n", to: "Old/answers.md")
    #expect(try program.shell(check).output.contains("'answers.md' isn't read"))
  }

  // MARK: - What an earlier run left

  /// The folder of a public edition is passed on, and an internal report in it with it.
  @Test(arguments: [
    ("compile Old New", "compile Old", "'R' holds index.html of an earlier run"),
    ("compile Old New", "compile Old", "'R/newshire' holds digest.html"),
    ("compile Old", "compile Old New", "'R' holds digest.html"),
    ("compile Old New Third", "compile Old New", "'R/third' holds digest.html"),
    ("compile Old New", "report Old", "'R' holds index.html of an earlier run"),
  ])
  func `what stays in a folder of the public edition is named`(
    earlier: String, words: String, warning: String
  ) throws {
    let outcome = try program.shell(
      """
      cp -r New Third; sed -i s/Newshire/Third/ Third/laser.json; laser \(earlier) --output R 2>&1
      laser \(words) --edition public --output R
      """)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains(warning), "\(outcome.messages)")
  }

  @Test(arguments: ["compile Old New", "compile Old", "report Old"])
  func `what this run wrote and what others put there is not named`(words: String) throws {
    let outcome = try program.shell(
      """
      mkdir -p R/oldshire; echo ours > R/note.txt; echo ours > R/oldshire/note.txt
      laser \(words) --output R 2>&1; laser \(words) --edition public --output R
      """)
    #expect(outcome.status == 0)
    #expect(!outcome.messages.contains("earlier run"), "\(outcome.messages)")
  }

  // MARK: - Ends that come too early

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

  // MARK: - Names

  @Test(arguments: ["a folder", "a\nb", "ünï — 評価", "-dash", "'\"$(x)`", "x\u{1B}[2Jy", "…"])
  func `any name of a folder will do`(name: String) throws {
    let manager = FileManager.default
    try manager.moveItem(
      at: folder.url.appending(path: "Old"), to: folder.url.appending(path: name))
    let pipe = try FileHandle(forWritingTo: URL(filePath: "/dev/null"))
    let words = ["report", "--output", "R/\(name)", "--", name]
    let process = try program.start(words, output: pipe, messages: pipe)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try left(in: "R/\(name)") == Self.names)
  }
}
