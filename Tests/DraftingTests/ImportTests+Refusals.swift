import Drafting
import Foundation
import Intake
import SelfEvaluation
import Testing

// What is refused, and what isn't.

extension ImportTests {
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
