public import Diagnostics
public import SelfEvaluation

/// What differs between two versions, found by keys and never by guessing.
///
/// The order of rows means nothing, and neither does white space that no reader sees.
public struct Comparison: Sendable {
  /// The earlier version.
  public let old: Evaluation
  /// The later version.
  public let new: Evaluation
  /// The differences by subject, then by key, then in the order of the fields.
  public let changes: [Change]
  /// The old version with the names of the new one.
  public let renamedOld: Evaluation
  /// What a reader has to know first: why something may seem to have come or gone that hasn't.
  public var caveats: [String] = []
  /// What the teams are called.
  public let teamNames: TeamNames
  private let joined: Once<[JoinedObservation]>

  /// What reviewers look for: differences that say something together; worked out once, when first
  /// asked for.
  public var observations: [JoinedObservation] { joined.value }

  /// Compares two versions.
  ///
  /// - Parameters:
  ///   - old: The earlier version.
  ///   - new: The later one.
  ///   - workers: Who does it; what is found is the same whoever does.
  public init(from old: Evaluation, to new: Evaluation, by workers: Workers = .alone) {
    // In the order of keys, so that a folder gives the same account as its saved version.
    let (old, new) = (old.inKeyOrder.asWritten, new.inKeyOrder.asWritten)
    let renames = Renames(from: old, to: new)
    let renamedOld = old.renamed(renames, for: new)
    let records = RecordComparison(oldBank: renamedOld.bank, newBank: new.bank, renames: renames)
    let subjects: [@Sendable () -> [Change]] = [
      {
        records.changes(
          from: SettingsRecord.all(of: renamedOld), to: SettingsRecord.all(of: new))
      },
      {
        records.changes(
          from: QuestionInPart.all(of: renamedOld.bank), to: QuestionInPart.all(of: new.bank))
      },
      { records.changes(from: renamedOld.judgements, to: new.judgements) },
      { records.changes(from: renamedOld.register, to: new.register) },
      { records.changes(from: renamedOld.measures, to: new.measures) },
      { records.changes(from: renamedOld.observations, to: new.observations) },
      { records.changes(from: renamedOld.priorities, to: new.priorities) },
      { records.changes(from: renamedOld.actions, to: new.actions) },
    ]
    // From the last: the observations are the most, and nobody should be left with them at the end.
    let changes = workers.map(subjects.reversed()) { $0() }.reversed().flatMap(\.self)
    let teamNames = TeamNames(old, new)
    joined = Once {
      JoinedObservation.all(
        in: JoinedSubject(
          old: old, renamedOld: renamedOld, new: new, changes: changes, teamNames: teamNames))
    }
    self.teamNames = teamNames
    self.old = old
    self.new = new
    self.changes = changes
    self.renamedOld = renamedOld
  }
}
