import Charts
import Diagnostics
import Editions
import Mustache
import SelfEvaluation
import Trends
import Versions

/// What the templates of one face are filled with.
///
/// The words stand in the templates; here is what they are about. A name that has no value is
/// `missing`, never left out, so that a misspelt one is found.
///
/// It never changes; it's a class so that the many closures that make values hold one reference to it
/// instead of one to each of its parts.
final class ReportModel: Sendable {
  let index: ReportIndex
  let face: Face
  let generator: String
  let grades: GradeView
  let prose: ProseRenderer
  /// How links to each evidence item read, since the same are cited again and again.
  private let evidenceLinks: [Listed]
  /// How links to each measure of the catalogue read.
  private let measureLinks: [Identifier: Listed]
  /// How links to each question read.
  private let questionLinks: [Int: Listed]
  /// How a measure stands below each of its questions, but for what is said of it there.
  let measureViews: Memo<Identifier, [(Key, Value)]>
  /// How links to each answer read, by its place, since one is linked to from all that it cites.
  let answerLinks: [Listed]
  /// How links to each key priority read.
  private let priorityLinks: [Listed]

  init(index: ReportIndex, face: Face, generator: String) {
    self.index = index
    self.face = face
    self.generator = generator
    grades = GradeView(bank: index.evaluation.bank, edition: index.edition)
    prose = ProseRenderer(index: index, face: face)
    evidenceLinks =
      zip(index.evaluation.register, index.evidenceAbout).map { item, about in
        Self.evidenceLink(item.id, (item.title, about), face)
      } + index.unknownEvidence.map { Self.evidenceLink($0, nil, face) }
    measureLinks = index.measures.mapValues { measure in
      Self.measureLink(measure, index.trends.overall(measure.id), face)
    }
    let numbers = index.evaluation.bank.questions.map { $0.number }
    questionLinks = Dictionary(numbers.map { ($0, Self.questionLink($0)) }) { first, _ in first }
    let view = MeasureView(index: index, face: face)
    measureViews = Memo { view.fields(of: $0) }
    answerLinks = index.evaluation.judgements.indices.map { place in
      Listed([
        (
          "label",
          .text("question \(index.question(ofAnswer: place)) (\(index.answerTeams[place]))")
        ),
        ("anchor", .text(index.answerAnchors[place])),
        ("slug", .text("question-\(index.question(ofAnswer: place))")),
      ])
    }
    priorityLinks = index.evaluation.priorities.map { priority in
      Self.priorityLink(priority.id, priority, priority.team.map(index.teamName), face)
    }
  }

  var settings: Settings { index.evaluation.settings }
  var bank: QuestionBank { index.evaluation.bank }

  /// The whole report, which carries the saved version.
  func report(_ version: Once<VersionText>) -> Value {
    var fields = frame()
    fields += summary()
    fields += sinceLastYear()
    fields += [("parts", parts()), ("contentsParts", contents())]
    fields += prioritiesSection()
    fields += accountability()
    fields += registerSection()
    fields += coverage()
    fields += method()
    if face == .html {
      fields.append(("modelJSON", .bytes(version.value.embedded)))
    }
    return .object(fields)
  }

