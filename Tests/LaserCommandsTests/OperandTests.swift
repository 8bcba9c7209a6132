import Foundation
import TestSupport
import Testing

/// If these fail, a reviewer is told of changes that nobody made, or not told what to compare.
struct OperandTests {
  private let folder: ScratchFolder
  private let program: Program
  private static let commit =
    "git init -q . && git add -A && git -c user.name=a -c user.email=a@b commit -qm x"

  init() throws {
    folder = try ScratchFolder()
    program = Program(in: folder.url)
    try folder.write(
      #"{"authority": "A", "year": "2014/15", "teams": [{"id": "a", "name": "A"}]}"#,
      to: "Evidence/laser.json")
    try folder.write("# Question 1\nGrade: good\n\nWell.\n", to: "Evidence/judgements/a/Q01.md")
    try folder.write("id,title\nE1,One\n", to: "Evidence/documents/list.csv")
  }

  @Test(arguments: [
    "true", "echo 'judgements export-ignore' > Evidence/.gitattributes",
    "ln -s documents/list.csv Evidence/register.csv",
    "ln -s ../../documents/list.csv Evidence/judgements/a/l; ln -s judgements/a/l Evidence/register.csv",
  ])
  func `a workspace is the same in git and on the disk`(making: String) throws {
    let outcome = try program.shell("\(making); \(Self.commit) && laser diff git:HEAD Evidence")
    #expect(outcome.status == 0)
    #expect(outcome.output == "old: git:HEAD\nnew: Evidence\n\nNothing differs.\n")
    #expect(outcome.messages.isEmpty)
  }

  /// Else who stands in one of its folders is told to make a new one.
  @Test(arguments: [
    ("cd Evidence/judgements/a; laser check", "part of a workspace: write '../..' for it"),
    ("cd Evidence/judgements/a; laser check .", "write '../..' for the workspace itself"),
    ("cd Evidence/judgements/a; laser check ../", "write '../..' for the workspace itself"),
    ("laser check Evidence/judgements", "write 'Evidence' for the workspace itself"),
    ("laser check \"$PWD\"/Evidence/judgements/a/", "/Evidence' for the workspace itself"),
    ("cd Evidence/documents; laser check .", "'laser init' makes a new workspace"),
  ])
  func `a folder of a workspace leads to it`(line: String, message: String) throws {
    let outcome = try program.shell(line)
    #expect(outcome.status > 0)
    let text = (outcome.messages + outcome.output).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(text.contains(message), "\(text)")
  }

