public import Diagnostics
public import Intake
import SelfEvaluation
public import Versions

/// Brings the workspaces of several teams together as one evaluation of their authority.
///
/// What is the same in two workspaces is taken once. What has one name and two contents is a
/// finding that names both places; nothing is blended, and nothing is decided for the writers.
public enum Compilation {
  /// Reads the workspaces of one report, each of which may refer to what another one has.
  public static func read(_ workspaces: [Workspace], by workers: Workers) -> IntakeResult {
    let alone = workspaces.map { Intake.read($0, by: workers) }
    if alone.count == 1 { return alone[0] }
    return merge(
      alone.enumerated().map { place, part in
        guard part.refersElsewhere else { return part }
        let others = alone.enumerated().filter { $0.offset != place }
          .compactMap(\.element.evaluation)
        return Intake.read(workspaces[place], by: workers, beside: others)
      })
  }

  /// Merges what was read from several workspaces.
  ///
  /// - Parameter parts: Each workspace as it was read, in the order in which they were named.
  /// - Returns: The evaluation, and all findings of the workspaces and of the merging. There is no
  ///   evaluation when none could be read, or when they are of two years or have two banks.
  public static func merge(_ parts: [IntakeResult]) -> IntakeResult {
    if parts.count == 1 { return parts[0] }
    let members = parts.compactMap(\.evaluation)
    let findings = parts.flatMap(\.findings)
    guard let first = members.first else {
      return IntakeResult(evaluation: nil, findings: findings)
    }
    var reasons: [Finding] = []
    var agreeing = [first]
    for member in members.dropFirst() {
      let found = obstacles(between: first, and: member)
      reasons += found
      if found.isEmpty { agreeing.append(member) }
    }
    var merger = Merger(agreeing)
    let evaluation = merger.merged()
    return IntakeResult(
      evaluation: reasons.isEmpty ? evaluation : nil,
      findings: findings + reasons + merger.findings)
  }

  /// Brings together what the workspaces know of earlier years; a year in which they contradict each
  /// other isn't compared with, which is a finding.
  public static func merge(_ parts: [EarlierYears]) -> EarlierYears {
    if parts.count == 1 { return parts[0] }
    return EarlierYears(parts) { evaluations in
      merge(evaluations.map { IntakeResult(evaluation: $0, findings: []) })
    }
  }

  /// What keeps two workspaces from being one evaluation.
  private static func obstacles(
    between one: Evaluation, and other: Evaluation
  ) -> [Finding] {
    var findings: [Finding] = []
    let (here, there) = (other.settings, one.settings)
    if here.year != there.year {
      findings.append(
        Finding(
          .twoYears,
          "this workspace is of \(here.yearText), but \(there.position.file) of \(there.yearText)",
          at: here.position,
          hint: "a report has one year: leave this workspace out, or bring it up to date; "
            + "'laser diff' compares two years"))
    }
    if other.bank != one.bank {
      let names = [other.bank, one.bank].map { bank in
        "'\(bank.id)'" + (bank.version.isEmpty ? "" : ", version \(bank.version)")
      }
      findings.append(
        Finding(
          .twoBanks,
          names[0] == names[1]
            ? "the question bank \(names[0]) isn't the same as the one of \(there.position.file), "
              + "though it has its name"
            : "this workspace answers the bank \(names[0]), but \(there.position.file) the bank "
              + names[1],
          at: here.position,
          hint: "a report has one form: give all its workspaces one question bank"))
    }
    return findings
  }

  /// The rules that findings about the merging are made under.
  public static let rules: [Rule] = [
    .twoYears, .twoBanks, .conflictingSetting, .conflictingID, .conflictingObservation,
    .conflictingAnswer, .conflictingRecord, .evidenceTwice,
  ]
}

extension Rule {
  static let twoYears = Rule(
    "two-years", .error,
    why: "A report is one year's; answers of two years side by side would be taken for one's.")
  static let twoBanks = Rule(
    "two-banks", .error,
    why: "Answers to two forms can't stand under one form's questions.")
  static let conflictingSetting = Rule(
    "conflicting-setting", .error,
    why: "Workspaces of one report agree on whose it is and how it's made.")
  static let conflictingID = Rule(
    "conflicting-id", .error,
    why: "If one id means two things in two workspaces, a citation of it leads to the wrong one.")
  static let conflictingObservation = Rule(
    "conflicting-observation", .error,
    why: "Of two values for one place, group and period at most one is right.")
  static let conflictingAnswer = Rule(
    "conflicting-answer", .error,
    why: "A team answers a question once; of two answers nobody knows which holds.")
  static let conflictingRecord = Rule(
    "conflicting-record", .error, why: "A team has one grade for a question in a year.")
  static let evidenceTwice = Rule(
    "evidence-twice", .warning,
    why: "One source under two ids is counted as two, and seems stronger evidence than it is.")
}
