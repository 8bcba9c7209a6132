import Diagnostics
import Editions
import SelfEvaluation

/// What a person asked of one report or of many.
struct ReportWishes: Sendable {
  var edition: Edition
  /// The ids of teams, as they were typed.
  var teamNames: [String]
  var isDraft: Bool
  var templates: OwnTemplates
  var force: Bool

  /// The options of the commands that make reports, but for the folder to write into.
  static let options: [Command.Option] = [
    .init(
      name: "--team", value: "ID", help: "Only this team's answers; may be given again.",
      isRepeatable: true),
    .init(
      name: "--edition", value: "internal|public", help: "For whom; internal if left out.",
      choices: ["internal", "public"]),
    .init(name: "--templates", value: "DIR", help: "Templates of your own."),
    .init(name: "--draft", help: "Write in spite of errors, and say so on the first page."),
  ]

  /// Reads the options.
  ///
  /// - Throws: ``RequestError`` when the templates can't be read, or a draft is to be public.
  init(_ invocation: Invocation) throws {
    edition = Edition(rawValue: invocation.value("--edition") ?? "") ?? .internalEdition
    teamNames = invocation.all("--team")
    isDraft = invocation.has("--draft")
    guard edition == .internalEdition || !isDraft else {
      let folders = invocation.operands.map(\.withoutSlashes)
      let check = "laser check".on(folders.isEmpty ? ["Evidence"] : folders)
      throw RequestError(
        "a draft can't be public: it lists what is wrong with the files of the workspace",
        hint: "correct the errors that '\(check)' lists, or leave out --draft or --edition public")
    }
    templates = try OwnTemplates(invocation)
    force = invocation.has("--force")
  }

  /// Finds the teams.
  ///
  /// - Throws: ``RequestError`` for one that isn't there.
  func teams(of evaluation: Evaluation?) throws -> [Identifier] {
    try teamNames.compactMap { try evaluation?.settings.team(named: $0).id }
  }
}
