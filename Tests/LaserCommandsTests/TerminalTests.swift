import Foundation
import TestSupport
import Testing

/// What every person meets first: help that shows an example, lines that fit, an honest exit status.
struct TerminalTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  @Test func `every command explains itself with an example, in 80 columns`() throws {
    let program = Program(in: Self.folder)
    let commands = try CompletionTests.commands()
    #expect(commands.count >= 11)
    for command in commands + [""] {
      let outcome = try program.shell("laser \(command) --help")
      #expect(outcome.status == 0)
      for line in outcome.output.split(separator: "\n") {
        #expect(line.count <= 80, "laser \(command): \(line)")
      }
      guard !command.isEmpty else { continue }
      let examples = outcome.output.components(separatedBy: "Examples:\n").last ?? ""
      #expect(examples.contains("laser \(command)"), "laser \(command) has no example")
      #expect(try program.shell("laser help \(command)").output == outcome.output)
    }
  }

  @Test(arguments: [
    "check a/very/long/path/to/a/folder/that/is/not/there/and/never/was",
    "init New --authority Anyshire --year 2014/15 --team 'a team'", "report --edition secret",
    "diff nowhere nowhere", "trends --measure none", "report --team nobody", "chekc",
  ])
  func `no message is wider than 80 columns`(words: String) throws {
    let outcome = try Program(in: Self.folder).shell("laser \(words)")
    #expect(outcome.status == 2)
    for line in outcome.messages.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  /// A command that is broken between two lines can't be copied.
  @Test func `a command in a message stands in one line`() throws {
    let folder = try ScratchFolder()
    let name = "Self-evaluation-of-the-authority-in-2014-and-2015"
    try FileManager.default.copyItem(
      at: Self.folder.appending(path: "Evidence"), to: folder.url.appending(path: name))
    let outcome = try Program(in: folder.url).shell("laser report \(name) --output R")
    #expect(outcome.messages.contains("'laser check \(name)'"), "\(outcome.messages)")
  }

  /// A forgotten value would make a folder named '--edition', and leave out what was asked for.
  @Test(arguments: [
    ("report --output --edition", "'--output' needs a value: --output DIR"),
    ("report --output --edition=public", "'--output' needs a value: --output DIR"),
    ("workbook --team --output a.html", "'--team' needs a value: --team ID"),
    ("report --output=--draft", "there is no folder 'Evidence'"),
    ("report --output --other", "there is no folder 'Evidence'"),
  ])
  func `an option is not the value of another`(words: String, message: String) throws {
    let folder = try ScratchFolder()
    let outcome = try Program(in: folder.url).shell("laser \(words)")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  /// A word processor or a mail program has changed the command before it was copied; without a word
  /// on that, an authority would be called “Kent” ever after, or the command would make no sense.
  @Test(arguments: [
    ("check —strict", "write two hyphens: --strict"),
    ("report --draft –team primary", "write two hyphens: --team"),
    ("—help", "write two hyphens: --help"), ("check –h", "write a hyphen: -h"),
    ("init New --authority “Kent” --year 2014/15 --team a=A", "write straight quotation marks"),
    ("init New --authority Kent --year 2014/15 --team a=‘A’", "write straight quotation marks"),
  ])
  func `a command copied from a letter is told what to type instead`(
    words: String, hint: String
  ) throws {
    let folder = try ScratchFolder()
    let outcome = try Program(in: folder.url).shell("laser \(words)")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(hint), "\(outcome.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test(arguments: ["questions", "check Evidence", "trends Evidence", "questions --format json"])
  func `a reader that has enough is no error`(words: String) throws {
    let outcome = try Program(in: Self.folder)
      .shell("{ laser \(words); echo $? >&2; } | head -1 | wc -l")
    #expect(outcome.messages == "0\n")
    #expect(outcome.output.contains("1"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a result that can not be written is an error`() throws {
    let outcome = try Program(in: Self.folder).shell("laser questions > /dev/full")
    #expect(outcome.status == 2)
    #expect(
      outcome.messages == "laser: error: can't write 'standard output': no space left on device\n")
  }

  @Test func `messages never go into a file that took the place of a closed stream`() throws {
    let folder = try ScratchFolder(copying: Self.folder.appending(path: "Evidence"))
    let outcome = try Program(in: folder.url).shell("laser report . --output R <&- >&- 2>&-")
    #expect(outcome.status == 0)
    #expect(try folder.text(of: "R/report.md").contains("# Lancashire"))
    #expect(try Program(in: folder.url).shell("laser questions >&-").status == 2)
  }

  /// `script` gives the program a terminal, as long as its own input lasts.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script")),
    arguments: [("", true), ("NO_COLOR=1", false), ("NO_COLOR=", true), ("TERM=dumb", false)])
  func `colour comes on a terminal, and not against the reader's wish`(
    variable: String, hasColour: Bool
  ) throws {
    let line =
      "sleep 3 | script -qec 'env -u NO_COLOR TERM=xterm \(variable) laser check Evidence' /dev/null"
    let outcome = try Program(in: Self.folder).shell(line)
    #expect(outcome.output.contains("\u{1B}[") == hasColour)
    #expect(try !Program(in: Self.folder).shell("laser check Evidence").output.contains("\u{1B}"))
  }

  @Test func `a name with control characters gives no orders to the terminal`() throws {
    let folder = try ScratchFolder()
    try folder.write(#"{"authority": "A", "year": "2014/15"}"#, to: "W/laser.json")
    try folder.write("id,title\nE1,x\u{1B}]0;mine\u{7},y\n", to: "W/register.csv")
    try folder.write("x", to: "W/judgements/te\u{1B}[2Jam/Q\n1.md")
    let outcome = try Program(in: folder.url).shell("laser check W; laser check 'a\u{1B}[2Jb'")
    #expect(!(outcome.output + outcome.messages).contains("\u{1B}"))
    #expect(outcome.output.contains(#"W/judgements/te\u{1b}[2Jam/Q\u{a}1.md:1:1: error: "#))
  }

  /// What stands there is what the report looks back to, and no label can add a line.
  @Test func `a list of versions has all that are read, and nothing that a label makes up`() throws
  {
    let folder = try ScratchFolder()
    try folder.write(#"{"authority": "A", "year": "2014/15"}"#, to: "W/laser.json")
    try folder.write("x", to: "W/Versions/._a-b-c.json")
    let outcome = try Program(in: folder.url).shell(
      #"""
      laser version save W --label "$(printf 'a\033[2J\nb 2014/15 c')" && mv W/versions/* W/Versions
      laser version list W
      """#)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("Versions/a-2j-b-2014-15-c.json  2014/15  ") == true)
    #expect(lines.first?.hasSuffix(#"  a\u{1b}[2J\u{a}b 2014/15 c"#) == true)
    #expect(!outcome.messages.contains("._"))
  }
}
