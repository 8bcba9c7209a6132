public import Diagnostics
public import SelfEvaluation

/// Reads a workspace: the texts of its files become one evaluation, and findings about them.
///
/// Nothing here touches a disk. Every fault is collected, none hides another, and none stops the
/// reading of the rest.
public enum Intake {
  /// Reads all files of a workspace.
  ///
  /// - Parameters:
  ///   - workspace: The files.
  ///   - workers: Who reads those that don't need one another.
  ///   - others: The other workspaces of the same report, whose ids may be referred to as well.
  /// - Returns: What was read, and what there is to say about it.
  public static func read(
    _ workspace: Workspace, by workers: Workers = .alone, beside others: [Evaluation] = []
  ) -> IntakeResult {
    var reader = WorkspaceReader(workspace, beside: others)
    reader.readAll(by: workers)
    return reader.finished()
  }
}

/// What was read, and what there is to say about it.
public struct IntakeResult: Sendable {
  /// As much as could be read; `nil` without a `laser.json` that names an authority and a year.
  public var evaluation: Evaluation?
  /// Where there's no evaluation, what could be read all the same, for a draft; its authority, year
  /// and teams are made out from the rest as far as they can be.
  public var draft: Evaluation?
  /// Everything found wrong, in the order of the files.
  public var findings: [Finding]

  /// Whether something is referred to that isn't in this workspace, but may be in another one.
  public var refersElsewhere: Bool {
    let rules: [Rule] = [
      .unknownTeam, .unknownEvidence, .unknownCitation, .unknownMeasure, .unknownPriority,
    ]
    return findings.contains { finding in rules.contains { $0.name == finding.rule.name } }
  }

  /// Creates a result.
  public init(evaluation: Evaluation?, findings: [Finding]) {
    self.evaluation = evaluation
    self.findings = findings
  }
}

extension WorkspaceReader {
  /// Reads each kind of file in the order in which their ids are needed.
  mutating func readAll(by workers: Workers) {
    readSettings()
    files.preferFolders(of: result.settings.teams, workspace.files.map(\.path))
    readPriorities()
    if isMisnamed("priorities.csv") { priorities.areComplete = false }
    readMeasures()
    if isMisnamed("measures.csv") { measures.areComplete = false }
    linkPriorities()
    // The values need to know of nothing else, and nothing else of them.
    let known = self
    let readers = workers.map([false, true]) { isOfData in
      var reader = known
      if isOfData {
        reader.log = FindingLog()
        reader.readObservations()
      } else {
        reader.readEvidenceAndAnswers(by: workers)
      }
      return reader
    }
    self = readers[0]
    result.observations = readers[1].result.observations
    result.measures = readers[1].result.measures
    log.add(readers[1].log)
    readHistory()
    checkUnexpectedFiles()
  }

  /// Reads the register and all that cites it.
  private mutating func readEvidenceAndAnswers(by workers: Workers) {
    readRegister()
    if isMisnamed("register.csv") { evidence.areComplete = false }
    citations = CitationGrammar(evidence)
    readActions()
    readPriorityTexts()
    readAnswers(by: workers)
  }

  /// Reads the answers, none of which needs to know of another.
  private mutating func readAnswers(by workers: Workers) {
    let known = self
    // Far more parts than there are workers, as some files have one answer and some have all.
    let answers = workers.map(files.answers.parts(32)) { files in
      var reader = known
      return files.map { reader.readAnswers(in: $0.file, ofFolder: $0.team) }
    }
    join(answers.flatMap { $0 })
    if evidence.areComplete { gatherUnknownEvidence() }
  }

  /// Where nothing that's cited is known, the register is at fault, not each citation.
  private mutating func gatherUnknownEvidence() {
    let isAnyKnown =
      result.judgements.indices.contains { place in
        !result.judgements[place].evidence.isEmpty || !result.judgements[place].citations.isEmpty
      } || result.actions.contains { !$0.evidence.isEmpty }
    if isAnyKnown { return }
    let path = TableLayout.register.path
    let isThere = file(at: path) != nil
    let ids = evidence.all.prefix(3).map(\.text)
    log.gather([.unknownCitation, .unknownEvidence], atLeast: 12) { first in
      Finding(
        .unknownCitation,
        ids.isEmpty
          ? "evidence is cited from here on, and "
            + (isThere ? "'\(path)' has no items" : "there is no '\(path)'")
          : "of all evidence that is cited from here on '\(path)' has nothing: its ids are like "
            + ids.map { "'\($0)'" }.joined(separator: ", "),
        at: first,
        hint: ids.isEmpty
          ? "put the evidence register there; it may have another name, or not be synchronised yet"
          : "a spreadsheet may have changed the ids, such as E001 into 1: write them as they're cited"
      )
    }
  }

  /// Hands over what was read.
  consuming func finished() -> IntakeResult {
    var evaluation: Evaluation?
    if settings != nil {
      evaluation = result
      evaluation?.bank = bank
    }
    var intake = IntakeResult(evaluation: evaluation, findings: log.finished())
    if evaluation == nil {
      result.bank = bank
      intake.draft = result.withSettingsMadeOut
    }
    return intake
  }
}

extension Evaluation {
  /// The same with an authority, a year and teams in the place of those that aren't known.
  fileprivate var withSettingsMadeOut: Evaluation {
    var draft = self
    if settings.authority.isEmpty { draft.settings.authority = "Authority not named" }
    if settings.year == 0 {
      let known = observations.map(\.period) + judgements.compactMap { $0.updated.map(Period.day) }
      if let last = known.max()?.lastDay {
        draft.settings.year = last.month > 8 ? last.year : last.year - 1
      } else if let date = settings.date {
        // Most reports are dated before their year ends, or soon after.
        draft.settings.year = date.year - 1
      }
    }
    for team in judgements.map(\.team) where draft.settings.team(team) == nil {
      draft.settings.teams.append(Team(id: team, name: team.text))
    }
    return draft
  }
}
