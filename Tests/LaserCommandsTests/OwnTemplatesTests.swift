import TestSupport
import Testing

/// If these fail, a council's own templates spoil its report, or are passed over in silence.
struct OwnTemplatesTests {
  private let folder: ScratchFolder
  private let program: Program

  init() throws {
    folder = try ScratchFolder()
    program = Program(in: folder.url)
    try folder.write(
      #"{"authority": "Anyshire", "year": "2014/15", "teams": [{"id": "a", "name": "A"}]}"#,
      to: "Evidence/laser.json")
    _ = try program.shell("laser templates copy House")
  }

  private func report() throws -> Program.Outcome {
    try program.shell("laser report --templates House/")
  }

  /// Notepad writes the mark; in the midst of a page it makes a heading plain text.
  @Test func `a template begins after its byte order mark`() throws {
    for name in ["summary.md.mustache", "front.html.mustache", "style.css"] {
      try folder.write("\u{FEFF}\(folder.text(of: "House/\(name)"))", to: "House/\(name)")
    }
    #expect(try report().status == 0)
    for name in ["report.md", "report.html"] {
      #expect(try !folder.text(of: "Report/\(name)").unicodeScalars.contains("\u{FEFF}"), "\(name)")
    }
    #expect(try folder.text(of: "Report/report.md").contains("\n## Summary\n"))
  }

  @Test(arguments: [
    ("mkdir front.md.mustache", "'House/front.md.mustache' is a folder"),
    ("mkdir style.css; touch style.css/notes", "'House/style.css' is a folder"),
    ("ln -s elsewhere front.md.mustache", "can't read 'House/front.md.mustache'"),
  ])
  func `what is in a template's place and can't be read is named`(
    line: String, message: String
  ) throws {
    _ = try program.shell("cd House; rm front.md.mustache style.css; \(line)")
    let outcome = try report()
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  @Test func `folders and links that are no templates are let be`() throws {
    _ = try program.shell("cd House; mkdir 'old ones'; ln -s elsewhere notes")
    let outcome = try report()
    #expect(outcome.status == 0)
    #expect(!outcome.messages.contains("House/"), "\(outcome.messages)")
  }

  /// What is handed out and read by nothing is edited in vain; a bank is read from elsewhere.
  @Test func `only what a report or workbook is made with is handed out, and a bank to begin from`()
    throws
  {
    #expect(try program.shell("ls -d House/comparison.*").output.isEmpty)
    #expect(try program.shell("ls House/style.css House/workbook/page.js").status == 0)
    #expect(try program.shell("ls House/banks").output == "lancashire-laser-2013.json\n")
    let messages = try program.shell("laser templates copy Other").messages
    #expect(messages.contains("\"bank\" in laser.json"), "\(messages)")
  }

  @Test(arguments: ["report", "workbook --team a --output a.html", "compile Evidence --output R"])
  func `a fault is placed in the folder too`(words: String) throws {
    for name in ["front", "workbook"] {
      try folder.write("\n{{#open}}", to: "House/\(name).html.mustache")
    }
    let outcome = try program.shell("laser \(words) --templates House")
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("House/front.html.mustache:2:1: error:"))
  }

  @Test func `the rules for templates are listed among the others`() throws {
    let list = try program.shell("laser check --rules").output
    for name in ["template-unknown-partial", "template-unknown-file", "no-evidence"] {
      #expect(list.contains("\n\(name) ("), "\(name)")
    }
  }
}
