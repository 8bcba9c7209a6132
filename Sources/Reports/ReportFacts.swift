import Charts
import Diagnostics
import Editions
import Intake
import Mustache
import SelfEvaluation
import Trends

/// What the templates of both faces are filled with alike.
///
/// The words stand in the templates; here is what they are about. A name that has no value is
/// `missing`, never left out, so that a misspelt one is found.
///
/// It never changes; it's a class so that the many closures that make values hold one reference to it
/// instead of one to each of its parts.
final class ReportFacts: Sendable {
  let index: ReportIndex
  let generator: String
  let grades: GradeView
  let links: Links
  /// How answers open, by their places.
  let openings: HandedOn<Opening>

  init(index: ReportIndex, generator: String) {
    self.index = index
    self.generator = generator
    grades = GradeView(bank: index.evaluation.bank, edition: index.edition)
    links = Links(index)
    openings = HandedOn(mostWaiting: .max) { place in
      Opening(of: index.evaluation.judgements[place].body, index.grammar.proseOptions)
    }
  }

  var settings: Settings { index.evaluation.settings }
  var bank: QuestionBank { index.evaluation.bank }

  /// What of a report needs no face: all but prose and charts.
  func report() -> [(Key, Value)] {
    var fields = frame()
    fields += summary()
    fields += sinceLastYear()
    fields.append(("contentsParts", contents()))
    fields += improvementPlan()
    fields += alignment()
    fields += accountability()
    fields.append(("hasRegister", .bool(!index.evaluation.register.isEmpty)))
    fields += coverage()
    fields += method()
    return fields
  }

  /// What all pages begin and end with.
  func frame() -> [(Key, Value)] {
    [
      ("authority", .text(settings.authority)), ("year", .text(settings.yearText)),
      ("isPublic", .bool(index.edition == .publicEdition)), ("withheld", withheld()),
      ("ungraded", .text(grades.missing)), ("bankTitle", .text(bank.title)),
      ("bankVersion", .text(bank.version)),
      ("marking", .text(settings.marking)), ("note", .text(settings.note)),
      ("date", .optional(settings.date?.inWords)),
      ("dateISO", .optional(settings.date?.description)), ("generator", .text(generator)),
      ("mark", .text(Reports.markComment)),
      (
        "onlyTeams",
        index.isOneTeamOnly ? .text(Wording.list(index.teams.map(\.name))) : .missing
      ),
      ("draft", .bool(index.isDraft && !index.errors.isEmpty)),
      ("errors", .count(index.errors.count)),
      (
        "faults",
        .list(
          index.errors.map { finding in
            [
              "place": .text(finding.position.description), "message": .text(finding.message),
              "hint": .text(finding.hint),
            ]
          })
      ),
    ]
  }

  /// How much the edition holds back.
  private func withheld() -> Value {
    guard let withheld = index.withheld else { return .missing }
    return [
      "judgements": .count(withheld.judgements(of: Set(index.teams.map(\.id)))),
      "evidence": .count(withheld.evidence), "figures": .count(withheld.figures),
    ]
  }

  /// The list of contents.
  func contents() -> Value {
    .list(
      bank.parts.enumerated().map { place, part in
        [
          "name": .text(part.name), "anchor": .text("part-\(place + 1)"),
          "slug": .text(headingSlug(part.name)),
          "rows": .list(
            part.questions.map { question in
              [
                "number": .int(question.number), "text": .text(question.text),
                "anchor": .text(Self.anchor(question: question.number)),
              ]
            }),
        ]
      })
  }

  // MARK: - Addresses within the pages

  static func anchor(question: Int) -> String { "q\(question)" }

  static func anchor(question: Int, team: Identifier) -> String { "q\(question)-\(team.key)" }

  /// The heading of a measure in the Markdown of the digest.
  static func digestHeading(_ measure: Measure) -> String {
    "\(measure.title) (\(measure.id.text))"
  }
}
