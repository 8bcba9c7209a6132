import DataFiles
import Diagnostics
import Drafting
import Intake
import SelfEvaluation
import Testing

/// If these fail, a draft writes over somebody's words, or changes what it had no business with.
struct ImportTests {
  static let file = """
    <!-- Our own notes. -->

    # Question 3: accountability
    Grade: good
    Colour: blue
    status:   In Review
    Evidence: E001,
      E002

    First paragraph,
    on two lines.

    Second paragraph.

    ## Next steps

    - one

    # Question 4
    Grade: good

    Another answer.

    """
  static let path = "judgements/primary/answers.md"
  let workspace = DraftedWorkspace([path: file])

  func changed(_ draft: Draft, in workspace: DraftedWorkspace? = nil) throws -> String {
    var workspace = workspace ?? self.workspace
    try workspace.take(draft)
    return try #require(workspace.text(Self.path))
  }

  @Test
  func `only the paragraph and the line that changed become others`() throws {
    let draft = try workspace.draft().changing(3) { content in
      content.text = content.text.replacing("Second paragraph.", with: "Another one.")
      content.grade = .onScale(2)
    }
    let expected = Self.file.replacing("Second paragraph.", with: "Another one.")
      .replacing(
        "# Question 3: accountability\nGrade: good",
        with: "# Question 3: accountability\nGrade: requiring improvement")
    #expect(try changed(draft) == expected)
  }

  @Test(arguments: ["\r\n", "\r"])
  func `the file keeps its line ends and its byte order mark`(lineEnd: String) throws {
    let file = "\u{FEFF}" + Self.file.replacing("\n", with: lineEnd)
    var workspace = DraftedWorkspace([Self.path: file])
    let draft = try workspace.draft().changing(3) {
      $0.text = $0.text.replacing("Second paragraph.", with: "Second.\n\nThird.")
    }
    try workspace.take(draft)
    #expect(
      workspace.files[Self.path]
        == Array(
          file.replacing("Second paragraph.", with: "Second.\(lineEnd)\(lineEnd)Third.").utf8))
  }

  @Test
  func `a file in UTF-16 or Windows-1252 stays in its encoding`() throws {
    let text = "# Question 3\nGrade: good\n\nCafé, as said.\n"
    func bytes(_ text: String) -> [UInt8] {
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    var wide = DraftedWorkspace()
    wide.files[Self.path] = bytes(text)
    try wide.take(wide.draft().changing(3) { $0.text = "Café, as shown €." })
    #expect(wide.files[Self.path] == bytes(text.replacing("as said.", with: "as shown €.")))

    func old(_ text: String) -> [UInt8] { TextDecoding.windows1252(text) ?? [] }
    var narrow = DraftedWorkspace()
    narrow.files[Self.path] = old(text)
    try narrow.take(narrow.draft().changing(3) { $0.text = "Café, as shown €." })
    #expect(narrow.files[Self.path] == old(text.replacing("as said.", with: "as shown €.")))
    let refusal = #expect(throws: DraftRefusal.self) {
      try narrow.importing(narrow.draft().changing(3) { $0.text = "日本" })
    }
    #expect(refusal?.description.contains("lacks the character '日'") == true)
  }

  /// A character that nobody sees would stay in the file, and no old encoding has it.
  @Test(arguments: [
    ("As said.\n\n~~~\nleft open", "As said.\n\n\\~~~\nleft open"),
    ("As said.\n\n# Question 7\n\nMore.", "As said.\n\n\\# Question 7\n\nMore."),
    ("Question 7\n===", "Question 7\n\\==="),
  ])
  func `a line that would end the answer gets a backslash, and the writer is told`(
    typed: String, written: String
  ) throws {
    var workspace = DraftedWorkspace()
    workspace.files[Self.path] = TextDecoding.windows1252("# Question 3\nGrade: good\n\nCafé.\n")
    let draft = try workspace.draft().changing(3) { $0.text = typed }
    #expect(try workspace.importing(draft).changes.map(\.isQuoted) == [true])
    try workspace.take(draft)
    #expect(
      workspace.files[Self.path]
        == TextDecoding.windows1252("# Question 3\nGrade: good\n\n\(written)\n"))
    // Brought in again, or opened in a new workbook, it's the same.
    #expect(try workspace.importing(draft).changes.isEmpty)
    #expect(try workspace.draft().content(3)?.text == written)
    #expect(try workspace.importing(workspace.draft()).changes.isEmpty)
  }

  /// A row of the register can go, or get another id, while a team works on its draft.
  @Test(arguments: [
    ("# Question 3\nGrade: good\n\nText.\n", ["E001", "E777"], "Evidence: E001; E777\n"),
    ("# Question 3\nEvidence: E001\n\nText.\n", ["E777", "E001"], "Evidence: E777; E001\n"),
    (
      "# Question 3\nEvidence: E777, see minutes; E001\n\nText [E777].\n",
      ["E001", "E002"], "Evidence: E777; see minutes; E001; E002\n"
    ),
    // The same fault twice in a file is one finding, and both lines are kept.
    (
      "# Question 2\nEvidence: E777\n\n# Question 3\nEvidence: E777; E001\n\nText.\n",
      ["E001", "E002"], "Question 3\nEvidence: E777; E001; E002\n"
    ),
  ])
  func `an id that there isn't comes in, or stays, as it's written`(
    file: String, evidence: [String], line: String
  ) throws {
    var workspace = DraftedWorkspace([Self.path: file])
    let draft = try workspace.draft().changing(3) { content in
      content.evidence = evidence.map { Identifier($0) }
    }
    let change = try #require(try workspace.importing(draft).changes.first)
    #expect(change.unknown.contains(Identifier("E777")))
    try workspace.take(draft)
    #expect(workspace.text(Self.path)?.contains(line) == true)
    #expect(
      Intake.read(workspace.workspace).findings.contains { $0.rule.name == "unknown-evidence" })
  }

  @Test
  func `an id that there isn't any more goes when the draft takes it out`() throws {
    let file = "# Question 3\nEvidence: E001; E002\nMeasures: zzz\n\nText.\n"
    var workspace = DraftedWorkspace([Self.path: file])
    let draft = try workspace.draft().changing(3) { $0.evidence = [Identifier("E001")] }
    workspace.files["register.csv"] = Array("id,title\nE001,Plan\n".utf8)
    try workspace.take(draft)
    #expect(workspace.text(Self.path) == file.replacing("; E002", with: ""))
  }

  @Test
  func `a new answer is a file that a person could have written`() throws {
    var workspace = DraftedWorkspace()
    let draft = try workspace.draft().changing(7) { content in
      content.grade = .onScale(1)
      content.evidence = [Identifier("E002"), Identifier("E001")]
      content.updated = CalendarDate("2015-06-20")
      content.text = "Heads say so [E001].\n\n## Next steps\n\n- Ask again."
    }
    try workspace.take(draft)
    let question = try #require(workspace.evaluation().bank.question(7)?.text)
    #expect(
      workspace.text("judgements/primary/Q07.md") == """
        # Question 7: \(question)
        Grade: good
        Status: draft
        Updated: 2015-06-20
        Evidence: E002; E001

        Heads say so [E001].

        ## Next steps

        - Ask again.

        """)
    #expect(workspace.files.count == 3)
  }
}
