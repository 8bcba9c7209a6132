import Diagnostics
import Foundation
import Intake
import SelfEvaluation
import Testing

/// If this fails, the program no longer reads its own example.
struct ExampleTests {
  @Test func `reads the example without an error`() throws {
    let result = Intake.read(
      try workspace(in: repository.appending(path: "Evidence"), root: "Evidence"))
    #expect(result.findings.filter { $0.severity == .error } == [])
    let evaluation = try #require(result.evaluation)
    #expect(evaluation.settings.authority == "Lancashire")
    #expect(evaluation.bank.questions.count == 28)
    #expect(!evaluation.judgements.isEmpty)
    #expect(!evaluation.observations.isEmpty)
  }

}
