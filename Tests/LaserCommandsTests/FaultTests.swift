import Foundation
import TestSupport
import Testing

/// Disks fill up, drives vanish, people press Ctrl-C: whatever happens, a workspace with something
/// odd in it is read to its end, and an output folder holds the old report or the new one, whole.
struct FaultTests {
  static let names = [
    "digest.html", "digest.md", "report.html", "report.json", "report.md",
  ]
  let folder: ScratchFolder
  let program: Program

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

  func reports(in path: String) throws -> [Data] {
    try Self.names.map { try folder.bytes(of: "\(path)/\($0)") }
  }

  func left(in path: String) throws -> [String] {
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
  static let asNobody =
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
