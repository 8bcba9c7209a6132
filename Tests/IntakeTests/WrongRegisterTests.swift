import Diagnostics
import Intake
import Testing

/// If this fails, one missing file or one column that a spreadsheet changed is buried under hundreds
/// of findings, none of which names it.
struct WrongRegisterTests {
  private func findings(_ register: String?, answers: Int) -> [Finding] {
    var files: [String: String] = [:]
    for question in 1...answers {
      files["judgements/primary/Q\(question).md"] =
        "# Question \(question)\nEvidence: E001\n\nGood [E002].\n"
    }
    if let register { files["register.csv"] = register }
    return Intake.read(workspace(files)).findings.filter { $0.severity == .error }
  }

  @Test(
    arguments: [
      (nil, "there is no 'register.csv'"), ("", "has no items"), ("id,title\n", "has no items"),
      ("id,title\n1,Plan\n2,Survey\n", "'1', '2'"),
    ] as [(String?, String)])
  func `a register that has nothing of what is cited is told of once`(
    register: String?, words: String
  ) {
    let found = findings(register, answers: 28)
    #expect(found.map(\.rule.name) == ["unknown-citation"])
    #expect(found.allSatisfy { $0.message.contains(words) && $0.position.line == 2 }, "\(found)")
  }

  @Test func `where something is known, each of the others is told of`() {
    #expect(findings("id,title\nE001,Plan\n", answers: 28).count == 28)
    #expect(findings("id,title\n1,Plan\n", answers: 1).count == 2)
  }
}
