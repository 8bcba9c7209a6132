import Drafting
import Intake
import SelfEvaluation
import Testing

// Two at work on one answer.

extension ImportTests {
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
}
