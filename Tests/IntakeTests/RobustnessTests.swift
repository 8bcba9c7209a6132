import Diagnostics
import Dispatch
import Foundation
import Intake
import SelfEvaluation
import Testing

/// If this fails, a large, odd or hostile folder stops the program, or reads differently each time.
struct RobustnessTests {
  @Test(arguments: [1, 7, 64, 4096])
  func `files may come in pieces of any size`(size: Int) throws {
    let whole = try workspace(in: repository.appending(path: "Evidence"))
    let pieces = Workspace(
      files: whole.files.map { file in
        InputFile(path: file.path) { body in
          try file.readChunks { bytes in
            var rest = bytes
            while !rest.isEmpty {
              body(rest.prefix(size))
              rest = rest.dropFirst(size)
            }
          }
        }
      }, builtInBanks: builtInBanks)
    #expect(summary(Intake.read(pieces)) == summary(Intake.read(whole)))
  }

  @Test func `the order of the files makes no difference`() throws {
    let whole = try workspace(in: repository.appending(path: "Evidence"))
    var turned = whole
    turned.files.reverse()
    #expect(summary(Intake.read(turned)) == summary(Intake.read(whole)))
  }

  @Test(arguments: MalformedWorkspaceTests.names + ["Evidence"])
  func `several at once read what one alone reads`(name: String) throws {
    let whole = try workspace(
      in: name == "Evidence"
        ? repository.appending(path: name) : MalformedWorkspaceTests.folder.appending(path: name))
    let alone = summary(Intake.read(whole))
    let several = Workers { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) }
    let backwards = Workers { count, work in
      for place in (0..<count).reversed() { work(place) }
    }
    #expect(summary(Intake.read(whole, by: several)) == alone)
    #expect(summary(Intake.read(whole, by: backwards)) == alone)
  }

  /// All that was read, in words; dictionaries aside, which have no order.
  private func summary(_ result: IntakeResult) -> [String] {
    guard let evaluation = result.evaluation else { return result.findings.map(\.description) }
    let answers = evaluation.judgements.map { answer in
      "\(answer.team) \(answer.question) \(String(describing: answer.grade)) \(answer.evidence) "
        + "\(answer.sections) \(answer.citations) \(answer.values) \(answer.body.text)"
    }
    return answers + evaluation.observations.map { "\($0)" } + evaluation.register.map { "\($0)" }
      + evaluation.measures.map {
        "\($0) \($0.questions) \($0.priorities) \($0.source) \($0.position)"
      }
      + evaluation.actions.map { "\($0)" }
      + evaluation.history.map { "\($0)" } + result.findings.map(\.description)
  }

  struct Locked: Error {}

  @Test func `a file that can't be opened is a finding, and the rest is read`() {
    var input = workspace(["history.csv": "year,team,question,grade\n2013/14,primary,1,good\n"])
    input.files += ["register.csv", "judgements/primary/Q01.md"].map { path in
      InputFile(path: path) { _ in throw Locked() }
    }
    let result = Intake.read(input)
    #expect(result.findings.map(\.rule.name) == ["unreadable-file", "unreadable-file"])
    #expect(result.evaluation?.history.count == 1)
  }

  @Test func `broken settings give no evaluation, and findings of all files`() {
    let result = Intake.read(
      workspace(["laser.json": "{", "register.csv": "id,title\nE001,\n"]))
    #expect(result.evaluation == nil)
    #expect(result.findings.map(\.rule.name).contains("empty-cell"))
    #expect(result.findings.map(\.rule.name).contains("json-syntax"))
  }

  @Test func `broken settings are one finding, whatever team has a folder`() {
    let result = Intake.read(
      workspace([
        "laser.json":
          #"{"authority": "A", "year": "2014/15", "teams" [{"id": "primary", "name": "P"}]}"#,
        "judgements/primary/a.md": "# Question 1\nGrade: not yet judged\n",
      ]))
    #expect(Set(result.findings.map(\.rule.name)) == ["json-syntax"])
    #expect(result.evaluation?.judgements.map(\.grade) == [nil])
  }

  @Test(arguments: ["", "\n\n", "id,title\n"])
  func `an empty register has no items, so that what cites one is told`(register: String) {
    let result = Intake.read(
      workspace([
        "register.csv": register,
        "judgements/primary/Q01.md": "# Question 1\nGrade: good\n\nText [E001].\n",
      ]))
    #expect(result.findings.contains { $0.rule.name == "unknown-citation" })
  }

  @Test func `one unknown measure in many rows is one finding`() {
    let rows = (0..<500).map { "glx,2014/15,Area \($0),5\n" }.joined()
    let result = Intake.read(
      workspace([
        "measures.csv": "id,title,unit\ngld,Good,percent\n",
        "measures/a.csv": "measure,period,area,value\n" + rows,
      ]))
    #expect(result.findings.count == 1)
    #expect(result.findings.first?.message.contains("500 times") == true)
  }

  @Test func `a register that can't be read is one finding, whatever cites it`() {
    let result = Intake.read(
      workspace([
        "Regsiter.csv": "id,title\nE001,A\n",
        "judgements/primary/Q01.md": "# Question 1\nGrade: good\nEvidence: E001\n\nText [E002].\n",
      ]))
    #expect(result.findings.map(\.rule.name) == ["misnamed-file"])
  }

  @Test(arguments: [
    String(repeating: "[", count: 2_000), String(repeating: "> ", count: 20_000),
    String(repeating: "{{", count: 20_000), String(repeating: "# Question ", count: 5_000),
    String(repeating: "\n# Question 1", count: 3_000), String(repeating: "\"", count: 20_001),
    String(repeating: "{\"a\":", count: 5_000), "\u{0}\u{1}\u{2}", "\u{FEFF}",
    String(repeating: "### a: b: ", count: 4_000), String(repeating: "<<<<<<< \n", count: 3_000),
  ])
  func `hostile text is read to its end`(text: String) {
    let head = "# Question 1\nGrade: good\n\n## Drill-down\n\n"
    let result = Intake.read(
      workspace([
        "laser.json": text, "register.csv": text, "measures.csv": "id,title,unit\n" + text,
        "measures/a.csv": "measure,period,value\n" + text, "priorities/P1.md": text,
        "judgements/primary/a.md": text, "judgements/primary/b.md": head + text,
      ]))
    #expect(result.evaluation == nil)
  }

  @Test func `files that programs leave behind are passed over`() {
    let result = Intake.read(
      workspace([
        ".DS_Store": "x", "judgements/primary/~$Q01.docx": "x", "measures/desktop.ini": "x",
        "Thumbs.db": "x", "versions/2014.json": "{}", ".git/config": "x", "README.md": "x",
        "documents/plan.pdf": "x", "documents/data.xlsx": "x",
        "judgements/primary/.Q01.md.swp": "x",
        "register.csv": "id,title,location\nE1,Plan,documents/plan.pdf\nE2,All,documents\n",
      ]))
    #expect(result.findings == [])
  }

  @Test func `every rule has a name of its own`() {
    let names = Intake.rules.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
  }
}
