import DataFiles
import Diagnostics
import Drafting
import Foundation
import Intake
import SelfEvaluation
import Testing

/// If these fail, a draft writes over somebody's words, or changes what it had no business with.
struct ImportTests {
  private static let file = """
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
  private static let path = "judgements/primary/answers.md"
  private let workspace = DraftedWorkspace([path: file])

  private func changed(_ draft: Draft, in workspace: DraftedWorkspace? = nil) throws -> String {
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

  // MARK: - Two at work on one answer

  /// What a workbook's draft makes of a file that somebody else has changed since.
  private func meeting(
    _ mine: @escaping (inout AnswerContent) -> Void, _ theirs: (String) -> String
  ) throws -> (outcome: DraftImport, text: String?) {
    let draft = try workspace.draft().changing(3, mine)
    var changed = workspace
    changed.files[Self.path] = Array(theirs(Self.file).utf8)
    let outcome = try changed.importing(draft)
    let bytes = outcome.files.first { $0.path == Self.path }?.bytes
    return (outcome, bytes.map { String(decoding: $0, as: UTF8.self) })
  }

  @Test
  func `changes that don't touch are both kept`() throws {
    let theirs = { (text: String) in
      text.replacing("First paragraph", with: "The first paragraph").replacing(
        "E001,", with: "E001;"
      )
      .replacing("Another answer.", with: "Their other answer.")
    }
    let (outcome, text) = try meeting(
      { content in
        content.text = content.text.replacing("- one", with: "- one\n- two")
        content.grade = .onScale(0)
        content.evidence = [Identifier("E001")]
      }, theirs)
    #expect(outcome.conflicts.isEmpty)
    #expect(outcome.changes.map(\.isMerged) == [true])
    let expected = theirs(Self.file).replacing("- one", with: "- one\n- two")
      .replacing("accountability\nGrade: good", with: "accountability\nGrade: outstanding")
      .replacing("E001;\n  E002", with: "E001")
    #expect(text == expected)
  }

  /// Nobody should look for a change that no one made.
  @Test(arguments: ["E777", "E777; E001"])
  func `an id that the register lacks is no change of the file`(evidence: String) throws {
    let file = "# Question 3\nGrade: good\nEvidence: \(evidence)\n\nText.\n"
    let workspace = DraftedWorkspace([Self.path: file])
    let draft = try workspace.draft().changing(3) {
      $0.text = "Other."
      $0.evidence.append(Identifier("E002"))
    }
    let change = try #require(try workspace.importing(draft).changes.first)
    #expect(!change.isMerged)
    var changed = workspace
    changed.files[Self.path] = Array(file.replacing("good", with: "inadequate").utf8)
    #expect(try changed.importing(draft).changes.first?.isMerged == true)
  }

  @Test
  func `a conflict changes nothing and keeps both texts`() throws {
    let draft = try workspace.draft()
      .changing(3) { $0.text = $0.text.replacing("Second paragraph.", with: "Mine, # Question 9") }
      .changing(4) { $0.text = "Mine too." }
    var changed = workspace
    changed.files[Self.path] = Array(Self.file.replacing("Second p", with: "Their second p").utf8)
    let outcome = try changed.importing(draft)
    #expect(outcome.files.isEmpty)
    #expect(outcome.changes.isEmpty)
    #expect(outcome.conflicts.map(\.question) == [3])
    #expect(outcome.conflicts.first?.path == "judgements/primary/Q03.conflict.txt")
    let kept = outcome.conflicts.first.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(kept?.contains("Mine, # Question 9\n") == true)
    #expect(kept?.contains("Grade: good\n") == true)
    // The same draft again needs no second copy.
    changed.files["judgements/primary/Q03.conflict.txt"] = outcome.conflicts.first?.bytes
    #expect(
      try changed.importing(draft).conflicts.first?.path == "judgements/primary/Q03.conflict.txt")
    // Another text that an earlier import left aside is somebody's, too.
    changed.files["judgements/primary/Q03.conflict.txt"] = Array("kept".utf8)
    #expect(
      try changed.importing(draft).conflicts.first?.path == "judgements/primary/Q03-2.conflict.txt")
  }

  /// Paragraphs by their letters; a draft and a file, both made of one text.
  @Test(arguments: [
    // Both moved it, and one changed a word.
    ("HABC", "HBCA", "A'HBC"), ("HABC", "HB'CA", "BHAC"), ("HBCA", "A'HBC", "HABC"),
    // One moved it, the other deleted it, or moved it elsewhere.
    ("HBCA", "AHBC", "HBC"), ("HBCA", "HBC", "AHBC"), ("HBCA", "AHBC", "HABC"),
    ("HBCA", "A'HBC", "HBC"), ("HBC", "HCB'", "HC"),
  ])
  func `a paragraph that one moved and the other changed is a conflict`(
    base: String, draft: String, file: String
  ) throws {
    let outcome = try Self.meeting(base, draft, file)
    #expect(outcome.conflicts.count == 1)
    #expect(outcome.files.isEmpty)
    let kept = try #require(outcome.conflicts.first)
    #expect(String(decoding: kept.bytes, as: UTF8.self).contains(Self.text(draft)))
  }

  /// A team goes on in its workbook after a first import: the files then hold what it saved before,
  /// which would have to be brought together with itself by hand.
  @Test(arguments: [
    ("HA", "HBC", "HB"), ("HA", "HBCD", "HBD"), ("", "BC", "C"), ("HA", "HAB'CD", "HAB'D"),
    ("HAC", "HBDC", "HBC"),
  ])
  func `what goes on from the text of the file is taken`(
    base: String, draft: String, file: String
  ) throws {
    let outcome = try Self.meeting(base, draft, file)
    #expect(outcome.conflicts.isEmpty)
    let bytes = try #require(outcome.files.first?.bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == Self.file(draft))
  }

  /// What somebody took out of the file, changed in it or added to it must never be undone in
  /// silence.
  @Test(arguments: [
    ("HAB", "HAB'", "HA"), ("HA", "HB", "HBC"), ("HA", "HBD", "HB'"), ("HA", "HBC", "HCB"),
  ])
  func `what does not have all of the file's text is a conflict`(
    base: String, draft: String, file: String
  ) throws {
    #expect(try Self.meeting(base, draft, file).conflicts.count == 1)
  }

  /// A weakness that comes to stand among the strengths says the opposite of what was written.
  @Test(arguments: [
    // One moved or deleted the section, put another heading in or renamed it.
    ("HASB", "SBHA", "HASBD"), ("HASB", "HASBD", "SBHA"), ("HASB", "HA", "HASBD"),
    ("HASB", "HASBD", "HA"), ("HASB", "HASB'", "HASTDB"), ("HAC", "HSAC", "HACD"),
    ("HA", "SA", "HAD"),
    // A drill-down without its heading is none.
    ("HASB", "HA", "HASBT"), ("HASTB", "HASB", "HASTBD"),
  ])
  func `what one put in under a heading that the other moved or took away is a conflict`(
    base: String, draft: String, file: String
  ) throws {
    let outcome = try Self.meeting(base, draft, file)
    #expect(outcome.conflicts.count == 1)
    #expect(outcome.files.isEmpty)
  }

  @Test(arguments: [
    ("HASB", "HA'SB", "HASBD", "HA'SBD"), ("HASB", "HACSB", "HASBD", "HACSBD"),
    ("HASB", "HAB", "HACSB", "HACB"), ("HASB", "HASBTD", "HCSB", "HCSBTD"),
    ("A", "AHB", "DA", "DAHB"),
  ])
  func `what stays under its heading is kept from both`(
    base: String, draft: String, file: String, both: String
  ) throws {
    let outcome = try Self.meeting(base, draft, file)
    #expect(outcome.conflicts.isEmpty)
    #expect(
      outcome.files.first.map { String(decoding: $0.bytes, as: UTF8.self) } == Self.file(both))
  }

  @Test(arguments: [
    // One moved a paragraph, and the other changed, added or deleted another.
    ("HABC", "AHBC", "HABC'", "AHBC'"), ("HABC", "AHBC", "HABCD", "AHBCD"),
    ("HABC", "AHBC", "HAB", "AHB"),
    // Both did the same, and one of them more.
    ("HABC", "AHBC", "AHBC", "AHBC"), ("HABC", "AHBC", "AHBC'", "AHBC'"),
    ("HABC", "HBC", "HBCD", "HBCD"),
  ])
  func `a paragraph that moved stands once`(
    base: String, draft: String, file: String, both: String
  ) throws {
    let outcome = try Self.meeting(base, draft, file)
    #expect(outcome.conflicts.isEmpty)
    let bytes = outcome.files.first?.bytes ?? Array(Self.file(both).utf8)
    #expect(String(decoding: bytes, as: UTF8.self) == Self.file(both))
  }

  private static let paragraphs: [Character: String] = [
    "H": "## Head", "S": "## Strengths", "T": "### Boys: good", "A": "- one two three",
    "B": "Most plans were met in time.",
    "C": "Heads say that visits help.", "D": "Something else altogether, said later.",
  ]

  private static func text(_ letters: String) -> String {
    var texts: [String] = []
    for letter in letters {
      if letter == "'" {
        texts[texts.count - 1] += " indeed"
      } else {
        texts.append(paragraphs[letter] ?? "")
      }
    }
    return texts.joined(separator: "\n\n")
  }

  private static func file(_ letters: String) -> String {
    "# Question 3\nGrade: good\n\n\(text(letters))\n"
  }

  private static func meeting(_ base: String, _ draft: String, _ file: String) throws -> DraftImport
  {
    var workspace = DraftedWorkspace([path: Self.file(base)])
    let draft = try workspace.draft().changing(3) { $0.text = text(draft) }
    workspace.files[path] = Array(Self.file(file).utf8)
    return try workspace.importing(draft)
  }

  @Test(arguments: [
    ("grade", "Grade: good\nColour", "Grade: inadequate\nColour"),
    ("status", "In Review", "draft"),
  ])
  func `a field that both changed otherwise is a conflict`(
    name: String, old: String, new: String
  ) throws {
    let (outcome, _) = try meeting(
      { content in
        content.grade = .onScale(0)
        content.status = .carriedForward
      }, { $0.replacing(old, with: new) })
    #expect(outcome.conflicts.count == 1)
    #expect(outcome.conflicts.first?.reason.contains(name) == true)
  }

  /// Whoever imports two drafts at once has to learn which of them are at odds, not that a file has
  /// changed that nobody touched.
  @Test
  func `two drafts that change the same name each other, and otherwise the file`() throws {
    func draft(_ text: String, _ file: String) throws -> Draft {
      let draft = try workspace.draft().changing(3) { $0.text = text }
      return try Draft(
        reading: draft.json(try workspace.evaluation().bank), file: file,
        for: try workspace.evaluation())
    }
    func conflict(in workspace: DraftedWorkspace) throws -> DraftImport.Conflict {
      let result = Intake.read(workspace.workspace)
      let outcome = try DraftImport(
        [draft("Anne's.", "anne.json"), draft("Bob's.", "bob.json")], into: workspace.workspace,
        readAs: try #require(result.evaluation), findings: result.findings)
      return try #require(outcome.conflicts.last)
    }
    let untouched = try conflict(in: workspace)
    #expect(untouched.reason == "both 'anne.json' and 'bob.json' have changed its text")
    #expect(untouched.otherDraft == "anne.json")
    var changed = workspace
    changed.files[Self.path] = Array(Self.file.replacing("Second p", with: "Their p").utf8)
    let touched = try conflict(in: changed)
    #expect(touched.reason == "both the file and 'bob.json' have changed its text")
    #expect(touched.otherDraft == nil)
  }

  @Test
  func `the same change made twice is no conflict`() throws {
    let (outcome, _) = try meeting(
      { $0.text = $0.text.replacing("Second paragraph.", with: "The same.") },
      { $0.replacing("Second paragraph.", with: "The same.") })
    #expect(outcome.conflicts.isEmpty)
    #expect(outcome.files.isEmpty)
  }

  @Test
  func `an agreed answer keeps its fingerprint, so that the change shows`() throws {
    let agreed =
      "# Question 3\nGrade: good\nStatus: agreed\nAgreed: 2015-06-01\nFingerprint: abc text=1\n\nText.\n"
    let workspace = DraftedWorkspace([Self.path: agreed])
    let draft = try workspace.draft().changing(3) { $0.text = "Other." }
    #expect(try changed(draft, in: workspace) == agreed.replacing("Text.", with: "Other."))
  }

  @Test
  func `texts of a draft whose base was lost are a conflict, not a loss`() throws {
    var draft = try workspace.draft()
    for place in draft.answers.indices {
      draft.answers[place].base = nil
      draft.answers[place].baseFingerprint = ""
    }
    let outcome = try workspace.importing(
      draft.changing(3) { $0.text = "Mine." }.changing(9) { $0.text = "New." })
    #expect(outcome.conflicts.map(\.question) == [3])
    #expect(outcome.files.isEmpty)
  }

  // MARK: - What is refused

  @Test(arguments: [
    ("\"Lancashire\"", "\"Halton\"", "this workspace is Lancashire's"),
    ("E10000017", "E06000006", "code E06000006"),
    ("2014/15", "2013/14", "year 2013/14"),
    ("\"primary\"", "\"special\"", "no such team"),
    ("lancashire-laser-2013", "other", "'other'"),
    ("\"format\":1", "\"format\":2", "format 2"),
    ("\"question\":3,", "\"question\":29,", "no question 29"),
    ("\"question\":4,", "\"question\":3,", "twice"),
    ("\"grade\":\"good\"", "\"grade\":\"splendid\"", "'splendid'"),
    ("\"E001\"", "\"E001; E002\"", "list of ids"),
    ("Another answer.", "a\\u0000b", "NUL"),
    ("Another answer.", "a\\ud800b", "1:"),
    ("\"status\":\"in review\"", "\"status\":\"agreed\"", "can't do"),
    ("\"judgements\":[", "\"judgements\":[[", "whole draft"),
    ("\"text\":\"Another answer.\"", "\"text\":7", "should be a text"),
  ])
  func `a draft for something else, or a broken one, is refused`(
    old: String, new: String, sentence: String
  ) throws {
    let evaluation = try workspace.evaluation()
    let result = Intake.read(workspace.workspace)
    var json = String(decoding: try workspace.draft().json(evaluation.bank), as: UTF8.self)
    let place = try #require(json.range(of: old))
    json.replaceSubrange(place, with: new)
    let refusal = #expect(throws: DraftRefusal.self) {
      let draft = try Draft(reading: Array(json.utf8), file: "d.laser.json", for: evaluation)
      _ = try DraftImport(
        [draft], into: workspace.workspace, readAs: evaluation, findings: result.findings)
    }
    #expect(refusal?.description.contains(sentence) == true, "\(refusal?.description ?? "")")
  }

  @Test
  func `a draft that was cut off anywhere is refused with its place`() throws {
    let evaluation = try workspace.evaluation()
    let bytes = try workspace.draft().json(evaluation.bank)
    for count in stride(from: 0, to: bytes.count, by: 97) {
      let refusal = #expect(throws: DraftRefusal.self) {
        try Draft(reading: Array(bytes[..<count]), file: "d.laser.json", for: evaluation)
      }
      #expect(refusal?.description.contains("d.laser.json") == true)
    }
  }

  /// The answers below a block that was never closed would become part of the one above for good.
  @Test(arguments: [
    ("Text.\n\nMore.\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "two versions"),
    ("Text.\n\nMore.\n\n```\nminute 4\n\n# Question 4\nGrade: good\n\nOther.\n", "never closed"),
    ("Text.\n\nMore.\n\n<!-- later\n\n# Question 4\n\nOther.\n", "never closed"),
  ])
  func `a file with two versions in it, or with answers in a block, is left alone`(
    text: String, fault: String
  ) throws {
    let before = DraftedWorkspace([Self.path: "# Question 3\n\nText.\n\nMore.\n"])
    let workspace = DraftedWorkspace([Self.path: "# Question 3\n\n" + text])
    let draft = try before.draft().changing(3) { $0.text = "Mine.\n\nMore." }
    let refusal = #expect(throws: DraftRefusal.self) { try workspace.importing(draft) }
    #expect(refusal?.description.contains(fault) == true, "\(refusal?.description ?? "")")
  }

  /// A program writes null for what it doesn't have; a day's work must not go with it.
  @Test func `a text or a list that is null stays as it is`() throws {
    let evaluation = try workspace.evaluation()
    let json = String(decoding: try workspace.draft().json(evaluation.bank), as: UTF8.self)
      .replacing("\"text\":\"Another answer.\",\"base\"", with: "\"text\":null,\"base\"")
      .replacing("\"evidence\":[\"E001\",\"E002\"]", with: "\"evidence\":null")
      .replacing("\"grade\":\"good\",\"reason\":null", with: "\"grade\":null,\"reason\":null")
    let draft = try Draft(reading: Array(json.utf8), file: "d.laser.json", for: evaluation)
    let result = Intake.read(workspace.workspace)
    let outcome = try DraftImport(
      [draft], into: workspace.workspace, readAs: evaluation, findings: result.findings)
    #expect(outcome.conflicts.isEmpty)
    let bytes = try #require(outcome.files.first?.bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == Self.file.replacing("Grade: good", with: "Grade:"))
  }

  /// What stands under a misspelt name is somebody's text, too.
  @Test(arguments: [
    ("\"text\":\"Another", "\"txt\":\"Another", "\"txt\"", "did you mean \"text\"?"),
    (
      "\"grade\":\"good\"", "\"grade\":\"good\",\"Grade\":\"good\"", "\"Grade\"",
      "did you mean \"grade\", which is there too?"
    ),
    ("\"question\":3,", "\"question\":3,\"mark\":7,", "\"mark\"", "the names are: question, base"),
    ("\"saved\"", "\"saved_\"", "\"saved_\"", "did you mean \"saved\"?"),
  ])
  func `a name that no draft has is refused with the one that was meant`(
    old: String, new: String, name: String, hint: String
  ) throws {
    let evaluation = try workspace.evaluation()
    var json = String(decoding: try workspace.draft().json(evaluation.bank), as: UTF8.self)
    let place = try #require(json.range(of: old))
    json.replaceSubrange(place, with: new)
    let refusal = #expect(throws: DraftRefusal.self) {
      try Draft(reading: Array(json.utf8), file: "d.laser.json", for: evaluation)
    }
    #expect(refusal?.description.contains("d.laser.json:1:") == true)
    #expect(refusal?.description.contains(name) == true)
    #expect(refusal?.hint.hasPrefix(hint) == true, "\(refusal?.hint ?? "")")
  }
}
