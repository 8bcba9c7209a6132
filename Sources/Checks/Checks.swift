public import Diagnostics
public import SelfEvaluation
public import Trends
public import Versions

/// What is weak, missing or contradictory in an evaluation that could be read.
public enum Checks {
  /// The rules, each of which has a file of its own in the folder `Rules`.
  static let all: [CheckRule] = [
    .notJudged, .noEvidence, .singleSource, .staleEvidence, .expiredEvidence, .unusedEvidence,
    .twoMarkings, .promptWithoutEvidence, .descriptive, .beyondThreeYears, .tableWithoutPoint,
    .copiedAnswer,
    .overWordLimit, .overallAboveParts, .unknownValue, .valueWithoutFigure, .directionAgainstData,
    .gradeAgainstTrend, .typedNumber, .suppressedNumber, .namedPerson, .noDrillDown, .noComparator,
    .smallCohort, .fractionForPercentage, .possibleBreak, .mixedPeriods, .measureWithoutFigures,
    .neighbourWithoutFigures,
    .headlineWithoutCategory, .headlineAcrossCohorts, .headlineAboveCohort,
    .headlineBesideTotal,
    .agreedWithoutFingerprint, .changedSinceAgreed, .carriedForward, .priorityNotEvaluated,
    .priorityNotAligned, .priorityOverdue,
    .actionOverdue, .moderationWithoutReason, .reasonBesideGrade, .historyAgainstVersion,
  ]

  /// The rules of judging.
  public static let rules: [Rule] = all.map(\.rule)

  /// Judges an evaluation.
  ///
  /// - Parameters:
  ///   - evaluation: What the workspace holds.
  ///   - trends: What the data say.
  ///   - earlier: What is known of the years before from their saved versions.
  ///   - groundwork: What somebody may have begun on.
  /// - Returns: The findings, rule by rule.
  public static func findings(
    in evaluation: Evaluation, trends: TrendReport, earlier: EarlierYears = EarlierYears(),
    groundwork: Groundwork? = nil
  ) -> [Finding] {
    let subject = Subject(evaluation, trends, earlier, groundwork ?? Groundwork(for: evaluation))
    return all.flatMap { check in
      check.find(subject).map { Finding(check.rule, $0.message, at: $0.position, hint: $0.hint) }
    }
  }
}

/// A rule and how what breaks it is found.
struct CheckRule: Sendable {
  /// The rule.
  var rule: Rule
  /// Finds what breaks it.
  var find: @Sendable (Subject) -> [Fault]

  init(
    _ name: String, _ severity: Severity, why: String,
    find: @escaping @Sendable (Subject) -> [Fault]
  ) {
    rule = Rule(name, severity, why: why)
    self.find = find
  }
}

/// What breaks a rule, and where.
struct Fault {
  var message: String
  var position: FilePosition
  var hint: String

  init(_ message: String, at position: FilePosition, hint: String) {
    self.message = message
    self.position = position
    self.hint = hint
  }
}
