import Checks
import Diagnostics
import SelfEvaluation
import Testing
import Trends

/// If this fails, a report is judged otherwise when it's made on several cores, or an answer isn't
/// judged at all.
struct GroundworkTests {
  @Test(arguments: [0, 1, 4])
  func `it makes no difference who begins on it`(helpers: Int) async throws {
    let answers = (1...28).map { number in
      """
      # Question \(number)
      Grade: good
      Evidence: E001

      In 2015 we have said for \(number) years that results rose. We visited \(number) schools.

      """
    }
    let evaluation = try #require(
      TestWorkspace(answer: answers.joined(separator: "\n")).evaluation)
    #expect(evaluation.judgements.count == 28)
    let trends = TrendReport(evaluation)
    let alone = Checks.findings(in: evaluation, trends: trends)
    let lines = Set(alone.map(\.position.line))
    for answer in evaluation.judgements {
      let own = answer.position.line..<answer.position.line + 6
      #expect(own.contains(where: lines.contains), "nothing found in answer \(answer.question)")
    }
    let groundwork = Groundwork(for: evaluation)
    let together = await withTaskGroup(of: Void.self) { group in
      for _ in 0..<helpers { group.addTask { groundwork.begin() } }
      return Checks.findings(in: evaluation, trends: trends, groundwork: groundwork)
    }
    #expect(together == alone)
  }
}
