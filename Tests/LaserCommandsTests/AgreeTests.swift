import Foundation
import Intake
import SelfEvaluation
import TestSupport
import Testing

@testable import LaserCommands

/// If this fails, a team's answer is noted as agreed, and may be published, although `check` says
/// that it's wrong; or an answer can't be agreed for what is wrong elsewhere.
struct AgreeTests {
  /// What is called, and the names of the files with the errors that stand in its way.
  struct Call: CustomTestStringConvertible {
    var questions: String
    /// A file that says something else, and what.
    var file: (path: String, text: String)?
    var refusedFor: [String]
    var testDescription: String { "\(questions) \(file?.path ?? "")" }

    init(_ questions: String, _ file: (String, String)? = nil, refusedFor: String...) {
      self.questions = questions
      self.file = file.map { (path: $0.0, text: $0.1) }
      self.refusedFor = refusedFor
    }
  }

  private static let wrong = "Grade: good\n\nIt has fallen by {{m.change}} [E1].\n"

  @Test(arguments: [
    Call("1"),
    Call("3"),
    Call("2", refusedFor: "a/Q02.md:4:8"),
    Call("1 2", refusedFor: "a/Q02.md:4:8"),
    // In one file, each answer has its own errors.
    Call("4", refusedFor: "a/more.md:4:8"),
    Call("5"),
    Call("6", refusedFor: "a/more.md:14:8"),
    Call("1", ("judgements/b/Q01.md", "# Question 1\n\(wrong)")),
    Call("1", ("priorities/P1.md", "It has fallen by {{m.change}} [E1].\n")),
    Call(
      "1", ("measures/m.csv", "measure,period,value\nm,2013/14,ten\nm,2014/15,60\n"),
      refusedFor: "measures/m.csv:2:11"),
  ])
  func `nothing is agreed that contradicts the data`(call: Call) throws {
    let folder = try ScratchFolder()
    let right = "Grade: good\n\nIt has risen by {{m.change}} [E1].\n"
    var files = [
      "laser.json": #"""
      {"authority": "A", "year": "2014/15", "date": "2015-06-20",
       "teams": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}
      """#,
      "register.csv": "id,title\nE1,One\n",
      "priorities.csv": "id,title,team\nP1,Raise it,a\n",
      "measures.csv": "id,title,unit,polarity\nm,M,percent,higher\n",
      "measures/m.csv": "measure,period,value\nm,2012/13,40\nm,2013/14,50\nm,2014/15,60\n",
      "judgements/a/Q01.md": "# Question 1\n\(right)",
      "judgements/a/Q02.md": "# Question 2\n\(Self.wrong)",
      "judgements/a/Q03.md": "# Question 3\n\(right)",
      "judgements/a/more.md": "# Question 4\n\(Self.wrong)\n# Question 5\n\(right)\n"
        + "# Question 6\n\(Self.wrong)",
    ]
    if let file = call.file { files[file.path] = file.text }
    for (path, text) in files { try folder.write(text, to: "Evidence/\(path)") }
    let outcome = try Program(in: folder.url).shell("laser agree a \(call.questions)")
    let errors = outcome.messages.split(separator: "\n").filter { $0.contains(": error: ") }
    #expect(errors.count == call.refusedFor.count, "\(outcome.messages)")
    for (error, place) in zip(errors, call.refusedFor) { #expect(error.contains(place)) }
    #expect(outcome.status == (call.refusedFor.isEmpty ? 0 : 1))
    for (path, text) in files where path.hasSuffix(".md") {
      let now = try folder.text(of: "Evidence/\(path)")
      #expect(call.refusedFor.isEmpty || now == text)
    }
    #expect(outcome.messages.contains("Agreed on") == call.refusedFor.isEmpty)
  }

  /// What is said to have changed must be what somebody looks for.
  @Test(arguments: [
    ("judgements/a/Q01.md", "[E2]", "[E2] [E3]", "its text changed; E3 is cited now"),
    (
      "judgements/a/Q01.md", "Evidence: E1", "Evidence: E3",
      "E3 is cited now; E1 is no longer cited"
    ),
    ("register.csv", "E2,", "E4,", "E2 is no longer in the register"),
    ("register.csv", "One", "Another", "evidence E1 changed"),
    ("measures.csv", "percent,", "percent,1", "it rests on m now"),
  ])
  func `it's said what an agreed answer rests on now, and didn't then, and what changed`(
    path: String, old: String, new: String, said: String
  ) throws {
    let folder = try folder(
      answer: "# Question 1\nGrade: good\nEvidence: E1\n\nIt is well done [E2].\n")
    try folder.write("id,title\nE1,One\nE2,Two\nE3,Three\n", to: "Evidence/register.csv")
    try folder.write("id,title,unit,questions\nm,M,percent,\n", to: "Evidence/measures.csv")
    let program = Program(in: folder.url)
    #expect(try program.shell("laser agree a 1 --date 2015-06-20").status == 0)
    let text = try folder.text(of: "Evidence/\(path)")
    try folder.write(text.replacing(old, with: new), to: "Evidence/\(path)")
    #expect(try program.shell("laser check").output.contains("was agreed, \(said) [changed-since"))
  }

  private func folder(answer: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(
      #"{"authority": "A", "year": "2014/15", "teams": [{"id": "a", "name": "A"}]}"#,
      to: "Evidence/laser.json")
    try folder.write(answer, to: "Evidence/judgements/a/Q01.md")
    return folder
  }

  @Test func `the grade stays a grade below a heading of several lines`() throws {
    let folder = try folder(
      answer: "Question 1\nHow well do we do\n=====\n\nGrade: good\n\nWords of ours.\n")
    let outcome = try Program(in: folder.url).shell(
      "laser agree a 1 1 --date 2015-06-20; laser check")
    #expect(outcome.messages == "Agreed on 2015-06-20: A, question 1.\n")
    #expect(!outcome.output.contains("changed-since-agreed"))
    #expect(
      try folder.text(of: "Evidence/judgements/a/Q01.md")
        .hasPrefix("Question 1\nHow well do we do\n=====\n\nGrade: good\nStatus: agreed\nAgreed:"))
  }

  /// Else words that nobody has agreed would carry the fingerprint of those that were.
  @Test func `an answer that is saved while it's agreed is neither agreed nor written over`() throws
  {
    let folder = try folder(answer: "# Question 1\nGrade: good\n\nAgreed.\n")
    let answer = folder.url.appending(path: "Evidence/judgements/a/Q01.md").path
    let workspace = try Workspace(opening: folder.url.appending(path: "Evidence").path)
      .holdingAnswers
    let original = try Disk.contents(of: answer)
    try folder.write(
      "# Question 1\nGrade: inadequate\n\nOther.\n", to: "Evidence/judgements/a/Q01.md")
    #expect(Intake.read(workspace).evaluation?.judgements.first?.body.text == "Agreed.")
    #expect(throws: Disk.Failure.self) {
      try Disk.write([(answer, Array("agreed".utf8))], replacing: [answer: original])
    }
    #expect(try folder.text(of: "Evidence/judgements/a/Q01.md").hasSuffix("Other.\n"))
  }
}