  /// What all pages begin and end with; of scripts a page runs the given one or none.
  func frame(script: String? = nil) -> [(Key, Value)] {
    var fields: [(Key, Value)] = [
      ("authority", .text(settings.authority)), ("year", .text(settings.yearText)),
      ("isPublic", .bool(index.edition == .publicEdition)), ("withheld", withheld()),
      ("ungraded", .text(grades.missing)), ("bankTitle", .text(bank.title)),
      ("bankVersion", .text(bank.version)),
      ("marking", .text(settings.marking)), ("note", .text(settings.note)),
      ("date", .optional(settings.date?.inWords)),
      ("dateISO", .optional(settings.date?.description)), ("generator", .text(generator)),
      ("mark", .text("<!-- \(Reports.markWords) \(Reports.mark) -->")),
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
    if face == .html {
      fields += [
        ("style", .text(pageStyle)), ("markingInCSS", .text(cssText(settings.marking))),
        ("scriptHash", .optional(script?.contentSecurityHash)),
      ]
    }
    return fields
  }

  /// The looks of charts and pages.
  var pageStyle: String {
    Charts.styleSheet
      + TemplateLibrary.text(at: TemplateLibrary.styleSheet, overrides: index.templates)
  }

  /// How much the edition holds back.
  private func withheld() -> Value {
    guard let withheld = index.withheld else { return .missing }
    return [
      "judgements": .count(withheld.judgements(of: Set(index.teams.map(\.id)))),
      "evidence": .count(withheld.evidence), "figures": .count(withheld.figures),
    ]
  }

  /// The parts of the form with their questions.
  private func parts() -> Value {
    .list(
      bank.parts.enumerated().map { place, part in
        [
          "name": .text(part.name), "anchor": .text("part-\(place + 1)"),
          "questions": .lazyList(count: part.questions.count) { number in
            self.question(part.questions[number])
          },
        ]
      })
  }

  func contents() -> Value {
    .list(
      bank.parts.enumerated().map { place, part in
        [
          "name": .text(part.name), "anchor": .text("part-\(place + 1)"),
          "slug": slug(part.name),
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

  /// The address of a heading, which only Markdown asks for.
  func slug(_ heading: String) -> Value { Self.slug(heading, face) }

  static func slug(_ heading: String, _ face: Face) -> Value {
    face == .markdown ? .text(headingSlug(heading)) : .missing
  }

  /// An evidence item by its id, for lists of links.
  func evidenceLink(_ id: Identifier) -> Listed {
    index.evidenceNumbers[id].map(evidenceLink) ?? Self.evidenceLink(id, nil, face)
  }

  /// An evidence item by its number, for lists of links.
  func evidenceLink(_ number: Int) -> Listed { evidenceLinks[number] }

  private static func evidenceLink(
    _ id: Identifier, _ item: (title: String, about: String)?, _ face: Face
  ) -> Listed {
    Listed([
      ("id", .text(id.text)), ("isKnown", .bool(item != nil)),
      ("title", .optional(item?.title)), ("slug", slug(id.text, face)),
      ("about", .text(item?.about ?? "")),
    ])
  }

  /// A measure by its id, for lists of links.
  func measureLink(_ id: Identifier) -> Listed {
    measureLinks[id]
      ?? Listed([
        ("id", .text(id.text)), ("isKnown", false), ("title", .text(id.text)),
        ("anchor", .text(id.key.slug)), ("slug", .missing), ("sentence", .missing),
      ])
  }

  private static func measureLink(
    _ measure: Measure, _ overall: SeriesTrend?, _ face: Face
  ) -> Listed {
    Listed([
      ("id", .text(measure.id.text)), ("isKnown", true), ("title", .text(measure.title)),
      ("anchor", .text(overall?.anchor ?? measure.id.key.slug)),
      ("slug", slug(digestHeading(measure), face)), ("sentence", .optional(overall?.sentence)),
    ])
  }

  /// A key priority by its id, for lists of links.
  func priorityLink(_ id: Identifier) -> Listed {
    guard let place = index.priorityPlaces[id] else {
      return Self.priorityLink(id, nil, nil, face)
    }
    return priorityLinks[place]
  }

  private static func priorityLink(
    _ id: Identifier, _ priority: KeyPriority?, _ team: String?, _ face: Face
  ) -> Listed {
    Listed([
      ("id", .text(id.text)), ("isKnown", .bool(priority != nil)),
      ("title", .text(priority?.title ?? id.text)), ("team", .optional(team)),
      ("slug", priority.map { slug("\($0.id.text) \($0.title)", face) } ?? .missing),
    ])
  }

  /// Links to questions, each once.
  func questionLinks(_ numbers: [Int]) -> Value {
    separated(numbers.map { questionLinks[$0] ?? Self.questionLink($0) })
  }

  private static func questionLink(_ number: Int) -> Listed {
    Listed([("number", .int(number)), ("anchor", .text(anchor(question: number)))])
  }
}

/// Text for a string of CSS: whatever could end it is written as an escape.
func cssText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " " {
      result.unicodeScalars.append(scalar)
    } else {
      result += "\\" + String(scalar.value, radix: 16) + " "
    }
  }
  return result
}
