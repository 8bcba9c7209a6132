public import Diagnostics
public import SelfEvaluation
public import Trends

/// What is weak, missing or contradictory in an evaluation that could be read.
public enum Checks {
  /// Judges an evaluation.
  ///
  /// - Parameters:
  ///   - evaluation: What the workspace holds.
  ///   - trends: What the data say.
  /// - Returns: The findings, in no particular order.
  public static func findings(in evaluation: Evaluation, trends: TrendReport) -> [Finding] {
    []
  }
}

extension Checks {
  /// The rules of judging.
  public static let rules: [Rule] = []
}
