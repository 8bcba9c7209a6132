import DataFiles
import Diagnostics
import Drafting
import Intake
import ReportTemplates
import SelfEvaluation
import Testing

/// A workspace in memory, drafts of it, and what they make of it.
struct DraftedWorkspace {
  var files: [String: [UInt8]]

  static let settings = """
    {"authority": "Lancashire", "code": "E10000017", "year": "2014/15",
     "teams": [{"id": "primary", "name": "Primary"}, {"id": "early", "name": "Early years"}]}
    """

  init(_ texts: [String: String] = [:]) {
    files = texts.mapValues { Array($0.utf8) }
    if files["laser.json"] == nil { files["laser.json"] = Array(Self.settings.utf8) }
    if files["register.csv"] == nil {
      files["register.csv"] = Array("id,title,kind\nE001,Plan,plan\nE002,Visits,visit-note\n".utf8)
    }
  }

  var workspace: Workspace {
    Workspace(
      files: files.map { InputFile(path: $0.key, bytes: $0.value) },
      builtInBanks: ReportTemplates.banks)
  }

  func evaluation() throws -> Evaluation { try #require(Intake.read(workspace).evaluation) }

  func text(_ path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

  /// The draft that a new workbook of team primary holds.
  func draft(team: String = "primary") throws -> Draft {
    let evaluation = try evaluation()
    return Draft(of: evaluation, team: try #require(evaluation.settings.team(Identifier(team))))
  }

  /// Writes a draft and reads it, as a browser and a disk between the two would.
  func throughFile(_ draft: Draft) throws -> Draft {
    let evaluation = try evaluation()
    return try Draft(
      reading: draft.json(evaluation.bank), file: "primary.laser.json", for: evaluation)
  }

  /// Works out what drafts make of the workspace.
  func importing(_ drafts: Draft...) throws -> DraftImport {
    let result = Intake.read(workspace)
    return try DraftImport(
      drafts.map(throughFile), into: workspace, readAs: try #require(result.evaluation),
      findings: result.findings)
  }

  /// Imports drafts that nothing stands against.
  mutating func take(_ drafts: Draft...) throws {
    for draft in drafts {
      let outcome = try importing(draft)
      #expect(outcome.conflicts.isEmpty)
      for file in outcome.files { files[file.path] = file.bytes }
    }
  }
}

extension Draft {
  /// Changes the answer to a question.
  func changing(_ question: Int, _ change: (inout AnswerContent) -> Void) -> Self {
    var draft = self
    for place in draft.answers.indices where draft.answers[place].question == question {
      change(&draft.answers[place].content)
    }
    return draft
  }

  func content(_ question: Int) -> AnswerContent? {
    answers.first { $0.question == question }?.content
  }
}