  @Test(.enabled(if: getuid() == 0)) func `a repository of somebody else's is called so`() throws {
    let outcome = try program.shell(
      "\(Self.commit); chown -R 65534 .; laser diff git:HEAD Evidence")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("detected dubious"))
  }

  @Test(arguments: [
    ("printf '%%PDF-1.4' > R/report.pdf", "R/report.pdf", "a PDF document"),
    ("true", "R/report.md", "a text in Markdown"),
  ])
  func `what is only for readers is called so, and the report beside it named`(
    making: String, name: String, form: String
  ) throws {
    let outcome = try program.shell(
      "laser report --output R 2>&1; \(making); laser diff \(name) Evidence")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("'\(name)' is \(form)"))
    #expect(outcome.messages.contains("name the report itself: R/report.html"))
  }

  /// The comparison is handed on without what the terminal said.
  @Test(arguments: ["text", "markdown", "html", "json"])
  func `what could not be read is told in the comparison that seems to have lost it`(
    format: String
  ) throws {
    let outcome = try program.shell(
      """
      cp -r Evidence Broken; sed -i 's/# Question/# Qestion/' Broken/judgements/a/Q01.md
      laser diff Evidence Broken --format \(format) --output broken >&2
      cp -r Evidence New; rm New/judgements/a/Q01.md
      laser diff Evidence New --format \(format) --output new >&2
      """)
    func isTold(in file: String) throws -> Bool {
      try folder.text(of: file).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("has an error, so something may be missing from the comparison: ")
    }
    #expect(try isTold(in: "broken"))
    #expect(try !isTold(in: "new"))
    #expect(outcome.messages.contains("'Broken' has an error, so something may be missing"))
    #expect(try !folder.text(of: "new").contains("\"caveats\""))
  }

  /// An answer that is no longer agreed hasn't gone: it's withheld until it's agreed again.
  @Test(arguments: [("in review", true), ("agreed", false)])
  func `of two public editions it's told that what went may be withheld`(
    status: String, isTold: Bool
  ) throws {
    let outcome = try program.shell(
      """
      printf '# Question 1\nGrade: good\nStatus: agreed\n\nWell.\n' > Evidence/judgements/a/Q01.md
      laser report --edition public --output One >&2
      printf '# Question 1\nGrade: good\nStatus: \(status)\n\nWell done.\n' \
        > Evidence/judgements/a/Q01.md
      laser report --edition public --output Two >&2
      laser diff One/report.html Two/report.json
      """)
    let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("1 change to 1 item"))
    #expect(text.contains("may have been withheld from one of them") == isTold, "\(text)")
  }

  /// A report that came by mail can't be made again.
  @Test(arguments: ["R/report.html", "./R/../R/report.html", "link.html"])
  func `a comparison is never written over what it compares`(output: String) throws {
    let outcome = try program.shell(
      """
      laser report --output R 2>&1; cp R/report.html before; ln -s R/report.html link.html
      laser diff R/report.html Evidence --format html --force --output \(output)
      """)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("'R/report.html' is one of the two that are compared"))
    #expect(try folder.bytes(of: "R/report.html") == folder.bytes(of: "before"))
  }

  @Test func `a report that an editor saved as UTF-16 is compared`() throws {
    try program.shell("laser report --output R").output.write(
      to: folder.url.appending(path: "log"), atomically: true, encoding: .utf8)
    try folder.text(of: "R/report.html").write(
      to: folder.url.appending(path: "wide.html"), atomically: true, encoding: .utf16)
    let outcome = try program.shell("laser diff wide.html Evidence")
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test func `a workbook made of files with errors is made, and says so`() throws {
    try folder.write("# Question 1\nGrade: splendid\n", to: "Evidence/judgements/a/Q01.md")
    let outcome = try program.shell("laser workbook --team a --output a.html")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("splendid"))
    #expect(outcome.messages.contains("Wrote a.html"))
    #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "a.html").path))
  }

  // MARK: - Another question bank

  private static let bank = """
    {"id": "b", "title": "B", "scale": [{"id": "good", "name": "Good"}, {"id": "bad", "name": "Bad"}],
     "parts": [{"name": "X", "questions": [{"number": 1, "text": "How is the pupils’ progress?"}]}]}
    """

  /// The same bank is read whatever an editor saved it as; else its answers would be left behind, as
  /// if the questions had other words.
  @Test(arguments: [
    (String.Encoding.utf8, ""), (.windowsCP1252, ""), (.utf8, "\u{FEFF}"), (.utf16, ""),
  ])
  func `a bank is read in any encoding`(encoding: String.Encoding, start: String) throws {
    try folder.write(Self.bank, to: "Evidence/bank.json")
    try folder.write(
      #"{"authority": "A", "year": "2014/15", "bank": "bank.json", "teams": [{"id": "a", "name": "A"}]}"#,
      to: "Evidence/laser.json")
    try (start + Self.bank).write(
      to: folder.url.appending(path: "next.json"), atomically: true, encoding: encoding)
    let outcome = try program.shell("laser roll-forward Next --year 2015/16 --bank next.json")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try folder.text(of: "Next/judgements/a/Q01.md").contains("Well."))
    #expect(try program.shell("laser check Next | grep -c ' error: '").output == "0\n")
  }

  @Test func `a bank does not take the place of the settings`() throws {
    try folder.write(Self.bank, to: "other/laser.json")
    let outcome = try program.shell(
      "laser roll-forward Next --year 2015/16 --bank other/laser.json")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("give the bank's file a name of its own"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "Next").path))
  }
}
