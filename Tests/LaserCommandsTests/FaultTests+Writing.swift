import Foundation
import TestSupport
import Testing

// Where a report can't be written, and what an earlier run left.

extension FaultTests {
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
}
